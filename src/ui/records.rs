//! What is read of files for what is painted: records of sources, and what lies at a path
//! that is typed. Whatever is not in memory is read on a thread, since a share of the
//! network may not answer.

use std::cell::Cell;
use std::fmt;
use std::hash::Hash;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::late::Late;
use super::widgets::path_field::PathState;
use crate::base::Threads;
use crate::dataset::{Dataset, Event, SourceError};
use crate::language::tr;
use crate::notes::EventKey;
use crate::session::EventRef;

/// What is said in the place of what is not read yet.
pub fn reading() -> &'static str {
    tr!("reading")
}

/// Reads events and original rows; each is told apart by the revision of the data.
pub struct RecordReader {
    events: LateEvents,
    older: LateEvents,
    originals: Late<(EventRef, u64), Result<Arc<OriginalRow>, Arc<SourceError>>>,
    keys: Late<(EventRef, u64), Result<EventKey, Arc<SourceError>>>,
    paths: Late<(PathBuf, u64, u64), PathState>,
    threads: Threads,
    wake: Arc<dyn Fn() + Send + Sync>,
    /// Since when paths are looked up, and how often something may have changed them.
    begun: Instant,
    changes: Cell<u64>,
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
            older: Late::new("read older events", threads.clone(), wake.clone()),
            originals: Late::new("read original rows", threads.clone(), wake.clone()),
            keys: Late::new("name events", threads.clone(), wake.clone()),
            paths: Late::new("look up paths", threads.clone(), wake.clone()),
            threads: threads.clone(),
            wake: Arc::new(wake),
            begun: Instant::now(),
            changes: Cell::new(0),
        }
    }

    /// The event `at` of `dataset`; `None` while it is being read.
    pub fn event(
        &self,
        dataset: &Arc<Dataset>,
        at: EventRef,
        revision: u64,
    ) -> Option<Result<Arc<Event>, Arc<SourceError>>> {
        event(&self.events, dataset, at, revision)
    }

    /// The event `at` of `dataset`, an older version of one that is open; `None` while it
    /// is being read.
    pub fn older_event(
        &self,
        dataset: &Arc<Dataset>,
        at: EventRef,
        revision: u64,
    ) -> Option<Result<Arc<Event>, Arc<SourceError>>> {
        event(&self.older, dataset, at, revision)
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

    /// The event `at` of `dataset` as notes name it; `None` while its file is being read.
    /// The files of all `open` datasets are hashed first: finding the events of notes
    /// compares their hashes.
    pub fn key(
        &self,
        dataset: &Arc<Dataset>,
        open: impl Iterator<Item = Arc<Dataset>>,
        at: EventRef,
        revision: u64,
    ) -> Option<Result<EventKey, Arc<SourceError>>> {
        let (dataset, open) = (Arc::clone(dataset), open.collect::<Vec<_>>());
        let key = self.keys.get(&(at, revision), move || {
            for dataset in open {
                // A file that cannot be read has no events of notes.
                let _ = dataset.source.sha256_hex();
            }
            Ok(EventKey::of(&dataset, at.row)?)
        });
        if let Some(Err(_)) = &key {
            self.keys.forget(&(at, revision));
        }
        key
    }

    /// What lies at `path`, looked up again every second; nothing while that is not known.
    pub fn path_state(&self, path: &Path) -> PathState {
        let key = (path.to_owned(), self.begun.elapsed().as_secs(), self.changes.get());
        let path = path.to_owned();
        self.paths.get(&key, move || PathState::of(&path)).unwrap_or_default()
    }

    /// Paths are looked up again: files were written, or were to be.
    pub fn look_again(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    /// Values of another kind, made on a thread called `name`.
    pub(super) fn late<K, V>(&self, name: &'static str) -> Late<K, V>
    where
        K: Clone + Eq + Hash + Send + 'static,
        V: Clone + Send + 'static,
    {
        let wake = Arc::clone(&self.wake);
        Late::new(name, self.threads.clone(), move || wake())
    }

    /// Whether something is being read.
    pub fn is_busy(&self) -> bool {
        self.events.is_busy()
            || self.older.is_busy()
            || self.originals.is_busy()
            || self.keys.is_busy()
            || self.paths.is_busy()
    }
}

type LateEvents = Late<(EventRef, u64), Result<Arc<Event>, Arc<SourceError>>>;

fn event(
    late: &LateEvents,
    dataset: &Arc<Dataset>,
    at: EventRef,
    revision: u64,
) -> Option<Result<Arc<Event>, Arc<SourceError>>> {
    let read = move |dataset: &Dataset| Ok(Arc::new(dataset.event(at.row)?));
    if dataset.source.is_kept() {
        return Some(read(dataset));
    }
    let dataset = Arc::clone(dataset);
    late.get(&(at, revision), move || read(&dataset))
}

impl fmt::Debug for RecordReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordReader")
    }
}
