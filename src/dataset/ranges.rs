//! Selected rows as compact ranges of lines, such as `2-17,22`.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{Dataset, Rows};
use crate::language::tr;

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

/// Why ranges name no rows.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RangesError {
    /// A text that is no list of ranges.
    #[error("{}", tr!("error-ranges-form", text = .0))]
    Form(String),
    /// A range in which no event begins, or that ends after the last.
    #[error("{}", out_of_range(*unit, [*from, *to, *first, *last], dataset))]
    OutOfRange {
        /// What is counted.
        unit: Unit,
        /// Start of the range.
        from: u64,
        /// Its end.
        to: u64,
        /// Name of the dataset.
        dataset: String,
        /// The first number that an event has.
        first: u64,
        /// The last one.
        last: u64,
    },
}

/// The numbers of the events of `dataset`, in the order of the source.
fn numbers(dataset: &Dataset, unit: Unit) -> impl Iterator<Item = u64> {
    let spans = dataset.spans_in_source_order(0..dataset.len());
    spans.enumerate().map(move |(index, span)| match unit {
        Unit::Lines => u64::from(span.line),
        Unit::Events => index as u64 + 1,
    })
}

fn out_of_range(unit: Unit, numbers: [u64; 4], dataset: &str) -> String {
    let [from, to, first, last] = numbers.map(|number| number.to_string());
    match unit {
        Unit::Lines => tr!(
            "error-ranges-no-event-in-lines",
            from = from,
            to = to,
            dataset = dataset,
            first = first,
            last = last
        ),
        Unit::Events => tr!(
            "error-ranges-no-event-in-events",
            from = from,
            to = to,
            dataset = dataset,
            first = first,
            last = last
        ),
    }
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
    /// When the text is damaged, or a range names nothing: rows that are not there must
    /// not be left out in silence.
    pub fn rows(&self, dataset: &Dataset) -> Result<Rows, RangesError> {
        let damaged = || RangesError::Form(self.ranges.clone());
        let mut ranges = Vec::new();
        for text in self.ranges.split(',').filter(|text| !text.is_empty()) {
            let (from, to) = text.split_once('-').unwrap_or((text, text));
            let from: u64 = from.parse().map_err(|_| damaged())?;
            let to: u64 = to.parse().map_err(|_| damaged())?;
            if from > to || ranges.last().is_some_and(|&(_, before)| before >= from) {
                return Err(damaged());
            }
            ranges.push((from, to));
        }
        let mut rows = Rows::none(dataset.len());
        let (mut first, mut last) = (None, 0);
        let mut named = vec![false; ranges.len()];
        let mut at = 0;
        let order = dataset.source_order();
        for (row, number) in order.into_iter().zip(numbers(dataset, self.unit)) {
            first.get_or_insert(number);
            last = last.max(number);
            while ranges.get(at).is_some_and(|&(_, to)| to < number) {
                at += 1;
            }
            let is_named = ranges.get(at).is_some_and(|&(from, _)| from <= number);
            rows.set(row as usize, is_named);
            if let (true, Some(named)) = (is_named, named.get_mut(at)) {
                *named = true;
            }
        }
        let mut checked = ranges.iter().zip(&named);
        match checked.find(|&(&(_, to), named)| !named || to > last) {
            Some((&(from, to), _)) => Err(RangesError::OutOfRange {
                unit: self.unit,
                from,
                to,
                dataset: dataset.source.name.clone(),
                first: first.unwrap_or(0),
                last,
            }),
            None => Ok(rows),
        }
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
