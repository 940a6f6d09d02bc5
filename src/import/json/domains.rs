//! The words of coded values, as ArcGIS servers give them with the fields.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// Names by code, by the name of the field.
#[derive(Debug, Default)]
pub struct Domains(HashMap<String, HashMap<String, Value>>);

impl Domains {
    /// Of the list `fields` of a layer.
    pub fn of(fields: &Value) -> Self {
        let mut domains = HashMap::new();
        for field in fields.as_array().into_iter().flatten() {
            let (Some(name), Some(values)) =
                (field["name"].as_str(), field["domain"]["codedValues"].as_array())
            else {
                continue;
            };
            let named = values.iter().map(|value| (value["code"].to_string(), &value["name"]));
            let named = named.filter(|(_, name)| name.is_string());
            let named: HashMap<_, _> = named.map(|(code, name)| (code, name.clone())).collect();
            if !named.is_empty() {
                domains.insert(name.to_owned(), named);
            }
        }
        Self(domains)
    }

    /// Whether no field has any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object `attributes` with words for its codes; codes without one stay.
    pub fn in_words(&self, attributes: &str) -> String {
        let Ok(mut members) = serde_json::from_str::<Map<String, Value>>(attributes) else {
            return attributes.to_owned();
        };
        for (name, value) in &mut members {
            let named = self.0.get(name).and_then(|names| names.get(&value.to_string()));
            if let Some(named) = named {
                *value = named.clone();
            }
        }
        Value::Object(members).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_their_words_and_others_stay() {
        let fields = serde_json::json!([
            { "name": "type", "domain": { "codedValues": [{ "code": 1, "name": "Drone strike" }] } },
            { "name": "state", "domain": { "codedValues": [{ "code": "a", "name": "Done" }] } },
            { "name": "range", "domain": { "range": [0, 5] } },
            { "name": "id" },
        ]);
        let domains = Domains::of(&fields);
        let words = domains.in_words(r#"{"type":1,"state":"a","id":1,"range":2}"#);
        assert_eq!(words, r#"{"type":"Drone strike","state":"Done","id":1,"range":2}"#);
        assert_eq!(domains.in_words(r#"{"type":2}"#), r#"{"type":2}"#);
        assert!(Domains::of(&Value::Null).is_empty());
    }
}
