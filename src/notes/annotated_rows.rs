//! Where the events of a notebook are in what is open.

use std::collections::BTreeMap;

use super::{EventKey, Notebook};
use crate::dataset::Dataset;

/// Rows with notes or tags, for one notebook and what was open when it was made.
/// `D` names a dataset.
#[derive(Debug, Clone)]
pub struct AnnotatedRows<D> {
    by_row: BTreeMap<(D, usize), Vec<EventKey>>,
    unmatched: Vec<EventKey>,
}

impl<D> Default for AnnotatedRows<D> {
    fn default() -> Self {
        Self { by_row: BTreeMap::new(), unmatched: Vec::new() }
    }
}

impl<D: Copy + Ord> AnnotatedRows<D> {
    /// Finds every event of `notebook` in `datasets`.
    pub fn new<'a>(
        notebook: &Notebook,
        datasets: impl Iterator<Item = (D, &'a Dataset)> + Clone,
    ) -> Self {
        let mut keys: Vec<&EventKey> = notebook.notes().map(|(_, note)| &note.event).collect();
        keys.extend(notebook.tags().map(|tag| &tag.event));
        keys.sort_unstable();
        keys.dedup();
        let mut placed = Self::default();
        for key in keys {
            // Unchanged files before changed ones of the same name.
            let is_same = |dataset: &Dataset| {
                dataset.source.sha256_hex().is_ok_and(|sha256| sha256 == key.sha256)
            };
            let same = datasets.clone().find(|(_, dataset)| is_same(dataset));
            let found = match same {
                Some((id, dataset)) => key.row_in(dataset).map(|row| (id, row)),
                None => datasets.clone().find_map(|(id, dataset)| Some((id, key.row_in(dataset)?))),
            };
            match found {
                Some(at) => placed.by_row.entry(at).or_default().push(key.clone()),
                None => placed.unmatched.push(key.clone()),
            }
        }
        placed
    }

    /// The names under which the event of `row` is known in the notebook.
    pub fn keys(&self, dataset: D, row: usize) -> &[EventKey] {
        self.by_row.get(&(dataset, row)).map_or(&[], Vec::as_slice)
    }

    /// Where the event `key` is.
    pub fn row(&self, key: &EventKey) -> Option<(D, usize)> {
        self.by_row.iter().find(|(_, keys)| keys.contains(key)).map(|(at, _)| *at)
    }

    /// Every row with notes or tags, by dataset and row.
    pub fn rows(&self) -> impl Iterator<Item = (D, usize)> {
        self.by_row.keys().copied()
    }

    /// Events that nothing open has: kept and told, never dropped.
    pub fn unmatched(&self) -> &[EventKey] {
        &self.unmatched
    }
}
