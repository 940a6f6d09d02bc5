//! A date or moment as written, not yet in a zone.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use crate::dataset::time::{Instant, TimePrecision};

/// A date or moment as written, not yet in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Date, with the time of day or midnight.
    pub civil: DateTime,
    /// The offset from UTC, if written.
    pub offset: Option<Offset>,
    /// How much was written.
    pub precision: TimePrecision,
}

impl Written {
    /// The day `date`.
    pub fn day(date: Date) -> Self {
        Self::of(date, TimePrecision::Day)
    }

    pub(super) fn of(date: Date, precision: TimePrecision) -> Self {
        Self { civil: date.at(0, 0, 0, 0), offset: None, precision }
    }

    /// The first moment meant, read in `zone` unless an offset was written.
    pub fn instant(&self, zone: &TimeZone) -> Instant {
        match self.offset {
            Some(offset) => Instant::from_civil(self.civil, &offset.to_time_zone()),
            None => Instant::from_civil(self.civil, zone),
        }
    }

    /// Only a date, month or year was written.
    pub fn is_date(&self) -> bool {
        self.precision >= TimePrecision::Day
    }
}
