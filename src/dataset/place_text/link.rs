//! Addresses that name a position: `geo:` and those of map services.

use super::angle::{self, Coordinate};
use crate::dataset::place::Place;

/// What stands before a latitude, and between it and the longitude. All of
/// these services write latitude first.
const FORMS: [(&str, &str); 12] = [
    ("geo:", ","),
    ("!3d", "!4d"),
    ("/@", ","),
    ("mlat=", "&mlon="),
    ("lat=", "&lon="),
    ("lat=", "&lng="),
    ("?q=", ","),
    ("&q=", ","),
    ("query=", ","),
    ("destination=", ","),
    ("&ll=", ","),
    ("?ll=", ","),
];

/// Whether `text` is an address rather than coordinates.
pub fn is_link(text: &str) -> bool {
    text.starts_with("geo:") || text.contains("://")
}

/// The position that an address names.
fn read_at(text: &str) -> Option<Place> {
    let text = text.replace("%2C", ",").replace("%2c", ",").replace("q=loc:", "q=");
    let is_reversed = text.contains("yandex.");
    FORMS.iter().find_map(|(before, between)| {
        let (_, rest) = text.split_once(before)?;
        let (first, rest) = rest.split_once(between)?;
        let end = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
        let second = rest.split(end).next()?;
        let number = |text: &str| match angle::read(text.trim_matches(['+', ' '])) {
            Some(Coordinate::Degrees(degrees)) => Some(degrees),
            _ => None,
        };
        let (first, second) = (number(first)?, number(second)?);
        if is_reversed { Place::new(second, first) } else { Place::new(first, second) }
    })
}

/// The position that an address names, also behind `#map=zoom/`.
pub fn read(text: &str) -> Option<Place> {
    read_at(text).or_else(|| {
        let (_, rest) = text.split_once("#map=")?;
        let mut parts = rest.split(['/', '&']);
        let (_, latitude, longitude) = (parts.next()?, parts.next()?, parts.next()?);
        Place::new(latitude.parse().ok()?, longitude.parse().ok()?)
    })
}
