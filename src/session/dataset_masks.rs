//! The masks of one dataset: one a clause, kept until that clause changes.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::{DatasetId, Selection};
use crate::alerts::{AlertState, AlertStates, LazyAlerts};
use crate::boundaries::{Boundaries, EventAreas};
use crate::dataset::{Dataset, Rows};
use crate::filter::{self, Argument, Context, Facet, Filter, Filters, TimeFilter};

/// Which view counts; it is not filtered by its own clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountedView<'a> {
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
pub struct CrossfilterKey {
    dataset: DatasetId,
    version: u64,
    masks: Vec<u64>,
}

impl CrossfilterKey {
    /// The dataset, and a number that no other version of it has.
    pub fn dataset(&self) -> (DatasetId, u64) {
        (self.dataset, self.version)
    }
}

/// The masks of one dataset.
#[derive(Debug)]
pub struct DatasetMasks {
    /// The dataset.
    pub id: DatasetId,
    /// Its events.
    pub dataset: Arc<Dataset>,
    /// A number that the masks of no other dataset or version have.
    version: u64,
    alerts: LazyAlerts,
    alert_states: OnceLock<Arc<AlertStates>>,
    boundaries: Boundaries,
    event_areas: OnceLock<Arc<EventAreas>>,
    time: (TimeFilter, Rows),
    clauses: Vec<Clause>,
    pub(super) suppressed_duplicates: Option<(Rows, u64)>,
    pub(super) matching: Rows,
}

impl DatasetMasks {
    pub(super) fn new(id: DatasetId, dataset: Arc<Dataset>, version: u64) -> Self {
        let all = Rows::all(dataset.len());
        Self {
            id,
            version,
            alerts: LazyAlerts::default(),
            alert_states: OnceLock::new(),
            boundaries: Boundaries::default(),
            event_areas: OnceLock::new(),
            time: (TimeFilter::default(), TimeFilter::default().mask(&dataset)),
            clauses: Vec::new(),
            suppressed_duplicates: None,
            matching: all,
            dataset,
        }
    }

    /// The rows that match every clause.
    pub fn matching(&self) -> &Rows {
        &self.matching
    }

    /// The rows that match every clause but the one of `view`, so that a
    /// histogram keeps the bars outside its brush.
    pub fn matching_for(&self, view: CountedView<'_>) -> Cow<'_, Rows> {
        match view {
            CountedView::Time => Cow::Owned(self.matching_others(None)),
            CountedView::Clause(id) if self.clauses.iter().all(|clause| clause.id != id) => {
                Cow::Borrowed(&self.matching)
            }
            CountedView::Clause(id) => {
                let mut rows = self.matching_others(Some(id));
                rows.intersect(&self.time.1);
                Cow::Owned(rows)
            }
        }
    }

    /// The rows that match every clause but the time window and that of the filter
    /// `own`.
    pub fn matching_others(&self, own: Option<&str>) -> Rows {
        let mut rows = Rows::all(self.dataset.len());
        for clause in self.clauses.iter().filter(|clause| Some(&*clause.id) != own) {
            rows.intersect(&clause.rows);
        }
        self.suppressed_duplicates.iter().for_each(|(repeats, _)| rows.subtract(repeats));
        rows
    }

    /// What [`matching_others`](Self::matching_others) depends on.
    pub fn others(&self, own: Option<&str>) -> CrossfilterKey {
        let clauses = self.clauses.iter().filter(|clause| Some(&*clause.id) != own);
        let mut numbers: Vec<u64> = clauses.map(|clause| clause.number).collect();
        numbers.sort_unstable();
        numbers.extend(self.suppressed_duplicates.iter().map(|(_, number)| *number));
        CrossfilterKey { dataset: self.id, version: self.version, masks: numbers }
    }

    /// Whether an air alert was on, for every event of the dataset; found at the first
    /// use.
    pub fn alert_states(&self) -> &AlertStates {
        self.alert_states.get_or_init(|| self.alerts.states(&self.dataset))
    }

    /// The boundaries that stand for imprecise places of the dataset; found at the first
    /// use.
    pub fn event_areas(&self) -> &Arc<EventAreas> {
        let areas = || Arc::new(EventAreas::of(&self.dataset, &self.boundaries));
        self.event_areas.get_or_init(areas)
    }

    /// Whether an air alert was on at the place and time of the event `row`; `None` of
    /// alerts, closures and outages.
    pub fn alert_state(&self, row: usize) -> Option<AlertState> {
        (row < self.dataset.len()).then(|| self.alerts.index().state(&self.dataset, row))?
    }

    /// The words of `filter` that the rows have, where it is one by words.
    pub fn facet(&self, filter: &dyn Filter) -> Option<Facet<'_>> {
        if filter.is_by_alert() {
            return Some(Facet::One(self.alert_states().words()));
        }
        filter.facet(&self.dataset)
    }

    /// From now on `alerts` are those of all shown datasets.
    pub(super) fn set_alerts(&mut self, alerts: &LazyAlerts) {
        if !self.alerts.are(alerts) {
            self.alerts = alerts.clone();
            self.alert_states.take();
            self.clauses.retain(|clause| {
                filter::by_id(&clause.id)
                    .is_none_or(|filter| !filter.asks_for_alerts(&clause.argument))
            });
        }
    }

    /// From now on `boundaries` stand for places; whether they are others than before.
    pub(super) fn set_boundaries(&mut self, boundaries: &Boundaries) -> bool {
        if self.boundaries == *boundaries {
            return false;
        }
        self.boundaries = boundaries.clone();
        self.event_areas.take();
        self.clauses.retain(|clause| {
            filter::by_id(&clause.id).is_none_or(|filter| !filter.asks_for_areas())
        });
        true
    }

    /// The time window in use.
    pub fn time(&self) -> &TimeFilter {
        &self.time.0
    }

    pub(super) fn refresh(
        &mut self,
        filters: &Filters,
        suppressed_duplicates: &Selection,
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
            let areas = match filter.asks_for_areas() {
                true => Arc::clone(self.event_areas()),
                false => Arc::default(),
            };
            let context = Context { alerts: &self.alerts, areas: &areas };
            match filter.mask(&self.dataset, argument, context) {
                Ok(rows) => {
                    let (id, argument) = (id.clone(), argument.clone());
                    self.clauses.push(Clause { id, argument, rows, number: number() });
                }
                Err(error) => *failure = Some(format!("{}: {error}", filter.label())),
            }
        }
        self.matching.copy_from(&self.time.1);
        self.clauses.iter().for_each(|clause| self.matching.intersect(&clause.rows));
        let suppressed_duplicates = suppressed_duplicates.rows(self.id);
        if self.suppressed_duplicates.as_ref().map(|(rows, _)| rows) != suppressed_duplicates {
            self.suppressed_duplicates = suppressed_duplicates.map(|rows| (rows.clone(), number()));
        }
        self.suppressed_duplicates.iter().for_each(|(repeats, _)| self.matching.subtract(repeats));
    }
}
