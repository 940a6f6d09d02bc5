//! Two dates or moments in one text, the second in full, the first maybe not.

use jiff::ToSpan as _;

use super::clock::AT;
use super::piece::{after_word, digits};
use super::{Habits, When, WhenCell, Written, date, date_parts};
use crate::dataset::time::TimePrecision;
use crate::language::message_id;

/// What stands between the two, longer forms first.
#[rustfmt::skip]
const SIGNS: &[&str] = &[
    " – ", " - ", " / ", " to ", " until ", " till ", " through ", " and ", " до ", " по ", " та ", " і ", " и ",
    " or ", " або ", " чи ", " или ", " либо ", " lub ", " albo ", " oder ", " ou ", " do ", " i ", " bis ", " und ", " au ", " al ", " a ", "–", "/", "--", "..", "…", "-", "+",
];

/// Those between two days of which others in between are none.
#[rustfmt::skip]
const AND: &[&str] = &[
    " and ", " та ", " і ", " и ", " or ", " або ", " чи ", " или ", " либо ", " lub ", " albo ", " oder ", " ou ", " i ", " und ", "+",
];

/// Words before the first.
#[rustfmt::skip]
const FROM: &[&str] = &["from", "between", "з", "із", "с", "від", "между", "між", "od", "miedzy", "von", "zwischen", "vom", "du", "del", "dal", "night", "ніч", "ночь"];

/// Reads a range; `None` where the text is none that is definitely one.
pub fn read(text: &str, habits: Habits) -> Option<WhenCell> {
    let begun = after_word(text, FROM).map(str::trim_start);
    let text = begun.unwrap_or(text);
    SIGNS.iter().find_map(|sign| {
        let found = text.match_indices(sign).find_map(|(at, _)| {
            let (first, last) = (text.get(..at)?, text.get(at + sign.len()..)?);
            between(first.trim(), last.trim(), habits)
        })?;
        let are_two = begun.is_none() && AND.contains(sign);
        Some(if are_two { doubted(found) } else { found })
    })
}

/// `found` with a doubt where other days lie between its two.
fn doubted(found: WhenCell) -> WhenCell {
    let WhenCell::When(When { from, until: Some(until), .. }) = found else { return found };
    let is_next = from.civil.date().saturating_add(1.day()) >= until.civil.date();
    match found {
        WhenCell::When(when) if !is_next || !from.is_date() => {
            WhenCell::When(When { doubt: Some(message_id!("note-two-dates")), ..when })
        }
        _ => found,
    }
}

fn between(first: &str, last: &str, habits: Habits) -> Option<WhenCell> {
    let full = |text: &str| match super::compact::read(text, habits.today) {
        Some(found) => found.map(WhenCell::When),
        None => date::read(text, habits),
    };
    let (until, from) = match (full(last), full(first)) {
        (Some(WhenCell::Ambiguous), _) | (_, Some(WhenCell::Ambiguous)) => {
            // Which is the day of one tells nothing of the other.
            return habits.order.is_none().then_some(WhenCell::Ambiguous);
        }
        (Some(WhenCell::When(until)), Some(WhenCell::When(from))) => (until, from),
        (Some(WhenCell::When(until)), None) => (until, completed(first, &until, habits)?),
        (None, Some(WhenCell::When(from))) => (ended(&from, last)?, from),
        _ => return None,
    };
    let is_one = |when: &When| when.until.is_none() && when.doubt.is_none();
    let are_alike = from.from.is_date() == until.from.is_date()
        && (!from.from.is_date() || from.from.precision == until.from.precision);
    let is_in_order = from.from.civil < until.from.civil;
    (is_one(&from) && is_one(&until) && are_alike && is_in_order).then_some(WhenCell::When(When {
        until: Some(until.from),
        is_short_year: from.is_short_year || until.is_short_year,
        is_midnight: false,
        ..from
    }))
}

/// `26`, `26.12`, `26 December` or `December 26` before a day in full.
fn completed(first: &str, until: &When, habits: Habits) -> Option<When> {
    let day = until.from.civil.date();
    if until.from.precision != TimePrecision::Day {
        return None;
    }
    if let Some((number, "" | ".")) = digits(first, 2) {
        let date = date_parts::day(day.year(), day.month().into(), number.parse().ok()?)?;
        return Some(When::only(Written::day(date)));
    }
    let year = day.year();
    // A hyphen or slash leaves open which is the day.
    let is_sure = !first.contains(['-', '/']) && !AT.contains(&first);
    let glue = if first.ends_with('.') || !first.contains('.') { "" } else { "." };
    let texts = [format!("{first}{glue}{year}"), format!("{first}, {year}")];
    texts.iter().filter(|_| is_sure).find_map(|text| match date::read(text, habits)? {
        WhenCell::When(when) if when.doubt.is_none() => Some(when),
        _ => None,
    })
}

/// `2025-12-26/27`, as ISO 8601 shortens it.
fn ended(from: &When, last: &str) -> Option<When> {
    let start = from.from.civil.date();
    if from.from.precision == TimePrecision::Day
        && let Some((number, "")) = digits(last, 2)
    {
        let date = date_parts::day(start.year(), start.month().into(), number.parse().ok()?)?;
        return Some(When::only(Written::day(date)));
    }
    None
}
