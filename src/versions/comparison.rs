//! A dataset with the older version that it was compared with.

use std::collections::HashMap;
use std::sync::Arc;

use super::change::Change;
use super::compare::Difference;
use super::row_moves::RowMoves;
use crate::dataset::row_changes::{OTHER_COLUMNS, RowChanges, state};
use crate::dataset::{Dataset, Rows};

/// The older version of a dataset, and what changed since.
#[derive(Debug)]
pub struct Comparison {
    /// The older version.
    pub old: Arc<Dataset>,
    /// What changed.
    pub difference: Arc<Difference>,
    /// The index in [`Difference::changed`] of each row of the newer version that changed.
    changed: HashMap<usize, usize>,
    /// What became of the rows of the newer and of the older version.
    words: [Arc<RowChanges>; 2],
}

impl Comparison {
    /// Of `old` with a newer version of `new_len` rows. Nothing is told to the datasets yet;
    /// see [`tell`](Self::tell).
    pub fn new(old: Arc<Dataset>, new_len: usize, difference: Arc<Difference>) -> Self {
        let Difference { added, removed, changed, .. } = &*difference;
        let index_by = |row: fn(&Change) -> usize| -> HashMap<usize, usize> {
            changed.iter().enumerate().map(|(index, change)| (row(change), index)).collect()
        };
        let (of_new, of_old) = (index_by(|change| change.new), index_by(|change| change.old));
        let fields = |index: Option<&usize>| {
            index.and_then(|&index| changed.get(index)).map(changed_fields).unwrap_or_default()
        };
        let is_changed = |row: fn(&Change) -> usize| {
            changed.iter().map(move |change| (row(change), state::CHANGED))
        };
        let others = added.iter().map(|&row| (row, state::ADDED)).chain(is_changed(|it| it.new));
        let since = RowChanges::of(new_len, others, |row| fields(of_new.get(&row)));
        let others =
            removed.iter().map(|&row| (row, state::REMOVED)).chain(is_changed(|it| it.old));
        let until = RowChanges::of(old.len(), others, |row| fields(of_old.get(&row)));
        Self { changed: of_new, words: [since, until].map(Arc::new), old, difference }
    }

    /// The same for another version `moves` away from the newer one, in which no row changed;
    /// it has `new_len` rows.
    #[must_use]
    pub fn moved(&self, moves: &RowMoves) -> Self {
        let difference = Arc::new(self.difference.moved(moves));
        Self::new(Arc::clone(&self.old), moves.new_len(), difference)
    }

    /// From now on the rows of `new`, the newer version, and of the older one tell what
    /// became of them. A dataset is told once; what comes later is not heard.
    pub fn tell(&self, new: &Dataset) {
        let [since, until] = &self.words;
        new.set_changes_since(Arc::clone(since));
        self.old.set_changes_until(Arc::clone(until));
    }

    /// What changed of the row `row` of the newer version.
    pub fn change(&self, row: usize) -> Option<&Change> {
        self.changed.get(&row).and_then(|&index| self.difference.changed.get(index))
    }

    /// The rows of the older version that became `rows` of the newer one.
    pub fn older_rows(&self, rows: &Rows) -> Rows {
        let mut older = Rows::none(self.old.len());
        let pairs = self.difference.pairs().filter(|(_, new)| rows.contains(*new));
        pairs.for_each(|(old, _)| older.set(old, true));
        older
    }
}

/// The ids of the fields that `change` is about.
fn changed_fields(change: &Change) -> Vec<&'static str> {
    match &change.fields[..] {
        [] => vec![OTHER_COLUMNS],
        fields => fields.iter().map(|field| field.field.def().id).collect(),
    }
}
