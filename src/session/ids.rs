//! What datasets and events are called while the program runs.

use crate::versions::RowMoves;

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

impl EventRef {
    /// What names this event when a newer version takes the place of the dataset `id`;
    /// `None` where that version does not have it.
    pub fn remapped(self, id: DatasetId, moves: &RowMoves) -> Option<Self> {
        if self.dataset != id {
            return Some(self);
        }
        Some(Self { row: moves.row(self.row)?, ..self })
    }
}
