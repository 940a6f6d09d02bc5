//! Geometries of `GeoJSON` and Esri JSON, and objects of two coordinates.

use serde_json::Value;

use super::degrees::angles;
use super::{Doubt, Geometry, Position, ReferenceSystem, extent};
use crate::dataset::place::Place;
use crate::language::{Message, message};

/// Geometries inside geometries are followed so far.
const DEEPEST: usize = 12;

/// Keys of objects with two coordinates, latitude first.
const DEGREES: [[&str; 2]; 5] = [
    ["latitude", "longitude"],
    ["lat", "lng"],
    ["lat", "lon"],
    ["lat", "long"],
    ["_latitude", "_longitude"],
];

/// Whether `text` is an array of positions, which only `GeoJSON` writes.
pub fn is_nested_array(text: &str) -> bool {
    text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('['))
}

/// Reads a geometry, a feature or an object of two coordinates.
///
/// # Errors
/// When the text is damaged or a position lies outside the globe.
pub fn read(text: &str, system: &ReferenceSystem) -> Result<Option<Position>, Doubt> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| Doubt::Geometry(Message::of(&error)))?;
    position_of_value(&value, system)
}

/// The same of JSON that was read; `system` is that of the file, which a
/// geometry with one of its own goes before.
///
/// # Errors
/// As [`super::read_any`].
pub fn position_of_value(
    value: &Value,
    system: &ReferenceSystem,
) -> Result<Option<Position>, Doubt> {
    if let Some(place) = degrees_by_name(value)? {
        let stated = ["accuracy", "radius"].iter().find_map(|key| value.get(key).and_then(number));
        let radius_m = stated.map_or(0.0, |metres| metres.max(0.0) as f32);
        return Ok(Some(Position { radius_m, ..Position::point(place) }));
    }
    let named = named_system(value);
    let mut geometry = Geometry::default();
    collect(value, 0, &mut geometry)?;
    let found = extent::of_geometry(&geometry, named.as_ref().unwrap_or(system))?;
    Ok(found.map(Position::circle))
}

/// The reference system that an object names by `crs` or `spatialReference`.
pub fn named_system(value: &Value) -> Option<ReferenceSystem> {
    if let Some(crs) = value.get("crs").filter(|crs| !crs.is_null()) {
        let name = match crs {
            Value::String(name) => name.clone(),
            crs => {
                let properties = crs.get("properties");
                let name = ["name", "code", "href"].iter().find_map(|key| properties?.get(key));
                name.map(|name| name.as_str().map_or_else(|| name.to_string(), str::to_owned))?
            }
        };
        return Some(ReferenceSystem::named(&name));
    }
    let esri = value.get("spatialReference")?;
    let code = ["latestWkid", "wkid"].iter().find_map(|key| esri.get(key)?.as_u64());
    match (code, esri.get("wkt").and_then(Value::as_str)) {
        (Some(code), _) => u32::try_from(code).ok().map(ReferenceSystem::of_code),
        (None, wkt) => wkt.map(ReferenceSystem::named),
    }
}

fn degrees_by_name(value: &Value) -> Result<Option<Place>, Doubt> {
    for keys in DEGREES {
        let [latitude, longitude] = keys.map(|key| value.get(key).and_then(number));
        if let (Some(latitude), Some(longitude)) = (latitude, longitude) {
            let place = Place::new(latitude, longitude);
            return place.map(Some).ok_or(Doubt::OffGlobe(format!("{latitude}, {longitude}")));
        }
    }
    Ok(None)
}

/// A number, also one in quotes.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => match angles(text).ok()?[..] {
            [angle] => Some(angle.degrees),
            _ => None,
        },
        _ => None,
    }
}

fn collect(value: &Value, depth: usize, geometry: &mut Geometry) -> Result<(), Doubt> {
    if depth > DEEPEST {
        return Err(Doubt::Geometry(message!("geometry-nested")));
    }
    match value {
        Value::Object(object) => {
            if let (Some(x), Some(y)) = (object.get("x"), object.get("y")) {
                let (x, y) = number(x).zip(number(y)).ok_or_else(|| unreadable(value))?;
                geometry.positions.push([x, y]);
                return Ok(());
            }
            // The last three are those of Esri.
            const PARTS: [&str; 6] =
                ["coordinates", "geometry", "geometries", "points", "paths", "rings"];
            for part in PARTS.iter().filter_map(|part| object.get(*part)) {
                collect(part, depth + 1, geometry)?;
            }
            Ok(())
        }
        Value::Array(position)
            if position.first().is_some_and(|first| first.is_number() || first.is_string()) =>
        {
            let at = |index: usize| position.get(index).and_then(number);
            let (x, y) = at(0).zip(at(1)).ok_or_else(|| unreadable(value))?;
            geometry.positions.push([x, y]);
            Ok(())
        }
        Value::Array(nested) => {
            nested.iter().try_for_each(|value| collect(value, depth + 1, geometry))
        }
        _ => Ok(()),
    }
}

fn unreadable(value: &Value) -> Doubt {
    Doubt::Geometry(message!("geometry-no-position", value = value.to_string()))
}
