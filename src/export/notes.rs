//! Notes and tags of a session, as two more columns beside the events.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

pub use super::written_notes::{COLUMNS, Written};
use super::{ExportError, Job};
use crate::base::hash::Fingerprint;
use crate::dataset::Dataset;
use crate::language::tr;
use crate::notes::{AnnotatedRows, EventKey, Notebook};
use crate::saved;

/// The session whose notes and tags stand in an export, as a manifest names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotesInput {
    /// From the folder of the manifest, or absolute.
    pub path: String,
    /// Of the session when the export was written. Later work changes it, and
    /// changes the export only where it is about exported events.
    #[serde(flatten)]
    pub file: Fingerprint,
}

impl Written {
    /// Reads the session at `path` for the rows of `job`.
    ///
    /// # Errors
    /// When it cannot be read or is no session.
    pub fn read(path: &Path, job: &Job) -> Result<Self, ExportError> {
        let failed = |reason| ExportError::Session { path: path.to_owned(), reason };
        let (notebook, file) = saved::notebook(path).map_err(|error| failed(error.message()))?;
        let parts = job.parts.iter().map(|part| part.dataset.as_ref()).enumerate();
        let placed = AnnotatedRows::new(&notebook, parts);
        let mut written = Self {
            path: path.to_owned(),
            file,
            cells: BTreeMap::new(),
            notes: 0,
            tags: 0,
            notebook,
        };
        for (index, row) in placed.rows() {
            if !job.parts.get(index).is_some_and(|part| part.rows.contains(row)) {
                continue;
            }
            let keys = placed.keys(index, row);
            let notes = notes_about(&written.notebook, keys);
            let tags = tags_of(&written.notebook, keys);
            written.notes += notes.len();
            written.tags += tags.len();
            written.cells.insert((index, row), [notes.join("\n\n"), tags.join("; ")]);
        }
        Ok(written)
    }

    /// Cells under [`COLUMNS`] of the event of `row`.
    pub fn cells(&self, job: &Job, dataset: &Dataset, row: usize) -> [String; 2] {
        let index = job.parts.iter().position(|part| std::ptr::eq(&*part.dataset, dataset));
        index.and_then(|index| self.cells.get(&(index, row)).cloned()).unwrap_or_default()
    }

    /// What the manifest and the report say, in the language of this thread.
    pub fn words(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let notes = tr!("count-notes-of-a-session", count = self.notes);
        let tags = tr!("count-tags-of-a-session", count = self.tags);
        tr!("notes-stand-beside-the-events", name = name, notes = notes, tags = tags)
    }
}

/// In the order in which they were begun.
fn notes_about(notebook: &Notebook, keys: &[EventKey]) -> Vec<String> {
    let about = notebook.notes().filter(|(_, note)| keys.contains(&note.event));
    let mut notes: Vec<_> =
        about.map(|(id, note)| (note.versions.first(), id, note.text())).collect();
    notes.sort();
    notes.into_iter().filter_map(|(_, _, text)| text.map(str::to_owned)).collect()
}

fn tags_of(notebook: &Notebook, keys: &[EventKey]) -> Vec<String> {
    let tags = notebook.tags().filter(|tag| keys.contains(&tag.event));
    let mut words: Vec<String> = tags.map(|tag| tag.word.clone()).collect();
    words.sort_unstable();
    words.dedup();
    words
}
