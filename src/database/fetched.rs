//! What fetched rows are and where they came from, as a file beside them.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::FetchError;
use super::statement::TimeColumns;
use crate::base::hash::Fingerprint;
use crate::dataset::WrittenOptions;
use crate::export::VerifyError;
use crate::export::verify;
use crate::filter::Filters;

/// Everything that is needed to ask for the same rows again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FetchManifest {
    /// Name of the program.
    pub program: String,
    /// Its version.
    pub version: String,
    /// When the rows were asked for, in UTC.
    pub created: String,
    /// What was asked.
    pub database: DatabaseRecord,
    /// How the rows were read.
    pub reading: WrittenOptions,
    /// Which rows were kept.
    pub filter: KeptRows,
    /// The file of the rows.
    pub output: FetchedFile,
}

/// The database and what was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DatabaseRecord {
    /// What kind of database.
    pub engine: String,
    /// Its version.
    pub version: String,
    /// The server and the database, without a user.
    pub address: String,
    /// Schema and name of the table.
    pub table: [String; 2],
    /// Columns that tell rows apart and by which they are ordered.
    pub key: Vec<String>,
    /// The state of the database that was seen, in the words of the engine; none where an
    /// engine names none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub snapshot: Option<String>,
    /// Columns of times by which rows were left out there, if any were.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub time_columns: Option<TimeColumns>,
    /// The statement.
    pub statement: String,
    /// How many rows it gave.
    pub rows: u64,
    /// Of these rows as they came.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
}

/// Which rows were kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptRows {
    /// As the program keeps it.
    pub structured: Filters,
    /// A sentence for each clause.
    pub words: Vec<String>,
}

/// The file that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FetchedFile {
    /// Its name; it lies beside the manifest.
    pub file: String,
    /// How many rows it has.
    pub rows: u64,
    /// Of the file.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
}

impl FetchManifest {
    /// Reads the manifest at `path`, and its bytes.
    ///
    /// # Errors
    /// When it cannot be read, is none, names a file elsewhere, or has a filter that this
    /// version does not have.
    pub fn read(path: &Path) -> Result<(Self, Vec<u8>), FetchError> {
        let bytes = verify::manifest_bytes(path)?;
        let manifest: Self = serde_json::from_slice(&bytes)
            .map_err(|source| VerifyError::Manifest { path: path.to_owned(), source })?;
        verify::check_filters(&manifest.filter.structured)?;
        match verify::is_file_name(&manifest.output.file) {
            true => Ok((manifest, bytes)),
            false => Err(VerifyError::NotBeside(manifest.output.file).into()),
        }
    }

    /// The text of its file.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }
}

/// Whether the manifest at `path` is of fetched rows rather than of an export.
pub fn is_fetched(path: &Path) -> bool {
    #[derive(Deserialize)]
    struct Probe {
        #[serde(rename = "database")]
        _database: serde::de::IgnoredAny,
    }
    verify::manifest_bytes(path).is_ok_and(|bytes| serde_json::from_slice::<Probe>(&bytes).is_ok())
}
