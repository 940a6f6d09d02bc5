//! The open legend: on the map where it has room, else over the window.

use egui::{Align2, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::inset::{CHIPS_POINTS, INSET};
use super::legend_rows::{
    LegendStyle, ROW, all_meanings, chosen_kinds, column_points, kind_ui, left_of, meaning_ui,
    paint_ground, title_ui, toggle,
};
use crate::filter::Filter;
use crate::language::tr;
use crate::ui::View;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::icon::Icon;

/// Kinds that it lists in the window.
const LISTED: usize = 14;

/// A map smaller than this lets the open legend reach over the window.
const LEAST_ROOM: egui::Vec2 = vec2(220.0, 130.0);

/// The open legend stands over the window where it would list fewer kinds.
const LEAST_LISTED: usize = 5;

/// The open legend: what it lists, and how large it is.
struct Open<'a> {
    kind: &'a dyn Filter,
    kinds: &'a [String],
    look: LegendStyle,
    listed: usize,
    rows: usize,
    column_points: f32,
}

/// Width of the credit of the built-in map on one line, in points.
const CREDIT_POINTS: f32 = 280.0;

/// Height of two lines of credit, in points.
const CREDIT_HEIGHT_POINTS: f32 = 28.0;

/// Height of the title of the open legend, in points.
const HEAD: f32 = 30.0;

impl<'a> Open<'a> {
    fn new(
        ui: &Ui,
        kind: &'a dyn Filter,
        kinds: &'a [String],
        look: LegendStyle,
        most: usize,
    ) -> Self {
        let listed = kinds.len().min(most);
        let rows = (listed + usize::from(listed < kinds.len())).div_ceil(2);
        let column_points = column_points(ui, kind, kinds.iter().take(listed));
        Self { kind, kinds, look, listed, rows, column_points }
    }

    fn meanings_points() -> f32 {
        all_meanings().len().div_ceil(2) as f32 * ROW + 8.0
    }

    /// Its height without any kind.
    fn least_points() -> f32 {
        HEAD + Self::meanings_points() + 6.0
    }

    fn size(&self) -> egui::Vec2 {
        let height = Self::least_points() + self.rows as f32 * ROW;
        vec2(self.column_points * 2.0 + 12.0, height)
    }

    fn ui(&self, view: &View<'_>, ui: &Ui, area: Rect, is_open: &mut bool) {
        let theme = Theme::of(ui.ctx());
        let Self { kind, kinds, look, listed, rows, column_points } = *self;
        let row = area.with_max_y(area.top() + 28.0);
        title_ui(ui, row, Icon::CaretDown, theme);
        toggle(ui, row.with_max_x(area.left() + 100.0), is_open);
        let chosen = chosen_kinds(view);
        let place = |index: usize| {
            let (column, row) = (index / rows, index % rows);
            let at = vec2(6.0 + column as f32 * column_points, HEAD + row as f32 * ROW);
            Rect::from_min_size(area.min + at, vec2(column_points, ROW))
        };
        for (index, word) in kinds.iter().take(listed).enumerate() {
            kind_ui(view, ui, place(index), kind, word, &chosen, look);
        }
        if listed < kinds.len() {
            let at = place(listed).left_center() + vec2(24.0, 0.0);
            let text = tr!("count-more", count = kinds.len() - listed);
            let colour = theme.token(Token::Text3);
            ui.painter().text(at, Align2::LEFT_CENTER, text, FontId::proportional(12.0), colour);
        }
        let top = area.top() + HEAD + rows as f32 * ROW + 4.0;
        let line = Stroke::new(1.0, theme.token(Token::Line));
        ui.painter().hline(area.x_range().shrink(8.0), top, line);
        for (index, (meaning, words)) in all_meanings().into_iter().enumerate() {
            let at = vec2((index % 2) as f32 * column_points, (index / 2) as f32 * ROW);
            let row = Rect::from_min_size(
                pos2(area.left() + 6.0, top + 4.0) + at,
                vec2(column_points, ROW),
            );
            meaning_ui(ui, row, meaning, words, theme);
        }
    }
}

/// Paints the open legend; what of the map it covers, unless it lies over the window.
pub fn open_ui(
    view: &View<'_>,
    ui: &Ui,
    map: Rect,
    kind: &dyn Filter,
    kinds: &[String],
    look: LegendStyle,
    is_open: &mut bool,
) -> Option<Rect> {
    // It stands above the credit where it would reach over it, and below the chips.
    let widest = Open::new(ui, kind, kinds, look, LISTED).size().x;
    let is_above = !look.is_picture && map.width() < widest + CREDIT_POINTS + 3.0 * INSET;
    let bottom = map.bottom() - INSET - if is_above { CREDIT_HEIGHT_POINTS } else { 0.0 };
    let highest = map.top() + if look.is_picture { INSET } else { CHIPS_POINTS };
    let rows = (bottom - highest - Open::least_points()) / ROW;
    let most = rows.max(0.0) as usize * 2;
    let listed = if kinds.len() > most { most.saturating_sub(1) } else { most };
    let legend = Open::new(ui, kind, kinds, look, LISTED.min(listed.max(1)));
    let top = bottom - legend.size().y;
    let area = Rect::from_min_size(pos2(left_of(map, top), top), legend.size());
    let is_short = legend.listed < kinds.len().min(LEAST_LISTED);
    let has_room = map.with_min_y(highest).contains_rect(area) && !is_short;
    if !look.is_picture && !has_room {
        let legend = Open::new(ui, kind, kinds, look, LISTED);
        over_ui(view, ui, map, &legend, is_open);
        return None;
    }
    paint_ground(ui, area, Theme::of(ui.ctx()));
    legend.ui(view, ui, area, is_open);
    Some(area)
}

/// Paints the open legend over the window, since the map has no room for it.
fn over_ui(view: &View<'_>, ui: &Ui, map: Rect, legend: &Open<'_>, is_open: &mut bool) {
    // A map that is not quite as high keeps it to itself, so that it covers nothing else.
    let is_roomy = map.width() >= LEAST_ROOM.x && map.height() >= LEAST_ROOM.y;
    let window = if is_roomy { map } else { ui.ctx().content_rect() }.shrink(INSET);
    let room = (window.size() - vec2(18.0, 18.0)).max(vec2(80.0, 60.0));
    let size = legend.size().min(room);
    let at = pos2(map.left() + INSET, map.bottom() - INSET - size.y);
    egui::Area::new(egui::Id::unique("legend over")).fixed_pos(at).constrain_to(window).show(
        ui.ctx(),
        |ui| {
            egui::Frame::popup(ui.style()).shadow(egui::Shadow::NONE).show(ui, |ui| {
                let scroll = egui::ScrollArea::both().max_width(size.x).max_height(size.y);
                scroll.min_scrolled_width(size.x).min_scrolled_height(size.y).show(ui, |ui| {
                    let (area, _) = ui.allocate_exact_size(legend.size(), Sense::hover());
                    legend.ui(view, ui, area, is_open);
                });
            });
        },
    );
}
