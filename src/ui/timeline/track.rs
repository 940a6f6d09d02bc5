//! Bars, window and ticks of the time slider.

use egui::{Align2, FontId, Rect, Response, Shape, Stroke, Ui, pos2, vec2};

use super::axis::Axis;
use crate::filter::Mode;
use crate::summary::{Bins, Histogram};
use crate::ui::theme::Theme;
use crate::ui::{View, words};

/// Paints the track: grey is everything loaded, colour is what passes all
/// other filters, strokes across a bar mark the part of imprecise events.
pub fn paint(
    view: &View<'_>,
    ui: &Ui,
    axis: &Axis,
    bins: &Bins,
    all: &Histogram,
    passing: &Histogram,
    scale: f64,
) {
    let theme = Theme::of(ui.ctx());
    let painter = ui.painter_at(axis.rect);
    let bars = axis.bars();
    painter.rect_filled(bars, 0.0, ui.visuals().extreme_bg_color);
    let zone = view.settings.zone();
    for (secs, label) in axis.ticks(96.0, &zone) {
        let x = axis.x(secs);
        painter.vline(x, bars.y_range(), ui.visuals().widgets.noninteractive.bg_stroke);
        painter.text(
            pos2(x + 3.0, axis.rect.bottom()),
            Align2::LEFT_BOTTOM,
            label,
            FontId::proportional(11.0),
            theme.faint_text(),
        );
    }
    let bounds = view.session.document().filters.time.bounds_secs();
    let mut shapes = Vec::new();
    for (index, edges) in bins.edges().windows(2).enumerate() {
        let left = axis.x(edges[0]).max(bars.left());
        let right = (axis.x(edges[1]) - 0.5).min(bars.right());
        if right <= left {
            continue;
        }
        let column = |count: f64| {
            let height = (count / scale).min(1.0) as f32 * (bars.height() - 3.0);
            // One event among thousands is still seen.
            let height = if count > 0.0 { height.max(1.5) } else { 0.0 };
            Rect::from_min_max(pos2(left, bars.bottom() - height), pos2(right, bars.bottom()))
        };
        if all.counts[index] > 0.0 {
            shapes.push(Shape::rect_filled(column(all.counts[index]), 0.0, theme.all_events()));
        }
        if passing.counts[index] > 0.0 {
            let inside = bounds.is_none_or(|(start, end)| edges[0] < end && start < edges[1]);
            let colour = if inside { theme.accent() } else { Theme::faded(theme.accent(), 0.45) };
            let bar = column(passing.counts[index]);
            shapes.push(Shape::rect_filled(bar, 0.0, colour));
            hatch(&mut shapes, bar, passing.imprecise[index] / passing.counts[index], theme);
        }
    }
    painter.extend(shapes);
    window(view, ui, axis, theme);
}

/// Strokes over the part of a bar that comes from imprecise events.
fn hatch(shapes: &mut Vec<Shape>, bar: Rect, share: f64, theme: Theme) {
    let height = bar.height() * share as f32;
    if height < 2.0 || bar.width() < 1.5 {
        return;
    }
    let stroke = Stroke::new(0.8, Theme::faded(theme.halo(), 0.55));
    let mut y = bar.bottom() - 2.0;
    while y > bar.bottom() - height {
        let rise = bar.width().min(4.0).min(y - bar.top());
        shapes
            .push(Shape::line_segment([pos2(bar.left(), y), pos2(bar.right(), y - rise)], stroke));
        y -= 4.0;
    }
}

fn window(view: &View<'_>, ui: &Ui, axis: &Axis, theme: Theme) {
    let time = view.session.document().filters.time;
    let (Some((start, end)), Some(window)) = (time.bounds_secs(), time.window) else { return };
    let painter = ui.painter_at(axis.rect);
    let bars = axis.bars();
    let left = if start == i64::MIN { bars.left() } else { axis.x(start) };
    let right = if end == i64::MAX { bars.right() } else { axis.x(end) };
    let body =
        Rect::from_min_max(pos2(left, bars.top()), pos2(right.max(left + 1.0), bars.bottom()));
    painter.rect_filled(body, 0.0, Theme::faded(theme.accent(), 0.14));
    let edges: &[(i64, bool)] = &match time.mode {
        Mode::FromBeginning => [(window.end().secs(), true), (window.end().secs(), true)],
        Mode::UntilEnd | Mode::Instant => {
            [(window.start().secs(), true), (window.start().secs(), true)]
        }
        _ => [(window.start().secs(), true), (window.end().secs(), true)],
    };
    for &(secs, _) in edges {
        let x = axis.x(secs);
        painter.vline(x, bars.y_range(), Stroke::new(2.0, theme.accent()));
        let grip = Rect::from_center_size(pos2(x, bars.center().y), vec2(7.0, 20.0));
        painter.rect(
            grip,
            3.0,
            theme.halo(),
            Stroke::new(1.5, theme.accent()),
            egui::StrokeKind::Middle,
        );
    }
}

/// Says what the bar under the pointer counts.
pub fn hover_tip(
    view: &View<'_>,
    axis: &Axis,
    bins: &Bins,
    all: &Histogram,
    passing: &Histogram,
    response: &Response,
) {
    let Some(pointer) = response.hover_pos().filter(|_| !response.dragged()) else { return };
    let Some(index) = bins.index(axis.at(pointer.x).secs()) else { return };
    let Some(bin) = bins.interval(index).filter(|_| all.counts[index] > 0.0) else { return };
    let zone = view.settings.zone();
    let width = bins.width.map_or_else(String::new, crate::summary::bins::Width::label);
    let count = |value: f64| {
        if (value - value.round()).abs() < 0.05 {
            words::number(value.round() as usize)
        } else {
            format!("about {value:.1}")
        }
    };
    let text = format!(
        "{} – {} ({width})\n{} of {} events pass the other filters\nAn event at the start is inside, one at the end is not",
        words::minute(bin.start(), &zone),
        words::minute(bin.end(), &zone),
        count(passing.counts[index]),
        count(all.counts[index]),
    );
    response.clone().on_hover_text_at_pointer(text);
}
