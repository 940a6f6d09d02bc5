//! What is known of where an event happened.

use super::circle::Circle;
use super::names::Names;
use crate::dataset::{Certainty, Place, PlaceTier};
use crate::gazetteer::{self, DivisionId, Rank, is_in_country};

/// What is known of where an event happened.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    /// As its row has it.
    pub circle: Circle,
    /// The named place that it lies in, as the gazetteer has it.
    pub named: Option<Circle>,
    /// The divisions that it lies in by its names.
    pub divisions: Vec<DivisionId>,
    /// Two-letter code, where it is stated.
    pub country: Option<&'static str>,
}

impl Whereabouts {
    /// Of an event at `place`.
    pub fn of(place: Place, certainty: &Certainty, names: Names<'_>) -> Self {
        let circle = Circle::of(place, certainty);
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
    pub fn is_elsewhere(&self, division: DivisionId) -> bool {
        division.chain().iter().any(|whole| {
            let mut of_rank = self.divisions.iter().filter(|own| own.rank() == whole.rank());
            of_rank.any(|own| own != whole)
        })
    }

    /// Whether its circle, which lies in that of `division`, touches no other division of
    /// its rank. The circle of a division is wider than the division, so that it tells
    /// something only then; and of hromadas too few are known.
    pub fn can_only_lie_in(&self, division: DivisionId) -> bool {
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
