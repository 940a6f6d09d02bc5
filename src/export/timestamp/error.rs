//! Why a time stamp says nothing of a manifest.

use std::io;
use std::path::PathBuf;

use crate::base::escape::{one_line, one_line_text};
use crate::language::tr;

/// Why a time stamp says nothing of a manifest.
#[derive(Debug, thiserror::Error)]
pub enum TimestampError {
    /// The file cannot be read.
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
    /// The file is no time stamp that can be checked.
    #[error(
        "{}\n{}",
        tr!("error-timestamp-form", reason = &*one_line_text(.reason)),
        tr!("cli-file", path = one_line(.path))
    )]
    Form {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// It is a time stamp, and not one of this manifest by whom it names.
    #[error("{}: {reason}", tr!("error-timestamp", name = .name))]
    Differs {
        /// The name of its file.
        name: String,
        /// What differs.
        reason: String,
    },
    /// The file holds no certificates.
    #[error(
        "{}\n{}",
        tr!("error-timestamp-authorities", reason = .reason),
        tr!("cli-file", path = one_line(.path))
    )]
    Authorities {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

/// What is wrong with the bytes of a time stamp.
#[derive(Debug)]
pub(super) enum Fault {
    /// They are none.
    Form(String),
    /// They are one of something else, or a forged one.
    Differs(String),
}

impl From<der::Error> for Fault {
    fn from(error: der::Error) -> Self {
        Self::Form(error.to_string())
    }
}
