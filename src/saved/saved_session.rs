//! A session as it stands in a file.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::choices::Choices;
use super::error::SavedError;
use super::fingerprint::{fingerprint, fingerprint_of};
use super::form::{LARGEST_BYTES, VERSION};
use super::path::path_from;
use crate::base::atomic;
use crate::base::hash::{Fingerprint, Hashing};
use crate::boundaries::Boundaries;
use crate::dataset::ranges::Ranges;
use crate::dataset::{Instant, Rows, WrittenOptions};
use crate::filter::Filters;
use crate::language::{Message, message};
use crate::notes::Notebook;
use crate::session::{Document, Layers, Open, OtherPeriod, Session, TimeView};
use crate::shape::NamedShape;

/// A session as it stands in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedSession {
    /// Version of the form.
    pub strikemap_session: u32,
    /// The program that wrote it, with its version.
    pub program: String,
    /// When, in UTC.
    pub saved: String,
    /// What is open, in order.
    pub datasets: Vec<SavedDataset>,
    /// What matches.
    #[serde(default)]
    pub filters: Filters,
    /// How time is looked at and played.
    #[serde(default)]
    pub time_view: TimeView,
    /// With which period the time window is compared.
    #[serde(default)]
    pub other_period: OtherPeriod,
    /// What the map draws of the events.
    #[serde(default)]
    pub layers: Layers,
    /// IANA name of the display zone.
    #[serde(default)]
    pub zone: Option<String>,
    /// The event shown in detail: index of its dataset, and its row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<(usize, Ranges)>,
    /// Named selections, and what was decided about events that may be the same.
    #[serde(default, skip_serializing_if = "Choices::are_empty")]
    pub choices: Choices,
    /// Latitude, longitude and zoom of the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<(f64, f64, f64)>,
    /// Areas that were drawn or imported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shapes: Vec<NamedShape>,
    /// Names of those that do not stand for imprecise places which are called so.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub not_boundaries: BTreeSet<String>,
    /// What people wrote about events.
    #[serde(default, skip_serializing_if = "Notebook::is_empty")]
    pub notebook: Notebook,
}

/// One dataset of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedDataset {
    /// From the folder of the session, or absolute; `None` for built-in data.
    pub path: Option<String>,
    /// What people call it.
    pub name: String,
    /// Of the file as it was read.
    #[serde(flatten)]
    pub file: Fingerprint,
    /// How it was read.
    pub reading: WrittenOptions,
    /// Whether it is hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// The selected rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<Ranges>,
}

impl SavedSession {
    /// Of `session` as it is now, for a file in `folder`.
    pub fn of(session: &Session, map: Option<(f64, f64, f64)>, folder: &Path) -> Self {
        Self::of_document(session.datasets(), session.document(), map, folder)
    }

    /// The same of the parts of a session, which a thread can take with it: rows
    /// are named by the lines of their source, which takes a while for millions.
    pub fn of_document(
        open: &[Open],
        document: &Document,
        map: Option<(f64, f64, f64)>,
        folder: &Path,
    ) -> Self {
        let datasets = open.iter().map(|open| {
            let dataset = &open.dataset;
            let rows = document.selection.rows(open.id).filter(|rows| !rows.is_empty());
            SavedDataset {
                path: dataset.source.path.as_deref().map(|path| path_from(folder, path)),
                name: dataset.source.name.clone(),
                file: fingerprint(dataset),
                reading: WrittenOptions::of(&dataset.options),
                hidden: document.hidden.contains(&open.id),
                selected: rows.map(|rows| Ranges::of(dataset, rows)),
            }
        });
        let focus = document.focus.and_then(|event| {
            let index = open.iter().position(|open| open.id == event.dataset)?;
            let dataset = &open.get(index)?.dataset;
            let mut rows = Rows::none(dataset.len());
            rows.set(event.row, true);
            Some((index, Ranges::of(dataset, &rows)))
        });
        Self {
            strikemap_session: VERSION,
            program: concat!("strikemap ", env!("CARGO_PKG_VERSION")).to_owned(),
            saved: Instant::from_secs(jiff::Timestamp::now().as_second()).to_utc_text(),
            datasets: datasets.collect(),
            // The boundaries are those of the areas.
            filters: Filters { boundaries: Boundaries::default(), ..document.filters.clone() },
            time_view: document.time_view.clone(),
            other_period: document.other_period,
            layers: document.layers.clone(),
            zone: document.zone_name.clone(),
            focus,
            choices: Choices::of(open, document),
            map,
            shapes: document.shapes.clone(),
            not_boundaries: document.not_boundaries.clone(),
            notebook: (*document.notebook).clone(),
        }
    }

    /// The same but for when it was saved.
    pub fn is_same_as(&self, other: &Self) -> bool {
        Self { saved: String::new(), ..self.clone() }
            == Self { saved: String::new(), ..other.clone() }
    }

    /// Writes the file in one step. `known` is the fingerprint that the file had
    /// when it was last read or written here; one that changed since belongs to
    /// somebody else and is left alone.
    ///
    /// # Errors
    /// When the file changed meanwhile or cannot be written; the old one is whole.
    pub fn write(
        &self,
        path: &Path,
        known: Option<&Fingerprint>,
    ) -> Result<Fingerprint, SavedError> {
        let io = |source| SavedError::Read { path: path.to_owned(), source };
        if let Some(known) = known
            && path.try_exists().map_err(io)?
            && fingerprint_of(path)? != *known
        {
            return Err(SavedError::ChangedMeanwhile(path.to_owned()));
        }
        let text = serde_json::to_string_pretty(self).map_err(|source| SavedError::Form {
            path: path.to_owned(),
            reason: Message::verbatim(source.to_string()),
        })? + "\n";
        atomic::write(path, true, |out| {
            let mut out = Hashing::new(out);
            std::io::Write::write_all(&mut out, text.as_bytes())?;
            Ok(out.finish())
        })
        .map_err(|source| SavedError::Write { path: path.to_owned(), source })
    }

    /// Reads the file at `path`, with its fingerprint.
    ///
    /// # Errors
    /// When it cannot be read, is no session, or is one of a newer program.
    pub fn read(path: &Path) -> Result<(Self, Fingerprint), SavedError> {
        let io = |source| SavedError::Read { path: path.to_owned(), source };
        let meta = std::fs::metadata(path).map_err(io)?;
        if !meta.is_file() {
            return Err(io(std::io::Error::other(message!("error-folder-pipe-or-device"))));
        }
        let bytes_long = meta.len();
        if bytes_long > LARGEST_BYTES {
            return Err(SavedError::Form {
                path: path.to_owned(),
                reason: message!("error-larger-than-mb", megabytes = LARGEST_BYTES >> 20),
            });
        }
        let bytes = std::fs::read(path).map_err(io)?;
        let form = |error: serde_json::Error| SavedError::Form {
            path: path.to_owned(),
            reason: Message::verbatim(error.to_string()),
        };
        #[derive(Deserialize)]
        struct Version {
            strikemap_session: u32,
        }
        let version: Version = serde_json::from_slice(&bytes).map_err(form)?;
        if version.strikemap_session > VERSION {
            return Err(SavedError::Newer(path.to_owned()));
        }
        let session = serde_json::from_slice(&bytes).map_err(form)?;
        let mut hashing = Hashing::new(std::io::sink());
        std::io::Write::write_all(&mut hashing, &bytes).map_err(io)?;
        Ok((session, hashing.finish()))
    }
}
