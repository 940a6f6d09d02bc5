//! Something that takes too long for a frame and is computed beside it; until it
//! is there, the last one stands in.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// The newest result, and the one on its way.
pub struct Background<K, T> {
    ready: Option<(K, T)>,
    coming: Option<(K, Receiver<T>)>,
}

impl<K, T> Default for Background<K, T> {
    fn default() -> Self {
        Self { ready: None, coming: None }
    }
}

impl<K, T: Send + 'static> Background<K, T> {
    /// What was computed last. Where `is_good` does not hold for its key, `work`
    /// is begun on a thread called `name`, unless one is at work.
    pub fn get(
        &mut self,
        ctx: &egui::Context,
        name: &str,
        is_good: impl Fn(&K) -> bool,
        begin: impl FnOnce() -> (K, Box<dyn FnOnce() -> T + Send>),
    ) -> Option<(&K, &T)> {
        if let Some((key, receiver)) = self.coming.take() {
            match receiver.try_recv() {
                Ok(result) => self.ready = Some((key, result)),
                Err(TryRecvError::Empty) => self.coming = Some((key, receiver)),
                // The thread ended without a result; it is asked for again.
                Err(TryRecvError::Disconnected) => {}
            }
        }
        let is_known = self.ready.as_ref().is_some_and(|(key, _)| is_good(key));
        if !is_known && self.coming.is_none() {
            let (key, work) = begin();
            let (sender, receiver) = channel();
            let wake = ctx.clone();
            let thread = crate::ui::threads::of(ctx).spawn(name, move || {
                // Nobody waits any more once the window is closed.
                let _ = sender.send(work());
                wake.request_repaint();
            });
            if thread.is_ok() {
                self.coming = Some((key, receiver));
            }
        }
        self.ready()
    }

    /// What was computed last.
    pub fn ready(&self) -> Option<(&K, &T)> {
        self.ready.as_ref().map(|(key, result)| (key, result))
    }

    /// Whether a thread is at work.
    pub fn is_busy(&self) -> bool {
        self.coming.is_some()
    }
}
