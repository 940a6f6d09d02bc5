//! Why something is no shape.

/// More corners than this in one shape are refused.
pub const MOST_CORNERS: usize = 200_000;

/// Why something is no shape.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ShapeError {
    /// There is no ring at all.
    #[error("there is no area in it")]
    Empty,
    /// A ring is a point or a line.
    #[error("a ring has {0} vertices; it needs three")]
    Corners(usize),
    /// A corner is no place.
    #[error("latitude {0}, longitude {1} is no place on the Earth")]
    OffTheEarth(f64, f64),
    /// More than can be counted with.
    #[error("{0} vertices are too many; simplify the outline to {max}", max = MOST_CORNERS)]
    TooLarge(usize),
    /// A radius that makes no circle.
    #[error("a radius is a number of metres above 0 and up to 20000000")]
    Radius,
    /// A file of areas cannot be read.
    #[error("{0}")]
    File(String),
    /// The text is none of the forms.
    #[error(
        "this is no shape: {0}; write POLYGON((30.4 50.4, 30.6 50.4, 30.5 50.5)) with longitude \
         first, or CIRCLE(30.52 50.45, 5000) with the radius in metres"
    )]
    Text(String),
}
