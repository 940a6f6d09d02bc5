//! Sums of the matching or the selected events, in numbers and charts.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Weak};

use egui::{RichText, Ui};

use super::changes_summary::ChangesSummary;
use super::status::Counts;
use crate::alerts::LazyAlerts;
use crate::dataset::time::zone;
use crate::dataset::{Dataset, Rows, claims};
use crate::export::{self, Scope};
use crate::filter::{self, Argument, Cycle, Filter, Input};
use crate::language::tr;
use crate::session::{Command, Selection};
use crate::summary::{AlertSummary, Sum, Toll, WordCount, facets};
use crate::ui::format;
use crate::ui::theme::{Theme, Token, semibold};
use crate::ui::widgets::air_alert;
use crate::ui::widgets::button::CONTROL_POINTS;
use crate::ui::widgets::clock_chart;
use crate::ui::widgets::facts::{Fact, facts_strip};
use crate::ui::widgets::section::Section;
use crate::ui::widgets::word_bars::{chosen_words, word_bars};
use crate::ui::{Action, Choosing, View, labels};

/// Filters with a chart, in the order of the charts.
const CHARTS: [&str; 6] = ["kind", "weapon", "place", "source", "hour_of_day", "weekday"];

/// Words of a chart: the most frequent ones, and those that are chosen.
const LISTED_WORDS: usize = 5;

/// The panel: what it counted of the selection.
#[derive(Debug, Default)]
pub struct SummaryPanel {
    selected: Selected,
    changes: ChangesSummary,
}

/// Counts of the selected events, which only change with the selection.
#[derive(Debug, Default)]
struct Selected {
    of: Option<Selection>,
    /// What was read; a file that is reloaded has other rows.
    read: Vec<Weak<Dataset>>,
    toll: Toll,
    /// While these are those of what is shown.
    alerts: Option<AlertSummary>,
    alerts_of: LazyAlerts,
    words: HashMap<&'static str, Arc<Vec<WordCount>>>,
    clocks: HashMap<(Cycle, String), Vec<u32>>,
}

impl Selected {
    fn refresh(&mut self, view: &View<'_>) {
        let selection = &view.session.document().selection;
        let datasets = || view.session.datasets().iter().map(|open| &open.dataset);
        if self.of.as_ref() == Some(selection)
            && self.read.iter().map(Weak::as_ptr).eq(datasets().map(Arc::as_ptr))
        {
            return;
        }
        *self = Self {
            of: Some(selection.clone()),
            read: datasets().map(Arc::downgrade).collect(),
            toll: Toll::of(selected_parts(view)),
            ..Self::default()
        };
    }

    /// Which alerts there are depends on the datasets that are shown.
    fn follow_alerts(&mut self, view: &View<'_>) {
        let alerts = view.session.derived().alerts();
        if !self.alerts_of.are(alerts) {
            self.alerts_of = alerts.clone();
            self.alerts = None;
        }
    }

    fn words(&mut self, view: &View<'_>, filter: &'static dyn Filter) -> Arc<Vec<WordCount>> {
        let count = || Arc::new(facets::count_words(filter, selected_parts(view)));
        Arc::clone(self.words.entry(filter.id()).or_insert_with(count))
    }

    fn clock(&mut self, view: &View<'_>, cycle: Cycle, zone_name: &str) -> Vec<u32> {
        let count = || {
            let mut sums = vec![0; usize::from(cycle.count()) + 1];
            let Ok(zone) = zone(zone_name) else { return sums };
            for (dataset, rows) in selected_parts(view) {
                let counts = cycle.counts(dataset, rows, &zone);
                sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
            sums
        };
        self.clocks.entry((cycle, zone_name.to_owned())).or_insert_with(count).clone()
    }
}

fn selected_parts<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a Dataset, &'a Rows)> {
    view.session.selected_rows().map(|(open, rows)| (&*open.dataset, rows))
}

impl SummaryPanel {
    /// Paints the panel: what matches.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let counts = Counts::of(view.session);
        egui::ScrollArea::vertical().id_salt("summary").auto_shrink(false).show(ui, |ui| {
            matching_ui(view, ui, counts);
            self.changes.ui(view, ui);
            ui.add_space(4.0);
            self.charts_ui(view, ui, false);
            extent_ui(view, ui);
            ui.add_space(12.0);
        });
    }

    /// The same of what is selected; without a scroll bar of its own.
    pub fn selected_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        self.selected.refresh(view);
        self.selected.follow_alerts(view);
        ui.label(semibold(tr!("people-in-selected-events")));
        let Selected { alerts, toll, .. } = &mut self.selected;
        let alerts = alert_fact(view, |view| {
            let selection = &view.session.document().selection;
            *alerts.get_or_insert_with(|| view.session.derived().alert_summary_of(selection))
        });
        toll_ui(ui, toll, alerts);
        ui.add_space(6.0);
        self.charts_ui(view, ui, true);
    }

    fn charts_ui(&mut self, view: &View<'_>, ui: &mut Ui, of_selection: bool) {
        for id in CHARTS {
            let Some(filter) = filter::by_id(id) else { continue };
            self.chart_ui(view, ui, filter, of_selection);
        }
    }

    fn chart_ui(
        &mut self,
        view: &View<'_>,
        ui: &mut Ui,
        filter: &'static dyn Filter,
        of_selection: bool,
    ) {
        // A chart of words that no event states says nothing.
        let words = (filter.input() == Input::Words).then(|| {
            if of_selection {
                self.selected.words(view, filter)
            } else {
                view.session.derived().word_counts(filter)
            }
        });
        if words.as_ref().is_some_and(|words| words.iter().all(|word| word.word.is_empty())) {
            return;
        }
        Section::new(labels::filter(filter)).open(true).show(
            ui,
            ("summary chart", filter.id()),
            |ui| match (filter.input(), words) {
                (Input::Clock(cycle), _) => {
                    let zone = clock_chart::zone_name(view, filter);
                    let counts = of_selection.then(|| self.selected.clock(view, cycle, &zone));
                    ui.push_id("summary", |ui| clock_chart::ui(view, ui, filter, cycle, counts));
                }
                (_, Some(words)) => words_ui(view, ui, filter, &words),
                _ => {}
            },
        );
    }
}

/// The words that most events have.
fn words_ui(view: &View<'_>, ui: &mut Ui, filter: &dyn Filter, words: &[WordCount]) {
    let chosen = chosen_words(view, filter);
    let mut listed: Vec<&WordCount> = words.iter().filter(|word| word.count > 0).collect();
    // Stable: of equal ones those first that are more frequent in all data.
    listed.sort_by_key(|word| std::cmp::Reverse(word.count));
    let highest = listed.first().map_or(1, |word| word.count);
    let others = listed.iter().skip(LISTED_WORDS).filter(|word| !chosen.contains(&word.word));
    let unlisted = others.count();
    let shown: Vec<WordCount> = listed
        .into_iter()
        .enumerate()
        .filter(|(index, word)| *index < LISTED_WORDS || chosen.contains(&word.word))
        // What does not pass is left to the filters at the left.
        .map(|(_, word)| WordCount { total: word.count, ..word.clone() })
        .collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        word_bars(view, ui, filter, shown.iter(), highest, words);
    });
    if shown.is_empty() {
        ui.label(RichText::new(tr!("none")).color(Theme::of(ui.ctx()).faint_text()));
    } else if unlisted > 0 {
        let text = tr!("and-others", count = unlisted);
        ui.label(RichText::new(text).small().color(Theme::of(ui.ctx()).faint_text()));
    }
}

/// How many events match, of which some are disputed, and what is known of people and alerts.
fn matching_ui(view: &View<'_>, ui: &mut Ui, counts: Counts) {
    let theme = Theme::of(ui.ctx());
    let derived = view.session.derived();
    ui.label(RichText::new(tr!("count-events", count = counts.matching)).heading());
    ui.horizontal_wrapped(|ui| {
        let quiet = |text: String| RichText::new(text).color(theme.token(Token::Text2));
        ui.label(quiet(tr!("of-events-shown", count = counts.total)));
        for (count, text) in [
            (counts.undated, tr!("count-undated", count = counts.undated)),
            (counts.unplaced, tr!("count-unplaced", count = counts.unplaced)),
        ] {
            if count > 0 {
                ui.label(quiet(format!("· {text}")));
            }
        }
        disputed_ui(view, ui);
    });
    ui.add_space(4.0);
    if counts.matching == 0 {
        return;
    }
    let toll = derived.toll(&view.session.document().filters.time);
    let alerts = alert_fact(view, |view| view.session.derived().alert_summary());
    toll_ui(ui, &toll, alerts);
}

/// How many of the matching events are disputed; a click lets only these match.
fn disputed_ui(view: &View<'_>, ui: &mut Ui) {
    let disputed: usize = view
        .session
        .derived()
        .parts()
        .map(|part| {
            let mut rows = part.dataset.disputed().clone();
            rows.intersect(part.matching());
            rows.count()
        })
        .sum();
    if disputed == 0 {
        return;
    }
    ui.label("·");
    let link = ui.link(tr!("count-disputed", count = disputed));
    if link.on_hover_text(tr!("only-disputed-events")).clicked() {
        let words = BTreeSet::from([claims::state::DIFFER.to_owned()]);
        let argument = Some(Argument::Words(words));
        view.send(Command::SetClause(filter::words::CLAIMS.id.to_owned(), argument));
    }
}

/// How many strikes happened under alert; nothing where no dataset has alerts.
fn alert_fact<'a>(
    view: &View<'_>,
    summary: impl FnOnce(&View<'_>) -> AlertSummary,
) -> Option<Fact<'a>> {
    if !view.session.derived().alerts().has_any() {
        return None;
    }
    if !air_alert::is_ready(view) {
        let text = RichText::new(air_alert::looking());
        return Some(Fact { name: tr!("air-alert"), text, tip: String::new() });
    }
    let summary = summary(view);
    if summary.strikes() == 0 {
        return None;
    }
    let text = tr!("on-of-all-strikes", on = summary.on, all = summary.strikes());
    Some(Fact { name: tr!("air-alert"), text: semibold(text), tip: summary.words() })
}

fn extent_ui(view: &View<'_>, ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    if let Some(extent) = view.session.extent() {
        let zone = view.settings.zone();
        ui.add_space(6.0);
        let (first, last) = (extent.start(), extent.end().plus_secs(-1));
        let text = tr!(
            "data-from-to",
            first = format::date(first, &zone),
            last = format::date(last, &zone)
        );
        ui.label(RichText::new(text).color(theme.faint_text()));
    }
    ui.add_space(4.0);
    let text = tr!("click-a-bar-to-filter-by-it");
    ui.add(egui::Label::new(RichText::new(text).color(theme.faint_text())).wrap());
}

/// From what a sum was made.
fn origin_text(sum: &Sum) -> String {
    let totals = tr!("count-attacks-by-their-totals", count = sum.totals);
    let rows = tr!("count-single-events", count = sum.rows);
    match (sum.totals, sum.rows) {
        (0, 0) => tr!("no-event-states-a-figure").to_owned(),
        (0, _) => rows,
        (_, 0) => totals,
        _ => format!("{totals}, {rows}"),
    }
}

/// People and alerts on a strip, and from what the sums were made.
fn toll_ui(ui: &mut Ui, toll: &Toll, alerts: Option<Fact<'_>>) {
    let faint = Theme::of(ui.ctx()).faint_text();
    let sums = [(tr!("killed"), &toll.killed), (tr!("injured"), &toll.injured)];
    let people = sums.map(|(name, sum)| Fact {
        name,
        text: semibold(labels::sum(sum)),
        tip: origin_text(sum),
    });
    let alerts_words = alerts.as_ref().map_or_else(String::new, |fact| fact.tip.clone());
    facts_strip(ui, people.into_iter().chain(alerts).collect());
    let small = |text: String| egui::Label::new(RichText::new(text).small().color(faint)).wrap();
    for (name, sum) in sums.iter().filter(|(_, sum)| sum.totals + sum.rows > 0) {
        ui.add(small(format!("{name}: {}", origin_text(sum))));
    }
    if !alerts_words.is_empty() {
        let words = format!("{}: {alerts_words}. {}", tr!("air-alert"), tr!("strikes-are-those"));
        ui.add(small(words));
    }
    if toll.unreported > 0 {
        ui.add(small(tr!("events-state-neither-figure", count = toll.unreported)));
    }
}

/// What can be done with the matching events.
pub fn foot_ui(view: &View<'_>, ui: &mut Ui) {
    let is_any = view.session.derived().matching_count() > 0;
    let tall = egui::vec2(0.0, CONTROL_POINTS);
    ui.horizontal_centered(|ui| {
        let button = |ui: &mut Ui, text: &str, tip: &str| {
            let button = egui::Button::new(text).min_size(tall);
            ui.add_enabled(is_any, button).on_hover_text(tip).clicked()
        };
        if button(ui, tr!("report-button"), tr!("a-report-of-what-matches")) {
            view.ask(Action::ExportDialog(Scope::Filtered, Some(export::report::ID)));
        }
        let tip = tr!("compare-the-time-window-with-another-period");
        if button(ui, tr!("compare-two-periods"), tip) {
            view.ask(Action::Choosing(Choosing::ShowComparison));
        }
    });
}
