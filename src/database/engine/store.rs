//! A store that is asked by statements.

use super::error::EngineError;
use crate::net::postgres::{Connection, DatabaseError};

/// Rows of text.
pub type TextRows = Vec<Vec<Option<String>>>;

/// A store that is asked by statements.
pub trait Store {
    /// The rows of `statement`, whose columns are all text.
    ///
    /// # Errors
    /// When the store refuses or is gone.
    fn rows(&self, statement: &str) -> Result<TextRows, DatabaseError>;
}

impl Store for Connection {
    fn rows(&self, statement: &str) -> Result<TextRows, DatabaseError> {
        Self::rows(self, statement, &[])
    }
}

/// The number in a cell: none that cannot be read is taken for another.
///
/// # Errors
/// When there is none.
pub fn read_number<T: std::str::FromStr>(cell: Option<&str>) -> Result<T, EngineError> {
    cell.and_then(|text| text.parse().ok()).ok_or(EngineError::Groups)
}
