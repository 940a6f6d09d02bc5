//! Keep events of some days of the week, on the calendar of one zone.

use super::clock::Cycle;
use super::clock_flag;
use super::clock_mask;
use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Basis, Context, Filter, FilterError, Input};
use crate::dataset::{Dataset, Rows};

/// Keep events of some days of the week, on the calendar of one zone.
pub struct Weekday;

const FLAGS: &[FlagDef] = &[FlagDef {
    name: "weekday",
    value_name: "DAYS[@ZONE]",
    help: "Keep events of these days of the week, such as sat-sun or mon@Europe/Kyiv; may repeat",
    check: |text| Cycle::Weekday.read(text).map(|_| ()),
    ..FlagDef::ANY
}];

impl Filter for Weekday {
    fn id(&self) -> &'static str {
        "weekday"
    }

    fn label(&self) -> &'static str {
        "Day of week"
    }

    fn flags(&self) -> &'static [FlagDef] {
        FLAGS
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        clock_flag::argument(Cycle::Weekday, self.flag(), given)
    }

    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        let Argument::Clock { zone, values } = argument else { return Vec::new() };
        vec![(self.flag(), Cycle::Weekday.text(values, zone))]
    }

    fn input(&self) -> Input {
        Input::Clock(Cycle::Weekday)
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
        clock_mask::mask(dataset, Cycle::Weekday, argument, self.id())
    }
}
