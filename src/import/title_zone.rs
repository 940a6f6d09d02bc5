//! The zone that a title above a table names for all its times: "All times in UTC".

use jiff::tz::TimeZone;

use super::event_builder::zone_of;
use super::header;

/// Words that say that times are meant, without marks.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "time", "times", "timestamp", "timestamps", "timezone", "zone", "hours", "clock",
    "час", "часи", "години", "пояс", "время", "времена", "часы", "czas", "czasy", "godziny", "strefa",
];

/// Words between those and the zone.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "in", "are", "is", "given", "shown", "listed", "as", "all", "zone", "вказано", "указано", "подано", "podano", "w", "wg",
];

/// The words of the longest name of a zone.
const MOST_WORDS: usize = 3;

/// The zone of all times that one of `titles` names, with that title. Where two name
/// different ones, none is taken.
pub fn title_zone<'a>(titles: impl IntoIterator<Item = &'a str>) -> Option<(TimeZone, &'a str)> {
    let mut found: Option<(TimeZone, &str)> = None;
    for title in titles {
        match (zone_in(title), &found) {
            (Some(zone), Some((known, _))) if zone != *known => return None,
            (Some(zone), None) => found = Some((zone, title)),
            _ => {}
        }
    }
    found
}

fn zone_in(title: &str) -> Option<TimeZone> {
    let is_between = |c: char| c.is_whitespace() || ",;()=#\"".contains(c);
    let words: Vec<&str> = title
        .split(is_between)
        .map(|word| word.trim_end_matches([':', '.']))
        .filter(|word| !word.is_empty())
        .collect();
    let is_one_of = |list: &[&str], word: &str| list.contains(&header::normal(word).as_str());
    (0..words.len()).filter(|&at| is_one_of(TIMES, words[at])).find_map(|at| {
        let before = at.checked_sub(1).map(|before| &words[before]);
        let named_before = before
            .and_then(|word| zone_of(&format!("{word} {}", words[at])).or_else(|| zone_of(word)));
        named_before.or_else(|| {
            let rest = &words[at + 1..];
            let skipped = rest.iter().take_while(|word| is_one_of(BETWEEN, word)).count();
            let rest = &rest[skipped..];
            (1..=MOST_WORDS.min(rest.len())).rev().find_map(|len| zone_of(&rest[..len].join(" ")))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_a_zone_only_where_it_speaks_of_times() {
        for (title, name) in [
            ("All times in UTC", "UTC"),
            ("Strikes (times are Kyiv time)", "Europe/Kyiv"),
            ("# timezone: Europe/Warsaw", "Europe/Warsaw"),
            ("UTC times", "UTC"),
            ("Час за Києвом", "Europe/Kyiv"),
            ("Time zone = UTC", "UTC"),
            ("Hours are given in GMT", "UTC"),
        ] {
            let (zone, _) = title_zone([title]).unwrap_or_else(|| panic!("{title}"));
            let offset = |zone: &TimeZone| zone.to_offset(jiff::Timestamp::UNIX_EPOCH);
            let named = TimeZone::get(name).unwrap();
            assert_eq!(offset(&zone), offset(&named), "{title}");
        }
        for title in [
            "Incidents of 2025",
            "Updated 27 December 2025 10:00 UTC",
            "Time of the last update: 10:00 UTC",
            "All times are local time",
            "Kyiv, December",
            "Timeline of Kyiv",
        ] {
            assert!(title_zone([title]).is_none(), "{title}");
        }
        assert!(title_zone(["All times in UTC", "Times: Europe/Kyiv"]).is_none());
    }
}
