//! The map's own light and dark styles, with names in the language chosen.

use std::collections::HashSet;

use serde_json::{Value, json};
use walkers::{SourceLayer, Style, StyleLayer};

use crate::basemap::mvt::Wanted;
use crate::ui::settings::NameLanguage;

const LIGHT: &str = include_str!("../../../assets/style-light.json");
const DARK: &str = include_str!("../../../assets/style-dark.json");

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
        let mut attributes: HashSet<String> =
            ["rank", "name", "name:en", "name:latin"].map(str::to_owned).into();
        for layer in style["layers"].as_array_mut().into_iter().flatten() {
            may_move.push(layer["source-layer"] == "place");
            if let Some(field) = layer.pointer_mut("/layout/text-field")
                && *field == json!(["coalesce", ["get", "name:en"], ["get", "name"]])
            {
                *field = names.clone();
            }
            read_attributes(layer, &mut attributes);
        }
        let Style { layers } = serde_json::from_value(style).unwrap_or_default();
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
        NameLanguage::Polish => &["name:pl", "name:latin", "name:en", "name"],
        NameLanguage::Local => &["name", "name:en"],
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
