//! How many events have each word, over several datasets.

use std::collections::HashMap;
use std::sync::Arc;

use super::crossfilter::{FacetCounts, LongEvents, MOST_WORDS};
use crate::dataset::{Dataset, Rows, TimeAxis};
use crate::filter::{Facet, Filter, Policy, TimeFilter};

/// A word and how many events have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordCount {
    /// The word as it stands in the data; empty where none is stated.
    pub word: String,
    /// Events that pass all other filters and have it.
    pub count: u32,
    /// Events that have it, before any filter.
    pub total: u32,
}

/// Counts of every word of `filter`. Words stand in the order of their totals,
/// equal ones in alphabetical order, so that a list does not jump while
/// filters change.
pub fn count_words<'a>(
    filter: &dyn Filter,
    parts: impl Iterator<Item = (&'a Dataset, &'a Rows)>,
) -> Vec<WordCount> {
    let mut sums: HashMap<&str, (u32, u32)> = HashMap::new();
    for (dataset, rows) in parts {
        let Some(facet) = filter.facet(dataset) else { continue };
        let totals = facet.counts(&Rows::all(dataset.len()));
        add(&mut sums, facet, &facet.counts(rows), &totals);
    }
    listed(sums)
}

fn add<'a>(
    sums: &mut HashMap<&'a str, (u32, u32)>,
    facet: Facet<'a>,
    counts: &[u32],
    totals: &[u32],
) {
    for ((word, count), total) in facet.values().iter().zip(counts).zip(totals) {
        let sum = sums.entry(word).or_default();
        sum.0 += count;
        sum.1 += total;
    }
}

fn listed(sums: HashMap<&str, (u32, u32)>) -> Vec<WordCount> {
    let mut counts: Vec<WordCount> = sums
        .into_iter()
        .map(|(word, (count, total))| WordCount { word: word.to_owned(), count, total })
        .collect();
    counts.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.word.cmp(&b.word)));
    counts
}

/// One dataset whose words are counted.
pub struct Counted<'a> {
    /// The dataset.
    pub dataset: &'a Arc<Dataset>,
    /// The time filter in use.
    pub time: &'a TimeFilter,
    /// Grows when anything but the time filter changes what passes.
    pub clause_revision: u64,
    /// The rows that pass all other clauses, wherever the window is.
    pub in_any_window: &'a dyn Fn() -> Rows,
    /// The rows that pass all other clauses.
    pub rows: &'a dyn Fn() -> Rows,
}

/// Counts that are kept from one move of the time window to the next: a move then
/// costs microseconds instead of a look at every row.
#[derive(Debug, Default)]
pub struct KeptCounts {
    parts: Vec<KeptPart>,
}

#[derive(Debug)]
struct KeptPart {
    dataset: Arc<Dataset>,
    long: LongEvents,
    facets: HashMap<&'static str, KeptFacet>,
}

/// What kept counts depend on, beside the dataset and the filter.
type Key = (u64, Policy, Policy, bool);

#[derive(Debug)]
struct KeptFacet {
    totals: Vec<u32>,
    kept: Option<(Key, FacetCounts)>,
    now: Vec<u32>,
}

impl KeptCounts {
    /// Drops what is kept of datasets that `is_open` does not know.
    pub fn retain(&mut self, is_open: impl Fn(&Arc<Dataset>) -> bool) {
        self.parts.retain(|part| is_open(&part.dataset));
    }

    /// The same counts as those of [`count_words`].
    pub fn count_words<'a>(
        &mut self,
        filter: &dyn Filter,
        parts: impl Iterator<Item = Counted<'a>>,
    ) -> Vec<WordCount> {
        let mut sums: HashMap<&'a str, (u32, u32)> = HashMap::new();
        for counted in parts {
            let Some(facet) = filter.facet(counted.dataset) else { continue };
            let at = self.part(counted.dataset);
            let KeptPart { long, facets, .. } = &mut self.parts[at];
            let known = facets.entry(filter.id()).or_insert_with(|| KeptFacet {
                totals: facet.counts(&Rows::all(counted.dataset.len())),
                kept: None,
                now: Vec::new(),
            });
            known.count(&counted, facet, long);
            add(&mut sums, facet, &known.now, &known.totals);
        }
        listed(sums)
    }

    fn part(&mut self, dataset: &Arc<Dataset>) -> usize {
        let known = self.parts.iter().position(|part| Arc::ptr_eq(&part.dataset, dataset));
        known.unwrap_or_else(|| {
            let long = LongEvents::of(dataset);
            let dataset = Arc::clone(dataset);
            self.parts.push(KeptPart { dataset, long, facets: HashMap::new() });
            self.parts.len() - 1
        })
    }
}

impl KeptFacet {
    fn count(&mut self, counted: &Counted<'_>, facet: Facet<'_>, long: &LongEvents) {
        let Counted { dataset, time, clause_revision, in_any_window, rows } = counted;
        let words = facet.values().len();
        let Facet::One(column) = facet else {
            self.now = facet.counts(&rows());
            return;
        };
        // A report time orders rows otherwise, and many words would need much memory.
        if time.axis != TimeAxis::Event || words > MOST_WORDS {
            self.now = facet.counts(&rows());
            return;
        }
        let has_window = time.bounds_secs().is_some();
        let key = (*clause_revision, time.undated, time.imprecise, has_window);
        if self.kept.as_ref().is_none_or(|(known, _)| *known != key) {
            let passing = in_any_window();
            let counts = FacetCounts::new(dataset, long, column.codes(), words, &passing);
            self.kept = Some((key, counts));
        }
        self.now.resize(words, 0);
        if let Some((_, counts)) = &self.kept {
            counts.window(dataset, long, column.codes(), time, &mut self.now);
        }
    }
}
