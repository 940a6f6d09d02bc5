//! What was chosen in a session, in its file: named selections and verdicts
//! about events that may be the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dataset::ranges::Ranges;
use crate::dataset::{Dataset, Rows};
use crate::session::decisions::{Decisions, Deduplicate, Verdict};
use crate::session::named::NamedSelections;
use crate::session::{DatasetId, Document, EventRef, Open, Selection};

/// Names datasets by their place in the session, and rows by lines.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Choices {
    /// Selections by name: the rows of each dataset that has any.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub selections: BTreeMap<String, Vec<(usize, Ranges)>>,
    /// Pairs of events with what was decided about them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Whether one row of each group is counted, and whose comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_one: Option<Preferred>,
}

/// What was decided about two events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Each as its dataset and its number in the order of the source, from 1.
    pub events: [(usize, u64); 2],
    /// What was decided.
    pub verdict: Verdict,
}

/// Whose rows stay where several report one event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preferred {
    /// The place of the dataset; the first one where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<usize>,
}

impl Choices {
    /// Those of `document`, whose datasets are `open`.
    pub fn of(open: &[Open], document: &Document) -> Self {
        let index_of = |id: DatasetId| open.iter().position(|open| open.id == id);
        let ranges = |selection: &Selection| {
            let rows = |(index, open): (usize, &Open)| {
                let rows = selection.rows(open.id).filter(|rows| !rows.is_empty())?;
                Some((index, Ranges::of(&open.dataset, rows)))
            };
            open.iter().enumerate().filter_map(rows).collect()
        };
        let numbers: BTreeMap<DatasetId, Vec<u64>> = open
            .iter()
            .filter(|open| names(&document.decisions, open.id))
            .map(|open| (open.id, numbers_of(&open.dataset)))
            .collect();
        let event = |event: EventRef| {
            let number = numbers.get(&event.dataset)?.get(event.row)?;
            Some((index_of(event.dataset)?, *number))
        };
        Self {
            selections: document
                .named_selections
                .iter()
                .map(|(name, selection)| (name.to_owned(), ranges(selection)))
                .collect(),
            decisions: document
                .decisions
                .iter()
                .filter_map(|(a, b, verdict)| {
                    Some(Decision { events: [event(a)?, event(b)?], verdict })
                })
                .collect(),
            keep_one: document
                .keep_one
                .map(|keep_one| Preferred { dataset: keep_one.preferred.and_then(index_of) }),
        }
    }

    /// Whether there is nothing to keep.
    pub fn are_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Puts them into `document`. `found` are the datasets whose files are the
    /// same as when the session was saved; what names others is left out.
    pub fn restore(&self, document: &mut Document, found: &BTreeMap<usize, (DatasetId, &Dataset)>) {
        let selection = |parts: &Vec<(usize, Ranges)>| {
            Selection::from_rows(parts.iter().filter_map(|(index, ranges)| {
                let (id, dataset) = found.get(index)?;
                let rows: Rows = ranges.rows(dataset).ok()?;
                Some((*id, rows))
            }))
        };
        document.named_selections = NamedSelections::from_entries(
            self.selections
                .iter()
                .map(|(name, parts)| (name.clone(), selection(parts)))
                .filter(|(_, selection)| !selection.is_empty()),
        );
        let named: Vec<usize> =
            self.decisions.iter().flat_map(|one| one.events.map(|(index, _)| index)).collect();
        let orders: BTreeMap<usize, Vec<u32>> = found
            .iter()
            .filter(|(index, _)| named.contains(index))
            .map(|(index, (_, dataset))| (*index, dataset.source_order()))
            .collect();
        let event = |(index, number): (usize, u64)| {
            let at = usize::try_from(number).ok()?.checked_sub(1)?;
            let row = *orders.get(&index)?.get(at)?;
            Some(EventRef { dataset: found.get(&index)?.0, row: row as usize })
        };
        document.decisions = Decisions::from_pairs(self.decisions.iter().filter_map(|decision| {
            let [a, b] = decision.events;
            Some(((event(a)?, event(b)?), decision.verdict))
        }));
        document.keep_one = self.keep_one.as_ref().map(|one| {
            let preferred = one.dataset.and_then(|index| found.get(&index));
            Deduplicate { preferred: preferred.map(|(id, _)| *id) }
        });
    }
}

fn names(decisions: &Decisions, id: DatasetId) -> bool {
    decisions.iter().any(|(a, b, _)| a.dataset == id || b.dataset == id)
}

/// The number of each row in the order of the source, from 1.
fn numbers_of(dataset: &Dataset) -> Vec<u64> {
    let mut numbers = vec![0; dataset.len()];
    for (index, row) in dataset.source_order().into_iter().enumerate() {
        if let Some(number) = numbers.get_mut(row as usize) {
            *number = index as u64 + 1;
        }
    }
    numbers
}
