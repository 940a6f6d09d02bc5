//! The panel at the left: datasets and filters, or a rail of icons while it is folded.

use egui::{Align2, Frame, Margin, Rect, Ui, pos2, vec2};

use super::datasets;
use super::filters::FiltersPanel;
use crate::language::tr;
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, Token, semibold_id};
use crate::ui::widgets::button;
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::{Action, View};

/// Its usual width, in points.
pub const WIDTH: f32 = 272.0;

/// Width of the rail, in points.
pub const RAIL_POINTS: f32 = 44.0;

/// A lower rail has one button, in points.
const LEAST_RAIL_POINTS: f32 = 112.0;

/// Paints datasets and filters.
pub fn ui(view: &View<'_>, ui: &mut Ui, filters: &mut FiltersPanel) {
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 12 }).show(
            ui,
            |ui| {
                datasets::ui(view, ui);
                filters.ui(view, ui);
            },
        );
    });
}

/// Paints the rail: what the panel has, with the number of filters in use; where there is
/// little room, only the button that opens it.
pub fn rail_ui(view: &View<'_>, ui: &mut Ui, is_open: bool) {
    button::make_flat(ui);
    let is_low = ui.available_height() < LEAST_RAIL_POINTS;
    ui.vertical_centered(|ui| {
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.y = 6.0;
        let mut is_clicked = false;
        if !is_low {
            is_clicked |= ui.add(IconButton::new(Icon::Database, tr!("datasets"))).clicked();
            let filters = ui.add(IconButton::new(Icon::Funnel, tr!("filters")));
            badge_ui(view, ui, filters.rect);
            is_clicked |= filters.clicked();
        }
        let unfold = IconButton::new(Icon::Sidebar, tr!("show-datasets-and-filters")).on(is_open);
        let unfold = ui.add(unfold);
        if is_low {
            badge_ui(view, ui, unfold.rect);
        }
        if is_clicked || unfold.clicked() {
            view.ask(Action::Set(Change::LeftOpen(!is_open)));
        }
    });
}

/// How many filters are in use, at the corner of the icon at `rect`.
fn badge_ui(view: &View<'_>, ui: &Ui, rect: Rect) {
    let count = super::active_filters::in_use(view);
    if count == 0 {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let centre = rect.right_top() + vec2(-2.0, 4.0);
    ui.painter().circle_filled(centre, 7.5, theme.accent());
    ui.painter().text(
        pos2(centre.x, centre.y),
        Align2::CENTER_CENTER,
        count.to_string(),
        semibold_id(11.0),
        theme.token(Token::OnAccent),
    );
}
