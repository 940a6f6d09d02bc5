//! Keep events of some hours of the day, on the clocks of one zone.

use super::clock::Cycle;
use super::clock_mask;
use super::{Argument, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events of some hours of the day, on the clocks of one zone.
pub struct HourOfDay;

impl Filter for HourOfDay {
    fn id(&self) -> &'static str {
        "hour_of_day"
    }

    fn label(&self) -> &'static str {
        "Hour of day"
    }

    fn flag(&self) -> &'static str {
        "hour"
    }

    fn input(&self) -> Input {
        Input::Clock(Cycle::HourOfDay)
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        clock_mask::mask(dataset, Cycle::HourOfDay, argument, self.id())
    }
}
