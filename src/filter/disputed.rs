//! Keep events by what claims say about them.

use super::word_filter;
use super::{Argument, Facet, Filter, FilterError, Input};
use crate::dataset::claims::state;
use crate::dataset::{Dataset, Rows};

/// Keep events whose claims differ, or agree, or that nobody claims anything about.
pub struct Disputed;

impl Filter for Disputed {
    fn id(&self) -> &'static str {
        "claims"
    }

    fn label(&self) -> &'static str {
        "Claims"
    }

    fn flag(&self) -> &'static str {
        "claims"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn facet<'a>(&self, dataset: &'a Dataset) -> Option<Facet<'a>> {
        Some(Facet::One(dataset.claim_states()))
    }

    fn word_label(&self, word: &str) -> String {
        match word {
            state::DIFFER => "disputed: claims differ",
            state::AGREE => "claims agree",
            _ => "no claims",
        }
        .to_owned()
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(dataset.claim_states()), argument, self.id())
    }
}
