//! A store that is asked by statements.

use std::io::Write;

use super::dialect::{Dialect, Postgres};
use super::error::FetchError;
use super::statement;
use super::table::Table;
use super::table_name::TableName;
use super::table_of_postgres;
use crate::net::postgres::{Connection, DatabaseError};

/// Rows of text.
pub type TextRows = Vec<Vec<Option<String>>>;

/// A store that is asked by statements.
pub trait Store {
    /// How its statements are written.
    fn dialect(&self) -> &'static dyn Dialect;

    /// The rows of `statement`, whose values are [`shown`](Dialect::shown).
    ///
    /// # Errors
    /// When the store refuses or is gone.
    fn rows(&self, statement: &str) -> Result<TextRows, DatabaseError>;

    /// Writes the rows of `ordered` as CSV in UTF-8 with a header, part by part as it comes.
    ///
    /// # Errors
    /// When the store refuses or is gone, or `out` cannot be written.
    fn write_csv(&self, ordered: &str, out: &mut dyn Write) -> Result<(), DatabaseError>;

    /// Asks for the table `wanted`; `key` are columns that tell its rows apart, and its
    /// primary key does where none is named and the store knows one.
    ///
    /// # Errors
    /// When there is no such table or column, or nothing tells rows apart.
    fn table(&self, wanted: &TableName, key: &[String]) -> Result<Table, FetchError>;

    /// The version of the server.
    ///
    /// # Errors
    /// When the store refuses or is gone.
    fn version(&self) -> Result<String, DatabaseError>;

    /// What names the state that all statements see, where they see one.
    ///
    /// # Errors
    /// When the store refuses or is gone.
    fn state(&self) -> Result<Option<String>, DatabaseError>;
}

impl Store for Connection {
    fn dialect(&self) -> &'static dyn Dialect {
        &Postgres
    }

    fn rows(&self, statement: &str) -> Result<TextRows, DatabaseError> {
        Self::rows(self, statement, &[])
    }

    fn write_csv(&self, ordered: &str, out: &mut dyn Write) -> Result<(), DatabaseError> {
        self.copy_out(&statement::copy(ordered), out)
    }

    fn table(&self, wanted: &TableName, key: &[String]) -> Result<Table, FetchError> {
        table_of_postgres::ask(self, wanted, key)
    }

    fn version(&self) -> Result<String, DatabaseError> {
        self.text("SELECT current_setting('server_version')", &[])
    }

    fn state(&self) -> Result<Option<String>, DatabaseError> {
        self.text("SELECT pg_current_snapshot()::text", &[]).map(Some)
    }
}
