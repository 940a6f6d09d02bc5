//! Whether fetched rows are what their manifest says, and whether the database still is.

use std::path::Path;
use std::sync::Arc;

use super::address::Address;
use super::error::FetchError;
use super::fetched::FetchManifest;
use super::snapshot::Snapshot;
use super::statement;
use super::store::Store;
use super::table_name::TableName;
use crate::base::Progress;
use crate::base::atomic::folder_of;
use crate::base::hash::Hashing;
use crate::dataset::Dataset;
use crate::export::VerifyOptions;
use crate::export::verify::{self, Witnesses};
use crate::filter::sentences::{Wording, sentences};
use crate::import::reader;
use crate::language::{Language, said_in, tr};
use crate::versions::{self, Options as CompareOptions};

/// What the database has now of the rows that were fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared {
    /// The same, in every byte, and the file follows from them.
    Same,
    /// Other rows.
    Changed {
        /// Rows that match now and were not fetched.
        added: usize,
        /// Rows that were fetched and are gone or match no longer.
        removed: usize,
        /// Rows of which a value is another one.
        changed: usize,
    },
    /// The file or the manifest does not follow from rows that are the same.
    Forged(Vec<String>),
}

/// The manifest at `path`, and what it, the file beside it, its signature and its time stamps
/// say otherwise than they should; no server is asked. `known` is what the reader knows of
/// who signed it.
///
/// # Errors
/// When a file cannot be read.
pub fn verify_file(
    path: &Path,
    known: VerifyOptions<'_>,
) -> Result<(FetchManifest, Witnesses), FetchError> {
    let (manifest, bytes) = FetchManifest::read(path)?;
    let mut witnesses = verify::witnesses(path, &bytes, known)?;
    witnesses.differences.extend(differences(path, &manifest)?);
    Ok((manifest, witnesses))
}

/// What the file beside `manifest` at `path` and its words say otherwise.
fn differences(path: &Path, manifest: &FetchManifest) -> Result<Vec<String>, FetchError> {
    let file = folder_of(path).join(&manifest.output.file);
    let found = verify::fingerprint(&file, &manifest.output.fingerprint)?;
    let mut differences = Vec::new();
    if let Some(stranger) = verify::claims_of_nobody(&file, None) {
        let name = stranger.file_name().unwrap_or_default().to_string_lossy().into_owned();
        differences.push(tr!("fetched-claims-beside", file = name));
        return Ok(differences);
    }
    if found != manifest.output.fingerprint {
        differences.push(tr!("fetched-file-differs", file = manifest.output.file.clone()));
        return Ok(differences);
    }
    let options = manifest.reading.options()?;
    let filters = &manifest.filter.structured;
    let words = said_in(Language::English, || sentences(filters, &options.zone, Wording::Exact));
    if words != manifest.filter.words {
        differences.push(tr!("fetched-words-differ").to_owned());
    }
    if manifest.output.rows == 0 {
        return Ok(differences);
    }
    let dataset = reader::read(&file, &options, &Progress::default())?;
    if dataset.report.rows != manifest.output.rows {
        differences.push(tr!("fetched-count-differs").to_owned());
    }
    Ok(differences)
}

/// Asks for the rows of the manifest at `path` again, from the table at `address`, which
/// must be that of the manifest: it tells nobody where to connect to.
///
/// # Errors
/// When the manifest is of another table, the server refuses or is gone, or a file cannot be
/// read.
pub fn compare(
    store: &dyn Store,
    address: &Address,
    path: &Path,
    manifest: &FetchManifest,
) -> Result<Compared, FetchError> {
    let folder = folder_of(path);
    let record = &manifest.database;
    let [schema, name] = &record.table;
    let wanted = TableName { schema: Some(schema.clone()), name: name.clone() };
    let table = store.table(&address.table, &address.key)?;
    let given = format!("{} {}.{}", address.recorded(), table.schema, table.name);
    let recorded = format!("{} {schema}.{name}", record.address);
    if given != recorded || (table.schema.as_str(), table.name.as_str()) != (schema, name) {
        return Err(FetchError::Other { recorded, given });
    }
    let table = match table.key_names() == record.key {
        true => table,
        false => store.table(&wanted, &record.key)?,
    };
    let options = manifest.reading.options()?;
    let filters = &manifest.filter.structured;
    let query = statement::query(&table, &filters.time, record.time_columns.as_ref());
    let snapshot = Snapshot::take(store, &statement::ordered(&query, &table), folder)?;
    let dataset = Arc::new(snapshot.read(&options)?);
    let mut now = tempfile::Builder::new().prefix(".rows-").suffix(".csv").tempfile_in(folder)?;
    let mut out = Hashing::new(std::io::BufWriter::new(now.as_file_mut()));
    let rows = snapshot.write_matching(Arc::clone(&dataset), filters, &mut out)?;
    std::io::Write::flush(&mut out)?;
    let found = out.finish();
    if snapshot.rows == record.fingerprint {
        let mut differences = Vec::new();
        if snapshot.statement != record.statement {
            differences.push(tr!("fetched-statement-differs").to_owned());
        }
        if found != manifest.output.fingerprint || rows != manifest.output.rows {
            differences.push(tr!("fetched-rows-differ").to_owned());
        }
        if dataset.report.rows != record.rows {
            differences.push(tr!("fetched-count-differs").to_owned());
        }
        return Ok(match differences.is_empty() {
            true => Compared::Same,
            false => Compared::Forged(differences),
        });
    }
    changes(&folder.join(&manifest.output.file), now.path(), manifest)
}

/// What changed between the rows that were fetched and those of now.
fn changes(old: &Path, new: &Path, manifest: &FetchManifest) -> Result<Compared, FetchError> {
    let options = manifest.reading.options()?;
    let read = |path: &Path| -> Result<Option<Dataset>, FetchError> {
        match reader::read(path, &options, &Progress::default()) {
            Ok(dataset) => Ok(Some(dataset)),
            // A table without a row has no event either.
            Err(_) if line_count(path)? <= 1 => Ok(None),
            Err(error) => Err(error.into()),
        }
    };
    let rows = |dataset: &Dataset| dataset.len();
    Ok(match (read(old)?, read(new)?) {
        (Some(old), Some(new)) => {
            let by_key = CompareOptions { key: manifest.database.key.clone() };
            let found = versions::compare(&old, &new, &by_key, &Progress::default())?;
            Compared::Changed {
                added: found.added.len(),
                removed: found.removed.len(),
                changed: found.changed.len(),
            }
        }
        (old, new) => Compared::Changed {
            added: new.as_ref().map_or(0, rows),
            removed: old.as_ref().map_or(0, rows),
            changed: 0,
        },
    })
}

fn line_count(path: &Path) -> Result<usize, FetchError> {
    let text = std::fs::read(path)?;
    Ok(memchr::memchr_iter(b'\n', &text).count())
}
