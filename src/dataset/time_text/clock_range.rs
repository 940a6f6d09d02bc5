//! Two times of day in one text: a range, or two that something happened at.

use super::clock_point::{ClockColumn, Point, Stands, point};
use super::piece::{after_word, digits};
use super::zone::ZoneText;
use crate::dataset::time::TimePrecision;
use crate::language::{MessageId, message_id};

/// Two times of day, in seconds from the midnight before the first.
pub(super) struct ClockRange {
    pub from_secs: i32,
    /// Of the next day where it lies before the start; `None` where it is the start.
    pub until_secs: Option<i32>,
    pub precision: TimePrecision,
    pub zone: Option<ZoneText>,
    pub doubt: Option<MessageId>,
}

#[rustfmt::skip]
const FROM: &[&str] = &["from", "between", "з", "із", "с", "від", "между", "між", "od", "miedzy", "von", "zwischen", "de", "entre", "dalle"];

/// Signs and words between the two ends of a range.
#[rustfmt::skip]
const RANGE_SIGNS: &[&str] = &[" - ", "–", "-", "/", "…", "..", " to ", " until ", " till ", " до ", " по ", " do ", " a ", " bis ", " à "];

/// Words between two times, which are a range behind one of [`FROM`] only.
const AND: &[&str] = &[" and ", " та ", " і ", " и ", " i ", " und ", " et "];

const HALF_DAY_SECS: i32 = 43_200;

/// A range of times of day.
pub(super) fn read(text: &str, stands: Stands) -> Option<ClockRange> {
    let begun = after_word(text, FROM).map(str::trim_start);
    let text = begun.unwrap_or(text);
    let doubt = begun.is_none().then_some(message_id!("note-two-times"));
    RANGE_SIGNS.iter().find_map(|sign| between(text, sign, stands)).or_else(|| {
        let found = AND.iter().find_map(|sign| between(text, sign, stands))?;
        Some(ClockRange { doubt, ..found })
    })
}

fn between(text: &str, sign: &str, stands: Stands) -> Option<ClockRange> {
    let (from, until) = text.split_once(sign)?;
    let mut until = point(until, stands, false)?;
    // `2-4 am`
    let bare = || {
        digits(from.trim(), 2).filter(|(_, rest)| rest.is_empty() && until.half.is_some())?;
        let hour = point(&format!("{} am", from.trim()), stands, false)?;
        // The first hour of its half is written as twelve.
        let secs = if hour.secs == 0 { HALF_DAY_SECS } else { hour.secs };
        Some(Point { secs, half: None, ..hour })
    };
    let mut from = point(from, stands, false).or_else(bare)?;
    match (from.half, until.half) {
        // `11-1 pm` ends after noon and begins before it.
        (None, Some(_)) if is_of_half_day(&from) => {
            let secs = from.secs % HALF_DAY_SECS;
            let same = until.secs / HALF_DAY_SECS * HALF_DAY_SECS + secs;
            let other = (same + HALF_DAY_SECS) % (2 * HALF_DAY_SECS);
            from.secs = if same <= until.secs { same } else { other };
        }
        // `2:15 pm-4:30`, where a range over noon or midnight would be a guess.
        (Some(half), None) if is_of_half_day(&until) => {
            until.secs = until.secs % HALF_DAY_SECS + i32::from(half) * 3600;
            if until.secs <= from.secs {
                return None;
            }
        }
        _ => {}
    }
    let zone = match (from.zone, until.zone) {
        (Some(one), Some(other)) if one != other => return None,
        // `02:15 / 03:15 (MSK)` is one moment on two clocks.
        (None, Some(_)) if sign == "/" => return None,
        (one, other) => other.or(one),
    };
    // In a column of hours nothing tells whether the last one is part of it.
    if stands == Stands::Alone(ClockColumn::Hours)
        && from.precision == TimePrecision::Hour
        && until.precision == TimePrecision::Hour
    {
        return None;
    }
    Some(ClockRange {
        from_secs: from.secs,
        until_secs: (from.secs != until.secs).then_some(until.secs),
        precision: from.precision,
        zone,
        doubt: None,
    })
}

/// Whether its hour is one of a clock with twelve.
fn is_of_half_day(point: &Point) -> bool {
    (3600..HALF_DAY_SECS + 3600).contains(&point.secs)
}
