//! What follows from datasets and filters: one mask a clause, kept until that
//! clause changes, and counts that follow the time window.

use std::cell::RefCell;
use std::sync::Arc;

use super::area_reaches::AreaReaches;
use super::counts::{Counts, WindowCounts};
pub use super::dataset_masks::{CountedView, CrossfilterKey, DatasetMasks};
use super::{DatasetId, Selection};
use crate::alerts::LazyAlerts;
use crate::dataset::Dataset;
use crate::filter::{AreaChoice, AreaReach, Cycle, Filter, Filters, TimeFilter};
use crate::summary::{AlertSummary, Toll, WordCount};

/// The masks of every shown dataset.
#[derive(Debug, Default)]
pub struct Derived {
    parts: Vec<DatasetMasks>,
    kept: Vec<DatasetMasks>,
    failure: Option<String>,
    matching_count: usize,
    next_number: u64,
    alerts: LazyAlerts,
    counts: RefCell<Counts>,
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

    /// How many events match.
    pub fn matching_count(&self) -> usize {
        self.matching_count
    }

    /// Every word of `filter` with the events that have it and pass every other
    /// clause, in the order of [`facets::count_words`](crate::summary::facets::count_words).
    /// While only the time window moves, this costs microseconds.
    pub fn word_counts(&self, filter: &dyn Filter) -> Arc<Vec<WordCount>> {
        self.counts.borrow_mut().words(&self.parts, filter)
    }

    /// The events of each hour or day that match every other clause; the last
    /// number is that of events whose hour or day is not known.
    pub fn clock_counts(&self, cycle: Cycle, zone_name: &str) -> Vec<u32> {
        self.counts.borrow_mut().clock(&self.parts, cycle, zone_name)
    }

    /// The strikes among matching events by whether an air alert was on. While only the
    /// time window moves, this costs what the window takes in and leaves.
    pub fn alert_summary(&self) -> AlertSummary {
        self.counts.borrow_mut().alerts(&self.parts)
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
        self.counts.borrow_mut().window(&self.parts, time)
    }

    /// The people harmed in what matches `time` and every other clause.
    pub fn toll(&self, time: &TimeFilter) -> Toll {
        self.counts.borrow_mut().toll(&self.parts, time)
    }

    /// What lies in `areas`, of all events of `part`.
    pub(super) fn area_reach(&self, part: &DatasetMasks, areas: &[AreaChoice]) -> Arc<AreaReach> {
        self.area_reaches.borrow_mut().of(part, areas)
    }

    /// What everything but the time window depends on.
    pub fn others(&self) -> Vec<CrossfilterKey> {
        self.parts.iter().map(|part| part.others(None)).collect()
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
        }
        self.kept.append(&mut self.parts);
        for (id, dataset) in shown {
            let known = self.kept.iter().position(|part| part.id == *id);
            let mut part = match known {
                Some(index) => self.kept.swap_remove(index),
                None => DatasetMasks::new(*id, Arc::clone(dataset)),
            };
            part.set_alerts(&self.alerts);
            part.refresh(filters, suppressed_duplicates, &mut self.failure, &mut self.next_number);
            self.parts.push(part);
        }
        self.matching_count = self.parts.iter().map(|part| part.matching.count()).sum();
    }

    /// Drops the masks of a dataset that is gone or was reloaded.
    pub fn forget(&mut self, id: DatasetId) {
        self.parts.retain(|part| part.id != id);
        self.kept.retain(|part| part.id != id);
        self.counts.take();
        self.area_reaches.get_mut().forget(id);
    }
}
