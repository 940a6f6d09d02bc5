//! What is open, kept every few seconds, so that nothing is lost when the
//! program or the computer stops. Each window has a file of its own and holds a
//! lock on it for as long as it lives.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use super::{EXTENSION, SavedError, SavedSession};
use crate::language::message;

/// The file of one window.
#[derive(Debug)]
pub struct Recovery {
    path: PathBuf,
    lock_path: PathBuf,
    /// Holds the lock until the program ends, however it ends.
    _lock: File,
}

/// What a window left behind that is no longer there.
#[derive(Debug)]
pub struct RecoveredSession {
    path: PathBuf,
    lock_path: PathBuf,
    /// What was open.
    pub saved: SavedSession,
    /// Keeps other windows from offering the same.
    _lock: File,
}

fn lock_path(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

/// The lock on the file at `path`; `None` while another window has it.
fn lock(path: &Path) -> Option<File> {
    let file =
        OpenOptions::new().create(true).truncate(false).write(true).open(lock_path(path)).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

impl Recovery {
    /// A file for this window in `folder`, and what earlier windows left there,
    /// the newest first.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn start(folder: &Path) -> Result<(Self, Vec<RecoveredSession>), SavedError> {
        let io = |source| SavedError::Recovery { path: folder.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(io)?;
        let mut recovered: Vec<RecoveredSession> = std::fs::read_dir(folder)
            .map_err(io)?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == EXTENSION))
            .filter_map(RecoveredSession::take)
            .collect();
        recovered.sort_by(|a, b| b.saved.saved.cmp(&a.saved.saved));
        Ok((Self::free(folder)?, recovered))
    }

    /// A file in `folder` that no window has.
    fn free(folder: &Path) -> Result<Self, SavedError> {
        let process = std::process::id();
        let taken = (0..1_000).find_map(|number| {
            let path = folder.join(format!("{process}-{number}.{EXTENSION}"));
            let is_free = !path.exists() && !lock_path(&path).exists();
            Some((lock(&path).filter(|_| is_free)?, path))
        });
        let (lock, path) = taken.ok_or_else(|| SavedError::Recovery {
            path: folder.to_owned(),
            source: std::io::Error::other(message!("error-no-free-name")),
        })?;
        Ok(Self { lock_path: lock_path(&path), path, _lock: lock })
    }

    /// Leaves what was kept to the next start, which offers it, and takes another
    /// file for what this window opens now.
    ///
    /// # Errors
    /// When there is no other file; what was kept stays all the same.
    pub fn leave(self) -> Result<Self, SavedError> {
        Self::free(self.path.parent().unwrap_or(Path::new(".")))
    }

    /// Where this window keeps what is open.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Forgets what was kept: the window is closed and nothing was left unsaved.
    pub fn finish(self) {
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(&self.lock_path);
    }
}

impl RecoveredSession {
    /// What lies at `path`, unless its window still lives or it cannot be read.
    fn take(path: PathBuf) -> Option<Self> {
        let lock = lock(&path)?;
        match SavedSession::read(&path) {
            Ok((saved, _)) => Some(Self { lock_path: lock_path(&path), path, saved, _lock: lock }),
            Err(_) => {
                // Never written in part, so it is not of this program; it stays.
                let _ = std::fs::remove_file(lock_path(&path));
                None
            }
        }
    }

    /// It is restored, or not wanted.
    pub fn remove(self) {
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(&self.lock_path);
    }
}
