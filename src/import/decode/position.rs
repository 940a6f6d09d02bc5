//! A position as files have it.

/// A position as it is written: east first.
pub type Position = [f64; 2];
