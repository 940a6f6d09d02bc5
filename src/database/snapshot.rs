//! What a statement gives, in a file, and which of it matches.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use tempfile::NamedTempFile;

use super::error::FetchError;
use super::statement::{self, TimeColumns};
use super::store::Store;
use super::table::Table;
use crate::base::Progress;
use crate::base::hash::{Fingerprint, Hashing};
use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Options};
use crate::export::{self, Job};
use crate::filter::Filters;
use crate::import::reader;

/// Rows by which the columns of times are found.
const SAMPLE_ROWS: usize = 1_000;

/// What a statement gave.
#[derive(Debug)]
pub struct Snapshot {
    /// The statement, without what makes the server send its rows.
    pub statement: String,
    /// Of the rows as they came.
    pub rows: Fingerprint,
    file: NamedTempFile,
}

impl Snapshot {
    /// Runs `statement`, whose rows are written to a file in `folder` that goes with this.
    ///
    /// # Errors
    /// When the server refuses it or is gone, or the file cannot be written.
    pub fn take(store: &dyn Store, statement: &str, folder: &Path) -> Result<Self, FetchError> {
        let mut file =
            tempfile::Builder::new().prefix(".rows-").suffix(".csv").tempfile_in(folder)?;
        let mut out = Hashing::new(std::io::BufWriter::new(file.as_file_mut()));
        store.write_csv(statement, &mut out)?;
        out.flush()?;
        let rows = out.finish();
        Ok(Self { statement: statement.to_owned(), rows, file })
    }

    /// Its rows as events.
    ///
    /// # Errors
    /// When they cannot be read, as without columns that say anything of events.
    pub fn read(&self, options: &Options) -> Result<Dataset, FetchError> {
        Ok(reader::read(self.file.path(), options, &Progress::default())?)
    }

    /// Writes the rows of `dataset`, which are these, that match `filters`, byte for byte;
    /// without a filter everything that came.
    ///
    /// # Errors
    /// When the file can no longer be read or `out` not be written.
    pub fn write_matching(
        &self,
        dataset: Arc<Dataset>,
        filters: &Filters,
        out: &mut dyn Write,
    ) -> Result<u64, FetchError> {
        if filters.are_idle() {
            let mut file = self.file.reopen()?;
            std::io::copy(&mut file, out)?;
            return Ok(dataset.report.rows);
        }
        let job = Job::filtered([dataset], filters.clone())?;
        export::stream(&job, out)?;
        Ok(job.count() as u64)
    }
}

/// The columns of times among those of `table`, as reading its first rows takes them; none
/// where that is not certain.
///
/// # Errors
/// When the server refuses a statement or is gone.
pub fn time_columns(
    store: &dyn Store,
    table: &Table,
    options: &Options,
    folder: &Path,
) -> Result<Option<TimeColumns>, FetchError> {
    let all = statement::query(table, &Default::default(), None);
    let first = format!("{} LIMIT {SAMPLE_ROWS}", statement::ordered(&all, table));
    let sample = Snapshot::take(store, &first, folder)?;
    let Ok(dataset) = sample.read(options) else { return Ok(None) };
    Ok(columns_taken(&dataset, table))
}

/// The columns of times that reading took.
pub fn columns_taken(dataset: &Dataset, table: &Table) -> Option<TimeColumns> {
    let taken = |field: Field| {
        let taken = dataset.report.columns.iter().find(|taken| taken.field == field.id());
        taken.map(|taken| taken.columns.as_slice()).unwrap_or_default()
    };
    // Where several columns may give a time, none alone bounds it.
    match (taken(Field::Start), taken(Field::End)) {
        ([start], []) => TimeColumns::of(table, Some(start), None),
        ([start], [end]) => TimeColumns::of(table, Some(start), Some(end)),
        _ => None,
    }
}
