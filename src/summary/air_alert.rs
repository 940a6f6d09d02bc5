//! How many strikes happened while an air alert was on, and how long after its start.

use std::collections::BTreeMap;

use crate::alerts::{AlertStates, StrikeState};
use crate::dataset::Rows;
use crate::language::{current, tr};

/// Strikes by whether an air alert was on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AlertSummary {
    /// Strikes while an alert was on.
    pub on: usize,
    /// Strikes while none was.
    pub off: usize,
    /// Strikes of which that is not known.
    pub not_known: usize,
    /// The median of the whole minutes from the start of the alert to the strike, of
    /// strikes whose time is known to the hour or better.
    pub median_minutes: Option<i64>,
}

/// Counts strikes of several datasets.
#[derive(Debug, Default)]
pub struct StrikeCounter {
    sums: AlertSummary,
    by_minutes: BTreeMap<i64, usize>,
}

impl StrikeCounter {
    /// Adds `counts` events in each of `states`.
    pub fn add(&mut self, states: &[StrikeState], counts: &[u32]) {
        for (state, count) in states.iter().zip(counts.iter().map(|count| *count as usize)) {
            match state {
                StrikeState::NoStrike => {}
                StrikeState::Off => self.sums.off += count,
                StrikeState::NotKnown => self.sums.not_known += count,
                StrikeState::On(minutes) => {
                    self.sums.on += count;
                    if let Some(minutes) = minutes.filter(|_| count > 0) {
                        *self.by_minutes.entry(minutes).or_default() += count;
                    }
                }
            }
        }
    }

    /// What was counted.
    pub fn summary(&self) -> AlertSummary {
        AlertSummary { median_minutes: self.median(), ..self.sums }
    }

    /// The middle one, of an even number the mean of the middle two.
    fn median(&self) -> Option<i64> {
        let count: usize = self.by_minutes.values().sum();
        let nth = |mut left: usize| {
            self.by_minutes.iter().find_map(|(minutes, count)| {
                let is_it = left < *count;
                left = left.saturating_sub(*count);
                is_it.then_some(*minutes)
            })
        };
        let (lower, upper) = (nth(count.checked_sub(1)? / 2)?, nth(count / 2)?);
        Some(lower + (upper - lower) / 2)
    }
}

impl AlertSummary {
    /// Of `rows` of several datasets, each with the states of all of its events.
    pub fn of<'a>(parts: impl Iterator<Item = (&'a AlertStates, &'a Rows)>) -> Self {
        let mut counter = StrikeCounter::default();
        for (states, rows) in parts {
            let strikes = states.strikes();
            let mut counts = vec![0; strikes.values().len()];
            rows.iter().for_each(|row| counts[strikes.code(row)] += 1);
            counter.add(strikes.values(), &counts);
        }
        counter.summary()
    }

    /// How many strikes there are.
    pub fn strikes(&self) -> usize {
        self.on + self.off + self.not_known
    }

    /// In words: `6 of 7 strikes under alert, median 25 min after it began, 1 not known`.
    pub fn words(&self) -> String {
        if self.strikes() == 0 {
            return tr!("no-strikes").to_owned();
        }
        let mut words = tr!("strikes-under-alert", on = self.on, all = self.strikes());
        if let Some(minutes) = self.median_minutes {
            words += &tr!("and-median-after-it-began", time = current().minutes(minutes));
        }
        if self.not_known > 0 {
            words += &tr!("and-strikes-not-known", count = self.not_known);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted_of(minutes: &[i64]) -> AlertSummary {
        let mut counter = StrikeCounter::default();
        minutes.iter().for_each(|at| counter.add(&[StrikeState::On(Some(*at))], &[1]));
        counter.summary()
    }

    #[test]
    fn a_summary_is_said_in_words() {
        let summary = AlertSummary { on: 6, off: 0, not_known: 1, median_minutes: Some(25) };
        let words = "6 of 7 strikes under alert, median 25 min after it began, 1 not known";
        assert_eq!(summary.words(), words);
        let one = AlertSummary { on: 1, ..AlertSummary::default() };
        assert_eq!(one.words(), "1 of 1 strike under alert");
        let long = AlertSummary { median_minutes: Some(185), ..one };
        assert!(long.words().ends_with("median 3 h 5 min after it began"), "{}", long.words());
        assert_eq!(AlertSummary::default().words(), "no strikes");
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_middle_two() {
        assert_eq!(counted_of(&[]).median_minutes, None);
        assert_eq!(counted_of(&[9, 1, 5]).median_minutes, Some(5));
        assert_eq!(counted_of(&[4, 1, 9, 6]).median_minutes, Some(5));
        assert_eq!(counted_of(&[7, 7, 7, 40]).median_minutes, Some(7));
    }

    #[test]
    fn strikes_without_a_delay_count_and_have_no_part_in_the_median() {
        let mut counter = StrikeCounter::default();
        let states = [StrikeState::NoStrike, StrikeState::Off, StrikeState::On(None)];
        counter.add(&states, &[5, 2, 3]);
        let expected = AlertSummary { on: 3, off: 2, ..AlertSummary::default() };
        assert_eq!(counter.summary(), expected);
    }
}
