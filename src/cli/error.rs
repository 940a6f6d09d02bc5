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
use crate::saved::SavedError;

/// What the command line could not do.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A word that is neither a command nor a file.
    #[error(
        "\"{word}\" is neither a command nor a file; {}",
        match nearest {
            Some(name) => format!("did you mean \"strikemap {name}\"?"),
            None => "\"strikemap --help\" lists the commands".to_owned(),
        }
    )]
    NoCommand {
        /// The word.
        word: String,
        /// The command that is most like it.
        nearest: Option<String>,
    },
    /// `diff` needs two files.
    #[error("strikemap diff needs an older and a newer file; or one, with --since MANIFEST")]
    FilesOfDiff,
    /// Filters ask for changes, and nothing is compared.
    #[error(
        "--change, --changed-field and expressions about changes need the older version of the \
         file: name it with --older, which summary, export, snapshot and animate have"
    )]
    NeedsOlder,
    /// `--older` with another number of files than one.
    #[error("--older: name one FILE, which is compared with its older version, not {0}")]
    OlderOfOne(usize),
    /// `diff --since` with filters.
    #[error("--since: events are chosen and read as the manifest says; leave other flags out")]
    FilterSince,
    /// This build has no window.
    #[cfg(not(feature = "gui"))]
    #[error(
        "this build has no window; it can \"strikemap check\", \"strikemap export\" and \
         \"strikemap verify\" (see \"strikemap --help\")"
    )]
    NoWindow,
    /// This build has no network.
    #[cfg(not(feature = "gui"))]
    #[error("this build has no network, which comes with the window (see \"strikemap --help\")")]
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
    #[error("{source}\nfile: {}", one_line(.path))]
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
    #[error("--picture: only a report has a picture of the map, not {0}; write --format report")]
    PictureWithoutReport(String),
    /// A flag that says nothing of the format.
    #[error("{flag} says nothing about --format {format}; write --format {formats}")]
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
    #[error("--sign: standard output has no manifest to sign; write to a file")]
    NothingToSign,
    /// `--rows` is there, but not once for each file.
    #[error(
        "--rows is given {lists} times for {files} files; give it once for each, in their order"
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
    #[error(
        "{flag}: \"{text}\" is not a time; write one like 2025-12-27, 2025-12-27T06:00 or \
         2025-12-27T04:00:00Z"
    )]
    Time {
        /// The flag.
        flag: &'static str,
        /// Its value.
        text: String,
    },
    /// The window is empty.
    #[error("--from {from} is not before --to {to}")]
    EmptyWindow {
        /// The start.
        from: String,
        /// The end.
        to: String,
    },
    /// Two versions could not be compared.
    #[error(transparent)]
    Versions(#[from] crate::versions::VersionsError),
    /// A file is named twice.
    #[error("{} is named twice, so each of its events would count twice", one_line(.0))]
    NamedTwice(PathBuf),
    /// A period without an end.
    #[error("a comparison needs both ends of both periods: --from, --to, --with-from, --with-to")]
    OpenPeriod,
    /// The values of a filter's flags are none.
    #[error(transparent)]
    Flag(#[from] crate::filter::FlagError),
    /// No dataset has the column.
    #[error("--where: no column named \"{name}\"; the file has [{}]", columns.join(", "))]
    NoColumn {
        /// The name given.
        name: String,
        /// The columns of the first dataset.
        columns: Vec<String>,
    },
    /// Standard output refused the text.
    #[error("could not write to standard output: {0}")]
    Output(io::Error),
}

/// Why a base map was not downloaded.
#[cfg(feature = "gui")]
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// The area is not known.
    #[error("--area: {0}")]
    Area(String),
    /// It is no area, or too much of it.
    #[error("{0}; choose a smaller --area or a lower --max-zoom")]
    Plan(crate::basemap::plan::PlanError),
    /// The source cannot be used.
    #[error("--source \"{text}\": {reason}")]
    Source {
        /// What was given.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The rules of the server forbid it.
    #[error("the rules of {0} forbid downloading areas")]
    Forbidden(String),
    /// Nobody can be asked.
    #[error("nothing was sent: standard input is no terminal, so nobody can be asked; add --yes")]
    NobodyToAsk,
    /// The file is there.
    #[error("{} exists; add --replace to replace it", one_line(.0))]
    Exists(PathBuf),
    /// It failed.
    #[error("{0}; the same command goes on from what was downloaded")]
    Failed(Box<crate::basemap::save::SaveError>),
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
