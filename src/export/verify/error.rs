//! Why an export is not proved. Only the command line says it, in English.

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
    /// An input was read from a pipe and lies nowhere.
    #[error(
        "this export cannot be verified, because an input came from standard input and was not \
         kept; save it as a file, export from that and verify the new manifest"
    )]
    Stream,
    /// The manifest names a filter that this version does not have.
    #[error("this version has no filter \"{0}\"; verify with the version that wrote the manifest")]
    UnknownFilter(String),
    /// The output is no export of events.
    #[error(
        "{0} is a table of changes, which publishes no events; name the manifest of an export of \
         events"
    )]
    NoEvents(String),
    /// The inputs of an export of several files are not what they were.
    #[error(
        "an input of this export has changed or is missing; an export of several files ({0}) can \
         be compared with newer data only while all of them are as they were"
    )]
    ChangedInputs(usize),
    /// The published events are read differently by this version.
    #[error(
        "the manifest says that {said} events were exported, and this version finds {found}; \
         compare with the version that wrote the manifest"
    )]
    OtherCount {
        /// By the manifest.
        said: u64,
        /// Now.
        found: u64,
    },
    /// Neither the input nor the output tells what was published.
    #[error(
        "{0} cannot be compared with newer data: its input is not what it was, and the file itself \
         is not as it was exported, is no table of events, or has places that were moved or formulas that were disarmed"
    )]
    NotComparable(String),
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
