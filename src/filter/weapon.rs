//! Keep events in which some weapons are named.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events in which some weapons are named.
pub struct Weapon;

impl Filter for Weapon {
    fn id(&self) -> &'static str {
        "weapon"
    }

    fn label(&self) -> &'static str {
        "Weapon"
    }

    fn flag(&self) -> &'static str {
        "weapon"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.weapons()))
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.weapons()), argument, self.id())
    }
}
