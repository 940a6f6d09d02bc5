//! What changed between two versions of a dataset: rows that came, went or say something
//! else, field by field and cell by cell.
//!
//! # How rows are matched
//!
//! Each row of one version is matched with at most one of the other, by the first of these
//! that holds:
//!
//! 1. **A key**: the columns that a person named, or the ids of the source. Ids count only
//!    where both versions have ids of their own, and where they were kept: at least half of
//!    those found in both versions must still be of the same time or place. Rows of a key
//!    that stands more than once in a version are matched as below, which is told.
//! 2. **The same record**: all cells of the columns that both versions have are equal.
//! 3. **Likeness** ([`likeness`]): points for time, place, title, kind and figures that are
//!    the same. Two rows are matched if each is the best for the other, no other is as good,
//!    and the points suffice. Only rows whose starts lie within [`FARTHEST_SECS`] of each
//!    other are compared, or both without a time.
//!
//! What is not matched was added or removed. [`Method`] says which way was gone, and each
//! [`Change`] how its rows were matched.
//!
//! # Invariants, and what holds them
//!
//! - Every row of both versions is in exactly one of *added*, *removed*, *changed* and
//!   *unchanged*; the same two files give no change; exchanged files give the exchanged
//!   difference: `tests/core/versions.rs`, over invented versions.
//! - Matching is that of the plain loops over all pairs: the same tests.

mod change;
mod compare;
mod comparison;
mod error;
mod facts;
mod in_order;
mod likeness;
mod matching;
mod options;
mod row_moves;

pub use change::{CellChange, Change, FieldChange};
pub use compare::{Difference, compare};
pub use comparison::Comparison;
pub use error::VersionsError;
pub use likeness::{FARTHEST_SECS, LEAST_POINTS, likeness};
pub use matching::{MatchedBy, Method};
pub use options::Options;
pub use row_moves::RowMoves;
