//! What the command line could not do.

use std::io;
use std::path::PathBuf;

use crate::base::atomic::WriteError;
use crate::base::escape::one_line;
use crate::dataset::ranges::RangesError;
use crate::dataset::time::UnknownZone;
use crate::export::signature::SignatureError;
use crate::export::{ExportError, VerifyError};
use crate::import::ImportError;
use crate::language::tr;
use crate::saved::SavedError;

/// What the command line could not do.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A word that is neither a command nor a file.
    #[error(
        "{} {}",
        tr!("error-cli-no-command", word = .word),
        match nearest {
            Some(name) => tr!("error-cli-did-you-mean", name = name),
            None => tr!("error-cli-see-help").to_owned(),
        }
    )]
    NoCommand {
        /// The word.
        word: String,
        /// The command that is most like it.
        nearest: Option<String>,
    },
    /// `diff` needs two files.
    #[error("{}", tr!("error-cli-files-of-diff"))]
    FilesOfDiff,
    /// Filters ask for changes, and nothing is compared.
    #[error("{}", tr!("error-cli-needs-older"))]
    NeedsOlder,
    /// `--older` with another number of files than one.
    #[error("{}", tr!("error-cli-older-of-one", files = .0.to_string()))]
    OlderOfOne(usize),
    /// `diff --since` with filters.
    #[error("{}", tr!("error-cli-filter-since"))]
    FilterSince,
    /// This build has no window.
    #[cfg(not(feature = "gui"))]
    #[error("{}", tr!("error-cli-no-window"))]
    NoWindow,
    /// This build has no network.
    #[cfg(not(feature = "gui"))]
    #[error("{}", tr!("error-cli-no-network"))]
    NoNetwork,
    /// A base map was not downloaded.
    #[cfg(feature = "gui")]
    #[error(transparent)]
    Download(#[from] DownloadError),
    /// The window could not be opened or the picture not be drawn.
    #[cfg(feature = "gui")]
    #[error("{0}")]
    Window(String),
    /// A file that is damaged or not understood.
    #[error("{source}\n{}", tr!("cli-file", path = one_line(.path)))]
    Import {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ImportError,
    },
    /// A file that could not be opened; names it already.
    #[error(transparent)]
    Open(ImportError),
    /// An export was not written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// `--picture` for a format that has none.
    #[error("{}", tr!("error-cli-picture-without-report", format = .0))]
    PictureWithoutReport(String),
    /// A flag that says nothing of the format.
    #[error("{}", tr!("error-cli-other-format", flag = .flag, format = .format, formats = .formats))]
    OtherFormat {
        /// The flag.
        flag: &'static str,
        /// The format that was asked for.
        format: String,
        /// Those that it is about.
        formats: String,
    },
    /// The template of a printed document cannot be used.
    #[error("--template: {0}")]
    Template(#[from] crate::export::print::TemplateError),
    /// `--sign` without a manifest.
    #[error("{}", tr!("error-cli-nothing-to-sign"))]
    NothingToSign,
    /// `--rows` is there, but not once for each file.
    #[error(
        "{}",
        tr!("error-cli-row-lists", lists = .lists.to_string(), files = .files.to_string())
    )]
    RowLists {
        /// How often it is given.
        lists: usize,
        /// How many files there are.
        files: usize,
    },
    /// `--rows` is no list of lines.
    #[error("--rows: {0}")]
    Rows(#[from] RangesError),
    /// A manifest could not be compared.
    #[error(transparent)]
    Verify(VerifyError),
    /// A session could not be read or written.
    #[error(transparent)]
    Session(#[from] SavedError),
    /// A key cannot be read or made.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// A file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// Not a time zone.
    #[error("--zone: {0}")]
    Zone(#[from] UnknownZone),
    /// Not a time.
    #[error("{}", tr!("error-cli-time", flag = .flag, text = .text))]
    Time {
        /// The flag.
        flag: &'static str,
        /// Its value.
        text: String,
    },
    /// The window is empty.
    #[error("{}", tr!("error-cli-empty-window", from = .from, to = .to))]
    EmptyWindow {
        /// The start.
        from: String,
        /// The end.
        to: String,
    },
    /// Not the address of a table.
    #[cfg(feature = "postgres")]
    #[error(transparent)]
    Address(crate::database::AddressError),
    /// Rows of a database were not fetched or compared.
    #[cfg(feature = "postgres")]
    #[error(transparent)]
    Fetch(#[from] crate::database::FetchError),
    /// A table was not asked.
    #[cfg(feature = "postgres")]
    #[error(transparent)]
    Engine(#[from] crate::database::engine::EngineError),
    /// Two versions could not be compared.
    #[error(transparent)]
    Versions(#[from] crate::versions::VersionsError),
    /// A file is named twice.
    #[error("{}", tr!("error-cli-named-twice", path = one_line(.0)))]
    NamedTwice(PathBuf),
    /// A period without an end.
    #[error("{}", tr!("error-cli-open-period"))]
    OpenPeriod,
    /// The values of a filter's flags are none.
    #[error(transparent)]
    Flag(#[from] crate::filter::FlagError),
    /// No dataset has the column.
    #[error("{}", tr!("error-cli-no-column", name = .name, columns = .columns.join(", ")))]
    NoColumn {
        /// The name given.
        name: String,
        /// The columns of the first dataset.
        columns: Vec<String>,
    },
    /// Standard output refused the text.
    #[error("{}", tr!("error-cli-output", reason = .0.to_string()))]
    Output(io::Error),
}

/// Why a base map was not downloaded.
#[cfg(feature = "gui")]
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// The area is not known.
    #[error("--area: {0}")]
    Area(String),
    /// It is no area, or the source has no such zooms.
    #[error(transparent)]
    Plan(crate::basemap::plan::PlanError),
    /// It is too much.
    #[error("{}", tr!("error-cli-download-plan", reason = .0.to_string()))]
    TooMuch(crate::basemap::plan::PlanError),
    /// The source cannot be used.
    #[error("--source \"{text}\": {reason}")]
    Source {
        /// What was given.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The rules of the server forbid it.
    #[error("{}", tr!("error-cli-download-forbidden", host = .0))]
    Forbidden(String),
    /// Nobody can be asked.
    #[error("{}", tr!("error-cli-nobody-to-ask"))]
    NobodyToAsk,
    /// The file is there.
    #[error("{}", tr!("error-cli-file-exists", path = one_line(.0)))]
    Exists(PathBuf),
    /// A folder instead of a file.
    #[error("{}", tr!("error-cli-is-folder", path = one_line(.0)))]
    Folder(PathBuf),
    /// There is no such folder.
    #[error("{}", tr!("error-cli-no-folder", path = one_line(.0)))]
    NoFolder(PathBuf),
    /// It failed before anything came.
    #[error(transparent)]
    Failed(Box<crate::basemap::save::SaveError>),
    /// It failed after some tiles had come.
    #[error("{}", tr!("error-cli-download-failed", reason = .0.to_string()))]
    Interrupted(Box<crate::basemap::save::SaveError>),
}

#[cfg(feature = "gui")]
impl DownloadError {
    /// Why a plan cannot be carried out.
    pub fn of_plan(error: crate::basemap::plan::PlanError) -> Self {
        match error {
            crate::basemap::plan::PlanError::TooMuch { .. } => Self::TooMuch(error),
            error => Self::Plan(error),
        }
    }
}

impl CliError {
    /// The failure of reading the file at `path`.
    pub fn import(path: PathBuf, source: ImportError) -> Self {
        match source {
            ImportError::Io { .. } => Self::Open(source),
            source => Self::Import { path, source },
        }
    }
}
