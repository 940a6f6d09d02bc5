//! A section of a panel: its header, and facts under their names.

use egui::{Align, Label, Layout, RichText, Ui, WidgetText};

use crate::ui::theme::{Theme, Token, semibold};

/// A header of a section, with a remark at the right.
pub fn section(ui: &mut Ui, title: &str, remark: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(6.0);
    ui.separator();
    ui.horizontal(|ui| {
        ui.label(semibold(title));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(remark).color(theme.token(Token::Text2)));
        });
    });
}

/// A fact under its name; nothing where there is no text.
pub fn field(ui: &mut Ui, name: &str, text: impl Into<WidgetText>) {
    let text = text.into();
    if text.is_empty() {
        return;
    }
    let colour = Theme::of(ui.ctx()).token(Token::Text2);
    ui.label(RichText::new(name).color(colour));
    ui.add(Label::new(text).wrap());
    ui.end_row();
}
