//! Reading and writing on named threads; results come back as [`Done`].

mod choosing;
mod done;
mod draw;
mod drawing;
mod file_dialog;
mod file_stamp;
mod publication;
mod reading;
mod save;
mod saving;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::alerts::LazyAlerts;
use crate::base::Progress;
use crate::base::Threads;
use crate::dataset::{Dataset, Rows, SourceError};
use crate::duplicates;
use crate::export::key_file::KeyFile;
use crate::export::{self, ExportError, Job};
use crate::expression::Expression;
use crate::import::Options;
use crate::language::tr;
use crate::saved::{self, Opened, SavedError, SavedSession};
use crate::session::{DatasetId, Selection};

pub use done::{Done, PathQuestion};
pub use drawing::{Drawing, ReadyReport};
use file_dialog::Closing;
pub use file_stamp::FileStamp;
use reading::Opening;
pub use reading::{KnownHeaders, Reading, Replaced};
pub use saving::{FinishedSaving, Saving};

/// The number of the reading of a session: there is one at a time.
const SESSION_JOB: u64 = u64::MAX;

/// A session whose reading is cancelled is not opened at all.
fn opened(saved: SavedSession, folder: &Path, progress: &Progress) -> Result<Opened, SavedError> {
    saved::open(saved, folder, progress).map_err(|_| SavedError::Cancelled)
}

/// Everything that runs beside the window.
pub struct Jobs {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    reading: Vec<Reading>,
    drawing: Vec<Drawing>,
    saving: Vec<Saving>,
    next_job: u64,
    is_hashing: bool,
    /// Number of the job that kept what is open last.
    kept: Arc<Mutex<u64>>,
    wake: Arc<dyn Fn() + Send + Sync>,
    threads: Threads,
    /// Told to what waits for a person when the window closes.
    closing: Arc<Closing>,
    /// The search for duplicates.
    searching: Weak<Progress>,
    /// The air alerts that are looked at.
    alerts: Option<LazyAlerts>,
}

impl Jobs {
    /// Works on `threads`; `wake` is called when something is done.
    pub fn new(threads: Threads, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self {
            sender,
            receiver,
            reading: Vec::new(),
            drawing: Vec::new(),
            saving: Vec::new(),
            next_job: 0,
            is_hashing: false,
            kept: Arc::default(),
            wake: Arc::new(wake),
            threads,
            closing: Arc::default(),
            searching: Weak::new(),
            alerts: None,
        }
    }

    fn spawn(&self, name: &str, work: impl FnOnce() -> Option<Done> + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let started = self.threads.spawn(name, move || {
            if let Some(done) = work() {
                let _ = sender.send(done);
            }
            wake();
        });
        if let Err(error) = started {
            let _ =
                self.sender.send(Done::Failed(tr!("task-not-started", reason = error.to_string())));
        }
    }

    /// Says whether files that are read from now on are hashed too, because there are
    /// notes, which know files by their hashes.
    pub fn hash_files(&mut self, hash: bool) {
        self.is_hashing = hash;
    }

    /// Reads a file.
    pub fn read(&mut self, path: PathBuf, options: Options, replaces: Option<Replaced>) {
        let hash = self.is_hashing;
        self.start_reading(path, move |job, path, progress| {
            let result = reading::read(&path, &options, hash, progress);
            let replaces = replaces.map(|replaced| {
                let comparison = reading::comparison(&replaced.dataset, &result, progress);
                (replaced, comparison)
            });
            let (options, result) = (Box::new(options), Box::new(result));
            Done::Read { job, path, options, replaces, was_shown: true, result }
        });
    }

    /// Opens a file: what is not recognised with certainty, and was not decided before by the
    /// same header, is shown first.
    pub fn open(&mut self, path: PathBuf, known: KnownHeaders) {
        let hash = self.is_hashing;
        self.start_reading(path, move |job, path, progress| {
            match reading::open(&path, &known, hash, progress) {
                Opening::Read(options, was_shown, result) => {
                    let options = Box::new(options);
                    Done::Read { job, path, options, replaces: None, was_shown, result }
                }
                Opening::Ask(options, preview) => {
                    let (options, result) = (Box::new(options), Box::new(Ok(Some(*preview))));
                    Done::Previewed { job, path, options, question: None, replaces: None, result }
                }
            }
        });
    }

    /// Looks at the first rows of a file, to ask about its columns; `question` is why.
    pub fn preview(
        &mut self,
        path: PathBuf,
        options: Options,
        question: Option<String>,
        replaces: Option<DatasetId>,
    ) {
        self.start_reading(path, move |job, path, progress| {
            let result = Box::new(reading::preview(&path, &options, progress));
            let options = Box::new(options);
            Done::Previewed { job, path, options, question, replaces, result }
        });
    }

    fn start_reading(
        &mut self,
        path: PathBuf,
        work: impl FnOnce(u64, PathBuf, &Progress) -> Done + Send + 'static,
    ) {
        let progress = Arc::new(Progress::default());
        let job = self.next_job;
        self.next_job += 1;
        self.reading.push(Reading { job, path: path.clone(), progress: Arc::clone(&progress) });
        self.spawn("read file", move || Some(work(job, path, &progress)));
    }

    /// Looks how the file of the dataset `id` is, which takes as long as its disk or share
    /// does.
    pub fn look_at_file(&self, id: DatasetId, path: PathBuf) {
        self.spawn("look at file", move || Some(Done::Looked(id, FileStamp::of(&path))));
    }

    /// Writes an export.
    pub fn export(&self, job: Job, path: PathBuf, replace: bool) {
        self.spawn("write export", move || {
            // As for reading: a defect must not leave the dialog waiting for ever.
            let write = || export::write(&job, &path, replace);
            let written = std::panic::catch_unwind(std::panic::AssertUnwindSafe(write));
            Some(Done::Exported(Box::new(written.unwrap_or(Err(ExportError::Defect)))))
        });
    }

    /// Compares the export of the manifest at `path` with `newer` datasets, which stand for
    /// its inputs: those of the same name first, then the others in their order.
    pub fn check_publication(&self, path: PathBuf, newer: Vec<(DatasetId, Arc<Dataset>)>) {
        self.spawn("check publication", move || {
            let check = || publication::check(&path, newer);
            // As for reading: a defect must not leave people waiting for ever.
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(check));
            let found = found.unwrap_or_else(|_| Err(ExportError::Defect.to_string()));
            Some(Done::PublicationChecked(Box::new(found)))
        });
    }

    /// Reads the key that signs the export `request`, which takes long if it has a
    /// password.
    pub fn read_key(&self, request: export::Request, key: KeyFile) {
        self.spawn("read key", move || {
            Some(Done::KeyRead(Box::new(request), Box::new(key.read())))
        });
    }

    /// Reads a session and its datasets.
    pub fn open_session(&mut self, path: PathBuf) {
        self.read_session(path.clone(), move |progress| {
            let result = SavedSession::read(&path).and_then(|(saved, fingerprint)| {
                let folder = path.parent().unwrap_or(Path::new("."));
                opened(saved, folder, progress).map(|opened| (opened, Some(fingerprint)))
            });
            Done::Session { path: Some(path), result: Box::new(result) }
        });
    }

    /// Reads the datasets of a session that was kept in `folder`.
    pub fn restore(&mut self, saved: SavedSession, folder: PathBuf) {
        self.read_session(folder.clone(), move |progress| {
            let result = opened(saved, &folder, progress).map(|opened| (opened, None));
            Done::Session { path: None, result: Box::new(result) }
        });
    }

    fn read_session(
        &mut self,
        path: PathBuf,
        work: impl FnOnce(&Progress) -> Done + Send + 'static,
    ) {
        let progress = Arc::new(Progress::default());
        self.reading.push(Reading { job: SESSION_JOB, path, progress: Arc::clone(&progress) });
        self.spawn("open session", move || Some(work(&progress)));
    }

    /// Writes what is open, for after a crash; only failing is told.
    pub fn keep(
        &mut self,
        path: PathBuf,
        make: impl FnOnce(&Path) -> SavedSession + Send + 'static,
    ) {
        let (number, kept) = (self.next_job, Arc::clone(&self.kept));
        self.next_job += 1;
        self.spawn("keep session", move || {
            let saved = make(path.parent().unwrap_or(Path::new(".")));
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            // A slow thread must not put what is old in the place of what is new.
            if *kept > number {
                return None;
            }
            *kept = number;
            saved.write(&path, None).err().map(|error| Done::NotKept(Box::new(error)))
        });
    }

    /// Finds out of every event whether an air alert was on, unless that is at work.
    pub fn find_alerts(&mut self, alerts: &LazyAlerts) {
        if self.alerts.as_ref().is_some_and(|known| known.are(alerts)) {
            return;
        }
        self.alerts = Some(alerts.clone());
        let alerts = alerts.clone();
        self.spawn("find air alerts", move || {
            alerts.find_all();
            Some(Done::Alerts)
        });
    }

    /// Evaluates an expression on the given rows of datasets, whose air alerts are `alerts`;
    /// the number by which the result is told.
    pub fn evaluate(
        &mut self,
        expression: Expression,
        parts: Vec<(DatasetId, Arc<Dataset>, Rows)>,
        alerts: LazyAlerts,
    ) -> u64 {
        let job = self.next_job;
        self.next_job += 1;
        self.spawn("evaluate expression", move || {
            let chosen = parts.into_iter().map(|(id, dataset, rows)| {
                let mut chosen = expression.rows_among(&dataset, &alerts)?;
                chosen.intersect(&rows);
                Ok((id, chosen))
            });
            let result = chosen
                .collect::<Result<Vec<_>, SourceError>>()
                .map(|chosen| Selection::from_rows(chosen.into_iter()))
                .map_err(Arc::new);
            Some(Done::Evaluated { job, result })
        });
        job
    }

    /// Looks for events that may be reported twice.
    pub fn find_duplicates(
        &mut self,
        parts: Vec<(DatasetId, duplicates::ComparedRows)>,
        progress: Arc<Progress>,
    ) {
        self.searching = Arc::downgrade(&progress);
        let (ids, parts): (Vec<DatasetId>, Vec<duplicates::ComparedRows>) =
            parts.into_iter().unzip();
        self.spawn("find duplicates", move || {
            let go_on = |done: usize, all: usize| {
                progress.set(done as u64, all as u64);
                progress.check().is_ok()
            };
            let found = duplicates::find(&parts, &go_on);
            Some(Done::Duplicates(ids, Box::new(found)))
        });
    }

    /// The files that are being read.
    pub fn reading(&self) -> &[Reading] {
        &self.reading
    }

    /// Stops reading.
    pub fn cancel_reading(&self) {
        self.reading.iter().for_each(|reading| reading.progress.cancel());
    }

    /// Whether air alerts are looked at.
    pub fn are_alerts_sought(&self) -> bool {
        self.alerts.is_some()
    }

    /// What was finished since it was last asked for.
    pub fn done(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.receiver.try_iter().collect();
        for one in &done {
            if let Done::Drawn(job, _) = one {
                self.drawing.retain(|drawing| drawing.job != *job);
            }
            if let Done::SessionSaved(finished) = one {
                self.saving.retain(|saving| saving.job != finished.saving.job);
            }
            if matches!(one, Done::Alerts) {
                // Others that were asked for meanwhile are asked for again.
                self.alerts = None;
            }
            let finished = match one {
                Done::Read { job, .. } | Done::Previewed { job, .. } => *job,
                Done::Session { .. } => SESSION_JOB,
                _ => continue,
            };
            self.reading.retain(|reading| reading.job != finished);
        }
        done
    }
}

impl Drop for Jobs {
    /// What reads, draws, searches or waits for a person stops; what writes goes on to
    /// its end, which the owner of the threads waits for.
    fn drop(&mut self) {
        self.closing.close();
        self.cancel_reading();
        self.cancel_drawing();
        if let Some(progress) = self.searching.upgrade() {
            progress.cancel();
        }
    }
}
