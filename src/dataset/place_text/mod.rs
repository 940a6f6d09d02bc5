//! Positions as people and programs write them in one cell.
//!
//! [`read_any`] reads every form: degrees, pairs, well-known text and binary,
//! `GeoJSON`, MGRS, UTM, plus codes, addresses of map services. What more is
//! known of the column stands in a [`Context`]; what cannot be read surely is a
//! [`Doubt`] with a reason for people, never a guess.

mod angle;
mod code;
mod degrees;
mod extent;
mod geojson;
mod grid;
mod link;
mod pair;
mod reference_system;
mod token;
pub mod wkb;
mod wkt;

pub use angle::{Coordinate, half_is_negative, read, read_degrees, read_pair, read_pair_in};
pub use extent::bounding_circle;
pub use geojson::{named_system, position_of_value};
pub use grid::{Zone, utm};
pub use pair::only_order;
pub use reference_system::ReferenceSystem;

use super::place::Place;

/// What an angle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// North or south.
    Latitude,
    /// East or west.
    Longitude,
}

/// Which of two numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As people write it.
    LatitudeFirst,
    /// As programs write it.
    LongitudeFirst,
}

/// What is known of a cell beside its text.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The order of pairs, where header or other rows tell.
    pub order: Option<Order>,
    /// The reference system of bare numbers and of geometries that name none.
    pub system: &'a ReferenceSystem,
    /// The column is one of geohashes, which are never told by their looks.
    pub is_geohash: bool,
}

impl Default for Context<'_> {
    fn default() -> Self {
        Self { order: None, system: &ReferenceSystem::Wgs84, is_geohash: false }
    }
}

/// A point and how far around it the true place lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// The point, of a geometry the middle of what bounds it.
    pub place: Place,
    /// All of what was written lies within this distance, in metres; 0 for a
    /// point, of whose precision nothing is known.
    pub radius_m: f32,
    /// A pair whose order nothing tells: latitude first is a custom.
    pub is_order_assumed: bool,
}

impl Position {
    /// A point in an order that is sure.
    pub const fn point(place: Place) -> Self {
        Self { place, radius_m: 0.0, is_order_assumed: false }
    }

    /// Somewhere in a circle.
    pub const fn circle((place, radius_m): (Place, f32)) -> Self {
        Self { place, radius_m, is_order_assumed: false }
    }
}

/// Why a text is no position. The words follow the text: `"x" is not …`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// It has another form.
    #[error("is not a pair of coordinates")]
    NoCoordinates,
    /// A geometry is damaged.
    #[error("is not a geometry: {0}")]
    Geometry(String),
    /// The numbers are too large.
    #[error("has a position outside the globe, {0}")]
    OffGlobe(String),
    /// As −42° N.
    #[error("has a sign that contradicts the letter for the half of the globe")]
    SignAgainstLetter,
    /// As 50° N 30° N.
    #[error("has two coordinates of one kind")]
    TwiceTheSame,
    /// The system has a name that is not in the list.
    #[error("is in the reference system {0}, which is not read")]
    UnknownSystem(String),
    /// A zone or letter is missing or wrong.
    #[error("{0}")]
    Grid(&'static str),
    /// It names a place beside the code.
    #[error("is a short plus code, which needs a known place beside it")]
    ShortCode,
}

/// Reads a position in any form; `Ok(None)` where there is nothing to read, as
/// in an empty cell or an empty geometry.
///
/// # Errors
/// When something is written that is surely no position, or not surely one.
pub fn read_any(text: &str, context: &Context<'_>) -> Result<Option<Position>, Doubt> {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'));
    if text.is_empty() {
        return Ok(None);
    }
    if context.is_geohash {
        return code::geohash(text).map(Some).ok_or(Doubt::Grid("is not a geohash"));
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
            .map(|place| Some(Position::point(place)))
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

/// Whether `text` is by its form a position and nothing else, so that it counts
/// even in a column of names: two numbers need decimals or marks for that.
pub fn is_surely_position(text: &str) -> bool {
    let text = text.trim();
    let may_be = text.bytes().filter(u8::is_ascii_digit).count() >= 4;
    may_be
        && !link::is_link(text)
        && match read_any(text, &Context::default()) {
            Ok(Some(_)) => pair::is_telling(text),
            _ => false,
        }
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

/// Positions as they are written, before a reference system is applied.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Geometry {
    /// X and y: of degrees, longitude and latitude.
    pub positions: Vec<[f64; 2]>,
    /// The reference system that the geometry itself names, by its EPSG number.
    pub srid: Option<u32>,
}

#[cfg(test)]
mod tests;
