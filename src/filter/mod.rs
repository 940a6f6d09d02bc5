//! What passes: clauses that each keep some rows of a dataset.
//!
//! Every clause is evaluated on its own into one bit a row; a view is counted
//! under all clauses but its own. To add a filter, write one file and one line
//! in [`FILTERS`].

pub mod air_alert;
pub mod area;
mod area_choice;
mod area_mask;
mod area_matching;
mod area_reach;
mod cells;
mod clause;
pub mod clock;
mod clock_mask;
mod country;
mod disputed;
mod expression;
mod facet;
mod harm;
mod hour_of_day;
mod kind;
pub mod location_precision;
mod place;
mod place_precision;
mod source;
pub mod text;
pub mod time;
mod time_precision;
mod warning;
mod weapon;
mod weekday;
pub mod word_filter;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::alerts::LazyAlerts;
use crate::dataset::{Dataset, Rows};
pub use area_choice::AreaChoice;
pub use area_matching::AreaMatching;
pub use area_reach::AreaReach;
pub use clause::{Argument, Filter, FilterError, Input};
pub use clock::Cycle;
pub use facet::Facet;
pub use time::{Matching, Mode, Policy, TimeFilter};

/// Every filter, in the order in which panels list them.
#[rustfmt::skip]
pub const FILTERS: &[&dyn Filter] = &[
    &kind::Kind,
    &area::Area,
    &weapon::Weapon,
    &place::PlaceName,
    &harm::Harm,
    &source::Source,
    &country::Country,
    &disputed::Disputed,
    &air_alert::AirAlert,
    &hour_of_day::HourOfDay,
    &weekday::Weekday,
    &time_precision::ByTimePrecision,
    &location_precision::LocationPrecision,
    &warning::Warning,
    &text::Text,
    &cells::Cells,
    &expression::ByExpression,
];

/// Filters that another one replaced: sessions, manifests and commands of earlier
/// versions keep their meaning, and no list offers them.
pub const SUPERSEDED: &[&dyn Filter] = &[&place_precision::ByPlacePrecision];

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
}

impl Filters {
    /// The argument of the filter `id`, if it is in use.
    pub fn argument(&self, id: &str) -> Option<&Argument> {
        self.clauses.get(id)
    }

    /// Sets or, with `None` or an idle argument, lifts the clause of `id`.
    pub fn set(&mut self, id: &str, argument: Option<Argument>) {
        match argument.filter(|argument| !argument.is_idle()) {
            Some(argument) => self.clauses.insert(id.to_owned(), argument),
            None => self.clauses.remove(id),
        };
    }

    /// When an event counts as inside an area: as the clause says, else as usual.
    pub fn area_matching(&self) -> AreaMatching {
        match self.argument("area") {
            Some(Argument::Areas { matching, .. }) => *matching,
            _ => AreaMatching::default(),
        }
    }

    /// Whether everything passes.
    pub fn are_idle(&self) -> bool {
        self.clauses.is_empty() && self.time.is_idle()
    }

    /// The rows of `dataset` that pass everything: the plain way, for exports
    /// and checks. Windows keep the masks of the clauses instead. Air alerts are
    /// those of all datasets that are looked at together.
    ///
    /// # Errors
    /// When original text is needed and can no longer be read.
    pub fn passing_among(
        &self,
        dataset: &Dataset,
        alerts: &LazyAlerts,
    ) -> Result<Rows, FilterError> {
        let mut rows = self.time.mask(dataset);
        for (id, argument) in &self.clauses {
            if let Some(filter) = by_id(id) {
                rows.intersect(&filter.mask_among(dataset, argument, alerts)?);
            }
        }
        Ok(rows)
    }

    /// The same of a dataset that is looked at alone.
    ///
    /// # Errors
    /// As for [`passing_among`](Self::passing_among).
    pub fn passing(&self, dataset: &Dataset) -> Result<Rows, FilterError> {
        self.passing_among(dataset, &LazyAlerts::default())
    }
}

/// The words of a text query; a phrase in double quotes is one word.
pub fn words_of(query: &str) -> Vec<String> {
    text::words(query)
}
