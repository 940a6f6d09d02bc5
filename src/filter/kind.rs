//! Keep events of some kinds.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events of some kinds.
pub struct Kind;

impl Filter for Kind {
    fn id(&self) -> &'static str {
        "kind"
    }

    fn label(&self) -> &'static str {
        "Kind"
    }

    fn flag(&self) -> &'static str {
        "kind"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.kinds()))
    }

    fn word_label(&self, word: &str) -> String {
        crate::dataset::kind::label(word)
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.kinds()), argument, self.id())
    }
}
