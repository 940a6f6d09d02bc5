//! One coordinate, or two without a word about more.

use super::degrees::{Angle, angles};
use super::{Axis, AxisOrder, Context, Doubt, pair, token};
use crate::dataset::place::Place;

/// What one coordinate cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Coordinate {
    /// Decimal degrees; the hemisphere letter, if any, is applied.
    Degrees(f64),
    /// Two coordinates in one cell, in the order written.
    Pair(f64, f64),
}

/// Reads decimal degrees with point or comma, degrees–minutes–seconds with
/// signs or hemisphere letters, or two of them in one cell. `None` for anything
/// else.
pub fn read(text: &str) -> Option<Coordinate> {
    match angles(text.trim_matches(['\u{200b}', '\u{feff}'])).ok()?[..] {
        [Angle { degrees, .. }] => Some(Coordinate::Degrees(degrees)),
        [first, second] => Some(Coordinate::Pair(first.degrees, second.degrees)),
        _ => None,
    }
}

/// One angle that is meant for `axis`.
///
/// # Errors
/// When it is none, or says that it is one of the other axis.
pub fn read_degrees(text: &str, axis: Axis) -> Result<f64, Doubt> {
    match angles(text.trim_matches(['\u{200b}', '\u{feff}']))?[..] {
        [angle] if angle.axis.is_none_or(|told| told == axis) => Ok(angle.degrees),
        _ => Err(Doubt::NoCoordinates),
    }
}

/// A latitude and a longitude in one text, in this order unless letters tell
/// another or only the other fits the globe.
pub fn read_pair(text: &str) -> Option<Place> {
    read_pair_in(text, None)
}

/// A pair in an order that is known.
pub fn read_pair_in(text: &str, order: Option<AxisOrder>) -> Option<Place> {
    let context = Context { order, ..Context::default() };
    pair::read(text, &context).ok().flatten().map(|position| position.place)
}

/// Whether a cell for the half of the globe, such as `S`, `зх` or `-`, is that
/// of negative degrees; `None` where it says nothing about `axis`.
pub fn half_is_negative(text: &str, axis: Axis) -> Option<bool> {
    match text.trim().trim_end_matches('.') {
        "-" | "−" => Some(true),
        "+" => Some(false),
        word => {
            let word = word.split('.').next().unwrap_or_default();
            let (named, negative) = token::half(word)?;
            negative.filter(|_| named == axis)
        }
    }
}
