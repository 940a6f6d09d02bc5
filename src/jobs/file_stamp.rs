//! How a file is on disk, as far as that is told without reading it.

use std::path::Path;
use std::time::SystemTime;

/// When a file was changed last, and how many bytes it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStamp {
    /// When it was changed.
    pub modified: SystemTime,
    /// Its size.
    pub bytes: u64,
}

impl FileStamp {
    /// Of the file at `path`; `None` where there is none, or nobody can look.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok()?;
        Some(Self { modified: metadata.modified().ok()?, bytes: metadata.len() })
    }
}
