//! Why a table was not asked.

use std::io;

use crate::database::dialect::Column;
use crate::database::error::FetchError;
use crate::dataset::time::UnknownZone;
use crate::filter::FilterError;
use crate::import::ImportError;
use crate::import::limits::listed;
use crate::language::tr;
use crate::net::postgres::DatabaseError;

/// Why a table was not asked.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The server did not answer as it should.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The table could not be looked at.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The table has no rows.
    #[error("{}", tr!("error-engine-no-rows", table = .0))]
    NoRows(String),
    /// Its columns are those of a publisher, whose rows mean more than single columns do.
    #[error("{}", tr!("error-engine-format", format = .0))]
    Format(String),
    /// Columns fill a field that a server is not asked about.
    #[error("{}", tr!("error-engine-field", field = .field, columns = listed(.columns)))]
    Field {
        /// The field.
        field: String,
        /// The columns.
        columns: Vec<String>,
    },
    /// A column is of a type with which the server cannot compute.
    #[error("{}", tr!("error-engine-type", column = .column, found = .data_type, field = .field))]
    Type {
        /// The column.
        column: String,
        /// Its type.
        data_type: String,
        /// The field that it fills.
        field: String,
    },
    /// The header of a column says of its cells what a server does not know.
    #[error("{}", tr!("error-engine-header", column = .column, field = .field))]
    Header {
        /// The column.
        column: String,
        /// The field that it fills.
        field: String,
    },
    /// Cells of names of places hold positions, whose order all of them decide.
    #[error("{}", tr!("error-engine-positions", column = .0))]
    Positions(String),
    /// A column has a name that statements use.
    #[error("{}", tr!("error-engine-name", column = .0))]
    Name(String),
    /// The table changed while it was asked.
    #[error("{}", tr!("error-engine-changed", table = .0))]
    Changed(String),
    /// A filter names a zone that is not known.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// Rows do not say by which clocks their days and times go.
    #[error("{}", tr!("error-engine-clocks", column = .column, rows = .rows))]
    Clocks {
        /// The column of times.
        column: String,
        /// How many rows.
        rows: u64,
    },
    /// The server reads a row otherwise than the reader of files.
    #[error("{}", tr!("error-engine-differs", key = .key, field = .field, file = .file, server = .server))]
    Differs {
        /// The key of the row.
        key: String,
        /// The field.
        field: String,
        /// What the reader of files makes of it.
        file: String,
        /// What the server makes of it.
        server: String,
    },
    /// The cells of some columns have more combinations than are asked for.
    #[error("{}", tr!("error-engine-groups", columns = listed(.columns), most = .most))]
    TooManyGroups {
        /// The columns.
        columns: Vec<String>,
        /// How many are asked for at the most.
        most: usize,
    },
    /// What the server counted could not be read again.
    #[error("{}", tr!("error-engine-groups-unread"))]
    Groups,
    /// A filter that only rows tell, not a server.
    #[error("{}", tr!("error-engine-filter", filter = .0))]
    Filter(String),
    /// The times of reports are not asked about.
    #[error("{}", tr!("error-engine-report-times"))]
    ReportTimes,
    /// A filter could not be applied to what the server counted.
    #[error(transparent)]
    Mask(#[from] FilterError),
    /// What came could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A file could not be written.
    #[error("{}", tr!("error-could-not-write", reason = .0))]
    Io(#[from] io::Error),
}

impl EngineError {
    /// That the type of `column` cannot be computed with; `field` is what it fills.
    pub fn of_type(column: &Column, field: &str) -> Self {
        Self::Type {
            column: column.name.clone(),
            data_type: column.data_type.clone(),
            field: field.to_owned(),
        }
    }
}

impl From<csv::Error> for EngineError {
    fn from(error: csv::Error) -> Self {
        Self::Io(error.into())
    }
}
