//! Dragging, clicking and wheeling on the time slider. Results follow the hand.

use egui::{CursorIcon, Response, Ui};

use super::Timeline;
use super::axis::{self, Axis};
use crate::dataset::{Instant, Interval};
use crate::filter::{Mode, TimeFilter};
use crate::session::Command;
use crate::ui::View;

/// Points around an edge that grip it; an edge wins over the body.
const EDGE_POINTS: f32 = 8.0;

/// What the hand holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    Start,
    End,
    Body,
    New,
    Pan,
}

/// A drag that is under way.
#[derive(Debug, Clone, Copy)]
pub struct Gesture {
    hold: Hold,
    from: Instant,
    /// The slider before the drag: what Esc brings back.
    pub before: TimeFilter,
    shown: Option<Interval>,
}

fn grip(time: &TimeFilter, axis: &Axis, x: f32) -> Hold {
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

fn dragged(gesture: &Gesture, now: Instant) -> Option<TimeFilter> {
    let before = gesture.before;
    let moved = now.secs() - gesture.from.secs();
    let window = match (gesture.hold, before.window) {
        (Hold::Pan, _) => return None,
        (Hold::New, _) | (_, None) => between(gesture.from, now),
        (Hold::Body, Some(window)) => Some(window.shifted(moved)),
        (Hold::Start, Some(window)) => between(window.start().plus_secs(moved), window.end()),
        (Hold::End, Some(window)) => between(window.start(), window.end().plus_secs(moved)),
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
    axis: &Axis,
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
            timeline.gesture = Some(Gesture {
                hold,
                from: axis.at(pressed.x),
                before: time,
                shown: timeline.shown,
            });
            view.ask(crate::ui::Action::Play(false));
        }
    }
    if let (Some(gesture), Some(pointer), true) = (timeline.gesture, pointer, response.dragged()) {
        if gesture.hold == Hold::Pan {
            let part = gesture.shown.unwrap_or(extent);
            let moved = ui.input(|input| input.pointer.total_drag_delta()).unwrap_or_default();
            let secs = (-f64::from(moved.x) * axis.secs_per_point()) as i64;
            timeline.shown = Some(part.shifted(secs));
        } else if let Some(next) =
            dragged(&gesture, axis.at(pointer.x)).filter(|next| *next != time)
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
        match time.window.filter(|_| inside && timeline.shown.is_none()) {
            Some(window) => timeline.shown = Some(axis::around(window)),
            None => timeline.shown = None,
        }
    } else if response.clicked()
        && let Some(pointer) = pointer
        && time.mode != Mode::Off
        && grip(&time, axis, pointer.x) == Hold::New
        && let Some(bin) = timeline.kept.bins.index(axis.at(pointer.x).secs())
    {
        // A click on a bar: the window is that bin.
        timeline.before_click = Some(time);
        let window = timeline.kept.bins.interval(bin);
        view.send(Command::SetTime(TimeFilter { window, ..time }));
    }
    wheel(timeline, view, ui, axis, response, extent);
}

fn wheel(
    timeline: &mut Timeline,
    view: &View<'_>,
    ui: &Ui,
    axis: &Axis,
    response: &Response,
    extent: Interval,
) {
    let Some(pointer) = response.hover_pos() else { return };
    let (scroll, zoom, shift) =
        ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta(), input.modifiers.shift));
    let at = axis.at(pointer.x);
    if (zoom - 1.0).abs() > 1e-3 {
        timeline.shown = Some(axis::zoomed(axis.part, at, 1.0 / f64::from(zoom), extent));
        return;
    }
    let turn = if scroll.y.abs() > scroll.x.abs() { scroll.y } else { scroll.x };
    if turn == 0.0 {
        return;
    }
    if shift || scroll.x.abs() > scroll.y.abs() {
        timeline.shown = Some(axis.part.shifted((f64::from(-turn) * axis.secs_per_point()) as i64));
        return;
    }
    let time = view.session.document().filters.time;
    if let (Some(window), Mode::Window) = (time.window, time.mode) {
        let factor = (-f64::from(turn) / 200.0).exp();
        // Around the cursor, or around its middle when the cursor is elsewhere.
        let inside = window.start() <= at && at < window.end();
        let at = if inside { at } else { window.start().plus_secs(window.secs() / 2) };
        let scaled =
            |edge: Instant| at.plus_secs(((edge.secs() - at.secs()) as f64 * factor) as i64);
        let window = Interval::new(scaled(window.start()), scaled(window.end())).or(time.window);
        view.send(Command::SetTime(TimeFilter { window, ..time }));
    } else {
        timeline.shown =
            Some(axis::zoomed(axis.part, at, (-f64::from(turn) / 200.0).exp(), extent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Rect, pos2};

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    fn axis() -> Axis {
        Axis::new(Rect::from_min_max(pos2(0.0, 0.0), pos2(1_000.0, 80.0)), interval(0, 1_000))
    }

    fn gesture(hold: Hold, from: i64) -> Gesture {
        let before = TimeFilter { window: Some(interval(400, 600)), ..TimeFilter::default() };
        Gesture { hold, from: Instant::from_secs(from), before, shown: None }
    }

    fn window(hold: Hold, from: i64, to: i64) -> Option<Interval> {
        dragged(&gesture(hold, from), Instant::from_secs(to)).unwrap().window
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
