//! Filters by words that rows have: which rows, and how many for each word.

use std::collections::BTreeSet;

use super::{Argument, FilterError};
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

/// The rows that have any of the words in `argument`.
///
/// # Errors
/// When `argument` is not words.
pub fn mask(
    facet: Facet<'_>,
    argument: &Argument,
    filter: &'static str,
) -> Result<Rows, FilterError> {
    let Argument::Words(wanted) = argument else { return Err(FilterError::Argument(filter)) };
    let is_wanted: Vec<bool> = facet.values().iter().map(|word| contains(wanted, word)).collect();
    Ok(match facet {
        Facet::One(words) => words.codes().rows_of(&is_wanted),
        Facet::Many(tags) => {
            let lists = tags.lists();
            let has_any = lists.values().iter().map(|list| {
                let mut codes = list.iter();
                codes.any(|&code| is_wanted[code as usize])
            });
            lists.codes().rows_of(&has_any.collect::<Vec<bool>>())
        }
    })
}

fn contains(wanted: &BTreeSet<String>, word: &str) -> bool {
    wanted.contains(word)
}
