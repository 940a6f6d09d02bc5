//! Rows of a database, fetched once into a file that everything else starts from.
//!
//! `strikemap fetch` asks a table or view in one state of the database, writes what comes
//! as CSV, reads that as any other file, keeps the rows that match the filters, and writes
//! them byte for byte as they came, with a manifest that says how they were asked for.
//!
//! Invariants, held by `tests/core/database.rs` where a PostgreSQL is installed:
//! - The statement is made here from names and times alone, each quoted; no manifest and no
//!   flag puts words into it. `verify` makes it again and runs it only on a server that the
//!   person names, never on one that a manifest names.
//! - Rows stand in the order of a key that tells them apart, text by its bytes, so that the
//!   same rows give the same file whatever the language of the server is.
//! - What the statement leaves out no filter would have kept: it may only ask for too much.
//!   Which rows match decides the same code as for files.

mod address;
mod address_error;
mod column_type;
pub mod dialect;
#[cfg(feature = "adbc")]
mod driver_address;
pub mod engine;
mod error;
mod fetch;
mod fetched;
mod key;
mod snapshot;
mod statement;
mod store;
mod table;
mod table_name;
mod table_of_postgres;
#[cfg(feature = "adbc")]
mod through_driver;
mod verify;

pub use address::{Address, Place};
pub use address_error::AddressError;
pub use error::FetchError;
pub use fetch::{Fetch, MOST_ROWS, fetch};
pub use fetched::{FetchManifest, is_fetched};
pub use store::{Store, TextRows};
pub use table_name::TableName;
#[cfg(feature = "adbc")]
pub use through_driver::ThroughDriver;
pub use verify::{Compared, compare, verify_file};
