//! Dates and times as people write them, and the interval that they mean.

mod clock;
mod clock_point;
mod clock_range;
mod compact;
mod date;
mod date_order;
mod date_parts;
mod habits;
mod interval;
mod month;
mod object;
mod period;
mod piece;
mod range;
mod when;
mod written;
mod zone;

use std::cell::RefCell;

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

pub use clock::{Clock, ClockColumn, read_clock};
pub use date_order::DateOrder;
pub use habits::{Habits, today};
pub use interval::{IntervalError, interval};
pub use when::{Cell, When, WhenCell};
pub use written::Written;
pub use zone::{CHANGE as CLOCK_CHANGE, ZoneText, read_zone};

use super::time::TimePrecision;
use crate::base::remembered::{Remembered, remembered};
use object::Object;

/// Blanks and the marks that editors leave around text.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
}

/// Words that stand for a missing value in real files.
pub fn is_missing(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    // As most that is written begins.
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
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
    if text.len() > piece::MOST_BYTES {
        return None;
    }
    if let Some(number) = compact::read(text, habits.today) {
        return number.map(WhenCell::When);
    }
    let order = match habits.order {
        None => "",
        Some(DateOrder::DayFirst) => "day",
        Some(DateOrder::MonthFirst) => "month",
        Some(DateOrder::YearFirst) => "year",
    };
    let today = habits.today.to_string();
    remembered(&KNOWN, &[text, order, &today], || read_words(text, habits))
}

thread_local! {
    static KNOWN: RefCell<Remembered<Option<WhenCell>>> = RefCell::default();
}

/// As [`read_when`], of what is none of the forms of machines.
fn read_words(text: &str, habits: Habits) -> Option<WhenCell> {
    let text = &piece::plain(text);
    let of_object = match object::read(text) {
        Some(Object::When(when)) => Some(when),
        Some(Object::Wrapped(inner)) => wrapped(&inner),
        None => None,
    };
    if let Some(when) = of_object {
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

/// A date or moment that stands in an object alone.
fn wrapped(text: &str) -> Option<When> {
    match read_when(text, Habits::now(None))? {
        WhenCell::When(when) if !text.starts_with('{') => Some(when),
        _ => None,
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
    Some(date_parts::day(year, e * 10 + f, g * 10 + h))
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

/// The numbers of a date such as `03/04/25`, whose year has two digits and may stand
/// first or last.
pub fn short_year_parts(text: &str) -> Option<[i8; 3]> {
    date::short_year_parts(text.trim_matches(is_blank))
}

/// The date of a year of two digits, as dates with such years are read; `None` where
/// there is none.
pub fn short_year_date(year: i8, month: i8, day: i8) -> Option<jiff::civil::Date> {
    let year = i16::from(year);
    let year = year + if year < 70 { 2000 } else { 1900 };
    jiff::civil::Date::new(year, month, day).ok()
}

/// The two leading numbers of a date such as `03/04/2025`: what a column's
/// order is decided from. `None` for dates that read only one way.
pub fn leading_pair(text: &str) -> Option<(i8, i8)> {
    date::leading_pair(text.trim_matches(is_blank))
}

#[cfg(test)]
mod tests;
