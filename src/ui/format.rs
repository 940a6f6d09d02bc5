//! Numbers and times in the language of the window.

use jiff::tz::TimeZone;

pub use crate::dataset::format::{calendar_secs, date, degrees, minute, offset, second, zone};
use crate::dataset::{Certainty, Event, Figure, Instant, Interval, TimePrecision};
use crate::language::current;

/// With its thousands apart.
pub fn number(value: usize) -> String {
    current().number(value)
}

/// With so many digits behind the point, or the comma.
pub fn decimal(value: f64, digits: usize) -> String {
    current().decimal(value, digits)
}

/// A moment by a pattern of `strftime`.
pub fn moment(at: Instant, zone: &TimeZone, pattern: &str) -> String {
    current().moment(at, zone, pattern)
}

/// A day in words: `27 Dec 2025`.
pub fn day_in_words(at: Instant, zone: &TimeZone) -> String {
    current().day_in_words(at, zone)
}

/// A month in words: `Dec 2025`.
pub fn month_in_words(at: Instant, zone: &TimeZone) -> String {
    current().month_in_words(at, zone)
}

/// An interval as a person would say it, in `zone`; `None` is an unknown time.
pub fn interval(interval: Option<Interval>, precision: TimePrecision, zone: &TimeZone) -> String {
    current().interval(interval, precision, zone)
}

/// An interval in words, for one line: `27 Dec 2025, 01:27–11:21`.
pub fn interval_in_words(
    interval: Option<Interval>,
    precision: TimePrecision,
    zone: &TimeZone,
) -> String {
    current().interval_in_words(interval, precision, zone)
}

/// A distance: `250 m`, `9.5 km`, `107 km`.
pub fn distance(metres: f64) -> String {
    current().distance(metres)
}

/// A size of data: `0 kB`, `340 kB`, `12.3 MB`.
pub fn size(bytes: u64) -> String {
    current().size(bytes)
}

/// A length of time: `9 h 54 min`, `2 days`, `12 s`.
pub fn duration(secs: i64) -> String {
    current().duration(secs)
}

/// A length of time in whole minutes.
pub fn minutes(minutes: i64) -> String {
    current().minutes(minutes)
}

/// How precisely a place is known, in words.
pub fn place_precision(certainty: Certainty) -> String {
    current().place_precision(certainty)
}

/// When an event was reported, and how long after it happened at the most.
pub fn reported(event: &Event, zone: &TimeZone) -> String {
    current().reported(event, zone)
}

/// A figure with its bounds: `unknown`, `5`, `27–32`.
pub fn figure(figure: Figure) -> String {
    current().figure(figure)
}
