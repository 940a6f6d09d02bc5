//! Saving the session on a thread, so that a share which does not answer blocks nothing.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Window;
use super::kept::PendingSave;
use crate::base::hash::Fingerprint;
use crate::jobs::{Done, FinishedSaving};
use crate::language::tr;
use crate::saved::{EXTENSION, SavedSession};

/// How long a window that is closed waits for what is being saved. What takes longer is
/// kept as unsaved.
const AWAITED: Duration = Duration::from_secs(2);

impl Window {
    /// Saves to the file of the session, or asks for one.
    pub(super) fn save_session(&mut self) {
        match self.keeping.file.clone() {
            Some((path, _)) if self.keeping.is_partial => self.notices.failed(tr!(
                "the-file-of-the-session-holds-what",
                path = path.display().to_string()
            )),
            Some((path, known)) => self.save_session_to(path, Some(known)),
            None => self.choose_session_target(),
        }
    }

    pub(super) fn choose_session_target(&mut self) {
        let name = self.keeping.name().unwrap_or_else(|| "session".to_owned());
        self.jobs.choose_session_target(&format!("{name}.{EXTENSION}"), self.keeping.folder());
    }

    /// Saves to `path`. A file with other bytes than `known` is left alone. While it is
    /// being written already, it is written once more after that.
    pub(super) fn save_session_to(&mut self, mut path: PathBuf, known: Option<Fingerprint>) {
        if path.extension().is_none() {
            path.set_extension(EXTENSION);
        }
        if let Some(pending) = self.keeping.pending.iter_mut().find(|save| save.path == path) {
            pending.again = true;
            return;
        }
        let revision = self.session.revision();
        let (open, document) = (self.session.datasets().to_vec(), self.session.document().clone());
        let map = Some(self.map.position());
        let job = self.jobs.save_session(path.clone(), known, move |folder| {
            SavedSession::of_document(&open, &document, map, folder)
        });
        self.keeping.pending.push(PendingSave { job, path, revision, again: false });
    }

    /// The session was saved, or not.
    pub(super) fn finish_save(&mut self, finished: FinishedSaving) {
        let FinishedSaving { saving, result } = finished;
        let place = self.keeping.pending.iter().position(|save| save.job == saving.job);
        let pending = place.map(|place| self.keeping.pending.remove(place));
        let fingerprint = match result {
            Ok(fingerprint) => fingerprint,
            Err(error) => {
                self.notices.failed(error.to_string());
                return;
            }
        };
        self.notices.done(tr!("the-session-was-saved", path = saving.path.display().to_string()));
        self.settings.remember_file(saving.path.clone());
        // Without it another session was opened meanwhile.
        let Some(pending) = pending else { return };
        if self.keeping.saved_job.is_none_or(|last| last < saving.job) {
            self.keeping.saved_job = Some(saving.job);
            self.keeping.file = Some((saving.path.clone(), fingerprint.clone()));
            self.keeping.saved_revision = Some(pending.revision);
            self.keeping.is_partial = false;
        }
        if pending.again {
            self.save_session_to(saving.path, Some(fingerprint));
        }
    }

    /// Waits a little for what is being saved, before the window is gone.
    pub(super) fn wait_for_saving(&mut self) {
        let until = Instant::now() + AWAITED;
        while !self.jobs.saving().is_empty() && Instant::now() < until {
            for done in self.jobs.done() {
                if let Done::SessionSaved(finished) = done {
                    self.finish_save(*finished);
                }
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
