//! A dataset that is open.

use std::sync::Arc;

use super::ids::DatasetId;
use crate::dataset::Dataset;
use crate::versions::Comparison;

/// A dataset that is open.
#[derive(Debug, Clone)]
pub struct Open {
    /// Its name here.
    pub id: DatasetId,
    /// Its events.
    pub dataset: Arc<Dataset>,
    /// Index of its colour.
    pub colour: usize,
    /// Whether it is read again when its file changes.
    pub is_followed: bool,
    /// The older version that it is compared with.
    pub comparison: Option<Arc<Comparison>>,
}

impl Open {
    pub(super) fn new(id: DatasetId, dataset: Arc<Dataset>, colour: usize) -> Self {
        Self { id, dataset, colour, is_followed: false, comparison: None }
    }

    /// How many events it has.
    pub fn len(&self) -> usize {
        self.dataset.len()
    }

    /// Whether it has no event.
    pub fn is_empty(&self) -> bool {
        self.dataset.is_empty()
    }
}
