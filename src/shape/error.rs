//! Why something is no shape.

use crate::language::{Message, tr};

/// More corners than this in one shape are refused.
pub const MOST_CORNERS: usize = 200_000;

/// Why something is no shape.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ShapeError {
    /// There is no ring at all.
    #[error("{}", tr!("error-shape-empty"))]
    Empty,
    /// A ring is a point or a line.
    #[error("{}", tr!("error-shape-corners", count = .0))]
    Corners(usize),
    /// A corner is no place.
    #[error("{}", tr!("error-shape-off-the-earth", latitude = .0.to_string(), longitude = .1.to_string()))]
    OffTheEarth(f64, f64),
    /// More than can be counted with.
    #[error("{}", tr!("error-shape-too-large", count = .0.to_string(), most = MOST_CORNERS.to_string()))]
    TooLarge(usize),
    /// A radius that makes no circle.
    #[error("{}", tr!("error-shape-radius"))]
    Radius,
    /// A file of areas cannot be read.
    #[error("{0}")]
    File(Message),
    /// The text is none of the forms.
    #[error("{}", tr!("error-shape-text", reason = .0))]
    Text(Message),
}
