//! How many events of one dataset lie in each area, of those that match.

use std::sync::Arc;

use crate::boundaries::EventAreas;
use crate::dataset::{Dataset, Rows};
use crate::filter::{AreaChoice, AreaMatching, area};

/// An area, with what counts as inside.
#[derive(Debug)]
struct Inside {
    choice: AreaChoice,
    rows: Rows,
    all: u32,
    matching: u32,
}

/// Counts that follow what matches the other filters. Which rows lie in an area depends
/// on no filter, so that is found once.
#[derive(Debug)]
pub struct AreaCounts {
    dataset: Arc<Dataset>,
    areas: Vec<Inside>,
    /// When an event counts as inside.
    rule: AreaMatching,
    /// What stands for imprecise places.
    event_areas: Arc<EventAreas>,
    /// What matched when it was counted.
    counted: Rows,
}

impl AreaCounts {
    /// Of no area yet.
    pub fn new(dataset: &Arc<Dataset>) -> Self {
        let counted = Rows::none(dataset.len());
        let rule = AreaMatching::default();
        let (dataset, event_areas) = (Arc::clone(dataset), Arc::default());
        Self { dataset, areas: Vec::new(), rule, event_areas, counted }
    }

    /// Whether they are those of `dataset`.
    pub fn are_of(&self, dataset: &Arc<Dataset>) -> bool {
        Arc::ptr_eq(&self.dataset, dataset)
    }

    /// Counts what of `matching` lies in each of `choices`: only words of 64 rows of
    /// which something changed are looked at.
    pub fn refresh(
        &mut self,
        choices: &[AreaChoice],
        rule: AreaMatching,
        event_areas: &Arc<EventAreas>,
        matching: &Rows,
    ) {
        if self.rule != rule || !Arc::ptr_eq(&self.event_areas, event_areas) {
            self.rule = rule;
            self.event_areas = Arc::clone(event_areas);
            self.areas.clear();
        }
        self.areas.retain(|area| choices.contains(&area.choice));
        let pairs = self.counted.words().iter().zip(matching.words());
        for (index, (before, after)) in pairs.enumerate().filter(|(_, (a, b))| a != b) {
            for area in &mut self.areas {
                let inside = area.rows.words().get(index).copied().unwrap_or_default();
                area.matching += (after & inside).count_ones();
                area.matching -= (before & inside).count_ones();
            }
        }
        self.counted.copy_from(matching);
        for choice in choices {
            if self.areas.iter().all(|area| area.choice != *choice) {
                let rows = area::rows_in(&self.dataset, choice, rule, &self.event_areas);
                self.areas.push(Inside {
                    choice: choice.clone(),
                    all: rows.count() as u32,
                    matching: rows.count_common(matching) as u32,
                    rows,
                });
            }
        }
    }

    /// Matching events and all events that count as inside.
    pub fn of(&self, choice: &AreaChoice) -> [u32; 2] {
        let area = self.areas.iter().find(|area| area.choice == *choice);
        area.map(|area| [area.matching, area.all]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Matching;
    use crate::ui::actions::area_choice;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_that_follow_are_those_counted_anew(
            steps in prop::collection::vec(
                (prop::collection::vec(any::<bool>(), 1..9), 0_usize..4, any::<bool>()),
                1..6,
            ),
        ) {
            let dataset = Arc::new(crate::import::demo::dataset().unwrap());
            let names = ["Kyiv", "Vyshhorod", "Lublin"].map(area_choice);
            let mut counts = AreaCounts::new(&dataset);
            let none = Arc::default();
            for (keep, count, is_definite) in steps {
                let choices = &names[..count];
                let rule = match is_definite {
                    true => Matching::Definite.into(),
                    false => AreaMatching::default(),
                };
                let matching = Rows::from_fn(dataset.len(), |row| keep[row % keep.len()]);
                counts.refresh(choices, rule, &none, &matching);
                for choice in choices {
                    let rows = area::rows_in(&dataset, choice, rule, &none);
                    let matching = rows.iter().filter(|&row| matching.contains(row)).count();
                    prop_assert_eq!(counts.of(choice), [matching as u32, rows.count() as u32]);
                }
            }
        }
    }
}
