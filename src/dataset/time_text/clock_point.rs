//! One time of day.

use super::piece::{after_word, digits, number};
use super::zone::{ZoneText, read_zone};
use crate::dataset::time::TimePrecision;

pub(super) const DAY_SECS: i32 = 86_400;
pub(super) const HOUR_SECS: i32 = 3600;

/// What the header of a column of times says of bare numbers in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockColumn {
    /// Nothing.
    Any,
    /// They are hours.
    Hours,
    /// They are hours and minutes without the zeros before them.
    HoursAndMinutes,
}

/// Where a time of day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// In a cell of its own.
    Alone(ClockColumn),
    /// Behind a date and a blank.
    BehindDate,
    /// Behind a date and a `T`.
    BehindT,
}

/// Words before a time of day that add nothing.
#[rustfmt::skip]
pub(super) const AT: &[&str] = &["at", "о", "об", "в", "во", "w", "o", "godz", "g", "kl", "um", "klo", "ore", "ora", "a", "as", "alle", "om", "saat", "z", "la", "las", "el"];

/// Words behind a time of day that add nothing.
#[rustfmt::skip]
const UNITS: &[&str] = &["h", "hr", "hrs", "hour", "hours", "uhr", "год", "година", "години", "годин", "ч", "час", "часа", "часов", "godz", "heures", "o’clock"];

/// Those that say how many hours something lasted, where nothing says "at".
#[rustfmt::skip]
const LENGTHS: &[&str] = &["hr", "hrs", "hours", "години", "годин", "час", "часа", "часов", "heures"];

/// One time of day.
pub(super) struct Point {
    pub secs: i32,
    pub precision: TimePrecision,
    pub zone: Option<ZoneText>,
    /// The hours that `am` or `pm` adds.
    pub half: Option<i16>,
}

/// How a time of day was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `2`
    Hour,
    /// `02:15`
    Minutes,
    /// `02:15:00`
    Seconds,
    /// `0215`
    Joined,
    /// `021500`
    JoinedSeconds,
}

/// `takes_hyphen`: whether a hyphen begins an offset where it could begin the end of
/// a range.
pub(super) fn point(text: &str, stands: Stands, takes_hyphen: bool) -> Option<Point> {
    let text = text.trim();
    let at = after_word(text, AT).map(str::trim_start);
    let text = at.unwrap_or(text);
    if let (Some(secs), Stands::Alone(_)) = (fraction_of_day(text), stands) {
        let is_whole = secs % 60 == 0;
        let precision = if is_whole { TimePrecision::Minute } else { TimePrecision::Second };
        return Some(Point { secs, precision, zone: None, half: None });
    }
    let ([hour, minute, second], form, rest) = numbers(text, stands)?;
    let (half, rest) = half_of_day(rest);
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) && form != Form::JoinedSeconds => hour % 12 + half,
        Some(_) => return None,
    };
    let unit = half.is_none().then(|| after_word(rest, UNITS)).flatten();
    // `2 hours` is a length, `в 14 часов` a time.
    let is_alone = at.is_none() && matches!(stands, Stands::Alone(_));
    if form == Form::Hour && is_alone && after_word(rest, LENGTHS).is_some() {
        return None;
    }
    let rest = unit.unwrap_or(rest);
    let is_hour = half.is_some() || unit.is_some() || stands == Stands::Alone(ClockColumn::Hours);
    if form == Form::Hour && !is_hour {
        return None;
    }
    if hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0) {
        return None;
    }
    let behind = rest.trim_start();
    let zone = if behind.is_empty() {
        None
    } else {
        if let Some(end) = behind.strip_prefix('-') {
            let is_apart = behind.len() < rest.len() && !end.starts_with(' ');
            // Two digits alone are an hour as well.
            let hour = end.trim();
            let is_hour = stands != Stands::BehindT
                && hour.len() <= 2
                && hour.bytes().all(|byte| byte.is_ascii_digit());
            let is_offset = stands == Stands::BehindT
                || form == Form::Seconds
                || (form == Form::Minutes && !is_hour && (is_apart || !end.contains(':')));
            // The end of a range may have seconds too, an offset has none.
            if !(is_offset || takes_hyphen && form == Form::Minutes) {
                return None;
            }
        }
        Some(read_zone(behind)?)
    };
    let secs = (i32::from(hour) * 60 + i32::from(minute)) * 60 + i32::from(second);
    let precision = match form {
        Form::Hour => TimePrecision::Hour,
        Form::Minutes | Form::Joined => TimePrecision::Minute,
        Form::Seconds | Form::JoinedSeconds => TimePrecision::Second,
    };
    Some(Point { secs, precision, zone, half })
}

/// A part of a day as a spreadsheet writes it, such as `0.09375`, in seconds.
fn fraction_of_day(text: &str) -> Option<i32> {
    let decimals = text.strip_prefix("0.")?;
    let is_plain = decimals.len() > 2 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    let days: f64 = if is_plain { text.parse().ok()? } else { return None };
    Some((days * f64::from(DAY_SECS)).round() as i32)
}

/// Hour, minute and second, how they were written, and what follows.
fn numbers(text: &str, stands: Stands) -> Option<([i16; 3], Form, &str)> {
    let (first, rest) = digits(text, 6)?;
    let pair = |at: usize| first.get(at..at + 2).and_then(number);
    match first.len() {
        1 | 2
            if stands == Stands::Alone(ClockColumn::HoursAndMinutes)
                && !rest.starts_with([':', '.', 'h']) =>
        {
            Some(([0, number(first)?, 0], Form::Joined, rest))
        }
        1 | 2 => {
            let hour = number(first)?;
            let sign = rest.chars().next().filter(|sign| matches!(sign, ':' | '.' | 'h' | 'H'));
            let minutes = sign.and_then(|sign| digits(rest.strip_prefix(sign)?, 2));
            let (Some((minute, rest)), Some(sign)) = (minutes, sign) else {
                return Some(([hour, 0, 0], Form::Hour, rest));
            };
            if minute.len() < 2 && sign != ':' {
                return None;
            }
            let minute = number(minute)?;
            let seconds = rest.strip_prefix(sign).and_then(|rest| digits(rest, 2));
            let Some((second, rest)) = seconds else {
                return Some(([hour, minute, 0], Form::Minutes, rest));
            };
            let fraction = rest.strip_prefix(['.', ',']).and_then(|rest| digits(rest, 9));
            let rest = fraction.map_or(rest, |(_, rest)| rest);
            Some(([hour, minute, number(second)?], Form::Seconds, rest))
        }
        3 if stands == Stands::Alone(ClockColumn::HoursAndMinutes) => {
            Some(([first.get(..1).and_then(number)?, pair(1)?, 0], Form::Joined, rest))
        }
        4 => Some(([pair(0)?, pair(2)?, 0], Form::Joined, rest)),
        6 => Some(([pair(0)?, pair(2)?, pair(4)?], Form::JoinedSeconds, rest)),
        _ => None,
    }
}

/// `am` and `pm` as the hours that they add, and what follows.
fn half_of_day(text: &str) -> (Option<i16>, &str) {
    let rest = text.trim_start();
    for (half, forms) in [(0, ["a.m.", "am"]), (12, ["p.m.", "pm"])] {
        for form in forms {
            if let Some((head, tail)) = rest.split_at_checked(form.len())
                && head.eq_ignore_ascii_case(form)
                && !tail.starts_with(char::is_alphanumeric)
            {
                return (Some(half), tail);
            }
        }
    }
    (None, text)
}
