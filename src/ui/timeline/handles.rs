//! The handles of the time window, and what they stand at.

use egui::{Align2, Painter, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use jiff::tz::TimeZone;

use super::axis::{Axis, HANDLES_HEIGHT};
use super::snap;
use crate::dataset::{Instant, Interval};
use crate::filter::Mode;
use crate::language::tr;
use crate::ui::View;
use crate::ui::format;
use crate::ui::theme::{Theme, Token, semibold_id};

/// Handles nearer than this have one label together, in points.
const JOINED_POINTS: f32 = 12.0;

/// From the edge of a label to its words, on both sides together, in points.
const AROUND_WORDS_POINTS: f32 = 8.0;

/// On which side of its handle a label stands while there is room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Middle,
}

/// Start and end of a window: days by their dates, where it begins and ends with days, else
/// both with their time of day.
fn words(window: Interval, zone: &TimeZone) -> [String; 2] {
    match snap::is_in_days(window, zone) {
        true => {
            [window.start(), window.end().plus_secs(-1)].map(|at| format::day_in_words(at, zone))
        }
        false => [window.start(), window.end()].map(|at| moment(at, zone)),
    }
}

/// One edge alone: a midnight by its day.
fn edge_words(at: Instant, is_end: bool, zone: &TimeZone) -> String {
    if at.to_civil(zone).time() != jiff::civil::Time::midnight() {
        return moment(at, zone);
    }
    format::day_in_words(if is_end { at.plus_secs(-1) } else { at }, zone)
}

fn moment(at: Instant, zone: &TimeZone) -> String {
    format::moment(at, zone, "%-d %b %Y, %H:%M")
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
    let [first, last] = match time.mode {
        Mode::Window => words(window, &zone),
        _ => [edge_words(start, false, &zone), edge_words(end, true, &zone)],
    };
    let points = |text: &str| label_points(&painter, text);
    let marks: Vec<(f32, Option<(String, Side)>)> = match time.mode {
        Mode::Off => return,
        Mode::Instant => {
            vec![(from, Some((tr!("handle-at", time = moment(start, &zone)), Side::Middle)))]
        }
        Mode::FromBeginning => vec![(to, Some((tr!("handle-until", time = last), Side::Right)))],
        Mode::UntilEnd => vec![(from, Some((tr!("handle-from", time = first), Side::Left)))],
        Mode::Window => {
            let (left, right) = (tr!("handle-from", time = first), tr!("handle-to", time = last));
            if have_one_label(from, to, [points(&left), points(&right)], whole) {
                let both = if first == last { first } else { format!("{first} – {last}") };
                vec![(from, Some((both, Side::Middle))), (to, None)]
            } else {
                vec![(from, Some((left, Side::Left))), (to, Some((right, Side::Right)))]
            }
        }
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

/// Whether the labels of two handles, which are so wide, would lie on each other: where the
/// handles do, or where a label has to stand inside of a narrow window.
fn have_one_label(from: f32, to: f32, [left, right]: [f32; 2], whole: Rect) -> bool {
    let width = to - from;
    let is_left_inside = from - left < whole.left();
    let is_right_inside = to + right > whole.right();
    let inside =
        if is_left_inside { left } else { 0.0 } + if is_right_inside { right } else { 0.0 };
    width < JOINED_POINTS || width < inside
}

fn label_points(painter: &Painter, text: &str) -> f32 {
    let colour = egui::Color32::PLACEHOLDER;
    let galley = painter.layout_no_wrap(text.to_owned(), semibold_id(11.5), colour);
    galley.size().x + AROUND_WORDS_POINTS
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
    let size = galley.size() + vec2(AROUND_WORDS_POINTS, 2.0);
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
        let have_one = |from, to| have_one_label(from, to, [90.0, 90.0], whole);
        assert!(have_one(500.0, 505.0));
        assert!(!have_one(500.0, 540.0));
        // The right label stands inside here, over the left one.
        assert!(have_one(950.0, 980.0));
        assert!(have_one(20.0, 60.0));
        assert!(!have_one(800.0, 980.0));
        // Both stand inside.
        assert!(!have_one(20.0, 980.0));
        assert!(have_one_label(20.0, 180.0, [90.0, 90.0], whole.with_max_x(200.0)));
    }

    #[test]
    fn labels_have_the_year_and_days_alone_where_the_window_is_in_days() {
        let kyiv = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        let window = |start: i64, end: i64| {
            let at = |secs| Instant::from_secs(1_766_786_400 + secs);
            Interval::new(at(start), at(end)).unwrap()
        };
        assert_eq!(words(window(0, 86_400), &kyiv), ["27 Dec 2025", "27 Dec 2025"]);
        assert_eq!(words(window(0, 11_820), &kyiv), ["27 Dec 2025, 00:00", "27 Dec 2025, 03:17"]);
        assert_eq!(edge_words(window(0, 86_400).end(), true, &kyiv), "27 Dec 2025");
    }
}
