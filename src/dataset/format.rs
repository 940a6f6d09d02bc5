//! Numbers and times as people read them.

use jiff::tz::TimeZone;

use super::{Certainty, Event, Instant, Interval, Place, TimePrecision};

/// With thin spaces between thousands.
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: `1 event`, `3 012 events`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

fn format(at: Instant, zone: &TimeZone, pattern: &str) -> String {
    at.timestamp().to_zoned_datetime(zone.clone()).strftime(pattern).to_string()
}

/// `2025-12-27`.
pub fn date(at: Instant, zone: &TimeZone) -> String {
    format(at, zone, "%Y-%m-%d")
}

/// `2025-12-27 07:45`.
pub fn minute(at: Instant, zone: &TimeZone) -> String {
    format(at, zone, "%Y-%m-%d %H:%M")
}

/// `2025-12-27 07:45:12`.
pub fn second(at: Instant, zone: &TimeZone) -> String {
    format(at, zone, "%Y-%m-%d %H:%M:%S")
}

/// The offset of a zone at a moment, such as `UTC+2`.
pub fn offset(at: Instant, zone: &TimeZone) -> String {
    let secs = zone.to_offset(at.timestamp()).seconds();
    let (sign, secs) = if secs < 0 { ('−', -secs) } else { ('+', secs) };
    match (secs / 3600, secs % 3600 / 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// The name of a zone with its offset at a moment, such as `Europe/Kyiv UTC+2`.
pub fn zone(at: Instant, zone: &TimeZone) -> String {
    let name = zone.iana_name().unwrap_or("UTC");
    let offset = offset(at, zone);
    if name == "UTC" { offset } else { format!("{name} {offset}") }
}

/// Whether it is a whole local day, or several.
pub fn is_whole_days(interval: Interval, local: &TimeZone) -> bool {
    let midnight = |at: Instant| at.to_civil(local).time() == jiff::civil::Time::midnight();
    midnight(interval.start()) && midnight(interval.end())
}

/// An interval as a person would say it, in `zone`; `None` is an unknown time.
pub fn interval(interval: Option<Interval>, precision: TimePrecision, zone: &TimeZone) -> String {
    let Some(interval) = interval else { return "time unknown".to_owned() };
    let (start, end) = (interval.start(), interval.end());
    if is_whole_days(interval, zone) {
        let last = end.plus_secs(-1);
        let (first, last) = (date(start, zone), date(last, zone));
        return if first == last { first } else { format!("{first} – {last}") };
    }
    match precision {
        TimePrecision::Second if interval.secs() == 1 => second(start, zone),
        TimePrecision::Minute if interval.secs() == 60 => minute(start, zone),
        TimePrecision::Hour if interval.secs() == 3600 => format!("about {}", minute(start, zone)),
        _ if date(start, zone) == date(end, zone) => {
            format!("{} – {}", minute(start, zone), format(end, zone, "%H:%M"))
        }
        _ => format!("{} – {}", minute(start, zone), minute(end, zone)),
    }
}

/// A day in words: `27 Dec 2025`.
pub fn day_in_words(at: Instant, zone: &TimeZone) -> String {
    format(at, zone, "%-d %b %Y")
}

/// A distance: `250 m`, `9.5 km`, `107 km`.
pub fn distance(metres: f64) -> String {
    if metres < 1_000.0 {
        format!("{metres:.0} m")
    } else if metres < 20_000.0 {
        format!("{} km", (metres / 100.0).round() / 10.0)
    } else {
        format!("{:.0} km", metres / 1_000.0)
    }
}

/// A size of data: `0 kB`, `340 kB`, `12.3 MB`.
pub fn size(bytes: u64) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    if kilobytes < 1_000 {
        format!("{kilobytes} kB")
    } else {
        format!("{:.1} MB", bytes as f64 / 1e6)
    }
}

/// How precisely a place is known, in words.
pub fn place_precision(certainty: Certainty) -> String {
    let mut words = certainty.geo.label().to_owned();
    if certainty.radius_m > 0 {
        words += &format!(", within {}", distance(f64::from(certainty.radius_m)));
    }
    if certainty.located == super::CoordinateSource::Gazetteer {
        words += "; located by the built-in gazetteer";
    }
    words
}

/// A position in degrees, latitude first.
pub fn degrees(place: Place) -> String {
    format!("{:.5}, {:.5}", place.latitude(), place.longitude())
}

/// When an event was reported, and how long after it happened at the most; empty
/// where that is not known.
pub fn reported(event: &Event, zone: &TimeZone) -> String {
    let Some(reported) = event.reported else { return String::new() };
    let when = interval(Some(reported), precision_of(reported), zone);
    match secs_to_report(event) {
        Some(secs) => format!("{when}, up to {} later", duration(secs)),
        None => when,
    }
}

/// The precision with which the time of a report was written.
pub fn precision_of(reported: Interval) -> TimePrecision {
    match reported.secs() {
        1 => TimePrecision::Second,
        60 => TimePrecision::Minute,
        3_600 => TimePrecision::Hour,
        _ => TimePrecision::Day,
    }
}

/// The most seconds that can lie between an event and its report, if they are known.
pub fn secs_to_report(event: &Event) -> Option<i64> {
    let secs = event.reported?.end().secs() - event.interval?.start().secs();
    (secs > 0).then_some(secs)
}

/// The length of `interval` as the calendar has it: local days count 24 hours,
/// also those on which clocks change.
pub fn calendar_secs(interval: Interval, zone: &TimeZone) -> i64 {
    if !is_whole_days(interval, zone) {
        return interval.secs();
    }
    let date = |at: Instant| at.to_civil(zone).date();
    let days = date(interval.start()).until(date(interval.end())).map_or(0, |span| span.get_days());
    i64::from(days) * 86_400
}

/// A length of time: `9 h 54 min`, `2 days`, `12 s`.
pub fn duration(secs: i64) -> String {
    match secs {
        ..60 => format!("{secs} s"),
        60..3_600 => format!("{} min", secs / 60),
        86_400 => "1 day".to_owned(),
        3_600..172_800 => match secs % 3_600 / 60 {
            0 => format!("{} h", secs / 3_600),
            minutes => format!("{} h {minutes} min", secs / 3_600),
        },
        _ => format!("{} days", number((secs / 86_400) as usize)),
    }
}

/// A length of time in whole minutes: `0 min`, `47 min`, `3 h 5 min`.
pub fn minutes(minutes: i64) -> String {
    if minutes == 0 { "0 min".to_owned() } else { duration(minutes * 60) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone as zone_named;

    #[test]
    fn thousands_are_parted_by_thin_spaces() {
        assert_eq!(number(3012), "3\u{2009}012");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_234_567), "1\u{2009}234\u{2009}567");
    }

    #[test]
    fn a_local_day_reads_as_its_date() {
        let kyiv = zone_named("Europe/Kyiv").unwrap();
        let start = Instant::from_secs(1_766_786_400);
        let day = Interval::new(start, start.plus_secs(86_400));
        assert_eq!(interval(day, TimePrecision::Day, &kyiv), "2025-12-27");
        assert_eq!(zone(start, &kyiv), "Europe/Kyiv UTC+2");
    }
}
