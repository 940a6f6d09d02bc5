//! What is exported: which rows of which datasets, and how.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::page_choices::{self, PageChoices};
use super::print_choices::{self, PrintChoices};
use super::report_choices::{self, ReportChoices};
use super::signature::SigningKey;
use super::written_notes::Written;
use super::{ColumnSet, ExportError, MapPicture, Part, Publication, Scope, Tally};
use crate::alerts::LazyAlerts;
use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Options, Rows};
use crate::filter::Filters;
use crate::versions::Difference;

/// The id of the exporter that writes what names no other.
pub const DEFAULT_FORMAT: &str = "csv";

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
    /// Rows that match the filters and were taken out of a part, by its place,
    /// because they repeat another row.
    pub left_out: BTreeMap<usize, Rows>,
    /// Whether a report has a picture of the map.
    pub picture: MapPicture,
    /// How a page is made.
    pub page: PageChoices,
    /// How a document is printed.
    pub print: PrintChoices,
    /// How a report is made.
    pub report: ReportChoices,
    /// The columns by which rows of two versions are matched, if they are named.
    pub key: Vec<String>,
    /// What changed between each two versions, as far as that is known already.
    pub differences: Vec<Arc<Difference>>,
    /// Signs the manifest.
    pub signing_key: Option<Arc<SigningKey>>,
    /// What was left out while its rows were written.
    pub tally: Tally,
}

impl Job {
    /// The rows that match `filters`, as CSV with the original columns; change
    /// the other fields as needed.
    ///
    /// # Errors
    /// When a filter needs a source that can no longer be read.
    pub fn filtered(
        inputs: impl IntoIterator<Item = Arc<Dataset>>,
        filters: Filters,
    ) -> Result<Self, ExportError> {
        let inputs: Vec<Arc<Dataset>> = inputs.into_iter().collect();
        let alerts = LazyAlerts::new(inputs.iter().map(Arc::clone));
        let mut parts = Vec::new();
        for dataset in inputs {
            let rows = filters.matching_among(&dataset, &alerts)?;
            parts.push(Part { dataset, rows });
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

    pub(super) fn of(parts: Vec<Part>, filters: Filters, scope: Scope) -> Self {
        Self {
            parts,
            columns: ColumnSet::default(),
            format: DEFAULT_FORMAT.to_owned(),
            formula_safe: false,
            publication: Publication::default(),
            notes: None,
            zone: Options::default().zone,
            filters,
            scope,
            left_out: BTreeMap::new(),
            picture: MapPicture::Without,
            page: PageChoices::default(),
            print: PrintChoices::default(),
            report: ReportChoices::default(),
            key: Vec::new(),
            differences: Vec::new(),
            signing_key: None,
            tally: Tally::default(),
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

    /// How the page is made, if this is about one.
    pub fn page_choices(&self) -> Option<&PageChoices> {
        (self.format == page_choices::ID).then_some(&self.page)
    }

    /// How the document is printed, if this is about one.
    pub fn print_choices(&self) -> Option<&PrintChoices> {
        (self.format == print_choices::ID).then_some(&self.print)
    }

    /// How the report is made, if this is about one that is not made as usual.
    pub fn report_choices(&self) -> Option<&ReportChoices> {
        let is_usual = self.report == ReportChoices::default();
        (self.format == report_choices::ID && !is_usual).then_some(&self.report)
    }

    /// How many events are exported.
    pub fn count(&self) -> usize {
        self.parts.iter().map(|part| part.rows.count()).sum()
    }

    /// The exported rows by start, then as the datasets and their sources have
    /// them; undated ones last.
    pub fn rows_by_time(&self) -> Vec<(&Dataset, usize)> {
        let dataset = |chosen: &Chosen| self.parts.get(chosen.part()).map(|part| &*part.dataset);
        let rows = self.by_time();
        rows.iter().filter_map(|chosen| Some((dataset(chosen)?, chosen.row()))).collect()
    }

    /// The exported rows as columns of the job stand: by time with normalized
    /// columns, else in the order of the sources.
    pub(super) fn in_order(&self) -> Vec<Chosen> {
        match self.columns {
            ColumnSet::Project => self.by_time(),
            ColumnSet::Original => {
                (0..self.parts.len()).flat_map(|index| self.in_source_order(index)).collect()
            }
        }
    }

    /// The exported rows of the part `index` in the order of its source.
    pub(super) fn in_source_order(&self, index: usize) -> Vec<Chosen> {
        let Some(part) = self.parts.get(index) else { return Vec::new() };
        let rows = part.dataset.rows_in_source_order(&part.rows);
        rows.into_iter().map(|row| Chosen::new(index, row)).collect()
    }

    /// The exported rows by start, as [`rows_by_time`](Self::rows_by_time) has them; in the
    /// order of their sources where starts or ends are held back, which their order would tell.
    pub(super) fn by_time(&self) -> Vec<Chosen> {
        if !self.publication.keeps_field(Field::Time) {
            return (0..self.parts.len()).flat_map(|index| self.in_source_order(index)).collect();
        }
        let chosen = |(index, part): (usize, &Part)| {
            part.rows.iter().map(move |row| Chosen::new(index, row)).collect::<Vec<_>>()
        };
        let mut rows: Vec<Chosen> = self.parts.iter().enumerate().flat_map(chosen).collect();
        // The rows of one dataset stand by time already.
        if self.parts.len() > 1 {
            let starts: Vec<_> = self.parts.iter().map(|part| part.dataset.starts()).collect();
            // Stable: rows of equal starts stay in the order of their datasets.
            rows.sort_by_key(|chosen| {
                starts
                    .get(chosen.part())
                    .and_then(|starts| starts.get(chosen.row()))
                    .unwrap_or(i64::MAX)
            });
        }
        rows
    }
}

/// A row that is exported: its part of the job and its number there, in eight bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen {
    part: u32,
    row: u32,
}

impl Chosen {
    fn new(part: usize, row: usize) -> Self {
        Self { part: part as u32, row: row as u32 }
    }

    /// Index of the part in the job.
    pub(super) fn part(self) -> usize {
        self.part as usize
    }

    /// The row of its dataset.
    pub(super) fn row(self) -> usize {
        self.row as usize
    }
}
