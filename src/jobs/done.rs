//! What threads beside the window have finished.

use std::path::PathBuf;
use std::sync::Arc;

use super::drawing::ReadyReport;
use super::file_stamp::FileStamp;
use super::reading::Replaced;
use super::saving::FinishedSaving;
use crate::base::atomic::WriteError;
use crate::base::hash::Fingerprint;
use crate::dataset::{Dataset, SourceError};
use crate::duplicates::FoundPairs;
use crate::export::signature::{SignatureError, SigningKey};
use crate::export::since::Since;
use crate::export::{ExportError, Exported, Job, Request};
use crate::import::preview::Preview;
use crate::import::{ImportError, Options};
use crate::saved::{Opened, SavedError};
use crate::session::{DatasetId, Selection};
use crate::versions::Comparison;

/// A question for a path that no dialog of the system asks.
pub struct PathQuestion {
    /// What it is for.
    pub title: String,
    /// The name of the file to save, until a person calls it otherwise.
    pub name: String,
    /// Whether the file is written.
    pub is_to_write: bool,
    /// What is done with the path.
    pub(super) answer: Box<dyn FnOnce(PathBuf) -> Option<Done> + Send>,
}

/// What a thread finished.
pub enum Done {
    /// The system showed no file dialog.
    NoFileDialog(PathQuestion),
    /// A file was read, or not.
    Read {
        /// Which reading it was.
        job: u64,
        /// The file.
        path: PathBuf,
        /// How it was read.
        options: Box<Options>,
        /// The dataset that it replaces, and what changed, as far as that could be told.
        replaces: Option<(Replaced, Option<Arc<Comparison>>)>,
        /// Whether people decided about its columns, or all rows were looked at before.
        was_shown: bool,
        /// What became of it.
        result: Box<Result<Dataset, ImportError>>,
    },
    /// The first rows of a file were looked at, to ask about its columns.
    Previewed {
        /// Which reading it was.
        job: u64,
        /// The file.
        path: PathBuf,
        /// How they were read.
        options: Box<Options>,
        /// Why people are asked.
        question: Option<String>,
        /// The dataset that the file replaces.
        replaces: Option<DatasetId>,
        /// The rows; nothing where only reading the whole file can tell them.
        result: Box<Result<Option<Preview>, ImportError>>,
    },
    /// How the file of a dataset is on disk now.
    Looked(DatasetId, Option<FileStamp>),
    /// A thread could not do its work at all.
    Failed(String),
    /// What is open could not be kept for after a crash.
    NotKept(Box<SavedError>),
    /// An export was written, or not.
    Exported(Box<Result<Exported, ExportError>>),
    /// Files were chosen in a dialog to be opened.
    Chosen(Vec<PathBuf>),
    /// A newer version of a dataset was chosen in a dialog.
    ChosenNewer(DatasetId, PathBuf),
    /// The manifest of an export was chosen in a dialog.
    ChosenPublication(PathBuf),
    /// An export was compared with open datasets, or not.
    PublicationChecked(Box<Result<(Since, Vec<DatasetId>), String>>),
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
    /// A session was saved, or not.
    SessionSaved(Box<FinishedSaving>),
    /// A place for a picture was chosen.
    ChosenPicture(PathBuf),
    /// A picture was drawn, or why not, by the number of the job.
    Drawn(u64, Box<Result<Exported, ExportError>>),
    /// The map of a report was drawn, or why not.
    DrawnForReport(Box<Result<ReadyReport, ExportError>>),
    /// A table was saved, or why not.
    TableSaved(PathBuf, Result<(), WriteError>),
    /// A file of areas was chosen.
    ChosenAreas(PathBuf),
    /// A place for the areas of the session was chosen.
    ChosenAreasTarget(PathBuf),
    /// The secret key of an export was chosen.
    ChosenKey(PathBuf),
    /// The template of a printed document was chosen.
    ChosenTemplate(PathBuf),
    /// The secret key of an export was read, or not.
    KeyRead(Box<Request>, Box<Result<SigningKey, SignatureError>>),
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
        result: Result<Selection, Arc<SourceError>>,
    },
    /// Of every event it is known whether an air alert was on.
    Alerts,
    /// Events that may be reported twice were looked for; nothing where that was
    /// cancelled. The datasets stand in the order of the parts.
    Duplicates(Vec<DatasetId>, Box<Result<Option<FoundPairs>, SourceError>>),
    /// A place for an export was chosen in a dialog; the dialog asked about
    /// replacing an existing file.
    ChosenTarget(Box<Job>, PathBuf),
}
