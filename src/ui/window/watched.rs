//! Files whose datasets are followed, and which of them changed on disk and hold still.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::jobs::FileStamp;
use crate::session::DatasetId;

/// How often a file is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// A file that changed must hold still for so long: somebody may still be writing it.
pub(super) const STILL: Duration = Duration::from_millis(500);

/// A file that is followed.
#[derive(Debug)]
struct Watched {
    path: PathBuf,
    /// As it was when it was read; `None` until it was looked at first.
    read: Option<FileStamp>,
    /// Another state, seen once; seen again, it is read.
    changed: Option<FileStamp>,
    /// It changed, and waits for a moment in which nothing is under way.
    is_due: bool,
    /// When it is looked at next; `None` while it is looked at.
    next: Option<Instant>,
}

/// The files that are followed.
#[derive(Debug, Default)]
pub(super) struct WatchedFiles(BTreeMap<DatasetId, Watched>);

impl WatchedFiles {
    /// Follows these files and no others.
    pub(super) fn follow(&mut self, followed: &[(DatasetId, PathBuf)], now: Instant) {
        self.0.retain(|id, watched| {
            followed.iter().any(|(known, path)| known == id && *path == watched.path)
        });
        for (id, path) in followed {
            self.0.entry(*id).or_insert_with(|| Watched {
                path: path.clone(),
                read: None,
                changed: None,
                is_due: false,
                next: Some(now),
            });
        }
    }

    /// The files that are to be looked at now; they are not told again until they were
    /// [`seen`](Self::seen).
    pub(super) fn take_to_look_at(&mut self, now: Instant) -> Vec<(DatasetId, PathBuf)> {
        let is_time = |watched: &Watched| watched.next.is_some_and(|next| next <= now);
        let due = self.0.iter_mut().filter(|(_, watched)| is_time(watched));
        due.map(|(id, watched)| {
            watched.next = None;
            (*id, watched.path.clone())
        })
        .collect()
    }

    /// The datasets whose files changed and are to be read, each told once.
    pub(super) fn take_due(&mut self) -> Vec<DatasetId> {
        let due = self.0.iter_mut().filter(|(_, watched)| watched.is_due);
        due.map(|(id, watched)| {
            watched.is_due = false;
            *id
        })
        .collect()
    }

    /// Takes in how a file is now; `None` where it is not there, which may pass.
    pub(super) fn seen(&mut self, id: DatasetId, stamp: Option<FileStamp>) {
        let Some(watched) = self.0.get_mut(&id) else { return };
        let mut wait = EVERY;
        match (stamp, &watched.read) {
            (None, _) => watched.changed = None,
            (Some(stamp), None) => watched.read = Some(stamp),
            (Some(stamp), Some(read)) if stamp == *read => watched.changed = None,
            (Some(stamp), Some(_)) if watched.changed.as_ref() == Some(&stamp) => {
                watched.read = Some(stamp);
                watched.changed = None;
                watched.is_due = true;
            }
            (Some(stamp), Some(_)) => {
                watched.changed = Some(stamp);
                wait = STILL;
            }
        }
        watched.next = Some(Instant::now() + wait);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    fn stamp(bytes: u64) -> Option<FileStamp> {
        Some(FileStamp { modified: SystemTime::UNIX_EPOCH, bytes })
    }

    #[test]
    fn a_file_is_read_once_it_changed_and_holds_still() {
        let id = DatasetId(1);
        let mut files = WatchedFiles::default();
        files.follow(&[(id, PathBuf::from("a"))], Instant::now());
        let due = |files: &mut WatchedFiles, bytes: Option<u64>| {
            files.seen(id, bytes.and_then(stamp));
            files.take_due() == [id]
        };
        // As it was when it was read; gone for a moment; being written; holding still.
        let seen = [Some(5), Some(5), None, Some(5), Some(7), Some(9), Some(9), Some(9), Some(5)];
        let states = seen.map(|bytes| due(&mut files, bytes));
        assert_eq!(states, [false, false, false, false, false, false, true, false, false]);
        assert!(due(&mut files, Some(5)));
        files.follow(&[(id, PathBuf::from("b"))], Instant::now());
        assert!(!due(&mut files, Some(7)), "another file is known only from now on");
    }
}
