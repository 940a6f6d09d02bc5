//! The area of an alert, and whether it holds the place of an event.

use super::circle::Circle;
use super::names::Names;
use super::whereabouts::Whereabouts;
use crate::dataset::{Certainty, CoordinateSource, Place, PlaceTier};
use crate::gazetteer::{self, DivisionId};

/// A degree of latitude is longer than this.
const LEAST_METRES_PER_DEGREE: f64 = 110_500.0;

/// The area for which alerts are declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AlertArea {
    circle: Circle,
    extent: Extent,
    /// Two-letter code, where it is stated.
    country: Option<&'static str>,
}

/// What an area is beside its circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Extent {
    /// The circle.
    Circle,
    /// A division, all of which lies in the circle.
    Division(DivisionId),
    /// A town or hromada, all of which lies in the circle.
    Named,
    /// A part of a division, by a name that the gazetteer does not know.
    PartOf(DivisionId),
}

/// Whether an area holds the place of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// All of it.
    Definite,
    /// A part of it, or all or none: it is not known which.
    Possible,
    /// Nothing of it.
    Not,
}

impl AlertArea {
    /// Of an alert at `place`. Where its source gave the position, the named place of its
    /// tier around it is meant, so that alerts of two sources are of one area. `raion`
    /// is what its row names below an oblast.
    pub fn of(place: Place, certainty: &Certainty, names: Names<'_>, raion: &str) -> Self {
        let own = Circle::of(place, certainty);
        let division = |circle: Circle| DivisionId::of_circle(circle.place, circle.radius_m);
        let (circle, extent) = match certainty.located {
            CoordinateSource::Gazetteer => {
                let narrowest = [names.place, raion].into_iter().find(|name| !name.is_empty());
                let extent = match (division(own), narrowest) {
                    (None, _) => Extent::Named,
                    (Some(division), Some(name)) if !division.is_called(name) => {
                        Extent::PartOf(division)
                    }
                    (Some(division), _) => Extent::Division(division),
                };
                (own, extent)
            }
            CoordinateSource::Source => {
                let tier = PlaceTier::of(certainty).filter(|_| certainty.is_area());
                match tier.and_then(|tier| names.circle(place, Some(tier))) {
                    Some(named) => (named, division(named).map_or(Extent::Named, Extent::Division)),
                    None => (own, Extent::Circle),
                }
            }
        };
        let country = gazetteer::country_code(names.country).or(match extent {
            Extent::Division(division) | Extent::PartOf(division) => Some(division.country()),
            Extent::Circle | Extent::Named => None,
        });
        Self { circle, extent, country }
    }

    /// Whether it is known which area it is.
    pub fn is_known(&self) -> bool {
        !matches!(self.extent, Extent::PartOf(_))
    }

    /// Whether it holds the place `at`.
    pub fn holds(&self, at: &Whereabouts) -> Holds {
        if self.is_known() && (self.circle == at.circle || at.named == Some(self.circle)) {
            return Holds::Definite;
        }
        if self.country.zip(at.country).is_some_and(|(own, other)| own != other) {
            return Holds::Not;
        }
        match self.extent {
            Extent::Division(own) if at.divisions.contains(&own) => return Holds::Definite,
            Extent::Division(own) | Extent::PartOf(own) if at.is_elsewhere(own) => {
                return Holds::Not;
            }
            _ => {}
        }
        let (own_m, other_m) = (f64::from(self.circle.radius_m), f64::from(at.circle.radius_m));
        let north = self.circle.place.latitude() - at.circle.place.latitude();
        // Most areas lie farther to the north or south than that, which is quickly told.
        if north.abs() * LEAST_METRES_PER_DEGREE > own_m + other_m {
            return Holds::Not;
        }
        let distance_m = self.circle.distance_m(at.circle);
        if distance_m > own_m + other_m {
            return Holds::Not;
        }
        let is_inside = distance_m + other_m <= own_m;
        match self.extent {
            Extent::Circle if is_inside => Holds::Definite,
            Extent::Division(division) if is_inside && at.can_only_lie_in(division) => {
                Holds::Definite
            }
            _ => Holds::Possible,
        }
    }
}
