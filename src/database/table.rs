//! What a database says of a table.

use super::address::TableName;
use super::error::FetchError;
use crate::net::postgres::Connection;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type, as PostgreSQL writes it.
    pub data_type: String,
    /// Whether its values are text, which every language sorts otherwise.
    pub is_text: bool,
}

impl Column {
    /// Its type without the precision, which stands in brackets: `timestamp with time zone`
    /// of `timestamp(3) with time zone`.
    pub fn bare_type(&self) -> String {
        match (self.data_type.split_once('('), self.data_type.split_once(')')) {
            (Some((head, _)), Some((_, tail))) => format!("{head}{tail}"),
            _ => self.data_type.clone(),
        }
    }

    /// Its name in a statement.
    pub fn quoted(&self) -> String {
        quoted(&self.name)
    }

    /// Its value as the text that a file of the rows has; empty where there is none. Of some
    /// types, as of true and false, that is another text than a cast gives.
    pub fn as_text(&self) -> String {
        let is_same = TYPES_CAST_AS_WRITTEN.contains(&self.bare_type().as_str());
        match is_same {
            true => format!("coalesce({}::text, '')", self.quoted()),
            false => format!("format('%s', {})", self.quoted()),
        }
    }
}

/// Types without a precision whose values are cast to the text as which they are written.
const TYPES_CAST_AS_WRITTEN: [&str; 11] = [
    "timestamp with time zone",
    "timestamp without time zone",
    "date",
    "smallint",
    "integer",
    "bigint",
    "real",
    "double precision",
    "numeric",
    "text",
    "character varying",
];

/// `text` as a statement takes it.
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A table or view, with the columns that tell its rows apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its schema.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// Those of the key.
    pub key: Vec<Column>,
}

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

/// A name as a statement takes it.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Table {
    /// Asks for the table `wanted`; `key` are columns that tell its rows apart, and its
    /// primary key does where none is named.
    ///
    /// # Errors
    /// When there is no such table or column, or nothing tells rows apart.
    pub fn ask(
        connection: &Connection,
        wanted: &TableName,
        key: &[String],
    ) -> Result<Self, FetchError> {
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
                Some(Column { name, data_type, is_text: is_text.as_deref() == Some("true") })
            }
            _ => None,
        };
        let columns = connection.rows(COLUMNS, &[&full])?;
        let columns: Vec<Column> = columns.into_iter().filter_map(column).collect();
        let is_primary = key.is_empty();
        let names: Vec<String> = match is_primary {
            true => {
                connection.rows(PRIMARY_KEY, &[&full])?.into_iter().flatten().flatten().collect()
            }
            false => key.to_vec(),
        };
        if names.is_empty() {
            return Err(FetchError::NoKey(full));
        }
        let named = |name: &String| {
            let known = columns.iter().find(|column| column.name == *name).cloned();
            known.ok_or_else(|| FetchError::NoColumn {
                name: name.clone(),
                columns: columns.iter().map(|column| column.name.clone()).collect(),
            })
        };
        let key = names.iter().map(named).collect::<Result<Vec<_>, _>>()?;
        let table = Self { schema: schema.clone(), name: table.clone(), columns, key };
        if !is_primary {
            table.check_key(connection)?;
        }
        Ok(table)
    }

    /// Its name in a statement.
    pub fn quoted(&self) -> String {
        format!("{}.{}", quoted(&self.schema), quoted(&self.name))
    }

    /// The names of the columns of its key.
    pub fn key_names(&self) -> Vec<String> {
        self.key.iter().map(|column| column.name.clone()).collect()
    }

    /// Refuses a key that is empty or the same in two rows.
    fn check_key(&self, connection: &Connection) -> Result<(), FetchError> {
        let names: Vec<String> = self.key.iter().map(|column| quoted(&column.name)).collect();
        let (list, all) =
            (names.join(", "), format!("{} IS NOT NULL", names.join(" IS NOT NULL AND ")));
        let counts = format!(
            "SELECT count(*)::text, (count(DISTINCT ({list})) FILTER (WHERE {all}))::text FROM {}",
            self.quoted()
        );
        let counted = connection.rows(&counts, &[])?.into_iter().flatten().flatten();
        let counted: Vec<String> = counted.collect();
        match &counted[..] {
            [rows, distinct] if rows == distinct => Ok(()),
            [rows, distinct] => Err(FetchError::RepeatedKey {
                key: self.key_names().join(", "),
                rows: rows.clone(),
                distinct: distinct.clone(),
            }),
            _ => Err(FetchError::NoKey(self.quoted())),
        }
    }
}
