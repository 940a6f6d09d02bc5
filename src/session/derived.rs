//! What follows from datasets and filters: one mask a clause, kept until that
//! clause changes, and counts that follow the time window.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use super::counts::{Counts, WindowCounts};
use super::{DatasetId, Selection};
use crate::dataset::{Dataset, Rows};
use crate::filter::{self, Argument, Cycle, Filter, Filters, TimeFilter};
use crate::summary::{Toll, WordCount};

/// Which view counts; it is not filtered by its own clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View<'a> {
    /// The time slider.
    Time,
    /// The panel of the filter with this id.
    Clause(&'a str),
}

/// A clause with its mask, which has a number that no other mask has.
#[derive(Debug)]
struct Clause {
    id: String,
    argument: Argument,
    rows: Rows,
    number: u64,
}

/// Which clauses count but the time window, as the numbers of their masks: while
/// these are the same, so are the rows that they keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Others(DatasetId, Vec<u64>);

impl Others {
    /// The dataset.
    pub fn dataset(&self) -> DatasetId {
        self.0
    }
}

/// The masks of one dataset.
#[derive(Debug)]
pub struct Part {
    /// The dataset.
    pub id: DatasetId,
    /// Its events.
    pub dataset: Arc<Dataset>,
    time: (TimeFilter, Rows),
    clauses: Vec<Clause>,
    left_out: Option<(Rows, u64)>,
    passing: Rows,
}

impl Part {
    fn new(id: DatasetId, dataset: Arc<Dataset>) -> Self {
        let all = Rows::all(dataset.len());
        Self {
            id,
            time: (TimeFilter::default(), TimeFilter::default().mask(&dataset)),
            clauses: Vec::new(),
            left_out: None,
            passing: all,
            dataset,
        }
    }

    /// The rows that pass every clause.
    pub fn passing(&self) -> &Rows {
        &self.passing
    }

    /// The rows that pass every clause but the one of `view`, so that a
    /// histogram keeps the bars outside its brush.
    pub fn passing_for(&self, view: View<'_>) -> Cow<'_, Rows> {
        match view {
            View::Time => Cow::Owned(self.passing_others(None)),
            View::Clause(id) if self.clauses.iter().all(|clause| clause.id != id) => {
                Cow::Borrowed(&self.passing)
            }
            View::Clause(id) => {
                let mut rows = self.passing_others(Some(id));
                rows.intersect(&self.time.1);
                Cow::Owned(rows)
            }
        }
    }

    /// The rows that pass every clause but the time window and that of the filter
    /// `own`.
    pub fn passing_others(&self, own: Option<&str>) -> Rows {
        let mut rows = Rows::all(self.dataset.len());
        for clause in self.clauses.iter().filter(|clause| Some(&*clause.id) != own) {
            rows.intersect(&clause.rows);
        }
        self.left_out.iter().for_each(|(repeats, _)| rows.subtract(repeats));
        rows
    }

    /// What [`passing_others`](Self::passing_others) depends on.
    pub fn others(&self, own: Option<&str>) -> Others {
        let clauses = self.clauses.iter().filter(|clause| Some(&*clause.id) != own);
        let mut numbers: Vec<u64> = clauses.map(|clause| clause.number).collect();
        numbers.sort_unstable();
        numbers.extend(self.left_out.iter().map(|(_, number)| *number));
        Others(self.id, numbers)
    }

    /// The time window in use.
    pub fn time(&self) -> &TimeFilter {
        &self.time.0
    }

    fn refresh(
        &mut self,
        filters: &Filters,
        left_out: &Selection,
        failure: &mut Option<String>,
        next_number: &mut u64,
    ) {
        let mut number = || {
            *next_number += 1;
            *next_number
        };
        if self.time.0 != filters.time {
            self.time = (filters.time, filters.time.mask(&self.dataset));
        }
        self.clauses.retain(|clause| filters.argument(&clause.id) == Some(&clause.argument));
        for (id, argument) in &filters.clauses {
            if self.clauses.iter().any(|clause| clause.id == *id) {
                continue;
            }
            let Some(filter) = filter::by_id(id) else { continue };
            match filter.mask(&self.dataset, argument) {
                Ok(rows) => {
                    let (id, argument) = (id.clone(), argument.clone());
                    self.clauses.push(Clause { id, argument, rows, number: number() });
                }
                Err(error) => *failure = Some(format!("{}: {error}", filter.label())),
            }
        }
        self.passing.copy_from(&self.time.1);
        self.clauses.iter().for_each(|clause| self.passing.intersect(&clause.rows));
        let left_out = left_out.rows(self.id);
        if self.left_out.as_ref().map(|(rows, _)| rows) != left_out {
            self.left_out = left_out.map(|rows| (rows.clone(), number()));
        }
        self.left_out.iter().for_each(|(repeats, _)| self.passing.subtract(repeats));
    }
}

/// The masks of every shown dataset.
#[derive(Debug, Default)]
pub struct Derived {
    parts: Vec<Part>,
    kept: Vec<Part>,
    failure: Option<String>,
    passing_count: usize,
    next_number: u64,
    counts: RefCell<Counts>,
}

impl Derived {
    /// The shown datasets, in the order in which they were opened.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter()
    }

    /// The part of one dataset, if it is shown.
    pub fn part(&self, id: DatasetId) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// How many events pass.
    pub fn passing_count(&self) -> usize {
        self.passing_count
    }

    /// Every word of `filter` with the events that have it and pass every other
    /// clause, in the order of [`facets::count_words`](crate::summary::facets::count_words).
    /// While only the time window moves, this costs microseconds.
    pub fn word_counts(&self, filter: &dyn Filter) -> Arc<Vec<WordCount>> {
        self.counts.borrow_mut().words(&self.parts, filter)
    }

    /// The events of each hour or day that pass every other clause; the last
    /// number is that of events whose hour or day is not known.
    pub fn clock_counts(&self, cycle: Cycle, zone_name: &str) -> Vec<u32> {
        self.counts.borrow_mut().clock(&self.parts, cycle, zone_name)
    }

    /// The events that may lie and surely lie in `time`, of those that pass every
    /// other clause.
    pub fn window_counts(&self, time: &TimeFilter) -> WindowCounts {
        self.counts.borrow_mut().window(&self.parts, time)
    }

    /// The people harmed in what passes `time` and every other clause.
    pub fn toll(&self, time: &TimeFilter) -> Toll {
        self.counts.borrow_mut().toll(&self.parts, time)
    }

    /// What everything but the time window depends on.
    pub fn others(&self) -> Vec<Others> {
        self.parts.iter().map(|part| part.others(None)).collect()
    }

    /// How many events are shown before any filter.
    pub fn total_count(&self) -> usize {
        self.parts.iter().map(|part| part.dataset.len()).sum()
    }

    /// How many rows are left out because they repeat another one.
    pub fn left_out_count(&self) -> usize {
        let left_out = self.parts.iter().filter_map(|part| part.left_out.as_ref());
        left_out.map(|(rows, _)| rows.count()).sum()
    }

    /// Why a filter could not be applied; it then lets everything pass.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Follows a change. Hidden datasets keep their masks for when they return.
    /// `left_out` are rows that never pass.
    pub fn refresh(
        &mut self,
        shown: &[(DatasetId, Arc<Dataset>)],
        filters: &Filters,
        left_out: &Selection,
    ) {
        self.failure = None;
        self.kept.append(&mut self.parts);
        for (id, dataset) in shown {
            let known = self.kept.iter().position(|part| part.id == *id);
            let mut part = match known {
                Some(index) => self.kept.swap_remove(index),
                None => Part::new(*id, Arc::clone(dataset)),
            };
            part.refresh(filters, left_out, &mut self.failure, &mut self.next_number);
            self.parts.push(part);
        }
        self.passing_count = self.parts.iter().map(|part| part.passing.count()).sum();
    }

    /// Drops the masks of a dataset that is gone or was read anew.
    pub fn forget(&mut self, id: DatasetId) {
        self.parts.retain(|part| part.id != id);
        self.kept.retain(|part| part.id != id);
        self.counts.take();
    }
}
