//! A dataset with the older version that it was compared with.

use std::collections::HashMap;
use std::sync::Arc;

use super::change::Change;
use super::compare::Difference;
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
    removed: Rows,
}

impl Comparison {
    /// Of `old` with `new`; from now on the rows of both tell what became of them.
    pub fn new(old: Arc<Dataset>, new: &Dataset, difference: Arc<Difference>) -> Self {
        let Difference { added, removed, changed, .. } = &*difference;
        let index_by = |row: fn(&Change) -> usize| -> HashMap<usize, usize> {
            changed.iter().enumerate().map(|(index, change)| (row(change), index)).collect()
        };
        let (of_new, of_old) = (index_by(|change| change.new), index_by(|change| change.old));
        let fields = |index: Option<&usize>| {
            index.and_then(|&index| changed.get(index)).map(changed_fields).unwrap_or_default()
        };
        let states = |rows: &'_ [usize], word| {
            rows.iter().map(move |&row| (row, word)).collect::<Vec<(usize, &'static str)>>()
        };
        let is_changed = |row: fn(&Change) -> usize| {
            changed.iter().map(move |change| (row(change), state::CHANGED))
        };
        let others = states(added, state::ADDED).into_iter().chain(is_changed(|it| it.new));
        let since = RowChanges::of(new.len(), others, |row| fields(of_new.get(&row)));
        new.set_changes_since(since);
        let others = states(removed, state::REMOVED).into_iter().chain(is_changed(|it| it.old));
        let until = RowChanges::of(old.len(), others, |row| fields(of_old.get(&row)));
        old.set_changes_until(until);
        let mut gone = Rows::none(old.len());
        removed.iter().for_each(|&row| gone.set(row, true));
        Self { old, changed: of_new, removed: gone, difference }
    }

    /// What changed of the row `row` of the newer version.
    pub fn change(&self, row: usize) -> Option<&Change> {
        self.changed.get(&row).and_then(|&index| self.difference.changed.get(index))
    }

    /// The rows of the older version that became `rows` of the newer one.
    pub fn older_rows(&self, rows: &Rows) -> Rows {
        let Difference { changed, unchanged, .. } = &*self.difference;
        let pairs = changed.iter().map(|change| (change.old, change.new));
        let mut older = Rows::none(self.old.len());
        for (old, _) in
            pairs.chain(unchanged.iter().copied()).filter(|(_, new)| rows.contains(*new))
        {
            older.set(old, true);
        }
        older
    }

    /// The rows of the older version that the newer one does not have.
    pub fn removed(&self) -> &Rows {
        &self.removed
    }
}

/// The ids of the fields that `change` is about.
fn changed_fields(change: &Change) -> Vec<&'static str> {
    match &change.fields[..] {
        [] => vec![OTHER_COLUMNS],
        fields => fields.iter().map(|field| field.field.def().id).collect(),
    }
}
