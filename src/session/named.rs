//! Selections that were kept under a name.

use std::collections::BTreeMap;

use super::{DatasetId, Selection};
use crate::versions::RowMoves;

/// A change of the kept selections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What is selected is kept under this name; an older one of that name goes.
    Keep(String),
    /// The first name becomes the second.
    Rename(String, String),
    /// The one of this name goes.
    Remove(String),
}

/// Selections by name, in alphabetical order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NamedSelections {
    by_name: BTreeMap<String, Selection>,
}

impl NamedSelections {
    /// The given ones.
    pub fn from_entries(entries: impl IntoIterator<Item = (String, Selection)>) -> Self {
        Self { by_name: entries.into_iter().collect() }
    }

    /// Names and selections, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Selection)> {
        self.by_name.iter().map(|(name, selection)| (name.as_str(), selection))
    }

    /// The one of this name.
    pub fn get(&self, name: &str) -> Option<&Selection> {
        self.by_name.get(name)
    }

    /// Carries out `change` while `selected` is selected. A name of blanks is no
    /// name, and renaming takes no name that another one has.
    pub fn apply(&mut self, change: &Change, selected: &Selection) {
        match change {
            Change::Keep(name) if !name.trim().is_empty() && !selected.is_empty() => {
                self.by_name.insert(name.trim().to_owned(), selected.clone());
            }
            Change::Rename(from, to)
                if !to.trim().is_empty() && !self.by_name.contains_key(to.trim()) =>
            {
                if let Some(selection) = self.by_name.remove(from) {
                    self.by_name.insert(to.trim().to_owned(), selection);
                }
            }
            Change::Remove(name) => {
                self.by_name.remove(name);
            }
            Change::Keep(_) | Change::Rename(..) => {}
        }
    }

    /// Names rows of the dataset `id` by what they became in its newer version. A selection
    /// of which nothing is left goes.
    pub fn remap_rows(&mut self, id: DatasetId, moves: &RowMoves) {
        self.by_name.values_mut().for_each(|selection| selection.remap_rows(id, moves));
        self.by_name.retain(|_, selection| !selection.is_empty());
    }

    /// Drops the rows of a dataset that is gone, and what nothing is left of.
    pub fn forget(&mut self, id: DatasetId) {
        self.by_name.values_mut().for_each(|selection| selection.forget(id));
        self.by_name.retain(|_, selection| !selection.is_empty());
    }
}
