//! The zone that the header of a column of times names, or seems to name.

use jiff::tz::TimeZone;

use crate::dataset::time_text::{ZoneText, read_zone};
use crate::import::word_roles::{Role, Roles};

/// What a header says of the zone of its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderZone {
    /// It is this one.
    Told(ZoneText),
    /// There is one, but which cannot be told: `Time (IST)`, `date_gmt_3`.
    Unclear,
}

/// Abbreviations that are no other word, wherever they stand.
const SURE: &[&str] = &["utc", "gmt", "zulu", "msk", "мск", "eet", "eest", "cet", "cest"];

/// Abbreviations that are other words too, and count in capitals or in brackets.
#[rustfmt::skip]
const IN_CAPITALS: &[(&str, &str)] = &[
    ("est", "est"), ("edt", "edt"), ("cdt", "cdt"), ("mdt", "mdt"), ("pdt", "pdt"), ("trt", "trt"),
    ("msd", "msd"), ("mez", "mez"), ("mesz", "mesz"), ("oez", "oez"), ("oesz", "oesz"),
    ("wet", "wet"), ("west", "west"), ("et", "America/New_York"), ("ct", "America/Chicago"),
    ("mt", "America/Denver"), ("pt", "America/Los_Angeles"), ("z", "z"),
];

/// Abbreviations of several zones.
const SEVERAL: &[&str] = &["pst", "cst", "mst", "ist", "bst", "ast", "gst", "sst", "wst", "akst"];

/// What the header `name`, of these `words`, says of the zone.
pub fn header_zone(name: &str, words: &[String]) -> Option<HeaderZone> {
    let in_brackets = name.split_once(['(', '[']).map(|(_, inner)| inner);
    let in_brackets = in_brackets.map(|inner| inner.trim_end_matches([')', ']', ' ']));
    if let Some(zone) = in_brackets.and_then(read_zone) {
        return Some(HeaderZone::Told(zone));
    }
    if let Some(found) = offset_of_utc(name).or_else(|| offset_in_words(words)) {
        return Some(found);
    }
    let roles = Roles::of(words);
    let is_time = roles.have_any(&[Role::Date, Role::Clock]);
    if is_time && let Some(zone) = offset_at_the_end(name) {
        return Some(HeaderZone::Told(zone));
    }
    if let Some(zone) = words.iter().find(|word| SURE.contains(&word.as_str())) {
        return read_zone(zone).map(HeaderZone::Told);
    }
    if let Some(found) = in_brackets.and_then(|inner| abbreviation(inner, true)) {
        return Some(found);
    }
    let city = |text: &str| zone_of_city(text).map(ZoneText::Named).map(HeaderZone::Told);
    if let Some(found) = in_brackets.and_then(city) {
        return Some(found);
    }
    if !is_time {
        return None;
    }
    // "Moscow time", "New York time", "час московський".
    let others = roles.others.join(" ");
    let last = name.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let behind = last.filter(|last| last.len() < name.trim().len());
    behind
        .and_then(|last| abbreviation(last, last.chars().all(char::is_uppercase)))
        .or_else(|| in_front(&others, name))
        .or_else(|| city(&others))
}

/// The zone that the words beside those for times name; in front of these an
/// abbreviation counts in capitals only: an "est. time" is an estimate.
fn in_front(others: &str, name: &str) -> Option<HeaderZone> {
    let is_short = IN_CAPITALS.iter().any(|(known, _)| *known == others);
    if is_short && !name.contains(&others.to_uppercase()) {
        return None;
    }
    read_zone(others).map(HeaderZone::Told)
}

/// The zone of an abbreviation; one that may be another word is unclear.
fn abbreviation(text: &str, is_sure: bool) -> Option<HeaderZone> {
    let word = text.trim().to_lowercase();
    if SEVERAL.contains(&word.as_str()) {
        return Some(HeaderZone::Unclear);
    }
    let (_, zone) = IN_CAPITALS.iter().find(|(known, _)| *known == word)?;
    // `date_z` is nothing else.
    if !is_sure && *zone != "z" {
        return Some(HeaderZone::Unclear);
    }
    read_zone(zone).map(HeaderZone::Told)
}

/// `UTC+3`, `gmt -05:00`, also with words behind; two of them are unclear.
fn offset_of_utc(name: &str) -> Option<HeaderZone> {
    let name = name.to_lowercase().replace(['−', '–'], "-");
    let mut found: Option<HeaderZone> = None;
    for (at, word) in name.match_indices("utc").chain(name.match_indices("gmt")) {
        let rest = name.get(at + word.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '_']);
        let Some(digits) = rest.strip_prefix(['+', '-']) else { continue };
        let digits = digits.trim_start();
        let end = digits.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(digits.len());
        let (Some(sign), Some((number, behind))) = (rest.get(..1), digits.split_at_checked(end))
        else {
            continue;
        };
        if number.is_empty() {
            continue;
        }
        let zone = read_zone(&format!("{sign}{number}")).map(HeaderZone::Told);
        let zone = zone.filter(|_| !behind.contains(['+', '/']));
        let zone = zone.unwrap_or(HeaderZone::Unclear);
        match &found {
            Some(known) if *known != zone => return Some(HeaderZone::Unclear),
            _ => found = Some(zone),
        }
    }
    found
}

/// `utc_plus_3`; where the sign is lost, as in `gmt_3`, it is unclear.
fn offset_in_words(words: &[String]) -> Option<HeaderZone> {
    let is_hours = |word: &str| word.parse::<u8>().is_ok_and(|hours| (1..=14).contains(&hours));
    for (at, word) in words.iter().enumerate() {
        let glued = ["utc", "gmt"].iter().find_map(|known| word.strip_prefix(known));
        let Some(glued) = glued else { continue };
        let mut behind = words.iter().skip(at + 1).map(String::as_str).filter(|w| *w != "offset");
        match (glued, behind.next()) {
            ("", Some(sign @ ("plus" | "minus"))) => {
                let sign = if sign == "plus" { '+' } else { '-' };
                let zone = behind.next().and_then(|hours| read_zone(&format!("{sign}{hours}")));
                return Some(zone.map_or(HeaderZone::Unclear, HeaderZone::Told));
            }
            ("", Some(hours)) if is_hours(hours) => return Some(HeaderZone::Unclear),
            (hours, _) if is_hours(hours) => return Some(HeaderZone::Unclear),
            _ => {}
        }
    }
    None
}

/// `Date +05:00`
fn offset_at_the_end(name: &str) -> Option<ZoneText> {
    let name = name.trim_end_matches([')', ']', ' ']);
    let at = name.rfind(['+', '-', '−'])?;
    let (before, offset) = name.split_at_checked(at)?;
    let is_apart = before.ends_with([' ', '_', '(', '[']);
    // A number behind a hyphen may count columns.
    let is_offset = offset.starts_with('+') || offset.contains(':');
    (is_apart && is_offset).then(|| read_zone(&offset.replace('−', "-"))).flatten()
}

/// The zone called after the city `name`, as `Europe/Warsaw` is.
fn zone_of_city(name: &str) -> Option<TimeZone> {
    let name = name.trim().replace(' ', "_");
    if name.len() < 4 {
        return None;
    }
    let is_city = |known: &str| {
        known
            .rsplit_once('/')
            .is_some_and(|(area, city)| area != "Etc" && city.eq_ignore_ascii_case(&name))
    };
    let known = jiff::tz::db().available().find(|known| is_city(known.as_str()))?;
    TimeZone::get(known.as_str()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header::words_with_brackets;
    use jiff::civil::date;

    fn hours(name: &str) -> Option<Option<i32>> {
        let december = date(2025, 12, 27).at(2, 15, 0, 0);
        Some(match header_zone(name, &words_with_brackets(name))? {
            HeaderZone::Told(zone) => Some(zone.offset(december).0?.seconds() / 3600),
            HeaderZone::Unclear => None,
        })
    }

    #[test]
    fn a_header_names_a_zone_in_many_ways() {
        for (name, expected) in [
            ("Date/Time EST", -5),
            ("Date (ET)", -5),
            ("Date (EST)", -5),
            ("Date +05:00", 5),
            ("date (+05:00)", 5),
            ("Date UTC+3", 3),
            ("datetime_utc+3", 3),
            ("Time (UTC −5)", -5),
            ("Time (UTC+2, Kyiv)", 2),
            ("date_utc_plus_3", 3),
            ("date_z", 0),
            ("utcTime", 0),
            ("Час за Гринвічем", 0),
            ("Дата (Москва)", 3),
            ("Дата (за МСК)", 3),
            ("Дата (московское время)", 3),
            ("час московський", 3),
            ("время московское", 3),
            ("Data (Warszawa)", 1),
            ("Data (czas warszawski)", 1),
            ("date_moscow", 3),
            ("New York time", -5),
        ] {
            assert_eq!(hours(name), Some(Some(expected)), "{name}");
        }
        for name in [
            "date_et",
            "date_est",
            "Datetime PST",
            "Time (IST)",
            "date_gmt3",
            "date_utc_3",
            "date_utc_offset_3",
            "Time (UTC+2/UTC+3)",
        ] {
            assert_eq!(hours(name), Some(None), "{name}");
        }
        for name in ["date", "date-2", "date (dd/mm/yyyy)", "Date (reported)", "est. date", "z"] {
            assert_eq!(hours(name), None, "{name}");
        }
    }
}
