//! What a file may ask of the computer: beyond these sizes it is refused, or the
//! record is reported, in words.

use std::path::Path;

use super::ImportError;
pub use super::error::listed;

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
    Err(ImportError::Malformed(format!(
        "the file has more than {MOST_COLUMNS} columns; keep those that you need"
    )))
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
    Err(ImportError::Malformed(format!(
        "put into records, this file has more than {most} MB; save it as CSV or JSON Lines first"
    )))
}

/// Why a record is reported instead of read; `None` for one within the limits.
pub fn too_large(bytes: u64, cells: usize) -> Option<String> {
    if bytes > LARGEST_RECORD_BYTES {
        let most = LARGEST_RECORD_BYTES >> 20;
        return Some(format!("is a record of {bytes} bytes; more than {most} MB are not read"));
    }
    (cells > MOST_COLUMNS)
        .then(|| format!("has more than {MOST_COLUMNS} cells; a row of so many is not read"))
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
    Err(io(std::io::Error::other("this is a folder, a pipe or a device, not a file")))
}
