//! Why two versions could not be compared.

use crate::dataset::SourceError;
use crate::language::tr;

/// Why versions could not be compared.
#[derive(Debug, thiserror::Error)]
pub enum VersionsError {
    /// A key names a column that one of them does not have.
    #[error(
        "--key: {}",
        tr!("error-key-no-column", file = .file, column = .column, columns = columns.join(", "))
    )]
    NoColumn {
        /// The column.
        column: String,
        /// Name of the file.
        file: String,
        /// Its columns.
        columns: Vec<String>,
    },
    /// A record could no longer be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// It was stopped.
    #[error("{}", tr!("error-comparing-stopped"))]
    Stopped,
}
