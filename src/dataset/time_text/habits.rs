//! What decides how a date is read beside its text.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::DateOrder;

/// What decides how a date is read beside its text.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    /// For dates that read both ways.
    pub order: Option<DateOrder>,
    /// Numbers that would be moments far beyond it are none.
    pub today: Date,
}

impl Habits {
    /// With the date of the machine's clock.
    pub fn now(order: Option<DateOrder>) -> Self {
        Self { order, today: today() }
    }
}

/// The date of the machine's clock, in UTC.
pub fn today() -> Date {
    jiff::Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}
