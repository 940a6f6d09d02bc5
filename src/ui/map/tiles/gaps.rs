//! What is drawn where an archive has no tile.

/// What is drawn where an archive has no tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// Part of the nearest coarser tile: for a map with nothing below it.
    Stretch,
    /// Nothing, so that the map below is seen.
    Open,
}
