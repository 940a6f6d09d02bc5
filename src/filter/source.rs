//! Keep events that some publishers report.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events that some publishers report.
pub struct Source;

impl Filter for Source {
    fn id(&self) -> &'static str {
        "source"
    }

    fn label(&self) -> &'static str {
        "Source"
    }

    fn flag(&self) -> &'static str {
        "source"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::Many(dataset.publishers()))
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::Many(dataset.publishers()), argument, self.id())
    }
}
