//! Sums before and now, where datasets are compared with their older versions.

use std::collections::HashMap;

use egui::{RichText, Ui};

use crate::dataset::Interval;
use crate::filter::{self, Filter};
use crate::language::{Language, current, tr};
use crate::summary::bins::{MOST_BINS, Width};
use crate::summary::{Bins, Histogram, Sum};
use crate::ui::format::{self, number};
use crate::ui::theme::{Theme, semibold};
use crate::ui::widgets::section::Section;
use crate::ui::widgets::word_bars::chosen_words;
use crate::ui::{View, labels};

/// Filters by whose words sums are told apart.
const BY: [&str; 2] = ["kind", "place"];

/// Lines of each list.
const LISTED: usize = 6;

/// Letters of a name at the most.
const MOST_LETTERS: usize = 24;

/// Counts that differ by less are the same: shares of events that span several months.
const LEAST: f64 = 0.05;

/// The sums, counted again when what matches changed.
#[derive(Debug, Default)]
pub struct ChangesSummary {
    of: Option<(u64, Language, String)>,
    sums: Vec<(&'static str, [String; 2])>,
    lists: Vec<List>,
}

/// Counts that differ, the largest differences first.
#[derive(Debug)]
struct List {
    title: &'static str,
    lines: Vec<(String, [String; 2])>,
    /// How many more there are.
    more: usize,
}

impl ChangesSummary {
    /// Paints it, if any shown dataset is compared.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        if !view.session.derived().is_compared() {
            return;
        }
        self.refresh(view);
        let title = tr!("before-and-now-in-matching-events");
        Section::new(title).open(true).show(ui, "before and now", |ui| {
            grid_ui(ui, "sums", &self.sums);
            for list in &self.lists {
                ui.add_space(4.0);
                ui.label(semibold(list.title));
                grid_ui(ui, list.title, &list.lines);
                if list.more > 0 {
                    let faint = Theme::of(ui.ctx()).faint_text();
                    let text = tr!("and-others", count = list.more);
                    ui.label(RichText::new(text).small().color(faint));
                }
            }
            ui.add_space(4.0);
        });
    }

    fn refresh(&mut self, view: &View<'_>) {
        let of = (view.session.data_revision(), current(), view.settings.zone_name.clone());
        if self.of.as_ref() == Some(&of) {
            return;
        }
        self.sums = sums(view);
        self.lists = BY.iter().filter_map(|id| words(view, filter::by_id(id)?)).collect();
        self.lists.extend(periods(view));
        self.of = Some(of);
    }
}

/// A line each: a name and two values, in one where they are the same.
fn grid_ui<S: AsRef<str>>(ui: &mut Ui, id: &str, lines: &[(S, [String; 2])]) {
    egui::Grid::new(("before and now", id)).num_columns(2).spacing([10.0, 3.0]).show(ui, |ui| {
        for (name, [before, now]) in lines {
            ui.label(elided(name.as_ref()));
            if before == now {
                ui.label(now);
            } else {
                ui.label(semibold(format!("{before} → {now}")));
            }
            ui.end_row();
        }
    });
}

/// `name`, cut off where it would push the counts out of the panel.
fn elided(name: &str) -> String {
    match name.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or(name)),
        None => name.to_owned(),
    }
}

fn sums(view: &View<'_>) -> Vec<(&'static str, [String; 2])> {
    let derived = view.session.derived();
    let time = view.session.document().filters.time;
    let before: usize = derived.parts_before().iter().map(|part| part.matching().count()).sum();
    let (was, is) = (derived.toll_before(&time), derived.toll(&time));
    let people = |was: &Sum, is: &Sum| [was, is].map(labels::sum);
    vec![
        (tr!("figure-events"), [before, derived.matching_count()].map(number)),
        (tr!("killed"), people(&was.killed, &is.killed)),
        (tr!("injured"), people(&was.injured, &is.injured)),
    ]
}

/// The words of `filter` whose counts changed the most.
fn words(view: &View<'_>, filter: &dyn Filter) -> Option<List> {
    let derived = view.session.derived();
    let (before, now) = (derived.word_counts_before(filter), derived.word_counts(filter));
    // These counts leave out the clause of the filter itself.
    let chosen = chosen_words(view, filter);
    let mut counts: HashMap<&str, [f64; 2]> = HashMap::new();
    for (words, which) in [(&before, 0), (&now, 1)] {
        for word in words.iter().filter(|it| chosen.is_empty() || chosen.contains(&it.word)) {
            counts.entry(&word.word).or_default()[which] = f64::from(word.count);
        }
    }
    let label = |word: &str| labels::filter_word(filter, word);
    list(labels::filter(filter), counts.into_iter().collect(), label)
}

/// The months whose counts changed the most, or the years where there are too many months.
/// An event that spans several counts in each by its share.
fn periods(view: &View<'_>) -> Option<List> {
    let derived = view.session.derived();
    let (axis, zone) = (view.session.document().filters.time.axis, view.settings.zone());
    let parts = derived.parts_before();
    let extents = parts.iter().filter_map(|part| part.dataset.extent_on(axis));
    let extent = extents.chain(view.session.extent()).reduce(Interval::union)?;
    let months = extent.secs() / Width::Month.usual_secs();
    let is_short = usize::try_from(months).is_ok_and(|months| months < MOST_BINS);
    let width = if is_short { Width::Month } else { Width::Year };
    let bins = Bins::covering(extent, width, &zone);
    let (mut before, mut now) = (Histogram::empty(&bins), Histogram::empty(&bins));
    parts.iter().for_each(|part| before.add(&part.dataset, part.matching(), &bins, axis));
    derived.parts().for_each(|part| now.add(&part.dataset, part.matching(), &bins, axis));
    let counts = before.counts.iter().zip(&now.counts).map(|(before, now)| [*before, *now]);
    let label = |index: usize| {
        let start = bins.interval(index).map(Interval::start);
        start.map_or_else(String::new, |start| match width {
            Width::Month => format::month_in_words(start, &zone),
            _ => format::moment(start, &zone, "%Y"),
        })
    };
    let title = if is_short { tr!("by-month") } else { tr!("by-year") };
    list(title, counts.enumerate().collect(), label)
}

/// The lines of `counts` that differ; `None` where none does.
fn list<T: Ord + Copy>(
    title: &'static str,
    mut counts: Vec<(T, [f64; 2])>,
    label: impl Fn(T) -> String,
) -> Option<List> {
    counts.retain(|(_, [before, now])| (before - now).abs() >= LEAST);
    counts.sort_by(|(a, [a_was, a_is]), (b, [b_was, b_is])| {
        let (a_by, b_by) = ((a_was - a_is).abs(), (b_was - b_is).abs());
        b_by.total_cmp(&a_by).then_with(|| a.cmp(b))
    });
    let more = counts.len().saturating_sub(LISTED);
    let count = |value: f64| match (value - value.round()).abs() < LEAST {
        true => number(value.round() as usize),
        false => format::decimal(value, 1),
    };
    let lines: Vec<_> = counts
        .into_iter()
        .take(LISTED)
        .map(|(of, counts)| (label(of), counts.map(count)))
        .collect();
    (!lines.is_empty()).then_some(List { title, lines, more })
}
