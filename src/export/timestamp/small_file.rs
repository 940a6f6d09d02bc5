//! Small files that are read as a whole: time stamps and certificates.

use std::io::Read as _;
use std::path::Path;

use super::error::TimestampError;

/// The largest file that is read.
const LARGEST_BYTES: u64 = 1 << 20;

/// The bytes of the small regular file at `path`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, TimestampError> {
    let io = |source| TimestampError::Io { path: path.to_owned(), source };
    let meta = std::fs::metadata(path).map_err(io)?;
    if !meta.is_file() || meta.len() > LARGEST_BYTES {
        let reason = format!("not a regular file of at most {} MB", LARGEST_BYTES >> 20);
        return Err(TimestampError::Form { path: path.to_owned(), reason });
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(io)?;
    file.take(LARGEST_BYTES).read_to_end(&mut bytes).map_err(io)?;
    Ok(bytes)
}
