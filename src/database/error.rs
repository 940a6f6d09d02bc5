//! Why rows were not fetched, or not compared.

use std::io;

use crate::base::atomic::{FillError, WriteError};
use crate::dataset::time::UnknownZone;
use crate::export::signature::SignatureError;
use crate::export::{ExportError, VerifyError};
use crate::import::ImportError;
use crate::language::tr;
use crate::net::postgres::DatabaseError;
use crate::versions::VersionsError;

/// Why rows were not fetched, or not compared.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The server did not answer as it should.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// There is no such table.
    #[error("{}", tr!("error-fetch-no-table", name = .0))]
    NoTable(String),
    /// The table has no column of this name.
    #[error("{}", tr!("error-fetch-no-column", name = .name, columns = crate::import::limits::listed(.columns)))]
    NoColumn {
        /// As it was called.
        name: String,
        /// Those that there are.
        columns: Vec<String>,
    },
    /// Nothing tells its rows apart.
    #[error("{}", tr!("error-fetch-no-key", name = .0))]
    NoKey(String),
    /// The key does not tell rows apart.
    #[error("{}", tr!("error-fetch-repeated-key", key = .key, rows = .rows, distinct = .distinct))]
    RepeatedKey {
        /// Its columns.
        key: String,
        /// Rows of the table.
        rows: String,
        /// Values of the key that are not empty.
        distinct: String,
    },
    /// There are more rows than wanted.
    #[error("{}", tr!("error-fetch-too-many", rows = .rows, most = .most))]
    TooMany {
        /// Rows that the statement gives.
        rows: u64,
        /// How many are fetched at the most.
        most: u64,
    },
    /// What came could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The rows that match could not be told or written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] WriteError),
    /// A file could not be read or written.
    #[error("{}", tr!("error-could-not-write", reason = .0))]
    Io(#[from] io::Error),
    /// The manifest or its file cannot be read.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// The manifest is of another database or table.
    #[error("{}", tr!("error-fetch-other", recorded = .recorded, given = .given))]
    Other {
        /// Of the manifest.
        recorded: String,
        /// Of the command.
        given: String,
    },
    /// The manifest could not be signed.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// A filter asks for what the rows have not.
    #[error("{0}")]
    Filter(String),
    /// The zone of the manifest is not known here.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// Rows could not be compared.
    #[error(transparent)]
    Versions(#[from] VersionsError),
}

impl FillError for FetchError {
    fn at(self, path: &std::path::Path) -> Self {
        match self {
            Self::Io(source) => WriteError::Io { path: path.to_owned(), source }.into(),
            other => other,
        }
    }
}
