//! Times of day, their ranges, parts of the day, and the zone behind them.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::clock_range;
use super::piece::{after_word, digits, folded, number, plain, word};
use super::zone::{ZoneText, read_zone};
use super::{When, Written};
use crate::dataset::time::TimePrecision;
use crate::language::{MessageId, message_id};

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

/// A time of day or a range of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Seconds from the midnight before to the start.
    pub(super) from_secs: i32,
    /// To the end, if there is one; one that lies before the start is of the next day.
    pub(super) until_secs: Option<i32>,
    pub(super) precision: TimePrecision,
    pub(super) zone: Option<ZoneText>,
    pub(super) doubt: Option<MessageId>,
}

const DAY_SECS: i32 = 86_400;
const HOUR_SECS: i32 = 3600;

/// Parts of a day with their first hour and the hour after.
#[rustfmt::skip]
const PARTS: &[(&[&str], i32, i32)] = &[
    (&["night", "at night", "in the night", "ночь", "ночью", "ніч", "вночі", "уночі", "noc", "w nocy", "noca", "nacht", "nachts", "nuit", "la nuit", "noche", "notte", "noite", "noapte", "gece", "noc.", "v noci"], 0, 6),
    (&["morning", "in the morning", "утро", "утром", "ранок", "вранці", "уранці", "зранку", "rano", "ranek", "morgen", "morgens", "vormittag", "matin", "le matin", "manana", "mattina", "manha", "dimineata", "sabah", "rano."], 6, 12),
    (&["afternoon", "in the afternoon", "день", "днем", "днём", "вдень", "удень", "dzien", "w dzien", "popoludnie", "po poludniu", "nachmittag", "nachmittags", "apres-midi", "tarde", "pomeriggio", "odpoledne"], 12, 18),
    (&["evening", "in the evening", "вечер", "вечером", "вечір", "ввечері", "увечері", "wieczor", "wieczorem", "abend", "abends", "soir", "le soir", "sera", "seara", "aksam", "vecer"], 18, 24),
];

/// Words before a time of day that add nothing.
#[rustfmt::skip]
pub(super) const AT: &[&str] = &["at", "о", "об", "в", "во", "w", "o", "godz", "g", "kl", "um", "klo", "ore", "ora", "a", "as", "alle", "om", "saat", "z", "la", "las", "el"];

/// Words behind a time of day that add nothing.
#[rustfmt::skip]
const UNITS: &[&str] = &["h", "hr", "hrs", "hour", "hours", "uhr", "год", "година", "години", "годин", "ч", "час", "часа", "часов", "godz", "heures", "o’clock"];

/// Those that say how many hours something lasted, where nothing says "at".
#[rustfmt::skip]
const LENGTHS: &[&str] = &["hr", "hrs", "hours", "години", "годин", "час", "часа", "часов", "heures"];

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
        return Some(Clock { doubt, ..point.clock() });
    }
    if let Some(range) = clock_range::read(text, stands) {
        let is_offset = stands == Stands::BehindDate && point(text, stands, true).is_some();
        let doubt = is_offset.then_some(message_id!("note-time-range-no-offset"));
        return Some(Clock { doubt: doubt.or(range.doubt), ..range });
    }
    point(text, stands, true)
        .map(Point::clock)
        .map(|clock| Clock { doubt: Some(message_id!("note-time-offset-or-range")), ..clock })
        .or_else(|| half_range(text, stands))
        .or_else(|| part(text))
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

/// One time of day.
pub(super) struct Point {
    pub secs: i32,
    pub precision: TimePrecision,
    pub zone: Option<ZoneText>,
    /// The hours that `am` or `pm` adds.
    pub half: Option<i16>,
}

impl Point {
    fn clock(self) -> Clock {
        let Self { secs, precision, zone, .. } = self;
        Clock { from_secs: secs, until_secs: None, precision, zone, doubt: None }
    }
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
            let is_hour = matches!(stands, Stands::Alone(_))
                && !is_apart
                && end.len() <= 2
                && end.bytes().all(|byte| byte.is_ascii_digit());
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
