//! The time slider: a histogram, a window that follows the hand, typed dates.

mod axis;
pub mod fields;
mod gesture;
mod track;

use egui::Ui;

use super::words::number;
use super::{Action, View};
use crate::dataset::Interval;
use crate::filter::time::Matching;
use crate::filter::{Mode, Policy, TimeFilter};
use crate::session::{self, Command};
use crate::summary::bins::Width;
use crate::summary::{Bins, Histogram};
use axis::Axis;
use fields::Fields;
use gesture::Gesture;

/// State of the slider that is neither undone nor saved.
#[derive(Debug, Default)]
pub struct Timeline {
    /// The visible part of the axis; all data when `None`.
    shown: Option<Interval>,
    gesture: Option<Gesture>,
    /// The slider before a click that may become a double-click.
    before_click: Option<TimeFilter>,
    followed: Option<Interval>,
    fields: Fields,
    kept: Kept,
}

/// What was counted for one revision and axis.
#[derive(Debug, Default)]
struct Kept {
    key: Option<(u64, Interval, usize, String)>,
    bins: Bins,
    all: Histogram,
    passing: Histogram,
    scale: f64,
    possible: usize,
    definite: usize,
    undated: usize,
}

impl Timeline {
    /// Shows all data again.
    pub fn reset_axis(&mut self) {
        self.shown = None;
    }

    /// The visible part of the axis.
    pub fn shown(&self, view: &View<'_>) -> Option<Interval> {
        self.shown.or(view.session.extent())
    }

    /// Shows `part` of the axis.
    pub fn show_part(&mut self, part: Interval) {
        self.shown = Some(part);
    }

    /// Takes a running drag back; whether there was one.
    pub fn cancel_gesture(&mut self, view: &View<'_>) -> bool {
        let Some(gesture) = self.gesture.take() else { return false };
        view.send(Command::SetTime(gesture.before));
        true
    }

    /// Paints controls and track.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let Some(extent) = view.session.extent() else {
            ui.label("No event with a time is open");
            ui.allocate_space(ui.available_size());
            return;
        };
        self.controls_ui(view, ui);
        self.follow(view);
        let axis_part = self.shown.unwrap_or(extent);
        let height = ui.available_height().max(48.0);
        let size = egui::vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, "Time window"));
        let axis = Axis::new(rect, axis_part);
        self.count(view, axis_part, rect.width());
        track::paint(
            view,
            ui,
            &axis,
            &self.kept.bins,
            &self.kept.all,
            &self.kept.passing,
            self.kept.scale,
        );
        gesture::handle(self, view, ui, &axis, &response, extent);
        track::hover_tip(
            view,
            &axis,
            &self.kept.bins,
            &self.kept.all,
            &self.kept.passing,
            &response,
        );
    }

    /// A window that lies wholly outside the visible axis brings all data back.
    fn follow(&mut self, view: &View<'_>) {
        let window = view.session.document().filters.time.window;
        if self.followed == window || self.gesture.is_some() {
            return;
        }
        self.followed = window;
        if let (Some(part), Some(window)) = (self.shown, window)
            && !part.overlaps(window)
        {
            self.shown = None;
        }
    }

    /// Counts anew when data, filters, axis or zone changed.
    fn count(&mut self, view: &View<'_>, part: Interval, width_px: f32) {
        let most = ((width_px / 4.0) as usize).max(8);
        let key = (view.session.data_revision(), part, most, view.settings.zone_name.clone());
        if self.kept.key.as_ref() == Some(&key) {
            return;
        }
        let zone = view.settings.zone();
        let bins = Bins::covering(part, Width::fitting(part, most), &zone);
        let mut all = Histogram::empty(&bins);
        let mut passing = Histogram::empty(&bins);
        let (mut possible, mut definite, mut undated) = (0, 0, 0);
        let time = view.session.document().filters.time;
        for part in view.session.derived().parts() {
            let others = part.passing_for(session::View::Time);
            let dated = part.dataset.dated_len();
            undated += others.iter().filter(|row| *row >= dated).count();
            all.add(&part.dataset, &crate::dataset::Rows::all(part.dataset.len()), &bins);
            passing.add(&part.dataset, &others, &bins);
            for (matching, count) in
                [(Matching::Possible, &mut possible), (Matching::Definite, &mut definite)]
            {
                let mut rows = TimeFilter { matching, ..time }.mask(&part.dataset);
                rows.intersect(&others);
                *count += rows.count();
            }
        }
        // The scale does not jump while the hand drags.
        let scale = if self.gesture.is_some() { self.kept.scale } else { all.highest() };
        self.kept = Kept {
            key: Some(key),
            bins,
            all,
            passing,
            scale: scale.max(1.0),
            possible,
            definite,
            undated,
        };
    }

    fn controls_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let time = view.session.document().filters.time;
        ui.horizontal(|ui| {
            let playing = view.playback.playing;
            let label = if playing { "Pause" } else { "Play" };
            if ui.button(label).on_hover_text("Space").clicked() {
                view.ask(Action::Play(!playing));
            }
            if ui.small_button("−").on_hover_text("Slower (,)").clicked() {
                view.ask(Action::ChangeSpeed(false));
            }
            ui.label(view.playback.speed_label())
                .on_hover_text("Data time that passes in a second");
            if ui.small_button("+").on_hover_text("Faster (.)").clicked() {
                view.ask(Action::ChangeSpeed(true));
            }
            ui.separator();
            mode_ui(view, ui, time);
            self.fields.ui(view, ui, time, "Window");
            ui.separator();
            matching_ui(view, ui, time, self.kept.possible, self.kept.definite);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if self.shown.is_some() {
                    if ui.small_button("All data").on_hover_text("Show the whole axis").clicked() {
                        self.shown = None;
                    }
                } else if let (Some(window), true) = (time.window, time.mode == Mode::Window)
                    && ui
                        .small_button("Zoom in")
                        .on_hover_text("Zoom the axis to the window")
                        .clicked()
                {
                    self.shown = Some(axis::around(window));
                }
                undated_ui(view, ui, time, self.kept.undated);
            });
        });
    }
}

fn mode_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
    let modes = egui::ComboBox::from_id_salt("time mode")
        .selected_text(time.mode.label())
        .width(96.0)
        .show_ui(ui, |ui| {
            for mode in Mode::ALL {
                if ui.selectable_label(time.mode == mode, mode.label()).clicked() {
                    view.send(Command::SetTime(TimeFilter { mode, ..time }));
                }
            }
        });
    modes.response.on_hover_text("Mode of the time slider (M)");
}

fn matching_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter, possible: usize, definite: usize) {
    if time.bounds_secs().is_none() {
        return;
    }
    for (matching, name, count, tip) in [
        (
            Matching::Possible,
            "Possible",
            possible,
            "The event may have happened in the window: its interval overlaps it",
        ),
        (
            Matching::Definite,
            "Definite",
            definite,
            "The event did happen in the window: its interval lies wholly inside",
        ),
    ] {
        let label = format!("{name} {}", number(count));
        if ui.selectable_label(time.matching == matching, label).on_hover_text(tip).clicked() {
            view.send(Command::SetTime(TimeFilter { matching, ..time }));
        }
    }
}

fn undated_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter, undated: usize) {
    if undated == 0 && time.undated == Policy::Exclude {
        return;
    }
    let words = match time.undated {
        Policy::Include => "shown too",
        Policy::Exclude if time.bounds_secs().is_some() => "left out",
        Policy::Exclude => "shown",
        Policy::Only => "alone",
    };
    let label = format!("Undated {} {words}", number(undated));
    let next = match time.undated {
        Policy::Exclude => Policy::Include,
        Policy::Include => Policy::Only,
        Policy::Only => Policy::Exclude,
    };
    if ui
        .selectable_label(time.undated != Policy::Exclude, label)
        .on_hover_text("Events without a time: leave out, show too, or show alone")
        .clicked()
    {
        view.send(Command::SetTime(TimeFilter { undated: next, ..time }));
    }
}
