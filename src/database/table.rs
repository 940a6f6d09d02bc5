//! What a database says of a table.

use super::dialect::{Column, Dialect};
use super::error::FetchError;

/// A table or view, with the columns that tell its rows apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its schema; empty where the database finds it without one.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// Those of the key.
    pub key: Vec<Column>,
    /// How statements are written for it.
    pub dialect: &'static dyn Dialect,
}

impl Table {
    /// With the columns called `names` as its key.
    ///
    /// # Errors
    /// When it has no column of a name.
    pub fn with_key(self, names: &[String]) -> Result<Self, FetchError> {
        let named = |name: &String| {
            let known = self.columns.iter().find(|column| column.name == *name).cloned();
            known.ok_or_else(|| FetchError::NoColumn {
                name: name.clone(),
                columns: self.columns.iter().map(|column| column.name.clone()).collect(),
            })
        };
        let key = names.iter().map(named).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { key, ..self })
    }

    /// Its name in a statement.
    pub fn quoted(&self) -> String {
        let schema = Some(self.schema.as_str()).filter(|schema| !schema.is_empty());
        let names = schema.into_iter().chain([self.name.as_str()]);
        names.map(|name| self.dialect.quoted(name)).collect::<Vec<_>>().join(".")
    }

    /// The names of the columns of its key.
    pub fn key_names(&self) -> Vec<String> {
        self.key.iter().map(|column| column.name.clone()).collect()
    }
}
