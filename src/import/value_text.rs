//! Values of columnar files as text: days, moments and bytes, alike whatever the file
//! is.

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span};

use crate::base::hash::hex;

/// Nanoseconds of a day.
pub const DAY_NANOS: i128 = 86_400_000_000_000;

/// What ticks count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// From 1970 in UTC.
    Utc,
    /// From 1970 by clocks whose zone is not told.
    Local,
    /// From midnight.
    TimeOfDay,
}

/// ISO 8601; the number of nanoseconds where no calendar has it.
pub fn moment(nanos: i128, kind: Clock) -> String {
    let Some(civil) = civil(nanos) else { return nanos.to_string() };
    match kind {
        Clock::Utc => format!("{civil}Z"),
        Clock::Local => civil.to_string(),
        Clock::TimeOfDay => civil.time().to_string(),
    }
}

/// A day, counted from 1970; the number of nanoseconds where no calendar has it.
pub fn day(days: i64) -> String {
    let midnight = moment(i128::from(days) * DAY_NANOS, Clock::Local);
    midnight.split_once('T').map_or(midnight.clone(), |(date, _)| date.to_owned())
}

/// Bytes as text where they are UTF-8 without signs that steer, in hexadecimal
/// otherwise.
pub fn bytes(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text)
            if !text.chars().any(|letter| letter.is_control() && !"\t\r\n".contains(letter)) =>
        {
            text.to_owned()
        }
        _ => hex(bytes),
    }
}

/// The calendar knows the whole year 9999, of which moments leave out the last day.
fn civil(nanos: i128) -> Option<DateTime> {
    let days = i64::try_from(nanos.div_euclid(DAY_NANOS)).ok()?;
    let of_day = i64::try_from(nanos.rem_euclid(DAY_NANOS)).ok()?;
    let epoch = Date::constant(1970, 1, 1);
    let date = epoch.checked_add(Span::new().try_days(days).ok()?).ok()?;
    date.to_datetime(Time::midnight()).checked_add(SignedDuration::from_nanos(of_day)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_the_calendar_is_a_date_and_what_lies_behind_it_a_number() {
        let last = i128::from(2_932_896) * DAY_NANOS;
        assert_eq!(day(2_932_896), "9999-12-31");
        assert_eq!(moment(last + 1_500_000_000, Clock::Utc), "9999-12-31T00:00:01.5Z");
        assert_eq!(moment(-1, Clock::Local), "1969-12-31T23:59:59.999999999");
        assert_eq!(moment(last + DAY_NANOS, Clock::Utc), (last + DAY_NANOS).to_string());
    }
}
