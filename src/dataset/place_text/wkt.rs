//! Well-known text, also with heights, measures and a reference system.
//!
//! Own code because writers leave out the letters Z and M that the grammar
//! demands, and because only positions are wanted: no tree is built.

use super::{Doubt, Geometry};
use crate::language::message;

/// Longer ones before those that they begin with.
const KINDS: [&str; 16] = [
    "GEOMETRYCOLLECTION",
    "MULTILINESTRING",
    "MULTIPOLYGON",
    "MULTIPOINT",
    "LINESTRING",
    "LINEARRING",
    "POLYGON",
    "POINT",
    "CIRCULARSTRING",
    "COMPOUNDCURVE",
    "CURVEPOLYGON",
    "MULTICURVE",
    "MULTISURFACE",
    "POLYHEDRALSURFACE",
    "TRIANGLE",
    "TIN",
];

/// The positions of `text`; `None` where it is no well-known text at all.
pub fn read(text: &str) -> Option<Result<Geometry, Doubt>> {
    let is_of_epsg = text.trim_start().starts_with("<http") && text.contains("/EPSG/");
    let (srid, text) = system(text);
    let (_, rest) = kind(text)?;
    // A word that only begins so is no geometry, as "Pointe-Noire".
    let rest = dimensions(rest);
    if !(rest.starts_with('(')
        || rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("EMPTY")))
    {
        return None;
    }
    let damaged = || Doubt::Geometry(message!("geometry-wkt-damaged"));
    let positions = positions(text).ok_or_else(damaged);
    // GeoSPARQL takes the axes of the system: of EPSG:4326 the latitude is the first.
    let is_latitude_first = is_of_epsg && srid == Some(4326);
    Some(positions.map(|mut positions| {
        if is_latitude_first && positions.iter().all(|[first, _]| first.abs() <= 90.0) {
            positions.iter_mut().for_each(|position| position.swap(0, 1));
        }
        Geometry { positions, srid }
    }))
}

/// `SRID=4326;` before the text, or `<http://…/EPSG/0/4326>` as GeoSPARQL has it.
fn system(text: &str) -> (Option<u32>, &str) {
    let text = text.trim();
    let is_srid = text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("SRID="));
    let found = if is_srid {
        text.get(5..).and_then(|rest| rest.split_once(';'))
    } else {
        text.strip_prefix('<').and_then(|rest| rest.split_once('>'))
    };
    let Some((code, rest)) = found else { return (None, text) };
    let code = code.trim().rsplit('/').next().unwrap_or_default();
    (code.parse().ok(), rest.trim())
}

fn kind(text: &str) -> Option<(&'static str, &str)> {
    KINDS.iter().find_map(|kind| {
        let (head, rest) = text.split_at_checked(kind.len())?;
        head.eq_ignore_ascii_case(kind).then_some((*kind, rest))
    })
}

fn dimensions(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.trim_start_matches(['Z', 'M', 'z', 'm']);
    if text.len() - rest.len() <= 2 { rest.trim_start() } else { text }
}

fn positions(text: &str) -> Option<Vec<[f64; 2]>> {
    let mut positions = Vec::new();
    let mut depth = 0_i32;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let Some(letter) = rest.chars().next() else { break };
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if letter.is_ascii_alphabetic() => {
                let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
                let plain = dimensions(word).is_empty()
                    || word.eq_ignore_ascii_case("EMPTY")
                    || kind(word).is_some_and(|(_, after)| dimensions(after).is_empty());
                if !plain {
                    return None;
                }
                rest = rest.get(word.len()..)?;
                continue;
            }
            _ => {
                let end = rest.find([',', '(', ')']).unwrap_or(rest.len());
                let (numbers, after) = rest.split_at_checked(end)?;
                if depth < 1 {
                    return None;
                }
                let numbers: Option<Vec<f64>> =
                    numbers.split_whitespace().map(|number| number.parse().ok()).collect();
                match numbers?[..] {
                    [x, y] | [x, y, _] | [x, y, _, _] if x.is_finite() && y.is_finite() => {
                        positions.push([x, y]);
                    }
                    _ => return None,
                }
                rest = after;
                continue;
            }
        }
        if depth < 0 {
            return None;
        }
        rest = rest.get(1..)?;
    }
    (depth == 0).then_some(positions)
}
