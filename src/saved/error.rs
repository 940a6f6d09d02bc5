//! Why a session could not be saved or opened.

use std::path::PathBuf;

use crate::base::atomic::WriteError;
use crate::base::escape::one_line;

/// Why a session could not be saved or opened.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// The system could not read it.
    #[error("the session could not be read: {source}\nfile: {}", one_line(.path))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is no session.
    #[error("this is no strikemap session: {reason}\nfile: {}", one_line(.path))]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A newer program wrote it.
    #[error("a newer strikemap wrote this session; open it with that one\nfile: {}", one_line(.0))]
    Newer(PathBuf),
    /// Another window or person wrote it since it was opened here.
    #[error(
        "the session was changed by somebody else since it was opened here, and was left as it \
         is; save under another name\nfile: {}",
        one_line(.0)
    )]
    ChangedMeanwhile(PathBuf),
    /// A file of that name is there.
    #[error("a file of this name exists; choose another name or allow to replace it\nfile: {}", one_line(.0))]
    Exists(PathBuf),
    /// It could not be written.
    #[error("the session could not be saved: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: WriteError,
    },
    /// A thread that was saving it panicked.
    #[error("saving failed with an internal error; please report it\nfile: {}", one_line(.0))]
    Defect(PathBuf),
    /// People stopped it.
    #[error("opening the session was cancelled; what was open stays")]
    Cancelled,
    /// The folder for recovery cannot be used.
    #[error("what is open cannot be kept for after a crash: {source}\nfolder: {path}")]
    Recovery {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
