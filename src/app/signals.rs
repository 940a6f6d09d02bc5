//! Signals of the system that end the window as its close button does, so that what is
//! open and in no file is kept for the next start.

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator;
use signal_hook::low_level::emulate_default_handler;

use crate::base::threads::JoinOnDrop;

/// Waits for signals until it is dropped. A second one ends the program at once, so that
/// a window which no longer answers can be ended too.
pub struct Signals {
    handle: iterator::Handle,
    _thread: JoinOnDrop,
}

impl Signals {
    /// Lets the window of `ctx` close when the system ends the program or its session.
    /// `None` where signals cannot be waited for; then they end it at once, and what was
    /// kept some seconds before is offered at the next start.
    pub fn closing(ctx: &egui::Context) -> Option<Self> {
        let mut signals = iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]).ok()?;
        let handle = signals.handle();
        let thread = JoinOnDrop::default();
        let ctx = ctx.clone();
        let wait = move || {
            let mut is_closing = false;
            for signal in signals.forever() {
                if is_closing {
                    // Whoever asks twice does not want to wait.
                    let _ = emulate_default_handler(signal);
                }
                is_closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                ctx.request_repaint();
            }
        };
        thread.0.spawn("signals", wait).ok()?;
        Some(Self { handle, _thread: thread })
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.handle.close();
    }
}
