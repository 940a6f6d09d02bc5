//! Filters by words that rows have: which rows, and how many for each word.

use std::collections::BTreeSet;

pub use super::facet::Facet;
use super::{Argument, FilterError};
use crate::dataset::Rows;

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
