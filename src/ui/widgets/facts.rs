//! The figures that people look for first, side by side on a strip of their own.

use egui::{Frame, Label, Margin, Response, RichText, Ui};

use crate::ui::theme::{Theme, Token};

/// A figure with its name.
pub struct Fact<'a> {
    /// What it counts.
    pub name: &'a str,
    /// How much.
    pub text: RichText,
    /// More of it.
    pub tip: String,
}

/// Paints `facts` side by side; nothing where there are none.
pub fn facts_strip(ui: &mut Ui, facts: Vec<Fact<'_>>) {
    if facts.is_empty() {
        return;
    }
    let ground = Frame::new()
        .fill(Theme::of(ui.ctx()).token(Token::Bar))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 8));
    ground.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 18.0;
            for Fact { name, text, tip } in facts {
                let shown = fact_ui(ui, name, text);
                if !tip.is_empty() {
                    shown.on_hover_text(tip);
                }
            }
        });
    });
}

fn fact_ui(ui: &mut Ui, name: &str, text: RichText) -> Response {
    let colour = Theme::of(ui.ctx()).token(Token::Text2);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(name).small().color(colour));
        ui.add(Label::new(text).wrap())
    })
    .inner
}
