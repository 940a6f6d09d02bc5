//! All places that a name may mean, where one of them is a city.

use std::cell::RefCell;

use super::FoundPlace;
use super::divisions::{Division, DivisionKind, divisions};
use super::name::Name;
use super::parts::Parts;
use super::towns::towns;
use crate::base::remembered::{Remembered, remembered};
use crate::dataset::{GeoPrecision, Place};

/// More places of one name tell nothing.
const MOST: usize = 8;

/// All places that a name may mean, in whatever country.
#[derive(Debug, Clone, Copy, Default)]
pub struct Namesakes {
    found: [Option<FoundPlace>; MOST],
}

thread_local! {
    static KNOWN: RefCell<Remembered<Namesakes>> = RefCell::default();
}

impl Namesakes {
    /// Of `text`; nothing where none of them is a city, or too many are called so.
    pub fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        remembered(&KNOWN, &[text], || Self::look_up(text))
    }

    fn look_up(text: &str) -> Self {
        let name = Name::read(Parts::read(text).place);
        if text.contains('/') || name.is_village {
            return Self::default();
        }
        let towns = towns();
        let called = [name.whole.as_str(), name.bare.as_str()];
        let mut found: Vec<FoundPlace> = called
            .iter()
            .flat_map(|called| towns.names.with_text(called))
            .filter_map(|entry| towns.get(entry.owner))
            .map(|town| FoundPlace {
                place: town.place,
                radius_m: town.radius_m(),
                precision: town.precision(),
                country: town.country,
            })
            .collect();
        let divisions = divisions().called(&name.bare).map(|(division, _)| division);
        // An oblast and its city have one name.
        found
            .extend(divisions.filter(|one| one.kind != DivisionKind::Hromada).map(Division::found));
        found.dedup();
        let has_city = found.iter().any(|found| found.precision == GeoPrecision::City);
        let mut namesakes = Self::default();
        if has_city && found.len() <= MOST {
            for (room, found) in namesakes.found.iter_mut().zip(found) {
                *room = Some(found);
            }
        }
        namesakes
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = FoundPlace> + '_ {
        self.found.iter().flatten().copied()
    }

    /// Whether there are any, and `place` is near none.
    pub fn are_far(&self, place: Place) -> bool {
        let is_far = |found: FoundPlace| {
            found.place.distance_m(place) > f64::from(found.radius_m) + super::FAR_M
        };
        self.iter().next().is_some() && self.iter().all(is_far)
    }
}
