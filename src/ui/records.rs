//! Records of sources for what is painted. Those of a large file are read on a thread,
//! since a share of the network may not answer.

use std::fmt;
use std::sync::Arc;

use super::late::Late;
use crate::base::Threads;
use crate::dataset::{Dataset, Event, SourceError};
use crate::session::EventRef;
use crate::ui::words::tr;

/// What is said in the place of what is not read yet.
pub fn reading() -> &'static str {
    tr!("reading")
}

/// Reads events and original rows; each is told apart by the revision of the data.
pub struct RecordReader {
    events: Late<(EventRef, u64), Result<Arc<Event>, Arc<SourceError>>>,
    originals: Late<(EventRef, u64), Result<Arc<OriginalRow>, Arc<SourceError>>>,
}

/// A row as its source has it.
#[derive(Debug)]
pub struct OriginalRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// All of it.
    pub text: String,
}

impl OriginalRow {
    fn of(dataset: &Dataset, row: usize) -> Result<Arc<Self>, Arc<SourceError>> {
        let text = String::from_utf8_lossy(&dataset.record(row)?).trim_end().to_owned();
        Ok(Arc::new(Self { cells: dataset.cells(row)?, text }))
    }
}

impl RecordReader {
    /// Reads on `threads`; `wake` is called when something was read.
    pub fn new(threads: &Threads, wake: impl Fn() + Clone + Send + Sync + 'static) -> Self {
        Self {
            events: Late::new("read events", threads.clone(), wake.clone()),
            originals: Late::new("read original rows", threads.clone(), wake),
        }
    }

    /// The event `at` of `dataset`; `None` while it is being read.
    pub fn event(
        &self,
        dataset: &Arc<Dataset>,
        at: EventRef,
        revision: u64,
    ) -> Option<Result<Arc<Event>, Arc<SourceError>>> {
        let read = move |dataset: &Dataset| Ok(Arc::new(dataset.event(at.row)?));
        if dataset.source.is_kept() {
            return Some(read(dataset));
        }
        let dataset = Arc::clone(dataset);
        self.events.get(&(at, revision), move || read(&dataset))
    }

    /// The original row of the event `at` of `dataset`; `None` while it is being read.
    pub fn original(
        &self,
        dataset: &Arc<Dataset>,
        at: EventRef,
        revision: u64,
    ) -> Option<Result<Arc<OriginalRow>, Arc<SourceError>>> {
        if dataset.source.is_kept() {
            return Some(OriginalRow::of(dataset, at.row));
        }
        let dataset = Arc::clone(dataset);
        self.originals.get(&(at, revision), move || OriginalRow::of(&dataset, at.row))
    }

    /// Whether something is being read.
    pub fn is_busy(&self) -> bool {
        self.events.is_busy() || self.originals.is_busy()
    }
}

impl fmt::Debug for RecordReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordReader")
    }
}
