//! Something counted over all cells of a column.

/// Something counted over all cells of a column, in pieces that lie one after another.
pub trait Tally: Default + Send {
    /// Counts one cell.
    fn count(&mut self, cell: &str);

    /// Adds what was counted in the piece that follows.
    fn join(&mut self, later: Self);
}
