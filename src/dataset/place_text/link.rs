//! Addresses that name a position: `geo:` and those of map services.

use super::angle::{self, Coordinate};
use super::{Context, pair};
use crate::dataset::place::Place;

/// What stands before a latitude, and between it and the longitude. All of
/// these services write latitude first.
const FORMS: [(&str, &str); 15] = [
    ("geo:", ","),
    // The mark comes before the middle of the view.
    ("?pt=", ","),
    ("&pt=", ","),
    ("whatshere[point]=", ","),
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
    let text = decoded(text).replace("q=loc:", "q=");
    if let Some(place) = read_in_path(&text) {
        return Some(place);
    }
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

/// How far around it the position of a `geo:` address may lie, in metres (RFC 5870).
pub fn uncertainty_m(text: &str) -> Option<f32> {
    let (_, rest) = text.strip_prefix("geo:")?.split_once(";u=")?;
    let metres: f32 = rest.split(';').next()?.parse().ok()?;
    (metres.is_finite() && metres > 0.0).then_some(metres)
}

/// `text` with the signs that addresses write as numbers.
fn decoded(text: &str) -> String {
    const SIGNS: [(&str, &str); 8] = [
        ("%2C", ","),
        ("%5B", "["),
        ("%5D", "]"),
        ("%C2%B0", "°"),
        ("%27", "'"),
        ("%22", "\""),
        ("%20", " "),
        ("%3B", ";"),
    ];
    SIGNS.iter().fold(text.to_owned(), |text, (number, sign)| {
        text.replace(number, sign).replace(&number.to_ascii_lowercase(), sign)
    })
}

/// The mark that was set by hand: `/place/50°27'00.0"N+30°31'12.0"E/`.
fn read_in_path(text: &str) -> Option<Place> {
    let (_, rest) = text.split_once("/place/")?;
    let name = rest.split(['/', '?']).next()?.replace('+', " ");
    let is_angle = name.contains('°') || name.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let found = is_angle.then(|| pair::read(&name, &Context::default()))?.ok()??;
    Some(found.place)
}

/// The position that an address names, also behind `#map=zoom/`.
pub fn read(text: &str) -> Option<Place> {
    // Two ends of a way are no place.
    if ["/directions", "/dir/", "rtext="].iter().any(|part| text.contains(part)) {
        return None;
    }
    read_at(text).or_else(|| {
        let (_, rest) = text.split_once("#map=")?;
        let mut parts = rest.split(['/', '&']);
        let (_, latitude, longitude) = (parts.next()?, parts.next()?, parts.next()?);
        Place::new(latitude.parse().ok()?, longitude.parse().ok()?)
    })
}
