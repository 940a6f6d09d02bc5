//! The handles of the time window, and what they stand at.

use egui::{Align2, Painter, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use jiff::tz::TimeZone;

use super::axis::{Axis, HANDLES_HEIGHT};
use crate::dataset::Instant;
use crate::filter::Mode;
use crate::language::tr;
use crate::ui::View;
use crate::ui::format;
use crate::ui::theme::{Theme, Token, semibold_id};

/// Handles nearer than this have one label together, in points.
const JOINED_POINTS: f32 = 12.0;

/// Room for the label of one handle, in points.
const LABEL_POINTS: f32 = 88.0;

/// On which side of its handle a label stands while there is room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Middle,
}

/// A day by its date, another moment with its time of day.
fn words(at: Instant, is_end: bool, zone: &TimeZone) -> String {
    if at.to_civil(zone).time() != jiff::civil::Time::midnight() {
        return format::moment(at, zone, "%-d %b, %H:%M");
    }
    let day = if is_end { at.plus_secs(-1) } else { at };
    format::moment(day, zone, "%-d %b")
}

/// Paints lines, grips and labels over the track; labels may stand in the gutter.
pub fn paint(view: &View<'_>, ui: &Ui, whole: Rect, axis: &Axis<'_>) {
    let time = view.session.document().filters.time;
    let (Some(_), Some(window)) = (time.bounds_secs(), time.window) else { return };
    let theme = Theme::of(ui.ctx());
    let zone = view.settings.zone();
    let painter = ui.painter_at(whole);
    let (start, end) = (window.start(), window.end());
    let [from, to] = [start, end].map(|at| axis.x(at.secs()));
    let (first, last) = (words(start, false, &zone), words(end, true, &zone));
    let marks: Vec<(f32, Option<(String, Side)>)> = match time.mode {
        Mode::Off => return,
        Mode::Instant => {
            vec![(from, Some((tr!("handle-at", time = moment(start, &zone)), Side::Middle)))]
        }
        Mode::FromBeginning => vec![(to, Some((tr!("handle-until", time = last), Side::Right)))],
        Mode::UntilEnd => vec![(from, Some((tr!("handle-from", time = first), Side::Left)))],
        Mode::Window if have_one_label(from, to, whole) => {
            let both = if first == last { first } else { format!("{first} – {last}") };
            vec![(from, Some((both, Side::Middle))), (to, None)]
        }
        Mode::Window => vec![
            (from, Some((tr!("handle-from", time = first), Side::Left))),
            (to, Some((tr!("handle-to", time = last), Side::Right))),
        ],
    };
    let body = axis.body();
    for (x, label) in marks {
        let track = painter.with_clip_rect(axis.rect.expand2(vec2(4.0, 0.0)));
        track.vline(x, body.y_range(), Stroke::new(2.0, theme.accent()));
        let grip = Rect::from_center_size(
            pos2(x, axis.bars().center().y),
            vec2(8.0, 16.0_f32.min(axis.bars().height())),
        );
        let edge = Stroke::new(2.0, theme.accent());
        track.rect(grip, 3.0, theme.token(Token::Field), edge, StrokeKind::Inside);
        if let Some((text, side)) = label.filter(|_| axis.has_labels()) {
            let is_seen = (axis.rect.left() - 1.0..=axis.rect.right() + 1.0).contains(&x);
            if is_seen {
                paint_label(&painter, whole, pos2(x, whole.top() + 1.0), &text, side, theme);
            }
        }
    }
}

/// Whether the labels of two handles would lie on each other: where the handles do, or
/// where one label has to stand inside of a narrow window.
fn have_one_label(from: f32, to: f32, whole: Rect) -> bool {
    let width = to - from;
    let is_at_edge = to + LABEL_POINTS > whole.right() || from - LABEL_POINTS < whole.left();
    width < JOINED_POINTS || (is_at_edge && width < LABEL_POINTS)
}

fn moment(at: Instant, zone: &TimeZone) -> String {
    let minute = format::minute(at, zone);
    minute.get(5..).map_or_else(|| minute.clone(), str::to_owned)
}

/// A label outside the window; inwards where the track ends.
fn paint_label(
    painter: &Painter,
    whole: Rect,
    at: egui::Pos2,
    text: &str,
    side: Side,
    theme: Theme,
) {
    let colour = theme.token(Token::OnAccent);
    let galley = painter.layout_no_wrap(text.to_owned(), semibold_id(11.5), colour);
    let size = galley.size() + vec2(8.0, 2.0);
    let left = match side {
        Side::Left => at.x - size.x + 1.0,
        Side::Right => at.x - 1.0,
        Side::Middle => at.x - size.x / 2.0,
    };
    let left = match side {
        Side::Left if left < whole.left() => at.x - 1.0,
        Side::Right if left + size.x > whole.right() => at.x - size.x + 1.0,
        _ => left,
    };
    let left = left.clamp(whole.left(), (whole.right() - size.x).max(whole.left()));
    let label = Rect::from_min_size(pos2(left, at.y), vec2(size.x, HANDLES_HEIGHT - 3.0));
    painter.rect_filled(label, 3.0, theme.accent());
    let place = Align2::CENTER_CENTER.anchor_size(label.center(), galley.size());
    painter.galley(place.min, galley, colour);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_join_where_one_would_cover_the_other() {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1_000.0, 100.0));
        assert!(have_one_label(500.0, 505.0, whole));
        assert!(!have_one_label(500.0, 540.0, whole));
        // The right label stands inside here, over the left one.
        assert!(have_one_label(950.0, 980.0, whole));
        assert!(have_one_label(20.0, 60.0, whole));
        assert!(!have_one_label(800.0, 980.0, whole));
    }
}
