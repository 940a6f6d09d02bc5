//! Reference systems of coordinates that are read.

use serde_json::Value;

/// A reference system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crs {
    /// Degrees of WGS 84, longitude first.
    Degrees,
    /// Metres of Web Mercator.
    WebMercator,
}

/// Half of the equator in metres of Web Mercator.
const HALF_WAY_M: f64 = 20_037_508.342_789_244;

impl Crs {
    /// The one that a code or a name such as `urn:ogc:def:crs:EPSG::3857` means;
    /// `None` for those that are not read.
    pub fn named(name: &str) -> Option<Self> {
        let code = name.rsplit([':', '/', '#']).next().unwrap_or(name).trim();
        match code.to_ascii_uppercase().as_str() {
            "CRS84" | "CRS84H" | "4326" | "4979" => Some(Self::Degrees),
            "3857" | "102100" | "102113" | "900913" | "3785" => Some(Self::WebMercator),
            _ => None,
        }
    }

    /// `geometry` of GeoJSON with its positions in degrees.
    pub fn in_degrees(self, geometry: Value) -> Value {
        match self {
            Self::Degrees => geometry,
            Self::WebMercator => moved(geometry, 0),
        }
    }
}

fn moved(value: Value, depth: usize) -> Value {
    const DEEPEST: usize = 16;
    match value {
        _ if depth > DEEPEST => Value::Null,
        Value::Array(list) if list.first().is_some_and(Value::is_number) => {
            let number = |index: usize| list.get(index).and_then(Value::as_f64);
            match number(0).zip(number(1)) {
                Some((x, y)) => {
                    let half = std::f64::consts::PI;
                    let latitude = (y / HALF_WAY_M * half).sinh().atan().to_degrees();
                    serde_json::json!([x / HALF_WAY_M * 180.0, latitude])
                }
                None => Value::Array(list),
            }
        }
        Value::Array(list) => list.into_iter().map(|inner| moved(inner, depth + 1)).collect(),
        Value::Object(members) => {
            let inside = |key: &str| matches!(key, "coordinates" | "geometries");
            let members = members.into_iter().map(|(key, value)| {
                let value = if inside(&key) { moved(value, depth + 1) } else { value };
                (key, value)
            });
            Value::Object(members.collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metres_of_web_mercator_become_degrees_and_other_systems_are_no_degrees() {
        assert_eq!(Crs::named("urn:ogc:def:crs:EPSG::2180"), None);
        assert_eq!(Crs::named("urn:ogc:def:crs:OGC:1.3:CRS84"), Some(Crs::Degrees));
        let crs = Crs::named("EPSG:3857").unwrap();
        let point =
            serde_json::json!({"type": "Point", "coordinates": [3397470.859, 6524575.7391]});
        let found = crs.in_degrees(point);
        let near = |index: usize, degrees: f64| {
            (found["coordinates"][index].as_f64().unwrap() - degrees).abs() < 1e-6
        };
        assert!(near(0, 30.52) && near(1, 50.45), "{found}");
    }
}
