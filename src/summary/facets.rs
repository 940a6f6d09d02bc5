//! How many events have each word, over several datasets.

use std::collections::HashMap;

use crate::dataset::{Dataset, Rows};
use crate::filter::Filter;

/// A word and how many events have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordCount {
    /// The word as it stands in the data; empty where none is stated.
    pub word: String,
    /// Events that match all other filters and have it.
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
        for ((word, count), total) in facet.values().iter().zip(facet.counts(rows)).zip(totals) {
            let sum = sums.entry(word).or_default();
            sum.0 += count;
            sum.1 += total;
        }
    }
    let mut counts: Vec<WordCount> = sums
        .into_iter()
        .map(|(word, (count, total))| WordCount { word: word.to_owned(), count, total })
        .collect();
    counts.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.word.cmp(&b.word)));
    counts
}
