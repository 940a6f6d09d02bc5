//! Dragging and clicking on the time slider. Results follow the hand.

use egui::{CursorIcon, Response, Ui};

use super::axis::{self, Axis};
use super::snap;
use super::state::{Gesture, Hold, Timeline};
use crate::dataset::{Instant, Interval};
use crate::filter::{Mode, TimeFilter};
use crate::session::Command;
use crate::summary::bins::Width;
use crate::ui::View;

/// Points around an edge that grip it; an edge wins over the body.
const EDGE_POINTS: f32 = 8.0;

fn grip(time: &TimeFilter, axis: &Axis<'_>, x: f32) -> Hold {
    let Some(window) = time.window else { return Hold::New };
    let near = |secs: i64| (axis.x(secs) - x).abs() <= EDGE_POINTS;
    let (start, end) = (window.start().secs(), window.end().secs());
    match time.mode {
        Mode::Off => Hold::New,
        Mode::Instant => Hold::Body,
        Mode::FromBeginning => {
            if near(end) {
                Hold::End
            } else {
                Hold::New
            }
        }
        Mode::UntilEnd => {
            if near(start) {
                Hold::Start
            } else {
                Hold::New
            }
        }
        Mode::Window => {
            // Between two close edges the nearer one is meant.
            let to_start = (axis.x(start) - x).abs();
            let to_end = (axis.x(end) - x).abs();
            if to_start.min(to_end) <= EDGE_POINTS {
                if to_start < to_end { Hold::Start } else { Hold::End }
            } else if (axis.x(start)..axis.x(end)).contains(&x) {
                Hold::Body
            } else {
                Hold::New
            }
        }
    }
}

/// Between two moments in either order; nothing when they are the same.
fn between(a: Instant, b: Instant) -> Option<Interval> {
    Interval::new(a.min(b), a.max(b))
}

/// How edges follow the hand.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    /// Alt: the other edge moves by as much the other way.
    is_symmetric: bool,
    /// The window begins and ends with what its edges snap to, and so it does when its
    /// body was moved, also over a day of 23 hours.
    is_whole: bool,
}

/// The slider while `gesture` is at `now`. Edges snap to the nearer edge of the cell in which
/// they lie; a new window takes all cells that it touches.
fn dragged(
    gesture: &Gesture,
    now: Instant,
    held: Held,
    cell: impl Fn(Instant) -> Option<Interval>,
) -> Option<TimeFilter> {
    let before = gesture.before;
    let snapped = |at: Instant| match cell(at) {
        Some(cell) if at.secs() - cell.start().secs() < cell.end().secs() - at.secs() => {
            cell.start()
        }
        Some(cell) => cell.end(),
        None => at,
    };
    let touched = |a: Instant, b: Instant| {
        let at = between(a, b)?;
        let first = cell(at.start()).map_or(at.start(), Interval::start);
        let last = cell(at.end().plus_secs(-1)).map_or(at.end(), Interval::end);
        between(first, last)
    };
    let moved = now.secs() - gesture.from.secs();
    let later = |at: Instant, secs: i64| at.plus_secs(secs);
    let window = match (gesture.hold, before.window) {
        (Hold::Pan, _) => return None,
        (Hold::New, _) | (_, None) => {
            let from = if held.is_symmetric { -moved } else { 0 };
            touched(gesture.from.plus_secs(from), now)
        }
        (Hold::Body, Some(window)) => {
            let start = later(window.start(), moved);
            let at = window.shifted(moved + snapped(start).secs() - start.secs());
            match held.is_whole {
                true => between(at.start(), snapped(at.end())),
                false => Some(at),
            }
        }
        (Hold::Start, Some(window)) => {
            let start = snapped(later(window.start(), moved));
            let other = if held.is_symmetric { window.start().secs() - start.secs() } else { 0 };
            between(start, later(window.end(), other))
        }
        (Hold::End, Some(window)) => {
            let end = snapped(later(window.end(), moved));
            let other = if held.is_symmetric { window.end().secs() - end.secs() } else { 0 };
            between(later(window.start(), other), end)
        }
    };
    let mode = match (gesture.hold, before.mode) {
        (Hold::New, Mode::Off) => Mode::Window,
        (_, mode) => mode,
    };
    Some(TimeFilter { mode, window, ..before })
}

/// Follows the pointer over the track.
pub fn handle(
    timeline: &mut Timeline,
    view: &View<'_>,
    ui: &Ui,
    axis: &Axis<'_>,
    response: &Response,
    extent: Interval,
) {
    let time = view.session.document().filters.time;
    let pointer = response.interact_pointer_pos().or(response.hover_pos());
    if let Some(pointer) = pointer.filter(|_| response.hovered() || response.dragged()) {
        let hold = timeline.gesture.map_or_else(|| grip(&time, axis, pointer.x), |g| g.hold);
        ui.set_cursor_icon(match hold {
            Hold::Start | Hold::End => CursorIcon::ResizeHorizontal,
            Hold::Body if response.dragged() => CursorIcon::Grabbing,
            Hold::Body => CursorIcon::Grab,
            Hold::New => CursorIcon::Crosshair,
            Hold::Pan => CursorIcon::Move,
        });
    }
    if response.drag_started() {
        timeline.before_click = None;
        // The press decides what is held, not where the drag was noticed.
        let pressed = ui.input(|input| input.pointer.press_origin()).or(pointer);
        if let Some(pressed) = pressed {
            let middle = response.drag_started_by(egui::PointerButton::Middle);
            let hold = if middle { Hold::Pan } else { grip(&time, axis, pressed.x) };
            timeline.gesture =
                Some(Gesture { hold, from: axis.at(pressed.x), before: time, part: axis.part });
            view.ask(crate::ui::Action::Play(false));
        }
    }
    // Shift: edges snap to the edges of bars.
    let snaps_to_bars = ui.input(|input| input.modifiers.shift);
    if let (Some(gesture), Some(pointer), true) = (timeline.gesture, pointer, response.dragged()) {
        if gesture.hold == Hold::Pan {
            let moved = ui.input(|input| input.pointer.total_drag_delta()).unwrap_or_default();
            let secs = (-f64::from(moved.x) * axis.secs_per_point()) as i64;
            super::show_part(view, Some(gesture.part.shifted(secs)));
        } else if let Some(next) =
            followed(timeline, view, ui, axis, &gesture, pointer.x).filter(|next| *next != time)
        {
            view.send(Command::SetTime(next));
        }
    }
    if response.drag_stopped() {
        timeline.gesture = None;
    }
    if response.double_clicked() {
        // Its first click was taken for a click on a bar.
        let time = match timeline.before_click.take() {
            Some(before) => {
                view.send(Command::SetTime(before));
                before
            }
            None => time,
        };
        let inside = pointer.is_some_and(|at| grip(&time, axis, at.x) != Hold::New);
        let window = time.window.filter(|_| inside);
        super::show_part(view, window.map(axis::around));
    } else if response.clicked()
        && let Some(pointer) = pointer
        && time.mode != Mode::Off
        && (grip(&time, axis, pointer.x) == Hold::New || snaps_to_bars)
        && !axis.gaps().any(|(_, gap)| gap.x_range().contains(pointer.x))
        && let Some(bar) = timeline.counted.bin_at(axis.at(pointer.x).secs())
    {
        // A click on a bar: the window is that bar, with Shift it reaches there.
        timeline.before_click = Some(time);
        let reaching = time.window.filter(|_| snaps_to_bars).map(|window| window.union(bar));
        let window = reaching.or(Some(bar));
        view.send(Command::SetTime(TimeFilter { window, ..time }));
    }
    timeline.wheel.follow(view, ui, axis, response, extent);
}

/// The slider while the hand that drags is at `x`.
fn followed(
    timeline: &Timeline,
    view: &View<'_>,
    ui: &Ui,
    axis: &Axis<'_>,
    gesture: &Gesture,
    x: f32,
) -> Option<TimeFilter> {
    let zone = view.settings.zone();
    let (snaps_to_bars, is_symmetric) =
        ui.input(|input| (input.modifiers.shift, input.modifiers.alt));
    let before = gesture.before.window;
    let width = snap::width(axis.secs_per_point(), before, &zone);
    let is_whole = !snaps_to_bars
        && width == Width::Day
        && before.is_some_and(|window| snap::is_in_days(window, &zone));
    let cell = |at: Instant| match snaps_to_bars {
        true => timeline.counted.bin_at(at.secs()),
        false => snap::cell(width, at, &zone),
    };
    dragged(gesture, axis.at(x), Held { is_symmetric, is_whole }, cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Rect, pos2};

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    fn axis() -> Axis<'static> {
        Axis::new(
            Rect::from_min_max(pos2(0.0, 0.0), pos2(1_000.0, 80.0)),
            interval(0, 1_000),
            0,
            &[],
        )
    }

    fn gesture(hold: Hold, from: i64) -> Gesture {
        let before = TimeFilter { window: Some(interval(400, 600)), ..TimeFilter::default() };
        Gesture { hold, from: Instant::from_secs(from), before, part: interval(0, 1_000) }
    }

    fn window(hold: Hold, from: i64, to: i64) -> Option<Interval> {
        dragged(&gesture(hold, from), Instant::from_secs(to), Held::default(), |_| None)
            .unwrap()
            .window
    }

    /// With cells of 100 seconds.
    fn snapped(hold: Hold, from: i64, to: i64) -> Option<Interval> {
        let cell = |at: Instant| {
            let start = at.secs().div_euclid(100) * 100;
            Some(interval(start, start + 100))
        };
        dragged(&gesture(hold, from), Instant::from_secs(to), Held::default(), cell).unwrap().window
    }

    #[test]
    fn edges_snap_to_those_of_cells_and_a_new_window_takes_what_it_touches() {
        assert_eq!(snapped(Hold::End, 600, 649), Some(interval(400, 600)));
        assert_eq!(snapped(Hold::End, 600, 651), Some(interval(400, 700)));
        assert_eq!(snapped(Hold::Body, 500, 560), Some(interval(500, 700)));
        assert_eq!(snapped(Hold::New, 130, 280), Some(interval(100, 300)));
        assert_eq!(snapped(Hold::New, 130, 140), Some(interval(100, 200)));
        assert_eq!(snapped(Hold::New, 130, 130), None);
    }

    #[test]
    fn whole_days_stay_whole_over_a_change_of_clocks() {
        let kyiv = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        let day = |at: Instant| snap::cell(Width::Day, at, &kyiv);
        // 24 and 25 October 2025 in Kyiv; the day after them has 25 hours.
        let before = TimeFilter {
            window: Some(interval(1_761_253_200, 1_761_426_000)),
            ..TimeFilter::default()
        };
        let from = Instant::from_secs(1_761_300_000);
        let gesture = Gesture { hold: Hold::Body, from, before, part: interval(0, 1_000) };
        let held = Held { is_whole: true, ..Held::default() };
        let next = dragged(&gesture, from.plus_secs(86_400), held, day).unwrap();
        assert_eq!(next.window, Some(interval(1_761_339_600, 1_761_516_000)));
        assert!(snap::is_in_days(next.window.unwrap(), &kyiv));
    }

    #[test]
    fn alt_moves_both_edges() {
        let alt = |hold, from, to| {
            let held = Held { is_symmetric: true, ..Held::default() };
            dragged(&gesture(hold, from), Instant::from_secs(to), held, |_| None).unwrap().window
        };
        assert_eq!(alt(Hold::End, 600, 650), Some(interval(350, 650)));
        assert_eq!(alt(Hold::Start, 400, 450), Some(interval(450, 550)));
        assert_eq!(alt(Hold::New, 500, 560), Some(interval(440, 560)));
    }

    #[test]
    fn an_edge_within_eight_points_wins_over_the_body() {
        let time = gesture(Hold::New, 0).before;
        assert_eq!(grip(&time, &axis(), 407.0), Hold::Start);
        assert_eq!(grip(&time, &axis(), 409.0), Hold::Body);
        assert_eq!(grip(&time, &axis(), 593.0), Hold::End);
        assert_eq!(grip(&time, &axis(), 700.0), Hold::New);
    }

    #[test]
    fn dragging_the_body_keeps_the_width_and_crossing_edges_swap() {
        assert_eq!(window(Hold::Body, 500, 550), Some(interval(450, 650)));
        assert_eq!(window(Hold::Start, 400, 700), Some(interval(600, 700)));
        assert_eq!(window(Hold::End, 600, 300), Some(interval(300, 400)));
    }

    #[test]
    fn a_window_of_zero_width_is_no_window() {
        assert_eq!(window(Hold::End, 600, 400), None);
        assert_eq!(window(Hold::New, 100, 100), None);
        assert_eq!(window(Hold::New, 300, 100), Some(interval(100, 300)));
    }
}
