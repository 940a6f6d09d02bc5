//! Why an export is not proved.

use std::io;
use std::path::PathBuf;

use crate::base::escape::one_line;
use crate::dataset::ranges::RangesError;
use crate::dataset::time::UnknownZone;
use crate::export::ExportError;
use crate::export::limits::{MOST_FRAMES, MOST_INPUTS};
use crate::export::signature::SignatureError;
use crate::export::timestamp::TimestampError;
use crate::import::ImportError;
use crate::language::tr;

/// Why an export is not proved.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It was compared, and these things differ.
    #[error("{}", .0.join("\n"))]
    Differs(Vec<String>),
    /// A file that is needed cannot be read.
    #[error(
        "{}\n{}",
        tr!("error-verify-not-read", reason = .source.to_string()),
        tr!("cli-file", path = one_line(.path))
    )]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The manifest is damaged, or of a later version.
    #[error(
        "{}\n{}",
        tr!("error-verify-no-manifest", reason = .source.to_string()),
        tr!("cli-file", path = one_line(.path))
    )]
    Manifest {
        /// The file.
        path: PathBuf,
        /// Where and why.
        source: serde_json::Error,
    },
    /// The manifest speaks of a file that does not lie beside it.
    #[error("{}", tr!("error-verify-not-beside", name = .0))]
    NotBeside(String),
    /// The manifest names more pictures than an animation has.
    #[error(
        "{}",
        tr!("error-verify-frames", most = MOST_FRAMES.to_string(), said = .0.to_string())
    )]
    Frames(usize),
    /// The manifest says that its output is of a kind that does not exist.
    #[error("{}", tr!("error-verify-kind", reason = .0))]
    Kind(String),
    /// The manifest names more inputs than a window can hold.
    #[error(
        "{}",
        tr!("error-verify-inputs", most = MOST_INPUTS.to_string(), said = .0.to_string())
    )]
    Inputs(usize),
    /// The manifest names a file on another computer, which would be asked for it.
    #[error("{}", tr!("error-verify-another-computer", path = .0))]
    AnotherComputer(String),
    /// A key or signature cannot be used.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// A time stamp cannot be checked.
    #[error(transparent)]
    Timestamp(#[from] TimestampError),
    /// An input can no longer be read.
    #[error(
        "{}\n{}",
        tr!("error-verify-input", reason = .source.to_string()),
        tr!("cli-file", path = one_line(.path))
    )]
    Import {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: ImportError,
    },
    /// An input was read from a pipe and lies nowhere.
    #[error("{}", tr!("error-verify-stream"))]
    Stream,
    /// The manifest names a filter that this version does not have.
    #[error("{}", tr!("error-verify-no-filter", name = .0))]
    UnknownFilter(String),
    /// The output is no export of events.
    #[error("{}", tr!("error-verify-no-events", file = .0))]
    NoEvents(String),
    /// The inputs of an export of several files are not what they were.
    #[error("{}", tr!("error-verify-changed-inputs", files = .0.to_string()))]
    ChangedInputs(usize),
    /// The published events are read differently by this version.
    #[error(
        "{}",
        tr!("error-verify-other-count", said = .said.to_string(), found = .found.to_string())
    )]
    OtherCount {
        /// By the manifest.
        said: u64,
        /// Now.
        found: u64,
    },
    /// Neither the input nor the output tells what was published.
    #[error("{}", tr!("error-verify-not-comparable", file = .0))]
    NotComparable(String),
    /// Places were moved, and no manifest tells by which secret.
    #[error("{}", tr!("error-verify-needs-seed"))]
    NeedsSeed,
    /// The manifest names a zone that does not exist.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The manifest names lines in a way that cannot be read.
    #[error(transparent)]
    Ranges(#[from] RangesError),
    /// The export could not be made again.
    #[error("{}", tr!("error-verify-not-made-again", reason = .0.to_string()))]
    Export(#[from] ExportError),
}
