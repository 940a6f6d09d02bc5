//! What else may lie in an area: a box for each tier of location precision, with how
//! many events it adds.

use egui::{Align, Layout, RichText, Ui, WidgetInfo};

use super::choice;
use crate::dataset::{PlaceTier, PlaceTiers};
use crate::language::tr;
use crate::ui::format::number;
use crate::ui::labels;
use crate::ui::theme::{Theme, Token};

/// Paints a box for each tier that adds something or is on; the tiers after a click.
/// `name` tells the boxes from others of their kind.
pub fn tier_boxes(
    ui: &mut Ui,
    on: PlaceTiers,
    added: &[(PlaceTier, usize)],
    name: &str,
) -> Option<PlaceTiers> {
    let theme = Theme::of(ui.ctx());
    let shown = || added.iter().filter(|(tier, count)| *count > 0 || on.contain(*tier));
    shown().next()?;
    let mut changed = None;
    ui.label(RichText::new(tr!("could-also-be-inside")).color(theme.token(Token::Text2)));
    for &(tier, count) in shown() {
        ui.horizontal(|ui| {
            let mut is_on = on.contain(tier);
            let response = choice::checkbox(ui, &mut is_on, labels::word(tier.label()));
            response.widget_info(|| {
                let label = format!("{name}: {} +{count}", labels::word(tier.label()));
                WidgetInfo::selected(egui::Role::CheckBox, true, on.contain(tier), label)
            });
            if response.changed() {
                changed = Some(on.with(tier, is_on));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = format!("+{}", number(count));
                ui.label(RichText::new(text).color(theme.token(Token::Text2)));
            });
        });
    }
    changed
}
