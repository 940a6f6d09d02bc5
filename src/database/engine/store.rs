//! A store that is asked by statements.

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
