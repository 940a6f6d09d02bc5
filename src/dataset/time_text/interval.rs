//! The interval that a written start, an end and a stated precision mean.

use jiff::civil::{self, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};

use super::Written;
use crate::dataset::time::{Instant, Interval, TimePrecision};
use crate::language::tr;

/// Why a start and an end make no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IntervalError {
    /// The end lies before the start.
    #[error("{}", tr!("error-ends-before-it-starts"))]
    EndsBeforeStart,
}

/// The interval that a start, an optional end and a stated precision mean.
///
/// A written end is exclusive if it has a time of day; an end that is a date
/// includes that local day. Without an end the interval covers the unit that
/// was written or stated, whichever is coarser: "27 Dec" covers that local day.
///
/// # Errors
/// When the end lies before the start.
pub fn interval(
    start: &Written,
    end: Option<&Written>,
    stated: Option<TimePrecision>,
    zone: &TimeZone,
) -> Result<(Interval, TimePrecision), IntervalError> {
    let precision = match stated {
        Some(stated) if stated != TimePrecision::Unknown => stated.max(start.precision),
        _ => start.precision,
    };
    let first = start.instant(zone);
    if let Some(end) = end {
        let last = if end.is_date() {
            after_unit(end.civil, end.precision, zone)
        } else {
            end.instant(zone)
        };
        if start.is_date() && end.is_date() && last <= first {
            return Err(IntervalError::EndsBeforeStart);
        }
        if last > first {
            let interval = Interval::new(first, last).ok_or(IntervalError::EndsBeforeStart)?;
            return Ok((interval, stated.unwrap_or(precision)));
        }
        if last < first {
            return Err(IntervalError::EndsBeforeStart);
        }
    }
    // In the zone of the written offset there is no calendar to ask, so units
    // of a day and more are those of the local zone.
    let local = first.to_civil(zone);
    let (from, to) = match precision {
        TimePrecision::Second | TimePrecision::Unknown => (first, first.plus_secs(1)),
        TimePrecision::Minute => (first, first.plus_secs(60)),
        TimePrecision::Hour => (first, first.plus_secs(3600)),
        TimePrecision::PartOfDay if start.is_date() => day_and_after(local, zone),
        TimePrecision::PartOfDay => (first, first.plus_secs(6 * 3600)),
        TimePrecision::Day => day_and_after(local, zone),
        TimePrecision::Week => {
            let day =
                |offset: Span| Instant::from_civil(midnight(local).saturating_add(offset), zone);
            (day((-3).days()), day(4.days()))
        }
        TimePrecision::Month => {
            let first = local.date().first_of_month();
            (Instant::from_civil(first.at(0, 0, 0, 0), zone), after_unit(local, precision, zone))
        }
        TimePrecision::Year => {
            let first = local.date().first_of_year();
            (Instant::from_civil(first.at(0, 0, 0, 0), zone), after_unit(local, precision, zone))
        }
    };
    Interval::new(from, to)
        .map(|interval| (interval, precision))
        .ok_or(IntervalError::EndsBeforeStart)
}

fn midnight(civil: DateTime) -> DateTime {
    civil.date().at(0, 0, 0, 0)
}

fn day_and_after(local: DateTime, zone: &TimeZone) -> (Instant, Instant) {
    let from = Instant::from_civil(midnight(local), zone);
    (from, after_unit(local, TimePrecision::Day, zone))
}

/// The first moment after the day, month or year that holds `local`.
fn after_unit(local: DateTime, precision: TimePrecision, zone: &TimeZone) -> Instant {
    let date: civil::Date = match precision {
        TimePrecision::Month => local.date().first_of_month().saturating_add(1.month()),
        TimePrecision::Year => local.date().first_of_year().saturating_add(1.year()),
        _ => local.date().saturating_add(1.day()),
    };
    Instant::from_civil(date.at(0, 0, 0, 0), zone)
}
