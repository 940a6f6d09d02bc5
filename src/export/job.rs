//! What is exported: which rows of which datasets, and how.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::notes::Written;
use super::{ExportError, Publication};
use crate::dataset::{Dataset, Rows};
use crate::filter::Filters;
use crate::import::Options;

/// Rows of one dataset.
#[derive(Debug, Clone)]
pub struct Part {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// Its rows that are exported.
    pub rows: Rows,
    /// How the dataset was read; the manifest records it, so that reading it
    /// again gives the same events.
    pub options: Options,
}

/// Whose columns an export has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnSet {
    /// Those of the source, byte for byte where it is a table.
    #[default]
    Original,
    /// Those of the project, equal for every source.
    Project,
}

/// Which rows were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Those that pass the filters.
    #[default]
    Filtered,
    /// Those that are selected.
    Selected,
}

/// Whether a report has a picture of the map; other formats have none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum MapPicture {
    /// It has none.
    #[default]
    Without,
    /// It shall have one, which is drawn before the report is written.
    Wanted,
    /// The PNG that it shows.
    Drawn(Arc<Vec<u8>>),
}

/// Everything that decides the bytes of an export.
#[derive(Debug, Clone)]
pub struct Job {
    /// What is exported, in the order in which the datasets were opened.
    pub parts: Vec<Part>,
    /// Whose columns.
    pub columns: ColumnSet,
    /// Id of the exporter; see [`super::EXPORTERS`].
    pub format: String,
    /// Disarms cells that spreadsheets would run as formulas.
    pub formula_safe: bool,
    /// What is held back or blurred.
    pub publication: Publication,
    /// Notes and tags beside the events; see [`Job::add_notes`].
    pub notes: Option<Written>,
    /// The zone shown to the user; exported times are UTC all the same.
    pub zone: TimeZone,
    /// The filters in use.
    pub filters: Filters,
    /// Which rows.
    pub scope: Scope,
    /// Rows that pass the filters and were taken out of a part, by its place,
    /// because they repeat another row.
    pub left_out: BTreeMap<usize, Rows>,
    /// Whether a report has a picture of the map.
    pub picture: MapPicture,
}

impl Job {
    /// The rows that pass `filters`, as CSV with the original columns; change
    /// the other fields as needed.
    ///
    /// # Errors
    /// When a filter needs a source that can no longer be read.
    pub fn filtered(
        inputs: impl IntoIterator<Item = (Arc<Dataset>, Options)>,
        filters: Filters,
    ) -> Result<Self, ExportError> {
        let mut parts = Vec::new();
        for (dataset, options) in inputs {
            let rows = filters.passing(&dataset)?;
            parts.push(Part { dataset, rows, options });
        }
        Ok(Self::of(parts, filters, Scope::Filtered))
    }

    /// The given rows, which were selected by hand while `filters` were in use, as
    /// CSV with the original columns; change the other fields as needed.
    /// Datasets without a selected row stay out of it.
    pub fn selected(mut parts: Vec<Part>, filters: Filters) -> Self {
        if parts.iter().any(|part| !part.rows.is_empty()) {
            parts.retain(|part| !part.rows.is_empty());
        }
        Self::of(parts, filters, Scope::Selected)
    }

    fn of(parts: Vec<Part>, filters: Filters, scope: Scope) -> Self {
        Self {
            parts,
            columns: ColumnSet::default(),
            format: "csv".to_owned(),
            formula_safe: false,
            publication: Publication::default(),
            notes: None,
            zone: Options::default().zone,
            filters,
            scope,
            left_out: BTreeMap::new(),
            picture: MapPicture::Without,
        }
    }

    /// Takes the rows `repeats` out of the part `index`; the manifest names them.
    pub fn leave_out(&mut self, index: usize, repeats: &Rows) {
        let Some(part) = self.parts.get_mut(index) else { return };
        let mut left_out = part.rows.clone();
        left_out.intersect(repeats);
        part.rows.subtract(&left_out);
        if !left_out.is_empty() {
            self.left_out.insert(index, left_out);
        }
    }

    /// How many events are exported.
    pub fn count(&self) -> usize {
        self.parts.iter().map(|part| part.rows.count()).sum()
    }

    /// The exported rows by start, then as the datasets and their sources have
    /// them; undated ones last.
    pub fn rows_by_time(&self) -> Vec<(&Dataset, usize)> {
        let mut keyed = Vec::with_capacity(self.count());
        for part in &self.parts {
            let dataset = part.dataset.as_ref();
            keyed.extend(part.rows.iter().map(|row| {
                let start = dataset.starts().get(row).unwrap_or(i64::MAX);
                (start, dataset, row)
            }));
        }
        // Stable: rows of equal starts stay in the order of their datasets.
        keyed.sort_by_key(|&(start, _, _)| start);
        keyed.into_iter().map(|(_, dataset, row)| (dataset, row)).collect()
    }
}
