//! Quarters of years and weeks by their numbers.

use jiff::civil::{ISOWeekDate, Weekday};

use super::date_parts::{OF, after_year, day, whole};
use super::piece::{after_word, digits, folded, number, word};
use super::{When, Written};
use crate::dataset::time::{PLAUSIBLE_YEARS, TimePrecision};

/// Words for a quarter.
#[rustfmt::skip]
const QUARTER: &[&str] = &["q", "кв", "квартал", "кварталу", "квартала", "kw", "kwartal", "kwartalu", "quarter", "quartal", "trimestre"];

/// Numbers of quarters.
const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];

fn unglued(text: &str) -> &str {
    text.trim_start_matches([' ', '-', '/', '.', ','])
}

fn year(text: &str) -> Option<(i16, &str)> {
    let text = after_word(text, OF).unwrap_or(text);
    let (year, rest) = digits(unglued(text), 4).filter(|(year, _)| year.len() == 4)?;
    Some((number(year)?, rest))
}

fn nth(text: &str) -> Option<(i16, &str)> {
    let text = unglued(text);
    if let Some((digit, rest)) = digits(text, 1) {
        return Some((number(digit).filter(|number| (1..=4).contains(number))?, rest));
    }
    let (roman, rest) = word(text)?;
    let at = ROMAN.iter().position(|name| folded(roman) == *name)?;
    Some((at as i16 + 1, rest))
}

/// The word and the number of a quarter, either first.
fn word_and_nth(text: &str) -> Option<(i16, &str)> {
    let text = unglued(text);
    if let Some(rest) = after_word(text, QUARTER) {
        return nth(rest);
    }
    let (number, rest) = nth(text)?;
    let rest = unglued(rest);
    let ending = after_word(rest, &["st", "nd", "rd", "th", "й", "ий"]).map_or(rest, unglued);
    Some((number, after_word(ending, QUARTER)?))
}

/// `Q4 2025`, `2025-Q4`, `4Q2025`, `IV квартал 2025`
pub(super) fn quarter(text: &str) -> Option<(When, &str)> {
    let behind = |(number, rest)| year(rest).map(|(year, rest)| (number, year, rest));
    let before = || {
        let (year, rest) = year(text)?;
        word_and_nth(rest).map(|(number, rest)| (number, year, rest))
    };
    let (number, year, rest) = word_and_nth(text).and_then(behind).or_else(before)?;
    let first = day(year, number * 3 - 2, 1)?;
    let last = day(year, number * 3, 1)?;
    let until = Some(Written::of(last, TimePrecision::Month));
    Some((When { until, ..whole(first, TimePrecision::Month) }, after_year(rest)))
}

/// `2025-W52`, `2025W52-6`
pub(super) fn week(text: &str) -> Option<(When, &str)> {
    let (year, rest) = digits(text, 4).filter(|(year, _)| year.len() == 4)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix(['W', 'w'])?;
    let (week, rest) = digits(rest, 3)?;
    let (year, week_number) = (number(year)?, number(week.get(..2)?)? as i8);
    PLAUSIBLE_YEARS.contains(&year).then_some(())?;
    let date = |weekday| Some(ISOWeekDate::new(year, week_number, weekday).ok()?.date());
    let behind = rest.strip_prefix('-').and_then(|rest| digits(rest, 1));
    let of_week = match (week.get(2..), behind) {
        (Some(""), Some((weekday, rest))) => Some((weekday, rest)),
        (Some(""), None) => None,
        (Some(weekday), _) => Some((weekday, rest)),
        (None, _) => return None,
    };
    if let Some((weekday, rest)) = of_week {
        let weekday = Weekday::from_monday_one_offset(number(weekday)? as i8).ok()?;
        return Some((whole(date(weekday)?, TimePrecision::Day), rest));
    }
    let until = Some(Written::of(date(Weekday::Sunday)?, TimePrecision::Week));
    Some((When { until, ..whole(date(Weekday::Monday)?, TimePrecision::Week) }, rest))
}
