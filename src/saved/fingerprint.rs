//! What tells whether the file of a dataset is still the same.

use std::path::Path;

use super::error::SavedError;
use crate::base::hash::{Fingerprint, Hashing};
use crate::dataset::Dataset;

/// A file that can no longer be read has no hash, which equals no other.
pub(super) fn fingerprint(dataset: &Dataset) -> Fingerprint {
    let sha256 = dataset.source.sha256_hex().unwrap_or_default();
    Fingerprint { sha256, bytes: dataset.source.file_bytes }
}

/// Of the file at `path` as it is now.
///
/// # Errors
/// When it cannot be read.
pub fn fingerprint_of(path: &Path) -> Result<Fingerprint, SavedError> {
    let io = |source| SavedError::Read { path: path.to_owned(), source };
    let mut file = std::fs::File::open(path).map_err(io)?;
    let mut hashing = Hashing::new(std::io::sink());
    std::io::copy(&mut file, &mut hashing).map_err(io)?;
    Ok(hashing.finish())
}
