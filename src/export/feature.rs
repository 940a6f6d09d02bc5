//! One event as a GeoJSON feature.

use serde::Serialize;
use serde_json::{Map, Number, Value, json};

use super::record::{OriginalRow, ProjectCell, RawRow};
use super::{ExportError, Job};
use crate::dataset::schema::{FieldDef, FieldType};
use crate::dataset::{Claim, CoordinateSource, Event};
use crate::import::{Container, formats, json as json_text};

const GEOMETRY: &str = "geometry";

/// Adds to `out` the feature as its source has it; for other sources the original
/// cells as properties, all of them text.
pub fn original(job: &Job, raw: RawRow<'_>, out: &mut Vec<u8>) -> Result<(), ExportError> {
    let decoder = &raw.dataset.decoder;
    let names = decoder.columns();
    let format = formats::by_id(decoder.format());
    if format.is_some_and(|format| format.container() == Container::GeoJson) {
        let record = String::from_utf8_lossy(raw.record);
        let feature = if job.publication.is_none() {
            as_feature(&record)
        } else {
            changed_feature(&record, names, &job.original_row(raw)?)
        };
        out.extend_from_slice(feature.as_bytes());
        return Ok(());
    }
    let OriginalRow { event, cells } = job.original_row(raw)?;
    let mut properties = Map::new();
    for (index, cell) in cells.into_iter().enumerate() {
        let Some(cell) = cell else { continue };
        let name = names.get(index).filter(|name| !properties.contains_key(*name));
        // Of columns with one name only the first can keep it.
        let name = name.cloned().unwrap_or_else(|| format!("column {}", index + 1));
        properties.insert(name, Value::String(cell.text));
    }
    write(&event, out, |out| json_into(out, &properties))
}

/// A feature with only what is kept: members that are no columns are not.
fn changed_feature(record: &str, columns: &[String], row: &OriginalRow) -> String {
    let cell = |name: &str| {
        let index = columns.iter().position(|column| column == name)?;
        row.cells.get(index)?.as_ref()
    };
    let (mut id, mut geometry, mut properties) =
        (None, "null".to_owned(), Vec::<(String, String)>::new());
    let members = json_text::members(record);
    let is_feature = members.iter().any(|(key, _)| key == GEOMETRY || key == "properties");
    if !is_feature {
        let filled = cell(GEOMETRY).filter(|cell| !cell.text.is_empty());
        geometry = filled.map_or(geometry, |cell| cell.text.clone());
    }
    for (key, raw) in members {
        match key.as_ref() {
            // Of several ids only the one that was looked through as a cell.
            "id" if cell("id").is_some_and(|cell| cell.text == json_text::cell(raw)) => {
                id = Some(raw.get());
            }
            GEOMETRY => match cell(GEOMETRY) {
                Some(cell) if cell.is_changed && cell.text.is_empty() => {
                    "null".clone_into(&mut geometry);
                }
                Some(cell) if cell.is_changed => geometry.clone_from(&cell.text),
                Some(_) => raw.get().clone_into(&mut geometry),
                None => {}
            },
            "properties" => {
                for (name, raw) in json_text::members(raw.get()) {
                    let Some(cell) = cell(&name) else { continue };
                    let is_number = !raw.get().starts_with(['"', '[', '{']);
                    // A text in pieces has more than its cell, such as where it links to.
                    let is_in_pieces =
                        raw.get().starts_with('[') && cell.text != raw.get() && !cell.is_changed;
                    let value = match cell.is_changed {
                        false if is_in_pieces => json!(cell.text).to_string(),
                        false => raw.get().to_owned(),
                        true if cell.text.is_empty() => "null".to_owned(),
                        true if is_number => cell.text.clone(),
                        true => json!(cell.text).to_string(),
                    };
                    // Of members of one name the last is the one that was looked through.
                    let name = name.into_owned();
                    properties.retain(|(known, _)| *known != name);
                    properties.push((name, value));
                }
            }
            _ => {}
        }
    }
    let id = id.map_or_else(String::new, |id| format!("\"id\":{id},"));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
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

/// Adds to `out` the canonical event: numbers as numbers, unknown as null, and
/// its claims.
pub fn project(job: &Job, raw: RawRow<'_>, out: &mut Vec<u8>) -> Result<(), ExportError> {
    let record = job.project_record(raw)?;
    let event = record.event();
    write(event, out, |out| {
        let mut before = b'{';
        let is_in_geometry = |def: &FieldDef| def.field_type == FieldType::Degrees;
        let cells = record.cells().filter(|cell| !cell.def.is_some_and(is_in_geometry));
        for ProjectCell { name, def, text: cell } in cells {
            out.push(std::mem::replace(&mut before, b','));
            json_into(out, name)?;
            out.push(b':');
            let is_number = def.is_some_and(|def| def.field_type.is_number());
            let number = is_number.then(|| cell.parse::<Number>().ok()).flatten();
            match number {
                _ if cell.is_empty() => out.extend_from_slice(b"null"),
                Some(number) => json_into(out, &number)?,
                None => json_into(out, &cell)?,
            }
        }
        if job.publication.keeps_claims() {
            let about: Vec<&Claim> = raw.dataset.claims.about(&event.id).collect();
            let kept = about.iter().filter_map(|claim| job.publication.published_claim(claim));
            let claims: Vec<Value> = kept.map(|kept| claim(&kept)).collect();
            job.tally.add_claims(about.len() - claims.len());
            out.push(std::mem::replace(&mut before, b','));
            out.extend_from_slice(b"\"claims\":");
            json_into(out, &claims)?;
        }
        out.extend_from_slice(if before == b'{' { b"{}" } else { b"}" });
        Ok(())
    })
}

fn write(
    event: &Event,
    out: &mut Vec<u8>,
    properties: impl FnOnce(&mut Vec<u8>) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    out.extend_from_slice(b"{\"type\":\"Feature\"");
    if !event.id.is_empty() {
        out.extend_from_slice(b",\"id\":");
        json_into(out, &event.id)?;
    }
    out.extend_from_slice(b",\"geometry\":");
    match event.place {
        Some(place) => {
            out.extend_from_slice(b"{\"type\":\"Point\",\"coordinates\":");
            json_into(out, &[place.longitude(), place.latitude()])?;
            out.push(b'}');
        }
        None => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"properties\":");
    properties(out)?;
    // The source names the place only; say who gave its coordinates.
    if event.located == CoordinateSource::Gazetteer {
        out.extend_from_slice(b",\"located\":");
        json_into(out, &event.located)?;
    }
    out.push(b'}');
    Ok(())
}

fn json_into<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), ExportError> {
    Ok(serde_json::to_writer(out, value).map_err(std::io::Error::from)?)
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
