//! Whether an air alert was on, as far as that is known by now.

use egui::{RichText, Ui};

use crate::ui::theme::{Theme, Token};
use crate::ui::{Action, View};

/// What stands where it is not known yet.
pub const LOOKING: &str = "Looking for air alerts…";

/// Whether what is known of air alerts can be asked for in this frame; else it is looked
/// for beside the window.
pub fn is_ready(view: &View<'_>) -> bool {
    let is_ready = view.session.derived().alerts().are_quick();
    if !is_ready {
        view.ask(Action::FindAlerts);
    }
    is_ready
}

/// Says that it is looked for.
pub fn looking_ui(ui: &mut Ui) {
    ui.label(RichText::new(LOOKING).color(Theme::of(ui.ctx()).token(Token::Text2)));
}
