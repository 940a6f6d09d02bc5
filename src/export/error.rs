//! Why an export was not written, or is not proved.

use std::io;
use std::path::PathBuf;

use super::limits::{LEAST_SEED_LETTERS, MOST_FRAMES, MOST_INPUTS};
use super::signature::SignatureError;
use super::timestamp::TimestampError;
use crate::base::atomic::{FillError, WriteError};
use crate::base::escape::one_line;
use crate::basemap::archive::ArchiveError;
use crate::dataset::SourceError;
use crate::dataset::ranges::RangesError;
use crate::dataset::time::UnknownZone;
use crate::filter::FilterError;
use crate::import::ImportError;

/// Why an export was not written; whatever stood at its path is still whole.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no dataset.
    #[error("nothing to export; open a dataset first")]
    Nothing,
    /// The embedded map, which pages show, cannot be read.
    #[error("the embedded map: {0}")]
    BaseMap(#[from] ArchiveError),
    /// No exporter has this id.
    #[error("\"{id}\" is no export format; write {known}")]
    UnknownFormat {
        /// The id that was given.
        id: String,
        /// Those that there are.
        known: String,
    },
    /// Rows of two tables cannot stand under one header.
    #[error(
        "\"{first}\" and \"{second}\" differ in header, delimiter or encoding, so their original \
         rows cannot share one table; export one dataset at a time or choose project columns"
    )]
    DifferentTables {
        /// Name of the first dataset.
        first: String,
        /// Name of the dataset that does not fit.
        second: String,
    },
    /// Claims would be read with an event that they are not about.
    #[error(
        "\"{first}\" and \"{second}\" both have an event \"{id}\", and claims about it would be read \
         with both; export one dataset at a time, or leave out claims"
    )]
    SharedId {
        /// The id.
        id: String,
        /// Name of the dataset that has the claims.
        first: String,
        /// Name of the other one.
        second: String,
    },
    /// Rows after this record would become part of its last cell.
    #[error(
        "\"{dataset}\", line {line}: a quote is never closed and would swallow the rows of the \
         next dataset; export one dataset at a time or choose project columns"
    )]
    UnclosedQuote {
        /// Name of the dataset.
        dataset: String,
        /// Line on which the record starts.
        line: u32,
    },
    /// A column that is to be left out is not there.
    #[error("there is no column \"{name}\"; the columns are {}", crate::import::limits::listed(.columns))]
    NoColumn {
        /// As it was called.
        name: String,
        /// Those that are there.
        columns: Vec<String>,
    },
    /// Every column is to be left out.
    #[error("every column is left out; keep at least one")]
    NoColumnLeft,
    /// The map shows events where they are, with their kinds and radii.
    #[error(
        "the map in the report would show what is changed or left out: places, radii or kinds; \
         export the report without a map, or without these changes"
    )]
    PictureTellsPlaces,
    /// Places are to be moved, and nothing decides where.
    #[error(
        "places are moved as a secret seed decides, and none is given; write it after --seed= (no \
         manifest tells it)"
    )]
    NoSeed,
    /// The secret can be guessed.
    #[error(
        "the seed is too short: whoever knows one true place could try all such seeds; write one \
         of at least {LEAST_SEED_LETTERS} letters"
    )]
    ShortSeed,
    /// The columns of a source have no place for what people wrote.
    #[error("notes and tags stand under strikemap's columns only; choose project columns")]
    NotesUnderOriginal,
    /// What is written about events stands in no file yet.
    #[error(
        "notes and tags are exported as the file of the session has them, so that the export can \
         be proved; save the session first (Ctrl+S)"
    )]
    NotesUnsaved,
    /// The session with notes and tags could not be read.
    #[error("notes and tags could not be read: {reason}\nfile: {}", one_line(.path))]
    Session {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// What is to be left out may stand in another cell.
    #[error(
        "\"{dataset}\", line {line}: the row has more cells than the header, so it is not clear \
         which to leave out; choose project columns"
    )]
    Ragged {
        /// Name of the dataset.
        dataset: String,
        /// Line on which the record starts.
        line: u32,
    },
    /// The true coordinates would be told in spite of all.
    #[error(
        "\"{dataset}\", line {line}: column \"{column}\" {reason}; leave the column out{}",
        if *.is_original { ", or choose project columns" } else { "" }
    )]
    LeaksLocation {
        /// Name of the dataset.
        dataset: String,
        /// Line on which the record starts.
        line: u32,
        /// The column.
        column: String,
        /// What it does.
        reason: String,
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
    Drawing(String),
    /// A thread that rendered rows panicked.
    #[error("writing failed with an internal error; please report it")]
    Defect,
    /// A person stopped it.
    #[error("stopped; nothing was written")]
    Cancelled,
    /// A Parquet file could not be made.
    #[error("could not make the Parquet file: {0}")]
    Parquet(String),
    /// The stream refused the bytes.
    #[error("could not write: {0}")]
    Write(#[from] io::Error),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] WriteError),
    /// A manifest or claims file of somebody else is there.
    #[error(
        "this file was not written by an earlier export to the same path, so it is not replaced; \
         move it or choose another name\nfile: {}",
        one_line(.0)
    )]
    Foreign(PathBuf),
    /// Claims or a signature of an export that was replaced could not be removed.
    #[error(
        "the export is written, but this file of the one that it replaces is still there and \
         would be read with it; remove it: {source}\nfile: {}",
        one_line(.path)
    )]
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
    #[error(
        "the name of this file is not UTF-8, so no manifest could name it and nobody could verify \
         the export; rename the file\nfile: {}", one_line(.0)
    )]
    NameNotText(PathBuf),
    /// Another program exported to the same path.
    #[error("another export to this path was written meanwhile; nothing was changed, run it again\nfile: {}", one_line(.0))]
    Meanwhile(PathBuf),
    /// Writing would destroy what is being read.
    #[error("this file is read for the export; choose another name\nfile: {}", one_line(.0))]
    IsInput(PathBuf),
}

impl From<parquet::errors::ParquetError> for ExportError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Self::Parquet(error.to_string())
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
