//! PostgreSQL over its own protocol, only read.
//!
//! A connection asks in one transaction that may only read and sees one state of the
//! database (`repeatable read`), with settings under which the same values are always the
//! same text. Where the server is on another machine, the connection is encrypted and the
//! certificate is checked, or there is none.

mod connection;
mod error;
mod password;
mod server;

pub use connection::{Connection, Timeouts};
pub use error::DatabaseError;
pub use password::password_of;
pub use server::{Host, Server, Tls};
