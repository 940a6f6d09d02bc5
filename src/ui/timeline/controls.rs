//! The line above the track: playing, mode, dates, presets, possible and definite.

use egui::Ui;
use egui::containers::menu::{MenuButton, MenuConfig};

use super::Timeline;
use super::fields::Edge;
use crate::dataset::format::{self, number};
use crate::dataset::{Dataset, Interval, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{Mode, Policy, TimeFilter};
use crate::session::playback::{self, Loop, Pace};
use crate::session::{Command, TimeStep, TimeView};
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::button::{self, CONTROL_POINTS};
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::{Action, Move, View};

const STEP_HINT: &str = "30min, 6h, 1d, 2w, 1mo or 1y";

impl Timeline {
    pub(super) fn controls_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let time = view.session.document().filters.time;
        let room = ui.available_width();
        let is_wide = room > 1_230.0;
        let is_narrow = room < 960.0;
        ui.horizontal(|ui| {
            ui.set_height(CONTROL_POINTS);
            ui.spacing_mut().item_spacing.x = 6.0;
            self.playing_ui(view, ui, is_narrow);
            ui.separator();
            mode_ui(view, ui, time);
            self.edges_ui(view, ui, time);
            ui.scope(|ui| self.presets.ui(view, ui, is_wide));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                self.axis_menu(view, ui, time);
                self.matching_ui(view, ui, time, is_narrow);
            });
        });
    }

    /// Where there is little room, keys alone move the window by its width.
    fn playing_ui(&mut self, view: &View<'_>, ui: &mut Ui, is_narrow: bool) {
        let playing = view.playback.playing;
        let style = &view.session.document().time_view;
        ui.scope(|ui| {
            button::make_flat(ui);
            ui.spacing_mut().item_spacing.x = 0.0;
            let back = IconButton::new(Icon::SkipBack, "Previous window").keys("Alt+Left");
            if !is_narrow && ui.add(back).clicked() {
                view.ask(Action::MoveWindow(Move::Widths(-1)));
            }
            let (icon, label) = if playing { (Icon::Pause, "Pause") } else { (Icon::Play, "Play") };
            if ui.add(IconButton::new(icon, label).keys("Space")).clicked() {
                view.ask(Action::Play(!playing));
            }
            let on = IconButton::new(Icon::SkipForward, "Next window").keys("Alt+Right");
            if !is_narrow && ui.add(on).clicked() {
                view.ask(Action::MoveWindow(Move::Widths(1)));
            }
            let speed = playback::speed_label(style);
            self.playing_menu(view, ui, speed);
        });
    }

    /// The fields that the mode uses: two, one or none.
    fn edges_ui(&mut self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        match time.mode {
            Mode::Off => {}
            Mode::Window => self.fields.edges_ui(view, ui, time, "Window"),
            Mode::Instant | Mode::UntilEnd => {
                self.fields.edge_ui(view, ui, time, Edge::Start, "Window");
            }
            Mode::FromBeginning => self.fields.edge_ui(view, ui, time, Edge::End, "Window"),
        }
    }

    fn playing_menu(&mut self, view: &View<'_>, ui: &mut Ui, speed: &str) {
        let style = view.session.document().time_view.clone();
        let set = |style: TimeView| view.send(Command::SetTimeView(style));
        stays_open(ui, speed, "Playing", |ui| {
            ui.horizontal(|ui| {
                ui.strong("Speed");
                if ui.button("−").on_hover_text("Slower (,)").clicked() {
                    set(style.clone().with_speed(false));
                }
                let tip = match style.pace {
                    Pace::Continuous => "Data time that passes in a second",
                    Pace::Steps => "Steps in a second",
                    Pace::Events => "Events in a second",
                };
                ui.label(speed).on_hover_text(tip);
                if ui.button("+").on_hover_text("Faster (.)").clicked() {
                    set(style.clone().with_speed(true));
                }
            });
            ui.separator();
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
        let is_wrong = self.controls.width_is_wrong;
        let response = ui.horizontal(|ui| {
            ui.label("Width of the window");
            step_field(ui, &mut text, 80.0, is_wrong)
        });
        let response = response.inner;
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

    /// About time only: where an event happened has a choice of its own.
    fn matching_ui(&self, view: &View<'_>, ui: &mut Ui, time: TimeFilter, is_narrow: bool) {
        if time.bounds_secs().is_none() {
            return;
        }
        let choices = [
            (
                Matching::Possible,
                self.counted.window.possible,
                "May have happened in the window: the event's interval overlaps it",
            ),
            (
                Matching::Definite,
                self.counted.window.definite,
                "Happened in the window for certain: the event's interval lies wholly inside",
            ),
        ]
        .map(|(matching, count, tip)| {
            (matching, format!("{} {}", matching.label(), number(count)), tip.to_owned())
        });
        let chosen = ui.scope(|ui| button::segments(ui, time.matching, &choices)).inner;
        if let Some(matching) = chosen {
            view.send(Command::SetTime(TimeFilter { matching, ..time }));
        }
        if !is_narrow {
            let colour = Theme::of(ui.ctx()).token(Token::Text2);
            ui.label(egui::RichText::new("Time").color(colour));
        }
    }

    /// What becomes of events whose time is not known, or not precisely.
    fn policies_ui(&self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        ui.strong(format!("Events without a time: {}", number(self.counted.window.undated)));
        for (policy, label) in [
            (Policy::Exclude, "Leave out while a window is set"),
            (Policy::Include, "Show beside the others"),
            (Policy::Only, "Show only these"),
        ] {
            let label = format!("Undated: {}", label.to_lowercase());
            if ui.radio(time.undated == policy, label).clicked() {
                view.send(Command::SetTime(TimeFilter { undated: policy, ..time }));
            }
        }
        ui.separator();
        let imprecise = number(self.counted.window.imprecise);
        ui.strong(format!("Time known less precisely than an hour: {imprecise}"))
            .on_hover_text("Hatched in the bars");
        for (policy, label) in [
            (Policy::Include, "Imprecise: show"),
            (Policy::Exclude, "Imprecise: leave out"),
            (Policy::Only, "Imprecise: show only these"),
        ] {
            if ui.radio(time.imprecise == policy, label).clicked() {
                view.send(Command::SetTime(TimeFilter { imprecise: policy, ..time }));
            }
        }
        ui.separator();
    }

    fn axis_menu(&mut self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        let style = &view.session.document().time_view;
        let set = |style: TimeView| view.send(Command::SetTimeView(style));
        button::flat(ui, |ui| {
            let icon = String::from(Icon::SlidersHorizontal);
            stays_open(ui, &icon, "Axis", |ui| {
                if ui.button("Zoom to the window (Z)").clicked() {
                    super::show_window(view);
                }
                if ui.button("Show all data (Shift+Z)").clicked() {
                    super::show_part(view, None);
                }
                self.width_ui(view, ui, time);
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
                self.policies_ui(view, ui, time);
                time_axis_ui(view, ui, time);
            });
        });
    }
}

fn step_field(ui: &mut Ui, text: &mut String, width: f32, is_wrong: bool) -> egui::Response {
    let mut field = egui::TextEdit::singleline(text).desired_width(width);
    if is_wrong {
        field = field.text_color(Theme::of(ui.ctx()).warning());
    }
    ui.add(field)
}

/// A menu that a click inside does not close, called `name` for screen readers.
fn stays_open(ui: &mut Ui, label: &str, name: &str, add: impl FnOnce(&mut Ui)) {
    let config = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::new(label).config(config).ui(ui, add);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name);
}

fn mode_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
    let choices = Mode::ALL.map(|mode| (mode, mode.label().to_owned(), mode.hint().to_owned()));
    let chosen = ui.scope(|ui| button::segments(ui, time.mode, &choices)).inner;
    if let Some(mode) = chosen {
        view.send(Command::SetTime(TimeFilter { mode, ..time }));
    }
}

/// Which time of an event is meant: when it happened, or when it was reported.
fn time_axis_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
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
            format!("Half of the matching events were reported within {}", format::duration(secs));
        ui.label(egui::RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
    }
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
