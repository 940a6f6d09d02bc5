//! Why an export was not written.

use std::io;
use std::path::PathBuf;

use super::limits::LEAST_SEED_LETTERS;
use super::signature::SignatureError;
use crate::base::atomic::{FillError, WriteError};
use crate::base::escape::file_line;
use crate::basemap::archive::ArchiveError;
use crate::dataset::SourceError;
use crate::filter::FilterError;
use crate::language::{Message, tr};
use crate::versions::VersionsError;

/// Why an export was not written; whatever stood at its path is still whole.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no dataset.
    #[error("{}", tr!("error-nothing-to-export"))]
    Nothing,
    /// A table of changes is about two versions and no more.
    #[error("{}", tr!("error-not-two-versions"))]
    NotTwoVersions,
    /// Versions could not be compared.
    #[error(transparent)]
    Versions(#[from] VersionsError),
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
    /// An export of so many inputs was to be compared with another number of newer files.
    #[error("{}", tr!("error-export-other-inputs", inputs = .inputs, files = .files))]
    OtherInputs {
        /// Inputs of the export.
        inputs: usize,
        /// Newer files.
        files: usize,
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
    /// The names of the boundaries that decide what is exported say where events were.
    #[error("{}", tr!("error-export-boundaries-tell-places"))]
    BoundariesTellPlaces,
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
    /// A name that no manifest can tell, because it is not UTF-8.
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
