//! What follows from datasets and filters: one mask a clause, kept until that
//! clause changes.

use std::sync::Arc;

use super::{DatasetId, Selection};
use crate::dataset::{Dataset, Rows};
use crate::filter::{self, Argument, Filter, Filters, Policy, TimeFilter};
use crate::summary::{Counted, KeptCounts, WordCount};

/// Which view counts; it is not filtered by its own clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View<'a> {
    /// The time slider.
    Time,
    /// The panel of the filter with this id.
    Clause(&'a str),
}

/// The masks of one dataset.
#[derive(Debug)]
pub struct Part {
    /// The dataset.
    pub id: DatasetId,
    /// Its events.
    pub dataset: Arc<Dataset>,
    time: (TimeFilter, Rows),
    clauses: Vec<(String, Argument, Rows)>,
    left_out: Option<Rows>,
    passing: Rows,
    /// Grows when anything but the time filter changes what passes.
    clause_revision: u64,
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
            clause_revision: 0,
            dataset,
        }
    }

    /// The rows that pass every clause.
    pub fn passing(&self) -> &Rows {
        &self.passing
    }

    /// The rows that pass every clause but the one of `view`, so that a
    /// histogram keeps the bars outside its brush.
    pub fn passing_for(&self, view: View<'_>) -> Rows {
        let mut rows = match view {
            View::Time => Rows::all(self.dataset.len()),
            View::Clause(_) => self.time.1.clone(),
        };
        for (id, _, mask) in &self.clauses {
            if view != View::Clause(id) {
                rows.intersect(mask);
            }
        }
        self.left_out.iter().for_each(|repeats| rows.subtract(repeats));
        rows
    }

    /// The rows that pass every clause but the one of the filter `id`, wherever
    /// the time window is: only what the time filter says of undated and
    /// imprecise events counts.
    pub fn passing_in_any_window(&self, id: &str) -> Rows {
        let time = self.time.0;
        let mut rows = TimeFilter { window: None, ..time }.mask(&self.dataset);
        if time.bounds_secs().is_some() && time.undated == Policy::Exclude {
            // Without a window they pass; there is one.
            let undated = self.dataset.dated_len()..self.dataset.len();
            undated.for_each(|row| rows.set(row, false));
        }
        for (known, _, mask) in &self.clauses {
            if known != id {
                rows.intersect(mask);
            }
        }
        self.left_out.iter().for_each(|repeats| rows.subtract(repeats));
        rows
    }

    fn refresh(&mut self, filters: &Filters, left_out: &Selection, failure: &mut Option<String>) {
        if self.time.0 != filters.time {
            self.time = (filters.time, filters.time.mask(&self.dataset));
        }
        let before = self.clauses.len();
        self.clauses.retain(|(id, argument, _)| filters.argument(id) == Some(argument));
        let kept = self.clauses.len();
        for (id, argument) in &filters.clauses {
            if self.clauses.iter().any(|(known, _, _)| known == id) {
                continue;
            }
            let Some(filter) = filter::by_id(id) else { continue };
            match filter.mask(&self.dataset, argument) {
                Ok(mask) => self.clauses.push((id.clone(), argument.clone(), mask)),
                Err(error) => *failure = Some(format!("{}: {error}", filter.label())),
            }
        }
        self.passing = self.time.1.clone();
        self.clauses.iter().for_each(|(_, _, mask)| self.passing.intersect(mask));
        let left_out = left_out.rows(self.id);
        if before != kept || kept != self.clauses.len() || self.left_out.as_ref() != left_out {
            self.clause_revision += 1;
        }
        self.left_out = left_out.cloned();
        self.left_out.iter().for_each(|repeats| self.passing.subtract(repeats));
    }
}

/// The masks of every shown dataset.
#[derive(Debug, Default)]
pub struct Derived {
    parts: Vec<Part>,
    kept: Vec<Part>,
    failure: Option<String>,
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
        self.parts.iter().map(|part| part.passing.count()).sum()
    }

    /// How many events are shown before any filter.
    pub fn total_count(&self) -> usize {
        self.parts.iter().map(|part| part.dataset.len()).sum()
    }

    /// How many rows are left out because they repeat another one.
    pub fn left_out_count(&self) -> usize {
        self.parts.iter().filter_map(|part| part.left_out.as_ref()).map(Rows::count).sum()
    }

    /// Counts of the words of `filter` under all clauses but its own; what is kept
    /// makes a move of the time window cheap.
    pub fn count_words(&self, kept: &mut KeptCounts, filter: &dyn Filter) -> Vec<WordCount> {
        let id = filter.id();
        let sources: Vec<_> = self
            .parts
            .iter()
            .map(|part| {
                let rows = move || part.passing_for(View::Clause(id));
                (part, move || part.passing_in_any_window(id), rows)
            })
            .collect();
        let parts = sources.iter().map(|(part, in_any_window, rows)| Counted {
            dataset: &part.dataset,
            time: &part.time.0,
            clause_revision: part.clause_revision,
            in_any_window,
            rows,
        });
        kept.count_words(filter, parts)
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
            part.refresh(filters, left_out, &mut self.failure);
            self.parts.push(part);
        }
    }

    /// Drops the masks of a dataset that is gone or was read anew.
    pub fn forget(&mut self, id: DatasetId) {
        self.parts.retain(|part| part.id != id);
        self.kept.retain(|part| part.id != id);
    }
}
