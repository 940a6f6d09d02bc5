//! How many events of one dataset lie in each area, of those that pass.

use std::sync::Arc;

use crate::dataset::{Dataset, Rows};
use crate::filter::{AreaChoice, Matching, area};

/// An area, with what may lie and what surely lies in it.
#[derive(Debug)]
struct Inside {
    choice: AreaChoice,
    rows: [Rows; 2],
    all: [u32; 2],
    passing: [u32; 2],
}

/// Counts that follow what passes. Which rows lie in an area depends on no filter,
/// so that is found once.
#[derive(Debug)]
pub struct AreaCounts {
    dataset: Arc<Dataset>,
    areas: Vec<Inside>,
    /// What passed when it was counted.
    counted: Rows,
}

impl AreaCounts {
    /// Of no area yet.
    pub fn new(dataset: &Arc<Dataset>) -> Self {
        let counted = Rows::none(dataset.len());
        Self { dataset: Arc::clone(dataset), areas: Vec::new(), counted }
    }

    /// Whether they are those of `dataset`.
    pub fn are_of(&self, dataset: &Arc<Dataset>) -> bool {
        Arc::ptr_eq(&self.dataset, dataset)
    }

    /// Counts what of `passing` lies in each of `choices`: only words of 64 rows of
    /// which something changed are looked at.
    pub fn refresh(&mut self, choices: &[AreaChoice], passing: &Rows) {
        self.areas.retain(|area| choices.contains(&area.choice));
        let pairs = self.counted.words().iter().zip(passing.words());
        for (index, (before, after)) in pairs.enumerate().filter(|(_, (a, b))| a != b) {
            for area in &mut self.areas {
                for (rows, count) in area.rows.iter().zip(&mut area.passing) {
                    let inside = rows.words().get(index).copied().unwrap_or_default();
                    *count += (after & inside).count_ones();
                    *count -= (before & inside).count_ones();
                }
            }
        }
        self.counted.copy_from(passing);
        for choice in choices {
            if self.areas.iter().all(|area| area.choice != *choice) {
                let rows =
                    Matching::ALL.map(|matching| area::rows_in(&self.dataset, choice, matching));
                self.areas.push(Inside {
                    choice: choice.clone(),
                    all: rows.each_ref().map(|rows| rows.count() as u32),
                    passing: rows.each_ref().map(|rows| rows.count_common(passing) as u32),
                    rows,
                });
            }
        }
    }

    /// Matching events and all events, each possible and definite.
    pub fn of(&self, choice: &AreaChoice) -> [[u32; 2]; 2] {
        let area = self.areas.iter().find(|area| area.choice == *choice);
        area.map(|area| [area.passing, area.all]).unwrap_or_default()
    }

    /// What of `passing` lies in any of `choices`, possible and definite.
    pub fn in_any(&self, choices: &[AreaChoice], passing: &Rows) -> [usize; 2] {
        let areas = || self.areas.iter().filter(|area| choices.contains(&area.choice));
        if areas().count() < 2 {
            let [possible, definite] = areas().map(|area| area.passing).next().unwrap_or_default();
            return [possible as usize, definite as usize];
        }
        [0, 1].map(|which| {
            let mut rows = Rows::none(self.dataset.len());
            areas().for_each(|area| rows.unite(&area.rows[which]));
            rows.count_common(passing)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::actions::area_choice;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_that_follow_are_those_counted_anew(
            steps in prop::collection::vec((prop::collection::vec(any::<bool>(), 1..9), 0_usize..4), 1..6),
        ) {
            let dataset = Arc::new(crate::import::demo::dataset().unwrap());
            let names = ["Kyiv", "Vyshhorod", "Lublin"].map(area_choice);
            let mut counts = AreaCounts::new(&dataset);
            for (keep, count) in steps {
                let choices = &names[..count];
                let passing = Rows::from_fn(dataset.len(), |row| keep[row % keep.len()]);
                counts.refresh(choices, &passing);
                let mut any = [Matching::Possible, Matching::Definite].map(|_| Rows::none(dataset.len()));
                for choice in choices {
                    let rows = Matching::ALL.map(|matching| area::rows_in(&dataset, choice, matching));
                    let plain = |of: &dyn Fn(&Rows) -> usize| rows.each_ref().map(|rows| of(rows) as u32);
                    let passes = |rows: &Rows| rows.iter().filter(|&row| passing.contains(row)).count();
                    prop_assert_eq!(counts.of(choice), [plain(&passes), plain(&Rows::count)]);
                    any.iter_mut().zip(&rows).for_each(|(any, rows)| any.unite(rows));
                }
                let plain = any.each_ref().map(|any| any.count_common(&passing));
                prop_assert_eq!(counts.in_any(choices, &passing), plain);
            }
        }
    }
}
