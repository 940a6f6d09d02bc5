//! Bars, ticks and the ground of the time slider.

use egui::{Align2, FontId, Rect, Response, Shape, Stroke, Ui, pos2};

use super::axis::Axis;
use super::counted::Counted;
use super::lanes;
use super::marks::Marks;
use super::track_lane::TrackLane;
use crate::dataset::symbol::Symbol;
use crate::language::tr;
use crate::summary::Stack;
use crate::ui::View;
use crate::ui::format;
use crate::ui::labels;
use crate::ui::theme::{Theme, Token};

/// Paints the track: grey is everything loaded, colour is what matches all
/// other filters, strokes across a bar mark the part of imprecise events.
pub fn paint(
    view: &View<'_>,
    ui: &Ui,
    whole: Rect,
    axis: &Axis<'_>,
    counted: &Counted,
    lanes: &[TrackLane],
    marks: &Marks,
) {
    let theme = Theme::of(ui.ctx());
    let painter = ui.painter_at(axis.rect);
    let bars = axis.bars();
    painter.rect_filled(axis.bars(), 0.0, theme.token(Token::Field));
    band(view, ui, axis, theme);
    gutter(&ui.painter_at(whole), axis, counted, theme);
    lanes::paint_names(&ui.painter_at(whole), axis, lanes, theme);
    for night in &marks.nights {
        let [left, right] = [night.start(), night.end()].map(|at| axis.x(at.secs()));
        let band =
            axis.body().with_min_x(left.max(bars.left())).with_max_x(right.min(bars.right()));
        painter.rect_filled(band, 0.0, Theme::faded(theme.night(), 0.10));
    }
    let zone = view.settings.zone();
    for (secs, label) in axis.ticks(96.0, &zone) {
        let x = axis.x(secs);
        painter.vline(x, bars.y_range(), ui.visuals().widgets.noninteractive.bg_stroke);
        if !axis.has_labels() {
            continue;
        }
        painter.text(
            pos2(x + 3.0, axis.rect.bottom()),
            Align2::LEFT_BOTTOM,
            label,
            FontId::proportional(11.5),
            theme.token(Token::Text2),
        );
    }
    paint_bars(view, ui, axis, counted, theme);
    lanes::paint(&painter, axis, lanes, theme);
    collapsed(&painter, axis, theme);
    for change in &marks.changes {
        let x = axis.x(change.at.secs());
        let stroke = Stroke::new(1.0, theme.warning());
        let line = [pos2(x, bars.top()), pos2(x, axis.body().bottom())];
        painter.extend(Shape::dashed_line(&line, stroke, 3.0, 3.0));
        painter.text(
            pos2(x + 3.0, bars.top() + 1.0),
            Align2::LEFT_TOP,
            jump_label(change.jump_secs),
            FontId::proportional(10.0),
            theme.warning(),
        );
    }
}

/// A zigzag where stretches of time are collapsed.
fn collapsed(painter: &egui::Painter, axis: &Axis<'_>, theme: Theme) {
    let stroke = Stroke::new(1.0, theme.token(Token::Control));
    for (_, rect) in axis.gaps() {
        let rect = rect.with_max_y(axis.body().bottom()).shrink2(egui::vec2(1.0, 0.0));
        painter.rect_filled(rect, 0.0, theme.token(Token::Bar));
        let steps = (rect.height() / 6.0).max(1.0) as usize;
        for x in [rect.left() + 2.0, rect.right() - 4.0] {
            let points = (0..=steps).map(|step| {
                let aside = if step % 2 == 0 { 0.0 } else { 3.0 };
                pos2(x + aside, rect.top() + rect.height() * step as f32 / steps as f32)
            });
            painter.add(Shape::line(points.collect(), stroke));
        }
    }
}

/// What a bar of full height counts.
fn gutter(painter: &egui::Painter, axis: &Axis<'_>, counted: &Counted, theme: Theme) {
    let bars = axis.bars();
    let font = FontId::proportional(12.0);
    let colour = theme.token(Token::Text2);
    let per = counted.bins.width.map_or_else(String::new, labels::per);
    let highest = format!("{} {per}", format::number(counted.scale.round() as usize));
    let at = |y: f32| pos2(bars.left() - 8.0, y);
    painter.text(at(bars.top() + 6.0), Align2::RIGHT_CENTER, highest, font.clone(), colour);
    if bars.height() > 30.0 {
        painter.text(at(bars.bottom() - 6.0), Align2::RIGHT_CENTER, "0", font, colour);
    }
    painter.hline(bars.x_range(), bars.bottom(), Stroke::new(1.0, theme.token(Token::Control)));
}

/// `clocks +1 h`.
fn jump_label(jump_secs: i32) -> String {
    let sign = if jump_secs < 0 { "−" } else { "+" };
    tr!("clocks-jump", sign = sign, time = format::duration(i64::from(jump_secs.abs())))
}

/// Which part of the full height a count takes.
fn share(count: f64, scale: f64, is_logarithmic: bool) -> f32 {
    let share = if is_logarithmic { count.ln_1p() / scale.ln_1p() } else { count / scale };
    share.clamp(0.0, 1.0) as f32
}

fn paint_bars(view: &View<'_>, ui: &Ui, axis: &Axis<'_>, counted: &Counted, theme: Theme) {
    let Counted { bins, all, matching, older, stack, scale, .. } = counted;
    let bars = axis.bars();
    let is_logarithmic = view.session.document().time_view.is_logarithmic;
    let bounds = view.session.document().filters.time.bounds_secs();
    let mut shapes = Vec::new();
    for (index, edges) in bins.edges().windows(2).enumerate() {
        let left = axis.x(edges[0]).max(bars.left());
        let right = (axis.x(edges[1]) - 0.5).min(bars.right());
        if right <= left {
            continue;
        }
        let column = |count: f64| {
            let height = share(count, *scale, is_logarithmic) * (bars.height() - 2.0);
            // One event among thousands is still seen.
            let height = if count > 0.0 { height.max(1.5) } else { 0.0 };
            Rect::from_min_max(pos2(left, bars.bottom() - height), pos2(right, bars.bottom()))
        };
        if all.counts[index] > 0.0 {
            shapes.push(Shape::rect_filled(
                column(all.counts[index]),
                0.0,
                theme.token(Token::BarRest),
            ));
        }
        let count = matching.counts[index];
        if let Some(before) = older.as_ref().map(|older| older.counts[index]) {
            change(&mut shapes, column(before), column(count), theme);
        }
        if count <= 0.0 {
            continue;
        }
        let inside = bounds.is_none_or(|(start, end)| edges[0] < end && start < edges[1]);
        let opacity = if inside { 1.0 } else { 0.45 };
        let bar = column(count);
        match stack {
            None => {
                shapes.push(Shape::rect_filled(bar, 0.0, Theme::faded(theme.accent(), opacity)));
            }
            Some(stack) => {
                // The bar has the height of its sum; its layers share it.
                let mut bottom = bar.bottom();
                for (layer, counts) in stack.layers.iter().enumerate() {
                    let height = (counts[index] / count) as f32 * bar.height();
                    let colour = layer_colour(stack, layer, theme);
                    let part = bar.with_max_y(bottom).with_min_y(bottom - height);
                    shapes.push(Shape::rect_filled(part, 0.0, Theme::faded(colour, opacity)));
                    bottom -= height;
                }
            }
        }
        hatch(&mut shapes, bar, matching.imprecise[index] / count, theme);
        if let Some(before) = older.as_ref().map(|older| older.counts[index])
            && before < count
        {
            let more = bar.with_max_y(column(before).top());
            shapes.push(Shape::rect_filled(more, 0.0, theme.token(Token::Success)));
        }
    }
    ui.painter_at(axis.rect).extend(shapes);
}

/// A frame over a bar that was higher in the older version, up to where it was.
fn change(shapes: &mut Vec<Shape>, before: Rect, now: Rect, theme: Theme) {
    if before.top() < now.top() - 0.5 {
        let less = before.with_max_y(now.top());
        let stroke = Stroke::new(1.0, theme.token(Token::Error));
        shapes.push(Shape::rect_filled(less, 0.0, theme.token(Token::ErrorBg)));
        shapes.push(Shape::rect_stroke(less, 0.0, stroke, egui::StrokeKind::Inside));
    }
}

fn layer_colour(stack: &Stack, layer: usize, theme: Theme) -> egui::Color32 {
    match stack.kinds.get(layer) {
        Some(kind) => theme.hue(Symbol::of_kind(kind).hue),
        None => theme.outline(),
    }
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

/// The ground inside of the time window.
fn band(view: &View<'_>, ui: &Ui, axis: &Axis<'_>, theme: Theme) {
    let time = view.session.document().filters.time;
    let (Some((start, end)), Some(_)) = (time.bounds_secs(), time.window) else { return };
    let bars = axis.bars();
    let left = if start == i64::MIN { bars.left() } else { axis.x(start) };
    let right = if end == i64::MAX { bars.right() } else { axis.x(end) };
    let band = bars.with_min_x(left).with_max_x(right.max(left + 1.0));
    ui.painter_at(axis.rect).rect_filled(band, 0.0, theme.token(Token::WindowBand));
}

/// Says what the bar under the pointer counts.
pub fn hover_tip(view: &View<'_>, axis: &Axis<'_>, counted: &Counted, response: &Response) {
    let Counted { bins, all, matching, older, stack, .. } = counted;
    let Some(pointer) = response.hover_pos() else { return };
    if let Some((gap, _)) = axis.gaps().find(|(_, rect)| rect.x_range().contains(pointer.x)) {
        let zone = view.settings.zone();
        let (from, to) = (format::minute(gap.start(), &zone), format::minute(gap.end(), &zone));
        let text = tr!("nothing-matches-from-to", from = from, to = to);
        response.clone().on_hover_text_at_pointer(text);
        return;
    }
    let Some(index) = bins.index(axis.at(pointer.x).secs()) else { return };
    let before = older.as_ref().map_or(0.0, |older| older.counts[index]);
    let has_any = all.counts[index] > 0.0 || before > 0.0;
    let Some(bin) = bins.interval(index).filter(|_| has_any) else { return };
    let zone = view.settings.zone();
    let width = bins.width.map_or_else(String::new, labels::width);
    let count = |value: f64| {
        if (value - value.round()).abs() < 0.05 {
            format::number(value.round() as usize)
        } else {
            tr!("about-a-number", number = format::decimal(value, 1))
        }
    };
    let mut lines = vec![
        format!(
            "{} – {} ({width})",
            format::minute(bin.start(), &zone),
            format::minute(bin.end(), &zone)
        ),
        tr!(
            "of-events-match-the-other-filters",
            matching = count(matching.counts[index]),
            all = count(all.counts[index])
        ),
    ];
    if let Some(older) = older {
        let (before, now) = (count(older.counts[index]), count(matching.counts[index]));
        lines.push(tr!("before-and-now", before = before, now = now));
    }
    if let Some(stack) = stack {
        for (layer, counts) in stack.layers.iter().enumerate().filter(|(_, c)| c[index] > 0.0) {
            let name =
                stack.kinds.get(layer).map_or(tr!("other-kinds").to_owned(), |id| labels::kind(id));
            lines.push(format!("{name}: {}", count(counts[index])));
        }
    }
    lines.push(tr!("an-event-at-the-start-is-inside").to_owned());
    response.clone().on_hover_text_at_pointer(lines.join("\n"));
}
