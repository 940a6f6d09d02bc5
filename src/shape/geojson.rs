//! Areas in `GeoJSON` (RFC 7946): any mixture of features and geometries.

use serde_json::{Map, Value, json};

use super::{NamedShape, Outline, Ring, Shape, ShapeError};
use crate::dataset::Place;
use crate::language::Message;

/// Geometries nested deeper than this are refused.
const DEEPEST: usize = 16;

/// What a file held.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    /// Its areas.
    pub shapes: Vec<NamedShape>,
    /// Points, lines and areas that could not be used, each in a few words.
    pub left_out: Vec<String>,
}

/// The properties that name a feature, the first found.
const NAMES: [&str; 10] =
    ["name", "NAME", "Name", "name:en", "name:uk", "shapeName", "title", "NAME_1", "NAME_2", "id"];

/// Reads the areas of a text; `fallback` names those that have no name.
///
/// # Errors
/// When it is no JSON.
pub fn read(text: &str, fallback: &str) -> Result<Read, ShapeError> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| ShapeError::Text(Message::verbatim(error.to_string())))?;
    let mut found = Read::default();
    collect(&value, fallback, &mut found, 0);
    Ok(found)
}

fn collect(value: &Value, name: &str, found: &mut Read, depth: usize) {
    if depth > DEEPEST {
        found.left_out.push(format!("{name}: nested too deeply"));
        return;
    }
    let list = |key: &str| value[key].as_array().map(Vec::as_slice).unwrap_or_default();
    match value["type"].as_str().unwrap_or_default() {
        "FeatureCollection" => {
            list("features").iter().for_each(|part| collect(part, name, found, depth + 1));
        }
        "Feature" => {
            let own = name_of(value).unwrap_or_else(|| name.to_owned());
            if let Some(circle) = circle(value) {
                return take(circle, &own, found);
            }
            collect(&value["geometry"], &own, found, depth + 1);
        }
        "GeometryCollection" => {
            list("geometries").iter().for_each(|part| collect(part, name, found, depth + 1));
        }
        "Polygon" => take(Shape::polygons(vec![polygon(&value["coordinates"])]), name, found),
        "MultiPolygon" => {
            let polygons = list("coordinates").iter().map(polygon).collect();
            take(Shape::polygons(polygons), name, found);
        }
        "" => found.left_out.push(format!("{name}: no geometry")),
        other => found.left_out.push(format!("{name}: a {other} is no area")),
    }
}

fn take(shape: Result<Shape, ShapeError>, name: &str, found: &mut Read) {
    match shape {
        Ok(shape) => found.shapes.push(NamedShape { name: name.to_owned(), shape }),
        Err(error) => found.left_out.push(format!("{name}: {error}")),
    }
}

fn name_of(feature: &Value) -> Option<String> {
    let properties = &feature["properties"];
    NAMES.iter().map(|key| &properties[*key]).chain([&feature["id"]]).find_map(
        |value| match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        },
    )
}

/// A circle that [`write`] has written as a polygon.
fn circle(feature: &Value) -> Option<Result<Shape, ShapeError>> {
    let properties = &feature["properties"];
    let radius_m = properties["circle_radius_m"].as_f64()?;
    let centre = properties["circle_centre"].as_array()?;
    let [longitude, latitude] = [centre.first()?.as_f64()?, centre.get(1)?.as_f64()?];
    Some(Shape::circle(Place::new(latitude, longitude)?, radius_m))
}

fn polygon(coordinates: &Value) -> Vec<Ring> {
    let rings = coordinates.as_array().map(Vec::as_slice).unwrap_or_default();
    rings
        .iter()
        .map(|ring| {
            let corners = ring.as_array().map(Vec::as_slice).unwrap_or_default();
            // What is no number lies off the Earth, and is told as that.
            let number = |at: &Value, index| at[index].as_f64().unwrap_or(f64::NAN);
            corners.iter().map(|at| [number(at, 0), number(at, 1)]).collect()
        })
        .collect()
}

/// Shapes as a collection of features. A circle is a polygon with its centre and
/// radius as properties, so that it comes back as a circle.
pub fn write(shapes: &[NamedShape]) -> String {
    let closed = |ring: &Ring| -> Value {
        ring.iter().chain(ring.first()).map(|corner| json!(corner)).collect()
    };
    let features: Vec<Value> = shapes
        .iter()
        .map(|NamedShape { name, shape }| {
            let mut properties = Map::from_iter([("name".to_owned(), json!(name))]);
            let polygons = match shape.outline() {
                Outline::Polygons(polygons) => polygons.clone(),
                Outline::Circle { centre, radius_m } => {
                    let at = json!([centre.longitude(), centre.latitude()]);
                    properties.insert("circle_centre".to_owned(), at);
                    properties.insert("circle_radius_m".to_owned(), json!(radius_m));
                    vec![shape.rings()]
                }
            };
            let polygons: Vec<Vec<Value>> =
                polygons.iter().map(|rings| rings.iter().map(closed).collect()).collect();
            let geometry = match &polygons[..] {
                [one] => json!({ "type": "Polygon", "coordinates": one }),
                many => json!({ "type": "MultiPolygon", "coordinates": many }),
            };
            json!({ "type": "Feature", "properties": properties, "geometry": geometry })
        })
        .collect();
    let collection = json!({ "type": "FeatureCollection", "features": features });
    format!("{collection:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let centre = Place::new(50.45, 30.52).unwrap();
        let shapes = vec![
            NamedShape {
                name: "Left bank".to_owned(),
                shape: Shape::from_text("POLYGON((30 50,31 50,31 51,30 50))").unwrap(),
            },
            NamedShape { name: "5 km".to_owned(), shape: Shape::circle(centre, 5_000.0).unwrap() },
        ];
        let read = read(&write(&shapes), "x").unwrap();
        assert_eq!(read, Read { shapes, left_out: Vec::new() });
    }

    #[test]
    fn a_mixture_gives_its_areas_and_tells_the_rest() {
        let text = r#"{"type":"GeometryCollection","geometries":[
            {"type":"Point","coordinates":[1,2]},
            {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},
            {"type":"Polygon","coordinates":[[[0,0],["a",0],[1,1],[0,0]]]}]}"#;
        let read = read(text, "mixed").unwrap();
        assert_eq!(read.shapes.len(), 1);
        assert_eq!(read.shapes[0].name, "mixed");
        assert_eq!(read.left_out.len(), 2, "{:?}", read.left_out);
        assert_eq!(super::read("[]", "x").unwrap().left_out.len(), 1);
        assert!(super::read("nothing", "x").is_err());
    }
}
