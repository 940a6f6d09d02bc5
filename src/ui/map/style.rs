//! The map's own light and dark styles, with names in the language chosen.
//!
//! The style files speak of tiles in the schema of OpenMapTiles. `SCHEMAS` says, for
//! each layer of a style, which features of other schemas it draws as well: those of
//! Protomaps, version 4 (<https://docs.protomaps.com/basemaps/layers>), and of
//! Shortbread, version 1 (<https://shortbread-tiles.org/schema/1.0/>). A tile has the
//! layers of one schema only, so one style draws them all and nobody needs to say which
//! a tile has.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::{Value, json};
use walkers::{SourceLayer, Style, StyleLayer};

use crate::basemap::mvt::Wanted;
use crate::basemap::style::LIGHT;
use crate::ui::settings::NameLanguage;

static DARK: &str = include_str!("../../../assets/style-dark.json");

/// By the id of a layer of the style.
static SCHEMAS: &str = include_str!("../../../assets/style-schemas.json");

/// Features of another schema that a layer of the style draws.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct OtherFeatures {
    /// In which layer of a tile they are.
    source_layer: String,
    /// Which of them; all without it. From which zoom on is as in the style.
    r#where: Option<Value>,
}

/// How a map is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MapTheme {
    /// Dark instead of light.
    pub dark: bool,
    /// The language of names.
    pub language: NameLanguage,
}

/// A style and what it asks of tiles.
pub struct MapStyle {
    /// From the lowest up.
    pub layers: Vec<StyleLayer>,
    /// For each layer, whether its labels may stand beside their point.
    pub may_move: Vec<bool>,
    /// Whether names are in Latin letters.
    pub is_latin: bool,
    source_layers: HashSet<String>,
    attributes: HashSet<String>,
}

impl MapStyle {
    /// The program's own style.
    pub fn new(look: MapTheme) -> Self {
        let text = if look.dark { DARK } else { LIGHT };
        let mut style: Value = serde_json::from_str(text).unwrap_or_default();
        let names = name_field(look.language);
        let mut may_move = Vec::new();
        // Labels are placed by rank, and Latin names are made of the others,
        // whether or not a layer asks for them.
        let mut attributes: HashSet<String> = RANKS
            .iter()
            .chain(&["name", "name:en", "name:latin"])
            .map(|key| (*key).to_owned())
            .collect();
        let layers = style["layers"].take();
        let mut layers = layers.as_array().map_or_else(Vec::new, |own| with_other_schemas(own));
        for (layer, is_place) in &mut layers {
            may_move.push(*is_place);
            if let Some(field) = layer.pointer_mut("/layout/text-field")
                && *field == json!(["coalesce", ["get", "name:en"], ["get", "name"]])
            {
                *field = names.clone();
            }
            read_attributes(layer, &mut attributes);
        }
        let layers: Vec<Value> = layers.into_iter().map(|(layer, _)| layer).collect();
        let Style { layers } =
            serde_json::from_value(json!({ "layers": layers })).unwrap_or_default();
        let source_layers = layers.iter().filter_map(source_layer).collect();
        let is_latin = matches!(look.language, NameLanguage::English | NameLanguage::Polish);
        Self { layers, may_move, is_latin, source_layers, attributes }
    }
}

impl Wanted for MapStyle {
    fn layer(&self, name: &str) -> bool {
        self.source_layers.contains(name)
    }

    fn attribute(&self, key: &str) -> bool {
        self.attributes.contains(key)
    }
}

/// The layers of a style, each followed by itself over the features of other schemas;
/// and whether its names are those of places.
fn with_other_schemas(own: &[Value]) -> Vec<(Value, bool)> {
    let schemas: HashMap<String, Vec<OtherFeatures>> =
        serde_json::from_str(SCHEMAS).unwrap_or_default();
    let mut all = Vec::new();
    for layer in own {
        let is_place = layer["source-layer"] == "place";
        all.push((layer.clone(), is_place));
        let others = layer["id"].as_str().and_then(|id| schemas.get(id));
        for features in others.into_iter().flatten() {
            let mut other = layer.clone();
            other["source-layer"] = json!(features.source_layer);
            let mut conditions = zoom_conditions(&layer["filter"]);
            conditions.extend(features.r#where.clone());
            conditions.insert(0, json!("all"));
            other["filter"] = Value::Array(conditions);
            all.push((other, is_place));
        }
    }
    all
}

/// What a filter asks of the zoom alone.
fn zoom_conditions(filter: &Value) -> Vec<Value> {
    let zoom = json!(["zoom"]);
    let is_of_zoom = |condition: &Value| condition.get(1) == Some(&zoom);
    let conditions = match filter {
        Value::Array(parts) if filter.get(0) == Some(&json!("all")) => parts.as_slice(),
        filter => std::slice::from_ref(filter),
    };
    conditions.iter().filter(|condition| is_of_zoom(condition)).cloned().collect()
}

/// What tiles say of how important a feature is: OpenMapTiles, Protomaps, Shortbread.
const RANKS: [&str; 3] = ["rank", "population_rank", "population"];

/// How important a feature is, 0 first, by what its tile says of that.
pub fn rank(attributes: &HashMap<String, Value>) -> Option<u64> {
    let [rank, by_population, people] =
        RANKS.map(|key| attributes.get(key).and_then(Value::as_f64));
    // Protomaps counts up to 17 with the number of people.
    let by_population = by_population.map(|rank| 18.0 - rank);
    let by_people = people.map(|people| 30.0 - 3.0 * people.max(1.0).log10());
    rank.or(by_population).or(by_people).map(|rank| rank.clamp(0.0, 99.0) as u64)
}

fn source_layer(layer: &StyleLayer) -> Option<String> {
    match layer {
        StyleLayer::Fill { source_layer, .. }
        | StyleLayer::Line { source_layer, .. }
        | StyleLayer::Symbol { source_layer, .. } => match source_layer {
            SourceLayer::One(name) => Some(name.clone()),
            SourceLayer::Many(_) => None,
        },
        _ => None,
    }
}

/// Collects what expressions ask for: `["get", key]` and `["has", key]`.
fn read_attributes(expression: &Value, attributes: &mut HashSet<String>) {
    match expression {
        Value::Array(parts) => match &parts[..] {
            [Value::String(operator), Value::String(key)]
                if operator == "get" || operator == "has" =>
            {
                attributes.insert(key.clone());
            }
            _ => parts.iter().for_each(|part| read_attributes(part, attributes)),
        },
        Value::Object(fields) => {
            fields.values().for_each(|field| read_attributes(field, attributes));
        }
        _ => {}
    }
}

/// The name of a feature: the first that is known. Tiles of other providers write
/// Latin letters apart; the embedded map has English for that.
fn name_field(language: NameLanguage) -> Value {
    let keys: &[&str] = match language {
        NameLanguage::English => &["name:en", "name_en", "name:latin", "name"],
        NameLanguage::Ukrainian => &["name:uk", "name"],
        NameLanguage::Polish => &["name:pl", "name:latin", "name:en", "name_en", "name"],
        NameLanguage::Local => &["name", "name:en", "name_en"],
    };
    let mut field = vec![json!("coalesce")];
    field.extend(keys.iter().map(|key| json!(["get", key])));
    Value::Array(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_styles_can_be_read() {
        for dark in [false, true] {
            let style = MapStyle::new(MapTheme { dark, ..MapTheme::default() });
            assert!(style.layers.len() > 40);
            assert_eq!(style.layers.len(), style.may_move.len());
            assert!(style.layer("water") && !style.layer("housenumber"));
            assert!(style.attribute("class") && !style.attribute("render_height"));
        }
    }

    #[test]
    fn every_layer_of_other_schemas_belongs_to_a_layer_of_the_style() {
        let schemas: HashMap<String, Vec<OtherFeatures>> = serde_json::from_str(SCHEMAS).unwrap();
        for text in [LIGHT, DARK] {
            let style: Value = serde_json::from_str(text).unwrap();
            let ids: HashSet<&str> = style["layers"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|layer| layer["id"].as_str())
                .collect();
            let unknown: Vec<&String> =
                schemas.keys().filter(|id| !ids.contains(id.as_str())).collect();
            assert!(unknown.is_empty(), "{unknown:?}");
        }
    }

    #[test]
    fn features_of_other_schemas_appear_at_the_zooms_of_the_style() {
        let filter = json!(["all", ["==", ["get", "class"], "rail"], [">=", ["zoom"], 9]]);
        assert_eq!(zoom_conditions(&filter), [json!([">=", ["zoom"], 9])]);
        assert_eq!(zoom_conditions(&json!([">=", ["zoom"], 13])), [json!([">=", ["zoom"], 13])]);
        assert!(zoom_conditions(&json!(["==", ["geometry-type"], "Polygon"])).is_empty());
        let style = MapStyle::new(MapTheme::default());
        for source_layer in ["transportation", "roads", "streets"] {
            assert!(style.layer(source_layer), "{source_layer}");
        }
    }

    #[test]
    fn the_larger_place_comes_first_in_every_schema() {
        let of = |key: &str, number: u64| rank(&HashMap::from([(key.to_owned(), json!(number))]));
        assert!(of("rank", 1) < of("rank", 8));
        assert!(of("population_rank", 12) < of("population_rank", 7));
        assert!(of("population", 2_900_000) < of("population", 40_000));
        assert_eq!(of("population", 0), Some(30));
        assert_eq!(of("class", 1), None);
    }

    #[test]
    fn every_name_is_in_the_language_chosen() {
        for (language, key) in [
            (NameLanguage::English, "name:latin"),
            (NameLanguage::Ukrainian, "name:uk"),
            (NameLanguage::Polish, "name:pl"),
        ] {
            let style = MapStyle::new(MapTheme { dark: false, language });
            let fields: Vec<&Value> = style
                .layers
                .iter()
                .filter_map(|layer| match layer {
                    StyleLayer::Symbol { layout, .. } => layout.text_field.as_ref(),
                    _ => None,
                })
                .collect();
            assert!(fields.len() > 8);
            for field in fields {
                assert!(field.to_string().contains(key), "{language:?}: {field}");
            }
        }
    }
}
