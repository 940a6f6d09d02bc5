//! What a window knows of the file of its session and of the copy for after a crash.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::base::hash::Fingerprint;
use crate::saved::EXTENSION;
use crate::saved::recovery::{RecoveredSession, Recovery};

/// A save of this session that is under way.
#[derive(Debug)]
pub(super) struct PendingSave {
    pub(super) job: u64,
    pub(super) path: PathBuf,
    /// What is being written.
    pub(super) revision: u64,
    /// Whether it is to be written once more, as it is then.
    pub(super) again: bool,
}

/// The file of the session, and its copy for after a crash.
#[derive(Debug)]
pub struct Keeping {
    /// The file and what it held when it was last read or written here.
    pub(super) file: Option<(PathBuf, Fingerprint)>,
    /// The revision that the file holds.
    pub(super) saved_revision: Option<u64>,
    /// The last job that wrote it; an earlier one that ends later changes nothing.
    pub(super) saved_job: Option<u64>,
    pub(super) pending: Vec<PendingSave>,
    pub(super) recovery: Option<Recovery>,
    /// The revision that the copy holds.
    pub(super) kept_revision: u64,
    pub(super) kept_at: Instant,
    /// What earlier windows left, offered one by one.
    pub(super) recovered: Vec<RecoveredSession>,
    /// One of them that is being read.
    pub(super) restoring: Option<RecoveredSession>,
    /// What is open was restored, and no file holds it yet.
    pub(super) is_restored: bool,
    /// The file holds what could not be opened and would be lost by saving over it.
    pub(super) is_partial: bool,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            file: None,
            saved_revision: None,
            saved_job: None,
            pending: Vec::new(),
            recovery: None,
            kept_revision: 0,
            kept_at: Instant::now(),
            recovered: Vec::new(),
            restoring: None,
            is_restored: false,
            is_partial: false,
        }
    }
}

impl Keeping {
    /// What people call the session, once it has a file.
    pub fn name(&self) -> Option<String> {
        let (path, _) = self.file.as_ref()?;
        Some(path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned())
    }

    /// The folder in which dialogs start.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        self.file.as_ref()?.0.parent().map(Path::to_owned)
    }
}

/// Whether `path` is a session, by its name.
pub(super) fn is_session(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case(EXTENSION))
}
