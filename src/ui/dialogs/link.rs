//! Asks before an address out of data is opened in the browser.

use crate::base::link::Link;
use crate::language::tr;
use crate::ui::theme::Theme;
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::{button, scrolled};
use crate::ui::{Action, View};

/// The dialog; the only place that hands an address to the browser.
#[derive(Debug, Clone)]
pub struct LinkDialog {
    link: Link,
    written: String,
}

impl LinkDialog {
    /// About the address `written`; `None` for what is no address of the web.
    pub fn new(written: &str) -> Option<Self> {
        Some(Self { link: Link::read(written)?, written: written.trim().to_owned() })
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(&self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let (mut open, mut is_done) = (true, false);
        let width = scrolled::width(ctx, 440.0);
        Dialog::new(tr!("open-this-address"), "open this address", width).show(
            ctx,
            Some(&mut open),
            |ui| {
                scrolled::fixed(ui, egui::vec2(440.0, 360.0), |ui| {
                    ui.set_width(scrolled::width(ctx, 440.0));
                    ui.label(tr!("your-browser-will-ask-this-host-which"));
                    ui.label(egui::RichText::new(&self.link.host).strong().size(16.0));
                    egui::ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
                        let address = egui::RichText::new(&self.link.address).monospace();
                        ui.add(egui::Label::new(address).wrap());
                    });
                    if !self.written.is_ascii() {
                        let faint = Theme::of(ctx).faint_text();
                        let text = tr!("in-the-data-it-has-other-letters");
                        ui.label(egui::RichText::new(text).small().color(faint));
                    }
                    let (mut is_opened, mut is_copied) = (false, false);
                    dialog::foot(
                        ui,
                        |ui| is_copied = ui.button(tr!("copy")).clicked(),
                        |ui| {
                            is_opened = button::primary(ui, tr!("open-in-browser"), true).clicked();
                            is_done |= ui.button(tr!("cancel")).clicked();
                        },
                    );
                    if is_opened {
                        ctx.open_url(egui::OpenUrl::new_tab(&self.link.address));
                    }
                    if is_copied {
                        view.ask(Action::Copy(self.link.address.clone()));
                    }
                    is_done |= is_opened || is_copied;
                });
            },
        );
        open && !is_done
    }
}
