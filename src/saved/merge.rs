//! Two sessions become one, without losing what either's people wrote.

use std::path::Path;

use super::path::path_from;
use super::saved_session::{SavedDataset, SavedSession};

/// What joined the first session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Joined {
    /// Datasets that the first one had not.
    pub datasets: usize,
    /// Notes that are new or have a version that the first one had not.
    pub notes: usize,
    /// The same of tags.
    pub tags: usize,
    /// Notes that both had changed: both texts are kept, the later one counts.
    pub conflicts: usize,
}

impl SavedSession {
    /// What `other` has that this session has not.
    pub fn joined_by(&self, other: &Self) -> Joined {
        let (notes, tags) = self.notebook.news_in(&other.notebook);
        Joined {
            datasets: other.datasets.iter().filter(|dataset| !self.has(dataset)).count(),
            notes,
            tags,
            conflicts: self.notebook.conflicts_with(&other.notebook),
        }
    }

    /// This session, in the folder `from`, and `other` in `other_from` as one for
    /// a file in `to`: all notes and tags of both, the datasets of both, each
    /// once, and everything else as this session has it.
    #[must_use]
    pub fn merged(&self, from: &Path, other: &Self, other_from: &Path, to: &Path) -> Self {
        let moved = |dataset: &SavedDataset, from: &Path| SavedDataset {
            path: dataset.path.as_deref().map(|path| path_from(to, &from.join(path))),
            ..dataset.clone()
        };
        let mut datasets: Vec<SavedDataset> =
            self.datasets.iter().map(|dataset| moved(dataset, from)).collect();
        let joining = other.datasets.iter().filter(|dataset| !self.has(dataset));
        datasets.extend(joining.map(|dataset| moved(dataset, other_from)));
        Self { datasets, notebook: self.notebook.merged(&other.notebook), ..self.clone() }
    }

    /// A file that could not be hashed equals no other.
    fn has(&self, dataset: &SavedDataset) -> bool {
        !dataset.file.sha256.is_empty()
            && self.datasets.iter().any(|known| known.file == dataset.file)
    }
}
