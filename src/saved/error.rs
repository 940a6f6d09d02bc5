//! Why a session could not be saved or opened.

use std::path::PathBuf;

use crate::base::atomic::WriteError;
use crate::base::escape::file_line;
use crate::language::{Message, tr};

/// Why a session could not be saved or opened.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// The system could not read it.
    #[error("{}\n{}", tr!("error-session-not-read", reason = source), file_line(.path))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is no session.
    #[error("{}\n{}", tr!("error-no-session", reason = .reason), file_line(.path))]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: Message,
    },
    /// A newer program wrote it.
    #[error("{}\n{}", tr!("error-session-newer"), file_line(.0))]
    Newer(PathBuf),
    /// Another window or person wrote it since it was opened here.
    #[error("{}\n{}", tr!("error-session-changed"), file_line(.0))]
    ChangedMeanwhile(PathBuf),
    /// A file of that name is there.
    #[error("{}\n{}", tr!("error-session-exists"), file_line(.0))]
    Exists(PathBuf),
    /// It could not be written.
    #[error("{}", tr!("error-session-not-saved", reason = source.to_string()))]
    Write {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: WriteError,
    },
    /// A thread that was saving it panicked.
    #[error("{}\n{}", tr!("error-saving-defect"), file_line(.0))]
    Defect(PathBuf),
    /// People stopped it.
    #[error("{}", tr!("error-session-cancelled"))]
    Cancelled,
    /// The folder for recovery cannot be used.
    #[error("{}\n{}", tr!("error-recovery", reason = source), tr!("error-folder-line", path = path.to_string_lossy()))]
    Recovery {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
