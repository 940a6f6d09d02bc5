//! What people wrote in a session, read while its datasets stay closed.

use std::io;
use std::path::Path;

use serde::Deserialize;

use super::form::{LARGEST_BYTES, VERSION};
use crate::base::hash::{Fingerprint, Hashing};
use crate::language::{Message, message};
use crate::notes::Notebook;

/// Why notes and tags could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum NotebookError {
    /// The system could not read the file.
    Io(#[from] io::Error),
    /// A folder, a device, or too large for a session.
    NotAFile,
    /// It is no session.
    Form(serde_json::Error),
    /// A newer program wrote it.
    Newer,
}

impl NotebookError {
    /// What it says, for errors that tell of it.
    pub fn message(&self) -> Message {
        match self {
            Self::Io(error) => Message::of(error),
            Self::NotAFile => {
                message!("error-notebook-not-a-file", megabytes = LARGEST_BYTES >> 20)
            }
            Self::Form(error) => message!("error-notebook-form", reason = Message::of(error)),
            Self::Newer => message!("error-notebook-newer"),
        }
    }
}

/// Of a session nothing but what people wrote.
#[derive(Deserialize)]
struct Written {
    strikemap_session: u32,
    #[serde(default)]
    notebook: Notebook,
}

/// The notes and tags of the session at `path`, with the fingerprint of the file.
///
/// # Errors
/// When it cannot be read or is no session.
pub fn notebook(path: &Path) -> Result<(Notebook, Fingerprint), NotebookError> {
    let meta = std::fs::metadata(path)?;
    if !meta.is_file() || meta.len() > LARGEST_BYTES {
        return Err(NotebookError::NotAFile);
    }
    let bytes = std::fs::read(path)?;
    let session: Written = serde_json::from_slice(&bytes).map_err(NotebookError::Form)?;
    if session.strikemap_session > VERSION {
        return Err(NotebookError::Newer);
    }
    let mut hashing = Hashing::new(io::sink());
    io::Write::write_all(&mut hashing, &bytes)?;
    Ok((session.notebook, hashing.finish()))
}
