//! Which angle a number is, and which of two comes first.

/// What an angle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// North or south.
    Latitude,
    /// East or west.
    Longitude,
}

/// Which of two numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AxisOrder {
    /// As people write it.
    LatitudeFirst,
    /// As programs write it.
    LongitudeFirst,
}
