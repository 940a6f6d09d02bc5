//! Keep events of some hours of the day, on the clocks of one zone.

use super::clock::Cycle;
use super::clock_flag;
use super::clock_mask;
use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Basis, Context, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events of some hours of the day, on the clocks of one zone.
pub struct HourOfDay;

const FLAGS: &[FlagDef] = &[FlagDef {
    name: "hour",
    value_name: "HOURS[@ZONE]",
    help: "Keep events of these hours of the day, such as 22-4 or 22-4@Europe/Kyiv; without a \
           zone on the clocks of --zone. Only events whose hour is known match; may repeat",
    check: |text| Cycle::HourOfDay.read(text).map(|_| ()),
    ..FlagDef::ANY
}];

impl Filter for HourOfDay {
    fn id(&self) -> &'static str {
        "hour_of_day"
    }

    fn label(&self) -> &'static str {
        "Hour of day"
    }

    fn flags(&self) -> &'static [FlagDef] {
        FLAGS
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        clock_flag::argument(Cycle::HourOfDay, self.flag(), given)
    }

    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        let Argument::Clock { zone, values } = argument else { return Vec::new() };
        vec![(self.flag(), Cycle::HourOfDay.text(values, zone))]
    }

    fn input(&self) -> Input {
        Input::Clock(Cycle::HourOfDay)
    }

    fn basis(&self, _argument: &Argument) -> Basis {
        Basis::Time
    }

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        _context: Context<'_>,
    ) -> Result<Rows, FilterError> {
        clock_mask::mask(dataset, Cycle::HourOfDay, argument, self.id())
    }
}
