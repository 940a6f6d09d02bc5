//! What panels may see, and how they ask for what they may not do.

use std::sync::Arc;

use super::queue::{Action, Queue};
use super::records::{OriginalRow, RecordReader};
use super::settings::Settings;
use crate::dataset::{Event, SourceError};
use crate::notes::EventKey;
use crate::session::{Command, EventRef, Playback, Session};

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
