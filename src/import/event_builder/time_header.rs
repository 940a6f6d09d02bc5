//! What the header of a column says of the times in it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::dataset::time_text::{self, ClockColumn, DateOrder, ZoneText};
use crate::import::Columns;
use crate::import::header::{normal, words_with_brackets};
use crate::import::header_zone::{HeaderZone, header_zone};
use crate::import::word_roles::{Role, Roles};

/// What the header of a column says of the times in it.
#[derive(Debug, Clone)]
pub struct TimeHeader {
    /// The zone that it names.
    pub zone: Option<TimeZone>,
    /// The same, where its name is used for part of the year only.
    pub usual: Option<ZoneText>,
    /// It seems to name a zone, but which cannot be told.
    pub is_unclear: bool,
    /// It says that its times are those of the place.
    pub is_local: bool,
    /// What bare numbers are.
    pub numbers: ClockColumn,
    /// Which of day and month comes first, where it says so: `date (dd/mm/yyyy)`.
    pub order: Option<DateOrder>,
}

/// Words of headers whose bare numbers are hours.
#[rustfmt::skip]
const HOURS: &[&str] = &["hour", "hours", "hh", "година", "час", "godzina"];

/// Columns of satellites, by definition in UTC, whose hours and minutes lose zeros.
const OF_SATELLITES: [&str; 2] = ["acq date", "acq time"];

impl TimeHeader {
    /// Of every column whose header says something, by index; `zone` is that of all whose
    /// header names none.
    pub fn all(columns: &Columns, zone: Option<&TimeZone>) -> BTreeMap<usize, Self> {
        let named = columns.names().iter().enumerate();
        // A day alone may be of anybody.
        let are_of_satellites = columns.have(&OF_SATELLITES);
        let all = named.map(|(index, name)| {
            let header = Self::of(name, are_of_satellites);
            let Some(zone) = zone else { return (index, header) };
            let mut header = header.unwrap_or_else(Self::silent);
            if !header.is_local {
                header.zone.get_or_insert_with(|| zone.clone());
            }
            (index, Some(header))
        });
        all.filter_map(|(index, header)| Some((index, header?))).collect()
    }

    /// Of one that says nothing.
    fn silent() -> Self {
        Self {
            zone: None,
            usual: None,
            is_unclear: false,
            is_local: false,
            numbers: ClockColumn::Any,
            order: None,
        }
    }

    fn of(name: &str, are_of_satellites: bool) -> Option<Self> {
        let words = normal(name);
        if are_of_satellites && OF_SATELLITES.contains(&words.as_str()) {
            let numbers = ClockColumn::HoursAndMinutes;
            return Some(Self { zone: Some(TimeZone::UTC), numbers, ..Self::silent() });
        }
        let split = words_with_brackets(name);
        let told = header_zone(name, &split);
        let is_unclear = told == Some(HeaderZone::Unclear);
        let text = match told {
            Some(HeaderZone::Told(text)) => Some(text),
            Some(HeaderZone::Unclear) | None => None,
        };
        let zone = text.clone().and_then(zone_of_text);
        let usual = text.filter(|text| matches!(text, ZoneText::Usual(..)));
        let is_local = zone.is_none() && !is_unclear && Roles::of(&split).have(Role::Local);
        let is_hours = words.split(' ').any(|word| HOURS.contains(&word));
        let numbers = if is_hours { ClockColumn::Hours } else { ClockColumn::Any };
        let order = order_of(name);
        let says_something =
            zone.is_some() || is_unclear || is_local || is_hours || order.is_some();
        says_something.then_some(Self { zone, usual, is_unclear, is_local, numbers, order })
    }
}

/// The order of day and month that a pattern in `name` shows.
fn order_of(name: &str) -> Option<DateOrder> {
    let name = name.to_lowercase();
    let has = |patterns: [&str; 4]| patterns.iter().any(|pattern| name.contains(pattern));
    if has(["dd/mm", "dd.mm", "dd-mm", "дд.мм"]) {
        return Some(DateOrder::DayFirst);
    }
    let is_year_first =
        ["yy/mm/dd", "yy-mm-dd", "yy.mm.dd"].iter().any(|pattern| name.contains(pattern))
            && !name.contains("yyyy");
    if is_year_first {
        return Some(DateOrder::YearFirst);
    }
    // As ISO 8601 has it the year stands before both.
    let is_month_first = has(["mm/dd", "mm.dd", "mm-dd", "мм.дд"])
        && !has(["yyyy-mm", "yyyy/mm", "yyyy.mm", "рррр-мм"]);
    is_month_first.then_some(DateOrder::MonthFirst)
}

/// The zone that `text` names.
pub fn zone_of(text: &str) -> Option<TimeZone> {
    zone_of_text(time_text::read_zone(text)?)
}

fn zone_of_text(text: ZoneText) -> Option<TimeZone> {
    match text {
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
            "utcTime",
            "gmt_time",
        ] {
            let zone = TimeHeader::of(name, true).and_then(|header| header.zone);
            assert_eq!(
                zone.map(|zone| zone.to_offset(jiff::Timestamp::UNIX_EPOCH).seconds()),
                Some(0),
                "{name}"
            );
        }
        for name in ["date", "date (day first)", "est. time", "Date (reported)"] {
            assert!(TimeHeader::of(name, true).is_none(), "{name}");
        }
        assert_eq!(TimeHeader::of("Hour", true).unwrap().numbers, ClockColumn::Hours);
    }
}
