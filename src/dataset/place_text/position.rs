//! A point and how far around it the true place lies.

use crate::dataset::place::Place;

/// A point and how far around it the true place lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// The point, of a geometry the middle of what bounds it.
    pub place: Place,
    /// All of what was written lies within this distance, in metres; 0 for a
    /// point, of whose precision nothing is known.
    pub radius_m: f32,
    /// A pair whose order nothing tells: latitude first is a custom.
    pub is_order_assumed: bool,
    /// A pair that would lie off the globe with the latitude first, and nothing else tells
    /// that it does not: it may as well have a wrong digit.
    pub is_order_forced: bool,
}

impl Position {
    /// A point in an order that is sure.
    pub const fn point(place: Place) -> Self {
        Self { place, radius_m: 0.0, is_order_assumed: false, is_order_forced: false }
    }

    /// Somewhere in a circle.
    pub const fn circle((place, radius_m): (Place, f32)) -> Self {
        Self { radius_m, ..Self::point(place) }
    }
}
