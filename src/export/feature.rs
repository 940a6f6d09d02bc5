//! One event as a GeoJSON feature.

use serde_json::{Map, Number, Value, json};

use super::record::{OriginalRow, Record};
use super::{ExportError, Job};
use crate::dataset::{Claim, Dataset, Event, Located, Place};
use crate::import::{Container, formats, json as json_text};

const GEOMETRY: &str = "geometry";

/// The feature as its source has it; for other sources the original cells as
/// properties, all of them text.
pub fn original(job: &Job, dataset: &Dataset, row: usize) -> Result<String, ExportError> {
    let format = formats::by_id(dataset.decoder.format());
    let names = dataset.decoder.columns();
    if format.is_some_and(|format| format.container() == Container::GeoJson) {
        let record = dataset.record(row)?;
        let record = String::from_utf8_lossy(&record);
        if job.publication.is_none() {
            return Ok(as_feature(&record));
        }
        return Ok(changed_feature(&record, names, &job.original_row(dataset, row)?));
    }
    let OriginalRow { event, cells } = job.original_row(dataset, row)?;
    let mut properties = Map::new();
    for (index, cell) in cells.into_iter().enumerate() {
        let Some(cell) = cell else { continue };
        let name = names.get(index).filter(|name| !properties.contains_key(*name));
        // Of columns with one name only the first can keep it.
        let name = name.cloned().unwrap_or_else(|| format!("column {}", index + 1));
        properties.insert(name, Value::String(cell.text));
    }
    Ok(feature(&event, properties).to_string())
}

/// A feature with only what is kept: members that are no columns are not.
fn changed_feature(record: &str, columns: &[String], row: &OriginalRow) -> String {
    let cell = |name: &str| {
        let index = columns.iter().position(|column| column == name)?;
        row.cells.get(index)?.as_ref()
    };
    let (mut id, mut geometry, mut properties) = (None, "null".to_owned(), Vec::new());
    let members = json_text::members(record);
    let is_feature = members.iter().any(|(key, _)| key == GEOMETRY || key == "properties");
    if !is_feature {
        geometry = cell(GEOMETRY).map_or(geometry, |cell| cell.text.clone());
    }
    for (key, raw) in members {
        match key.as_ref() {
            "id" if cell("id").is_some() => id = Some(raw.get()),
            GEOMETRY => match cell(GEOMETRY) {
                Some(cell) if cell.is_changed => geometry.clone_from(&cell.text),
                Some(_) => raw.get().clone_into(&mut geometry),
                None => {}
            },
            "properties" => {
                for (name, raw) in json_text::members(raw.get()) {
                    let Some(cell) = cell(&name) else { continue };
                    let is_number = !raw.get().starts_with(['"', '[', '{']);
                    let value = match cell.is_changed {
                        false => raw.get().to_owned(),
                        true if is_number => cell.text.clone(),
                        true => json!(cell.text).to_string(),
                    };
                    properties.push(format!("{}:{value}", json!(name)));
                }
            }
            _ => {}
        }
    }
    let id = id.map_or_else(String::new, |id| format!("\"id\":{id},"));
    let properties = properties.join(",");
    format!("{{\"type\":\"Feature\",{id}\"geometry\":{geometry},\"properties\":{{{properties}}}}}")
}

/// A feature is left as it is; a bare geometry becomes one without properties.
fn as_feature(record: &str) -> String {
    let members = json_text::members(record);
    let get = |key: &str| members.iter().find(|(name, _)| name == key).map(|(_, raw)| raw.get());
    if get("geometry").is_none() && get("properties").is_none() {
        return format!("{{\"type\":\"Feature\",\"geometry\":{record},\"properties\":null}}");
    }
    if get("type") == Some("\"Feature\"")
        && get("geometry").is_some()
        && get("properties").is_some()
    {
        return record.to_owned();
    }
    let id = get("id").map_or_else(String::new, |id| format!("\"id\":{id},"));
    format!(
        "{{\"type\":\"Feature\",{id}\"geometry\":{},\"properties\":{}}}",
        get("geometry").unwrap_or("null"),
        get("properties").unwrap_or("null"),
    )
}

/// Columns whose values are numbers; coordinates are in the geometry.
const NUMBERS: [&str; 7] = [
    "radius_m",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "launched",
    "intercepted",
];

/// The canonical event: numbers as numbers, unknown as null, and its claims.
pub fn project(job: &Job, dataset: &Dataset, row: usize) -> Result<String, ExportError> {
    let Record { event, cells } = job.project_record(dataset, row)?;
    let mut properties = Map::new();
    for (name, cell) in cells {
        let value = match name {
            "latitude" | "longitude" => continue,
            _ if cell.is_empty() => Value::Null,
            _ if NUMBERS.contains(&name) => {
                cell.parse::<Number>().map_or(Value::String(cell), Value::Number)
            }
            _ => Value::String(cell),
        };
        properties.insert(name.to_owned(), value);
    }
    if job.publication.keeps_claims() {
        let claims: Vec<Value> = dataset.claims.about(&event.id).map(claim).collect();
        properties.insert("claims".to_owned(), claims.into());
    }
    Ok(feature(&event, properties).to_string())
}

fn feature(event: &Event, properties: Map<String, Value>) -> Value {
    let mut feature = json!({
        "type": "Feature",
        "id": event.id,
        "geometry": event.place.map(geometry),
        "properties": properties,
    });
    if event.id.is_empty()
        && let Some(members) = feature.as_object_mut()
    {
        members.shift_remove("id");
    }
    // The source names the place only; say who gave its coordinates.
    if event.located == Located::Gazetteer
        && let Some(members) = feature.as_object_mut()
    {
        members.insert("located".to_owned(), json!(event.located));
    }
    feature
}

fn geometry(place: Place) -> Value {
    json!({ "type": "Point", "coordinates": [place.longitude(), place.latitude()] })
}

fn claim(claim: &Claim) -> Value {
    let Claim { event_id: _, claimant, role, about, value, unit, said_at, source } = claim;
    json!({
        "claimant": claimant, "role": role, "about": about, "value": value, "unit": unit,
        "said_at": said_at, "source": source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_geometry_becomes_a_feature_and_a_feature_stays() {
        let point = r#"{"type":"Point","coordinates":[30.50,50.40]}"#;
        let wrapped = format!(r#"{{"type":"Feature","geometry":{point},"properties":null}}"#);
        assert_eq!(as_feature(point), wrapped);
        assert_eq!(as_feature(&wrapped), wrapped);
        let bare = r#"{"id":7,"geometry":null}"#;
        let made = r#"{"type":"Feature","id":7,"geometry":null,"properties":null}"#;
        assert_eq!(as_feature(bare), made);
    }
}
