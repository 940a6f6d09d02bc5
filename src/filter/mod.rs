//! What matches: clauses that each keep some rows of a dataset.
//!
//! Every clause is evaluated on its own into one bit a row; a view is counted
//! under all clauses but its own. To add a filter, write one file and one line
//! in [`FILTERS`].

pub mod air_alert;
pub mod area;
mod area_choice;
pub mod area_flags;
mod area_mask;
mod area_matching;
mod area_reach;
mod basis;
pub mod cells;
mod clause;
pub mod clock;
mod clock_flag;
mod clock_mask;
mod context;
pub mod expression;
mod facet;
mod flag;
pub mod harm;
mod hour_of_day;
pub mod labels;
pub mod sentences;
pub mod text;
pub mod time;
mod weekday;
pub mod word_filter;
pub mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::alerts::LazyAlerts;
use crate::boundaries::{Boundaries, EventAreas};
use crate::dataset::{Dataset, Rows};
pub use area_choice::AreaChoice;
pub use area_matching::AreaMatching;
pub use area_reach::AreaReach;
pub use basis::Basis;
pub use clause::{Argument, Filter, FilterError, Input};
pub use clock::Cycle;
pub use context::Context;
pub use facet::Facet;
pub use flag::{FlagDef, FlagError, FlagValue, Given};
pub use time::{Matching, Mode, Policy, TimeFilter};

/// Every filter, in the order in which panels list them.
#[rustfmt::skip]
pub const FILTERS: &[&dyn Filter] = &[
    &words::CHANGE,
    &words::CHANGED_FIELD,
    &words::KIND,
    &words::LOCATION_PRECISION,
    &air_alert::AirAlert,
    &area::Area,
    &words::WEAPON,
    &words::PLACE,
    &harm::Harm,
    &words::SOURCE,
    &words::COUNTRY,
    &words::CLAIMS,
    &hour_of_day::HourOfDay,
    &weekday::Weekday,
    &words::TIME_PRECISION,
    &words::WARNING,
    &text::Text,
    &cells::Cells,
    &expression::ByExpression,
];

/// Filters that another one replaced: sessions, manifests and commands of earlier
/// versions keep their meaning, and no list offers them.
pub const SUPERSEDED: &[&dyn Filter] = &[&words::PLACE_PRECISION];

/// The filter whose id is `id`, offered or superseded.
pub fn by_id(id: &str) -> Option<&'static dyn Filter> {
    FILTERS.iter().chain(SUPERSEDED).copied().find(|filter| filter.id() == id)
}

/// All clauses: the time window and one argument for each filter in use.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Filters {
    /// Which times pass.
    pub time: TimeFilter,
    /// Arguments by filter id.
    pub clauses: BTreeMap<String, Argument>,
    /// Areas that stand for imprecise places of the same name. They keep no row by
    /// themselves: the filter by area and drawings of the events ask for them.
    #[serde(default, skip_serializing_if = "Boundaries::are_none")]
    pub boundaries: Boundaries,
}

impl Filters {
    /// The argument of the filter `id`, if it is in use.
    pub fn argument(&self, id: &str) -> Option<&Argument> {
        self.clauses.get(id)
    }

    /// Sets or, with `None` or an idle argument, removes the clause of `id`.
    pub fn set(&mut self, id: &str, argument: Option<Argument>) {
        match argument.filter(|argument| !argument.is_idle()) {
            Some(argument) => self.clauses.insert(id.to_owned(), argument),
            None => self.clauses.remove(id),
        };
    }

    /// When an event counts as inside an area: as the clause says, else as usual.
    pub fn area_matching(&self) -> AreaMatching {
        match self.argument(area::ID) {
            Some(Argument::Areas { matching, .. }) => *matching,
            _ => AreaMatching::default(),
        }
    }

    /// Sets the clauses that flags mean.
    ///
    /// # Errors
    /// As for [`Filter::argument`].
    pub fn set_given(&mut self, given: &Given<'_>) -> Result<(), FlagError> {
        for filter in FILTERS.iter().chain(SUPERSEDED) {
            self.set(filter.id(), filter.argument(given)?);
        }
        self.boundaries = area_flags::boundaries(given)?;
        Ok(())
    }

    /// Whether everything matches.
    pub fn are_idle(&self) -> bool {
        self.clauses.is_empty() && self.time.is_idle()
    }

    /// Whether the area around an imprecise place decides what matches.
    pub fn ask_for_areas(&self) -> bool {
        self.argument(area::ID).is_some()
    }

    /// Whether what matches depends on the older version that a dataset was compared with.
    pub fn need_older(&self) -> bool {
        self.clauses
            .iter()
            .any(|(id, argument)| by_id(id).is_some_and(|filter| filter.needs_older(argument)))
    }

    /// Removes the clauses that ask for changes since an older version.
    pub fn end_changes(&mut self) {
        self.clauses
            .retain(|id, argument| by_id(id).is_none_or(|filter| !filter.needs_older(argument)));
    }

    /// The rows of `dataset` that match everything: the plain way, for exports
    /// and checks. Windows keep the masks of the clauses instead. Air alerts are
    /// those of all datasets that are looked at together.
    ///
    /// # Errors
    /// When original text is needed and can no longer be read.
    pub fn matching_among(
        &self,
        dataset: &Dataset,
        alerts: &LazyAlerts,
    ) -> Result<Rows, FilterError> {
        let mut rows = self.time.mask(dataset);
        let areas = || EventAreas::of(dataset, &self.boundaries);
        let areas = if self.ask_for_areas() { areas() } else { EventAreas::default() };
        let context = Context { alerts, areas: &areas };
        for (id, argument) in &self.clauses {
            if let Some(filter) = by_id(id) {
                rows.intersect(&filter.mask(dataset, argument, context)?);
            }
        }
        Ok(rows)
    }

    /// The same of a dataset that is looked at alone.
    ///
    /// # Errors
    /// As for [`matching_among`](Self::matching_among).
    pub fn matching(&self, dataset: &Dataset) -> Result<Rows, FilterError> {
        self.matching_among(dataset, &LazyAlerts::default())
    }
}

/// The words of a text query; a phrase in double quotes is one word.
pub fn words_of(query: &str) -> Vec<String> {
    text::words(query)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{PlaceTier, PlaceTiers};

    /// Something that each filter can be told.
    fn arguments(filter: &dyn Filter) -> Vec<Argument> {
        let words = |words: &[&str]| Argument::Words(words.iter().map(|&w| w.to_owned()).collect());
        match filter.input() {
            Input::Words => match filter.flags()[0].values {
                Some(values) => values().iter().map(|value| words(&[value.id])).collect(),
                None => vec![words(&["missile_strike", "fire"])],
            },
            Input::Areas => {
                let areas = ["Kyiv", "-1,2,3,4", "CIRCLE(30.52 50.45, 5000)"];
                let areas = areas.map(|text| AreaChoice::from_text(text).unwrap()).to_vec();
                let tiers = [PlaceTiers::NONE, PlaceTiers::of(PlaceTier::ALL)];
                let matchings = [AreaMatching::Possible, AreaMatching::Definite];
                let matchings =
                    matchings.into_iter().chain(tiers.map(AreaMatching::Tiers)).collect::<Vec<_>>();
                let with = |matching| Argument::Areas { areas: areas.clone(), matching };
                matchings.into_iter().map(with).collect()
            }
            Input::Text => vec![Argument::Text("\"a phrase\" -word".to_owned())],
            Input::Expression => vec![Argument::Expression("killed >= 5".to_owned())],
            Input::Harm => vec![Argument::Harm { killed: 1, injured: 0 }],
            Input::Cells => vec![Argument::Cells(vec![("a".to_owned(), "b=c".to_owned())])],
            Input::Clock(cycle) => vec![Argument::Clock {
                zone: "Europe/Kyiv".to_owned(),
                values: (0..cycle.count()).step_by(2).collect(),
            }],
        }
    }

    #[test]
    fn the_flags_of_an_argument_give_it_again_and_it_has_words() {
        let zone = jiff::tz::TimeZone::UTC;
        for filter in FILTERS.iter().chain(SUPERSEDED) {
            for argument in arguments(*filter) {
                let mut texts = BTreeMap::<&str, Vec<String>>::new();
                for (name, value) in filter.flags_of(&argument) {
                    let flag = filter.flags().iter().find(|flag| flag.name == name).unwrap();
                    (flag.check)(&value).unwrap();
                    let values: Vec<&str> =
                        if flag.is_list { value.split(',').collect() } else { vec![&value] };
                    texts.entry(name).or_default().extend(values.into_iter().map(str::to_owned));
                }
                let again = filter.argument(&Given { texts: &texts, zone: &zone }).unwrap();
                assert_eq!(again, Some(argument.clone()), "{}", filter.id());
                let words = sentences::argument_words(*filter, &argument);
                assert!(!words.is_empty(), "{}", filter.id());
            }
        }
    }

    #[test]
    fn flags_without_values_set_nothing() {
        let mut filters = Filters::default();
        let (texts, zone) = (BTreeMap::new(), jiff::tz::TimeZone::UTC);
        filters.set_given(&Given { texts: &texts, zone: &zone }).unwrap();
        assert!(filters.are_idle());
    }
}
