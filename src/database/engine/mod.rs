//! Views over a table that stays in its database: counts, sums and bins are asked for, rows
//! are not.
//!
//! Invariants, held by `tests/core/database_engine.rs`, which asks a PostgreSQL and counts
//! the same rows here:
//! - Every number is that which fetching the table and counting its rows gives, or there is
//!   an error; the few exceptions stand in `docs/databases.md`. Nothing is approximated, and
//!   what a server cannot be asked about is refused by name.
//! - What cells mean is understood once, by the reader of files (`groups`): a server counts
//!   rows with the same cells. Times alone are computed there (`event_time`), and so is
//!   which coordinates are a place (`placed`); before a table is asked, its first rows are
//!   read both ways and compared (`checked_table`).
//! - A table is asked in one transaction, so that all numbers are of one state of it.
//! - Cubes (`cube`) count any time window that begins and ends on edges of their bins as
//!   exactly as asking again does.

mod ask;
mod ask_cube;
mod checked_table;
mod clocks;
mod conditions;
mod counts;
mod cube;
mod error;
mod event_table;
mod event_time;
mod groups;
mod map_cells;
mod number;
mod placed;
mod time_column;

pub use ask::{Ask, MOST_PLACES};
pub use ask_cube::{MOST_CLASSES, WordCube};
pub use checked_table::{SAMPLE_ROWS, ask_table};
pub use counts::Totals;
pub use cube::{Cube, CubeRow};
pub use error::EngineError;
pub use event_table::{EventTable, MOST_WORDS};
pub use map_cells::CellGrid;
pub use time_column::is_plausible;
