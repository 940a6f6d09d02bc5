//! JSON of maps that is no GeoJSON: TopoJSON and the JSON of ArcGIS servers.

use std::io::Write as _;

use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::domains::Domains;
use super::members::all_members;
use crate::dataset::place_text::ReferenceSystem;
use crate::import::{ImportError, limits};
use crate::language::{Message, message};

/// GeoJSON in degrees, with what was done in a sentence; `None` for other texts.
///
/// # Errors
/// When its reference system is not read, or the new text would be too large.
pub fn reshape(text: &str) -> Result<Option<(Vec<u8>, Message)>, ImportError> {
    let head: String = text.chars().take(4096).filter(|letter| !letter.is_whitespace()).collect();
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    if has(&["\"type\":\"Topology\""]) {
        return topology(text).map(Some);
    }
    let is_esri = has(&["\"geometryType\":\"esri", "\"spatialReference\":{", "\"attributes\":{"]);
    if is_esri && text.trim_start().starts_with('{') {
        return esri(text);
    }
    Ok(None)
}

/// Features in the making.
#[derive(Default)]
struct Features {
    text: Vec<u8>,
    count: usize,
}

impl Features {
    fn push(
        &mut self,
        id: Option<&str>,
        properties: &str,
        geometry: &Value,
    ) -> Result<(), ImportError> {
        let before: &[u8] = match self.count {
            0 => b"{\"type\":\"FeatureCollection\",\"features\":[\n",
            _ => b",\n",
        };
        self.text.extend_from_slice(before);
        self.count += 1;
        let id = id.map_or(String::new(), |id| format!("\"id\":{id},"));
        // Writing to memory does not fail.
        let _ = write!(
            self.text,
            "{{\"type\":\"Feature\",{id}\"properties\":{properties},\"geometry\":{geometry}}}"
        );
        limits::check_decoded(self.text.len())
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count == 0 {
            return b"{\"type\":\"FeatureCollection\",\"features\":[]}\n".to_vec();
        }
        self.text.extend_from_slice(b"\n]}\n");
        self.text
    }
}

fn member<'a>(
    members: &[(std::borrow::Cow<'_, str>, &'a RawValue)],
    name: &str,
) -> Option<&'a str> {
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value.get())
}

fn value(raw: Option<&str>) -> Value {
    raw.and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default()
}

fn unread(name: &str) -> ImportError {
    let name: String = name.chars().take(100).collect();
    ImportError::Malformed(message!("error-projected", name = name))
}

/// Attributes and geometries of an ArcGIS server.
fn esri(text: &str) -> Result<Option<(Vec<u8>, Message)>, ImportError> {
    let top = all_members(text);
    let Some(features) = member(&top, "features").and_then(super::find::elements) else {
        return Ok(None);
    };
    let is_esri =
        features.iter().any(|feature| member(&all_members(feature.get()), "attributes").is_some());
    if !is_esri {
        return Ok(None);
    }
    let stated = value(member(&top, "spatialReference"));
    let domains = Domains::of(&value(member(&top, "fields")));
    let mut out = Features::default();
    let mut moved_from = None;
    for feature in features {
        let members = all_members(feature.get());
        let shape = value(member(&members, "geometry"));
        let own = &shape["spatialReference"];
        let reference = if own.is_null() { &stated } else { own };
        let system = reference_system(reference);
        if let (ReferenceSystem::Unknown(name), false) = (&system, shape.is_null()) {
            return Err(unread(name));
        }
        if system != ReferenceSystem::default() {
            moved_from.get_or_insert_with(|| system.name());
        }
        let geometry = in_degrees(&system, esri_geometry(&shape), 0);
        let attributes = member(&members, "attributes").unwrap_or("{}");
        let in_words = (!domains.is_empty()).then(|| domains.in_words(attributes));
        out.push(None, in_words.as_deref().unwrap_or(attributes), &geometry)?;
    }
    let sentence = match moved_from {
        None => message!("decoded-arcgis"),
        Some(name) => message!("decoded-arcgis-in-degrees", name = name),
    };
    Ok(Some((out.finish(), sentence)))
}

/// Without a reference, numbers are degrees.
fn reference_system(reference: &Value) -> ReferenceSystem {
    if reference.is_null() {
        return ReferenceSystem::default();
    }
    let codes = ["latestWkid", "wkid"].iter().filter_map(|key| reference[key].as_u64());
    let mut systems =
        codes.filter_map(|code| u32::try_from(code).ok()).map(ReferenceSystem::of_code);
    let read = systems.find(|system| !matches!(system, ReferenceSystem::Unknown(_)));
    read.unwrap_or_else(|| ReferenceSystem::Unknown(reference.to_string()))
}

/// `geometry` of GeoJSON with its positions in degrees; a position that lies nowhere
/// stays as it is, and is told when its record is read.
fn in_degrees(system: &ReferenceSystem, geometry: Value, depth: usize) -> Value {
    const DEEPEST: usize = 16;
    if depth > DEEPEST {
        return Value::Null;
    }
    match geometry {
        Value::Array(list) if list.first().is_some_and(Value::is_number) => {
            let number = |index: usize| list.get(index).and_then(Value::as_f64);
            let place = number(0).zip(number(1)).and_then(|(x, y)| system.place(x, y).ok());
            match place {
                Some(place) => json!([place.longitude(), place.latitude()]),
                None => Value::Array(list),
            }
        }
        Value::Array(list) => {
            list.into_iter().map(|inner| in_degrees(system, inner, depth + 1)).collect()
        }
        Value::Object(members) => {
            let is_inside = |key: &str| matches!(key, "coordinates" | "geometries");
            let members = members.into_iter().map(|(key, value)| {
                let value =
                    if is_inside(&key) { in_degrees(system, value, depth + 1) } else { value };
                (key, value)
            });
            Value::Object(members.collect())
        }
        other => other,
    }
}

fn esri_geometry(shape: &Value) -> Value {
    let kinds = [("points", "MultiPoint"), ("paths", "MultiLineString"), ("rings", "Polygon")];
    if !shape["x"].is_null() || !shape["y"].is_null() {
        return json!({"type": "Point", "coordinates": [shape["x"], shape["y"]]});
    }
    let found = kinds.iter().find(|(key, _)| shape[key].is_array());
    found.map_or(Value::Null, |(key, kind)| json!({"type": kind, "coordinates": shape[key]}))
}

/// Objects and arcs of a topology.
fn topology(text: &str) -> Result<(Vec<u8>, Message), ImportError> {
    let top = all_members(text);
    let arcs = Arcs::of(&value(member(&top, "arcs")), &value(member(&top, "transform")));
    let mut out = Features::default();
    let objects = all_members(member(&top, "objects").unwrap_or_default());
    for (_, object) in &objects {
        let members = all_members(object.get());
        let is_collection = value(member(&members, "type")) == "GeometryCollection";
        let inside = member(&members, "geometries").filter(|_| is_collection);
        let parts = match inside {
            Some(geometries) => super::find::elements(geometries).unwrap_or_default(),
            None => vec![*object],
        };
        for part in parts {
            let members = all_members(part.get());
            let shape: Value = serde_json::from_str(part.get()).unwrap_or_default();
            let geometry = arcs.geometry(&shape, 0);
            let properties = member(&members, "properties").unwrap_or("{}");
            out.push(member(&members, "id"), properties, &geometry)?;
        }
    }
    Ok((out.finish(), message!("decoded-topojson")))
}

/// Lines that shapes share, in degrees.
struct Arcs {
    lines: Vec<Vec<Value>>,
    /// Scale and offset of both axes, where positions are whole numbers.
    transform: Option<[f64; 4]>,
}

impl Arcs {
    /// Geometries inside geometries are followed so far.
    const DEEPEST: usize = 12;

    fn of(arcs: &Value, transform: &Value) -> Self {
        let number = |name: &str, axis: usize| transform[name][axis].as_f64();
        let transform = number("scale", 0)
            .zip(number("scale", 1))
            .zip(number("translate", 0).zip(number("translate", 1)))
            .map(|((sx, sy), (tx, ty))| [sx, sy, tx, ty]);
        let mut found = Self { lines: Vec::new(), transform };
        for arc in arcs.as_array().into_iter().flatten() {
            let (mut x, mut y) = (0.0, 0.0);
            let mut line = Vec::new();
            for position in arc.as_array().into_iter().flatten() {
                let (dx, dy) = (position[0].as_f64(), position[1].as_f64());
                let (Some(dx), Some(dy)) = (dx, dy) else { continue };
                // Where there is a transform, each adds to the one before.
                (x, y) = if transform.is_some() { (x + dx, y + dy) } else { (dx, dy) };
                line.push(found.position(x, y));
            }
            found.lines.push(line);
        }
        found
    }

    fn position(&self, x: f64, y: f64) -> Value {
        let [sx, sy, tx, ty] = self.transform.unwrap_or([1.0, 1.0, 0.0, 0.0]);
        json!([x * sx + tx, y * sy + ty])
    }

    fn geometry(&self, shape: &Value, depth: usize) -> Value {
        let kind = shape["type"].as_str().unwrap_or_default();
        if depth > Self::DEEPEST || kind.is_empty() {
            return Value::Null;
        }
        if kind == "GeometryCollection" {
            let parts = shape["geometries"].as_array().into_iter().flatten();
            let parts: Vec<Value> = parts.map(|part| self.geometry(part, depth + 1)).collect();
            return json!({"type": kind, "geometries": parts});
        }
        let coordinates = match shape.get("coordinates") {
            Some(positions) => self.placed(positions, depth),
            None => self.joined(&shape["arcs"], depth),
        };
        json!({"type": kind, "coordinates": coordinates})
    }

    /// Positions of points, which are no differences.
    fn placed(&self, positions: &Value, depth: usize) -> Value {
        match positions.as_array() {
            Some(list) if list.first().is_some_and(Value::is_number) => {
                match (positions[0].as_f64(), positions[1].as_f64()) {
                    (Some(x), Some(y)) if self.transform.is_some() => self.position(x, y),
                    _ => positions.clone(),
                }
            }
            Some(list) if depth <= Self::DEEPEST => {
                list.iter().map(|inner| self.placed(inner, depth + 1)).collect()
            }
            _ => Value::Null,
        }
    }

    /// Numbers of arcs as the positions of these, backwards where they are negative.
    fn joined(&self, numbers: &Value, depth: usize) -> Value {
        let Some(list) = numbers.as_array().filter(|_| depth <= Self::DEEPEST) else {
            return Value::Null;
        };
        if !list.iter().all(Value::is_number) {
            return list.iter().map(|inner| self.joined(inner, depth + 1)).collect();
        }
        let mut line: Vec<Value> = Vec::new();
        for number in list.iter().filter_map(Value::as_i64) {
            let index = usize::try_from(if number < 0 { !number } else { number });
            let Some(arc) = index.ok().and_then(|index| self.lines.get(index)) else { continue };
            let known = usize::from(!line.is_empty());
            // A shape that names an arc a million times is no shape.
            if line.len() + arc.len() > limits::MOST_POSITIONS {
                break;
            }
            if number < 0 {
                line.extend(arc.iter().rev().skip(known).cloned());
            } else {
                line.extend(arc.iter().skip(known).cloned());
            }
        }
        Value::Array(line)
    }
}
