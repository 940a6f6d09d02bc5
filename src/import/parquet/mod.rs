//! Parquet and GeoParquet, decoded into a table of text in a private temporary
//! file, so that every row has an original record like any other.

mod cells;
mod damage;
mod how;
mod levels;
mod pages;
mod payload;
mod plan;
mod shape;

use std::fs::File;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::reader::TreeBuilder;

use super::decode::Limited;
use super::{ImportError, limits};
use crate::base::Progress;
use crate::language::{Message, message};
use pages::CheckedGroup;
use plan::Plan;

/// What a file begins and ends with.
pub const MAGIC: &[u8] = b"PAR1";

/// What a file whose footer is encrypted begins with.
pub const ENCRYPTED: &[u8] = b"PARE";

/// Text of the rows that a dialog shows, at most.
const MOST_SHOWN_BYTES: u64 = 256 << 20;

fn damaged(error: &(dyn std::error::Error + 'static)) -> ImportError {
    ImportError::Malformed(message!("error-parquet-damaged", reason = Message::of(error)))
}

/// The first `rows` rows as text.
///
/// # Errors
/// As for [`table`].
pub fn head(file: File, rows: usize) -> Result<Vec<u8>, ImportError> {
    let mut out = Limited { out: Vec::new(), bytes: 0, most: MOST_SHOWN_BYTES };
    table(file, &mut out, rows, &Progress::default())?;
    Ok(out.out)
}

/// Writes header and at most `most_rows` rows; returns in sentences what was
/// turned into text, and how.
///
/// # Errors
/// When the file is damaged, decodes to far more than events do, or cannot be stored,
/// or the user cancelled.
pub fn table(
    file: File,
    out: &mut dyn Write,
    most_rows: usize,
    progress: &Progress,
) -> Result<Vec<Message>, ImportError> {
    // What contradicts itself in ways that are not looked for makes the decoder panic.
    catch_unwind(AssertUnwindSafe(|| write_table(file, out, most_rows, progress)))
        .unwrap_or_else(|_| Err(damaged(&message!("damage-contradicts-itself"))))
}

fn write_table(
    file: File,
    out: &mut dyn Write,
    most_rows: usize,
    progress: &Progress,
) -> Result<Vec<Message>, ImportError> {
    let failed = |error: ParquetError| match error {
        ParquetError::General(reason) => damaged(&Message::verbatim(reason)),
        error => damaged(&error),
    };
    let stored = |error: csv::Error| damaged(&error);
    let copy = file.try_clone().map_err(|error| damaged(&error))?;
    let reader = SerializedFileReader::new(file).map_err(failed)?;
    let meta = reader.metadata();
    limits::check_columns(meta.file_metadata().schema_descr().num_columns())?;
    let plan = Plan::of(meta.file_metadata())?;
    let total = u64::try_from(meta.file_metadata().num_rows()).unwrap_or_default().max(1);
    plan.write_header(out).map_err(stored)?;
    let mut writer = csv::Writer::from_writer(out);
    let mut cells = Vec::with_capacity(plan.names().len());
    let mut rows = 0;
    for index in 0..meta.num_row_groups() {
        if rows == most_rows {
            break;
        }
        progress.check()?;
        pages::check(&copy, meta.row_group(index)).map_err(failed)?;
        let group = CheckedGroup(reader.get_row_group(index).map_err(failed)?);
        // The first rows alone are shown before the file is read as a whole.
        if most_rows == usize::MAX {
            let checked = shape::check(&group, progress);
            progress.check()?;
            checked.map_err(failed)?;
        }
        let schema = meta.file_metadata().schema_descr_ptr();
        let builder = TreeBuilder::new().with_batch_size(pages::BATCH_VALUES);
        for row in builder.as_iter(schema, &group).map_err(failed)? {
            if rows == most_rows {
                break;
            }
            if rows % 1024 == 0 {
                progress.check()?;
                // Half of the way; the text is read after it.
                progress.set(rows as u64, total.saturating_mul(2));
            }
            rows += 1;
            cells.clear();
            plan.cells(&row.map_err(failed)?, &mut cells);
            writer.write_record(&cells).map_err(stored)?;
        }
    }
    writer.flush().map_err(|error| damaged(&error))?;
    Ok(plan.sentences())
}
