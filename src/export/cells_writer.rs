//! Rows of comma-separated cells.

use std::io::Write;

use super::buffers::Buffers;
use super::formula::safe_cell;
use super::record::RawRow;
use super::{ExportError, Job, parallel_render};

/// Rows of comma-separated cells, disarmed if the job says so.
pub struct CellsWriter {
    writer: csv::Writer<Vec<u8>>,
    formula_safe: bool,
}

impl CellsWriter {
    /// No row yet.
    pub fn new(job: &Job) -> Self {
        Self::within(Vec::new(), job)
    }

    /// No row yet; those to come are added to `buffer`.
    pub fn within(buffer: Vec<u8>, job: &Job) -> Self {
        let writer = csv::WriterBuilder::new().flexible(true).from_writer(buffer);
        Self { writer, formula_safe: job.formula_safe }
    }

    /// Adds one row.
    pub fn write<C: AsRef<str>>(
        &mut self,
        cells: impl Iterator<Item = C>,
    ) -> Result<(), ExportError> {
        for cell in cells {
            let cell = cell.as_ref();
            let cell = if self.formula_safe { safe_cell(cell) } else { cell.into() };
            self.writer.write_field(cell.as_bytes()).map_err(failed)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(failed)
    }

    /// The bytes of all rows.
    pub fn finish(self) -> Result<Vec<u8>, ExportError> {
        Ok(self.writer.into_inner().map_err(csv::IntoInnerError::into_error)?)
    }
}

/// Writes `header` and the rows of `job`, of each what `row` adds.
///
/// # Errors
/// When a row cannot be read or written.
pub fn write_rows<C: AsRef<str>>(
    job: &Job,
    header: impl Iterator<Item = C>,
    row: impl Fn(&mut CellsWriter, RawRow<'_>) -> Result<(), ExportError> + Sync,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut first = CellsWriter::new(job);
    first.write(header)?;
    out.write_all(&first.finish()?)?;
    let buffers = Buffers::default();
    parallel_render::rows(
        job,
        || CellsWriter::within(buffers.take(), job),
        row,
        |piece| buffers.write(piece.finish()?, out),
    )
}

fn failed(error: csv::Error) -> ExportError {
    ExportError::Write(error.into())
}
