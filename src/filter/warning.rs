//! Keep events about which the report of their file has warnings.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events that were read with doubts about given columns.
pub struct Warning;

impl Filter for Warning {
    fn id(&self) -> &'static str {
        "warning"
    }

    fn label(&self) -> &'static str {
        "Import warnings"
    }

    fn flag(&self) -> &'static str {
        "warning"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::Many(dataset.warnings()))
    }

    fn is_always_offered(&self) -> bool {
        false
    }

    fn word_label(&self, word: &str) -> String {
        if word.is_empty() { "the whole row".to_owned() } else { word.to_owned() }
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::Many(dataset.warnings()), argument, self.id())
    }
}
