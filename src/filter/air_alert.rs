//! Keep events by whether an air alert was on at their place and time.

use super::flag::{FlagDef, FlagError, FlagValue, Given};
use super::{Argument, Context, Facet, Filter, FilterError, Input, word_filter};
use crate::alerts::word;
use crate::dataset::{Dataset, Rows};

/// Keep events by whether an air alert was on; see [`crate::alerts`]. Alerts of all
/// shown datasets count, so that the mask of one depends on the others.
pub struct AirAlert;

/// Id of the filter.
pub const ID: &str = "air_alert";

const FLAGS: &[FlagDef] = &[FlagDef {
    name: "air-alert",
    value_name: "STATES",
    help: "Keep events by whether an air alert was on at their place and time, as far as the \
           alerts in all files tell; separated by commas, may repeat",
    is_list: true,
    values: Some(|| {
        let value = |id| FlagValue { id, aliases: Vec::new(), help: label(id).to_owned() };
        word::ALL.map(value).into()
    }),
    ..FlagDef::ANY
}];

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

    fn flags(&self) -> &'static [FlagDef] {
        FLAGS
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        Ok(Some(Argument::Words(given.all(self.flag()).iter().cloned().collect())))
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

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        context: Context<'_>,
    ) -> Result<Rows, FilterError> {
        word_filter::mask(Facet::One(context.alerts.states(dataset).words()), argument, ID)
    }
}
