//! Keep events in which at least so many people were killed or injured.

use super::{Argument, Filter, FilterError, Input};
use crate::dataset::{self, Dataset, Figure, Rows};

/// Least numbers of people harmed. The highest figure cited counts, and an
/// unknown figure passes only where nothing is asked of it.
pub struct Harm;

fn reaches(figure: Figure, least: u32) -> bool {
    least == 0 || figure.bounds().is_some_and(|(_, high)| high >= least)
}

impl Filter for Harm {
    fn id(&self) -> &'static str {
        "harm"
    }

    fn label(&self) -> &'static str {
        "Casualties"
    }

    fn flag(&self) -> &'static str {
        "casualties"
    }

    fn input(&self) -> Input {
        Input::Harm
    }

    fn mask(&self, dataset: &Dataset, argument: &Argument) -> Result<Rows, FilterError> {
        let Argument::Harm { killed, injured } = *argument else {
            return Err(FilterError::Argument(self.id()));
        };
        let is_wanted =
            |harm: &dataset::Harm| reaches(harm.killed, killed) && reaches(harm.injured, injured);
        let harms = dataset.harms();
        Ok(harms.codes().rows_of(&harms.values().iter().map(is_wanted).collect::<Vec<_>>()))
    }
}
