//! One date, with a time of day before or behind it.

use super::clock::{self, Stands};
use super::date_parts::{OF, after_year, day, whole};
use super::piece::{after_word, digits, folded, number, word};
use super::{DateOrder, Habits, When, WhenCell, Written};
use super::{month, period};
use crate::dataset::time::TimePrecision;
use crate::language::message_id;

/// A date at the beginning of a text.
pub(super) enum FoundDate {
    /// It reads both ways.
    Ambiguous,
    /// It is this one.
    Date(When),
}

/// Reads a text that is one date, with or without a time of day. Where what follows
/// the date is none, the date has a doubt.
pub fn read(text: &str, habits: Habits) -> Option<WhenCell> {
    if let Some(text) = with_year_last(text) {
        return read(&text, habits);
    }
    let Some((found, rest)) = begin(text, habits) else { return clock_first(text, habits) };
    let FoundDate::Date(mut when) = found else { return Some(WhenCell::Ambiguous) };
    let behind = rest.trim();
    let is_zone = ["", "Z", "z", "UTC", "(UTC)", "GMT"].contains(&behind);
    if is_zone || super::zone::read_zone(behind).is_some() && !behind.starts_with('-') {
        return Some(WhenCell::When(when));
    }
    let clock = if when.until.is_none() && when.from.precision == TimePrecision::Day {
        match rest.strip_prefix(['T', 't']) {
            Some(behind) => clock::read(behind, Stands::BehindT),
            None => clock::read(clock::after_at(rest), Stands::BehindDate),
        }
    } else {
        None
    };
    let Some(clock) = clock else {
        when.doubt = Some(message_id!("note-no-time-beside-date"));
        return Some(WhenCell::When(when));
    };
    let short = when.is_short_year;
    let doubt = when.doubt;
    let when = clock.on(when.from.civil.date());
    Some(WhenCell::When(When { is_short_year: short, doubt: doubt.or(when.doubt), ..when }))
}

/// `Sat Dec 27 00:15:00 +0000 2025`, as C and messages of networks write a moment, with
/// the year beside the day.
fn with_year_last(text: &str) -> Option<String> {
    let mut words = text.split_ascii_whitespace();
    let first =
        words.next().filter(|first| first.bytes().all(|byte| byte.is_ascii_alphabetic()))?;
    let (weekday, month) = match month::named(first) {
        Some(_) => ("", first),
        None => (first, words.next()?),
    };
    month::named(month)?;
    let (day, clock, zone) = (words.next()?, words.next()?, words.next()?);
    let (zone, year) = words.next().map_or(("", zone), |year| (zone, year));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_whole = words.next().is_none()
        && (day.len() <= 2 && are_digits(day))
        && (clock.len() == 8 && clock.as_bytes().get(2) == Some(&b':'))
        && (year.len() == 4 && are_digits(year));
    is_whole.then(|| format!("{weekday} {day} {month} {year} {clock} {zone}").trim().to_owned())
}

/// `02:15, 27.12.2025`
fn clock_first(text: &str, habits: Habits) -> Option<WhenCell> {
    // No time of day is longer.
    const MOST_CLOCK_BYTES: usize = 40;
    text.match_indices([' ', ',']).take_while(|(at, _)| *at <= MOST_CLOCK_BYTES).find_map(
        |(at, _)| {
            let (before, behind) = text.split_at_checked(at)?;
            let clock = clock::read(before, Stands::BehindDate)?;
            match begin(behind.trim_start_matches([' ', ',']), habits)? {
                (FoundDate::Ambiguous, rest) if rest.trim().is_empty() => Some(WhenCell::Ambiguous),
                (FoundDate::Date(when), rest)
                    if rest.trim().is_empty() && when.from.precision == TimePrecision::Day =>
                {
                    let is_short_year = when.is_short_year;
                    let when = clock.on(when.from.civil.date());
                    Some(WhenCell::When(When { is_short_year, ..when }))
                }
                _ => None,
            }
        },
    )
}

/// The date that `text` begins with, and what follows.
pub(super) fn begin(text: &str, habits: Habits) -> Option<(FoundDate, &str)> {
    let text = text.trim_start_matches([' ', '(', '[']);
    let named_day = word(text).filter(|(day, _)| month::named(day).is_none());
    let weekdays = named_day.and_then(|(day, rest)| Some((month::weekdays(day)?, rest)));
    let text = weekdays.map_or(text, |(_, rest)| rest.trim_start_matches(['.', ',', ' ']));
    let (mut found, rest) = period::quarter(text)
        .or_else(|| period::week(text))
        .or_else(|| joined(text))
        .map(|(when, rest)| (FoundDate::Date(when), rest))
        .or_else(|| numeric(text, habits))
        .or_else(|| named(text).map(|(when, rest)| (FoundDate::Date(when), rest)))?;
    if let (Some((days, _)), FoundDate::Date(when)) = (weekdays, &mut found)
        && when.from.precision == TimePrecision::Day
        && let Some(false) =
            days.get(usize::from(when.from.civil.date().weekday().to_monday_zero_offset() as u8))
    {
        when.doubt = Some(message_id!("note-other-weekday"));
    }
    Some((found, rest))
}

/// `20251227T0215`, `20251227 02:15`
fn joined(text: &str) -> Option<(When, &str)> {
    let (date, rest) = digits(text, 8).filter(|(date, _)| date.len() == 8)?;
    let part = |from: usize, to: usize| date.get(from..to).and_then(number);
    let date = day(part(0, 4)?, part(4, 6)?, part(6, 8)?)?;
    rest.starts_with(['T', 't', ' ', '-', '_', '–', '/'])
        .then_some((whole(date, TimePrecision::Day), rest))
}

/// A year of four digits, or of two: 70 to 99 are those of the last century.
fn year_of(text: &str) -> Option<(i16, bool)> {
    let year = number(text)?;
    match text.len() {
        4 => Some((year, false)),
        2 => Some((year + if year < 70 { 2000 } else { 1900 }, true)),
        _ => None,
    }
}

fn numeric(text: &str, habits: Habits) -> Option<(FoundDate, &str)> {
    let (first, rest) = digits(text, 4)?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let (second, rest) = digits(rest.strip_prefix(sign)?.trim_start(), 4)?;
    let behind = rest.trim_start().strip_prefix(sign).map(str::trim_start);
    let Some((third, rest)) = behind.and_then(|rest| digits(rest, 4)) else {
        return two(first, second, sign, rest).map(|(when, rest)| (FoundDate::Date(when), rest));
    };
    let rest = after_year(if sign == '.' { rest.strip_prefix('.').unwrap_or(rest) } else { rest });
    if first.len() == 4 {
        let date = day(number(first)?, number(second)?, number(third)?)?;
        return (third.len() <= 2)
            .then_some((FoundDate::Date(whole(date, TimePrecision::Day)), rest));
    }
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    let (a, b) = (number(first)?, number(second)?);
    let is_year_first = habits.order == Some(DateOrder::YearFirst);
    if is_year_first && first.len() == 2 && third.len() <= 2 {
        let (year, is_short_year) = year_of(first)?;
        let when =
            When { is_short_year, ..whole(day(year, b, number(third)?)?, TimePrecision::Day) };
        return Some((FoundDate::Date(when), rest));
    }
    let (year, is_short_year) = year_of(third)?;
    let order = if sign == '.' { Some(DateOrder::DayFirst) } else { habits.order };
    let date = match order {
        Some(DateOrder::DayFirst) => day(year, b, a),
        Some(DateOrder::MonthFirst) => day(year, a, b),
        None | Some(DateOrder::YearFirst) if a > 12 => day(year, b, a),
        None | Some(DateOrder::YearFirst) if b > 12 || a == b => day(year, a, b),
        None | Some(DateOrder::YearFirst) => {
            day(year, a, b)?;
            return Some((FoundDate::Ambiguous, rest));
        }
    };
    // `24-03-25` may begin with the year, unless it is known that it does not.
    let may_begin_with_year = is_short_year
        && sign != '.'
        && habits.order.is_none()
        && first.len() == 2
        && day(2000 + a, b, year % 100).is_some_and(|date| date <= habits.today);
    let doubt = may_begin_with_year.then_some(message_id!("note-year-may-come-first"));
    let when = When { is_short_year, doubt, ..whole(date?, TimePrecision::Day) };
    Some((FoundDate::Date(when), rest))
}

/// `2025-12`, `12/2025`, and the day of a year: `2025-361`
fn two<'a>(first: &str, second: &str, sign: char, rest: &'a str) -> Option<(When, &'a str)> {
    if rest.starts_with([sign, ':', '.']) {
        return None;
    }
    let month_of = |year: &str, month: &str| {
        let month = number(month).filter(|_| month.len() <= 2)?;
        Some(whole(day(number(year)?, month, 1)?, TimePrecision::Month))
    };
    let when = match (first.len(), second.len()) {
        (4, 3) if sign == '-' => {
            let date = day(number(first)?, 1, 1)?;
            let nth = number(second).filter(|nth| (1..=date.days_in_year()).contains(nth))?;
            let date = date.with().day_of_year(nth).build().ok()?;
            whole(date, TimePrecision::Day)
        }
        (4, 1 | 2) => month_of(first, second)?,
        (1 | 2, 4) => month_of(second, first)?,
        _ => return None,
    };
    Some((when, after_year(rest)))
}

/// What follows signs and words between the parts of a date with a month's name.
fn between(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ',', '.', '-', '/', '_']);
    after_word(text, OF).map_or(text, |rest| rest.trim_start_matches([' ', '.', '-']))
}

/// A day of a month with its ending, `27th`, `1er`, `27-го`, and what follows.
fn day_of_month(text: &str) -> Option<(i16, &str)> {
    const ENDINGS: &[&str] = &["st", "nd", "rd", "th", "er", "го", "е", "ого", "º", "ª"];
    let (digits, rest) = digits(text, 2)?;
    let ending = rest.strip_prefix('-').unwrap_or(rest);
    let is_ending = |(found, rest)| ENDINGS.contains(&folded(found).as_str()).then_some(rest);
    let rest = word(ending).and_then(is_ending).unwrap_or(rest);
    Some((number(digits)?, rest))
}

/// A year behind a month, not the hour of a time of day.
fn year(text: &str, takes_short: bool) -> Option<(i16, bool, &str)> {
    let text = between(text);
    let apostrophe = text.strip_prefix(['\'', '’']);
    let (digits, rest) = digits(apostrophe.unwrap_or(text), 4)?;
    let is_clock = rest.starts_with(':') || (rest.starts_with(['h', '.']) && digits.len() == 2);
    let is_short = digits.len() == 2 && (takes_short || apostrophe.is_some());
    if is_clock || !(digits.len() == 4 || is_short) {
        return None;
    }
    let (year, is_short) = year_of(digits)?;
    Some((year, is_short, after_year(rest)))
}

/// Words for a part of a month or year.
#[rustfmt::skip]
const PART_OF_MONTH: &[&str] = &["early", "mid", "late", "beginning", "end", "початок", "кінець", "середина", "начало", "конец", "poczatek", "koniec", "polowa", "anfang", "ende", "mitte", "debut", "fin"];

/// A date whose month has a name.
fn named(text: &str) -> Option<(When, &str)> {
    if let Some(rest) = after_word(text, PART_OF_MONTH) {
        let (when, rest) = named(between(rest))?;
        let doubt = Some(message_id!("note-part-of-month"));
        let is_month = when.from.precision == TimePrecision::Month;
        return is_month.then_some((When { doubt, ..when }, rest));
    }
    let dated = |year: i16, is_short_year, month, days: (i16, Option<i16>), rest| {
        let from = Written::day(day(year, month, days.0)?);
        let until = match days.1 {
            Some(last) => Some(Written::day(day(year, month, last).filter(|_| last > days.0)?)),
            None => None,
        };
        Some((When { until, is_short_year, ..When::only(from) }, rest))
    };
    if let Some((first, rest)) = word(text) {
        let month = month::named(first)?;
        if let Some((year, _, rest)) = year(rest, false)
            && digits(between(rest), 2).is_none_or(|(_, rest)| rest.starts_with([':', '.']))
        {
            return Some((whole(day(year, month, 1)?, TimePrecision::Month), rest));
        }
        let (days, rest) = days(between(rest))?;
        let (year, is_short, rest) = year(rest, false)?;
        return dated(year, is_short, month, days, rest);
    }
    let (first, rest) = digits(text, 4)?;
    if first.len() == 4 {
        let (name, rest) = word(between(rest))?;
        let (year, month) = (number(first)?, month::named(name)?);
        return match day_of_month(between(rest)) {
            Some((day, rest)) if !rest.starts_with(':') => {
                dated(year, false, month, (day, None), rest)
            }
            _ => Some((whole(day(year, month, 1)?, TimePrecision::Month), rest)),
        };
    }
    let (days, rest) = days(text)?;
    let (name, rest) = word(between(rest))?;
    let (year, is_short, rest) = year(rest, true)?;
    dated(year, is_short, month::named(name)?, days, rest)
}

/// One day of a month or two with a hyphen, `26-27`.
fn days(text: &str) -> Option<((i16, Option<i16>), &str)> {
    let (first, rest) = day_of_month(text)?;
    let behind = rest.trim_start().strip_prefix(['-', '–']).map(str::trim_start);
    match behind.and_then(day_of_month) {
        Some((last, rest)) => Some(((first, Some(last)), rest)),
        None => Some(((first, None), rest)),
    }
}

/// See [`super::short_year_parts`].
pub fn short_year_parts(text: &str) -> Option<[i8; 3]> {
    let (first, second) = leading_pair(text)?;
    let third = text.split(['-', '/']).nth(2)?;
    let (third, _) = digits(third.trim_start(), 4)?;
    (third.len() == 2).then_some([first, second, third.parse().ok()?])
}

/// See [`super::leading_pair`].
pub fn leading_pair(text: &str) -> Option<(i8, i8)> {
    let (first, rest) = digits(text, 2)?;
    let sign = rest.chars().next().filter(|sign| matches!(sign, '-' | '/'))?;
    let (second, rest) = digits(rest.strip_prefix(sign)?.trim_start(), 2)?;
    let (year, rest) = digits(rest.trim_start().strip_prefix(sign)?.trim_start(), 4)?;
    let is_year = year.len() == 2 || year.len() == 4;
    (is_year && !rest.starts_with(sign)).then_some((first.parse().ok()?, second.parse().ok()?))
}
