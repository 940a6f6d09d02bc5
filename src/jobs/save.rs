//! Saves sessions on threads: a share of the network may not answer.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::{Done, FinishedSaving, Jobs, Saving};
use crate::base::hash::Fingerprint;
use crate::saved::{SavedError, SavedSession};

impl Jobs {
    /// Writes what `make` makes to `path`, unless the file there is not `known`; the
    /// number of the job.
    pub fn save_session(
        &mut self,
        path: PathBuf,
        known: Option<Fingerprint>,
        make: impl FnOnce(&Path) -> SavedSession + Send + 'static,
    ) -> u64 {
        let job = self.next_job;
        self.next_job += 1;
        let saving = Saving { path, job, since: Instant::now() };
        self.saving.push(saving.clone());
        self.spawn("save session", move || {
            let write = || {
                let saved = make(saving.path.parent().unwrap_or(Path::new(".")));
                saved.write(&saving.path, known.as_ref())
            };
            // A defect must not leave the message that it is being saved for ever.
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(write));
            let result = result.unwrap_or_else(|_| Err(SavedError::Defect(saving.path.clone())));
            Some(Done::SessionSaved(Box::new(FinishedSaving { saving, result })))
        });
        job
    }

    /// The sessions that are being saved.
    pub fn saving(&self) -> &[Saving] {
        &self.saving
    }
}
