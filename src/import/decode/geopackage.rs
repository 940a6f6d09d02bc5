//! GeoPackage: layers of features and plain tables in SQLite.
//!
//! OGC GeoPackage Encoding Standard 1.3. The file is copied first, so that nothing is
//! ever locked or written beside it.

use std::fs::File;
use std::io::{Seek as _, Write};
use std::path::PathBuf;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Map, Value};

use super::choice::{self, Score};
use super::features::{Features, number};
use super::reference::Reference;
use super::shapes::Shape;
use super::{Decoded, Decoding, Head, Packed, damaged};
use crate::base::hash::hex;
use crate::import::{Columns, Field, ImportError, Mapping, limits};
use crate::language::{Message, message};

const NAME: &str = "GeoPackage";

/// Layers that are looked at.
const MOST_LAYERS: usize = 1_000;

/// Layers and tables of one file.
pub struct GeoPackage;

/// One layer or table.
struct Layer {
    table: String,
    geometry: Option<String>,
    reference: Reference,
    columns: Vec<String>,
}

impl Decoding for GeoPackage {
    fn name(&self) -> &'static str {
        NAME
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gpkg"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.begins(b"SQLite format 3\0")
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let store = |source: std::io::Error| {
            ImportError::Malformed(message!("error-copy-not-stored", reason = Message::of(&source)))
        };
        let folder = tempfile::tempdir().map_err(store)?;
        let copy = folder.path().join("copy.gpkg");
        packed.file.rewind().map_err(store)?;
        std::io::copy(packed.file, &mut File::create(&copy).map_err(store)?).map_err(store)?;
        let mut sentences = Vec::new();
        if let Some(log) = packed.path.map(log_beside).filter(|log| log.is_file()) {
            std::fs::copy(&log, folder.path().join("copy.gpkg-wal")).map_err(store)?;
            sentences.push(message!("decoded-wal"));
        }
        let connection = open(&copy).map_err(|error| damaged(NAME, &error))?;
        if !is_geopackage(&connection) {
            return Err(ImportError::Malformed(message!("error-sqlite-no-geopackage")));
        }
        let layers = layers(&connection).map_err(|error| damaged(NAME, &error))?;
        let read = chosen(&layers, packed.sheet)?;
        let mut features = Features::new(out, NAME)?;
        features.offer(layers.iter().map(|layer| layer.table.clone()).collect());
        sentences.into_iter().for_each(|sentence| features.say(sentence));
        let left: Vec<String> = layers
            .iter()
            .enumerate()
            .filter(|(index, _)| !read.contains(index))
            .map(|(_, layer)| layer.table.clone())
            .collect();
        if !left.is_empty() {
            let left = limits::listed(&left);
            features.say(message!("decoded-layers-not-read", names = left));
        }
        let are_several = read.len() > 1;
        for index in read {
            let Some(layer) = layers.get(index) else { continue };
            features.say(message!("decoded-layer", name = layer.table.as_str()));
            layer.reference.sentence().into_iter().for_each(|sentence| features.say(sentence));
            records(&connection, layer, are_several, packed, &mut features)?;
        }
        features.finish()
    }
}

fn log_beside(path: &std::path::Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

fn open(copy: &std::path::Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(copy, flags)?;
    // What a stranger wrote into the schema is never run.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    Ok(connection)
}

fn is_geopackage(connection: &Connection) -> bool {
    connection.prepare("SELECT table_name, data_type FROM gpkg_contents").is_ok()
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn layers(connection: &Connection) -> rusqlite::Result<Vec<Layer>> {
    // Tables alone: a view may never end.
    let mut statement = connection.prepare(
        "SELECT c.table_name FROM gpkg_contents c JOIN sqlite_schema s \
         ON lower(s.name) = lower(c.table_name) AND s.type = 'table' \
         AND upper(s.sql) NOT LIKE 'CREATE VIRTUAL%' \
         WHERE c.data_type IN ('features', 'attributes') LIMIT ?1",
    )?;
    let tables = statement.query_map([MOST_LAYERS as i64], |row| row.get::<_, String>(0))?;
    let tables: Vec<String> = tables.collect::<rusqlite::Result<_>>()?;
    let mut layers = Vec::new();
    for table in tables {
        let sql = "SELECT g.column_name, r.organization, r.organization_coordsys_id, r.definition \
                   FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys r \
                   ON r.srs_id = g.srs_id WHERE lower(g.table_name) = lower(?1)";
        let found = connection
            .prepare(sql)
            .and_then(|mut statement| {
                statement.query_row([&table], |row| {
                    let organization: Option<String> = row.get(1)?;
                    let code: Option<i64> = row.get(2)?;
                    let text: Option<String> = row.get(3)?;
                    Ok((row.get::<_, String>(0)?, organization, code, text))
                })
            })
            .ok();
        let (geometry, reference) = match found {
            Some((column, organization, code, text)) => {
                (Some(column), reference(organization.as_deref(), code, text.as_deref()))
            }
            None => (None, Reference::default()),
        };
        let sql = format!("SELECT * FROM {} LIMIT 0", quoted(&table));
        let statement = connection.prepare(&sql)?;
        let columns = statement.column_names().map(str::to_owned).collect();
        layers.push(Layer { table, geometry, reference, columns });
    }
    Ok(layers)
}

fn reference(organization: Option<&str>, code: Option<i64>, text: Option<&str>) -> Reference {
    let by_text = text.map(Reference::of_wkt);
    match (organization, code) {
        (Some(organization), Some(code)) if organization.eq_ignore_ascii_case("epsg") => {
            match (Reference::of_code(code), by_text) {
                // The name says more than the number.
                (known, Some(named)) if !known.is_read() => named,
                (known, _) => known,
            }
        }
        // Undefined by the standard: -1 for metres, 0 for degrees.
        (_, Some(0)) => Reference::default(),
        _ => by_text.unwrap_or_else(|| Reference::unread("undefined")),
    }
}

fn chosen(layers: &[Layer], wanted: Option<&str>) -> Result<Vec<usize>, ImportError> {
    let names: Vec<String> = layers.iter().map(|layer| layer.table.clone()).collect();
    if let Some(wanted) = wanted {
        let at = names.iter().position(|name| name == wanted).ok_or_else(|| {
            let listed = limits::listed(&names);
            ImportError::Malformed(message!("error-no-such-layer", name = wanted, names = listed))
        })?;
        return Ok(vec![at]);
    }
    let scored: Vec<(Score, &[String])> = layers
        .iter()
        .map(|layer| {
            (Score::of(&layer.columns, layer.geometry.is_some()), layer.columns.as_slice())
        })
        .collect();
    let chosen = choice::chosen(&scored);
    if chosen.is_empty() {
        let listed = limits::listed(&names);
        return Err(ImportError::Malformed(message!("error-no-layer-of-events", names = listed)));
    }
    Ok(chosen)
}

fn records(
    connection: &Connection,
    layer: &Layer,
    are_several: bool,
    packed: &Packed<'_>,
    features: &mut Features<'_>,
) -> Result<(), ImportError> {
    let failed = |error: rusqlite::Error| damaged(NAME, &error);
    limits::check_columns(layer.columns.len())?;
    // GeoJSON has places in its geometry only.
    let mapping = Mapping::guess(&Columns::new(layer.columns.clone()));
    let degrees = mapping.column(Field::Longitude).zip(mapping.column(Field::Latitude));
    let degrees = degrees.filter(|_| layer.geometry.is_none());
    let sql = format!("SELECT * FROM {}", quoted(&layer.table));
    let mut statement = connection.prepare(&sql).map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    let mut count = 0_u64;
    while let Some(row) = rows.next().map_err(failed)? {
        if count.is_multiple_of(1024) {
            packed.progress.check()?;
        }
        count += 1;
        let mut values = Map::new();
        let mut shape = Ok(None);
        for (index, name) in layer.columns.iter().enumerate() {
            let value = row.get_ref(index).map_err(failed)?;
            if layer.geometry.as_ref().is_some_and(|column| column.eq_ignore_ascii_case(name)) {
                shape = geometry(value);
                continue;
            }
            values.insert(name.clone(), text(value));
        }
        if let Some((lon, lat)) = degrees {
            let [lon, lat] = [lon, lat].map(|index| row.get_ref(index).map_err(failed));
            shape = point(lon?, lat?);
        }
        if are_several {
            values.entry("layer").or_insert_with(|| Value::from(layer.table.as_str()));
        }
        features.push(values, shape, &layer.reference)?;
    }
    Ok(())
}

/// The place of a record of a plain table, from its columns.
fn point(lon: ValueRef<'_>, lat: ValueRef<'_>) -> Result<Option<Shape>, Message> {
    let number = |value: ValueRef<'_>| match value {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(whole) => Ok(Some(whole as f64)),
        ValueRef::Real(real) => Ok(Some(real)),
        ValueRef::Text(text) => {
            let text = String::from_utf8_lossy(text);
            let number = text.trim().parse().map(Some);
            number.map_err(|_| message!("note-no-degrees", text = text.trim()))
        }
        ValueRef::Blob(_) => Err(message!("note-bytes-no-degrees")),
    };
    let both = number(lon)?.zip(number(lat)?);
    Ok(both.map(|(lon, lat)| Shape::Points(vec![[lon, lat]])))
}

fn text(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(whole) => Value::from(whole),
        ValueRef::Real(real) => number(real),
        ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) if !text.chars().any(char::is_control) => Value::from(text),
            _ => Value::from(hex(bytes)),
        },
    }
}

/// The header of a geometry is skipped: mark, version, flags, reference, envelope.
fn geometry(value: ValueRef<'_>) -> Result<Option<Shape>, Message> {
    let ValueRef::Blob(bytes) = value else { return Ok(None) };
    let [b'G', b'P', _, flags, ..] = bytes else {
        return Err(message!("note-no-geopackage-geometry"));
    };
    if flags & 0x10 != 0 {
        return Ok(None);
    }
    let envelope = [0, 32, 48, 48, 64].get(usize::from(flags >> 1 & 7)).copied();
    let start = 8 + envelope.ok_or_else(|| message!("note-unknown-envelope"))?;
    let wkb = bytes.get(start..).ok_or_else(|| message!("note-geometry-cut-off"))?;
    Shape::of_wkb(wkb).map(Some)
}
