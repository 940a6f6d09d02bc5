//! Keep events in some countries.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events in some countries.
pub struct Country;

impl Filter for Country {
    fn id(&self) -> &'static str {
        "country"
    }

    fn label(&self) -> &'static str {
        "Country"
    }

    fn flag(&self) -> &'static str {
        "country"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.countries()))
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.countries()), argument, self.id())
    }
}
