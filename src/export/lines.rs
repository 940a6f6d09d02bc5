//! Selected rows as compact ranges of lines, such as `2-17,22`.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, Rows};

/// What the numbers of [`Ranges`] count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Lines on which records start, from 1.
    Lines,
    /// Events in the order of the source, from 1: for sources that have several
    /// on one line.
    Events,
}

/// Rows of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranges {
    /// What is counted.
    pub unit: Unit,
    /// Ascending ranges, both ends included. A range spans no event that is
    /// not selected.
    pub ranges: String,
}

/// A text that is no list of ranges.
#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" is not a list of ranges such as 2-17,22")]
pub struct RangesError(String);

/// The numbers of the events of `dataset`, in the order of the source.
fn numbers(dataset: &Dataset, unit: Unit) -> impl Iterator<Item = u64> {
    let spans = dataset.spans_in_source_order(0..dataset.len());
    spans.enumerate().map(move |(index, span)| match unit {
        Unit::Lines => u64::from(span.line),
        Unit::Events => index as u64 + 1,
    })
}

impl Ranges {
    /// The ranges that name exactly `rows`.
    pub fn of(dataset: &Dataset, rows: &Rows) -> Self {
        let have_lines_of_their_own = !dataset.decoder.counts_records()
            && numbers(dataset, Unit::Lines).is_sorted_by(|before, after| before < after);
        let unit = if have_lines_of_their_own { Unit::Lines } else { Unit::Events };
        let chosen = dataset.numbers(rows);
        let mut ranges = String::new();
        let mut range: Option<(u64, u64)> = None;
        for (index, number) in numbers(dataset, unit).enumerate() {
            if chosen.contains(index) {
                range = Some((range.map_or(number, |(from, _)| from), number));
            } else if let Some(ended) = range.take() {
                add(&mut ranges, ended);
            }
        }
        if let Some(ended) = range {
            add(&mut ranges, ended);
        }
        Self { unit, ranges }
    }

    /// As one word of the command line: `2-17,22`, or `events:3-5` where events
    /// and not lines are counted.
    pub fn to_flag(&self) -> String {
        match self.unit {
            Unit::Lines => self.ranges.clone(),
            Unit::Events => format!("events:{}", self.ranges),
        }
    }

    /// What [`to_flag`](Self::to_flag) wrote.
    pub fn from_flag(text: &str) -> Self {
        let (unit, ranges) = match text.strip_prefix("events:") {
            Some(ranges) => (Unit::Events, ranges),
            None => (Unit::Lines, text),
        };
        Self { unit, ranges: ranges.to_owned() }
    }

    /// The rows of `dataset` that the ranges name.
    ///
    /// # Errors
    /// When the text is damaged.
    pub fn rows(&self, dataset: &Dataset) -> Result<Rows, RangesError> {
        let damaged = || RangesError(self.ranges.clone());
        let mut ranges = Vec::new();
        for text in self.ranges.split(',').filter(|text| !text.is_empty()) {
            let (from, to) = text.split_once('-').unwrap_or((text, text));
            let from: u64 = from.parse().map_err(|_| damaged())?;
            let to: u64 = to.parse().map_err(|_| damaged())?;
            ranges.push((from, to));
        }
        if !ranges.is_sorted() {
            return Err(damaged());
        }
        let mut rows = Rows::none(dataset.len());
        let mut ranges = ranges.into_iter().peekable();
        let order = dataset.source_order();
        for (row, number) in order.into_iter().zip(numbers(dataset, self.unit)) {
            while ranges.next_if(|&(_, to)| to < number).is_some() {}
            rows.set(row as usize, ranges.peek().is_some_and(|&(from, _)| from <= number));
        }
        Ok(rows)
    }
}

/// Adds the range `from` to `to`, both included, to `ranges`.
fn add(ranges: &mut String, (from, to): (u64, u64)) {
    let comma = if ranges.is_empty() { "" } else { "," };
    // Writing to a string does not fail.
    let _ = match from == to {
        true => write!(ranges, "{comma}{from}"),
        false => write!(ranges, "{comma}{from}-{to}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn ranges_name_exactly_the_rows_they_were_made_of(seed in any::<u64>()) {
            let dataset = crate::import::demo::dataset().unwrap();
            let rows = Rows::from_fn(dataset.len(), |row| {
                seed.rotate_left(row as u32).wrapping_mul(row as u64 + 3) % 3 == 0
            });
            let ranges = Ranges::of(&dataset, &rows);
            prop_assert_eq!(ranges.unit, Unit::Lines);
            prop_assert_eq!(ranges.rows(&dataset).unwrap(), rows);
            prop_assert_eq!(Ranges::from_flag(&ranges.to_flag()), ranges);
        }
    }

    #[test]
    fn everything_is_one_range_and_damage_is_told() {
        let dataset = crate::import::demo::dataset().unwrap();
        let all = Ranges::of(&dataset, &Rows::all(dataset.len()));
        assert!(!all.ranges.contains(','), "{}", all.ranges);
        let damaged = Ranges { unit: Unit::Lines, ranges: "7-x".into() };
        assert!(damaged.rows(&dataset).is_err());
    }
}
