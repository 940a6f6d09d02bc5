//! Zones and offsets as they stand behind a time of day.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use super::piece::folded;
use crate::language::{MessageId, message_id};

/// What a text says of its zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneText {
    /// So far from UTC.
    Offset(Offset),
    /// The clocks of a zone.
    Named(TimeZone),
    /// So far from UTC by a name that the zone uses for part of the year only.
    Usual(Offset, &'static str),
    /// Those of the place.
    Local,
}

/// Abbreviations with one meaning, the zone that they are of, and hours from UTC.
#[rustfmt::skip]
const USUAL: &[(&str, &str, i32)] = &[
    ("eet", "Europe/Kyiv", 2), ("eest", "Europe/Kyiv", 3), ("oez", "Europe/Kyiv", 2), ("oesz", "Europe/Kyiv", 3),
    ("cet", "Europe/Warsaw", 1), ("cest", "Europe/Warsaw", 2), ("mez", "Europe/Berlin", 1), ("mesz", "Europe/Berlin", 2),
    ("wet", "Europe/Lisbon", 0), ("west", "Europe/Lisbon", 1),
    ("msk", "Europe/Moscow", 3), ("мск", "Europe/Moscow", 3), ("msd", "Europe/Moscow", 4),
    ("trt", "Europe/Istanbul", 3), ("est", "America/New_York", -5), ("edt", "America/New_York", -4),
    ("cdt", "America/Chicago", -5), ("mdt", "America/Denver", -6), ("pdt", "America/Los_Angeles", -7),
];

/// Words for a zone.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("kyiv time", "Europe/Kyiv"), ("kiev time", "Europe/Kyiv"), ("kyiv", "Europe/Kyiv"), ("за києвом", "Europe/Kyiv"),
    ("за київським часом", "Europe/Kyiv"), ("по киеву", "Europe/Kyiv"), ("київ", "Europe/Kyiv"),
    ("moscow time", "Europe/Moscow"), ("moscow", "Europe/Moscow"), ("по москве", "Europe/Moscow"), ("по мск", "Europe/Moscow"),
    ("warsaw time", "Europe/Warsaw"), ("warsaw", "Europe/Warsaw"), ("czasu polskiego", "Europe/Warsaw"),
    ("zulu", "UTC"), ("z", "UTC"), ("utc", "UTC"), ("gmt", "UTC"), ("ut", "UTC"), ("utc time", "UTC"),
    ("coordinated universal time", "UTC"), ("за гринвічем", "UTC"), ("по гринвичу", "UTC"), ("czas polski", "Europe/Warsaw"),
    ("ukraine time", "Europe/Kyiv"), ("ukrainian time", "Europe/Kyiv"), ("за українським часом", "Europe/Kyiv"),
    ("український час", "Europe/Kyiv"), ("украинское время", "Europe/Kyiv"),
];

/// How words for the clocks of a city begin, in any case and gender.
#[rustfmt::skip]
const STEMS: &[(&str, &str)] = &[
    ("московс", "Europe/Moscow"), ("москв", "Europe/Moscow"), ("moskiewsk", "Europe/Moscow"), ("moskw", "Europe/Moscow"),
    ("київс", "Europe/Kyiv"), ("києв", "Europe/Kyiv"), ("киев", "Europe/Kyiv"), ("kijowsk", "Europe/Kyiv"), ("kijow", "Europe/Kyiv"),
    ("варшав", "Europe/Warsaw"), ("warszaw", "Europe/Warsaw"), ("гринв", "UTC"), ("грінв", "UTC"), ("greenwich", "UTC"),
];

/// Words beside the name of a zone that add nothing.
#[rustfmt::skip]
const BESIDE: &[&str] = &["time", "за", "по", "час", "часом", "часу", "время", "времени", "временем", "czas", "czasu", "wg", "w"];

/// Words for the clocks of the place.
const LOCAL: [&str; 6] = ["local", "local time", "lt", "місцевий", "местное", "czas lokalny"];

/// The zone that `text` names: an offset, an abbreviation, an entry of the IANA
/// database or a word. `None` where it is none of these, or several.
pub fn read_zone(text: &str) -> Option<ZoneText> {
    let text = text.trim();
    let text = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text);
    // RFC 9557, and what browsers print, name the zone behind the offset.
    if let Some((before, inner)) = text.split_once(['[', '('])
        && !before.trim().is_empty()
    {
        let inner = inner.trim_end_matches([']', ')', ' ']);
        let found = read_zone(before)?;
        return match (&found, inner.contains('/').then(|| named(inner))) {
            (ZoneText::Local, Some(zone)) => zone,
            (_, Some(None)) => None,
            _ => Some(found),
        };
    }
    if let Some(inner) = text.strip_prefix('[') {
        return named(inner.trim_end_matches(']'));
    }
    let lower = folded(text);
    if LOCAL.contains(&lower.as_str()) {
        return Some(ZoneText::Local);
    }
    if let Some((_, zone)) = WORDS.iter().find(|(word, _)| *word == lower) {
        return if *zone == "UTC" { Some(ZoneText::Offset(Offset::UTC)) } else { named(zone) };
    }
    if let Some(&(_, zone, hours)) = USUAL.iter().find(|(word, _, _)| *word == lower) {
        return Some(ZoneText::Usual(Offset::from_seconds(hours * 3600).ok()?, zone));
    }
    if let Some(zone) = in_words(&lower) {
        return Some(zone);
    }
    let offset = ["utc", "gmt", "z"].iter().find_map(|word| lower.strip_prefix(word));
    let offset = offset.unwrap_or(&lower).trim_start();
    if offset.starts_with(['+', '-']) {
        return offset_of(offset).map(ZoneText::Offset);
    }
    if text.contains('/') { named(text) } else { None }
}

/// `за мск`, `московское время`, `czas warszawski`
fn in_words(lower: &str) -> Option<ZoneText> {
    /// Letters that an ending has at most.
    const ENDING: usize = 5;
    let mut words = lower.split_whitespace().filter(|word| !BESIDE.contains(word));
    let (word, None) = (words.next()?, words.next()) else { return None };
    if word.len() < lower.len()
        && let Some(zone) = read_zone(word)
    {
        return Some(zone);
    }
    let ending = |stem: &str| word.strip_prefix(stem).map(|ending| ending.chars().count());
    let is_one = |stem: &str| ending(stem).is_some_and(|letters| letters <= ENDING);
    match STEMS.iter().find(|(stem, _)| is_one(stem))? {
        (_, "UTC") => Some(ZoneText::Offset(Offset::UTC)),
        (_, zone) => named(zone),
    }
}

fn named(name: &str) -> Option<ZoneText> {
    TimeZone::get(name.trim()).ok().map(ZoneText::Named)
}

/// `+2`, `+02`, `+0200`, `+02:00`, `+02:00:00`.
fn offset_of(text: &str) -> Option<Offset> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let rest = text.get(1..)?.trim();
    if !rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes): (i32, i32) = match digits.len() {
        1 | 2 => (digits.parse().ok()?, 0),
        4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        6 if digits.ends_with("00") => {
            (digits.get(..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?)
        }
        _ => return None,
    };
    (hours <= 14 && minutes < 60)
        .then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok())
        .flatten()
}

impl ZoneText {
    /// The offset from UTC when its clocks show `civil`, with a doubt where they do so
    /// twice, never, or under another name. `None` for those of the place.
    pub fn offset(&self, civil: DateTime) -> (Option<Offset>, Option<MessageId>) {
        match self {
            Self::Offset(offset) => (Some(*offset), None),
            Self::Local => (None, None),
            Self::Named(zone) => {
                let at = zone.to_ambiguous_timestamp(civil);
                let doubt = at.is_ambiguous().then_some(CHANGE);
                let offset = at.compatible().ok().map(|at| zone.to_offset(at));
                (offset, doubt)
            }
            Self::Usual(offset, zone) => {
                let at = offset.to_timestamp(civil).ok();
                let zone = TimeZone::get(zone).ok();
                let is_kept = at.zip(zone).is_none_or(|(at, zone)| zone.to_offset(at) == *offset);
                let doubt = message_id!("note-zone-clocks");
                (Some(*offset), (!is_kept).then_some(doubt))
            }
        }
    }
}

/// Why a time of day is not sure where clocks change.
pub const CHANGE: MessageId = message_id!("note-clock-change");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_offset_abbreviation_name_and_word() {
        let hours =
            |hours: i32| Some(ZoneText::Offset(Offset::from_seconds(hours * 3600).unwrap()));
        for (text, offset) in [
            ("Z", hours(0)),
            ("UTC", hours(0)),
            ("(UTC)", hours(0)),
            ("+02:00", hours(2)),
            ("-0500", hours(-5)),
            ("GMT+2", hours(2)),
            ("UTC+02:00", hours(2)),
            ("GMT+0200 (Eastern European Standard Time)", hours(2)),
            ("+02:00[Europe/Kyiv]", hours(2)),
            ("+15", None),
            ("BST", None),
            ("IST", None),
            ("Europe/Nowhere", None),
            ("+02:00[Nowhere/At_all]", None),
            ("", None),
        ] {
            assert_eq!(read_zone(text), offset, "{text}");
        }
        for name in ["America/Los_Angeles", "Europe/Kyiv", "[Europe/Kyiv]", "Kyiv time"] {
            assert!(matches!(read_zone(name), Some(ZoneText::Named(_))), "{name}");
        }
        for name in ["MSK", "МСК", "EET", "CEST"] {
            assert!(matches!(read_zone(name), Some(ZoneText::Usual(..))), "{name}");
        }
    }
}
