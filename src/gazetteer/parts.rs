//! Take the text for a place apart at its commas: what follows may be a country,
//! a state, an oblast or an address.

use super::name::{Level, Name};
use super::{country, region};

/// What a text for a place says, part by part.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The place itself.
    pub place: &'a str,
    /// An oblast or a voivodeship.
    pub first: Option<&'a str>,
    /// A raion or a district.
    pub second: Option<&'a str>,
    /// Two-letter code of the country.
    pub country: Option<&'static str>,
    /// The country is told by a part of it: a state or an oblast.
    pub is_in_region: bool,
    /// Parts name different countries.
    pub is_contradictory: bool,
    /// What is left: streets, landmarks, and regions that are not known.
    pub details: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    /// Takes `text` apart. A single part is always the place.
    pub fn read(text: &'a str) -> Self {
        let text = without_marks(text);
        let parts =
            text.split([',', '(', ')', ';']).map(|part| part.trim_matches([' ', '.', '\u{a0}']));
        let mut parts = parts.filter(|part| !part.is_empty()).peekable();
        let mut read = Self::default();
        let Some(head) = parts.next() else { return read };
        if parts.peek().is_none() {
            return Self { place: head, ..read };
        }
        // Large before small, as in "Київська область, Вишгород".
        let mut places = Vec::new();
        for (index, part) in std::iter::once(head).chain(parts).enumerate() {
            let level = Name::read(part).level;
            let named = (index > 0)
                .then(|| country::code_of(part).or_else(|| region::country_of(part)))
                .flatten();
            match (level, named) {
                (_, Some(code)) => {
                    read.is_contradictory |= read.country.is_some_and(|known| known != code);
                    read.country = Some(code);
                    read.is_in_region |= country::code_of(part).is_none();
                }
                (Some(Level::First), _) if read.first.is_none() => read.first = Some(part),
                (Some(Level::Second), _) if read.second.is_none() => read.second = Some(part),
                _ => places.push(part),
            }
        }
        // Large before small again, as in "Ukraine, Kyiv".
        if let [first, _, ..] = places[..]
            && read.country.is_none()
            && let Some(code) = country::code_of(first)
        {
            read.country = Some(code);
            places.remove(0);
        }
        let mut places = places.into_iter();
        read.place = places.next().unwrap_or_default();
        read.details = places.collect();
        read
    }
}

/// `text` without the marks of footnotes behind it: `Kharkiv[1]`, `Kharkiv¹`.
fn without_marks(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let bare =
            rest.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', '†', '*']);
        let inner = bare.strip_suffix(']').and_then(|inner| inner.rsplit_once('['));
        let bare = match inner {
            Some((before, mark))
                if !mark.is_empty()
                    && mark.len() <= 3
                    && mark.bytes().all(|b| b.is_ascii_alphanumeric()) =>
            {
                before
            }
            _ => bare,
        };
        let bare = bare.trim_end();
        // A mark alone is no name, but nothing is left of it otherwise.
        if bare.is_empty() || bare.len() == rest.len() {
            return rest;
        }
        rest = bare;
    }
}

/// Words of addresses, in lower case.
const STREETS: [&str; 22] = [
    "street",
    "st",
    "road",
    "avenue",
    "ave",
    "square",
    "district",
    "airport",
    "station",
    "port",
    "вулиця",
    "вул",
    "улица",
    "ул",
    "просп",
    "проспект",
    "провулок",
    "площа",
    "мікрорайон",
    "ulica",
    "ul",
    "aleja",
];

/// Whether `detail` may be part of an address, so that it contradicts nothing:
/// a street, a number, a word in small letters, or anything in Cyrillic, in
/// which the states of America that are not listed are rare.
pub fn is_address(detail: &str) -> bool {
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{52f}');
    detail.chars().any(|letter| letter.is_ascii_digit() || is_cyrillic(letter))
        || detail.chars().next().is_some_and(char::is_lowercase)
        || detail
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| STREETS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_comma_is_told_apart() {
        let read = Parts::read("Kyiv, Missouri");
        assert_eq!((read.place, read.country), ("Kyiv", Some("US")));
        let read = Parts::read("Вишгород, Київська область, Україна");
        assert_eq!(
            (read.place, read.first, read.country),
            ("Вишгород", Some("Київська область"), Some("UA"))
        );
        let read = Parts::read("Київська обл., м. Вишгород");
        assert_eq!((read.place, read.first), ("м. Вишгород", Some("Київська обл")));
        assert_eq!(Parts::read("Lublin (Wisconsin)").country, Some("US"));
        assert!(Parts::read("Odesa, Texas, Ukraine").is_contradictory);
        assert_eq!(Parts::read("Kyiv, Obolon").details, ["Obolon"]);
        assert_eq!(Parts::read("Kyiv").place, "Kyiv");
        for text in ["Kharkiv[1]", "Kharkiv [12][b]", "Kharkiv¹ ²", "Kharkiv*"] {
            assert_eq!(Parts::read(text).place, "Kharkiv", "{text}");
        }
        let read = Parts::read("Ukraine, Kyiv");
        assert_eq!((read.place, read.country), ("Kyiv", Some("UA")));
    }

    #[test]
    fn streets_and_numbers_are_addresses_and_regions_are_not() {
        for detail in ["вул. Хрещатик", "12 Main", "near the station", "Peremohy Avenue", "Оболонь"]
        {
            assert!(is_address(detail), "{detail}");
        }
        assert!(!is_address("Basilan"));
    }
}
