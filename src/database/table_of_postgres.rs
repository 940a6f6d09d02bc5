//! What PostgreSQL says of a table.

use super::dialect::{Column, Dialect as _, Postgres};
use super::error::FetchError;
use super::key as key_of;
use super::table::Table;
use super::table_name::TableName;
use crate::net::postgres::Connection;

const NAME: &str = "SELECT n.nspname::text, c.relname::text FROM pg_catalog.pg_class c \
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
    WHERE c.oid = pg_catalog.to_regclass($1) AND c.relkind IN ('r', 'v', 'm', 'f', 'p')";

const COLUMNS: &str = "SELECT a.attname::text, \
    pg_catalog.format_type(a.atttypid, a.atttypmod), (a.attcollation <> 0)::text \
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass($1) \
    AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

const PRIMARY_KEY: &str = "SELECT a.attname::text FROM pg_catalog.pg_index i \
    JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) \
    WHERE i.indrelid = pg_catalog.to_regclass($1) AND i.indisprimary \
    ORDER BY pg_catalog.array_position(i.indkey::pg_catalog.int2[], a.attnum)";

/// Asks for the table `wanted`; `key` are columns that tell its rows apart, and its
/// primary key does where none is named.
///
/// # Errors
/// When there is no such table or column, or nothing tells rows apart.
pub fn ask(
    connection: &Connection,
    wanted: &TableName,
    key: &[String],
) -> Result<Table, FetchError> {
    let quoted = |name: &str| Postgres.quoted(name);
    let name = match &wanted.schema {
        Some(schema) => format!("{}.{}", quoted(schema), quoted(&wanted.name)),
        None => quoted(&wanted.name),
    };
    let no_table = || FetchError::NoTable(name.clone());
    let found = connection.rows(NAME, &[&name])?.into_iter().next().ok_or_else(no_table)?;
    let [Some(schema), Some(table)] = &found[..] else { return Err(no_table()) };
    let full = format!("{}.{}", quoted(schema), quoted(table));
    // From here on no function or operator of a user is meant.
    connection.text("SELECT set_config('search_path', 'pg_catalog', true)", &[])?;
    let column = |cells: Vec<Option<String>>| match <[_; 3]>::try_from(cells) {
        Ok([Some(name), Some(data_type), is_text]) => {
            Some(Column::new(&Postgres, name, data_type, is_text.as_deref() == Some("true")))
        }
        _ => None,
    };
    let columns = connection.rows(COLUMNS, &[&full])?;
    let columns: Vec<Column> = columns.into_iter().filter_map(column).collect();
    let is_primary = key.is_empty();
    let names: Vec<String> = match is_primary {
        true => connection.rows(PRIMARY_KEY, &[&full])?.into_iter().flatten().flatten().collect(),
        false => key.to_vec(),
    };
    if names.is_empty() {
        return Err(FetchError::NoKey(full));
    }
    let table = Table {
        schema: schema.clone(),
        name: table.clone(),
        columns,
        key: Vec::new(),
        dialect: &Postgres,
    };
    let table = table.with_key(&names)?;
    if !is_primary {
        key_of::refuse_repeated(&table, &|statement| connection.rows(statement, &[]))?;
    }
    Ok(table)
}
