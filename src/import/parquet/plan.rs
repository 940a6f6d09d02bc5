//! Which columns of text the columns of a Parquet file become, and how.

use std::io::Write;

use parquet::basic::{ConvertedType, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::file::metadata::FileMetaData;
use parquet::record::Row;
use parquet::schema::types::Type;
use serde_json::Value;

use super::cells::cells;
use super::how::How;
use crate::import::header::normal;
use crate::import::value_text::Clock;
use crate::import::{ImportError, limits};
use crate::language::{Message, message};

/// Groups inside groups are followed so far.
const DEEPEST: usize = 32;

/// What is said of columns, which are listed in it.
type SentenceOf = fn(Message) -> Message;

/// All columns of a file.
#[derive(Debug, Default)]
pub struct Plan {
    columns: Vec<How>,
    names: Vec<String>,
    /// Names of columns with geometries, and which of the names are made of them.
    places: Vec<(String, std::ops::Range<usize>)>,
    utc: Vec<String>,
    local: Vec<String>,
    lists: Vec<String>,
    bytes: Vec<String>,
    old_times: Vec<String>,
    shapes: Vec<String>,
}

impl Plan {
    /// Of a file with the schema and the key "geo" of `meta`.
    ///
    /// # Errors
    /// When it has more columns than are read, one of a kind that is not read, or
    /// coordinates that are no degrees of WGS 84.
    pub fn of(meta: &FileMetaData) -> Result<Self, ImportError> {
        let entries = meta.key_value_metadata();
        let geo = entries.into_iter().flatten().find(|entry| entry.key == "geo");
        let geo = geo.and_then(|entry| serde_json::from_str(entry.value.as_deref()?).ok());
        let geo: Value = geo.unwrap_or_default();
        let mut plan = Self::default();
        for column in meta.schema_descr().root_schema().get_fields() {
            let how = plan.how(column, "", &geo, 0)?;
            plan.columns.push(how);
        }
        if plan.names.is_empty() {
            return Err(ImportError::Malformed(message!("error-parquet-no-columns")));
        }
        limits::check_columns(plan.names.len())?;
        plan.name_places();
        Ok(plan)
    }

    /// The header of the table of text.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Writes the names, quoted where they would be taken for JSON or KML.
    pub fn write_header(&self, out: &mut dyn Write) -> Result<(), csv::Error> {
        let is_odd =
            self.names.first().is_some_and(|name| name.trim_start().starts_with(['{', '[', '<']));
        let style = if is_odd { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new().quote_style(style).from_writer(out);
        writer.write_record(&self.names)?;
        Ok(writer.flush()?)
    }

    /// Puts the cells of `row` into `out`.
    pub fn cells(&self, row: &Row, out: &mut Vec<String>) {
        for (how, (_, field)) in self.columns.iter().zip(row.get_column_iter()) {
            cells(how, Some(field), out);
        }
    }

    fn how(
        &mut self,
        column: &Type,
        prefix: &str,
        geo: &Value,
        depth: usize,
    ) -> Result<How, ImportError> {
        let name = format!("{prefix}{}", column.name());
        let info = column.get_basic_info();
        let logical = info.logical_type_ref();
        let is_repeated = info.has_repetition() && info.repetition() == Repetition::REPEATED;
        check_kind(column, &name, depth)?;
        let about = if prefix.is_empty() { &geo["columns"][&name] } else { &Value::Null };
        if let Some(crs) = geometry_crs(logical, about) {
            refuse_projected(&name, &crs)?;
            let types = about["geometry_types"].as_array();
            let is_point = |kind: &Value| kind.as_str().unwrap_or("").starts_with("Point");
            let has_radius =
                types.is_none_or(|types| types.is_empty() || !types.iter().all(is_point));
            let names: &[_] = if has_radius {
                &["latitude", "longitude", "radius_m"]
            } else {
                &["latitude", "longitude"]
            };
            self.push_place(&name, names);
            if has_radius {
                self.shapes.push(name);
            }
            return Ok(How::Geometry { has_radius });
        }
        let has_members = column.is_group()
            && !is_repeated
            && logical.is_none()
            && info.converted_type() == ConvertedType::NONE;
        if has_members {
            if about["encoding"] == "point" {
                refuse_projected(&name, &about["crs"])?;
                let names = column.get_fields().iter().map(|member| match member.name() {
                    "x" => "longitude",
                    "y" => "latitude",
                    other => other,
                });
                self.push_place(&name, &names.collect::<Vec<_>>());
                return Ok(How::Group(column.get_fields().iter().map(|_| How::Plain).collect()));
            }
            let members = column.get_fields().iter();
            let prefix = format!("{name}.");
            return Ok(How::Group(
                members
                    .map(|member| self.how(member, &prefix, geo, depth + 1))
                    .collect::<Result<_, _>>()?,
            ));
        }
        let how = match logical {
            _ if is_repeated => How::Plain,
            Some(LogicalType::Timestamp(stamp)) => How::Time {
                tick_nanos: tick_nanos(&stamp.unit),
                kind: if stamp.is_adjusted_to_u_t_c { Clock::Utc } else { Clock::Local },
            },
            Some(LogicalType::Time(time)) => {
                How::Time { tick_nanos: tick_nanos(&time.unit), kind: Clock::TimeOfDay }
            }
            _ => How::Plain,
        };
        let is_int96 = column.is_primitive() && column.get_physical_type() == Physical::INT96;
        let kept = match how {
            How::Time { kind: Clock::Utc, .. } => Some(&mut self.utc),
            How::Time { kind: Clock::Local, .. } => Some(&mut self.local),
            _ if column.is_group() || is_repeated => Some(&mut self.lists),
            _ if is_int96 => Some(&mut self.old_times),
            _ if is_bytes(column) => Some(&mut self.bytes),
            _ => None,
        };
        if let Some(kept) = kept {
            kept.push(name.clone());
        }
        self.names.push(name);
        Ok(how)
    }

    fn push_place(&mut self, column: &str, names: &[&str]) {
        let from = self.names.len();
        self.names.extend(names.iter().map(|&name| name.to_owned()));
        self.places.push((column.to_owned(), from..self.names.len()));
    }

    /// Columns that the file has itself keep their names, and come first where
    /// both say where.
    fn name_places(&mut self) {
        for (column, range) in std::mem::take(&mut self.places) {
            for index in range.clone() {
                let name = self.names.get(index).cloned().unwrap_or_default();
                let is_taken = self.names.iter().enumerate().any(|(other, taken)| {
                    let taken = normal(taken);
                    let short = name.get(..3).unwrap_or_default();
                    other != index && (taken == normal(&name) || taken == short)
                });
                if is_taken && let Some(slot) = self.names.get_mut(index) {
                    *slot = format!("{column}_{name}");
                }
            }
            self.places.push((column, range));
        }
    }

    /// What was turned into text, and how, for the report.
    pub fn sentences(&self) -> Vec<Message> {
        let mut sentences = vec![message!("decoded-parquet")];
        let places: Vec<String> = self.places.iter().map(|(name, _)| name.clone()).collect();
        let told: [(&Vec<String>, SentenceOf); 7] = [
            (&self.utc, |columns| message!("decoded-times-utc", columns = columns)),
            (&self.local, |columns| message!("decoded-times-local", columns = columns)),
            (&self.old_times, |columns| message!("decoded-times-int96", columns = columns)),
            (&self.lists, |columns| message!("decoded-lists", columns = columns)),
            (&self.bytes, |columns| message!("decoded-bytes", columns = columns)),
            (&places, |columns| message!("decoded-geometry", columns = columns)),
            (&self.shapes, |columns| message!("decoded-geometry-radius", columns = columns)),
        ];
        for (columns, sentence) in told.into_iter().filter(|(columns, _)| !columns.is_empty()) {
            sentences.push(sentence(limits::listed(columns)));
        }
        sentences
    }
}

fn tick_nanos(unit: &TimeUnit) -> i64 {
    match unit {
        TimeUnit::MILLIS => 1_000_000,
        TimeUnit::MICROS => 1_000,
        TimeUnit::NANOS => 1,
    }
}

fn is_bytes(column: &Type) -> bool {
    let info = column.get_basic_info();
    column.is_primitive()
        && matches!(
            column.get_physical_type(),
            Physical::BYTE_ARRAY | Physical::FIXED_LEN_BYTE_ARRAY
        )
        && info.converted_type() == ConvertedType::NONE
        && info.logical_type_ref().is_none_or(|logical| matches!(logical, LogicalType::Uuid))
}

/// Kinds of columns that the decoder of records has no word for.
fn check_kind(column: &Type, name: &str, depth: usize) -> Result<(), ImportError> {
    let info = column.get_basic_info();
    let unread = |kind: Message| {
        ImportError::Malformed(message!("error-parquet-column-unread", column = name, kind = kind))
    };
    if depth > DEEPEST {
        return Err(unread(message!("unread-kind-nested")));
    }
    if column.is_primitive() {
        return match info.converted_type() {
            ConvertedType::INTERVAL => Err(unread(message!("unread-kind-interval"))),
            _ => Ok(()),
        };
    }
    let members = column.get_fields();
    let is_repeated = |member: &Type| {
        let info = member.get_basic_info();
        info.has_repetition() && info.repetition() == Repetition::REPEATED
    };
    let only = match members {
        [only] if is_repeated(only) => Some(only),
        _ => None,
    };
    match (info.converted_type(), only) {
        (_, _) if members.is_empty() => Err(unread(message!("unread-kind-empty-group"))),
        (ConvertedType::LIST, Some(only)) if only.is_primitive() => Ok(()),
        (ConvertedType::LIST, Some(only)) if !only.get_fields().is_empty() => {
            only.get_fields().iter().try_for_each(|inner| check_kind(inner, name, depth + 1))
        }
        (ConvertedType::MAP | ConvertedType::MAP_KEY_VALUE, Some(only))
            if only.is_group() && matches!(only.get_fields().len(), 1 | 2) =>
        {
            only.get_fields().iter().try_for_each(|inner| check_kind(inner, name, depth + 1))
        }
        (ConvertedType::LIST, _) => Err(unread(message!("unread-kind-unknown-list"))),
        (ConvertedType::MAP | ConvertedType::MAP_KEY_VALUE, _) => {
            Err(unread(message!("unread-kind-unknown-map")))
        }
        _ => members.iter().try_for_each(|inner| check_kind(inner, name, depth + 1)),
    }
}

/// The reference system of a column of well-known binary, as the file has it;
/// `None` for other columns.
fn geometry_crs(logical: Option<&LogicalType>, about: &Value) -> Option<Value> {
    if about["encoding"] == "WKB" {
        return Some(about["crs"].clone());
    }
    let crs = match logical? {
        LogicalType::Geometry(geometry) => &geometry.crs,
        LogicalType::Geography(geography) => &geography.crs,
        _ => return None,
    };
    Some(crs.as_ref().map_or(Value::Null, |crs| Value::from(crs.as_str())))
}

/// Degrees of WGS 84 are read and nothing else: metres of a projection would
/// put events anywhere.
fn refuse_projected(column: &str, crs: &Value) -> Result<(), ImportError> {
    let parsed = crs.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let crs = parsed.as_ref().unwrap_or(crs);
    let (authority, code) = (&crs["id"]["authority"], &crs["id"]["code"]);
    let is_wgs84 = crs.is_null()
        || (authority == "OGC" && code == "CRS84")
        || (authority == "EPSG" && (code == 4326 || code == "4326"))
        || crs.as_str().is_some_and(|name| {
            ["OGC:CRS84", "EPSG:4326", "srid:4326"]
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known))
        });
    if is_wgs84 {
        return Ok(());
    }
    let name = crs["name"].as_str().or(crs.as_str()).unwrap_or("unknown");
    let name: String = name.chars().take(100).collect();
    Err(ImportError::Malformed(message!("error-projected-column", column = column, name = name)))
}
