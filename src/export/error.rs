//! Why an export was not written, or is not proved.

use std::io;
use std::path::PathBuf;

use super::limits::{LEAST_SEED_LETTERS, MOST_FRAMES, MOST_INPUTS};
use super::signature::SignatureError;
use super::timestamp::TimestampError;
use crate::base::atomic::{FillError, WriteError};
use crate::base::escape::{file_line, one_line};
use crate::basemap::archive::ArchiveError;
use crate::dataset::SourceError;
use crate::dataset::ranges::RangesError;
use crate::dataset::time::UnknownZone;
use crate::filter::FilterError;
use crate::import::ImportError;
use crate::language::{Message, tr};

/// Why an export was not written; whatever stood at its path is still whole.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no dataset.
    #[error("{}", tr!("error-nothing-to-export"))]
    Nothing,
    /// The embedded map, which pages show, cannot be read.
    #[error("{}", tr!("error-embedded-map", reason = .0.to_string()))]
    BaseMap(#[from] ArchiveError),
    /// No exporter has this id.
    #[error("{}", tr!("error-export-unknown-format", id = .id, known = .known))]
    UnknownFormat {
        /// The id that was given.
        id: String,
        /// Those that there are.
        known: String,
    },
    /// Rows of two tables cannot stand under one header.
    #[error("{}", tr!("error-export-different-tables", first = .first, second = .second))]
    DifferentTables {
        /// Name of the first dataset.
        first: String,
        /// Name of the dataset that does not fit.
        second: String,
    },
    /// Claims would be read with an event that they are not about.
    #[error("{}", tr!("error-export-shared-id", first = .first, second = .second, id = .id))]
    SharedId {
        /// The id.
        id: String,
        /// Name of the dataset that has the claims.
        first: String,
        /// Name of the other one.
        second: String,
    },
    /// Rows after this record would become part of its last cell.
    #[error("{}", tr!("error-export-open-quote", dataset = .dataset, line = .line.to_string()))]
    UnclosedQuote {
        /// Name of the dataset.
        dataset: String,
        /// Line on which the record starts.
        line: u32,
    },
    /// A column that is to be left out is not there.
    #[error("{}", tr!("error-export-no-column", name = .name, columns = crate::import::limits::listed(columns)))]
    NoColumn {
        /// As it was called.
        name: String,
        /// Those that are there.
        columns: Vec<String>,
    },
    /// Every column is to be left out.
    #[error("{}", tr!("error-export-no-column-left"))]
    NoColumnLeft,
    /// The map shows events where they are, with their kinds and radii.
    #[error("{}", tr!("error-export-picture-tells-places"))]
    PictureTellsPlaces,
    /// Places are to be moved, and nothing decides where.
    #[error("{}", tr!("error-export-no-seed"))]
    NoSeed,
    /// The secret can be guessed.
    #[error("{}", tr!("error-export-short-seed", least = LEAST_SEED_LETTERS))]
    ShortSeed,
    /// The columns of a source have no place for what people wrote.
    #[error("{}", tr!("error-export-notes-under-original"))]
    NotesUnderOriginal,
    /// What is written about events stands in no file yet.
    #[error("{}", tr!("error-export-notes-unsaved"))]
    NotesUnsaved,
    /// The session with notes and tags could not be read.
    #[error("{}\n{}", tr!("error-export-session", reason = .reason), file_line(.path))]
    Session {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: Message,
    },
    /// What is to be left out may stand in another cell.
    #[error("{}", tr!("error-export-ragged", dataset = .dataset, line = .line.to_string()))]
    Ragged {
        /// Name of the dataset.
        dataset: String,
        /// Line on which the record starts.
        line: u32,
    },
    /// The true coordinates would be told in spite of all.
    #[error("{}", leak(dataset, *line, column, reason, *is_original))]
    LeaksLocation {
        /// Name of the dataset.
        dataset: String,
        /// Line on which the record starts.
        line: u32,
        /// The column.
        column: String,
        /// What it does.
        reason: Message,
        /// Whether it is one of the source.
        is_original: bool,
    },
    /// A source can no longer be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A filter could not be applied.
    #[error(transparent)]
    Filter(#[from] FilterError),
    /// A picture could not be drawn.
    #[error("{0}")]
    Drawing(Message),
    /// A thread that rendered rows panicked.
    #[error("{}", tr!("error-export-defect"))]
    Defect,
    /// A person stopped it.
    #[error("{}", tr!("error-export-cancelled"))]
    Cancelled,
    /// A Parquet file could not be made.
    #[error("{}", tr!("error-export-parquet", reason = .0))]
    Parquet(Message),
    /// The stream refused the bytes.
    #[error("{}", tr!("error-could-not-write", reason = .0))]
    Write(#[from] io::Error),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] WriteError),
    /// A manifest or claims file of somebody else is there.
    #[error("{}\n{}", tr!("error-export-foreign"), file_line(.0))]
    Foreign(PathBuf),
    /// Claims or a signature of an export that was replaced could not be removed.
    #[error("{}\n{}", tr!("error-export-stale", reason = source), file_line(.path))]
    Stale {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The manifest could not be signed.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// A name that no manifest can tell, because it is no text.
    #[error("{}\n{}", tr!("error-export-name-not-text"), file_line(.0))]
    NameNotText(PathBuf),
    /// Another program exported to the same path.
    #[error("{}\n{}", tr!("error-export-meanwhile"), file_line(.0))]
    Meanwhile(PathBuf),
    /// Writing would destroy what is being read.
    #[error("{}\n{}", tr!("error-export-is-input"), file_line(.0))]
    IsInput(PathBuf),
}

impl From<parquet::errors::ParquetError> for ExportError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Self::Parquet(Message::of(&error))
    }
}

impl FillError for ExportError {
    fn at(self, path: &std::path::Path) -> Self {
        match self {
            Self::Write(source) => WriteError::Io { path: path.to_owned(), source }.into(),
            other => other,
        }
    }
}

/// Why an export is not proved.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It was compared, and these things differ.
    #[error("{}", .0.join("\n"))]
    Differs(Vec<String>),
    /// A file that is needed cannot be read.
    #[error("could not read: {source}\nfile: {}", one_line(.path))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The manifest is damaged, or of a later version.
    #[error("this is not a manifest of an export: {source}\nfile: {}", one_line(.path))]
    Manifest {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
    /// The manifest speaks of a file that does not lie beside it.
    #[error("this manifest is damaged: \"{0}\" is not the name of a file beside it")]
    NotBeside(String),
    /// The manifest names more pictures than an animation has.
    #[error("this manifest is damaged: an animation has at most {MOST_FRAMES} pictures, not {0}")]
    Frames(usize),
    /// The manifest says that its output is of a kind that does not exist.
    #[error("this manifest is damaged: what it says of its output does not fit together: {0}")]
    Kind(String),
    /// The manifest names more inputs than a window can hold.
    #[error("this manifest is damaged: it names {0} inputs; more than {MOST_INPUTS} are not read")]
    Inputs(usize),
    /// The manifest names a file on another computer, which would be asked for it.
    #[error(
        "the manifest names a file on another computer, which would be asked for it: {0}; copy it \
         here and verify a manifest that names the copy"
    )]
    AnotherComputer(String),
    /// A key or signature cannot be used.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// A time stamp cannot be checked.
    #[error(transparent)]
    Timestamp(#[from] TimestampError),
    /// An input can no longer be read.
    #[error("an input could not be read: {source}\nfile: {}", one_line(.path))]
    Import {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: ImportError,
    },
    /// The manifest names a filter that this version does not have.
    #[error("this version has no filter \"{0}\"; verify with the version that wrote the manifest")]
    UnknownFilter(String),
    /// Places were moved, and no manifest tells by which secret.
    #[error(
        "places were moved as a secret seed decides, which no manifest tells; give it with --seed"
    )]
    NeedsSeed,
    /// The manifest names a zone that does not exist.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The manifest names lines in a way that cannot be read.
    #[error(transparent)]
    Ranges(#[from] RangesError),
    /// The export could not be made again.
    #[error("the export could not be made again: {0}")]
    Export(#[from] ExportError),
}

fn leak(dataset: &str, line: u32, column: &str, reason: &Message, is_original: bool) -> String {
    let line = line.to_string();
    if is_original {
        tr!(
            "error-export-leak-in-original",
            dataset = dataset,
            line = line,
            column = column,
            reason = reason
        )
    } else {
        tr!("error-export-leak", dataset = dataset, line = line, column = column, reason = reason)
    }
}
