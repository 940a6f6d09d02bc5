//! Rows of one dataset that are exported.

use std::sync::Arc;

use crate::dataset::{Dataset, Rows};

/// Rows of one dataset.
#[derive(Debug, Clone)]
pub struct Part {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// Its rows that are exported.
    pub rows: Rows,
}
