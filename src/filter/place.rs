//! Keep events at some places, by the name that the file gives.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events at some places, by the name that the file gives.
pub struct PlaceName;

impl Filter for PlaceName {
    fn id(&self) -> &'static str {
        "place"
    }

    fn label(&self) -> &'static str {
        "Place"
    }

    fn flag(&self) -> &'static str {
        "place"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.place_names()))
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.place_names()), argument, self.id())
    }
}
