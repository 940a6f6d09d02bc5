//! Parts that all dates have: days, and the words between and behind numbers.

use jiff::civil::Date;

use super::piece::after_word;
use super::{When, Written};
use crate::dataset::time::{PLAUSIBLE_YEARS, TimePrecision};

/// Words between the parts of a date.
#[rustfmt::skip]
pub(super) const OF: &[&str] = &["of", "de", "del", "di", "den", "der", "dne", "the", "le", "el", "am", "dnia", "do"];

/// Words behind a year.
#[rustfmt::skip]
const YEAR: &[&str] = &["року", "рік", "р", "roku", "rok", "r", "года", "год", "г", "year", "г", "an", "yil", "год"];

/// The day, in a year that an event can have.
pub fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    PLAUSIBLE_YEARS.contains(&year).then_some(date)
}

/// All of what begins with `date`, as precise as that.
pub(super) fn whole(date: Date, precision: TimePrecision) -> When {
    When::only(Written::of(date, precision))
}

/// What follows the signs and words behind a year.
pub(super) fn after_year(text: &str) -> &str {
    after_word(text, YEAR).unwrap_or(text)
}
