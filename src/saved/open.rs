//! Opens a saved session: finds its datasets, also where they were moved to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::fingerprint::{fingerprint, fingerprint_of};
use super::saved_session::{SavedDataset, SavedSession};
use crate::base::Progress;
use crate::base::relative::names_another_computer;
use crate::dataset::source::STANDARD_INPUT;
use crate::dataset::{Dataset, time};
use crate::import::{self, ImportError, demo};
use crate::language::{Message, message, tr};
use crate::session::{DatasetId, Document, EventRef, Selection, Session};

/// What people should know about a dataset of a session that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It was found elsewhere, by its hash.
    Moved {
        /// Where it was.
        from: String,
        /// Where it is.
        to: PathBuf,
    },
    /// Its file has other bytes than when the session was saved: its selection
    /// is not restored.
    Changed(String),
    /// It is not there and nothing with its hash lies in the session's folder.
    Missing(String),
    /// It was standard input, and no file with its hash lies in the session's folder.
    StandardInput,
    /// It cannot be read any more.
    Unreadable {
        /// Its file.
        path: String,
        /// Why.
        reason: Message,
    },
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::Moved { from, to } => {
                tr!("trouble-moved", from = from, to = to.display().to_string())
            }
            Self::Changed(path) => tr!("trouble-changed", path = path),
            Self::Missing(path) => tr!("trouble-missing", path = path),
            Self::StandardInput => tr!("trouble-standard-input").to_owned(),
            Self::Unreadable { path, reason } => {
                tr!("trouble-unreadable", path = path, reason = reason)
            }
        })
    }
}

/// A session with its datasets read.
#[derive(Debug)]
pub struct Opened {
    /// The session as it stood in its file.
    pub saved: SavedSession,
    /// Datasets by their place in the session; those that could not be read are
    /// left out.
    pub datasets: BTreeMap<usize, Arc<Dataset>>,
    /// What people should know.
    pub troubles: Vec<Trouble>,
}

/// Reads the datasets of `saved`, a session in `folder`.
///
/// # Errors
/// When reading is cancelled. Datasets that cannot be read are
/// [`troubles`](Opened::troubles).
pub fn open(
    saved: SavedSession,
    folder: &Path,
    progress: &Progress,
) -> Result<Opened, ImportError> {
    let mut datasets = BTreeMap::new();
    let mut troubles = Vec::new();
    for (index, wanted) in saved.datasets.iter().enumerate() {
        progress.check()?;
        let Some(path) = &wanted.path else {
            match demo::dataset() {
                Ok(dataset) => {
                    datasets.insert(index, Arc::new(dataset));
                }
                Err(error) => troubles.push(unreadable(&wanted.name, &error)),
            }
            continue;
        };
        if names_another_computer(path) && !names_another_computer(&folder.to_string_lossy()) {
            let reason = message!("trouble-on-another-computer");
            troubles.push(Trouble::Unreadable { path: path.clone(), reason });
            continue;
        }
        let Some(found) = find(folder, path, wanted, &mut troubles) else { continue };
        let options = wanted.reading.options_or_usual_zone();
        match import::read(&found, &options, progress) {
            Ok(dataset) => {
                datasets.insert(index, Arc::new(dataset));
            }
            Err(ImportError::Cancelled) => return Err(ImportError::Cancelled),
            Err(error) => troubles.push(unreadable(path, &error)),
        }
    }
    for (index, dataset) in &datasets {
        if let Some(wanted) = saved.datasets.get(*index)
            && fingerprint(dataset) != wanted.file
        {
            let name = wanted.path.clone().unwrap_or_else(|| wanted.name.clone());
            troubles.push(Trouble::Changed(name));
        }
    }
    Ok(Opened { saved, datasets, troubles })
}

fn unreadable(path: &str, error: &ImportError) -> Trouble {
    Trouble::Unreadable { path: path.to_owned(), reason: error.message() }
}

/// Where the dataset is now: at its path, or a file beside the session with the
/// same bytes.
fn find(
    folder: &Path,
    path: &str,
    wanted: &SavedDataset,
    troubles: &mut Vec<Trouble>,
) -> Option<PathBuf> {
    let usual = folder.join(path);
    if usual.is_file() {
        return Some(usual);
    }
    let moved = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .filter(|path| std::fs::metadata(path).is_ok_and(|meta| meta.len() == wanted.file.bytes))
        .find(|path| fingerprint_of(path).is_ok_and(|found| found == wanted.file));
    troubles.push(match &moved {
        Some(to) => Trouble::Moved { from: path.to_owned(), to: to.clone() },
        None if wanted.name == STANDARD_INPUT => Trouble::StandardInput,
        None => Trouble::Missing(path.to_owned()),
    });
    moved
}

impl Opened {
    /// Whether nothing of the session is left out: each dataset is there, with the
    /// bytes that it had.
    pub fn is_whole(&self) -> bool {
        self.troubles.iter().all(|trouble| matches!(trouble, Trouble::Moved { .. }))
    }

    /// Puts everything into `session`, in the place of what was there.
    pub fn restore(&self, session: &mut Session) {
        let datasets = self.datasets.values().map(Arc::clone).collect();
        session.replace_all(datasets, |opened| {
            let ids = self.datasets.keys().copied().zip(opened.iter().copied());
            self.document(&ids.collect())
        });
    }

    /// What undo restores, for datasets that have these ids now.
    fn document(&self, ids: &BTreeMap<usize, DatasetId>) -> Document {
        let mut selected = Vec::new();
        let mut hidden = std::collections::BTreeSet::new();
        for (index, id) in ids {
            let (Some(wanted), Some(dataset)) =
                (self.saved.datasets.get(*index), self.datasets.get(index))
            else {
                continue;
            };
            if wanted.hidden {
                hidden.insert(*id);
            }
            if let Some(ranges) = &wanted.selected
                && fingerprint(dataset) == wanted.file
                && let Ok(rows) = ranges.rows(dataset)
            {
                selected.push((*id, rows));
            }
        }
        let focus = self.saved.focus.as_ref().and_then(|(index, ranges)| {
            let dataset = self.datasets.get(index)?;
            let wanted = self.saved.datasets.get(*index)?;
            let row = ranges.rows(dataset).ok()?.iter().next()?;
            let dataset = *ids.get(index).filter(|_| fingerprint(dataset) == wanted.file)?;
            Some(EventRef { dataset, row })
        });
        let mut filters = self.saved.filters.clone();
        filters.time = filters.time.clamped();
        filters.clauses.retain(|id, _| crate::filter::by_id(id).is_some());
        let zone_name = self.saved.zone.clone().filter(|name| time::zone(name).is_ok());
        let mut document = Document {
            filters,
            time_view: self.saved.time_view.clone(),
            other_period: self.saved.other_period,
            layers: self.saved.layers.clone().checked(),
            zone_name,
            hidden,
            selection: Selection::from_rows(selected.into_iter()),
            focus,
            shapes: self.saved.shapes.clone(),
            not_boundaries: self.saved.not_boundaries.clone(),
            notebook: Arc::new(self.saved.notebook.clone()),
            ..Document::default()
        };
        document.follow_shapes();
        let same = ids.iter().filter_map(|(index, id)| {
            let dataset = self.datasets.get(index)?;
            let wanted = self.saved.datasets.get(*index)?;
            (fingerprint(dataset) == wanted.file).then_some((*index, (*id, &**dataset)))
        });
        self.saved.choices.restore(&mut document, &same.collect());
        document
    }
}
