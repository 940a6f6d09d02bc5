//! Comparison of two periods: the time window, and the one it is compared with.

use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

use egui::{RichText, Ui};

use crate::boundaries::Boundaries;
use crate::dataset::{Dataset, Interval, Rows, TimePrecision};
use crate::export::comparison::{self, difference_text, percent_text};
use crate::filter::{AreaChoice, AreaMatching, Argument, Matching, Mode, TimeFilter, area};
use crate::gazetteer;
use crate::language::tr;
use crate::session::derived::CrossfilterKey;
use crate::session::{Command, DatasetMasks, OtherPeriod};
use crate::summary::Sum;
use crate::summary::compare::{Comparison, Group, Line, Period, PeriodRows, compare};
use crate::ui::format::{self, number};
use crate::ui::theme::Theme;
use crate::ui::timeline::fields::Fields;
use crate::ui::widgets::columns::difference_bar;
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::{button, scrolled};
use crate::ui::{Action, Choosing, View};

/// Lines of a group that are painted.
const LISTED: usize = 200;

/// More events than this are counted again when the pointer is let go.
const FOLLOWED_EVENTS: usize = 300_000;

/// What stands below the lines: which events are counted, and the buttons, in points.
const FOOT_POINTS: f32 = 78.0;

/// The window.
#[derive(Debug, Default)]
pub struct CompareWindow {
    group: Group,
    fields: Fields,
    inside: Inside,
    known: Option<(Key, Comparison)>,
}

/// What a comparison depends on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    others: Vec<CrossfilterKey>,
    time: TimeFilter,
    periods: [Interval; 2],
    areas: Vec<AreaChoice>,
    matching: AreaMatching,
    boundaries: Boundaries,
}

/// The rows in each area, for each shown dataset; no filter changes them.
#[derive(Debug, Default)]
struct Inside {
    of: Option<(Vec<AreaChoice>, AreaMatching, Boundaries)>,
    read: Vec<Weak<Dataset>>,
    rows: Vec<Vec<Rows>>,
}

impl Inside {
    fn refresh(&mut self, view: &View<'_>, key: &Key) {
        let parts = || view.session.derived().parts();
        let shown = || parts().map(|part| &part.dataset);
        let of = (key.areas.clone(), key.matching, key.boundaries.clone());
        let is_same = self.read.iter().map(Weak::as_ptr).eq(shown().map(Arc::as_ptr));
        if is_same && self.of.as_ref() == Some(&of) {
            return;
        }
        let rows_of = |part: &DatasetMasks| {
            let rows_in =
                |choice| area::rows_in(&part.dataset, choice, key.matching, part.event_areas());
            key.areas.iter().map(rows_in).collect()
        };
        self.rows = parts().map(rows_of).collect();
        self.read = shown().map(Arc::downgrade).collect();
        self.of = Some(of);
    }
}

/// The areas by which events are told apart: the named ones and those of the session.
pub fn areas(view: &View<'_>) -> Vec<AreaChoice> {
    let named = gazetteer::areas().iter().map(|area| AreaChoice::Named(area.name.clone()));
    let shapes = view.session.document().shapes.iter().cloned().map(AreaChoice::Shape);
    named.chain(shapes).collect()
}

fn key(view: &View<'_>, periods: [Interval; 2]) -> Key {
    let filters = &view.session.document().filters;
    Key {
        others: view.session.derived().others(),
        time: filters.time,
        periods,
        areas: areas(view),
        matching: filters.area_matching(),
        boundaries: filters.boundaries.clone(),
    }
}

impl CompareWindow {
    /// What it shows.
    pub fn shown(&self) -> Option<&Comparison> {
        self.known.as_ref().map(|(_, found)| found)
    }

    /// Paints the window; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let size = scrolled::size(ctx, egui::vec2(620.0, 560.0));
        Dialog::resizable(tr!("compare-two-periods-dialog"), "compare periods", ctx, size).show(
            ctx,
            Some(&mut open),
            |ui| {
                scrolled::filling(ui, egui::vec2(560.0, 420.0), |ui| self.contents_ui(view, ui));
            },
        );
        open
    }

    fn contents_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let faint = Theme::of(ui.ctx()).faint_text();
        let time = view.session.document().filters.time;
        let zone = view.settings.zone();
        let window = time.window.filter(|_| !time.is_idle() && time.mode == Mode::Window);
        let Some(window) = window else {
            let text = tr!("choose-a-time-window-with-the-slider");
            ui.add(egui::Label::new(text).wrap());
            return;
        };
        let other = view.session.document().other_period;
        let before = other.interval(window, &zone);
        self.other_ui(view, ui, other, before);
        let key = key(view, [before, window]);
        self.inside.refresh(view, &key);
        let is_held = ui.input(|input| input.pointer.any_down());
        let follows = !is_held || view.session.derived().total_count() <= FOLLOWED_EVENTS;
        if follows && self.known.as_ref().is_none_or(|(known, _)| *known != key) {
            let found = compared(view, &self.inside.rows, &key);
            self.known = Some((key.clone(), found));
        }
        let Some((known, found)) = &self.known else { return };
        ui.add_enabled_ui(*known == key, |ui| {
            ui.separator();
            periods_ui(view, ui, found);
            ui.separator();
            ui.horizontal_wrapped(|ui| {
                for group in Group::ALL {
                    let text = match group {
                        Group::Kind => tr!("kinds"),
                        Group::Region => tr!("regions"),
                        Group::Place => tr!("places"),
                        Group::Area => tr!("areas"),
                    };
                    let count = found.lines(group).len();
                    let text = format!("{text} ({})", number(count));
                    ui.selectable_value(&mut self.group, group, text);
                }
            });
            lines_ui(view, ui, found, self.group);
        });
        let text = match found.matching {
            Matching::Possible => {
                tr!("counted-are-events-that-may-lie-in")
            }
            Matching::Definite => {
                tr!("counted-are-events-that-are-definitely-in")
            }
        };
        ui.add(egui::Label::new(RichText::new(text).small().color(faint)).wrap());
        ui.add_enabled_ui(*known == key, |ui| {
            buttons_ui(view, ui, found);
        });
    }

    /// With which period the window is compared.
    fn other_ui(&mut self, view: &View<'_>, ui: &mut Ui, other: OtherPeriod, before: Interval) {
        ui.horizontal_wrapped(|ui| {
            ui.label(tr!("compare-the-time-window-with"));
            for (choice, label) in [
                (OtherPeriod::Before, tr!("preceding-period")),
                (OtherPeriod::YearEarlier, tr!("a-year-earlier")),
                (OtherPeriod::Dates(before), tr!("dates")),
            ] {
                let is_chosen = match choice {
                    OtherPeriod::Dates(_) => matches!(other, OtherPeriod::Dates(_)),
                    _ => other == choice,
                };
                if ui.radio(is_chosen, label).clicked() && !is_chosen {
                    view.send(Command::SetOtherPeriod(choice));
                }
            }
        });
        if let OtherPeriod::Dates(dates) = other {
            ui.horizontal(|ui| {
                let time =
                    TimeFilter { mode: Mode::Window, window: Some(dates), ..TimeFilter::default() };
                self.fields.typed_ui(view, ui, time, tr!("of-the-other-period"), &|next| {
                    if let Some(dates) = next.window {
                        view.send(Command::SetOtherPeriod(OtherPeriod::Dates(dates)));
                    }
                });
            });
        }
    }
}

fn compared(view: &View<'_>, inside: &[Vec<Rows>], key: &Key) -> Comparison {
    let others: Vec<Rows> =
        view.session.derived().parts().map(|part| part.matching_others(None)).collect();
    let parts: Vec<PeriodRows<'_>> = view
        .session
        .derived()
        .parts()
        .zip(&others)
        .zip(inside)
        .map(|((part, rows), areas)| PeriodRows {
            dataset: &part.dataset,
            rows,
            areas: areas.iter().collect(),
        })
        .collect();
    let names: Vec<String> = key.areas.iter().map(AreaChoice::label).collect();
    let [a, b] = key.periods;
    compare(&parts, key.time, a, b, &names)
}

/// Both periods as two columns, and the difference as a third.
fn periods_ui(view: &View<'_>, ui: &mut Ui, found: &Comparison) {
    let faint = Theme::of(ui.ctx()).faint_text();
    let zone = view.settings.zone();
    egui::Grid::new("periods").num_columns(4).spacing([22.0, 4.0]).show(ui, |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        ui.label("");
        for (name, period) in
            [(tr!("the-other-period"), &found.a), (tr!("the-time-window"), &found.b)]
        {
            ui.vertical(|ui| {
                ui.strong(name);
                let precision = TimePrecision::Unknown;
                let text = format::interval_in_words(Some(period.interval), precision, &zone);
                ui.label(RichText::new(text).small().color(faint));
            });
        }
        ui.strong(tr!("difference"));
        ui.end_row();
        let exact = |count: u32| Some((u64::from(count), u64::from(count)));
        let people = |sum: &Sum| sum.is_known().then_some((sum.low, sum.high));
        let figures = |period: &Period| {
            [
                exact(period.possible),
                exact(period.definite),
                people(&period.toll.killed),
                people(&period.toll.injured),
            ]
        };
        let names = [
            tr!("events-possible"),
            tr!("events-definite"),
            tr!("people-killed"),
            tr!("people-injured"),
        ];
        for ((name, a), b) in names.into_iter().zip(figures(&found.a)).zip(figures(&found.b)) {
            ui.label(name);
            for figure in [a, b] {
                ui.label(RichText::new(figure_text(figure)).strong());
            }
            let text = match (a, b) {
                (Some(a), Some(b)) => {
                    difference_text(b.0 as i64 - a.1 as i64, b.1 as i64 - a.0 as i64)
                }
                _ => tr!("not-known").to_owned(),
            };
            ui.label(text);
            ui.end_row();
        }
    });
}

fn figure_text(figure: Option<(u64, u64)>) -> String {
    let text = |value: u64| number(usize::try_from(value).unwrap_or(usize::MAX));
    match figure {
        None => tr!("not-known").to_owned(),
        Some((low, high)) if low == high => text(low),
        Some((low, high)) => format!("{}–{}", text(low), text(high)),
    }
}

fn buttons_ui(view: &View<'_>, ui: &mut Ui, found: &Comparison) {
    let (mut is_copied, mut is_saved) = (false, false);
    dialog::foot(
        ui,
        |ui| {
            let copy = ui.link(tr!("copy-as-command"));
            is_copied =
                copy.on_hover_text(tr!("the-command-that-prints-this-comparison")).clicked();
        },
        |ui| is_saved = button::primary(ui, tr!("save-as-csv"), true).clicked(),
    );
    if is_saved && let Ok(table) = comparison::csv(found) {
        view.ask(Action::Choosing(Choosing::SaveComparison(table)));
    }
    if is_copied {
        let periods = [found.a.interval, found.b.interval];
        view.ask(Action::Choosing(Choosing::CopyComparison(periods)));
    }
}

/// What a click on a line filters by.
fn argument(view: &View<'_>, group: Group, line: &Line) -> Option<(&'static str, Argument)> {
    let word = || Argument::Words(BTreeSet::from([line.word.clone()]));
    match group {
        Group::Kind => Some(("kind", word())),
        Group::Place => Some(("place", word())),
        Group::Area => {
            let choice = areas(view).into_iter().find(|choice| choice.label() == line.word)?;
            let matching = view.session.document().filters.area_matching();
            Some(("area", Argument::Areas { areas: vec![choice], matching }))
        }
        Group::Region => None,
    }
}

fn lines_ui(view: &View<'_>, ui: &mut Ui, found: &Comparison, group: Group) {
    let lines = found.lines(group);
    if lines.is_empty() {
        ui.label(tr!("no-event-in-either-period"));
        return;
    }
    let most = lines.iter().map(|line| line.difference().unsigned_abs()).max().unwrap_or(1).max(1);
    let height = (ui.available_height() - FOOT_POINTS).max(60.0);
    let list = egui::ScrollArea::vertical().auto_shrink(false).max_height(height);
    list.min_scrolled_height(60.0).show(ui, |ui| {
        egui::Grid::new(("lines", group)).num_columns(6).striped(true).show(ui, |ui| {
            for title in [
                "",
                tr!("other-period"),
                tr!("time-window"),
                "",
                tr!("difference"),
                tr!("percent-of-the-other-period"),
            ] {
                ui.label(RichText::new(title).small().color(Theme::of(ui.ctx()).faint_text()));
            }
            ui.end_row();
            for line in lines.iter().take(LISTED) {
                let name = comparison::label_in_words(group, &line.word);
                match argument(view, group, line) {
                    Some((id, argument)) => {
                        let link = ui.link(name).on_hover_text(tr!("filter-by-it"));
                        if link.clicked() {
                            view.send(Command::SetClause(id.to_owned(), Some(argument)));
                        }
                    }
                    None => {
                        ui.label(name);
                    }
                }
                ui.label(number(line.a as usize));
                ui.label(number(line.b as usize));
                difference_bar(ui, line.difference() as f64 / most as f64);
                ui.label(difference_text(line.difference(), line.difference()));
                ui.label(percent_text(line.percent()));
                ui.end_row();
            }
        });
        if lines.len() > LISTED {
            ui.label(tr!("and-other-lines", count = lines.len() - LISTED));
        }
    });
}
