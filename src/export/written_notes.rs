//! What a session says about the rows of a job.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::base::hash::Fingerprint;
use crate::notes::Notebook;

/// The names of the columns of notes and tags, in order.
pub const COLUMNS: [&str; 2] = ["notes", "tags"];

/// What a session says about the rows of a job.
#[derive(Debug, Clone)]
pub struct Written {
    /// The session.
    pub path: PathBuf,
    /// Of the session.
    pub file: Fingerprint,
    /// All of its notes and tags.
    pub notebook: Notebook,
    /// Notes and tags by part of the job and row.
    pub(super) cells: BTreeMap<(usize, usize), [String; 2]>,
    pub(super) notes: usize,
    pub(super) tags: usize,
}
