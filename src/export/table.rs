//! CSV: original or project columns.

use std::io::Write;

use super::formula::safe_cell;
use super::{ColumnSet, ExportError, Exporter, Job, original, project};

/// Delimited text.
pub struct Csv;

impl Exporter for Csv {
    fn id(&self) -> &'static str {
        "csv"
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

    fn write(&self, job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
        match job.columns {
            ColumnSet::Original => original::write(job, out),
            ColumnSet::Project => project::write(job, out),
        }
    }
}

/// Writes rows of cells, disarmed if the job says so.
pub struct CellsWriter<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
    formula_safe: bool,
}

/// A writer of comma-separated cells.
pub fn cells_writer<'a>(job: &Job, out: &'a mut dyn Write) -> CellsWriter<'a> {
    let writer = csv::WriterBuilder::new().flexible(true).from_writer(out);
    CellsWriter { writer, formula_safe: job.formula_safe }
}

impl CellsWriter<'_> {
    /// Writes one row.
    pub fn write<C: AsRef<str>>(&mut self, cells: &[C]) -> Result<(), ExportError> {
        let result = if self.formula_safe {
            self.writer.write_record(cells.iter().map(|cell| safe_cell(cell.as_ref()).into_owned()))
        } else {
            self.writer.write_record(cells.iter().map(AsRef::as_ref))
        };
        result.map_err(|error| ExportError::Write(error.into()))
    }
}

/// Writes what is still in the buffer.
pub fn finish(mut writer: CellsWriter<'_>) -> Result<(), ExportError> {
    Ok(writer.writer.flush()?)
}
