//! What of an event decides whether it passes a filter.

use crate::dataset::schema::Field;

/// What of an event decides whether it passes a filter: a database is asked about that
/// alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// When it happened, how precisely that is known, and its kind.
    Time,
    /// Where it happened, and how precisely that is known.
    Place,
    /// These fields, each on its own.
    Fields(&'static [Field]),
    /// The cells of these columns.
    Columns(Vec<String>),
    /// The text of all cells.
    Text,
    /// All of it, or what other files say.
    Everything,
}
