//! Which event is meant, in a way that outlives the window and other computers.

use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, SourceError};

/// An event by its file and its number there, and by what people know it as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventKey {
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Number of the event in the order of the file, from 1.
    pub number: u32,
    /// Name of the file.
    pub file: String,
    /// Id of the event; empty where its source gives none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Title of the event.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
}

impl EventKey {
    /// Of the event of `row`.
    ///
    /// # Errors
    /// When the source can no longer be read.
    pub fn of(dataset: &Dataset, row: usize) -> Result<Self, SourceError> {
        let event = dataset.event(row)?;
        Ok(Self {
            sha256: dataset.source.sha256_hex()?,
            number: dataset.source_number(row),
            file: dataset.source.name.clone(),
            id: if event.id_made { String::new() } else { event.id },
            title: event.title,
        })
    }

    /// The row that is meant in `dataset`: by number where the file is the same,
    /// by id where the file of this name was changed since.
    pub fn row_in(&self, dataset: &Dataset) -> Option<usize> {
        if dataset.source.sha256_hex().is_ok_and(|sha256| sha256 == self.sha256) {
            return dataset.row_of_source_number(self.number);
        }
        let may_be_meant = !self.id.is_empty() && dataset.source.name == self.file;
        may_be_meant.then(|| dataset.find_id(&self.id)).flatten()
    }
}
