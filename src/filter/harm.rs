//! Keep events in which at least N people were killed or injured.

use super::flag::{FlagDef, FlagError, Given};
use super::{Argument, Basis, Context, Filter, FilterError, Input};
use crate::dataset::schema::Field;
use crate::dataset::{self, Dataset, Figure, Rows};
use crate::language::tr;

/// The id of this filter.
pub const ID: &str = "harm";

/// The fields that say how many people were harmed.
pub const FIELDS: [Field; 4] =
    [Field::KilledLow, Field::KilledHigh, Field::InjuredLow, Field::InjuredHigh];

/// Least numbers of people harmed. The highest figure cited counts, and an
/// unknown figure matches only where nothing is asked of it.
pub struct Harm;

const KILLED: FlagDef = FlagDef {
    name: "killed-min",
    value_name: "NUMBER",
    help: "Keep events with at least this number killed, by the highest figure cited",
    repeats: false,
    check: whole_number,
    ..FlagDef::ANY
};

const INJURED: FlagDef = FlagDef {
    name: "injured-min",
    help: "Keep events with at least this number injured, by the highest figure cited",
    ..KILLED
};

fn whole_number(text: &str) -> Result<(), String> {
    let number = text.trim().parse::<u32>();
    number.map(|_| ()).map_err(|_| tr!("error-flag-whole-number").to_owned())
}

fn reaches(figure: Figure, least: u32) -> bool {
    least == 0 || figure.bounds().is_some_and(|(_, high)| high >= least)
}

impl Filter for Harm {
    fn id(&self) -> &'static str {
        ID
    }

    fn label(&self) -> &'static str {
        "Casualties"
    }

    fn flags(&self) -> &'static [FlagDef] {
        &[KILLED, INJURED]
    }

    fn input(&self) -> Input {
        Input::Harm
    }

    fn basis(&self, _argument: &Argument) -> Basis {
        Basis::Fields(&FIELDS)
    }

    fn argument(&self, given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
        let least = |flag: &FlagDef| {
            given.one(flag.name).and_then(|text| text.trim().parse().ok()).unwrap_or(0)
        };
        Ok(Some(Argument::Harm { killed: least(&KILLED), injured: least(&INJURED) }))
    }

    fn flags_of(&self, argument: &Argument) -> Vec<(&'static str, String)> {
        let Argument::Harm { killed, injured } = argument else { return Vec::new() };
        vec![(KILLED.name, killed.to_string()), (INJURED.name, injured.to_string())]
    }

    fn mask(
        &self,
        dataset: &Dataset,
        argument: &Argument,
        _context: Context<'_>,
    ) -> Result<Rows, FilterError> {
        let Argument::Harm { killed, injured } = *argument else {
            return Err(FilterError::Argument(self.id()));
        };
        let is_wanted =
            |harm: &dataset::Harm| reaches(harm.killed, killed) && reaches(harm.injured, injured);
        let harms = dataset.harms();
        Ok(harms.codes().rows_of(&harms.values().iter().map(is_wanted).collect::<Vec<_>>()))
    }
}
