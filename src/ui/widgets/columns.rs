//! A small chart of columns, each of which can be chosen by pointer or keyboard.

use egui::{Align2, FontId, Rect, Sense, Ui, pos2, vec2};

use crate::ui::theme::Theme;

/// One column: a figure, or a range of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnBar {
    /// What it is, for screen readers and the pointer, with its figure.
    pub name: String,
    /// A few letters below it; empty where there is no room.
    pub label: String,
    /// The least it stands for.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Height of the words below the columns.
const LABEL_POINTS: f32 = 13.0;

/// Paints the columns side by side, as wide as there is room: what is sure is
/// solid, what is only possible fainter above it. The index of one that was clicked.
/// With `can_choose` a column is a switch, otherwise it only tells its figure.
pub fn columns(ui: &mut Ui, bars: &[ColumnBar], height: f32, can_choose: bool) -> Option<usize> {
    let theme = Theme::of(ui.ctx());
    let size = vec2(ui.available_width(), height + LABEL_POINTS);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let track = rect.with_max_y(rect.bottom() - LABEL_POINTS);
    let highest = bars.iter().map(|bar| bar.high).fold(0.0, f64::max).max(1.0);
    let width = track.width() / bars.len().max(1) as f32;
    let any_chosen = bars.iter().any(|bar| bar.chosen);
    let mut clicked = None;
    for (index, bar) in bars.iter().enumerate() {
        let left = track.left() + index as f32 * width;
        let column = Rect::from_min_max(pos2(left, track.top()), pos2(left + width, rect.bottom()));
        let sense = if can_choose { Sense::click() } else { Sense::focusable_noninteractive() };
        let response = ui.interact(column, ui.scope_id().with(("column", index)), sense);
        response.widget_info(|| {
            if can_choose {
                let role = egui::Role::CheckBox;
                egui::WidgetInfo::selected(role, true, bar.chosen, bar.name.as_str())
            } else {
                egui::WidgetInfo::labeled(egui::Role::Label, true, bar.name.as_str())
            }
        });
        if !ui.is_rect_visible(column) {
            continue;
        }
        let painter = ui.painter();
        if bar.chosen || response.hovered() || response.has_focus() {
            let opacity = if bar.chosen { 0.16 } else { 0.1 };
            painter.rect_filled(column, 2.0, Theme::faded(theme.accent(), opacity));
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(1.0, theme.accent());
            painter.rect_stroke(column, 2.0, stroke, egui::StrokeKind::Inside);
        }
        let gap = if width > 5.0 { 1.0 } else { 0.0 };
        let part = |from: f64, to: f64| {
            let y = |value: f64| track.bottom() - track.height() * (value / highest) as f32;
            let top = if to > from { y(to).min(y(from) - 1.5) } else { y(to) };
            Rect::from_min_max(pos2(column.left() + gap, top), pos2(column.right() - gap, y(from)))
        };
        let opacity = if any_chosen && !bar.chosen { 0.4 } else { 0.9 };
        let colour = Theme::faded(theme.accent(), opacity);
        if bar.low > 0.0 {
            painter.rect_filled(part(0.0, bar.low), 1.0, colour);
        }
        if bar.high > bar.low {
            painter.rect_filled(part(bar.low, bar.high), 1.0, Theme::faded(colour, 0.4));
        }
        painter.hline(column.x_range(), track.bottom(), egui::Stroke::new(1.0, theme.all_events()));
        if !bar.label.is_empty() {
            painter.text(
                pos2(column.center().x, rect.bottom()),
                Align2::CENTER_BOTTOM,
                &bar.label,
                FontId::proportional(10.0),
                theme.faint_text(),
            );
        }
        if response.on_hover_text(&bar.name).clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

/// Half of the width of a bar of differences, in points.
const HALF_POINTS: f32 = 46.0;

/// A bar from the middle: to the right for more, to the left for fewer. `share` lies
/// between −1 and 1.
pub fn difference_bar(ui: &mut Ui, share: f64) {
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(2.0 * HALF_POINTS, 12.0), Sense::hover());
    let middle = rect.center().x;
    let end = middle + share.clamp(-1.0, 1.0) as f32 * HALF_POINTS;
    let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), rect.y_range());
    let opacity = if share > 0.0 { 0.85 } else { 0.45 };
    ui.painter().rect_filled(bar, 1.0, Theme::faded(theme.accent(), opacity));
    let stroke = egui::Stroke::new(1.0, theme.all_events());
    ui.painter().vline(middle, rect.y_range(), stroke);
}
