//! The wheel over the time slider: it widens and narrows the window, zooms and moves the axis.

use egui::{Response, Ui};

use super::axis::{self, Axis};
use super::snap;
use crate::dataset::{Instant, Interval};
use crate::filter::{Mode, TimeFilter};
use crate::session::Command;
use crate::ui::View;

/// Points of turning that make a window by the factor e as wide.
const POINTS: f64 = 200.0;

/// The window that the wheel turns: small turns add up to a step.
#[derive(Debug, Default)]
pub struct Wheel {
    /// The window as far as the wheel was turned, and as it snapped.
    turned: Option<[Interval; 2]>,
}

impl Wheel {
    /// Follows the wheel over the track.
    pub fn follow(
        &mut self,
        view: &View<'_>,
        ui: &Ui,
        axis: &Axis<'_>,
        response: &Response,
        extent: Interval,
    ) {
        let Some(pointer) = response.hover_pos() else { return };
        let (scroll, zoom, shift) = ui
            .input(|input| (input.smooth_scroll_delta, input.zoom_delta(), input.modifiers.shift));
        let at = axis.at(pointer.x);
        if (zoom - 1.0).abs() > 1e-3 {
            let part = axis::zoomed(axis.part, at, 1.0 / f64::from(zoom), extent);
            super::show_part(view, Some(part));
            return;
        }
        let turn = if scroll.y.abs() > scroll.x.abs() { scroll.y } else { scroll.x };
        if turn == 0.0 {
            return;
        }
        if shift || scroll.x.abs() > scroll.y.abs() {
            let secs = (f64::from(-turn) * axis.secs_per_point()) as i64;
            super::show_part(view, Some(axis.part.shifted(secs)));
            return;
        }
        let factor = (-f64::from(turn) / POINTS).exp();
        let time = view.session.document().filters.time;
        let (Some(window), Mode::Window) = (time.window, time.mode) else {
            super::show_part(view, Some(axis::zoomed(axis.part, at, factor, extent)));
            return;
        };
        let known = self.turned.filter(|[_, snapped]| *snapped == window);
        let exact = known.map_or(window, |[exact, _]| exact);
        let Some(exact) = scaled(exact, at, factor) else { return };
        let zone = view.settings.zone();
        let width = snap::width(axis.secs_per_point(), Some(window), &zone);
        let snapped = snapped(exact, |at| snap::cell(width, at, &zone)).unwrap_or(window);
        self.turned = Some([exact, snapped]);
        if snapped != window {
            view.send(Command::SetTime(TimeFilter { window: Some(snapped), ..time }));
        }
    }
}

/// `window` scaled by `factor` around `at`, or around its middle where `at` is elsewhere.
fn scaled(window: Interval, at: Instant, factor: f64) -> Option<Interval> {
    let is_inside = window.start() <= at && at < window.end();
    let at = if is_inside { at } else { window.start().plus_secs(window.secs() / 2) };
    let moved = |edge: Instant| at.plus_secs(((edge.secs() - at.secs()) as f64 * factor) as i64);
    Interval::new(moved(window.start()), moved(window.end()))
}

/// From the nearest edge of a cell to another: one cell at the least.
fn snapped(window: Interval, cell: impl Fn(Instant) -> Option<Interval>) -> Option<Interval> {
    let nearest = |at: Instant| {
        let cell = cell(at)?;
        let [before, after] = [at.secs() - cell.start().secs(), cell.end().secs() - at.secs()];
        Some(if before <= after { cell.start() } else { cell.end() })
    };
    let [start, end] = [nearest(window.start())?, nearest(window.end())?];
    Interval::new(start, end)
        .filter(|window| window.secs() > 0)
        .or_else(|| cell(window.start().plus_secs(window.secs() / 2)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone;
    use crate::summary::bins::Width;

    #[test]
    fn small_turns_add_up_to_whole_days_and_leave_one_at_the_least() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        // 20 to 27 December 2025 in Kyiv.
        let start = Instant::from_secs(1_766_181_600);
        let week = Interval::new(start, start.plus_secs(8 * 86_400)).unwrap();
        let day = |at: Instant| snap::cell(Width::Day, at, &kyiv);
        let middle = start.plus_secs(4 * 86_400);
        let (mut exact, mut days) = (week, Vec::new());
        for _ in 0..40 {
            exact = scaled(exact, middle, 0.9).unwrap();
            let window = snapped(exact, day).unwrap();
            assert!(snap::is_in_days(window, &kyiv), "{window:?}");
            days.push(window.secs() / 86_400);
        }
        assert_eq!((days[0], days.last()), (8, Some(&1)));
        assert!(days.is_sorted_by(|wide, narrow| wide >= narrow), "{days:?}");
        assert!(days.contains(&6) && days.contains(&2), "{days:?}");
    }
}
