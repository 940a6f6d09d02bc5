//! The filter before [`super::location_precision`]: each precision on its own.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, GeoPrecision, Rows};

/// Keep events whose place is known with some precisions, or not at all. Sessions and
/// manifests of earlier versions have it.
pub struct ByPlacePrecision;

impl Filter for ByPlacePrecision {
    fn id(&self) -> &'static str {
        "place_precision"
    }

    fn label(&self) -> &'static str {
        "Precision of place"
    }

    fn flag(&self) -> &'static str {
        "place-precision"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.place_states()))
    }

    fn word_label(&self, word: &str) -> String {
        GeoPrecision::from_id(word)
            .map_or("no place on the map".to_owned(), |precision| precision.label().to_owned())
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.place_states()), argument, self.id())
    }
}
