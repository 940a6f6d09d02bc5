//! The line above the track: playing, mode, dates, presets, possible and definite.

use egui::Ui;
use egui::containers::menu::{MenuButton, MenuConfig};

use super::Timeline;
use super::folded::{Folded, GAP_POINTS, with_caret};
use crate::dataset::{Dataset, Interval, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{Mode, Policy, TimeFilter};
use crate::language::tr;
use crate::session::playback::{self, Loop, Pace};
use crate::session::{Command, TimeStep, TimeView};
use crate::ui::format::{self, number};
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::button::{self, CONTROL_POINTS};
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::widgets::{choice, scrolled};
use crate::ui::{Action, Move, View, labels};

impl Timeline {
    pub(super) fn controls_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let time = view.session.document().filters.time;
        let folded = self.folded(view, ui, time);
        ui.horizontal(|ui| {
            ui.set_height(CONTROL_POINTS);
            ui.spacing_mut().item_spacing.x = GAP_POINTS;
            self.playing_ui(view, ui, folded);
            if folded < Folded::Speed {
                ui.separator();
            }
            match folded < Folded::Mode {
                true => mode_ui(view, ui, time),
                false => mode_menu(view, ui, time),
            }
            if folded < Folded::Dates {
                self.fields.of_mode_ui(view, ui, time);
                self.calendar.ui(view, ui, time, None);
            } else {
                self.calendar.ui(view, ui, time, Some(&mut self.fields));
            }
            let is_wide = folded == Folded::Nothing;
            ui.scope(|ui| self.presets.ui(view, ui, is_wide, folded >= Folded::Words));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = GAP_POINTS;
                self.axis_menu(view, ui, time, folded);
                if folded < Folded::Matching {
                    self.matching_ui(view, ui, time, folded >= Folded::Words);
                }
            });
        });
    }

    /// Where there is little room, keys alone move the window by its width.
    fn playing_ui(&mut self, view: &View<'_>, ui: &mut Ui, folded: Folded) {
        let playing = view.playback.playing;
        let has_moves = folded < Folded::Words;
        let style = &view.session.document().time_view;
        ui.scope(|ui| {
            button::make_flat(ui);
            ui.spacing_mut().item_spacing.x = 0.0;
            let back = IconButton::new(Icon::SkipBack, tr!("previous-window")).keys("Alt+Left");
            if has_moves && ui.add(back).clicked() {
                view.ask(Action::MoveWindow(Move::Widths(-1)));
            }
            let (icon, label) =
                if playing { (Icon::Pause, tr!("pause")) } else { (Icon::Play, tr!("play")) };
            if ui.add(IconButton::new(icon, label).keys("Space")).clicked() {
                view.ask(Action::Play(!playing));
            }
            let on = IconButton::new(Icon::SkipForward, tr!("next-window")).keys("Alt+Right");
            if has_moves && ui.add(on).clicked() {
                view.ask(Action::MoveWindow(Move::Widths(1)));
            }
            if folded < Folded::Speed {
                let speed = labels::word(playback::speed_label(style));
                stays_open(ui, &speed, tr!("playing"), |ui| self.playing_lines_ui(view, ui));
            }
        });
    }

    fn playing_lines_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let style = view.session.document().time_view.clone();
        let speed = labels::word(playback::speed_label(&style));
        let set = |style: TimeView| view.send(Command::SetTimeView(style));
        {
            ui.horizontal(|ui| {
                ui.strong(tr!("speed"));
                if ui.button("−").on_hover_text(tr!("slower")).clicked() {
                    set(style.clone().with_speed(false));
                }
                let tip = match style.pace {
                    Pace::Continuous => tr!("data-time-that-passes-in-a-second"),
                    Pace::Steps => tr!("steps-in-a-second"),
                    Pace::Events => tr!("events-in-a-second"),
                };
                ui.label(speed).on_hover_text(tip);
                if ui.button("+").on_hover_text(tr!("faster")).clicked() {
                    set(style.clone().with_speed(true));
                }
            });
            ui.separator();
            ui.strong(tr!("move"));
            for pace in Pace::ALL {
                if choice::radio(ui, style.pace == pace, labels::word(pace.label())).clicked() {
                    set(TimeView { pace, ..style.clone() });
                }
            }
            ui.horizontal(|ui| {
                let label = ui.label(tr!("step"));
                let mut text =
                    self.controls.step.clone().unwrap_or_else(|| self.step(view).label());
                let response = step_field(ui, &mut text, 64.0, self.controls.step_is_wrong);
                let response = response.labelled_by(label.id).on_hover_text(tr!("step-examples"));
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
                let one_bar = egui::Button::new(tr!("one-bar"));
                if choice::edged(ui, style.step.is_some(), one_bar).clicked() {
                    set(TimeView { step: None, ..style.clone() });
                }
            });
            ui.separator();
            ui.strong(tr!("at-the-end-of-the-data-l"));
            for at_end in Loop::ALL {
                if choice::radio(ui, style.at_end == at_end, labels::word(at_end.label())).clicked()
                {
                    set(TimeView { at_end, ..style.clone() });
                }
            }
            ui.separator();
            let mut reverse = style.reverse;
            if choice::checkbox(ui, &mut reverse, tr!("back-in-time-r")).changed() {
                set(TimeView { reverse, ..style.clone() });
            }
        }
    }

    /// The length of the window; typing another keeps its start.
    fn width_ui(&mut self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        let Some(window) = time.window.filter(|_| time.mode == Mode::Window) else { return };
        let zone = view.settings.zone();
        let shown = format::duration(format::calendar_secs(window, &zone));
        let mut text = self.controls.width.clone().unwrap_or(shown);
        let is_wrong = self.controls.width_is_wrong;
        let response = ui.horizontal(|ui| {
            ui.label(tr!("width-of-the-window"));
            step_field(ui, &mut text, 80.0, is_wrong)
        });
        let response = response.inner;
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("width-of-the-window"))
        });
        let response = response
            .on_hover_text(tr!("width-of-the-window-such-as", examples = tr!("step-examples")));
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

    /// What may be chosen of certainty: the label with its count, and a tip.
    pub(super) fn matching_choices(&self) -> [(Matching, String, String); 2] {
        [
            (
                Matching::Possible,
                self.counted.window.possible,
                tr!("may-have-happened-in-the-window-the"),
            ),
            (
                Matching::Definite,
                self.counted.window.definite,
                tr!("happened-in-the-window-for-certain-the"),
            ),
        ]
        .map(|(matching, count, tip)| {
            (
                matching,
                format!("{} {}", labels::word(matching.label()), number(count)),
                tip.to_owned(),
            )
        })
    }

    /// About time only: where an event happened has a choice of its own.
    fn matching_ui(&self, view: &View<'_>, ui: &mut Ui, time: TimeFilter, is_narrow: bool) {
        if time.bounds_secs().is_none() {
            return;
        }
        let choices = self.matching_choices();
        let chosen = ui.scope(|ui| button::segments(ui, time.matching, &choices)).inner;
        if let Some(matching) = chosen {
            view.send(Command::SetTime(TimeFilter { matching, ..time }));
        }
        if !is_narrow {
            let colour = Theme::of(ui.ctx()).token(Token::Text2);
            ui.label(egui::RichText::new(tr!("time")).color(colour));
        }
    }

    /// What becomes of events whose time is not known, or not precisely.
    fn policies_ui(&self, view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
        ui.strong(tr!("events-without-a-time-count", count = self.counted.window.undated));
        for (policy, label) in [
            (Policy::Exclude, tr!("undated-leave-out-while-a-window-is-set")),
            (Policy::Include, tr!("undated-show-beside-the-others")),
            (Policy::Only, tr!("undated-show-only-these")),
        ] {
            if choice::radio(ui, time.undated == policy, label).clicked() {
                view.send(Command::SetTime(TimeFilter { undated: policy, ..time }));
            }
        }
        ui.separator();
        let imprecise = self.counted.window.imprecise;
        ui.strong(tr!("time-known-less-precisely-than-an-hour", count = imprecise))
            .on_hover_text(tr!("hatched-in-the-bars"));
        for (policy, label) in [
            (Policy::Include, tr!("imprecise-show")),
            (Policy::Exclude, tr!("imprecise-leave-out")),
            (Policy::Only, tr!("imprecise-show-only-these")),
        ] {
            if choice::radio(ui, time.imprecise == policy, label).clicked() {
                view.send(Command::SetTime(TimeFilter { imprecise: policy, ..time }));
            }
        }
        ui.separator();
    }

    /// What had no room in the line, at the head of the last menu.
    fn folded_lines_ui(&mut self, view: &View<'_>, ui: &mut Ui, time: TimeFilter, folded: Folded) {
        if folded >= Folded::Matching && time.bounds_secs().is_some() {
            ui.strong(tr!("time"));
            for (matching, label, tip) in self.matching_choices() {
                let radio = choice::radio(ui, time.matching == matching, label);
                if radio.on_hover_text(tip).clicked() {
                    view.send(Command::SetTime(TimeFilter { matching, ..time }));
                }
            }
            ui.separator();
        }
        if folded >= Folded::Speed {
            self.playing_lines_ui(view, ui);
            ui.separator();
        }
    }

    fn axis_menu(&mut self, view: &View<'_>, ui: &mut Ui, time: TimeFilter, folded: Folded) {
        let style = &view.session.document().time_view;
        let set = |style: TimeView| view.send(Command::SetTimeView(style));
        button::flat(ui, |ui| {
            let icon = String::from(Icon::SlidersHorizontal);
            stays_open(ui, &icon, tr!("axis"), |ui| {
                self.folded_lines_ui(view, ui, time, folded);
                if ui.button(tr!("zoom-to-the-window-z")).clicked() {
                    super::show_window(view);
                }
                if ui.button(tr!("show-all-data-shift-z")).clicked() {
                    super::show_part(view, None);
                }
                self.width_ui(view, ui, time);
                ui.separator();
                let mut is_stacked = style.is_stacked;
                if choice::checkbox(ui, &mut is_stacked, tr!("stack-by-kind")).changed() {
                    set(TimeView { is_stacked, ..style.clone() });
                }
                let mut is_logarithmic = style.is_logarithmic;
                if choice::checkbox(ui, &mut is_logarithmic, tr!("logarithmic-heights")).changed() {
                    set(TimeView { is_logarithmic, ..style.clone() });
                }
                let mut collapses_gaps = style.collapses_gaps;
                let collapse =
                    choice::checkbox(ui, &mut collapses_gaps, tr!("collapse-empty-stretches"));
                if collapse.on_hover_text(tr!("a-zigzag-marks-where-time-is-left-out")).changed() {
                    set(TimeView { collapses_gaps, ..style.clone() });
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
    choice::edged(ui, true, field)
}

/// A menu that a click inside does not close, called `name` for screen readers.
fn stays_open(ui: &mut Ui, label: &str, name: &str, add: impl FnOnce(&mut Ui)) {
    let config = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::new(label).config(config).ui(ui, |ui| scrolled::menu(ui, add));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name);
}

fn mode_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
    let choices =
        Mode::ALL.map(|mode| (mode, labels::word(mode.label()), labels::word(mode.hint())));
    let chosen = ui.scope(|ui| button::segments(ui, time.mode, &choices)).inner;
    if let Some(mode) = chosen {
        set_mode(view, time, mode);
    }
}

/// Sets the mode; where all time matches, all of it is seen.
fn set_mode(view: &View<'_>, time: TimeFilter, mode: Mode) {
    view.send(Command::SetTime(TimeFilter { mode, ..time }));
    if mode == Mode::Off {
        super::show_part(view, None);
    }
}

/// The modes as a menu, called by the one in use.
fn mode_menu(view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
    let label = labels::word(time.mode.label());
    let menu = ui.menu_button(with_caret(&label), |ui| {
        scrolled::menu(ui, |ui| {
            for mode in Mode::ALL {
                let radio = choice::radio(ui, time.mode == mode, labels::word(mode.label()));
                if radio.on_hover_text(labels::word(mode.hint())).clicked() {
                    set_mode(view, time, mode);
                    ui.close();
                }
            }
        });
    });
    let name = || egui::WidgetInfo::labeled(egui::Role::Button, true, label.as_str());
    menu.response.widget_info(name);
    menu.response.on_hover_text(labels::word(time.mode.hint()));
}

/// Which time of an event is meant: when it happened, or when it was reported.
fn time_axis_ui(view: &View<'_>, ui: &mut Ui, time: TimeFilter) {
    ui.strong(tr!("time-of-events"));
    for (axis, label) in [
        (TimeAxis::Event, tr!("when-it-happened")),
        (TimeAxis::Report, tr!("when-it-was-reported")),
    ] {
        let has_times = view.session.extent_on(axis).is_some();
        ui.add_enabled_ui(has_times, |ui| {
            let radio = choice::radio(ui, time.axis == axis, label);
            let radio = radio.on_disabled_hover_text(tr!("no-open-dataset-has-report-times"));
            if radio.clicked() && time.axis != axis {
                // A window of one axis means nothing on the other.
                view.send(Command::SetTime(TimeFilter { axis, window: None, ..time }));
                super::show_part(view, None);
            }
        });
    }
    if let Some(secs) = median_lag_secs(view) {
        let text = tr!("half-of-the-matching-events-were-reported", time = format::duration(secs));
        ui.label(egui::RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
    }
}

/// Seconds from the end of an event to its report, of those that match: the
/// median. `None` where nothing is known of it.
fn median_lag_secs(view: &View<'_>) -> Option<i64> {
    let mut lags: Vec<i64> = Vec::new();
    for part in view.session.derived().parts() {
        if part.dataset.extent_on(TimeAxis::Report).is_some() {
            lags.extend(part.matching().iter().filter_map(|row| lag_secs(&part.dataset, row)));
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
