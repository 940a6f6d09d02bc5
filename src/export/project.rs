//! CSV with the columns of the project, equal for every source.

use std::io::Write;

use super::cells_writer::{CellsWriter, write_rows};
use super::record::RawRow;
use super::{ExportError, Job};

/// One row an event, by time. Unknown is blank, times are exact and in UTC.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let row = |piece: &mut CellsWriter, raw: RawRow<'_>| {
        let record = job.project_record(raw)?;
        piece.write(record.cells().map(|cell| cell.text))
    };
    write_rows(job, job.project_columns().into_iter(), row, out)
}
