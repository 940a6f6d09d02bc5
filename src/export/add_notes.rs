//! Puts the notes and tags of a session beside the events of a job.

use std::path::Path;

use super::written_notes::Written;
use super::{ColumnSet, ExportError, Job, by_id};

impl Job {
    /// Puts notes and tags of the session at `path` beside the events.
    ///
    /// # Errors
    /// When it cannot be read, or the columns are those of the sources.
    pub fn add_notes(&mut self, path: &Path) -> Result<(), ExportError> {
        if by_id(&self.format)?.column_set(self.columns) == ColumnSet::Original {
            return Err(ExportError::NotesUnderOriginal);
        }
        self.notes = Some(Written::read(path, self)?);
        Ok(())
    }
}
