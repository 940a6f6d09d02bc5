//! The area of an alert, the place of an event, and whether one holds the other.

use std::hash::{Hash, Hasher};

use crate::dataset::{Certainty, Dataset, Located, Place, PlaceTier};
use crate::gazetteer::{self, DivisionId, Rank, is_in_country};

/// A degree of latitude is longer than this.
const LEAST_METRES_PER_DEGREE: f64 = 110_500.0;

/// A circle on the Earth; where the gazetteer gave it, that of a named area.
#[derive(Debug, Clone, Copy)]
pub struct Circle {
    /// Its middle.
    pub place: Place,
    /// In whole metres.
    pub radius_m: u32,
}

impl Circle {
    fn key(self) -> (u64, u64, u32) {
        (self.place.latitude().to_bits(), self.place.longitude().to_bits(), self.radius_m)
    }

    fn distance_m(self, other: Self) -> f64 {
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

/// What is known of where an event happened.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    circle: Circle,
    /// The named place that it lies in, as the gazetteer has it.
    named: Option<Circle>,
    /// The divisions that it lies in by its names.
    divisions: Vec<DivisionId>,
    country: Option<&'static str>,
}

/// Whether an area holds the place of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// All of it.
    Surely,
    /// A part of it, or all or none: it is not known which.
    Perhaps,
    /// Nothing of it.
    Not,
}

/// The names that a row gives: a place, an oblast, a country.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    place: &'a str,
    admin1: &'a str,
    country: &'a str,
}

impl<'a> Names<'a> {
    /// Those of a row.
    pub fn of(dataset: &'a Dataset, row: usize) -> Self {
        Self {
            place: dataset.place_names().value(row),
            admin1: dataset.admin1().value(row),
            country: dataset.countries().value(row),
        }
    }

    /// The named place, if it is of `tier` and its circle holds `place`.
    fn circle(self, place: Place, tier: Option<PlaceTier>) -> Option<Circle> {
        let found = gazetteer::locate(self.place, "", self.admin1, self.country)?;
        let is_it = tier.is_none_or(|tier| PlaceTier::of_precision(found.precision) == Some(tier))
            && found.place.distance_m(place) <= f64::from(found.radius_m);
        is_it.then(|| Circle { place: found.place, radius_m: found.radius_m as u32 })
    }
}

/// A circle as the row has it; a point where its place is no area.
fn own_circle(place: Place, certainty: &Certainty) -> Circle {
    let radius_m = if certainty.is_area() { certainty.radius_m } else { 0 };
    Circle { place, radius_m }
}

impl AlertArea {
    /// Of an alert at `place`. Where its source gave the position, the named place of its
    /// tier around it is meant, so that alerts of two sources are of one area. `raion`
    /// is what its row names below an oblast.
    pub fn of(place: Place, certainty: &Certainty, names: Names<'_>, raion: &str) -> Self {
        let own = own_circle(place, certainty);
        let division = |circle: Circle| DivisionId::of_circle(circle.place, circle.radius_m);
        let (circle, extent) = match certainty.located {
            Located::Gazetteer => {
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
            Located::Source => {
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
            return Holds::Surely;
        }
        if self.country.zip(at.country).is_some_and(|(own, other)| own != other) {
            return Holds::Not;
        }
        match self.extent {
            Extent::Division(own) if at.divisions.contains(&own) => return Holds::Surely,
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
            Extent::Circle if is_inside => Holds::Surely,
            Extent::Division(division) if is_inside && at.can_only_lie_in(division) => {
                Holds::Surely
            }
            _ => Holds::Perhaps,
        }
    }
}

impl Whereabouts {
    /// Of an event at `place`.
    pub fn of(place: Place, certainty: &Certainty, names: Names<'_>) -> Self {
        let circle = own_circle(place, certainty);
        let tier = PlaceTier::of(certainty).filter(|_| certainty.is_area());
        let is_wide = tier == Some(PlaceTier::Country);
        let first = DivisionId::of_name(names.admin1, names.country).filter(|_| !is_wide);
        // An exact place in a town lies in what that town is a part of.
        let named = (!is_wide).then(|| names.circle(place, tier)).flatten();
        let own = named.unwrap_or(circle);
        let own = DivisionId::of_circle(own.place, own.radius_m).filter(|_| !is_wide);
        let mut divisions = own.map_or_else(Vec::new, |own| own.chain().to_vec());
        // The narrower name counts where the two do not belong together.
        if let Some(first) = first
            && divisions.iter().all(|known| known.rank() != first.rank())
        {
            divisions.push(first);
        }
        let country = gazetteer::country_code(names.country);
        Self { circle, named, divisions, country }
    }

    /// Whether its names lead to another division than `division`, or than what that is
    /// a part of.
    fn is_elsewhere(&self, division: DivisionId) -> bool {
        division.chain().iter().any(|whole| {
            let mut of_rank = self.divisions.iter().filter(|own| own.rank() == whole.rank());
            of_rank.any(|own| own != whole)
        })
    }

    /// Whether its circle, which lies in that of `division`, touches no other division of
    /// its rank. The circle of a division is wider than the division, so that it tells
    /// something only then; and of hromadas too few are known.
    fn can_only_lie_in(&self, division: DivisionId) -> bool {
        let Circle { place, radius_m } = self.circle;
        let country = division.country();
        let touches = |other: &DivisionId| {
            !self.is_elsewhere(*other) && other.may_touch(place, f64::from(radius_m))
        };
        division.rank() != Rank::Third
            && (self.country.is_some() || is_in_country(place, country))
            && DivisionId::all(division.rank(), country).filter(touches).all(|own| own == division)
    }
}
