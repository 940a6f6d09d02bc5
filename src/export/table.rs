//! CSV: original or project columns.

use std::io::Write;

use super::{ColumnSet, ExportError, Exporter, Job, original, project};

/// The id of this exporter.
pub const ID: &str = super::job::DEFAULT_FORMAT;

/// Delimited text.
pub struct Csv;

impl Exporter for Csv {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "CSV"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn has_claims_beside(&self, job: &Job) -> bool {
        job.columns == ColumnSet::Project
    }

    fn is_read_again(&self, _whose: ColumnSet) -> bool {
        true
    }

    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        match job.columns {
            ColumnSet::Original => original::write(job, out),
            ColumnSet::Project => project::write(job, out),
        }
    }
}
