//! The time slider: a histogram, a window that follows the hand, typed dates.

mod axis;
mod calendar;
mod controls;
mod counted;
pub mod fields;
mod folded;
mod gaps;
mod gesture;
mod handles;
mod lanes;
mod marks;
mod presets;
mod selected;
mod shown;
mod snap;
mod state;
mod track;
mod track_lane;
mod wheel;

use egui::Ui;

use super::View;
use super::theme::Theme;
use crate::dataset::{Interval, Place};
use crate::filter::Mode;
use crate::language::tr;
use crate::session::step::Unit;
use crate::session::{Command, TimeStep};
use crate::summary::bins::Width;
use axis::Axis;
pub use shown::{bring_into_view, show_part, show_window};
pub use state::Timeline;

/// Height of controls, handles, bars, four lanes and axis, in points.
pub const HEIGHT: f32 = 184.0;

/// The least, the usual and the greatest height in a window so high, in points. In a low
/// one lanes, then labels are left out; where all are the same, it is not to be dragged.
pub fn heights(window_points: f32) -> [f32; 3] {
    match window_points {
        700.0.. => [116.0, HEIGHT, (window_points - 340.0).clamp(HEIGHT, 360.0)],
        440.0..700.0 => [96.0, 142.0, window_points * 0.42],
        300.0..440.0 => [100.0; 3],
        _ => [64.0; 3],
    }
}

impl Timeline {
    /// Puts the cursor into the field of the start.
    pub fn focus_date(&mut self) {
        self.fields.focus();
    }

    /// The step in use: as chosen, or one bar of the histogram.
    pub fn step(&self, view: &View<'_>) -> TimeStep {
        view.session.document().time_view.step.unwrap_or_else(|| step_of(self.counted.bins.width))
    }

    /// Takes a running drag back; whether there was one.
    pub fn cancel_gesture(&mut self, view: &View<'_>) -> bool {
        let Some(gesture) = self.gesture.take() else { return false };
        view.send(Command::SetTime(gesture.before));
        true
    }

    /// The whole days of the last attack of the data, if it names one.
    pub fn last_attack(&mut self, view: &View<'_>) -> Option<(Interval, usize)> {
        self.presets.last_attack(view)
    }

    /// Moves the map to the symbols of the last attack of the data.
    pub fn fit_last_attack(&self, view: &View<'_>) {
        self.presets.fit_last_attack(view);
    }

    /// Paints controls and track. Nights are those of `centre`.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui, centre: Option<Place>) {
        ui.add_space(5.0);
        self.controls_ui(view, ui);
        let Some(extent) = whole_extent(view) else {
            ui.label(tr!("no-event-with-a-time-is-open"));
            ui.allocate_space(ui.available_size());
            return;
        };
        let part = shown_part(view, extent);
        let height = ui.available_height().max(20.0);
        let size = egui::vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click_and_drag());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Slider, true, tr!("time-window"))
        });
        let whole = rect;
        let gutter = lanes::gutter(ui, rect.width());
        let rect = rect.with_min_x(rect.left() + gutter).with_max_x(rect.right() - 6.0);
        self.counted.refresh(view, part, rect.width(), self.gesture.is_some());
        let lanes = self.counted.lanes_in(rect, part).to_vec();
        let axis = Axis::new(rect, part, lanes.len(), &self.counted.pieces);
        let zone = view.settings.zone();
        let marks = self.marks.refresh(part, centre, &zone, view.settings.zone_name.as_str());
        track::paint(view, ui, whole, &axis, &self.counted, &lanes, marks);
        let finer = gaps::factor(&self.counted.pieces, part);
        let columns = (f64::from(axis.bars().width()) * finer).max(1.0) as usize;
        self.selected.refresh(view, part, columns);
        self.selected.paint(&ui.painter_at(axis.rect), &axis, columns, Theme::of(ui.ctx()));
        handles::paint(view, ui, whole, &axis);
        let pieces = self.counted.pieces.clone();
        let axis = Axis::new(rect, part, lanes.len(), &pieces);
        gesture::handle(self, view, ui, &axis, &response, extent);
        if !response.dragged()
            && !lanes::name_tip(&axis, &lanes, &response)
            && !lanes::hover_tip(view, &axis, &lanes, &response)
        {
            track::hover_tip(view, &axis, &self.counted, &response);
        }
    }
}

/// The visible part of the axis. It turns pages after a window that leaves it,
/// so that playing is followed.
fn shown_part(view: &View<'_>, extent: Interval) -> Interval {
    let document = view.session.document();
    let Some(part) = document.time_view.shown else { return extent };
    let time = document.filters.time;
    match time.window {
        Some(window) => turned_to(part, window, time.mode),
        None => part,
    }
}

/// `part` moved by its own length until the window, or the edge of it that
/// moves, is seen.
fn turned_to(part: Interval, window: Interval, mode: Mode) -> Interval {
    let (edge, is_seen) = match mode {
        Mode::FromBeginning => {
            let edge = window.end().plus_secs(-1);
            (edge, part.start() <= edge && edge < part.end())
        }
        Mode::UntilEnd => {
            (window.start(), part.start() <= window.start() && window.start() < part.end())
        }
        _ => (window.start(), part.overlaps(window)),
    };
    if is_seen {
        return part;
    }
    let pages = (edge.secs() - part.start().secs()).div_euclid(part.secs());
    part.shifted(pages * part.secs())
}

/// A bar of the histogram as a step.
fn step_of(width: Option<Width>) -> TimeStep {
    let (count, unit) = match width {
        Some(Width::Minutes(count)) => (count as u32, Unit::Minute),
        Some(Width::Hours(count)) => (count as u32, Unit::Hour),
        Some(Width::Week) => (1, Unit::Week),
        Some(Width::Month) => (1, Unit::Month),
        Some(Width::Quarter) => (3, Unit::Month),
        Some(Width::Year) => (1, Unit::Year),
        Some(Width::Day) | None => (1, Unit::Day),
    };
    TimeStep::new(count, unit)
}

/// From the first start to the last end of all shown datasets, and of the older versions
/// with which they are compared.
fn whole_extent(view: &View<'_>) -> Option<Interval> {
    let axis = view.session.document().filters.time.axis;
    let before = view.session.derived().parts_before().into_iter();
    let before = before.filter_map(|part| part.dataset.extent_on(axis));
    view.session.extent().into_iter().chain(before).reduce(Interval::union)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Instant;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    #[test]
    fn the_axis_turns_pages_after_a_window_that_leaves_it() {
        let part = interval(0, 100);
        let turned = |start, end, mode| turned_to(part, interval(start, end), mode);
        assert_eq!(turned(90, 120, Mode::Window), part);
        assert_eq!(turned(100, 130, Mode::Window), interval(100, 200));
        assert_eq!(turned(-30, -10, Mode::Window), interval(-100, 0));
        assert_eq!(turned(0, 90, Mode::FromBeginning), part);
        assert_eq!(turned(0, 250, Mode::FromBeginning), interval(200, 300));
        assert_eq!(turned(150, 900, Mode::UntilEnd), interval(100, 200));
    }
}
