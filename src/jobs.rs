//! Reading and writing on named threads; results come back as [`Done`].

mod drawing;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use crate::dataset::{Dataset, Rows};
use crate::duplicates::{self, Found};
use crate::export::hash::Fingerprint;
use crate::export::{self, ExportError, Exported, Job, atomic};
use crate::expression::Expression;
use crate::import::{self, ImportError, Options, Progress};
use crate::saved::{self, EXTENSION, Opened, SavedError, SavedSession};
use crate::session::{DatasetId, Selection};

pub use drawing::{Drawing, ReadyReport};

/// What a thread finished.
pub enum Done {
    /// A file was read, or not.
    Read {
        /// Which reading it was.
        job: u64,
        /// The file.
        path: PathBuf,
        /// How it was to be read.
        options: Box<Options>,
        /// The dataset that it replaces.
        replaces: Option<DatasetId>,
        /// What became of it.
        result: Box<Result<Dataset, ImportError>>,
    },
    /// A thread could not do its work at all.
    Failed(String),
    /// An export was written, or not.
    Exported(Box<Result<Exported, ExportError>>),
    /// Files were chosen in a dialog to be opened.
    Chosen(Vec<PathBuf>),
    /// A local map was chosen in a dialog.
    ChosenMap(PathBuf),
    /// A session was read with its datasets, or not. One that is restored after
    /// a crash has no file.
    Session {
        /// Its file.
        path: Option<PathBuf>,
        /// What became of it, and of the file.
        result: Box<Result<(Opened, Option<Fingerprint>), SavedError>>,
    },
    /// A place for a picture was chosen.
    ChosenPicture(PathBuf),
    /// A picture was drawn, or why not, by the number of the job.
    Drawn(u64, Box<Result<Exported, ExportError>>),
    /// The map of a report was drawn, or why not.
    DrawnForReport(Box<Result<ReadyReport, ExportError>>),
    /// A table was saved, or why not.
    TableSaved(PathBuf, Result<(), ExportError>),
    /// A file of areas was chosen.
    ChosenAreas(PathBuf),
    /// A place for the areas of the session was chosen.
    ChosenAreasTarget(PathBuf),
    /// A session was chosen whose notes and tags join.
    ChosenMerge(PathBuf),
    /// A place for the session was chosen in a dialog, which asked about replacing.
    ChosenSessionTarget(PathBuf),
    /// A place for a saved area was chosen in a dialog.
    ChosenAreaTarget(PathBuf),
    /// An expression was evaluated.
    Evaluated {
        /// Which evaluation it was.
        job: u64,
        /// The rows for which it is true, or why it could not be told.
        result: Result<Selection, String>,
    },
    /// Events that may be reported twice were looked for; nothing where that was
    /// cancelled. The datasets stand in the order of the parts.
    Duplicates(Vec<DatasetId>, Box<Result<Option<Found>, String>>),
    /// A place for an export was chosen in a dialog; the dialog asked about
    /// replacing an existing file.
    ChosenTarget(Box<Job>, PathBuf),
}

/// A file that is being read.
pub struct Reading {
    job: u64,
    /// The file.
    pub path: PathBuf,
    /// How far it is, and the way to stop it.
    pub progress: Arc<Progress>,
}

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
    next_job: u64,
    /// Number of the job that kept what is open last.
    kept: Arc<Mutex<u64>>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Jobs {
    /// `wake` is called when something is done.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self {
            sender,
            receiver,
            reading: Vec::new(),
            drawing: Vec::new(),
            next_job: 0,
            kept: Arc::default(),
            wake: Arc::new(wake),
        }
    }

    fn spawn(&self, name: &str, work: impl FnOnce() -> Option<Done> + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let started = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            if let Some(done) = work() {
                let _ = sender.send(done);
            }
            wake();
        });
        if let Err(error) = started {
            let _ = self.sender.send(Done::Failed(format!("{name}: {error}")));
        }
    }

    /// Reads a file.
    pub fn read(&mut self, path: PathBuf, options: Options, replaces: Option<DatasetId>) {
        let progress = Arc::new(Progress::default());
        let job = self.next_job;
        self.next_job += 1;
        self.reading.push(Reading { job, path: path.clone(), progress: Arc::clone(&progress) });
        self.spawn("read file", move || {
            // A defect in a reader must not leave its progress bar for ever.
            let read = || import::read(&path, &options, &progress);
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
                .unwrap_or_else(|_| {
                    let reason = "reading failed by a defect of this program; please report it";
                    Err(ImportError::Malformed(reason.to_owned()))
                });
            let (options, result) = (Box::new(options), Box::new(result));
            Some(Done::Read { job, path, options, replaces, result })
        });
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
            saved.write(&path, None).err().map(|error| Done::Failed(error.to_string()))
        });
    }

    /// Evaluates an expression on the given rows of datasets; the number by which
    /// the result is told.
    pub fn evaluate(
        &mut self,
        expression: Expression,
        parts: Vec<(DatasetId, Arc<Dataset>, Rows)>,
    ) -> u64 {
        let job = self.next_job;
        self.next_job += 1;
        self.spawn("evaluate expression", move || {
            let chosen = parts.into_iter().map(|(id, dataset, rows)| {
                let mut chosen = expression.rows(&dataset)?;
                chosen.intersect(&rows);
                Ok((id, chosen))
            });
            let result = chosen
                .collect::<Result<Vec<_>, crate::dataset::SourceError>>()
                .map(|chosen| Selection::from_rows(chosen.into_iter()))
                .map_err(|error| error.to_string());
            Some(Done::Evaluated { job, result })
        });
        job
    }

    /// Looks for events that may be reported twice.
    pub fn find_duplicates(
        &self,
        parts: Vec<(DatasetId, duplicates::Part)>,
        progress: Arc<Progress>,
    ) {
        let (ids, parts): (Vec<DatasetId>, Vec<duplicates::Part>) = parts.into_iter().unzip();
        self.spawn("find duplicates", move || {
            let go_on = |done: usize, all: usize| {
                progress.set(done as u64, all as u64);
                progress.check().is_ok()
            };
            let found = duplicates::find(&parts, &go_on).map_err(|error| error.to_string());
            Some(Done::Duplicates(ids, Box::new(found)))
        });
    }

    /// Asks for a session to open.
    pub fn choose_session(&self) {
        self.spawn("choose session", || {
            rfd::FileDialog::new()
                .set_title("Open a session")
                .add_filter("Sessions", &[EXTENSION])
                .pick_file()
                .map(|path| Done::Chosen(vec![path]))
        });
    }

    /// Asks for a colleague's session.
    pub fn choose_session_to_merge(&self) {
        self.spawn("choose session to merge", || {
            rfd::FileDialog::new()
                .set_title("Merge notes and tags of a session")
                .add_filter("Sessions", &[EXTENSION])
                .pick_file()
                .map(Done::ChosenMerge)
        });
    }

    /// Asks where to save the session.
    pub fn choose_session_target(&self, name: String, folder: Option<PathBuf>) {
        self.spawn("choose session target", move || {
            let mut dialog =
                rfd::FileDialog::new().set_title("Save the session").set_file_name(name);
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            dialog.save_file().map(Done::ChosenSessionTarget)
        });
    }

    /// Asks for files to open.
    pub fn choose_files(&self) {
        self.spawn("choose files", || {
            rfd::FileDialog::new()
                .set_title("Open events")
                .add_filter(
                    "Events",
                    &import::decode::extensions().chain([EXTENSION]).collect::<Vec<_>>(),
                )
                .add_filter("All files", &["*"])
                .pick_files()
                .map(Done::Chosen)
        });
    }

    /// Asks for a file of areas.
    pub fn choose_areas(&self) {
        self.spawn("choose areas", || {
            rfd::FileDialog::new()
                .set_title("Import areas")
                .add_filter("Areas", &["geojson", "json", "kml"])
                .pick_file()
                .map(Done::ChosenAreas)
        });
    }

    /// Asks where to write the areas of the session.
    pub fn choose_areas_target(&self) {
        self.spawn("choose areas target", || {
            rfd::FileDialog::new()
                .set_title("Export areas")
                .add_filter("GeoJSON", &["geojson"])
                .set_file_name("areas.geojson")
                .save_file()
                .map(Done::ChosenAreasTarget)
        });
    }

    /// Asks where to save a table, and writes it there.
    pub fn save_table(&self, table: Vec<u8>) {
        self.spawn("save table", move || {
            let path = rfd::FileDialog::new()
                .set_title("Save the comparison")
                .add_filter("CSV", &["csv"])
                .set_file_name("comparison.csv")
                .save_file()?;
            // The dialog of the system has asked about replacing.
            let written = atomic::write(&path, true, |out| Ok(out.write_all(&table)?));
            Some(Done::TableSaved(path, written.map(|_| ())))
        });
    }

    /// Asks for a local map.
    pub fn choose_map(&self) {
        self.spawn("choose map", || {
            rfd::FileDialog::new()
                .set_title("Open a local map")
                .add_filter("PMTiles", &["pmtiles"])
                .pick_file()
                .map(Done::ChosenMap)
        });
    }

    /// Asks where to save an area of a map to.
    pub fn choose_area_target(&self, name: String) {
        self.spawn("choose target", move || {
            rfd::FileDialog::new()
                .set_title("Save an area for offline use")
                .add_filter("PMTiles", &["pmtiles"])
                .set_file_name(name)
                .save_file()
                .map(Done::ChosenAreaTarget)
        });
    }

    /// Asks where to export to.
    pub fn choose_target(&self, job: Job, name: String) {
        self.spawn("choose target", move || {
            rfd::FileDialog::new()
                .set_title("Export events")
                .set_file_name(name)
                .save_file()
                .map(|path| Done::ChosenTarget(Box::new(job), path))
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

    /// What was finished since it was last asked for.
    pub fn done(&mut self) -> Vec<Done> {
        let done: Vec<Done> = self.receiver.try_iter().collect();
        for one in &done {
            if let Done::Drawn(job, _) = one {
                self.drawing.retain(|drawing| drawing.job != *job);
            }
            let finished = match one {
                Done::Read { job, .. } => *job,
                Done::Session { .. } => SESSION_JOB,
                _ => continue,
            };
            self.reading.retain(|reading| reading.job != finished);
        }
        done
    }
}
