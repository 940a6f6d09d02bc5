//! Squares of grids and metres of maps: tiles, quadkeys, Maidenhead, UTM and Web Mercator.

use std::f64::consts::PI;

use super::parts::{Part, parts};
use super::truth::Truth;
use crate::dataset::Place;
use crate::dataset::place_text::{ReferenceSystem, Zone, utm};

/// The projection of tiles.
const WEB_MERCATOR: u32 = 3857;

/// Metres of the equator there.
const EQUATOR_M: f64 = 40_075_016.7;

/// Digits from which on a whole number can be metres of a map.
const LEAST_METRES: f64 = 10_000.0;

/// Signs that may stand between numbers of one position.
const MOST_BETWEEN: usize = 12;

/// Whether numbers of `text` are a tile with the place in it, or its metres on a map.
pub(super) fn is_told_by_grid(truth: &Truth, text: &str) -> bool {
    let parts = parts(text);
    let is_beside = |part: &Part<'_>| part.after.chars().count() <= MOST_BETWEEN;
    let by_metres = parts.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        is_beside(first)
            && [first, second].iter().all(|part| part.value >= LEAST_METRES)
            && (is_metres(truth, first.value, second.value)
                || is_metres(truth, second.value, first.value))
    });
    by_metres
        || parts.windows(3).any(|three| {
            let [zoom, x, y] = three else { return false };
            let is_whole = three.iter().all(Part::is_whole);
            is_whole
                && is_beside(zoom)
                && is_beside(x)
                && is_tile(truth, zoom.value, [x.value, y.value])
        })
}

/// Whether `word` is a square of a grid, written as one word, with the place in it.
pub(super) fn is_square(truth: &Truth, word: &str) -> bool {
    quadkey(word).is_some_and(|(zoom, at)| is_tile(truth, zoom, at))
        || maidenhead(word).is_some_and(|(place, radius_m)| truth.is_told(place, radius_m))
}

/// Whether `x` and `y` are metres east and north, in Web Mercator or the zone of UTM.
fn is_metres(truth: &Truth, x: f64, y: f64) -> bool {
    let Some(around) = truth.from.or(truth.to) else { return false };
    let signed = [x.copysign(around.longitude()), y.copysign(around.latitude())];
    let mercator = ReferenceSystem::of_code(WEB_MERCATOR).place(signed[0], signed[1]).ok();
    let is_north = around.latitude() >= 0.0;
    let number = ((around.longitude() + 180.0) / 6.0).floor().clamp(0.0, 59.0) as u8 + 1;
    let of_zone = |number: u8| utm(Zone { number, letter: None }, x, y, Some(is_north)).ok();
    let zones = [Some(number), number.checked_sub(1), number.checked_add(1)];
    let found = zones.into_iter().flatten().filter_map(of_zone).chain(mercator);
    found.into_iter().any(|place| truth.is_told(place, 1.0))
}

/// Whether the tile at `x` and `y`, counted from the north or the south, has the place in it.
fn is_tile(truth: &Truth, zoom: f64, [x, y]: [f64; 2]) -> bool {
    const ZOOMS: std::ops::RangeInclusive<f64> = 8.0..=23.0;
    let count = zoom.exp2();
    // With no place to be near to, times and dates are tiles too.
    let is_anywhere = truth.from.is_none() && truth.to.is_none();
    if is_anywhere || !ZOOMS.contains(&zoom) || x >= count || y >= count {
        return false;
    }
    [y, count - 1.0 - y].into_iter().any(|y| {
        let north = (PI * (1.0 - 2.0 * (y + 0.5) / count)).sinh().atan();
        let east = (x + 0.5) / count * 360.0 - 180.0;
        let radius_m = EQUATOR_M * north.cos() / count * std::f64::consts::FRAC_1_SQRT_2;
        Place::new(north.to_degrees(), east).is_some_and(|place| truth.is_told(place, radius_m))
    })
}

/// Zoom, column and row of the tile that Bing numbers so.
fn quadkey(word: &str) -> Option<(f64, [f64; 2])> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 12..=23;
    if !LENGTHS.contains(&word.len()) || !word.bytes().all(|byte| (b'0'..=b'3').contains(&byte)) {
        return None;
    }
    let at = word.bytes().fold([0.0, 0.0], |[x, y], byte| {
        let digit = byte - b'0';
        [x * 2.0 + f64::from(digit & 1), y * 2.0 + f64::from(digit >> 1)]
    });
    Some((word.len() as f64, at))
}

/// The middle of a square of radio amateurs such as `KO50gk21`, and its radius.
fn maidenhead(word: &str) -> Option<(Place, f64)> {
    const DEGREE_M: f64 = 111_700.0;
    if !matches!(word.len(), 8 | 10) || !word.is_ascii() {
        return None;
    }
    let (mut east, mut north, mut size) = (-180.0, -90.0, 10.0);
    let word = word.to_ascii_lowercase();
    for (index, pair) in word.as_bytes().chunks(2).enumerate() {
        let is_letters = index % 2 == 0;
        let (first, count) = match (is_letters, index) {
            (true, 0) => (b'a', 18.0),
            (true, _) => (b'a', 24.0),
            (false, _) => (b'0', 10.0),
        };
        if index > 0 {
            size /= count;
        }
        let [x, y] = pair else { return None };
        let value = |byte: &u8| {
            let value = f64::from(byte.checked_sub(first)?);
            (value < count).then_some(value)
        };
        east += value(x)? * size * 2.0;
        north += value(y)? * size;
    }
    let place = Place::new(north + size / 2.0, east + size)?;
    Some((place, DEGREE_M * size * 0.75))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth() -> Truth {
        Truth { from: Place::new(50.4547, 30.5238), to: Place::new(50.45, 30.52), hidden_m: 660.0 }
    }

    #[test]
    fn times_are_no_tiles_where_no_place_is_known() {
        let nowhere = Truth { from: None, to: None, hidden_m: 6_600.0 };
        for text in ["2025-03-05 14:23:11", "2024-12-31T10:23:30Z", "17/76649/44193"] {
            assert!(!is_told_by_grid(&nowhere, text), "{text}");
        }
    }

    #[test]
    fn tiles_and_metres_of_the_place_are_told() {
        for text in [
            "https://tile.example/17/76649/44193.png",
            "18/153298/88387",
            "17 | 76649 | 86878",
            "3397893.9 6525397.5",
            "cc=3397893,6525397&z=17",
            "E324136 N5592176 zone 36",
            "5592176.5, 324136",
        ] {
            assert!(is_told_by_grid(&truth(), text), "{text}");
        }
        for text in
            ["12/31/2025", "17/76000/44000", "324136 households, 5592 cars", "1000000 2000000"]
        {
            assert!(!is_told_by_grid(&truth(), text), "{text}");
        }
    }

    #[test]
    fn squares_in_one_word_are_told() {
        for word in ["KO50gk29", "ko50GK29ud", "12030321121301003"] {
            assert!(is_square(&truth(), word), "{word}");
        }
        for word in ["KO50aa00", "notagrid", "12030321121321003"] {
            assert!(!is_square(&truth(), word), "{word}");
        }
    }
}
