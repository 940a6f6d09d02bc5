//! Why an archive of a map cannot be read.

use crate::language::{Message, tr};
#[cfg(feature = "gui")]
use crate::net::FetchError;

/// Why an archive or a tile could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The system could not read it.
    #[error("{}", tr!("error-map-not-read", reason = .0))]
    Io(#[from] std::io::Error),
    /// It is no archive of this format.
    #[error("{}", tr!("error-not-pmtiles"))]
    NotAnArchive,
    /// It is packed in a way that is not supported.
    #[error("{}", tr!("error-map-compression"))]
    Compression,
    /// A part of it makes no sense.
    #[error("{}", tr!("error-map-damaged", reason = .0))]
    Damaged(Message),
    /// Its server does not send it.
    #[cfg(feature = "gui")]
    #[error(transparent)]
    Fetch(#[from] FetchError),
}
