//! The alerts of datasets that are looked at together, collected when first asked for.

use std::ptr;
use std::sync::{Arc, OnceLock};

use super::collect::has_alerts;
use super::index::AlertIndex;
use super::states::AlertStates;
use crate::dataset::Dataset;

/// Of fewer events than this the alerts are found within a frame.
const FEW_EVENTS: usize = 5_000;

/// The alerts of datasets that are looked at together, and what they mean for each event.
/// Both are found when they are first asked for, once for all clones.
#[derive(Debug, Clone, Default)]
pub struct LazyAlerts(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    datasets: Vec<Arc<Dataset>>,
    index: OnceLock<AlertIndex>,
    /// In the order of the datasets.
    states: Vec<OnceLock<Arc<AlertStates>>>,
}

impl LazyAlerts {
    /// Of `datasets`.
    pub fn new(datasets: impl IntoIterator<Item = Arc<Dataset>>) -> Self {
        let datasets: Vec<Arc<Dataset>> = datasets.into_iter().collect();
        let states = datasets.iter().map(|_| OnceLock::new()).collect();
        Self(Arc::new(Inner { datasets, index: OnceLock::new(), states }))
    }

    /// The alerts, which takes a while the first time.
    pub fn index(&self) -> &AlertIndex {
        let datasets = || self.0.datasets.iter().map(|dataset| &**dataset);
        self.0.index.get_or_init(|| AlertIndex::new(datasets()))
    }

    /// Whether an alert was on, for each event of `dataset`, which takes a while the first
    /// time. A dataset that is none of them has only its own alerts.
    pub fn states(&self, dataset: &Dataset) -> Arc<AlertStates> {
        let place = self.0.datasets.iter().position(|known| ptr::eq(&raw const **known, dataset));
        match place.and_then(|place| self.0.states.get(place)) {
            Some(known) => {
                Arc::clone(known.get_or_init(|| Arc::new(AlertStates::new(dataset, self.index()))))
            }
            None => Arc::new(AlertStates::new(dataset, &AlertIndex::new([dataset]))),
        }
    }

    /// Whether any of the datasets has an alert.
    pub fn has_any(&self) -> bool {
        self.0.datasets.iter().any(|dataset| has_alerts(dataset))
    }

    /// Finds everything that can be asked for.
    pub fn find_all(&self) {
        self.0.datasets.iter().for_each(|dataset| drop(self.states(dataset)));
    }

    /// Whether whatever is asked for is found within a frame: it is known, or there is
    /// little to look at.
    pub fn are_quick(&self) -> bool {
        let events: usize = self.0.datasets.iter().map(|dataset| dataset.len()).sum();
        events < FEW_EVENTS || self.0.states.iter().all(|states| states.get().is_some())
    }

    /// Whether `other` is a clone of these.
    pub fn are(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether these are the alerts of `datasets`.
    pub fn are_of<'a>(&self, datasets: impl Iterator<Item = &'a Arc<Dataset>>) -> bool {
        self.0.datasets.iter().map(Arc::as_ptr).eq(datasets.map(Arc::as_ptr))
    }
}
