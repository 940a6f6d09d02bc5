//! Keep events of some days of the week, on the calendar of one zone.

use super::clock::Cycle;
use super::clock_mask;
use super::{Argument, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events of some days of the week, on the calendar of one zone.
pub struct Weekday;

impl Filter for Weekday {
    fn id(&self) -> &'static str {
        "weekday"
    }

    fn label(&self) -> &'static str {
        "Day of week"
    }

    fn flag(&self) -> &'static str {
        "weekday"
    }

    fn input(&self) -> Input {
        Input::Clock(Cycle::Weekday)
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        clock_mask::mask(dataset, Cycle::Weekday, argument, self.id())
    }
}
