//! How certain time and place of an event are.

use super::{CoordinateSource, Event, GeoPrecision, TimePrecision};

/// Half of the Earth's circumference, rounded up.
pub const LARGEST_RADIUS_M: f32 = 21_000_000.0;

/// How certain time and place of an event are; few combinations occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Certainty {
    /// Precision of the time.
    pub time: TimePrecision,
    /// The time is known to be made up or that of a report.
    pub time_doubted: bool,
    /// Precision of the place.
    pub geo: GeoPrecision,
    /// Who gave the coordinates.
    pub located: CoordinateSource,
    /// Radius of the place in whole metres.
    pub radius_m: u32,
    /// The place contradicts the country that the source states.
    pub place_doubted: bool,
}

impl Certainty {
    /// Of an event.
    pub fn of(event: &Event) -> Self {
        Self {
            time: event.time_precision,
            time_doubted: event.time_doubt.is_some(),
            geo: event.geo_precision,
            located: event.located,
            place_doubted: event.place_doubted,
            radius_m: event.radius_m.clamp(0.0, LARGEST_RADIUS_M) as u32,
        }
    }

    /// Whether it is known how far the place reaches; a point of unknown precision is
    /// none of radius 0.
    pub fn has_radius(&self) -> bool {
        self.geo != GeoPrecision::Unknown || self.radius_m > 0
    }

    /// Whether the place is known only as an area: drawn as one, never as a pin.
    pub fn is_area(&self) -> bool {
        self.geo.is_imprecise() || (self.geo == GeoPrecision::Unknown && self.radius_m > 0)
    }
}
