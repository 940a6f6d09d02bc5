//! What the map says where no event matches: which filters are in use, and ways out.

use egui::{Align2, Context, Frame, Label, Rect, RichText};

use super::active_filters;
use crate::language::tr;
use crate::ui::View;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::{button, scrolled};

/// Width of the card, in points.
const CARD_POINTS: f32 = 340.0;

/// Ways out that are offered.
const OFFERED: usize = 3;

/// Paints the card in the middle of the map at `map`, while no event matches.
pub fn ui(view: &View<'_>, ctx: &Context, map: Rect) {
    let derived = view.session.derived();
    if derived.matching_count() > 0 || derived.total_count() == 0 {
        return;
    }
    let theme = Theme::of(ctx);
    let width = CARD_POINTS.min(map.width() - 40.0).max(160.0);
    egui::Area::new(egui::Id::unique("nothing matches"))
        .order(egui::Order::Middle)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(map.center())
        .constrain_to(map)
        .show(ctx, |ui| {
            Frame::popup(ui.style()).inner_margin(14.0).show(ui, |ui| {
                ui.set_width(width);
                scrolled::menu(ui, |ui| {
                    ui.vertical_centered(|ui| {
                        ui.label(Icon::Funnel.text().size(22.0).color(theme.token(Token::Text2)));
                        ui.label(semibold(tr!("no-events-match")));
                        let filters = active_filters::sentence(view);
                        let text = tr!("filters-in-use", filters = filters);
                        let text = RichText::new(text).color(theme.token(Token::Text2));
                        ui.add(Label::new(text).wrap());
                        ui.add_space(4.0);
                        let ways = active_filters::ways_out(view).into_iter().take(OFFERED);
                        for (index, (label, command)) in ways.enumerate() {
                            let clicked = match index {
                                0 => button::primary(ui, &label, true).clicked(),
                                _ => ui.button(label).clicked(),
                            };
                            if clicked {
                                view.send(command);
                            }
                        }
                    });
                });
            });
        });
}
