//! What undo restores.

use std::collections::BTreeSet;

use super::{DatasetId, EventRef, Selection};
use crate::filter::Filters;

/// Filters, selection and what is hidden: small, the data itself is shared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What passes.
    pub filters: Filters,
    /// Datasets that are not shown.
    pub hidden: BTreeSet<DatasetId>,
    /// Events that are marked in every view and exported by "Export selected".
    pub selection: Selection,
    /// The event shown in detail.
    pub focus: Option<EventRef>,
}

impl Document {
    /// Drops everything that names rows of the dataset `id`. Whether it is hidden
    /// stays: it may have been read anew, and an id is never given twice.
    pub fn forget(&mut self, id: DatasetId) {
        self.selection.forget(id);
        self.focus = self.focus.filter(|event| event.dataset != id);
    }
}
