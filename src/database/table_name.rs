//! The name of a table in an address.

use super::address_error::AddressError;

/// The name of a table or view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableName {
    /// Its schema; found by the search path of the server where none is named.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
}

impl TableName {
    /// Reads `NAME` or `SCHEMA.NAME`.
    pub fn read(text: &str) -> Option<Self> {
        let (schema, name) = match text.split_once('.') {
            Some((schema, name)) => (Some(schema.to_owned()), name),
            None => (None, text),
        };
        let is_named = !name.is_empty() && schema.as_deref() != Some("");
        is_named.then(|| Self { schema, name: name.to_owned() })
    }
}

/// The settings of an address that name the table.
#[derive(Debug, Default)]
pub struct TableSetting {
    table: Option<TableName>,
    key: Vec<String>,
}

impl TableSetting {
    /// Takes a setting; false where it is another one.
    pub fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "table" => self.table = TableName::read(value),
            "key" => self.key.extend(value.split(',').map(|name| name.trim().to_owned())),
            _ => return false,
        }
        true
    }

    /// The table and its key.
    ///
    /// # Errors
    /// When no table is named.
    pub fn finish(self) -> Result<(TableName, Vec<String>), AddressError> {
        let table = self.table.ok_or(AddressError::Table)?;
        Ok((table, self.key.into_iter().filter(|name| !name.is_empty()).collect()))
    }
}
