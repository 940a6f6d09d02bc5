//! Two coordinates in one text, and what may follow them.

use super::degrees::{Angle, angles};
use super::extent::bounding_circle;
use super::{Axis, AxisOrder, Context, Doubt, Position, ReferenceSystem};
use crate::dataset::place::Place;

/// Reads a pair, a pair with height and accuracy as forms write it, or several
/// such pairs separated by `;`.
pub fn read(text: &str, context: &Context<'_>) -> Result<Option<Position>, Doubt> {
    let angles = angles(text)?;
    if let Some(position) = one(&angles, text, context)? {
        return Ok(Some(position));
    }
    let parts: Vec<&str> =
        text.split([';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return Err(Doubt::NoCoordinates);
    }
    let mut places = Vec::new();
    let (mut is_order_assumed, mut is_order_forced) = (false, false);
    for part in parts {
        let found = one(&super::degrees::angles(part)?, part, context)?;
        let found = found.ok_or(Doubt::NoCoordinates)?;
        is_order_assumed |= found.is_order_assumed;
        is_order_forced |= found.is_order_forced;
        places.push(found.place);
    }
    let circle = bounding_circle(&places).ok_or(Doubt::NoCoordinates)?;
    Ok(Some(Position { is_order_assumed, is_order_forced, ..Position::circle(circle) }))
}

fn one(angles: &[Angle], text: &str, context: &Context<'_>) -> Result<Option<Position>, Doubt> {
    // Whole numbers may be what decimal commas or degrees and minutes left of others.
    let is_whole = |angle: &Angle| angle.is_plain && angle.decimals == 0;
    if *context.system == ReferenceSystem::Wgs84
        && angles.len() > 2
        && angles.iter().take(2).any(is_whole)
    {
        return Ok(None);
    }
    let (first, second, accuracy_m) = match angles {
        [first, second] => (first, second, 0.0),
        [first, second, _height] if angles.iter().all(|angle| angle.is_plain) => {
            (first, second, 0.0)
        }
        // As mobile forms write it: latitude, longitude, height, accuracy. With commas they
        // may be two pairs.
        [first, second, height, accuracy]
            if angles.iter().all(|angle| angle.is_plain)
                && !(text.contains(',') && height.decimals > 1 && accuracy.decimals > 1) =>
        {
            (first, second, accuracy.degrees)
        }
        _ => return Ok(None),
    };
    if text.contains([';', '|']) && angles.len() > 2 {
        return Ok(None);
    }
    let mut position = placed(first, second, context)?;
    position.radius_m = if accuracy_m > 0.0 { accuracy_m as f32 } else { 0.0 };
    Ok(Some(position))
}

fn placed(first: &Angle, second: &Angle, context: &Context<'_>) -> Result<Position, Doubt> {
    let (a, b) = (first.degrees, second.degrees);
    let off_globe = || Doubt::OffGlobe(format!("{a}, {b}"));
    let is_plain = first.is_plain && second.is_plain;
    if context.system.is_of_degrees() && is_plain {
        let in_degrees = Context { system: &ReferenceSystem::Wgs84, ..*context };
        let found = placed(first, second, &in_degrees)?;
        let (x, y) = (found.place.longitude(), found.place.latitude());
        return Ok(Position { place: context.system.place(x, y)?, ..found });
    }
    if *context.system != ReferenceSystem::Wgs84 && is_plain {
        let (x, y) = if context.order == Some(AxisOrder::LatitudeFirst) { (b, a) } else { (a, b) };
        return context.system.place(x, y).map(Position::point);
    }
    let told = match (first.axis, second.axis) {
        (Some(one), Some(other)) if one == other => return Err(Doubt::TwiceTheSame),
        (Some(Axis::Latitude), _) | (_, Some(Axis::Longitude)) => Some(AxisOrder::LatitudeFirst),
        (Some(Axis::Longitude), _) | (_, Some(Axis::Latitude)) => Some(AxisOrder::LongitudeFirst),
        (None, None) => context.order,
    };
    match told {
        Some(AxisOrder::LatitudeFirst) => {
            Place::new(a, b).map(Position::point).ok_or_else(off_globe)
        }
        Some(AxisOrder::LongitudeFirst) => {
            Place::new(b, a).map(Position::point).ok_or_else(off_globe)
        }
        None => match Place::new(a, b) {
            Some(place) => Ok(Position { is_order_assumed: true, ..Position::point(place) }),
            None => {
                let place = Place::new(b, a).ok_or_else(off_globe)?;
                Ok(Position { is_order_forced: true, ..Position::point(place) })
            }
        },
    }
}

/// What one pair of a column tells of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It fits the globe in this order only.
    Only(AxisOrder),
    /// It fits in both.
    Nothing,
    /// Letters say that the latitude comes first.
    Letters,
}

/// What the pair `text` tells of others in its column, `None` where it is none.
pub fn telling(text: &str) -> Option<Telling> {
    let angles = angles(text).ok()?;
    let ([first, second] | [first, second, _] | [first, second, _, _]) = angles[..] else {
        return None;
    };
    match (first.axis, second.axis) {
        (None, None) => {
            let (a, b) = (first.degrees, second.degrees);
            match (Place::new(a, b).is_some(), Place::new(b, a).is_some()) {
                (true, false) => Some(Telling::Only(AxisOrder::LatitudeFirst)),
                (false, true) => Some(Telling::Only(AxisOrder::LongitudeFirst)),
                (true, true) => Some(Telling::Nothing),
                (false, false) => None,
            }
        }
        (Some(Axis::Latitude), Some(Axis::Longitude)) => Some(Telling::Letters),
        _ => None,
    }
}

/// Whether numbers of `text` have decimals or marks, as coordinates have and
/// numbers of houses do not; true of what is no list of angles.
pub fn is_telling(text: &str) -> bool {
    let angles = angles(text).unwrap_or_default();
    angles.iter().all(|angle| !angle.is_plain || angle.decimals >= 2)
}
