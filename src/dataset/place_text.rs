//! Coordinates as people write them.

use super::place::Place;

/// What one coordinate cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Coordinate {
    /// Decimal degrees; the hemisphere letter, if any, is applied.
    Degrees(f64),
    /// Two coordinates in one cell, in the order written.
    Pair(f64, f64),
}

/// Reads decimal degrees with point or comma, degrees–minutes–seconds with a
/// hemisphere letter, or two of them in one cell. `None` for anything else.
pub fn read(text: &str) -> Option<Coordinate> {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '(' | ')' | '[' | ']')
    });
    if let Some(degrees) = one(text) {
        return Some(Coordinate::Degrees(degrees));
    }
    for separator in [';', ','] {
        if let Some((first, second)) = text.split_once(separator)
            && let (Some(first), Some(second)) = (one(first.trim()), one(second.trim()))
        {
            return Some(Coordinate::Pair(first, second));
        }
    }
    if let Some(at) = text.find(|c: char| "NSns".contains(c))
        && let Some((north, east)) = text.split_at_checked(at + 1)
        && let (Some(first), Some(second)) =
            (one(north.trim()), one(east.trim_matches([',', ';', ' '])))
    {
        return Some(Coordinate::Pair(first, second));
    }
    let (first, second) = text.split_once(char::is_whitespace)?;
    Some(Coordinate::Pair(one(first.trim_end_matches(','))?, one(second.trim())?))
}

/// A latitude and a longitude in one text, in this order unless only the other
/// order fits the globe.
pub fn read_pair(text: &str) -> Option<Place> {
    match read(text)? {
        Coordinate::Pair(first, second) => {
            Place::new(first, second).or_else(|| Place::new(second, first))
        }
        Coordinate::Degrees(_) => None,
    }
}

fn one(text: &str) -> Option<f64> {
    if let Some(plain) = decimal(text) {
        return Some(plain);
    }
    let upper = text.to_uppercase();
    let letter = |c: char| matches!(c, 'N' | 'S' | 'E' | 'W');
    let bare = upper.trim_start_matches(letter).trim_end_matches(letter).trim();
    let negative = upper.contains(['S', 'W']);
    if bare.len() + 2 < upper.len() || bare.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    for part in bare.split(|c: char| "°º'′’\"″”: ".contains(c)).filter(|part| !part.is_empty())
    {
        parts.push(decimal(part)?);
    }
    let degrees = match parts[..] {
        [degrees] if bare.len() < upper.len() || bare.contains(['°', 'º']) => degrees,
        [degrees, minutes] if (0.0..60.0).contains(&minutes) => degrees + minutes / 60.0,
        [degrees, minutes, seconds]
            if (0.0..60.0).contains(&minutes) && (0.0..60.0).contains(&seconds) =>
        {
            degrees + minutes / 60.0 + seconds / 3600.0
        }
        _ => return None,
    };
    // Degrees, minutes and seconds without any mark are not told from a pair.
    if parts.len() > 1 && !bare.contains(['°', 'º', '\'', '′', '’', ':']) {
        return None;
    }
    Some(if negative { -degrees } else { degrees })
}

fn decimal(text: &str) -> Option<f64> {
    let text = text.replace('−', "-");
    let point = match (text.contains('.'), text.matches(',').count()) {
        (false, 1) => text.replace(',', "."),
        _ => text,
    };
    let digits = point.strip_prefix(['-', '+']).unwrap_or(&point);
    let shaped = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '-'));
    shaped.then(|| point.parse().ok()).flatten().filter(|degrees: &f64| degrees.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_in_the_forms_of_real_files_are_read() {
        for text in ["50.4547", " 50,4547", "50.4547N", "50°27'16.92\"N", "+50.4547", "50.4547°"]
        {
            match read(text) {
                Some(Coordinate::Degrees(degrees)) => {
                    assert!((degrees - 50.4547).abs() < 1e-4, "{text}: {degrees}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        assert_eq!(read("30.5 W"), Some(Coordinate::Degrees(-30.5)));
        for text in [
            "50.4547, 30.5238",
            "50.4547 30.5238",
            "(50.4547,30.5238)",
            "50,4547; 30,5238",
            "50.4547N 30.5238E",
            "50°27'16.92\"N 30°31'25.68\"E",
        ] {
            let place = read_pair(text).unwrap_or_else(|| panic!("{text}"));
            assert!((place.latitude() - 50.4547).abs() < 1e-4, "{text}");
            assert!((place.longitude() - 30.5238).abs() < 1e-4, "{text}");
        }
    }

    #[test]
    fn what_is_no_coordinate_is_not_read_as_one() {
        for text in ["31.O4", "", "N", "abc", "1e400", "12.3.4", "50 27 16", "NaN", "inf"] {
            assert!(!matches!(read(text), Some(Coordinate::Degrees(_))), "{text}");
        }
    }
}
