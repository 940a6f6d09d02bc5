//! Our map styles, read without a window: the part of the MapLibre style specification
//! (<https://maplibre.org/maplibre-style-spec/>) that `assets/style-*.json` use.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::mvt::ShapeKind;

/// The style of the light map.
pub(crate) static LIGHT: &str = include_str!("../../assets/style-light.json");

/// How a map is drawn: its layers from the lowest up.
#[derive(Debug)]
pub struct MapStyle {
    layers: Vec<StyleLayer>,
}

/// A layer of a style.
#[derive(Debug, Deserialize)]
pub struct StyleLayer {
    /// Its name.
    pub id: String,
    /// `background`, `fill`, `line` or `symbol`.
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "source-layer", default)]
    source_layer: String,
    filter: Option<Value>,
    #[serde(default)]
    layout: HashMap<String, Value>,
    #[serde(default)]
    paint: HashMap<String, Value>,
}

/// How the features of a layer are drawn at a zoom; colours are `0xRRGGBB`, lengths in
/// pixels of a web map.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// Areas.
    Fill {
        /// Its colour.
        colour: u32,
        /// From 0 to 1.
        opacity: f32,
    },
    /// Lines.
    Line {
        /// Its colour.
        colour: u32,
        /// How wide.
        width: f32,
        /// Lengths of strokes and gaps in widths of the line; empty for a whole line.
        dashes: Vec<f32>,
    },
    /// Names.
    Name {
        /// The colour of its letters.
        colour: u32,
        /// The colour around them.
        halo: u32,
        /// How large the letters are.
        size: f32,
    },
}

/// A feature as filters see it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// What is said of it.
    pub attributes: &'a HashMap<String, Value>,
    /// What it is.
    pub shape: ShapeKind,
    /// The zoom of the map, with 256 pixels around the world at zoom 0.
    pub zoom: f64,
}

impl MapStyle {
    /// The light one.
    ///
    /// # Errors
    /// When the embedded file is no style.
    pub fn light() -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct File {
            layers: Vec<StyleLayer>,
        }
        let File { layers } = serde_json::from_str(LIGHT)?;
        Ok(Self { layers })
    }

    /// The colour below everything.
    pub fn background(&self) -> u32 {
        let background = self.layers.iter().find(|layer| layer.kind == "background");
        background.map_or(0xFF_FF_FF, |layer| layer.colour("background-color"))
    }

    /// What is drawn over it, the lowest first.
    pub fn layers(&self) -> impl Iterator<Item = &StyleLayer> {
        self.layers.iter().filter(|layer| layer.kind != "background")
    }
}

impl StyleLayer {
    /// Whether it draws features of this layer of a tile.
    pub fn draws(&self, tile_layer: &str) -> bool {
        self.source_layer == tile_layer
    }

    /// Whether it draws `seen`.
    pub fn takes(&self, seen: Seen<'_>) -> bool {
        let fits = match self.kind.as_str() {
            "fill" => seen.shape == ShapeKind::Rings,
            "line" => seen.shape != ShapeKind::Points,
            _ => true,
        };
        fits && self
            .filter
            .as_ref()
            .is_none_or(|filter| evaluate(filter, seen) == Value::Bool(true))
    }

    /// How it draws them at `zoom`.
    pub fn drawn(&self, zoom: f64) -> Drawn {
        match self.kind.as_str() {
            "fill" => Drawn::Fill {
                colour: self.colour("fill-color"),
                opacity: self.number(&self.paint, "fill-opacity", zoom).unwrap_or(1.0),
            },
            "line" => Drawn::Line {
                colour: self.colour("line-color"),
                width: self.number(&self.paint, "line-width", zoom).unwrap_or(1.0),
                dashes: self.dashes(),
            },
            _ => Drawn::Name {
                colour: self.colour("text-color"),
                halo: self.colour("text-halo-color"),
                size: self.number(&self.layout, "text-size", zoom).unwrap_or(16.0),
            },
        }
    }

    fn colour(&self, name: &str) -> u32 {
        let text = self.paint.get(name).and_then(Value::as_str).unwrap_or_default();
        u32::from_str_radix(text.trim_start_matches('#'), 16).unwrap_or_default()
    }

    fn number(&self, values: &HashMap<String, Value>, name: &str, zoom: f64) -> Option<f32> {
        let nothing = HashMap::new();
        let seen = Seen { attributes: &nothing, shape: ShapeKind::Points, zoom };
        evaluate(values.get(name)?, seen).as_f64().map(|number| number as f32)
    }

    fn dashes(&self) -> Vec<f32> {
        let dashes = self.paint.get("line-dasharray").and_then(Value::as_array);
        let dashes = dashes.into_iter().flatten().filter_map(Value::as_f64);
        dashes.map(|length| length as f32).collect()
    }
}

/// The operators that are understood; [`evaluate`] gives null for others.
#[cfg(test)]
const OPERATORS: [&str; 14] = [
    "get",
    "has",
    "zoom",
    "geometry-type",
    "all",
    "any",
    "!",
    "==",
    "!=",
    "<=",
    ">=",
    "match",
    "coalesce",
    "interpolate",
];

/// The value of an expression, null where it has none.
fn evaluate(expression: &Value, seen: Seen<'_>) -> Value {
    let Value::Array(parts) = expression else { return expression.clone() };
    let Some((Value::String(operator), arguments)) = parts.split_first() else {
        return expression.clone();
    };
    let argument = |at: usize| arguments.get(at).map_or(Value::Null, |part| evaluate(part, seen));
    let attribute = || seen.attributes.get(arguments.first().and_then(Value::as_str)?);
    let is_true = |part: &Value| evaluate(part, seen) == Value::Bool(true);
    let compared = |fits: fn(f64, f64) -> bool| {
        let pair = argument(0).as_f64().zip(argument(1).as_f64());
        pair.is_some_and(|(a, b)| fits(a, b)).into()
    };
    match operator.as_str() {
        "get" => attribute().cloned().unwrap_or(Value::Null),
        "has" => attribute().is_some().into(),
        "zoom" => seen.zoom.into(),
        "geometry-type" => match seen.shape {
            ShapeKind::Points => "Point",
            ShapeKind::Lines => "LineString",
            ShapeKind::Rings => "Polygon",
        }
        .into(),
        "all" => arguments.iter().all(is_true).into(),
        "any" => arguments.iter().any(is_true).into(),
        "!" => (argument(0) == Value::Bool(false)).into(),
        "==" => is_same(&argument(0), &argument(1)).into(),
        "!=" => (!is_same(&argument(0), &argument(1))).into(),
        "<=" => compared(|a, b| a <= b),
        ">=" => compared(|a, b| a >= b),
        "match" => matched(arguments, seen),
        "coalesce" => {
            let values = arguments.iter().map(|part| evaluate(part, seen));
            values.into_iter().find(|value| !value.is_null()).unwrap_or(Value::Null)
        }
        "interpolate" => interpolated(arguments, seen),
        _ => Value::Null,
    }
}

fn is_same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// `["match", input, labels, value, labels, value, …, value]`.
fn matched(arguments: &[Value], seen: Seen<'_>) -> Value {
    let Some((input, rest)) = arguments.split_first() else { return Value::Null };
    let input = evaluate(input, seen);
    let mut pairs = rest.chunks_exact(2);
    let found = pairs.by_ref().find(|pair| match pair.first() {
        Some(Value::Array(labels)) => labels.iter().any(|label| is_same(label, &input)),
        Some(label) => is_same(label, &input),
        None => false,
    });
    let value = found.and_then(|pair| pair.get(1)).or_else(|| rest.last());
    value.map_or(Value::Null, |value| evaluate(value, seen))
}

/// `["interpolate", ["linear"], input, stop, value, stop, value, …]`.
fn interpolated(arguments: &[Value], seen: Seen<'_>) -> Value {
    let [_, input, stops @ ..] = arguments else { return Value::Null };
    let Some(input) = evaluate(input, seen).as_f64() else { return Value::Null };
    let pair = |pair: &[Value]| Some((pair.first()?.as_f64()?, pair.get(1)?.as_f64()?));
    let stops: Vec<(f64, f64)> = stops.chunks_exact(2).filter_map(pair).collect();
    let below = stops.iter().rev().find(|(stop, _)| *stop <= input);
    let above = stops.iter().find(|(stop, _)| *stop > input);
    match (below, above) {
        (Some((from, low)), Some((to, high))) => {
            (low + (high - low) * (input - from) / (to - from)).into()
        }
        (Some((_, value)), None) | (None, Some((_, value))) => (*value).into(),
        (None, None) => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(expression: &Value, attributes: &Value, zoom: f64) -> Value {
        let attributes: HashMap<String, Value> =
            attributes.as_object().unwrap().clone().into_iter().collect();
        evaluate(expression, Seen { attributes: &attributes, shape: ShapeKind::Lines, zoom })
    }

    #[test]
    fn every_operator_of_both_styles_is_understood() {
        fn look(value: &Value) {
            let Value::Array(parts) = value else { return };
            if let Some(Value::String(operator)) = parts.first()
                && parts.len() > 1
                && operator != "linear"
            {
                assert!(OPERATORS.contains(&operator.as_str()), "{operator}");
            }
            // Labels of a match and stops are no expressions.
            parts.iter().filter(|part| part.is_array()).for_each(|part| {
                let is_expression = part.get(0).and_then(Value::as_str).is_some_and(|word| {
                    OPERATORS.contains(&word) || part.get(1).is_some_and(Value::is_array)
                });
                if is_expression {
                    look(part);
                }
            });
        }
        for text in [LIGHT, include_str!("../../assets/style-dark.json")] {
            let style: Value = serde_json::from_str(text).unwrap();
            for layer in style["layers"].as_array().unwrap() {
                look(&layer["filter"]);
                for group in ["paint", "layout"] {
                    layer[group].as_object().into_iter().flatten().for_each(|(_, v)| look(v));
                }
                let known = ["background", "fill", "line", "symbol"];
                assert!(known.contains(&layer["type"].as_str().unwrap()), "{layer}");
            }
        }
    }

    #[test]
    fn expressions_mean_what_the_specification_says() {
        let motorway = json!({ "class": "motorway", "rank": 2 });
        let class = json!(["match", ["get", "class"], ["trunk", "motorway"], true, false]);
        assert_eq!(value(&class, &motorway, 9.0), json!(true));
        assert_eq!(value(&class, &json!({}), 9.0), json!(false));
        assert_eq!(value(&json!([">=", ["get", "rank"], 2]), &motorway, 9.0), json!(true));
        assert_eq!(value(&json!([">=", ["get", "none"], 2]), &motorway, 9.0), json!(false));
        assert_eq!(value(&json!(["!", ["has", "rank"]]), &motorway, 9.0), json!(false));
        let width = json!(["interpolate", ["linear"], ["zoom"], 4, 1.0, 8, 3.0]);
        let widths = [2.0, 4.0, 5.0, 8.0, 12.0].map(|zoom| value(&width, &json!({}), zoom));
        assert_eq!(widths, [1.0, 1.0, 1.5, 3.0, 3.0].map(|width| json!(width)));
    }

    #[test]
    fn water_is_an_area_and_a_country_ends_with_a_line() {
        let style = MapStyle::light().unwrap();
        let layer = |id: &str| style.layers().find(|layer| layer.id == id).unwrap();
        assert_eq!(style.background(), 0xF3_F2_EF);
        assert_eq!(layer("water").drawn(9.0), Drawn::Fill { colour: 0xB9_CF_DE, opacity: 1.0 });
        let attributes = HashMap::from([("admin_level".to_owned(), json!(2))]);
        let seen = Seen { attributes: &attributes, shape: ShapeKind::Lines, zoom: 9.0 };
        assert!(layer("boundary-country").takes(seen) && !layer("boundary-state").takes(seen));
        assert!(!layer("water").takes(seen));
    }
}
