//! What panels may see, and how they ask for what they may not do.

use std::sync::Arc;

use super::queue::{Action, Queue};
use super::records::{OriginalRow, RecordReader};
use super::settings::Settings;
use crate::dataset::{Event, SourceError};
use crate::notes::EventKey;
use crate::session::{Command, EventRef, Playback, Session};
use crate::versions::Change;

/// What panels may see.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Data, filters, selection.
    pub session: &'a Session,
    /// How things are shown.
    pub settings: &'a Settings,
    /// Whether time plays.
    pub playback: &'a Playback,
    /// Where panels send what people asked for.
    pub queue: &'a Queue,
    /// Records of sources.
    pub records: &'a RecordReader,
}

impl View<'_> {
    /// The event `at`, which a large file may be asked for; `None` while it is being read,
    /// or once its dataset is closed.
    pub fn event(&self, at: EventRef) -> Option<Result<Arc<Event>, Arc<SourceError>>> {
        let dataset = self.session.dataset(at.dataset)?;
        self.records.event(dataset, at, self.session.data_revision())
    }

    /// What changed of the event `at` since the older version of its dataset, if anything.
    pub fn change(&self, at: EventRef) -> Option<&Change> {
        let open = self.session.datasets().iter().find(|open| open.id == at.dataset)?;
        open.comparison.as_ref()?.change(at.row)
    }

    /// The event `at` as the older version of its dataset has it; `None` where it did not
    /// change, and while it is being read.
    pub fn older_event(&self, at: EventRef) -> Option<Result<Arc<Event>, Arc<SourceError>>> {
        let open = self.session.datasets().iter().find(|open| open.id == at.dataset)?;
        let row = open.comparison.as_ref()?.change(at.row)?.old;
        self.event_of_older(EventRef { row, ..at })
    }

    /// The event in a row of the older version of a dataset; `None` while it is being read,
    /// or once nothing is compared any more.
    pub fn event_of_older(&self, at: EventRef) -> Option<Result<Arc<Event>, Arc<SourceError>>> {
        let open = self.session.datasets().iter().find(|open| open.id == at.dataset)?;
        let comparison = open.comparison.as_ref()?;
        self.records.older_event(&comparison.old, at, self.session.data_revision())
    }

    /// The original row of the event `at`, as [`event`](Self::event).
    pub fn original(&self, at: EventRef) -> Option<Result<Arc<OriginalRow>, Arc<SourceError>>> {
        let dataset = self.session.dataset(at.dataset)?;
        self.records.original(dataset, at, self.session.data_revision())
    }

    /// The event `at` as notes name it; `None` while its file is being read.
    pub fn key(&self, at: EventRef) -> Option<Result<EventKey, Arc<SourceError>>> {
        let dataset = self.session.dataset(at.dataset)?;
        let open = self.session.datasets().iter().map(|open| Arc::clone(&open.dataset));
        self.records.key(dataset, open, at, self.session.data_revision())
    }

    /// Sends a change of the session.
    pub fn send(&self, command: Command) {
        self.queue.push(Action::Session(command));
    }

    /// Asks for something that is no change of the session.
    pub fn ask(&self, action: Action) {
        self.queue.push(action);
    }
}
