//! The header of a column of the table: a click anywhere in it sorts by the column.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, pos2};

use super::table_columns::TableColumn;
use crate::language::tr;
use crate::ui::theme::{Theme, Token, semibold_id};

/// Paints the header over all of its cell; whether it was clicked. `order` says whether rows
/// are sorted by it, the greatest first.
pub fn ui(ui: &mut Ui, column: &TableColumn, order: Option<bool>) -> bool {
    let theme = Theme::of(ui.ctx());
    let can_sort = column.key().is_some();
    let name = column.name();
    let (arrow, said) = match order {
        Some(true) => (" ↓", tr!("descending")),
        Some(false) => (" ↑", tr!("ascending")),
        None => ("", ""),
    };
    let cell = ui.max_rect();
    let sense = if can_sort { Sense::click() } else { Sense::hover() };
    let response = ui.allocate_rect(cell, sense);
    response.widget_info(|| {
        let label = tr!("sort-by", column = name, order = said);
        WidgetInfo::labeled(egui::Role::Button, can_sort, label)
    });
    let is_hovered = can_sort && response.hovered();
    let painter = ui.painter();
    if can_sort && response.is_pointer_button_down_on() {
        painter.rect_filled(cell, 3.0, theme.token(Token::Pressed));
    } else if is_hovered {
        painter.rect_filled(cell, 3.0, theme.token(Token::Hover));
    }
    if response.has_focus() {
        painter.rect_stroke(cell, 3.0, Stroke::new(2.0, theme.accent()), StrokeKind::Inside);
    }
    let colour = match (order.is_some(), can_sort) {
        (true, _) => theme.accent(),
        (false, true) => theme.token(Token::Text),
        (false, false) => theme.token(Token::Text3),
    };
    let font = semibold_id(13.0);
    let arrow = painter.layout_no_wrap(arrow.to_owned(), font.clone(), colour);
    let room = (cell.width() - arrow.size().x - 4.0).max(0.0);
    let mut job = LayoutJob::single_section(name.clone(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping::truncate_at_width(room);
    let words = painter.layout_job(job);
    let at = pos2(cell.left() + 2.0, cell.center().y - words.size().y / 2.0);
    let beside = pos2(at.x + words.size().x, cell.center().y - arrow.size().y / 2.0);
    let is_cut = words.elided;
    painter.galley(at, words, colour);
    painter.galley(beside, arrow, colour);
    let clicked = response.clicked();
    if is_cut {
        response.on_hover_text(name);
    }
    clicked
}
