//! The line above the track: playing, mode, dates, possible and definite,
//! what becomes of undated and imprecise events.

use egui::Ui;
use egui::containers::menu::{MenuButton, MenuConfig};

use super::Timeline;
use crate::dataset::format::{self, number};
use crate::dataset::{Dataset, Interval, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{Mode, Policy, TimeFilter};
use crate::session::playback::{self, Loop, Pace};
use crate::session::{Command, TimeStep, TimeView};
use crate::ui::theme::Theme;
use crate::ui::{Action, View};

const STEP_HINT: &str = "30min, 6h, 1d, 2w, 1mo or 1y";

impl Timeline {
    pub(super) fn controls_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let time = view.session.document().filters.time;
        let style = &view.session.document().time_view;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let playing = view.playback.playing;
            let label = if playing { "Pause" } else { "Play" };
            if ui.button(label).on_hover_text("Space").clicked() {
                view.ask(Action::Play(!playing));
            }
            if ui.small_button("−").on_hover_text("Slower (,)").clicked() {
                view.send(Command::SetTimeView(style.clone().with_speed(false)));
            }
            let tip = match style.pace {
                Pace::Continuous => "Data time that passes in a second",
                Pace::Steps => "Steps in a second",
                Pace::Events => "Events in a second",
            };
            ui.label(playback::speed_label(style)).on_hover_text(tip);
            if ui.small_button("+").on_hover_text("Faster (.)").clicked() {
                view.send(Command::SetTimeView(style.clone().with_speed(true)));
            }
            self.playing_menu(view, ui);
            ui.separator();
            mode_ui(view, ui, time);
            self.fields.edges_ui(view, ui, time, "Window");
            self.width_ui(view, ui, time);
            if time.window.is_some() {
                let lift = ui.small_button("×").on_hover_text("Clear time window (X)");
                lift.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Button, true, "Clear time window")
                });
                if lift.clicked() {
                    view.send(Command::SetTime(TimeFilter { window: None, ..time }));
                }
            }
            ui.separator();
            self.matching_ui(view, ui, time);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                axis_menu(view, ui, time, style);
                self.policies_ui(view, ui, time);
            });
        });
    }

    fn playing_menu(&mut self, view: &View<'_>, ui: &mut Ui) {
        let style = view.session.document().time_view.clone();
        let set = |style: TimeView| view.send(Command::SetTimeView(style));
        stays_open(ui, "Playing", |ui| {
            ui.strong("Move");
            for pace in Pace::ALL {
                if ui.radio(style.pace == pace, pace.label()).clicked() {
                    set(TimeView { pace, ..style.clone() });
                }
            }
            ui.horizontal(|ui| {
                let label = ui.label("Step");
                let mut text =
                    self.controls.step.clone().unwrap_or_else(|| self.step(view).label());
                let response = step_field(ui, &mut text, 64.0, self.controls.step_is_wrong);
                let response = response.labelled_by(label.id).on_hover_text(STEP_HINT);
                if response.changed() {
                    self.controls.step = Some(text.clone());
                }
                if response.lost_focus()
                    && let Some(text) = self.controls.step.take()
                {
                    let read = TimeStep::from_text(&text);
                    self.controls.step_is_wrong = read.is_none() && !text.trim().is_empty();
                    if self.controls.step_is_wrong {
                        self.controls.step = Some(text);
                    } else {
                        set(TimeView { step: read, ..style.clone() });
                    }
                }
                ui.add_enabled_ui(style.step.is_some(), |ui| {
                    if ui.small_button("One bar").clicked() {
                        set(TimeView { step: None, ..style.clone() });
                    }
                });
            });
            ui.separator();
            ui.strong("At the end of the data (L)");
            for at_end in Loop::ALL {
                if ui.radio(style.at_end == at_end, at_end.label()).clicked() {
                    set(TimeView { at_end, ..style.clone() });
                }
            }
            ui.separator();
            let mut reverse = style.reverse;
            if ui.checkbox(&mut reverse, "Back in time (R)").changed() {
                set(TimeView { reverse, ..style.clone() });
            }
        });
    }

    /// The length of the window; typing another keeps its start.
    fn width_ui(&mut self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        let Some(window) = time.window.filter(|_| time.mode == Mode::Window) else { return };
        let zone = view.settings.zone();
        let shown = format::duration(format::calendar_secs(window, &zone));
        let mut text = self.controls.width.clone().unwrap_or(shown);
        let response = step_field(ui, &mut text, 62.0, self.controls.width_is_wrong);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Width of the window")
        });
        let response = response.on_hover_text(format!("Width of the window: {STEP_HINT}"));
        if response.changed() {
            self.controls.width = Some(text.clone());
        }
        if !response.lost_focus() {
            return;
        }
        let Some(text) = self.controls.width.take() else { return };
        self.controls.width_is_wrong = false;
        if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            return;
        }
        let window = TimeStep::from_text(&text)
            .and_then(|width| Interval::new(window.start(), width.shift(window.start(), 1, &zone)));
        if window.is_some() {
            view.send(Command::SetTime(TimeFilter { window, ..time }));
        } else {
            self.controls.width = Some(text);
            self.controls.width_is_wrong = true;
        }
    }

    fn matching_ui(&self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        if time.bounds_secs().is_none() {
            return;
        }
        for (matching, count, tip) in [
            (
                Matching::Possible,
                self.counted.window.possible,
                "May have happened in the window: the event's interval overlaps it",
            ),
            (
                Matching::Definite,
                self.counted.window.definite,
                "Did happen in the window: the event's interval lies wholly inside",
            ),
        ] {
            let label = format!("{} {}", matching.label(), number(count));
            if ui.selectable_label(time.matching == matching, label).on_hover_text(tip).clicked() {
                view.send(Command::SetTime(TimeFilter { matching, ..time }));
            }
        }
    }

    fn policies_ui(&self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        let has_window = time.bounds_secs().is_some();
        if self.counted.window.undated > 0 || time.undated != Policy::Exclude {
            let word = match time.undated {
                Policy::Include => "too",
                Policy::Exclude if has_window => "out",
                Policy::Exclude => "in",
                Policy::Only => "only",
            };
            let label = format!("Undated {} {word}", number(self.counted.window.undated));
            let tip = "Events without a time: leave out of the window, show too, or show alone";
            let is_set = time.undated != Policy::Exclude;
            if ui.selectable_label(is_set, label).on_hover_text(tip).clicked() {
                let undated = match time.undated {
                    Policy::Exclude => Policy::Include,
                    Policy::Include => Policy::Only,
                    Policy::Only => Policy::Exclude,
                };
                view.send(Command::SetTime(TimeFilter { undated, ..time }));
            }
        }
        let word = match time.imprecise {
            Policy::Include => "in",
            Policy::Exclude => "out",
            Policy::Only => "only",
        };
        let label = format!("Imprecise {} {word}", number(self.counted.window.imprecise));
        let tip = "Events whose time is with a time precision coarser than an hour, hatched in the \
                   bars: show, leave out, or show alone";
        let is_set = time.imprecise != Policy::Include;
        if ui.selectable_label(is_set, label).on_hover_text(tip).clicked() {
            let imprecise = match time.imprecise {
                Policy::Include => Policy::Exclude,
                Policy::Exclude => Policy::Only,
                Policy::Only => Policy::Include,
            };
            view.send(Command::SetTime(TimeFilter { imprecise, ..time }));
        }
    }
}

fn step_field(ui: &mut Ui, text: &mut String, width: f32, is_wrong: bool) -> egui::Response {
    let mut field = egui::TextEdit::singleline(text).desired_width(width);
    if is_wrong {
        field = field.text_color(Theme::of(ui.ctx()).warning());
    }
    ui.add(field)
}

/// A menu that a click inside does not close.
fn stays_open(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) {
    let config = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    MenuButton::new(label).config(config).ui(ui, add);
}

fn mode_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
    let modes = egui::ComboBox::from_id_salt("time mode")
        .selected_text(time.mode.label())
        .width(92.0)
        .show_ui(ui, |ui| {
            for mode in Mode::ALL {
                if ui.selectable_label(time.mode == mode, mode.label()).clicked() {
                    view.send(Command::SetTime(TimeFilter { mode, ..time }));
                }
            }
        });
    modes.response.on_hover_text("Mode of the time slider (M)");
}

fn axis_menu(view: &View<'_>, ui: &mut Ui, time: TimeFilter, style: &TimeView) {
    let set = |style: TimeView| view.send(Command::SetTimeView(style));
    stays_open(ui, "Axis", |ui| {
        if ui.button("Zoom to the window (Z)").clicked() {
            super::show_window(view);
        }
        if ui.button("Show all data (Shift+Z)").clicked() {
            super::show_part(view, None);
        }
        ui.separator();
        let mut is_stacked = style.is_stacked;
        if ui.checkbox(&mut is_stacked, "Stack by kind").changed() {
            set(TimeView { is_stacked, ..style.clone() });
        }
        let mut is_logarithmic = style.is_logarithmic;
        if ui.checkbox(&mut is_logarithmic, "Logarithmic heights").changed() {
            set(TimeView { is_logarithmic, ..style.clone() });
        }
        ui.separator();
        ui.strong("Time of events");
        for (axis, label) in
            [(TimeAxis::Event, "When it happened"), (TimeAxis::Report, "When it was reported")]
        {
            let has_times = view.session.extent_on(axis).is_some();
            ui.add_enabled_ui(has_times, |ui| {
                let radio = ui.radio(time.axis == axis, label);
                let radio = radio.on_disabled_hover_text("No open dataset has report times");
                if radio.clicked() && time.axis != axis {
                    // A window of one axis means nothing on the other.
                    view.send(Command::SetTime(TimeFilter { axis, window: None, ..time }));
                    super::show_part(view, None);
                }
            });
        }
        if let Some(secs) = median_lag_secs(view) {
            let text =
                format!("Half of those that pass were reported within {}", format::duration(secs));
            ui.label(egui::RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
        }
    });
}

/// Seconds from the end of an event to its report, of those that pass: the
/// median. `None` where nothing is known of it.
fn median_lag_secs(view: &View<'_>) -> Option<i64> {
    let mut lags: Vec<i64> = Vec::new();
    for part in view.session.derived().parts() {
        if part.dataset.extent_on(TimeAxis::Report).is_some() {
            lags.extend(part.passing().iter().filter_map(|row| lag_secs(&part.dataset, row)));
        }
    }
    let middle = lags.len() / 2;
    (!lags.is_empty()).then(|| *lags.select_nth_unstable(middle).1)
}

/// Seconds from the start of an event to the end of the time of its report;
/// never negative, since what is imprecise cannot tell that.
fn lag_secs(dataset: &Dataset, row: usize) -> Option<i64> {
    let (event, report) = (dataset.interval(row)?, dataset.reported(row)?);
    Some((report.end().secs() - event.start().secs()).max(0))
}
