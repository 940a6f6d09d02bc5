//! Dates and moments that are written as one number.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use super::date_parts::day;
use super::{When, Written};
use crate::dataset::time::{Instant, PLAUSIBLE_YEARS, TimePrecision};

/// Days from the zeroth of a spreadsheet, 30 December 1899, to 1970-01-01.
const SERIAL_OF_1970: i64 = 25_569;

/// Serials that are taken for days: those of 1980 to 2050.
const SERIALS: std::ops::RangeInclusive<i64> = 29_221..=54_789;

/// Reads a number, maybe with a fraction. The outer `None`: the text is no plain
/// number; the inner one: it is no date.
pub fn read(text: &str, today: Date) -> Option<Option<When>> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || fraction.is_some_and(|fraction| !is_number(fraction)) {
        return None;
    }
    match fraction {
        // `12.2025` is a month.
        Some(fraction) if whole.len() <= 2 || fraction.len() == 4 && whole.len() < 5 => None,
        Some(_) => Some(with_fraction(text, whole, today).map(When::only)),
        None => Some(number(whole, today).map(When::only)),
    }
}

fn with_fraction(text: &str, whole: &str, today: Date) -> Option<Written> {
    match whole.len() {
        5 => {
            let days: f64 = text.parse().ok()?;
            SERIALS.contains(&(days as i64)).then_some(())?;
            let secs = ((days - SERIAL_OF_1970 as f64) * 86_400.0).round() as i64;
            let civil = civil_of(secs);
            let precision = match secs.rem_euclid(86_400) {
                0 => TimePrecision::Day,
                secs if secs % 60 == 0 => TimePrecision::Minute,
                _ => TimePrecision::Second,
            };
            Some(Written { civil, offset: None, precision })
        }
        9.. => number(whole, today).filter(|written| written.offset.is_some()),
        _ => None,
    }
}

fn number(text: &str, today: Date) -> Option<Written> {
    let number: i64 = text.parse().ok()?;
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    match text.len() {
        4 => Some(Written::of(day(number as i16, 1, 1)?, TimePrecision::Year)),
        5 => {
            SERIALS.contains(&number).then_some(())?;
            Some(Written::day(civil_of((number - SERIAL_OF_1970) * 86_400).date()))
        }
        6 => {
            let month = day(part(0, 4)?, part(4, 6)?, 1)?;
            // `201112` is a month of 2011 or a day of 2020.
            let is_day = day(2000 + part(0, 2)?, part(2, 4)?, part(4, 6)?).is_some();
            (!is_day).then_some(Written::of(month, TimePrecision::Month))
        }
        8 => joined_day(text).map(Written::day),
        9 | 10 => match epoch(number, today) {
            Some(moment) => Some(moment),
            None => notam(text, today),
        },
        12 => joined_minute(text).or_else(|| epoch(number / 1000, today)),
        13 => epoch(number / 1000, today),
        14 => {
            let minute = joined_minute(text.get(..12)?)?;
            let second = part(12, 14).filter(|second| (0..60).contains(second))?;
            let civil = minute.civil.saturating_add(i64::from(second).seconds());
            Some(Written { civil, precision: TimePrecision::Second, ..minute })
        }
        16 => epoch(number / 1_000_000, today),
        _ => None,
    }
}

fn civil_of(secs: i64) -> DateTime {
    Instant::from_secs(secs).to_civil(&TimeZone::UTC)
}

/// So many seconds after the first moment of 1970, unless that is far ahead.
fn epoch(secs: i64, today: Date) -> Option<Written> {
    let civil = civil_of(secs);
    (civil.year() <= today.year() + 1).then_some(Written {
        civil,
        offset: Some(Offset::UTC),
        precision: TimePrecision::Second,
    })
}

/// `YYMMDDhhmm` in UTC, as notices to airmen have it.
fn notam(text: &str, today: Date) -> Option<Written> {
    let written = joined_minute(&format!("20{text}")).filter(|_| text.len() == 10)?;
    (written.civil.year() <= today.year() + 1)
        .then_some(Written { offset: Some(Offset::UTC), ..written })
}

/// `YYYYMMDD`; where the first four digits are no year, `DDMMYYYY` or `MMDDYYYY` if
/// only one of them is a day.
fn joined_day(text: &str) -> Option<Date> {
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    if PLAUSIBLE_YEARS.contains(&part(0, 4)?) {
        return day(part(0, 4)?, part(4, 6)?, part(6, 8)?);
    }
    let (first, second, year) = (part(0, 2)?, part(2, 4)?, part(4, 8)?);
    match (day(year, second, first), day(year, first, second)) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    }
}

/// `YYYYMMDDhhmm`
fn joined_minute(text: &str) -> Option<Written> {
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
    let date = day(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
    let (hour, minute) = (part(8, 10)? as i8, part(10, 12)? as i8);
    let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
    Some(Written { civil: date.to_datetime(time), offset: None, precision: TimePrecision::Minute })
}
