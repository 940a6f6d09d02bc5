//! A circle on the Earth.

use std::hash::{Hash, Hasher};

use crate::dataset::{Certainty, Place};

/// A circle on the Earth; where the gazetteer gave it, that of a named area.
#[derive(Debug, Clone, Copy)]
pub struct Circle {
    /// Its middle.
    pub place: Place,
    /// In whole metres.
    pub radius_m: u32,
}

impl Circle {
    /// As the row has it; a point where its place is no area.
    pub fn of(place: Place, certainty: &Certainty) -> Self {
        let radius_m = if certainty.is_area() { certainty.radius_m } else { 0 };
        Self { place, radius_m }
    }

    fn key(self) -> (u64, u64, u32) {
        (self.place.latitude().to_bits(), self.place.longitude().to_bits(), self.radius_m)
    }

    /// From its middle to that of `other`, in metres.
    pub fn distance_m(self, other: Self) -> f64 {
        self.place.distance_m(other.place)
    }
}

impl PartialEq for Circle {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Circle {}

impl Hash for Circle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}
