//! Where the coordinates of an event come from and how precise they are.

use super::certainty::LARGEST_RADIUS_M;
use super::event::Event;
use super::place::{Place, Reach};
use super::{Certainty, CoordinateSource, GeoPrecision};

/// Where the coordinates come from and how precise they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Accuracy {
    /// How precise the place is.
    pub precision: GeoPrecision,
    /// Who gave the coordinates.
    pub located: CoordinateSource,
    /// Radius of the place in whole metres.
    pub radius_m: u32,
    /// The place contradicts the country that the source states.
    pub is_doubted: bool,
}

impl Accuracy {
    /// Of an event.
    pub fn of(event: &Event) -> Self {
        Self {
            precision: event.geo_precision,
            located: event.located,
            radius_m: Certainty::of(event).radius_m,
            is_doubted: event.place_doubted,
        }
    }

    /// Of the same row at another point, in ten-millionths of a degree north and
    /// east, where a named place decides.
    pub fn at(self, reach: &Reach, steps: [i32; 2]) -> Option<Self> {
        let place = Place::from_steps(steps)?;
        let (precision, radius_m) = reach.around(place);
        let radius_m = radius_m.clamp(0.0, LARGEST_RADIUS_M) as u32;
        Some(Self { precision, radius_m, ..self })
    }
}
