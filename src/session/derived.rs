//! What follows from datasets and filters: one mask a clause, kept until that
//! clause changes, and counts that follow the time window.

use std::cell::RefCell;
use std::sync::Arc;

use super::area_reaches::AreaReaches;
use super::counts::{Counts, WindowCounts};
pub use super::dataset_masks::{CountedView, CrossfilterKey, DatasetMasks};
use super::{DatasetId, Selection};
use crate::alerts::LazyAlerts;
use crate::dataset::row_changes::state;
use crate::dataset::{Dataset, Rows};
use crate::filter::words::CHANGE;
use crate::filter::{AreaChoice, AreaReach, Cycle, Filter, Filters, TimeFilter};
use crate::summary::{AlertSummary, Toll, WordCount};
use crate::versions::Comparison;

/// The masks of every shown dataset.
#[derive(Debug, Default)]
pub struct Derived {
    parts: Vec<DatasetMasks>,
    kept: Vec<DatasetMasks>,
    older: Vec<DatasetMasks>,
    /// By dataset: the rows that were left out of the newer version when that was last looked
    /// at, and those of the older version that they were.
    older_repeats: Vec<(DatasetId, Rows, Rows)>,
    failure: Option<String>,
    matching_count: usize,
    next_number: u64,
    alerts: LazyAlerts,
    counts: RefCell<Counts>,
    older_counts: RefCell<Counts>,
    area_reaches: RefCell<AreaReaches>,
}

impl Derived {
    /// The shown datasets, in the order in which they were opened.
    pub fn parts(&self) -> impl Iterator<Item = &DatasetMasks> {
        self.parts.iter()
    }

    /// The part of one dataset, if it is shown.
    pub fn part(&self, id: DatasetId) -> Option<&DatasetMasks> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// The older version with which the dataset `id` is compared, under the same filters.
    pub fn older(&self, id: DatasetId) -> Option<&DatasetMasks> {
        self.older.iter().find(|part| part.id == id)
    }

    /// The parts of all shown datasets.
    fn now(&self) -> Vec<&DatasetMasks> {
        self.parts.iter().collect()
    }

    /// The same with older versions in the place of datasets that are compared with one.
    pub fn parts_before(&self) -> Vec<&DatasetMasks> {
        self.parts.iter().map(|part| self.older(part.id).unwrap_or(part)).collect()
    }

    /// The people harmed in what matched before; see [`toll`](Self::toll).
    pub fn toll_before(&self, time: &TimeFilter) -> Toll {
        self.older_counts.borrow_mut().toll(&self.parts_before(), time)
    }

    /// Every word of `filter` with the events that had it before; see
    /// [`word_counts`](Self::word_counts).
    pub fn word_counts_before(&self, filter: &dyn Filter) -> Arc<Vec<WordCount>> {
        self.older_counts.borrow_mut().words(&self.parts_before(), filter)
    }

    /// Whether any shown dataset is compared with an older version.
    pub fn is_compared(&self) -> bool {
        !self.older.is_empty()
    }

    /// How many events match.
    pub fn matching_count(&self) -> usize {
        self.matching_count
    }

    /// Every word of `filter` with the events that have it and pass every other
    /// clause, in the order of [`facets::count_words`](crate::summary::facets::count_words).
    /// While only the time window moves, this costs microseconds.
    pub fn word_counts(&self, filter: &dyn Filter) -> Arc<Vec<WordCount>> {
        let mut words = self.counts.borrow_mut().words(&self.now(), filter);
        if filter.id() == CHANGE.id && self.is_compared() {
            // What was removed is in the older versions alone.
            let before = self.word_counts_before(filter);
            let removed = before.iter().filter(|word| word.word == state::REMOVED);
            Arc::make_mut(&mut words).extend(removed.cloned());
        }
        words
    }

    /// The events of each hour or day that match every other clause; the last
    /// number is that of events whose hour or day is not known.
    pub fn clock_counts(&self, cycle: Cycle, zone_name: &str) -> Vec<u32> {
        self.counts.borrow_mut().clock(&self.now(), cycle, zone_name)
    }

    /// The strikes among matching events by whether an air alert was on. While only the
    /// time window moves, this costs what the window takes in and leaves.
    pub fn alert_summary(&self) -> AlertSummary {
        self.counts.borrow_mut().alerts(&self.now())
    }

    /// The same of the events of `selection` in shown datasets.
    pub fn alert_summary_of(&self, selection: &Selection) -> AlertSummary {
        let parts = self.parts.iter().filter_map(|part| Some((part, selection.rows(part.id)?)));
        AlertSummary::of(parts.map(|(part, rows)| (part.alert_states(), rows)))
    }

    /// The air alerts of all shown datasets.
    pub fn alerts(&self) -> &LazyAlerts {
        &self.alerts
    }

    /// The events that possibly and definitely lie in `time`, of those that match every
    /// other clause.
    pub fn window_counts(&self, time: &TimeFilter) -> WindowCounts {
        self.counts.borrow_mut().window(&self.now(), time)
    }

    /// The people harmed in what matches `time` and every other clause.
    pub fn toll(&self, time: &TimeFilter) -> Toll {
        self.counts.borrow_mut().toll(&self.now(), time)
    }

    /// What lies in `areas`, of all events of `part`.
    pub(super) fn area_reach(&self, part: &DatasetMasks, areas: &[AreaChoice]) -> Arc<AreaReach> {
        self.area_reaches.borrow_mut().of(part, areas)
    }

    /// What everything but the time window depends on.
    pub fn others(&self) -> Vec<CrossfilterKey> {
        self.parts.iter().chain(&self.older).map(|part| part.others(None)).collect()
    }

    /// How many events are shown before any filter.
    pub fn total_count(&self) -> usize {
        self.parts.iter().map(|part| part.dataset.len()).sum()
    }

    /// How many rows are left out because they repeat another one.
    pub fn suppressed_count(&self) -> usize {
        let suppressed_duplicates =
            self.parts.iter().filter_map(|part| part.suppressed_duplicates.as_ref());
        suppressed_duplicates.map(|(rows, _)| rows.count()).sum()
    }

    /// Why a filter could not be applied; it then lets everything pass.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Follows a change. Hidden datasets keep their masks for when they return.
    /// `suppressed_duplicates` are rows that never pass.
    pub fn refresh(
        &mut self,
        shown: &[(DatasetId, Arc<Dataset>)],
        filters: &Filters,
        suppressed_duplicates: &Selection,
    ) {
        self.failure = None;
        if !self.alerts.are_of(shown.iter().map(|(_, dataset)| dataset)) {
            self.alerts = LazyAlerts::new(shown.iter().map(|(_, dataset)| Arc::clone(dataset)));
            self.counts.get_mut().forget_alerts();
            self.older_counts.get_mut().forget_alerts();
        }
        self.kept.append(&mut self.parts);
        for (id, dataset) in shown {
            let known = self.kept.iter().position(|part| part.id == *id);
            let mut part = match known {
                Some(index) => self.kept.swap_remove(index),
                None => {
                    self.next_number += 1;
                    DatasetMasks::new(*id, Arc::clone(dataset), self.next_number)
                }
            };
            part.set_alerts(&self.alerts);
            if part.set_boundaries(&filters.boundaries) {
                self.area_reaches.get_mut().forget(part.id);
            }
            part.refresh(filters, suppressed_duplicates, &mut self.failure, &mut self.next_number);
            self.parts.push(part);
        }
        self.matching_count = self.parts.iter().map(|part| part.matching.count()).sum();
    }

    /// The same for the older versions with which shown datasets are compared. Air alerts are
    /// those of the shown datasets, and what `suppressed_duplicates` leaves out of the newer
    /// versions is left out here too.
    pub(super) fn refresh_older(
        &mut self,
        older: &[(DatasetId, Arc<Comparison>)],
        filters: &Filters,
        suppressed_duplicates: &Selection,
    ) {
        let mut kept = std::mem::take(&mut self.older);
        let known: Vec<_> = kept.iter().map(|part| part.others(None).dataset()).collect();
        for (id, comparison) in older {
            let is_known =
                |part: &DatasetMasks| part.id == *id && Arc::ptr_eq(&part.dataset, &comparison.old);
            let mut part = match kept.iter().position(is_known) {
                Some(index) => kept.swap_remove(index),
                None => {
                    self.next_number += 1;
                    DatasetMasks::new(*id, Arc::clone(&comparison.old), self.next_number)
                }
            };
            part.set_alerts(&self.alerts);
            part.set_boundaries(&filters.boundaries);
            let repeats = suppressed_duplicates.rows(*id).map(|rows| {
                let is_same = |(known, newer, older): &&(DatasetId, Rows, Rows)| {
                    known == id && newer == rows && older.len() == comparison.old.len()
                };
                let known = self.older_repeats.iter().find(is_same);
                known.map_or_else(|| comparison.older_rows(rows), |(.., older)| older.clone())
            });
            self.older_repeats.retain(|(known, ..)| known != id);
            self.older_repeats.extend(
                suppressed_duplicates
                    .rows(*id)
                    .zip(repeats.as_ref())
                    .map(|(newer, older)| (*id, newer.clone(), older.clone())),
            );
            let repeats = Selection::from_rows(repeats.into_iter().map(|rows| (*id, rows)));
            part.refresh(filters, &repeats, &mut self.failure, &mut self.next_number);
            self.older.push(part);
        }
        self.older_repeats.retain(|(known, ..)| older.iter().any(|(id, _)| id == known));
        if !self.older.iter().map(|part| part.others(None).dataset()).eq(known) {
            self.older_counts.take();
        }
    }

    /// Drops the masks of a dataset that is gone or was reloaded.
    pub fn forget(&mut self, id: DatasetId) {
        self.parts.retain(|part| part.id != id);
        self.kept.retain(|part| part.id != id);
        self.counts.take();
        self.older_counts.take();
        self.older_repeats.retain(|(known, ..)| *known != id);
        self.area_reaches.get_mut().forget(id);
    }
}
