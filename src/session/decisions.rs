//! What people decided about events that may be the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{DatasetId, EventRef, Selection};
use crate::versions::RowMoves;

/// Whether two rows report one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They do.
    Same,
    /// They do not.
    Different,
}

/// Of each group of rows that report one event, only one is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deduplicate {
    /// The dataset whose rows stay before those of others; then the one opened first.
    pub preferred: Option<DatasetId>,
}

/// Verdicts by pair. Cloning is cheap.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decisions {
    pairs: Arc<BTreeMap<(EventRef, EventRef), Verdict>>,
}

fn pair(a: EventRef, b: EventRef) -> (EventRef, EventRef) {
    (a.min(b), a.max(b))
}

impl Decisions {
    /// Verdicts about pairs, in either order.
    pub fn from_pairs(pairs: impl IntoIterator<Item = ((EventRef, EventRef), Verdict)>) -> Self {
        let pairs = pairs.into_iter().map(|((a, b), verdict)| (pair(a, b), verdict));
        Self { pairs: Arc::new(pairs.filter(|((a, b), _)| a != b).collect()) }
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Every pair with its verdict.
    pub fn iter(&self) -> impl Iterator<Item = (EventRef, EventRef, Verdict)> {
        self.pairs.iter().map(|(&(a, b), &verdict)| (a, b, verdict))
    }

    /// The verdict about two rows, if there is one.
    pub fn get(&self, a: EventRef, b: EventRef) -> Option<Verdict> {
        self.pairs.get(&pair(a, b)).copied()
    }

    /// Sets the verdict about two rows, or takes it back.
    pub fn decide(&mut self, a: EventRef, b: EventRef, verdict: Option<Verdict>) {
        if a == b {
            return;
        }
        let pairs = Arc::make_mut(&mut self.pairs);
        match verdict {
            Some(verdict) => pairs.insert(pair(a, b), verdict),
            None => pairs.remove(&pair(a, b)),
        };
    }

    /// Rows that report one event, by what was decided: two pairs with a row in
    /// common are one group. Groups and their rows stand in the order of rows.
    pub fn groups(&self) -> Vec<Vec<EventRef>> {
        let mut neighbours: BTreeMap<EventRef, Vec<EventRef>> = BTreeMap::new();
        for (a, b, verdict) in self.iter() {
            if verdict == Verdict::Same {
                neighbours.entry(a).or_default().push(b);
                neighbours.entry(b).or_default().push(a);
            }
        }
        let mut seen = BTreeSet::new();
        let mut groups = Vec::new();
        for &first in neighbours.keys() {
            if !seen.insert(first) {
                continue;
            }
            let (mut group, mut waiting) = (BTreeSet::from([first]), vec![first]);
            while let Some(event) = waiting.pop() {
                for &next in neighbours.get(&event).into_iter().flatten() {
                    if seen.insert(next) {
                        group.insert(next);
                        waiting.push(next);
                    }
                }
            }
            groups.push(group.into_iter().collect());
        }
        groups
    }

    /// The other rows that report the event of `event`.
    pub fn same_as(&self, event: EventRef) -> Vec<EventRef> {
        if self.is_empty() {
            return Vec::new();
        }
        let group = self.groups().into_iter().find(|group| group.contains(&event));
        group.into_iter().flatten().filter(|other| *other != event).collect()
    }

    /// All rows but one of each group, as far as their datasets are among
    /// `shown`, which stand in order; `rows_of` tells how many rows a dataset has.
    pub fn repeats(
        &self,
        keep_one: Deduplicate,
        shown: &[DatasetId],
        rows_of: impl Fn(DatasetId) -> usize,
    ) -> Selection {
        let rank = |event: &EventRef| {
            let is_other = Some(event.dataset) != keep_one.preferred;
            (is_other, shown.iter().position(|id| *id == event.dataset), event.row)
        };
        let mut repeats = Vec::new();
        for mut group in self.groups() {
            group.retain(|event| shown.contains(&event.dataset));
            group.sort_by_key(rank);
            repeats.extend(group.into_iter().skip(1));
        }
        Selection::from_events(&repeats, rows_of)
    }

    /// Names rows of the dataset `id` by what they became in its newer version; verdicts
    /// about rows that it does not have any more are dropped.
    pub fn remap_rows(&mut self, id: DatasetId, moves: &RowMoves) {
        if !self.pairs.keys().any(|(a, b)| a.dataset == id || b.dataset == id) {
            return;
        }
        let pairs = self.iter().filter_map(|(a, b, verdict)| {
            Some(((a.remapped(id, moves)?, b.remapped(id, moves)?), verdict))
        });
        *self = Self::from_pairs(pairs.collect::<Vec<_>>());
    }

    /// Drops what names rows of a dataset that is gone.
    pub fn forget(&mut self, id: DatasetId) {
        if self.pairs.keys().any(|(a, b)| a.dataset == id || b.dataset == id) {
            Arc::make_mut(&mut self.pairs).retain(|(a, b), _| a.dataset != id && b.dataset != id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(dataset: u32, row: usize) -> EventRef {
        EventRef { dataset: DatasetId(dataset), row }
    }

    fn decisions(same: &[(EventRef, EventRef)]) -> Decisions {
        Decisions::from_pairs(same.iter().map(|&pair| (pair, Verdict::Same)))
    }

    #[test]
    fn pairs_with_a_row_in_common_are_one_group() {
        let mut decided = decisions(&[
            (event(2, 5), event(1, 1)),
            (event(2, 5), event(3, 0)),
            (event(1, 8), event(1, 9)),
        ]);
        decided.decide(event(1, 2), event(2, 2), Some(Verdict::Different));
        let groups = decided.groups();
        assert_eq!(
            groups,
            [vec![event(1, 1), event(2, 5), event(3, 0)], vec![event(1, 8), event(1, 9)]]
        );
        assert_eq!(decided.same_as(event(3, 0)), [event(1, 1), event(2, 5)]);
        assert!(decided.same_as(event(1, 2)).is_empty());
    }

    #[test]
    fn the_preferred_dataset_keeps_its_row_and_hidden_ones_hold_no_place() {
        let decided = decisions(&[(event(1, 1), event(2, 5)), (event(2, 5), event(3, 0))]);
        let repeats = |preferred: Option<u32>, shown: &[u32]| -> Vec<EventRef> {
            let shown: Vec<DatasetId> = shown.iter().copied().map(DatasetId).collect();
            let keep_one = Deduplicate { preferred: preferred.map(DatasetId) };
            decided.repeats(keep_one, &shown, |_| 10).events().collect()
        };
        assert_eq!(repeats(None, &[1, 2, 3]), [event(2, 5), event(3, 0)]);
        assert_eq!(repeats(Some(3), &[1, 2, 3]), [event(1, 1), event(2, 5)]);
        assert_eq!(repeats(None, &[2, 3]), [event(3, 0)]);
        assert_eq!(repeats(Some(1), &[3]), []);
    }

    #[test]
    fn a_verdict_is_taken_back_and_goes_with_its_dataset() {
        let mut decided = decisions(&[(event(1, 1), event(2, 5))]);
        assert_eq!(decided.get(event(2, 5), event(1, 1)), Some(Verdict::Same));
        let mut other = decided.clone();
        decided.forget(DatasetId(3));
        assert!(!decided.is_empty());
        decided.forget(DatasetId(2));
        assert!(decided.is_empty());
        other.decide(event(2, 5), event(1, 1), None);
        assert!(other.is_empty());
    }
}
