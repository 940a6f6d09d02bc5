//! Times of day, their ranges, parts of the day, and the zone behind them.

use jiff::ToSpan as _;
use jiff::civil::Date;

pub use super::clock_point::ClockColumn;
pub(super) use super::clock_point::{AT, Stands};
use super::clock_point::{DAY_SECS, HOUR_SECS, Point, point};
use super::clock_range::{self, ClockRange};
use super::piece::{after_word, folded, plain, word};
use super::zone::ZoneText;
use super::{When, Written};
use crate::dataset::time::TimePrecision;
use crate::language::{MessageId, message_id};

/// A time of day or a range of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Seconds from the midnight before to the start.
    from_secs: i32,
    /// To the end, if there is one; one that lies before the start is of the next day.
    until_secs: Option<i32>,
    precision: TimePrecision,
    zone: Option<ZoneText>,
    doubt: Option<MessageId>,
}

/// Parts of a day with their first hour and the hour after.
#[rustfmt::skip]
const PARTS: &[(&[&str], i32, i32)] = &[
    (&["night", "at night", "in the night", "ночь", "ночью", "ніч", "вночі", "уночі", "noc", "w nocy", "noca", "nacht", "nachts", "nuit", "la nuit", "noche", "notte", "noite", "noapte", "gece", "noc.", "v noci"], 0, 6),
    (&["morning", "in the morning", "утро", "утром", "ранок", "вранці", "уранці", "зранку", "rano", "ranek", "morgen", "morgens", "vormittag", "matin", "le matin", "manana", "mattina", "manha", "dimineata", "sabah", "rano."], 6, 12),
    (&["afternoon", "in the afternoon", "день", "днем", "днём", "вдень", "удень", "dzien", "w dzien", "popoludnie", "po poludniu", "nachmittag", "nachmittags", "apres-midi", "tarde", "pomeriggio", "odpoledne"], 12, 18),
    (&["evening", "in the evening", "вечер", "вечером", "вечір", "ввечері", "увечері", "wieczor", "wieczorem", "abend", "abends", "soir", "le soir", "sera", "seara", "aksam", "vecer"], 18, 24),
];

#[rustfmt::skip]
const ABOUT: &[&str] = &["about", "around", "approx", "approximately", "circa", "ca", "c", "near", "близько", "приблизно", "орієнтовно", "около", "примерно", "ориентировочно", "ок", "okolo", "ok", "gegen", "etwa", "vers", "hacia", "cca"];

#[rustfmt::skip]
const AFTER: &[&str] = &["after", "since", "from", "після", "з", "після", "после", "с", "po", "od", "nach", "ab", "apres", "depuis"];

#[rustfmt::skip]
const BEFORE: &[&str] = &["before", "until", "till", "by", "до", "przed", "do", "vor", "bis", "avant"];

/// Reads a time of day, a range of them or a part of the day, with a zone.
pub fn read_clock(text: &str, column: ClockColumn) -> Option<Clock> {
    if text.len() > super::piece::MOST_BYTES {
        return None;
    }
    read(text, Stands::Alone(column))
}

pub(super) fn read(text: &str, stands: Stands) -> Option<Clock> {
    let text = plain(text);
    let text = text.trim();
    if let Some(rest) = about(text) {
        let exact = read(rest, stands)?;
        let last = exact.until_secs.unwrap_or(exact.from_secs + exact.unit_secs());
        return Some(Clock {
            from_secs: exact.from_secs - HOUR_SECS,
            until_secs: Some(last + HOUR_SECS),
            precision: TimePrecision::PartOfDay,
            doubt: Some(message_id!("note-time-approximate")),
            ..exact
        });
    }
    if let Some(point) = point(text, stands, false) {
        let doubt = is_day_after(text).then_some(message_id!("note-offset-or-day-after"));
        let is_part = matches!(stands, Stands::Alone(_)) && is_part_of_day(text);
        let doubt = doubt.or(is_part.then_some(message_id!("note-time-or-part-of-day")));
        return Some(Clock { doubt, ..Clock::from(point) });
    }
    if let Some(range) = clock_range::read(text, stands).map(Clock::from) {
        let is_offset = stands == Stands::BehindDate && point(text, stands, true).is_some();
        let doubt = is_offset.then_some(message_id!("note-time-range-no-offset"));
        return Some(Clock { doubt: doubt.or(range.doubt), ..range });
    }
    point(text, stands, true)
        .map(Clock::from)
        .map(|clock| Clock { doubt: Some(message_id!("note-time-offset-or-range")), ..clock })
        .or_else(|| half_range(text, stands))
        .or_else(|| part(text))
}

/// `0.25`, which spreadsheets write for six in the morning.
fn is_part_of_day(text: &str) -> bool {
    text.strip_prefix("0.")
        .is_some_and(|rest| rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `02:15 (+1)`, as time tables write the day after.
fn is_day_after(text: &str) -> bool {
    text.trim_end_matches(')').ends_with("+1")
}

/// What follows a sign or word for "about".
fn about(text: &str) -> Option<&str> {
    let sign = ["~", "≈", "±", "+/-"].iter().find_map(|sign| text.strip_prefix(sign));
    let behind = || [" approx", " approx.", "(approx)", "(approx.)", "?", " ca", " ca."].iter();
    sign.or_else(|| after_word(text, ABOUT))
        .or_else(|| behind().find_map(|word| text.strip_suffix(word)))
}

fn part(text: &str) -> Option<Clock> {
    let word = folded(text);
    let (_, from, until) = PARTS.iter().find(|(words, ..)| words.contains(&word.as_str()))?;
    Some(Clock {
        from_secs: from * HOUR_SECS,
        until_secs: Some(until * HOUR_SECS),
        precision: TimePrecision::PartOfDay,
        zone: None,
        doubt: None,
    })
}

/// `after 02:15`, `до 02:15`
fn half_range(text: &str, stands: Stands) -> Option<Clock> {
    let (rest, is_after) = match (after_word(text, AFTER), after_word(text, BEFORE)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => match text.split_at_checked(1)? {
            (">", rest) => (rest, true),
            ("<", rest) => (rest, false),
            _ => return None,
        },
    };
    let Point { secs, zone, .. } = point(rest, stands, true)?;
    let (from_secs, until_secs) = if is_after { (secs, DAY_SECS) } else { (0, secs) };
    (from_secs < until_secs).then_some(Clock {
        from_secs,
        until_secs: Some(until_secs),
        precision: TimePrecision::PartOfDay,
        zone,
        doubt: None,
    })
}

impl From<Point> for Clock {
    fn from(point: Point) -> Self {
        let Point { secs, precision, zone, .. } = point;
        Self { from_secs: secs, until_secs: None, precision, zone, doubt: None }
    }
}

impl From<ClockRange> for Clock {
    fn from(range: ClockRange) -> Self {
        let ClockRange { from_secs, until_secs, precision, zone, doubt } = range;
        Self { from_secs, until_secs, precision, zone, doubt }
    }
}

impl Clock {
    fn unit_secs(&self) -> i32 {
        match self.precision {
            TimePrecision::Second => 1,
            TimePrecision::Minute => 60,
            _ => HOUR_SECS,
        }
    }

    /// Whether it is one time of day, and that is the midnight that begins it.
    pub fn is_midnight(&self) -> bool {
        self.from_secs == 0 && self.until_secs.is_none() && self.precision < TimePrecision::Hour
    }

    /// This time on `date`.
    pub fn on(&self, date: Date) -> When {
        let midnight = date.at(0, 0, 0, 0);
        let at = |secs: i32| midnight.saturating_add(i64::from(secs).seconds());
        let civil = at(self.from_secs);
        let until = self
            .until_secs
            .map(|until| if until <= self.from_secs { at(until + DAY_SECS) } else { at(until) });
        let offset = |civil| self.zone.as_ref().map_or((None, None), |zone| zone.offset(civil));
        let (start_offset, mut doubt) = offset(civil);
        let written = |civil, offset| Written { civil, offset, precision: self.precision };
        let until = until.map(|until| {
            let (offset, unsure) = offset(until);
            doubt = doubt.or(unsure);
            written(until, offset)
        });
        When {
            from: written(civil, start_offset),
            until,
            is_short_year: false,
            is_midnight: self.is_midnight(),
            doubt: self.doubt.or(doubt),
        }
    }
}

/// What follows a word for "at", a sign, or nothing.
pub(super) fn after_at(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ',', '@', '|', ';']);
    match word(text) {
        Some((found, rest)) if AT.contains(&folded(found).as_str()) => {
            rest.trim_start_matches(['.', ' '])
        }
        _ => text,
    }
}
