//! Positions as people and programs write them in one cell.
//!
//! [`read_any`] reads every form: degrees, pairs, well-known text and binary,
//! `GeoJSON`, MGRS, UTM, plus codes, addresses of map services. What more is
//! known of the column stands in a [`Context`]; what cannot be read with certainty is a
//! [`Doubt`] with a reason for people, never a guess.

mod angle;
mod axis;
mod code;
mod context;
mod degrees;
mod doubt;
mod extent;
mod geojson;
mod geometry;
mod grid;
mod link;
mod pair;
mod position;
mod reference_system;
mod system_area;
mod token;
pub mod wkb;
mod wkt;

pub use angle::{Coordinate, half_is_negative, read, read_degrees, read_pair, read_pair_in};
pub use axis::{Axis, AxisOrder};
pub use context::Context;
pub use doubt::Doubt;
pub use extent::bounding_circle;
pub use geojson::{named_system, position_of_value};
pub use geometry::Geometry;
pub use grid::{Zone, utm};
pub use pair::{Telling, telling};
pub use position::Position;
pub use reference_system::ReferenceSystem;

use super::place::Place;
use crate::language::message;

/// Reads a position in any form; `Ok(None)` where there is nothing to read, as
/// in an empty cell or an empty geometry.
///
/// # Errors
/// When something is written that is no position, or may not be one.
pub fn read_any(text: &str, context: &Context<'_>) -> Result<Option<Position>, Doubt> {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'));
    if text.is_empty() {
        return Ok(None);
    }
    if context.is_geohash {
        return code::geohash(text)
            .map(Some)
            .ok_or_else(|| Doubt::Grid(message!("note-no-geohash")));
    }
    let circle = |found: Option<(Place, f32)>| found.map(Position::circle);
    if text.starts_with('{') || geojson::is_nested_array(text) {
        return geojson::read(text, context.system);
    }
    if let Some(geometry) = wkt::read(text) {
        return extent::of_geometry(&geometry?, context.system).map(circle);
    }
    if let Some(geometry) = wkb::read_hex(text) {
        let geometry = geometry.map_err(Doubt::Geometry)?;
        return extent::of_geometry(&geometry, context.system).map(circle);
    }
    if link::is_link(text) {
        return link::read(text)
            .map(|place| {
                let radius_m = link::uncertainty_m(text).unwrap_or_default();
                Some(Position { radius_m, ..Position::point(place) })
            })
            .ok_or(Doubt::NoCoordinates);
    }
    if let Some(found) = code::plus_code(text) {
        return found.map(Some);
    }
    if let Some(found) = grid::read(text) {
        return found.map(Some);
    }
    pair::read(text, context)
}

/// Whether `text` is by its form a geometry, be it damaged.
pub fn is_geometry(text: &str) -> bool {
    text.starts_with('{')
        || geojson::is_nested_array(text)
        || wkt::read(text).is_some()
        || wkb::read_hex(text).is_some()
}

/// Whether `text` is by its form a position and nothing else, so that it counts
/// even in a column of names: two numbers need decimals or marks for that.
pub fn is_definitely_position(text: &str) -> bool {
    let text = text.trim();
    let may_be = text.bytes().filter(u8::is_ascii_digit).count() >= 4;
    may_be
        && !link::is_link(text)
        && match read_any(text, &Context::default()) {
            Ok(Some(_)) => pair::is_telling(text),
            _ => false,
        }
}

/// Whether `text` is the address of a map that names a position.
pub fn is_link_to_position(text: &str) -> bool {
    link::is_link(text) && link::read(text).is_some()
}

/// What a short plus code such as `FG2F+2V Kyiv` is beside: its code and the
/// name of the place.
pub fn short_plus_code(text: &str) -> Option<(&str, &str)> {
    code::short(text)
}

/// The position of a short plus code that is nearest to `reference`.
pub fn recovered_plus_code(code: &str, reference: Place) -> Option<Position> {
    code::recovered(code, reference)
}

#[cfg(test)]
mod tests;
