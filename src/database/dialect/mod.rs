//! How statements are written for one kind of database.
//!
//! Statements keep to what all of them share: whole numbers, `CASE`, `coalesce`, grouping.
//! Clocks are reckoned with numbers that this program knows (`engine/clocks.rs`), never with
//! the zones of a server. What is left differs here, and `tests/core/database_engine.rs` and
//! `tests/core/cluster_engines.rs` ask all of them the same questions.

mod postgres;
mod rules;
mod spark;
mod step;

pub use postgres::Postgres;
pub use rules::{CalendarUnit, Column, Dialect};
pub use spark::Spark;

/// All there are.
pub const DIALECTS: [&dyn Dialect; 2] = [&Postgres, &Spark];

/// The one called `id`.
pub fn by_id(id: &str) -> Option<&'static dyn Dialect> {
    DIALECTS.into_iter().find(|dialect| dialect.id() == id)
}
