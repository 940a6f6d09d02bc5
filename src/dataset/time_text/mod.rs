//! Dates and times as people write them, and the interval that they mean.

mod clock;
mod compact;
mod date;
mod interval;
mod month;
mod object;
mod period;
mod piece;
mod range;
mod zone;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

pub use clock::{Clock, ClockColumn, read_clock};
pub use interval::{IntervalError, interval};
pub use zone::{CHANGE as CLOCK_CHANGE, ZoneText, read_zone};

use super::time::{Instant, TimePrecision};

/// Which number comes first in dates such as `03/04/2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

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

    fn of(date: Date, precision: TimePrecision) -> Self {
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

/// What a cell of dates holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Empty, or a word for "unknown".
    Unknown,
    /// A date or moment.
    Written(Written),
    /// Reads as a date both ways; the column's order is needed.
    Ambiguous,
}

/// A date, a moment or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The start, or all of it.
    pub from: Written,
    /// The end, where one was written: a moment that is no longer part of it, or a
    /// date that still is.
    pub until: Option<Written>,
    /// Its year has two digits, of which the century is not sure.
    pub is_short_year: bool,
    /// It is one moment, written as the midnight that begins its day.
    pub is_midnight: bool,
    /// Why it is not sure.
    pub doubt: Option<&'static str>,
}

impl When {
    fn only(from: Written) -> Self {
        let is_midnight = !from.is_date() && from.civil.time() == Time::midnight();
        Self { from, until: None, is_short_year: false, is_midnight, doubt: None }
    }
}

/// What a cell of dates, moments and ranges holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenCell {
    /// Empty, or a word for "unknown".
    Unknown,
    /// When.
    When(When),
    /// Reads as a date both ways; the column's order is needed.
    Ambiguous,
}

/// Texts longer than this are prose, not dates.
const MOST_BYTES: usize = 200;

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

/// Blanks and the marks that editors leave around text.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}

/// Words that stand for a missing value in real files.
pub fn is_missing(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    matches!(text, "" | "-" | "–" | "—" | "?" | "." | "\\N")
        || ["null", "none", "nan", "n/a", "na", "unknown", "undefined"]
            .iter()
            .chain(&["невідомо", "неизвестно", "nieznana"])
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// Reads a date, a moment or a word for "unknown". `order` decides dates that
/// read both ways. `None` when the text is none of these, a range, or not sure.
pub fn read(text: &str, order: Option<DateOrder>) -> Option<Cell> {
    Some(match read_when(text, Habits::now(order))? {
        WhenCell::Unknown => Cell::Unknown,
        WhenCell::Ambiguous => Cell::Ambiguous,
        WhenCell::When(When { from, until: None, doubt: None, .. }) => Cell::Written(from),
        WhenCell::When(_) => return None,
    })
}

/// Reads a date, a moment, a range of them or a word for "unknown". `None` when the
/// text is none of these. Which forms are read stands in `docs/time-and-place.md`.
pub fn read_when(text: &str, habits: Habits) -> Option<WhenCell> {
    let text = text.trim_matches(is_blank);
    if is_missing(text) {
        return Some(WhenCell::Unknown);
    }
    if let Some(date) = iso_day(text) {
        return Some(WhenCell::When(When::only(Written::day(date?))));
    }
    if let Some(moment) = iso_moment(text) {
        return Some(WhenCell::When(When::only(moment)));
    }
    if text.len() > MOST_BYTES {
        return None;
    }
    if let Some(number) = compact::read(text, habits.today) {
        return number.map(WhenCell::When);
    }
    let text = &piece::plain(text);
    if let Some(when) = object::read(text) {
        return Some(WhenCell::When(when));
    }
    let alone = date::read(text, habits);
    match alone {
        Some(WhenCell::When(When { doubt: Some(_), .. })) | None => {
            range::read(text, habits).or(alone)
        }
        found => found,
    }
}

/// The date of a text like `2025-12-27`, by far the most frequent one; the inner
/// `None` where there is no such day.
fn iso_day(text: &str) -> Option<Option<Date>> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let [a, b, c, d, b'-', e, f, b'-', g, h] = *bytes else { return None };
    let digits = [a, b, c, d, e, f, g, h];
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = digits.map(|digit| i16::from(digit - b'0'));
    let year = ((a * 10 + b) * 10 + c) * 10 + d;
    Some(date::day(year, e * 10 + f, g * 10 + h))
}

/// The moment of a text like `2025-12-27T02:15:00Z`, with a blank for the T, without
/// seconds or without the Z.
fn iso_moment(text: &str) -> Option<Written> {
    let date = iso_day(text.get(..10)?)??;
    let [b'T' | b' ', h, hh, b':', m, mm, rest @ ..] = text.as_bytes().get(10..)? else {
        return None;
    };
    let (seconds, rest, precision) = match rest {
        [b':', s, ss, rest @ ..] => ([*s, *ss], rest, TimePrecision::Second),
        rest => (*b"00", rest, TimePrecision::Minute),
    };
    let number = |[tens, ones]: [u8; 2]| {
        let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        are_digits.then(|| ((tens - b'0') * 10 + (ones - b'0')) as i8)
    };
    let offset = match rest {
        [] => None,
        b"Z" | b"+00:00" => Some(Offset::UTC),
        // With a minus it may be a range.
        [b'+', h, hh, b':', b'0', b'0'] => {
            Some(number([*h, *hh]).filter(|hours| *hours <= 14).map(Offset::constant)?)
        }
        _ => return None,
    };
    let (hour, minute) = (number([*h, *hh])?, number([*m, *mm])?);
    let time = Time::new(hour, minute, number(seconds)?, 0).ok()?;
    Some(Written { civil: date.to_datetime(time), offset, precision })
}

/// Whether `text` tells a time of day, with or without a date, that is not the
/// midnight which begins it.
pub fn is_other_than_midnight(text: &str) -> bool {
    let is_other = |when: When| !when.is_midnight && !when.from.is_date();
    match read_when(text, Habits::now(Some(DateOrder::DayFirst))) {
        Some(WhenCell::When(when)) => is_other(when),
        Some(_) => false,
        // Month first, or a time of day alone.
        None => match read_when(text, Habits::now(Some(DateOrder::MonthFirst))) {
            Some(WhenCell::When(when)) => is_other(when),
            _ => read_clock(text, ClockColumn::Any).is_some_and(|clock| !clock.is_midnight()),
        },
    }
}

/// The two leading numbers of a date such as `03/04/2025`: what a column's
/// order is decided from. `None` for dates that read only one way.
pub fn leading_pair(text: &str) -> Option<(i8, i8)> {
    date::leading_pair(text.trim_matches(is_blank))
}

#[cfg(test)]
mod tests;
