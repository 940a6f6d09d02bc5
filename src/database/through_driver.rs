//! A store that is asked through a driver.

use std::io::Write;

use super::column_type::ColumnType;
use super::dialect::{Column, Dialect};
use super::error::FetchError;
use super::key as key_of;
use super::store::{Store, TextRows};
use super::table::Table;
use super::table_name::TableName;
use crate::net::adbc::Connection;
use crate::net::postgres::DatabaseError;

/// A connection and how its statements are written.
pub struct ThroughDriver {
    /// The connection.
    pub connection: Connection,
    /// How its statements are written.
    pub dialect: &'static dyn Dialect,
}

impl Store for ThroughDriver {
    fn dialect(&self) -> &'static dyn Dialect {
        self.dialect
    }

    fn rows(&self, statement: &str) -> Result<TextRows, DatabaseError> {
        self.connection.rows(statement)
    }

    fn write_csv(&self, ordered: &str, out: &mut dyn Write) -> Result<(), DatabaseError> {
        self.connection.write_csv(ordered, out)
    }

    fn table(&self, wanted: &TableName, key: &[String]) -> Result<Table, FetchError> {
        let table = Table {
            schema: wanted.schema.clone().unwrap_or_default(),
            name: wanted.name.clone(),
            columns: Vec::new(),
            key: Vec::new(),
            dialect: self.dialect,
        };
        let one = format!("FROM {} LIMIT 1", table.quoted());
        let names = self.connection.columns(&format!("SELECT * {one}"))?;
        let types: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(place, name)| {
                format!("{} AS t{place}", self.dialect.type_of(&self.dialect.quoted(name)))
            })
            .collect();
        // Of a table without rows no type is known, and none is needed.
        let types = self.rows(&format!("SELECT {} {one}", types.join(", ")))?;
        let mut types = types.into_iter().next().unwrap_or_default().into_iter();
        let columns = names
            .into_iter()
            .map(|name| {
                let data_type = types.next().flatten().unwrap_or_default();
                let is_text = self.dialect.kind_of(&data_type) == ColumnType::Text;
                Column::new(self.dialect, name, data_type, is_text)
            })
            .collect();
        let table = Table { columns, ..table };
        if key.is_empty() {
            return Err(FetchError::NoKey(table.quoted()));
        }
        let table = table.with_key(key)?;
        key_of::refuse_repeated(&table, &|statement| self.rows(statement))?;
        Ok(table)
    }

    fn version(&self) -> Result<String, DatabaseError> {
        let told = self.rows("SELECT version() AS version")?;
        Ok(told.into_iter().flatten().flatten().next().unwrap_or_default())
    }

    fn state(&self) -> Result<Option<String>, DatabaseError> {
        Ok(None)
    }
}
