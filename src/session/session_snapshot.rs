//! What is open and how it is looked at, before anything is counted: what a thread
//! takes along, and what an export is made of.

use std::sync::Arc;

use super::document::Document;
use super::{DatasetId, Open, Selection, Session};
use crate::dataset::{Dataset, Rows};

/// A session at a moment: cheap to take, since nothing is counted yet.
#[derive(Debug, Clone)]
pub struct SessionSnapshot {
    datasets: Vec<Open>,
    next_id: u32,
    document: Document,
}

impl SessionSnapshot {
    /// Of `datasets`, with the document that `make` gives for their ids.
    pub fn of(datasets: Vec<Arc<Dataset>>, make: impl FnOnce(&[DatasetId]) -> Document) -> Self {
        let ids: Vec<DatasetId> = (0..datasets.len() as u32).map(DatasetId).collect();
        let opened = ids.iter().zip(datasets).enumerate();
        let opened = opened.map(|(colour, (&id, dataset))| Open::new(id, dataset, colour));
        let datasets: Vec<Open> = opened.collect();
        Self { next_id: datasets.len() as u32, datasets, document: make(&ids) }
    }

    /// The datasets, in the order in which they were opened.
    pub fn datasets(&self) -> &[Open] {
        &self.datasets
    }

    /// The datasets that are not hidden.
    pub fn shown(&self) -> impl Iterator<Item = &Open> {
        self.document.shown(&self.datasets)
    }

    /// What undo restores.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The selected rows of `open`.
    pub fn selected_rows(&self, open: &Open) -> Rows {
        let none = || Rows::none(open.dataset.len());
        self.document.selection.rows(open.id).cloned().unwrap_or_else(none)
    }

    /// Rows that repeat another one, where only one of each group is to count.
    pub fn suppressed_duplicates(&self) -> Selection {
        self.document.suppressed_duplicates(&self.datasets)
    }

    /// The session, with nothing to undo; filters are evaluated here.
    pub fn session(self) -> Session {
        let Self { datasets, next_id, document } = self;
        let mut session = Session { datasets, next_id, document, ..Session::default() };
        session.place_notes();
        session.refresh();
        session
    }
}

impl Session {
    /// What is open now and how it is looked at.
    #[must_use]
    pub fn moment(&self) -> SessionSnapshot {
        let Self { datasets, next_id, document, .. } = self;
        SessionSnapshot {
            datasets: datasets.clone(),
            next_id: *next_id,
            document: document.clone(),
        }
    }
}
