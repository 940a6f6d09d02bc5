//! Keep events by whether an air alert was on at their place and time.

use super::{Argument, Facet, Filter, FilterError, Input, word_filter};
use crate::alerts::{LazyAlerts, word};
use crate::dataset::{Dataset, Rows};

/// Keep events by whether an air alert was on; see [`crate::alerts`]. Alerts of all
/// shown datasets count, so that the mask of one depends on the others.
pub struct AirAlert;

/// Id of the filter.
pub const ID: &str = "air_alert";

/// The word of a state as shown to people.
pub fn label(word: &str) -> &'static str {
    match word {
        word::ON => "On at the time",
        word::OFF => "Off at the time",
        word::UNKNOWN => "Not known",
        _ => "Alerts, closures and outages",
    }
}

impl Filter for AirAlert {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "Air alert"
    }

    fn flag(&self) -> &'static str {
        "air-alert"
    }

    fn input(&self) -> Input {
        Input::Words
    }

    fn word_label(&self, word: &str) -> String {
        label(word).to_owned()
    }

    fn is_by_alert(&self) -> bool {
        true
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        self.mask_among(dataset, argument, &LazyAlerts::default())
    }

    fn mask_among(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        alerts: &LazyAlerts,
    ) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(alerts.states(dataset).words()), argument, ID)
    }
}
