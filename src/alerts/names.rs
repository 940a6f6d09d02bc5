//! The names that a row gives of where it is.

use super::circle::Circle;
use crate::dataset::{Dataset, Place, PlaceTier};
use crate::gazetteer;

/// The names that a row gives: a place, an oblast, a country.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Of a place.
    pub place: &'a str,
    /// Of an oblast or voivodeship.
    pub admin1: &'a str,
    /// Of a country.
    pub country: &'a str,
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
    pub fn circle(self, place: Place, tier: Option<PlaceTier>) -> Option<Circle> {
        let found = gazetteer::locate(self.place, "", self.admin1, self.country)?;
        let is_it = tier.is_none_or(|tier| PlaceTier::of_precision(found.precision) == Some(tier))
            && found.place.distance_m(place) <= f64::from(found.radius_m);
        is_it.then_some(Circle { place: found.place, radius_m: found.radius_m as u32 })
    }
}
