//! What a manifest says beside what follows from its inputs, key by key.

use serde_json::Value;

/// Letters of a value that a difference shows.
const SHOWN_LETTERS: usize = 200;

/// Differences that are listed; a list of millions helps nobody.
const MOST_LISTED: usize = 100;

/// Every place where `said`, the manifest as its file has it, is not `made`, the manifest
/// as its inputs make it again. A key that only the file has is a difference too.
pub(super) fn differences(said: &Value, made: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", said, made, &mut found);
    let more = found.len().saturating_sub(MOST_LISTED);
    found.truncate(MOST_LISTED);
    if more > 0 {
        found.push(format!("… and {more} more differences"));
    }
    found
}

fn compare(key: &str, said: &Value, made: &Value, found: &mut Vec<String>) {
    match (said, made) {
        (Value::Object(said), Value::Object(made)) => {
            for (name, value) in said {
                let inner = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                match made.get(name) {
                    Some(made) => compare(&inner, value, made, found),
                    None => found.push(format!(
                        "{inner}: the manifest says {}, and nothing proves it",
                        shown(value)
                    )),
                }
            }
            let missing = made.iter().filter(|(name, _)| !said.contains_key(name.as_str()));
            for (name, value) in missing {
                let inner = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                found.push(format!("{inner}: the manifest says nothing, found {}", shown(value)));
            }
        }
        (Value::Array(said), Value::Array(made)) if said.len() == made.len() => {
            for (index, (said, made)) in said.iter().zip(made).enumerate() {
                compare(&format!("{key}[{index}]"), said, made, found);
            }
        }
        _ if said == made => {}
        _ => found.push(format!("{key}: the manifest says {}, found {}", shown(said), shown(made))),
    }
}

/// A value as JSON, cut where it is long; a text as it is.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => "none".to_owned(),
        other => other.to_string(),
    };
    let mut letters = text.chars();
    let cut: String = letters.by_ref().take(SHOWN_LETTERS).collect();
    if letters.next().is_none() { cut } else { format!("{cut}…") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_change_of_a_value_a_list_or_a_key_is_a_difference() {
        let made = json!({ "a": 1, "b": { "c": ["x", "y"] }, "d": null });
        assert!(differences(&made, &made).is_empty());
        for (said, told) in [
            (
                json!({ "a": 2, "b": { "c": ["x", "y"] }, "d": null }),
                "a: the manifest says 2, found 1",
            ),
            (
                json!({ "a": 1, "b": { "c": ["x", "z"] }, "d": null }),
                "b.c[1]: the manifest says z, found y",
            ),
            (
                json!({ "a": 1, "b": { "c": ["x"] }, "d": null }),
                r#"b.c: the manifest says ["x"], found ["x","y"]"#,
            ),
            (
                json!({ "a": 1, "b": { "c": ["x", "y"] } }),
                "d: the manifest says nothing, found none",
            ),
            (
                json!({ "a": 1, "b": { "c": ["x", "y"], "e": 0 }, "d": null }),
                "b.e: the manifest says 0, and nothing proves it",
            ),
        ] {
            assert_eq!(differences(&said, &made), [told]);
        }
    }

    #[test]
    fn long_values_and_long_lists_are_cut() {
        let said = json!({ "a": "x".repeat(1000), "b": vec![1; 500] });
        let made = json!({ "a": "", "b": vec![2; 500] });
        let found = differences(&said, &made);
        assert_eq!(found.len(), MOST_LISTED + 1);
        assert!(found[0].len() < 300 && found[MOST_LISTED].contains("401 more"), "{found:?}");
    }
}
