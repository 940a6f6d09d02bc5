//! Fetches rows of a table into a file with a manifest.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::address::Address;
use super::error::FetchError;
use super::fetched::{DatabaseRecord, FetchManifest, FetchedFile, KeptRows};
use super::snapshot::{self, Snapshot};
use super::statement::{self, TimeColumns};
use super::store::Store;
use super::table::Table;
use crate::base::atomic::{Staged, WriteError, folder_of};
use crate::base::hash::Hashing;
use crate::dataset::{Dataset, Instant, Options, WrittenOptions};
use crate::export::manifest_path;
use crate::export::signature::{self, SigningKey};
use crate::filter::Filters;
use crate::filter::sentences::{Wording, sentences};
use crate::language::{Language, said_in};

/// So many rows are fetched at the most, unless more are asked for.
pub const MOST_ROWS: u64 = 2_000_000;

/// What is fetched, and where to.
pub struct Fetch<'a> {
    /// The table.
    pub address: &'a Address,
    /// How its rows are read.
    pub options: &'a Options,
    /// Which of them are kept.
    pub filters: &'a Filters,
    /// Refuses filters that ask for what the rows have not, such as a column.
    pub check: &'a dyn Fn(&Dataset) -> Result<(), String>,
    /// More rows are refused.
    pub most_rows: u64,
    /// The file to write.
    pub output: &'a Path,
    /// Whether files that exist are replaced.
    pub replace: bool,
    /// Signs the manifest.
    pub signing_key: Option<&'a SigningKey>,
}

/// Fetches the rows; the manifest, and where it lies.
///
/// # Errors
/// When the server refuses or is gone, there are too many rows, they cannot be read, or a
/// file cannot be written. Files that stood there are whole then.
pub fn fetch(
    store: &dyn Store,
    wanted: &Fetch<'_>,
) -> Result<(FetchManifest, PathBuf), FetchError> {
    let Fetch { address, options, filters, output, replace, .. } = *wanted;
    // Before anything is asked for, which may take minutes.
    let path = manifest_path(output);
    for path in [output, &path, &signature::path_beside(&path)] {
        if path.exists() && !replace {
            return Err(WriteError::Exists(path.to_owned()).into());
        }
    }
    let created = Instant::from_secs(jiff::Timestamp::now().as_second()).to_utc_text();
    let folder = folder_of(output);
    let table = store.table(&address.table, &address.key)?;
    let columns = match filters.time.bounds_secs() {
        Some(_) => snapshot::time_columns(store, &table, options, folder)?,
        None => None,
    };
    let (snapshot, dataset, columns) = take(store, wanted, &table, columns, folder)?;
    (wanted.check)(&dataset).map_err(FetchError::Filter)?;
    let dataset = Arc::new(dataset);
    let (rows_file, (fingerprint, rows)) = Staged::new(output, replace, |out| {
        let mut out = Hashing::new(out);
        let rows = snapshot.write_matching(Arc::clone(&dataset), filters, &mut out)?;
        Ok::<_, FetchError>((out.finish(), rows))
    })?;
    let words = said_in(Language::English, || sentences(filters, &options.zone, Wording::Exact));
    let manifest = FetchManifest {
        program: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        created,
        database: DatabaseRecord {
            engine: store.dialect().label().to_owned(),
            version: store.version()?,
            address: address.recorded(),
            key: table.key_names(),
            snapshot: store.state()?,
            time_columns: columns,
            statement: snapshot.statement.clone(),
            rows: dataset.report.rows,
            fingerprint: snapshot.rows.clone(),
            table: [table.schema, table.name],
        },
        reading: WrittenOptions::of(options),
        filter: KeptRows { structured: filters.clone(), words },
        output: FetchedFile {
            file: output.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            rows,
            fingerprint,
        },
    };
    let path = manifest_path(output);
    let bytes = manifest.to_bytes()?;
    let put = |path: &Path, bytes: &[u8]| {
        Staged::new(path, replace, |out| out.write_all(bytes).map_err(FetchError::from))
    };
    let (manifest_file, ()) = put(&path, &bytes)?;
    let beside = signature::path_beside(&path);
    let signature = match wanted.signing_key {
        Some(key) => {
            let text = key.sign(&bytes, &signature::comment(&path, &manifest.created))?;
            Some(put(&beside, text.as_bytes())?.0)
        }
        None => None,
    };
    rows_file.commit()?;
    manifest_file.commit()?;
    match signature {
        Some(signature) => signature.commit()?,
        // That of the rows that were replaced says nothing of these.
        None if replace && beside.is_file() => std::fs::remove_file(&beside)?,
        None => {}
    }
    Ok((manifest, path))
}

/// Takes what may match. Where reading all rows takes other columns for times than reading
/// the first ones did, everything is asked for.
fn take(
    store: &dyn Store,
    wanted: &Fetch<'_>,
    table: &Table,
    columns: Option<TimeColumns>,
    folder: &Path,
) -> Result<(Snapshot, Dataset, Option<TimeColumns>), FetchError> {
    let time = &wanted.filters.time;
    let query = statement::query(table, time, columns.as_ref());
    refuse_too_many(store, &query, wanted.most_rows)?;
    let snapshot = Snapshot::take(store, &statement::ordered(&query, table), folder)?;
    let dataset = snapshot.read(wanted.options)?;
    if columns.is_some() && columns != snapshot::columns_taken(&dataset, table) {
        return take(store, wanted, table, None, folder);
    }
    Ok((snapshot, dataset, columns))
}

fn refuse_too_many(store: &dyn Store, query: &str, most: u64) -> Result<(), FetchError> {
    let count = store.dialect().shown("count(*)");
    let counted = store.rows(&format!("SELECT {count} FROM ({query}) AS asked"))?;
    let rows = counted.into_iter().flatten().flatten().next();
    match rows.and_then(|rows| rows.parse().ok()) {
        Some(rows) if rows > most => Err(FetchError::TooMany { rows, most }),
        _ => Ok(()),
    }
}
