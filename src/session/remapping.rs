//! How what people chose and wrote follows a dataset to its newer version.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DatasetId, Document};
use crate::dataset::Dataset;
use crate::notes::{AnnotatedRows, EventKey, Notebook, Version};
use crate::versions::{Comparison, RowMoves};

/// What is known when a newer version of a dataset takes its place.
#[derive(Debug, Clone)]
pub struct RowRemap {
    /// Where its rows are now.
    pub moves: RowMoves,
    /// By whom and when notes are moved; it has no text.
    pub version: Version,
    /// The older version, and what changed since; `None` where nothing did.
    pub comparison: Option<Arc<Comparison>>,
}

/// Follows documents, many of which share one notebook.
pub(super) struct Remapper<'a> {
    id: DatasetId,
    remap: &'a RowRemap,
    moved: BTreeMap<EventKey, EventKey>,
    /// The notebook that was followed last, and what became of it.
    last: Option<[Arc<Notebook>; 2]>,
}

impl<'a> Remapper<'a> {
    /// To `new`, which takes the place of the dataset `id`, whose rows with notes are in
    /// `placed`. Notes that find their event by its id stay as they are.
    pub fn new(
        id: DatasetId,
        new: &Dataset,
        remap: &'a RowRemap,
        placed: &AnnotatedRows<DatasetId>,
    ) -> Self {
        let mut moved = BTreeMap::new();
        for (_, row) in placed.rows().filter(|(dataset, _)| *dataset == id) {
            let Some(now) = remap.moves.row(row) else { continue };
            // A record that cannot be read leaves the note where nothing has its event.
            let Ok(there) = EventKey::of(new, now) else { continue };
            for key in placed.keys(id, row) {
                if key.row_in(new) != Some(now) {
                    moved.insert(key.clone(), there.clone());
                }
            }
        }
        Self { id, remap, moved, last: None }
    }

    /// `document` names the rows of the newer version.
    pub fn remap_rows(&mut self, document: &mut Document) {
        document.remap_rows(self.id, &self.remap.moves);
        if self.moved.is_empty() {
            return;
        }
        if let Some([before, after]) = &self.last
            && Arc::ptr_eq(before, &document.notebook)
        {
            document.notebook = Arc::clone(after);
            return;
        }
        let before = Arc::clone(&document.notebook);
        let mut notebook = (*before).clone();
        notebook.move_events(&self.moved, &self.remap.version);
        document.notebook = Arc::new(notebook);
        self.last = Some([before, Arc::clone(&document.notebook)]);
    }
}
