//! How certain time and place of an event are.

use super::{GeoPrecision, Located, TimePrecision};

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
    pub located: Located,
    /// Radius of the place in whole metres.
    pub radius_m: u32,
    /// The place contradicts the country that the source states.
    pub place_doubted: bool,
}

impl Certainty {
    /// Whether the place is known only as an area: drawn as one, never as a pin.
    pub fn is_area(&self) -> bool {
        self.geo.is_imprecise() || (self.geo == GeoPrecision::Unknown && self.radius_m > 0)
    }
}
