//! Addresses that name a place without saying where it is.

/// What stands in addresses that hide a place.
const HIDING: [&str; 16] = [
    "goo.gl/",
    "g.co/",
    "osm.org/go/",
    "openstreetmap.org/go/",
    "w3w.co/",
    "what3words.com/",
    "yandex.ru/maps/-/",
    "yandex.com/maps/-/",
    "yandex.ua/maps/-/",
    "maps.apple/p/",
    "waze.com/ul/",
    "go.2gis.com/",
    "her.is/",
    "binged.it/",
    "wego.here.com/p/",
    "mapy.cz/s/",
];

/// Whether `text` has the address of a place under a short name, or three words.
pub(super) fn hides_a_place(text: &str) -> bool {
    if !text.contains(['/', ':']) {
        return false;
    }
    let small = text.to_lowercase();
    if HIDING.iter().any(|part| small.contains(part)) {
        return true;
    }
    small.match_indices("///").any(|(at, slashes)| {
        let rest = small.get(at + slashes.len()..).unwrap_or_default();
        let end = rest.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(rest.len());
        let words = rest.get(..end).unwrap_or_default().trim_end_matches('.').split('.');
        words.clone().count() == 3 && words.into_iter().all(|word| word.chars().count() >= 2)
    })
}
