//! What people ask of an export.

use std::path::PathBuf;

use super::job::DEFAULT_FORMAT;
use super::key_file::KeyFile;
use super::page_choices::PageChoices;
use super::print_choices::PrintChoices;
use super::report_choices::ReportChoices;
use super::{ColumnSet, Publication, Scope};

/// What was chosen.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which events.
    pub scope: Scope,
    /// Whose columns.
    pub columns: ColumnSet,
    /// Id of the exporter.
    pub format: String,
    /// Whether cells that spreadsheets would run are disarmed.
    pub formula_safe: bool,
    /// Whether notes and tags stand beside the events.
    pub notes: bool,
    /// What is blurred or held back.
    pub publication: Publication,
    /// Whether a report shows the map.
    pub picture: bool,
    /// How a page is made.
    pub page: PageChoices,
    /// How a document is printed.
    pub print: PrintChoices,
    /// How a report is made.
    pub report: ReportChoices,
    /// The key that signs the manifest, which is not signed when `None`.
    pub signing: Option<KeyFile>,
    /// Where to; asked for by a dialog of the system when `None`.
    pub path: Option<PathBuf>,
    /// Whether an existing file may be replaced.
    pub replace: bool,
}

impl Request {
    /// What the dialog offers first: original columns as CSV, nothing changed.
    pub fn new(scope: Scope) -> Self {
        Self {
            scope,
            columns: ColumnSet::Original,
            format: DEFAULT_FORMAT.to_owned(),
            formula_safe: false,
            notes: false,
            publication: Publication::default(),
            picture: false,
            page: PageChoices::default(),
            print: PrintChoices::default(),
            report: ReportChoices::default(),
            signing: None,
            path: None,
            replace: false,
        }
    }
}
