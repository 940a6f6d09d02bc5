//! Sessions that are being saved, on threads.

use std::path::PathBuf;
use std::time::Instant;

use crate::base::hash::Fingerprint;
use crate::saved::SavedError;

/// A session that is being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// Its file.
    pub path: PathBuf,
    /// The number of the job; a later one has a higher one.
    pub job: u64,
    /// Since when.
    pub since: Instant,
}

/// What became of a [`Saving`].
pub struct FinishedSaving {
    /// Which it was.
    pub saving: Saving,
    /// What the file holds now, or why it was not written.
    pub result: Result<Fingerprint, SavedError>,
}
