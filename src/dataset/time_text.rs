//! Dates and times as people write them, and the interval that they mean.

use jiff::civil::{self, Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

use super::time::{Instant, Interval, PLAUSIBLE_YEARS, TimePrecision};

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

/// Words that stand for a missing value in real files.
pub fn is_missing(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}');
    matches!(text, "" | "-" | "–" | "—" | "?" | "." | "\\N")
        || ["null", "none", "nan", "n/a", "na", "unknown", "undefined"]
            .iter()
            .chain(&["невідомо", "неизвестно", "nieznana"])
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// Reads a date, a moment or a word for "unknown". `order` decides dates that
/// read both ways. `None` when the text is none of these.
///
/// Read are ISO 8601 and its relaxed forms, `YYYYMMDD`, `DD.MM.YYYY` and
/// `D.M.YY` (always day first), `a/b/YYYY` and `a-b-YYYY`, month names in
/// English, Ukrainian, Polish and Russian, and Unix seconds or milliseconds;
/// a time of day may follow, with `AM`/`PM` and an offset.
pub fn read(text: &str, order: Option<DateOrder>) -> Option<Cell> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}');
    if is_missing(text) {
        return Some(Cell::Unknown);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(text).map(Cell::Written);
    }
    let (date, rest) = split_date(text)?;
    let Ok((date, precision)) = read_date(date, order)? else {
        return Some(Cell::Ambiguous);
    };
    if !PLAUSIBLE_YEARS.contains(&date.year()) {
        return None;
    }
    let rest = rest.trim_start_matches([',', 'T', 't', ' ']).trim();
    if rest.is_empty() {
        return Some(Cell::Written(Written {
            civil: date.at(0, 0, 0, 0),
            offset: None,
            precision,
        }));
    }
    if precision != TimePrecision::Day {
        return None;
    }
    let (time, offset, precision) = read_time(rest)?;
    Some(Cell::Written(Written { civil: date.to_datetime(time), offset, precision }))
}

/// The two leading numbers of a date such as `03/04/2025`: what a column's
/// order is decided from. `None` for dates that read only one way.
pub fn leading_pair(text: &str) -> Option<(i8, i8)> {
    let (date, _) = split_date(text.trim())?;
    let separator = if date.contains('/') { '/' } else { '-' };
    let mut parts = date.split(separator);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if first.len() > 2 || second.len() > 2 || parts.next().is_some() || year.len() == 1 {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?))
}

/// A time of day alone, such as the `time` column beside a `date` column.
pub fn read_time_of_day(text: &str) -> Option<(Time, Option<Offset>, TimePrecision)> {
    read_time(text.trim())
}

fn digits(text: &str) -> Option<Written> {
    let number: i64 = text.parse().ok()?;
    let date = |year, month, day| Date::new(year, month, day).ok();
    let (civil, offset, precision) = match text.len() {
        4 => (date(number as i16, 1, 1)?.at(0, 0, 0, 0), None, TimePrecision::Year),
        8 => {
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            let date = date(year as i16, month as i8, day as i8)?;
            (date.at(0, 0, 0, 0), None, TimePrecision::Day)
        }
        9 | 10 => (epoch(number), Some(Offset::UTC), TimePrecision::Second),
        12 | 13 => (epoch(number / 1000), Some(Offset::UTC), TimePrecision::Second),
        14 => {
            let date = digits(text.get(..8)?)?;
            let clock = number % 1_000_000;
            let time = Time::new(
                (clock / 10_000) as i8,
                (clock / 100 % 100) as i8,
                (clock % 100) as i8,
                0,
            )
            .ok()?;
            (date.civil.date().to_datetime(time), None, TimePrecision::Second)
        }
        _ => return None,
    };
    PLAUSIBLE_YEARS.contains(&civil.year()).then_some(Written { civil, offset, precision })
}

fn epoch(secs: i64) -> DateTime {
    Instant::from_secs(secs).to_civil(&TimeZone::UTC)
}

/// Splits the date from what follows it: at `T`, or at the blank before a
/// time of day. Dates with month names keep their blanks.
fn split_date(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    if let Some(at) = text.find(['T', 't'])
        && at >= 8
        && bytes[at - 1].is_ascii_digit()
        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    {
        return Some(text.split_at(at));
    }
    if let Some((before, _)) = text.split_once(':') {
        let (at, letter) = before.char_indices().rfind(|(_, c)| !c.is_ascii_digit())?;
        let (date, clock) = text.split_at_checked(at + letter.len_utf8())?;
        return Some((date.trim_end_matches([' ', ',', '\u{a0}']), clock));
    }
    // `4/5/2022 12 AM` is not seen in the wild; a zone after a bare date is.
    Some(match text.strip_suffix('Z').or_else(|| text.strip_suffix(" UTC")) {
        Some(date) if date.ends_with(|c: char| c.is_ascii_digit()) => (date, ""),
        _ => (text, ""),
    })
}

/// Outer `None`: not a date. `Err`: reads both ways.
fn read_date(text: &str, order: Option<DateOrder>) -> Option<Result<(Date, TimePrecision), ()>> {
    let found = |year: i16, month: i8, day: i8| {
        Date::new(year, month, day).ok().map(|date| Ok((date, TimePrecision::Day)))
    };
    if text.chars().any(char::is_alphabetic) {
        return read_named_month(text).map(Ok);
    }
    let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let number = |part: &str| -> Option<i16> {
        (!part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    match parts[..] {
        [year, month] if year.len() == 4 => {
            let date = Date::new(number(year)?, number(month)? as i8, 1).ok()?;
            Some(Ok((date, TimePrecision::Month)))
        }
        [year, month, day] if year.len() == 4 => {
            found(number(year)?, number(month)? as i8, number(day)? as i8)
        }
        [first, second, year] if year.len() == 4 || year.len() == 2 => {
            let year = number(year)? + if year.len() == 2 { 2000 } else { 0 };
            let (first, second) = (number(first)? as i8, number(second)? as i8);
            let order = if separator == '.' { Some(DateOrder::DayFirst) } else { order };
            match order {
                Some(DateOrder::DayFirst) => found(year, second, first),
                Some(DateOrder::MonthFirst) => found(year, first, second),
                None if first > 12 => found(year, second, first),
                None if second > 12 => found(year, first, second),
                None if first == second => found(year, first, second),
                None => {
                    Date::new(year, first, second).ok()?;
                    Some(Err(()))
                }
            }
        }
        _ => None,
    }
}

/// First letters of the months in English, Ukrainian, Polish and Russian.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["jan", "січ", "sty", "янв"],
    &["feb", "лют", "lut", "фев"],
    &["mar", "бер", "мар"],
    &["apr", "кві", "kwi", "апр"],
    &["may", "тра", "maj", "мая", "май"],
    &["jun", "чер", "cze", "июн"],
    &["jul", "лип", "lip", "июл"],
    &["aug", "сер", "sie", "авг"],
    &["sep", "вер", "wrz", "сен"],
    &["oct", "жов", "paź", "paz", "окт"],
    &["nov", "лис", "lis", "ноя"],
    &["dec", "гру", "gru", "дек"],
];

fn read_named_month(text: &str) -> Option<(Date, TimePrecision)> {
    let mut month = None;
    let mut numbers: Vec<&str> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(char::is_alphabetic);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers.push(digits);
            continue;
        }
        let lower = word.to_lowercase();
        // "червня" and "czerwca" are June in full, "czer" is no month alone.
        let named =
            MONTHS.iter().position(|names| names.iter().any(|name| lower.starts_with(name)));
        match named {
            Some(at) if month.is_none() => month = Some(at as i8 + 1),
            Some(_) => return None,
            // Weekdays and "року"/"roku"/"of" say nothing more.
            None if ["року", "roku", "года", "р", "г", "of", "the"].contains(&lower.as_str()) =>
                {}
            None if is_weekday(&lower) => {}
            None => return None,
        }
    }
    let month = month?;
    match numbers[..] {
        [year] if year.len() == 4 => {
            Some((Date::new(year.parse().ok()?, month, 1).ok()?, TimePrecision::Month))
        }
        [first, second] => {
            let (day, year) = if first.len() == 4 { (second, first) } else { (first, second) };
            (year.len() == 4 && day.len() <= 2)
                .then(|| Date::new(year.parse().ok()?, month, day.parse().ok()?).ok())
                .flatten()
                .map(|date| (date, TimePrecision::Day))
        }
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| word.starts_with(day))
        && word.len() <= 9
}

fn read_time(text: &str) -> Option<(Time, Option<Offset>, TimePrecision)> {
    let mut clock = text;
    let mut offset = None;
    if let Some(rest) = ["UTC", "GMT", "Z", "z"].iter().find_map(|zone| clock.strip_suffix(zone)) {
        clock = rest.trim_end();
        offset = Some(Offset::UTC);
    } else if let Some(at) = clock.rfind(['+', '-', '−'])
        && at > 0
    {
        let (head, tail) = clock.split_at(at);
        offset = Some(read_offset(tail)?);
        clock = head.trim_end();
        if let Some(rest) = ["UTC", "GMT"].iter().find_map(|zone| clock.strip_suffix(zone)) {
            clock = rest.trim_end();
        }
    }
    let lower = clock.to_ascii_lowercase();
    let (clock, half) = match lower.strip_suffix("am").or_else(|| lower.strip_suffix("a.m.")) {
        Some(rest) => (rest.trim_end(), Some(0)),
        None => match lower.strip_suffix("pm").or_else(|| lower.strip_suffix("p.m.")) {
            Some(rest) => (rest.trim_end(), Some(12)),
            None => (lower.as_str(), None),
        },
    };
    let mut parts = clock.split(':');
    let number = |part: &str| -> Option<i8> {
        (part.len() <= 2 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let mut hour = number(parts.next()?)?;
    if let Some(half) = half {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + half;
    }
    let minute = number(parts.next()?)?;
    let (second, precision) = match parts.next() {
        None => (0, TimePrecision::Minute),
        Some(part) => {
            let whole = part.split(['.', ',']).next()?;
            (number(whole)?, TimePrecision::Second)
        }
    };
    if parts.next().is_some() {
        return None;
    }
    Some((Time::new(hour, minute, second, 0).ok()?, offset, precision))
}

fn read_offset(text: &str) -> Option<Offset> {
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.chars().skip(1).any(|c| !c.is_ascii_digit() && c != ':') {
        return None;
    }
    let (hours, minutes): (i32, i32) = match digits.len() {
        1 | 2 => (digits.parse().ok()?, 0),
        4 => {
            let (hours, minutes) = digits.split_at_checked(2)?;
            (hours.parse().ok()?, minutes.parse().ok()?)
        }
        _ => return None,
    };
    (hours <= 14 && minutes < 60)
        .then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())
        .flatten()
}

/// Why a start and an end make no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IntervalError {
    /// The end lies before the start.
    #[error("ends before it starts")]
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

#[cfg(test)]
mod tests;
