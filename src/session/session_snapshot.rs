//! What is open and how it is looked at, taken along to another thread.

use super::document::Document;
use super::{Open, Session};

/// A session at a moment: cheap to take, since nothing is counted yet.
#[derive(Debug, Clone)]
pub struct SessionSnapshot {
    datasets: Vec<Open>,
    next_id: u32,
    document: Document,
}

impl SessionSnapshot {
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
