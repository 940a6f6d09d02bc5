//! Bellingcat's TimeMap: civilian harm, exported as JSON or CSV or read from its API.

use serde_json::Value;

use crate::dataset::Citation;
use crate::dataset::time_text::DateOrder;
use crate::import::event_builder::host;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// The JSON of the export button, and of the API behind it.
pub struct TimemapJson;

/// The CSV of the export button.
pub struct TimemapCsv;

/// Columns of both.
const COLUMNS: [&str; 6] = ["id", "date", "latitude", "longitude", "description", "sources"];

/// A path that stands for an address that is not given out.
const HIDDEN: &str = "HIDDEN";

impl Format for TimemapJson {
    fn id(&self) -> &'static str {
        "timemap_json"
    }

    fn label(&self) -> &'static str {
        "TimeMap JSON"
    }

    fn container(&self) -> Container {
        Container::Json
    }

    fn recognises(&self, columns: &Columns) -> bool {
        let related = columns.have(&["filters"]) || columns.have(&["associations"]);
        columns.have(&COLUMNS) && related
    }

    fn date_order(&self) -> Option<DateOrder> {
        Some(DateOrder::MonthFirst)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        builder.set(Field::Sources, "");
        for source in elements(row.get("sources")) {
            match source.get("path").and_then(Value::as_str) {
                Some(path) => push_source(builder, path),
                // The API names sources by keys of another file.
                None => builder.sources.extend(source.as_str().map(named)),
            }
        }
        for filter in elements(row.get("filters")).iter().chain(&elements(row.get("associations")))
        {
            if let Some((key, value)) = key_and_value(filter) {
                apply(builder, key, value);
            }
        }
    }
}

impl Format for TimemapCsv {
    fn id(&self) -> &'static str {
        "timemap_csv"
    }

    fn label(&self) -> &'static str {
        "TimeMap CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&COLUMNS) && columns.have(&["location", "associations"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns).without(Field::Sources)
    }

    fn date_order(&self) -> Option<DateOrder> {
        Some(DateOrder::MonthFirst)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
        for path in row.get("sources").split(is_separator).filter(|path| !path.is_empty()) {
            push_source(builder, path);
        }
        for pair in row.get("associations").split(',') {
            if let Some((key, value)) = pair.split_once('=') {
                apply(builder, key.trim(), value.trim());
            }
        }
    }
}

/// The elements of a JSON array in a cell, or the values of an object in one.
fn elements(cell: &str) -> Vec<Value> {
    match serde_json::from_str(cell) {
        Ok(Value::Array(elements)) => elements,
        Ok(Value::Object(object)) => object.into_iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// `{"key", "value"}` of the export; `{"filter_paths": [key, …, value]}` or
/// `"key=value"` of the API.
fn key_and_value(filter: &Value) -> Option<(&str, &str)> {
    let text = |name: &str| filter.get(name).and_then(Value::as_str);
    if let (Some(key), Some(value)) = (text("key"), text("value")) {
        return Some((key, value));
    }
    if let Some(path) = filter.get("filter_paths").and_then(Value::as_array) {
        let (key, value) = (path.first()?.as_str()?, path.last()?.as_str()?);
        return (path.len() > 1).then_some((key, value));
    }
    filter.as_str()?.split_once('=').map(|(key, value)| (key.trim(), value.trim()))
}

/// Several values of one key are joined.
fn apply(builder: &mut EventBuilder, key: &str, value: &str) {
    let field = match key {
        "Weapon System" => Field::Weapon,
        "Type of area affected" => Field::Target,
        _ => return,
    };
    if value.is_empty() || value == "Undefined" {
        return;
    }
    let joined = match builder.get(field) {
        "" => value.to_owned(),
        before => format!("{before}; {value}"),
    };
    builder.set(field, joined);
}

fn push_source(builder: &mut EventBuilder, path: &str) {
    let source = if path.contains("://") {
        Citation { publisher: host(path), url: path.trim().to_owned() }
    } else if path == HIDDEN {
        named("hidden")
    } else {
        named(path)
    };
    if !source.publisher.is_empty() && !builder.sources.contains(&source) {
        builder.sources.push(source);
    }
}

fn named(name: &str) -> Citation {
    Citation { publisher: name.trim().to_owned(), url: String::new() }
}
