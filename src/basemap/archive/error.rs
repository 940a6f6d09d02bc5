//! Why an archive of a map cannot be read.

use crate::language::{Message, message};
#[cfg(feature = "gui")]
use crate::net::FetchError;

/// Why an archive or a tile could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ArchiveError {
    /// The system could not read it.
    Io(#[from] std::io::Error),
    /// It is no archive of this format.
    NotAnArchive,
    /// It is packed in a way that is not supported.
    Compression,
    /// A part of it makes no sense.
    Damaged(Message),
    /// Its server does not send it.
    #[cfg(feature = "gui")]
    #[error(transparent)]
    Fetch(#[from] FetchError),
}

impl ArchiveError {
    /// What it says, for whoever tells of it later.
    pub fn message(&self) -> Message {
        match self {
            Self::Io(error) => message!("error-map-not-read", reason = Message::of(error)),
            Self::NotAnArchive => message!("error-not-pmtiles"),
            Self::Compression => message!("error-map-compression"),
            Self::Damaged(reason) => message!("error-map-damaged", reason = reason.clone()),
            #[cfg(feature = "gui")]
            Self::Fetch(error) => Message::of(error),
        }
    }
}
