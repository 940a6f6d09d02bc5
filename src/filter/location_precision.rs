//! Keep events whose place is known by some tiers of precision, or not at all.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, PlaceTier, Rows, UNPLACED, UNSTATED_TIER};

/// Keep events whose place is known by some of the tiers, or not at all. Its words are
/// those of [`Dataset::place_tiers`].
pub struct LocationPrecision;

/// The words of the filter, the most precise first.
pub fn words() -> impl Iterator<Item = &'static str> {
    PlaceTier::ALL.into_iter().map(PlaceTier::id).chain([UNSTATED_TIER, UNPLACED])
}

impl Filter for LocationPrecision {
    fn id(&self) -> &'static str {
        "location_precision"
    }

    fn label(&self) -> &'static str {
        "Location precision"
    }

    fn flag(&self) -> &'static str {
        "location-precision"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.place_tiers()))
    }

    fn word_label(&self, word: &str) -> String {
        match word {
            UNSTATED_TIER => "Not stated".to_owned(),
            UNPLACED => "No place on the map".to_owned(),
            word => {
                let tier = PlaceTier::ALL.into_iter().find(|tier| tier.id() == word);
                tier.map_or_else(|| word.to_owned(), |tier| tier.label().to_owned())
            }
        }
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.place_tiers()), argument, self.id())
    }
}
