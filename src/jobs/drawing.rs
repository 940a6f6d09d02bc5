//! Pictures and animations that are being drawn, on threads.

use std::path::PathBuf;
use std::sync::Arc;

use crate::base::Progress;
use crate::export::Job;

/// A picture or an animation that is being drawn.
pub struct Drawing {
    pub(super) job: u64,
    /// Its file.
    pub path: PathBuf,
    /// How far it is, and the way to stop it.
    pub progress: Arc<Progress>,
}

/// A report whose map is drawn and that is still to be written.
pub struct ReadyReport {
    /// What is written.
    pub job: Job,
    /// Where to, if that is known.
    pub path: Option<PathBuf>,
    /// Whether a file there may be replaced.
    pub replace: bool,
}
