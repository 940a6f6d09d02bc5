//! Instants, half-open intervals, how precisely a time is known, and zones.

use crate::language::tr;
use jiff::{Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A moment in whole seconds since 1970-01-01T00:00:00Z.
///
/// Seconds are the finest unit in which events are documented; finer text in a
/// source stays in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

/// The years which a plausible event can carry; outside them a cell is an error.
pub const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

impl Instant {
    /// From seconds since the Unix epoch.
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs)
    }

    /// Seconds since the Unix epoch.
    pub const fn secs(self) -> i64 {
        self.0
    }

    /// This moment later (or, if negative, earlier) by `secs` seconds.
    #[must_use]
    pub const fn plus_secs(self, secs: i64) -> Self {
        Self(self.0.saturating_add(secs))
    }

    /// When a wall clock in `zone` shows `civil`. Where a clock change skips or
    /// repeats that hour, the earlier offset is taken, as RFC 5545 does.
    pub fn from_civil(civil: civil::DateTime, zone: &TimeZone) -> Self {
        match zone.to_ambiguous_timestamp(civil).compatible() {
            Ok(timestamp) => Self(timestamp.as_second()),
            // Only reachable within days of the years -9999 and 9999.
            Err(_) => Self(i64::MAX / 4),
        }
    }

    /// What a wall clock in `zone` shows at this moment.
    pub fn to_civil(self, zone: &TimeZone) -> civil::DateTime {
        zone.to_datetime(self.timestamp())
    }

    /// As a `jiff` timestamp, clamped to the years it can hold.
    pub fn timestamp(self) -> Timestamp {
        let secs = self.0.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
        Timestamp::from_second(secs).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// ISO 8601 in UTC, such as `2025-12-27T05:45:00Z`.
    pub fn to_utc_text(self) -> String {
        let at = self.to_civil(&TimeZone::UTC);
        let Ok(year @ 0..=9999) = u16::try_from(at.year()) else {
            return self.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        };
        let mut text = *b"0000-00-00T00:00:00Z";
        let mut put = |at: usize, number: u8| {
            for (digit, value) in text.iter_mut().skip(at).zip([number / 10, number % 10]) {
                *digit += value;
            }
        };
        put(0, (year / 100) as u8);
        put(2, (year % 100) as u8);
        let clock = [at.month(), at.day(), at.hour(), at.minute(), at.second()];
        for (place, number) in [5, 8, 11, 14, 17].into_iter().zip(clock) {
            put(place, number as u8);
        }
        str::from_utf8(&text).unwrap_or_default().to_owned()
    }
}

/// Half-open: `start` belongs to it, `end` does not. Never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "WrittenInterval")]
pub struct Interval {
    start: Instant,
    end: Instant,
}

/// An interval as a file has it, which may say anything.
#[derive(Deserialize)]
struct WrittenInterval {
    start: Instant,
    end: Instant,
}

impl TryFrom<WrittenInterval> for Interval {
    type Error = &'static str;

    fn try_from(written: WrittenInterval) -> Result<Self, Self::Error> {
        Self::new(written.start, written.end).ok_or("an interval ends before it starts")
    }
}

impl Interval {
    /// `None` when `end` is not after `start`.
    pub fn new(start: Instant, end: Instant) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The first moment inside.
    pub const fn start(self) -> Instant {
        self.start
    }

    /// The first moment after.
    pub const fn end(self) -> Instant {
        self.end
    }

    /// Length in seconds, at least 1.
    pub const fn secs(self) -> i64 {
        self.end.0.saturating_sub(self.start.0)
    }

    /// Whether a moment belongs to both.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest interval around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same length, later by `secs` seconds.
    #[must_use]
    pub fn shifted(self, secs: i64) -> Self {
        Self { start: self.start.plus_secs(secs), end: self.end.plus_secs(secs) }
    }
}

/// Which of its times places an event on the time axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeAxis {
    /// When it happened.
    #[default]
    Event,
    /// When its source reported it.
    Report,
}

/// How precisely the time of an event is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum TimePrecision {
    /// To the second.
    Second,
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// A part of a day, such as "overnight".
    PartOfDay,
    /// A local day.
    Day,
    /// Seven days around the date given.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// Nothing is known about the precision, or the time itself is unknown.
    #[default]
    Unknown,
}

impl TimePrecision {
    /// All of them, finest first.
    pub const ALL: [Self; 9] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::PartOfDay,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Year,
        Self::Unknown,
    ];

    /// The word used in the project's files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::PartOfDay => "part_of_day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Unknown => "unknown",
        }
    }

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Second => "to the second",
            Self::Minute => "to the minute",
            Self::Hour => "to the hour",
            Self::PartOfDay => "some time within this interval",
            Self::Day => "some time on this day",
            Self::Week => "some time in this week",
            Self::Month => "some time in this month",
            Self::Year => "some time in this year",
            Self::Unknown => "precision unknown",
        }
    }

    /// The precision whose [`id`](Self::id) is `text`.
    pub fn from_id(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.id().eq_ignore_ascii_case(text.trim()))
    }

    /// Coarser than an hour: drawn as an interval, never as one instant.
    pub fn is_imprecise(self) -> bool {
        self > Self::Hour
    }
}

/// The named time zone `name`, or what to do about a wrong one.
///
/// # Errors
/// When the bundled IANA database has no such zone.
pub fn zone(name: &str) -> Result<TimeZone, UnknownZone> {
    if name.eq_ignore_ascii_case("utc") {
        return Ok(TimeZone::UTC);
    }
    TimeZone::get(name).map_err(|_| UnknownZone(name.to_owned()))
}

/// A name that the IANA time zone database does not have.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", tr!("error-unknown-zone", name = .0))]
pub struct UnknownZone(pub String);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    proptest! {
        #[test]
        fn the_text_of_an_instant_is_that_of_the_library(
            secs in prop_oneof![-3_000_000_000..5_000_000_000_i64, any::<i64>()]
        ) {
            let at = Instant::from_secs(secs);
            let plain = at.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
            prop_assert_eq!(at.to_utc_text(), plain);
        }
    }

    #[test]
    fn an_interval_that_ends_where_a_window_starts_is_outside_it() {
        assert!(!interval(0, 10).overlaps(interval(10, 20)));
        assert!(interval(0, 11).overlaps(interval(10, 20)));
        assert!(interval(10, 11).overlaps(interval(10, 20)));
        assert!(!interval(20, 21).overlaps(interval(10, 20)));
    }

    #[test]
    fn an_empty_interval_cannot_be_made() {
        assert!(Interval::new(Instant::from_secs(5), Instant::from_secs(5)).is_none());
    }

    #[test]
    fn a_day_on_which_clocks_change_is_23_or_25_hours_long() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        let midnight = |month, day| {
            Instant::from_civil(civil::date(2025, month, day).at(0, 0, 0, 0), &kyiv).secs()
        };
        assert_eq!(midnight(3, 31) - midnight(3, 30), 23 * 3600);
        assert_eq!(midnight(10, 27) - midnight(10, 26), 25 * 3600);
    }
}
