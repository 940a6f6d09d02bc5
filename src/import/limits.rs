//! What a file may ask of the computer: beyond these sizes it is refused, or the
//! record is reported, in words.

use std::path::Path;

use super::ImportError;
pub use super::error::listed;
use crate::language::{Message, message};

/// Columns that a file may have: as many as spreadsheets do.
pub const MOST_COLUMNS: usize = 16_384;

/// Bytes that the header of a table may have.
pub const LARGEST_HEADER_BYTES: usize = 4 << 20;

/// Bytes that one record may have. Its cells and numbers take up to thirty
/// times as much while it is read.
pub const LARGEST_RECORD_BYTES: u64 = 16 << 20;

/// Bytes that the claims beside a file may have.
pub const LARGEST_CLAIMS_BYTES: u64 = 64 << 20;

/// Bytes that a text may have which is put together from another.
pub const LARGEST_DECODED_BYTES: usize = 1 << 30;

/// Positions that one shape may have which is put together from arcs.
pub const MOST_POSITIONS: usize = 1 << 20;

/// Refuses more columns than [`MOST_COLUMNS`].
///
/// # Errors
/// When there are more.
pub fn check_columns(count: usize) -> Result<(), ImportError> {
    if count <= MOST_COLUMNS {
        return Ok(());
    }
    Err(ImportError::Malformed(message!("error-too-many-columns", most = MOST_COLUMNS.to_string())))
}

/// Refuses a text put together that has more than [`LARGEST_DECODED_BYTES`].
///
/// # Errors
/// When it has.
pub fn check_decoded(bytes: usize) -> Result<(), ImportError> {
    if bytes <= LARGEST_DECODED_BYTES {
        return Ok(());
    }
    let most = LARGEST_DECODED_BYTES >> 20;
    Err(ImportError::Malformed(message!(
        "error-too-large-in-records",
        megabytes = most.to_string()
    )))
}

/// Why a record is reported instead of read; `None` for one within the limits.
pub fn too_large(bytes: u64, cells: usize) -> Option<Message> {
    if bytes > LARGEST_RECORD_BYTES {
        let most = LARGEST_RECORD_BYTES >> 20;
        return Some(message!(
            "note-record-too-large",
            bytes = bytes.to_string(),
            megabytes = most
        ));
    }
    (cells > MOST_COLUMNS).then(|| message!("note-too-many-cells", most = MOST_COLUMNS.to_string()))
}

/// Refuses folders, pipes and devices, which may never end.
///
/// # Errors
/// When `path` is one of them, or nothing.
pub fn check_is_file(path: &Path) -> Result<(), ImportError> {
    let io = |source| ImportError::Io { path: path.to_owned(), source };
    if std::fs::metadata(path).map_err(io)?.is_file() {
        return Ok(());
    }
    Err(io(std::io::Error::other(message!("error-folder-pipe-or-device-no-file"))))
}
