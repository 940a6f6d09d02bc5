//! What datasets and events are called while the program runs.

/// Names a dataset for as long as the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatasetId(pub u32);

/// One event of one dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventRef {
    /// The dataset.
    pub dataset: DatasetId,
    /// Its row.
    pub row: usize,
}
