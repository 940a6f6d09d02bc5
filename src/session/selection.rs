//! The events that are selected, in any number of datasets.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DatasetId, EventRef};
use crate::dataset::Rows;
use crate::versions::RowMoves;

/// How newly chosen events join the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SelectionOp {
    /// They replace the selection.
    #[default]
    Replace,
    /// They join it (Shift).
    Add,
    /// They leave it (Ctrl).
    Remove,
    /// Only those stay that were selected before (Ctrl+Shift).
    Intersect,
    /// Each joins or leaves it (Ctrl+click on one event).
    Toggle,
}

/// Rows by dataset. Cloning is cheap: the rows are shared until they change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    rows: BTreeMap<DatasetId, Arc<Rows>>,
}

impl Selection {
    /// The given events; `len_of` tells how many rows a dataset has.
    pub fn from_events(events: &[EventRef], len_of: impl Fn(DatasetId) -> usize) -> Self {
        let mut rows: BTreeMap<DatasetId, Rows> = BTreeMap::new();
        for event in events {
            rows.entry(event.dataset)
                .or_insert_with(|| Rows::none(len_of(event.dataset)))
                .set(event.row, true);
        }
        Self::from_rows(rows.into_iter())
    }

    /// The given rows.
    pub fn from_rows(rows: impl Iterator<Item = (DatasetId, Rows)>) -> Self {
        let rows = rows
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(id, rows)| (id, Arc::new(rows)))
            .collect();
        Self { rows }
    }

    /// The selected rows of one dataset, if there is any.
    pub fn rows(&self, id: DatasetId) -> Option<&Rows> {
        self.rows.get(&id).map(Arc::as_ref)
    }

    /// Whether `event` is selected.
    pub fn contains(&self, event: EventRef) -> bool {
        self.rows(event.dataset).is_some_and(|rows| rows.contains(event.row))
    }

    /// How many events are selected.
    pub fn count(&self) -> usize {
        self.rows.values().map(|rows| rows.count()).sum()
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The selected events, by dataset and row.
    pub fn events(&self) -> impl Iterator<Item = EventRef> {
        self.rows
            .iter()
            .flat_map(|(&dataset, rows)| rows.iter().map(move |row| EventRef { dataset, row }))
    }

    /// Takes out what `other` has.
    pub fn subtract(&mut self, other: &Self) {
        *self = self.combined(other, SelectionOp::Remove);
    }

    /// This selection after `chosen` joined it.
    #[must_use]
    pub fn combined(&self, chosen: &Self, how: SelectionOp) -> Self {
        if how == SelectionOp::Replace {
            return chosen.clone();
        }
        let ids = self.rows.keys().chain(chosen.rows.keys());
        let mut rows: BTreeMap<DatasetId, Rows> = BTreeMap::new();
        for &id in ids {
            let len = self.rows(id).or(chosen.rows(id)).map_or(0, Rows::len);
            let none = Rows::none(len);
            let old = self.rows(id).unwrap_or(&none);
            let new = chosen.rows(id).unwrap_or(&none);
            let mut result = old.clone();
            match how {
                SelectionOp::Replace => result = new.clone(),
                SelectionOp::Add => result.unite(new),
                SelectionOp::Remove => result.subtract(new),
                SelectionOp::Intersect => result.intersect(new),
                SelectionOp::Toggle => {
                    result.subtract(new);
                    let mut joining = new.clone();
                    joining.subtract(old);
                    result.unite(&joining);
                }
            }
            rows.insert(id, result);
        }
        Self::from_rows(rows.into_iter())
    }

    /// Names rows of the dataset `id` by what they became in its newer version; the rows
    /// that it does not have any more are dropped.
    pub fn remap_rows(&mut self, id: DatasetId, moves: &RowMoves) {
        let Some(rows) = self.rows.remove(&id) else { return };
        let mut followed = Rows::none(moves.new_len());
        for row in rows.iter().filter_map(|row| moves.row(row)) {
            followed.set(row, true);
        }
        if !followed.is_empty() {
            self.rows.insert(id, Arc::new(followed));
        }
    }

    /// Drops the rows of a dataset that is gone.
    pub fn forget(&mut self, id: DatasetId) {
        self.rows.remove(&id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(rows: &[usize]) -> Selection {
        let events: Vec<EventRef> =
            rows.iter().map(|&row| EventRef { dataset: DatasetId(1), row }).collect();
        Selection::from_events(&events, |_| 100)
    }

    #[test]
    fn choosing_replaces_adds_removes_intersects_and_toggles() {
        let old = selection(&[1, 2, 3]);
        let new = selection(&[3, 4]);
        for (how, expected) in [
            (SelectionOp::Replace, vec![3, 4]),
            (SelectionOp::Add, vec![1, 2, 3, 4]),
            (SelectionOp::Remove, vec![1, 2]),
            (SelectionOp::Intersect, vec![3]),
            (SelectionOp::Toggle, vec![1, 2, 4]),
        ] {
            assert_eq!(old.combined(&new, how), selection(&expected), "{how:?}");
        }
    }

    #[test]
    fn a_selection_that_lost_its_last_event_is_empty() {
        assert!(selection(&[5]).combined(&selection(&[5]), SelectionOp::Toggle).is_empty());
    }
}
