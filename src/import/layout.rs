//! Finds the records in the bytes of a file, and the cells in a record.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::{Container, ImportError, columns, encoding, geojson, json, kml, table};
use crate::base::Progress;
use crate::dataset::Span;

/// How the records of one file lie.
#[derive(Debug, Clone, Copy)]
pub enum Layout {
    /// Delimited text.
    Table {
        /// The delimiter.
        delimiter: u8,
        /// Encoding of the cells.
        encoding: &'static Encoding,
    },
    /// Objects in a JSON array.
    Json,
    /// GeoJSON features or geometries.
    GeoJson,
    /// Placemarks.
    Kml,
}

/// What a scan hands out for each record: its place and its cells.
pub type OnRecord<'a> = dyn FnMut(Span, Vec<String>) -> Result<(), ImportError> + 'a;

/// What a scan could not read as a record, with the reason.
pub type OnDamage<'a> = dyn FnMut(u32, &str, String) + 'a;

impl Layout {
    /// Recognised from the first bytes of `text`, which is free of packing.
    pub fn detect(text: &[u8]) -> Self {
        let encoding = encoding::detect(text);
        let start = text
            .iter()
            .position(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF));
        match start.map(|at| text[at]) {
            Some(b'{' | b'[') => {
                if geojson::looks_like(text) {
                    Self::GeoJson
                } else {
                    Self::Json
                }
            }
            Some(b'<') => Self::Kml,
            _ => Self::Table { delimiter: table::detect_delimiter(text), encoding },
        }
    }

    /// Which kind of container this is.
    pub fn container(&self) -> Container {
        match self {
            Self::Table { .. } => Container::Table,
            Self::Json => Container::Json,
            Self::GeoJson => Container::GeoJson,
            Self::Kml => Container::Kml,
        }
    }

    /// The column names of `text` and the length in bytes of what stands before
    /// the first record.
    ///
    /// # Errors
    /// When the text is damaged.
    pub fn columns(&self, text: &[u8]) -> Result<(Vec<String>, u64), ImportError> {
        match *self {
            Self::Table { delimiter, encoding } => table::columns(text, delimiter, encoding),
            Self::Json => json::columns(text).map(|columns| (columns, 0)),
            Self::GeoJson => geojson::columns(text).map(|columns| (columns, 0)),
            Self::Kml => kml::columns(text).map(|columns| (columns, 0)),
        }
    }

    /// The cells of the first records of `text`, by which columns are judged.
    pub fn first_records(&self, text: &[u8], names: &[String]) -> Vec<Vec<String>> {
        let mut records = Vec::new();
        // Stopping early is an error by design, and damage is told when all is read.
        let _ = self.scan(
            text,
            names,
            &Progress::default(),
            &mut |_, cells| {
                records.push(cells);
                let is_enough = records.len() >= columns::SAMPLED_RECORDS;
                if is_enough { Err(ImportError::Cancelled) } else { Ok(()) }
            },
            &mut |_, _, _| {},
        );
        records
    }

    /// Hands out every record of `text` in order.
    ///
    /// # Errors
    /// When the text is damaged as a whole, `on_record` refuses, or the user
    /// cancelled.
    pub fn scan(
        &self,
        text: &[u8],
        columns: &[String],
        progress: &Progress,
        on_record: &mut OnRecord<'_>,
        on_damage: &mut OnDamage<'_>,
    ) -> Result<(), ImportError> {
        match *self {
            Self::Table { delimiter, encoding } => {
                table::scan(text, delimiter, encoding, progress, on_record, on_damage)
            }
            Self::Json | Self::GeoJson => json::scan(
                text,
                |record| self.cells(record, columns),
                progress,
                on_record,
                on_damage,
            ),
            Self::Kml => kml::scan(text, columns, progress, on_record, on_damage),
        }
    }

    /// The cells of one record, those of a table without a copy where they stand in it
    /// as they are.
    pub fn texts<'a>(&self, record: &'a [u8], columns: &[String]) -> Vec<Cow<'a, str>> {
        match *self {
            Self::Table { delimiter, encoding } => table::texts(record, delimiter, encoding),
            _ => self.cells(record, columns).into_iter().map(Cow::Owned).collect(),
        }
    }

    /// The cells of one record.
    pub fn cells(&self, record: &[u8], columns: &[String]) -> Vec<String> {
        match *self {
            Self::Table { delimiter, encoding } => table::cells(record, delimiter, encoding),
            Self::Json => json::cells(record, columns),
            Self::GeoJson => geojson::cells(record, columns),
            Self::Kml => kml::cells(record, columns),
        }
    }
}
