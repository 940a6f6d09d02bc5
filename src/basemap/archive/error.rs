//! Why an archive of a map cannot be read.

#[cfg(feature = "gui")]
use crate::net::FetchError;

/// Why an archive or a tile could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The system could not read it.
    #[error("could not read the map: {0}")]
    Io(#[from] std::io::Error),
    /// It is no archive of this format.
    #[error("this is no PMTiles archive of version 3")]
    NotAnArchive,
    /// It is packed in a way that is not supported.
    #[error("this map is compressed with an unsupported method; compress it with gzip")]
    Compression,
    /// A part of it makes no sense.
    #[error("this map is damaged: {0}")]
    Damaged(&'static str),
    /// Its server does not send it.
    #[cfg(feature = "gui")]
    #[error(transparent)]
    Fetch(#[from] FetchError),
}
