//! Why a text is no address of a table.

use crate::language::tr;

/// Why a text is no address of a table.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AddressError {
    /// It is not of the form.
    #[error("{}", tr!("error-address-form"))]
    Form,
    /// A password in a command is seen by everybody who lists what runs.
    #[error("{}", tr!("error-address-password"))]
    Password,
    /// No database is named.
    #[error("{}", tr!("error-address-database"))]
    Database,
    /// No driver is named.
    #[error("{}", tr!("error-address-driver"))]
    Driver,
    /// The driver does not tell how statements are written.
    #[error("{}", tr!("error-address-no-dialect", known = dialects()))]
    NoDialect,
    /// There is no such way to write statements.
    #[error("{}", tr!("error-address-dialect", name = .0, known = dialects()))]
    Dialect(String),
    /// No table is named.
    #[error("{}", tr!("error-address-table"))]
    Table,
    /// No user is named.
    #[error("{}", tr!("error-address-user"))]
    User,
    /// A setting that there is not.
    #[error("{}", tr!("error-address-setting", name = .0))]
    Setting(String),
    /// A way of protecting the connection that would not.
    #[error("{}", tr!("error-address-tls", mode = .0))]
    Tls(String),
}

/// The ways to write statements, as people read a list.
fn dialects() -> String {
    crate::import::limits::listed(&super::dialect::DIALECTS.map(|known| known.id().to_owned()))
        .to_string()
}
