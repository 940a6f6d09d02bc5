//! Parquet and GeoParquet, decoded into a table of text in a private temporary
//! file, so that every row has an original record like any other.

mod cells;
mod pages;
mod plan;

use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::reader::TreeBuilder;

use super::compressed::{Hashed, Unpacked};
use super::{ImportError, limits};
use crate::base::Progress;
use pages::CheckedGroup;
use plan::Plan;

/// What a file begins and ends with.
pub const MAGIC: &[u8] = b"PAR1";

/// What a file whose footer is encrypted begins with.
pub const ENCRYPTED: &[u8] = b"PARE";

/// The most text that one file is decoded into.
const MOST_BYTES: u64 = 64 << 30;

/// What decodes to more than this times its size was made to fill disks: long
/// runs of one value pack very well, text of events does not.
const MOST_TIMES: u64 = 200;

/// Up to this size the ratio does not matter.
const HARMLESS_BYTES: u64 = 256 << 20;

fn damaged(error: &dyn std::fmt::Display) -> ImportError {
    ImportError::Malformed(format!("this Parquet file is damaged or cannot be read: {error}"))
}

/// Decodes `file`, which begins with [`MAGIC`] and has `file_bytes` bytes.
///
/// # Errors
/// When it is damaged, decodes to far more than events do, or cannot be stored,
/// or the user cancelled.
pub fn unpack(
    file: &mut File,
    file_bytes: u64,
    progress: &Progress,
) -> Result<Unpacked, ImportError> {
    let store = |source: std::io::Error| {
        let reason = "the decoded table could not be stored in the folder for temporary files";
        ImportError::Malformed(format!("{reason}: {source}"))
    };
    let read = |error: std::io::Error| damaged(&error);
    let mut text = tempfile::tempfile().map_err(store)?;
    let most = MOST_BYTES.min(file_bytes.saturating_mul(MOST_TIMES).max(HARMLESS_BYTES));
    let mut out = Limited { out: BufWriter::new(&mut text), bytes: 0, most };
    let decoded = table(file.try_clone().map_err(read)?, &mut out, usize::MAX, progress)?;
    out.flush().map_err(store)?;
    let text_bytes = out.bytes;
    drop(out);
    text.rewind().map_err(store)?;
    file.rewind().map_err(read)?;
    let mut hashed = Hashed::new(file);
    let mut buffer = vec![0; 1 << 20];
    while hashed.read(&mut buffer).map_err(read)? > 0 {
        progress.check()?;
    }
    let (file_bytes, sha256) = hashed.finish();
    Ok(Unpacked { text, text_bytes, file_bytes, sha256, decoded })
}

/// The first `rows` rows as text.
///
/// # Errors
/// As for [`unpack`].
pub fn head(file: File, rows: usize) -> Result<Vec<u8>, ImportError> {
    let mut out = Limited { out: Vec::new(), bytes: 0, most: HARMLESS_BYTES };
    table(file, &mut out, rows, &Progress::default())?;
    Ok(out.out)
}

/// Refuses more than `most` bytes.
struct Limited<W> {
    out: W,
    bytes: u64,
    most: u64,
}

impl<W: Write> Write for Limited<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        if self.bytes > self.most {
            let reason =
                format!("it decodes to more than {} bytes, far more than events do", self.most);
            return Err(std::io::Error::other(reason));
        }
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// Writes header and at most `most_rows` rows; returns in sentences what was
/// turned into text, and how.
fn table(
    file: File,
    out: &mut dyn Write,
    most_rows: usize,
    progress: &Progress,
) -> Result<Vec<String>, ImportError> {
    // What contradicts itself in ways that are not looked for makes the decoder panic.
    catch_unwind(AssertUnwindSafe(|| write_table(file, out, most_rows, progress)))
        .unwrap_or_else(|_| Err(damaged(&"its lengths or types contradict one another")))
}

fn write_table(
    file: File,
    out: &mut dyn Write,
    most_rows: usize,
    progress: &Progress,
) -> Result<Vec<String>, ImportError> {
    let failed = |error: ParquetError| match error {
        ParquetError::General(reason) => damaged(&reason),
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
