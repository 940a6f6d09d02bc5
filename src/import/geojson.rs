//! GeoJSON (RFC 7946): features and bare geometries, longitude first.

use std::collections::HashSet;

use serde_json::Value;

pub use super::geometry::{GEOMETRY, centre_and_radius_m};
use super::json::{self, Extent, for_each_object, members};
use super::{Columns, ImportError, limits};
use crate::dataset::Claim;
use crate::dataset::place_text::{self, ReferenceSystem};

/// Whether a JSON text is GeoJSON, judged by the start that people and
/// programs write.
pub fn looks_like(text: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&text[..text.len().min(4096)]);
    let dense: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    let is_said = |kind: &&str| dense.contains(&format!("\"type\":\"{kind}\""));
    if ["FeatureCollection", "GeometryCollection", "Feature"].iter().any(is_said) {
        return true;
    }
    // A geometry alone: deeper in a text it may be that of any record.
    KINDS.iter().any(|kind| {
        let rest = dense.trim_start_matches(['\u{feff}', '\u{1e}']);
        let first = rest.split('}').next().unwrap_or_default();
        rest.starts_with('{')
            && !first.contains(":{")
            && first.matches(':').count() < 5
            && first.contains(&format!("\"type\":\"{kind}\""))
            && first.contains("\"coordinates\":[")
            && !rest.contains("\"properties\"")
    })
}

/// Geometries with coordinates of their own.
const KINDS: [&str; 6] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"];

/// The geometry that the members `type` and `coordinates` of a record are.
pub fn shape_of(
    record: &[(std::borrow::Cow<'_, str>, &serde_json::value::RawValue)],
) -> Option<String> {
    let member = |name: &str| record.iter().find(|(key, _)| key == name).map(|(_, raw)| raw.get());
    let (kind, coordinates) = (member("type")?, member("coordinates")?);
    let is_known = KINDS.iter().any(|known| kind.trim_matches('"') == *known);
    is_known.then(|| format!("{{\"type\":{kind},\"coordinates\":{coordinates}}}"))
}

fn is_feature(record: &[(std::borrow::Cow<'_, str>, &serde_json::value::RawValue)]) -> bool {
    record.iter().any(|(key, _)| key == GEOMETRY || key == "properties")
}

/// The keys of all properties, a feature's own `id` first, the geometry last.
///
/// # Errors
/// When the JSON is damaged.
pub fn columns(bytes: &[u8], extent: &mut Extent) -> Result<Vec<String>, ImportError> {
    let mut names: Vec<String> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    let mut foreign: Vec<String> = Vec::new();
    let mut known_foreign: HashSet<String> = HashSet::new();
    let mut has_id = false;
    let mut lines = json::Lines::default();
    for_each_object(bytes, *extent, |span, record| {
        lines.see(span);
        for (key, raw) in members(record) {
            if key == "properties" {
                for (key, _) in members(raw.get()) {
                    if known.insert(key.clone().into_owned()) {
                        names.push(key.into_owned());
                    }
                }
            }
            has_id |= key == "id";
            if is_foreign(&key) && known_foreign.insert(key.clone().into_owned()) {
                foreign.push(key.into_owned());
            }
        }
        limits::check_columns(names.len() + foreign.len())
    })?;
    extent.is_counted = lines.are_shared;
    if has_id && !known.contains("id") {
        names.insert(0, "id".to_owned());
    }
    names.extend(foreign.into_iter().filter(|name| !known.contains(name)));
    names.push(GEOMETRY.to_owned());
    Ok(names)
}

/// The cells of one feature or geometry.
pub fn cells(record: &[u8], columns: &[String]) -> Vec<String> {
    let mut cells = vec![String::new(); columns.len()];
    let text = std::str::from_utf8(record).unwrap_or_default();
    let top = members(text);
    let geometry = columns.len().saturating_sub(1);
    if !is_feature(&top) {
        text.clone_into(&mut cells[geometry]);
        return cells;
    }
    for (key, raw) in top {
        match key.as_ref() {
            "properties" => {
                json::fill(&mut cells[..geometry], &columns[..geometry], members(raw.get()));
            }
            GEOMETRY => cells[geometry] = json::cell(raw),
            "id" => {
                let index = columns.iter().position(|name| name == "id");
                if let Some(index) = index.filter(|&index| cells[index].is_empty()) {
                    cells[index] = json::cell(raw);
                }
            }
            key if is_foreign(key) => {
                let names = columns.iter().take(geometry);
                let index = names.into_iter().position(|name| name == key);
                if let Some(index) = index.filter(|&index| cells[index].is_empty()) {
                    cells[index] = json::cell(raw);
                }
            }
            _ => {}
        }
    }
    cells
}

/// Whether a member of a feature is one that its author added (RFC 7946, 6.1), as the
/// `when` of GeoJSON-T; those of catalogues of pictures say nothing of an event.
fn is_foreign(key: &str) -> bool {
    const KNOWN: [&str; 12] = [
        "type",
        "properties",
        GEOMETRY,
        "id",
        "bbox",
        "crs",
        "links",
        "assets",
        "collection",
        "stac_version",
        "stac_extensions",
        "coordinates",
    ];
    !KNOWN.contains(&key)
}

/// The property that holds the rival claims about a feature, as an array of
/// objects with the columns of a claims file, less the event's id.
pub const CLAIMS: &str = "claims";

#[derive(serde::Deserialize)]
#[serde(default)]
struct WrittenClaim {
    claimant: String,
    role: String,
    about: String,
    value: Value,
    unit: String,
    said_at: String,
    source: String,
}

impl Default for WrittenClaim {
    fn default() -> Self {
        let empty = String::new;
        Self {
            claimant: empty(),
            role: empty(),
            about: empty(),
            value: Value::Null,
            unit: empty(),
            said_at: empty(),
            source: empty(),
        }
    }
}

/// The claims inside the features; other things called so stay cells.
///
/// # Errors
/// When the JSON is damaged.
pub fn claims(bytes: &[u8], extent: Extent, columns: &Columns) -> Result<Vec<Claim>, ImportError> {
    let mut claims = Vec::new();
    let (Some(at), Some(id)) = (columns.index(CLAIMS), columns.index("id")) else {
        return Ok(claims);
    };
    for_each_object(bytes, extent, |_, record| {
        let cells = cells(record.as_bytes(), columns.names());
        let Ok(written) = serde_json::from_str::<Vec<WrittenClaim>>(&cells[at]) else {
            return Ok(());
        };
        claims.extend(written.into_iter().map(|written| Claim {
            event_id: cells[id].clone(),
            claimant: written.claimant,
            role: written.role,
            about: written.about,
            value: match written.value {
                Value::String(text) => text,
                Value::Null => String::new(),
                value => value.to_string(),
            },
            unit: written.unit,
            said_at: written.said_at,
            source: written.source,
        }));
        Ok(())
    })?;
    Ok(claims)
}

/// The reference system that the file as a whole names: by `crs`, as `GeoJSON`
/// of 2008 had it, or by `spatialReference`, as Esri has it.
pub fn named_system(bytes: &[u8]) -> Option<ReferenceSystem> {
    const KEYS: [&str; 2] = ["crs", "spatialReference"];
    // Most files name none, and are not read a second time for it.
    let has = |key: &str| memchr::memmem::find(bytes, format!("\"{key}\"").as_bytes()).is_some();
    if !KEYS.iter().any(|key| has(key)) {
        return None;
    }
    let named: Vec<(String, Value)> = members(json::text(bytes).ok()?)
        .into_iter()
        .filter(|(key, _)| KEYS.contains(&key.as_ref()))
        .filter_map(|(key, raw)| Some((key.into_owned(), serde_json::from_str(raw.get()).ok()?)))
        .collect();
    place_text::named_system(&Value::Object(named.into_iter().collect()))
}
