//! Words that the rows of one dataset have.

use crate::dataset::{Rows, Tags, Words};

/// The words of the rows of one dataset.
#[derive(Debug, Clone, Copy)]
pub enum Facet<'a> {
    /// One word a row.
    One(&'a Words),
    /// Any number of words a row.
    Many(&'a Tags),
}

impl<'a> Facet<'a> {
    /// The distinct words.
    pub fn values(self) -> &'a [Box<str>] {
        match self {
            Self::One(words) => words.values(),
            Self::Many(tags) => tags.values(),
        }
    }

    /// How many of `rows` have each word, in the order of [`values`](Self::values).
    pub fn counts(self, rows: &Rows) -> Vec<u32> {
        let mut counts = vec![0; self.values().len()];
        match self {
            Self::One(words) => rows.iter().for_each(|row| counts[words.code(row)] += 1),
            Self::Many(tags) => rows.iter().for_each(|row| {
                tags.codes(row).iter().for_each(|&code| counts[code as usize] += 1);
            }),
        }
        counts
    }
}

/// A word as it is shown to people where a filter has no better one.
pub(super) fn usual_label(word: &str) -> String {
    if word.is_empty() { "not stated".to_owned() } else { word.to_owned() }
}
