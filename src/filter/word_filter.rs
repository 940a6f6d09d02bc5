//! Filters by words that rows have: which rows, and how many for each word.

use std::collections::BTreeSet;

pub use super::facet::Facet;
use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Basis, Context, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// A filter by the words of one column; see [`super::words`] for all of them.
pub struct WordFilter {
    /// Stable word in sessions and manifests.
    pub id: &'static str,
    /// Words shown to people.
    pub label: &'static str,
    /// Its flag.
    pub flags: &'static [FlagDef],
    /// The words of the rows.
    pub facet: for<'a> fn(&'a Dataset) -> Facet<'a>,
    /// A word as shown to people.
    pub word_label: fn(&str) -> String,
    /// A value of the flag as the word that rows have.
    pub word: fn(&str) -> String,
    /// What of an event its words are of.
    pub basis: Basis,
    /// Whether its words are what became of rows since an older version of their file.
    pub needs_older: bool,
    /// Whether panels list it also where no event has any of its words.
    pub is_always_offered: bool,
}

impl Filter for WordFilter {
    fn id(&self) -> &'static str {
        self.id
    }

    fn label(&self) -> &'static str {
        self.label
    }

    fn flags(&self) -> &'static [FlagDef] {
        self.flags
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some((self.facet)(dataset))
    }

    fn needs_older(&self, _argument: &Argument) -> bool {
        self.needs_older
    }

    fn is_always_offered(&self) -> bool {
        self.is_always_offered
    }

    fn basis(&self, _argument: &Argument) -> Basis {
        self.basis.clone()
    }

    fn word_label(&self, word: &str) -> String {
        (self.word_label)(word)
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        let words = given.all(self.flag()).iter().map(|text| (self.word)(text));
        Ok(Some(Argument::Words(words.collect())))
    }

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        _context: Context<'_>,
    ) -> Result<Rows, FilterError> {
        mask((self.facet)(dataset), argument, self.id)
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
