//! Reading and writing on named threads; results come back as [`Done`].

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use crate::dataset::Dataset;
use crate::export::{self, ExportError, Exported, Job};
use crate::import::{self, ImportError, Options, Progress};
use crate::session::DatasetId;

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

/// Everything that runs beside the window.
pub struct Jobs {
    sender: Sender<Done>,
    receiver: Receiver<Done>,
    reading: Vec<Reading>,
    next_job: u64,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Jobs {
    /// `wake` is called when something is done.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, reading: Vec::new(), next_job: 0, wake: Arc::new(wake) }
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
            Some(Done::Exported(Box::new(export::write(&job, &path, replace))))
        });
    }

    /// Asks for files to open.
    pub fn choose_files(&self) {
        self.spawn("choose files", || {
            rfd::FileDialog::new()
                .set_title("Open events")
                .add_filter(
                    "Events",
                    &["csv", "tsv", "txt", "json", "geojson", "kml", "kmz", "gz", "zst"],
                )
                .add_filter("All files", &["*"])
                .pick_files()
                .map(Done::Chosen)
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
            if let Done::Read { job, .. } = one {
                self.reading.retain(|reading| reading.job != *job);
            }
        }
        done
    }
}
