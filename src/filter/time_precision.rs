//! Keep events whose time is known with some precisions, or not at all.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows, TimePrecision};

/// Keep events whose time is known with some precisions, or not at all.
pub struct ByTimePrecision;

impl Filter for ByTimePrecision {
    fn id(&self) -> &'static str {
        "time_precision"
    }

    fn label(&self) -> &'static str {
        "Precision of time"
    }

    fn flag(&self) -> &'static str {
        "time-precision"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.time_states()))
    }

    fn word_label(&self, word: &str) -> String {
        TimePrecision::from_id(word)
            .map_or("no time known".to_owned(), |precision| precision.label().to_owned())
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.time_states()), argument, self.id())
    }
}
