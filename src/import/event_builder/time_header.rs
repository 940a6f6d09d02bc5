//! What the header of a column says of the times in it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::dataset::time_text::{self, ClockColumn, ZoneText};
use crate::import::Columns;
use crate::import::header::normal;

/// What the header of a column says of the times in it.
#[derive(Debug, Clone)]
pub struct TimeHeader {
    /// The zone that it names.
    pub zone: Option<TimeZone>,
    /// What bare numbers are.
    pub numbers: ClockColumn,
}

/// Words of headers whose bare numbers are hours.
#[rustfmt::skip]
const HOURS: &[&str] = &["hour", "hours", "hh", "година", "час", "godzina"];

/// Zones that may end a header without brackets.
const ZONES: &[&str] = &["utc", "gmt", "zulu", "msk", "eet", "cet"];

/// Columns of satellites, by definition in UTC, whose hours and minutes lose zeros.
const OF_SATELLITES: [&str; 2] = ["acq date", "acq time"];

impl TimeHeader {
    /// Of every column whose header says something, by index.
    pub fn all(columns: &Columns) -> BTreeMap<usize, Self> {
        let named = columns.names().iter().enumerate();
        // A day alone may be of anybody.
        let are_of_satellites = columns.have(&OF_SATELLITES);
        named
            .filter_map(|(index, name)| Some((index, Self::of(name, are_of_satellites)?)))
            .collect()
    }

    fn of(name: &str, are_of_satellites: bool) -> Option<Self> {
        let words = normal(name);
        if are_of_satellites && OF_SATELLITES.contains(&words.as_str()) {
            return Some(Self { zone: Some(TimeZone::UTC), numbers: ClockColumn::HoursAndMinutes });
        }
        let in_brackets = name.split_once(['(', '[']).map(|(_, inner)| inner);
        let in_brackets = in_brackets.map(|inner| inner.trim_end_matches([')', ']', ' ']));
        let is_zone = |word: &&str| ZONES.contains(word);
        let last = words.rsplit(' ').next().filter(is_zone);
        let first = words.split(' ').next().filter(is_zone);
        let zone = [in_brackets, last, first].into_iter().flatten().find_map(zone_of);
        let is_hours = words.split(' ').any(|word| HOURS.contains(&word));
        let numbers = if is_hours { ClockColumn::Hours } else { ClockColumn::Any };
        (zone.is_some() || is_hours).then_some(Self { zone, numbers })
    }
}

/// The zone that `text` names.
pub fn zone_of(text: &str) -> Option<TimeZone> {
    match time_text::read_zone(text)? {
        ZoneText::Offset(offset) | ZoneText::Usual(offset, _) => Some(offset.to_time_zone()),
        ZoneText::Named(zone) => Some(zone),
        ZoneText::Local => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_names_a_zone_in_brackets_or_at_its_end() {
        for name in [
            "Post Date (UTC)",
            "date start utc",
            "acq_date",
            "Time [UTC]",
            "TimeUTC (UTC+0)",
            "UTC time",
        ] {
            let zone = TimeHeader::of(name, true).and_then(|header| header.zone);
            assert_eq!(
                zone.map(|zone| zone.to_offset(jiff::Timestamp::UNIX_EPOCH).seconds()),
                Some(0),
                "{name}"
            );
        }
        for name in ["date", "date (day first)", "time est", "Date (reported)"] {
            assert!(TimeHeader::of(name, true).is_none(), "{name}");
        }
        assert_eq!(TimeHeader::of("Hour", true).unwrap().numbers, ClockColumn::Hours);
    }
}
