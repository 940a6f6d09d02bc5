//! A column of times as whole seconds since 1970, and how statements reckon with those.

use crate::database::column_type::ColumnType;
use crate::database::dialect::{Column, Dialect};
use crate::dataset::time::PLAUSIBLE_YEARS;

/// Seconds of a day.
pub const DAY_SECS: i64 = 86_400;

/// A multiple of all lengths of clocks and calendars, by which times before 1970 become
/// positive: more than the time from the first plausible year on.
pub const SHIFT_SECS: i64 = 86_400 * 7 * 1_000_000;

/// Days on which spreadsheets and databases begin to count, which a missing one becomes.
const FIRST_DAYS: [jiff::civil::Date; 2] =
    [jiff::civil::date(1900, 1, 1), jiff::civil::date(1904, 1, 1)];

/// A column that tells a time.
#[derive(Debug, Clone)]
pub struct TimeColumn {
    /// The column.
    pub column: Column,
    /// Whether all its times are midnights, so that they are days.
    pub are_midnights: bool,
}

/// Seconds since 1970 of the first day of a year.
fn year_secs(year: i16) -> i64 {
    day_secs(jiff::civil::date(year, 1, 1))
}

fn day_secs(day: jiff::civil::Date) -> i64 {
    jiff::tz::TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).map_or(0, jiff::Timestamp::as_second)
}

/// A condition that `column` lies in the years that an event can have.
pub fn is_plausible(dialect: &dyn Dialect, column: &Column) -> String {
    let (first, last) = (year_secs(*PLAUSIBLE_YEARS.start()), year_secs(PLAUSIBLE_YEARS.end() + 1));
    is_within(dialect, column, first, last)
}

/// A condition that `column` lies from one time to another.
fn is_within(dialect: &dyn Dialect, column: &Column, from: i64, until: i64) -> String {
    let name = column.quoted();
    let (from, until) = (dialect.time(column, from), dialect.time(column, until));
    format!("{name} >= {from} AND {name} < {until}")
}

/// The remainder of the division of `secs`, which lie in those years, by `by`: from 0 up.
pub fn remainder(secs: &str, by: i64) -> String {
    format!("mod({secs} + {SHIFT_SECS}, {by})")
}

/// The whole part of the division of `secs` by `by`, counted from below all those years.
pub fn counted_from_below(dialect: &dyn Dialect, secs: &str, by: u32) -> String {
    dialect.divided(&format!("{secs} + {SHIFT_SECS}"), by)
}

/// The midnight of the day of civil `secs`.
pub fn midnight(secs: &str) -> String {
    format!("({secs} - {})", remainder(secs, DAY_SECS))
}

impl TimeColumn {
    /// Its seconds, if they are a time at all.
    pub fn secs(&self, dialect: &dyn Dialect) -> String {
        let mut condition = is_plausible(dialect, &self.column);
        if self.column.kind != ColumnType::Day {
            let missing = |from: i64, until: i64| {
                format!(" AND NOT ({})", is_within(dialect, &self.column, from, until))
            };
            condition.push_str(&missing(0, 1));
            for day in FIRST_DAYS.map(day_secs) {
                condition.push_str(&missing(day, day + DAY_SECS));
            }
        }
        format!("CASE WHEN {condition} THEN {} END", dialect.secs(&self.column))
    }
}
