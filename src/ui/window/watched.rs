//! Files whose datasets are followed: once one has changed on disk and holds still, it is
//! read again, beside what is open, and the difference is shown. Never while a hand drags,
//! a text is typed, a dialog is open or time plays.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::Context;

use super::Window;
use crate::jobs::FileStamp;
use crate::session::DatasetId;
use crate::ui::Action;

/// How often a file is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// A file that changed must hold still for so long: somebody may still be writing it.
const STILL: Duration = Duration::from_millis(500);

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

impl Window {
    /// Looks at files that are followed, and reads those that changed.
    pub(super) fn follow_files(&mut self, ctx: &Context, is_moving: bool) {
        let followed = self.session.datasets().iter().filter(|open| open.is_followed);
        let followed: Vec<(DatasetId, PathBuf)> = followed
            .filter_map(|open| Some((open.id, open.dataset.source.path.clone()?)))
            .collect();
        let files = &mut self.watched.0;
        files.retain(|id, watched| {
            followed.iter().any(|(known, path)| known == id && *path == watched.path)
        });
        if followed.is_empty() {
            return;
        }
        let now = Instant::now();
        let is_busy = is_moving
            || self.playback.playing
            || ctx.text_edit_focused()
            || !self.jobs.reading().is_empty();
        let can_read = !is_busy && !self.has_dialog();
        for (id, path) in followed {
            let watched = self.watched.0.entry(id).or_insert_with(|| Watched {
                path: path.clone(),
                read: None,
                changed: None,
                is_due: false,
                next: Some(now),
            });
            if watched.next.is_some_and(|next| next <= now) {
                watched.next = None;
                self.jobs.look_at_file(id, path);
            }
            if watched.is_due && can_read {
                watched.is_due = false;
                self.queue.push(Action::Reload(id));
            }
        }
        ctx.request_repaint_after(STILL);
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
        let watched =
            Watched { path: PathBuf::new(), read: None, changed: None, is_due: false, next: None };
        let mut files = WatchedFiles(BTreeMap::from([(id, watched)]));
        let due = |files: &mut WatchedFiles, bytes: Option<u64>| {
            files.seen(id, bytes.and_then(stamp));
            std::mem::take(&mut files.0.get_mut(&id).unwrap().is_due)
        };
        // As it was when it was read; gone for a moment; being written; holding still.
        let seen = [Some(5), Some(5), None, Some(5), Some(7), Some(9), Some(9), Some(9), Some(5)];
        let states = seen.map(|bytes| due(&mut files, bytes));
        assert_eq!(states, [false, false, false, false, false, false, true, false, false]);
        assert!(due(&mut files, Some(5)));
    }
}
