//! Finds the records in the bytes of a file, and the cells in a record.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::json::Extent;
use super::scan::{OnDamage, OnRecord};
use super::table::Dialect;
use super::{Container, ImportError, columns, encoding, geojson, head, json, kml, table};
use crate::base::Progress;
use crate::dataset::RowProblem;
use crate::language::{Message, message};

/// How the records of one file lie.
#[derive(Debug, Clone, Copy)]
pub enum Layout {
    /// Delimited text.
    Table {
        /// How cells are told apart.
        dialect: Dialect,
        /// Encoding of the cells.
        encoding: &'static Encoding,
        /// Bytes before the first record.
        preamble_len: usize,
    },
    /// Objects of JSON.
    Json(Extent),
    /// GeoJSON features or geometries.
    GeoJson(Extent),
    /// Placemarks.
    Kml {
        /// Placemarks share lines, so that they are counted instead.
        is_counted: bool,
    },
}

/// What stands before the first record, and what was noticed there.
#[derive(Debug)]
pub struct Begin {
    /// How the records lie.
    pub layout: Layout,
    /// The column names.
    pub names: Vec<String>,
    /// Bytes before the first record.
    pub preamble_len: u64,
    /// Every row has one cell more than the header, which is empty.
    pub has_open_end: bool,
    /// The filled cells above the header of a table.
    pub titles: Vec<String>,
    /// What a person should know of it, in sentences.
    pub sentences: Vec<Message>,
    /// Rows that belong to the header.
    pub problems: Vec<RowProblem>,
}

impl Layout {
    /// Recognised from the first bytes of `text`, which is free of packing.
    pub fn detect(text: &[u8]) -> Self {
        match Kind::of(text) {
            Kind::Json => {
                let mark = usize::from(text.starts_with(b"\xEF\xBB\xBF")) * 3;
                let rest = text.get(mark..).and_then(|rest| std::str::from_utf8(rest).ok());
                let is_geojson = geojson::looks_like(text);
                let extent = match rest.map(|rest| json::find::find(rest, is_geojson)) {
                    Some(json::Shape::Extent(extent)) => extent,
                    _ => Extent::default(),
                };
                if is_geojson { Self::GeoJson(extent) } else { Self::Json(extent) }
            }
            Kind::Xml => Self::Kml { is_counted: false },
            Kind::Table => {
                let dialect = Dialect::detect(text, head::delimiter(text));
                Self::Table { dialect, encoding: encoding::detect(text), preamble_len: 0 }
            }
        }
    }

    /// Which kind of container this is.
    pub fn container(&self) -> Container {
        match self {
            Self::Table { .. } => Container::Table,
            Self::Json(_) => Container::Json,
            Self::GeoJson(_) => Container::GeoJson,
            Self::Kml { .. } => Container::Kml,
        }
    }

    /// Whether records share lines, so that a line is the number of a record.
    pub fn counts_records(&self) -> bool {
        match *self {
            Self::Json(extent) | Self::GeoJson(extent) => extent.is_counted,
            Self::Kml { is_counted } => is_counted,
            Self::Table { .. } => false,
        }
    }

    /// The column names of `text`, and what else stands before the first record.
    ///
    /// # Errors
    /// When the text is damaged.
    pub fn begin(mut self, text: &[u8]) -> Result<Begin, ImportError> {
        let mut sentences = Vec::new();
        let names = match &mut self {
            Self::Table { dialect, encoding, preamble_len } => {
                let head = head::find(text, *dialect, encoding)?;
                *preamble_len = head.preamble_len;
                let preamble_len = head.preamble_len as u64;
                let head::Head { names, has_open_end, titles, sentences, problems, .. } = head;
                let layout = self;
                return Ok(Begin {
                    layout,
                    names,
                    preamble_len,
                    has_open_end,
                    titles,
                    sentences,
                    problems,
                });
            }
            Self::Json(extent) => json::columns(text, extent)?,
            Self::GeoJson(extent) => geojson::columns(text, extent)?,
            Self::Kml { is_counted } => {
                let found = kml::columns(text)?;
                *is_counted = found.are_lines_shared;
                sentences = found.sentences;
                found.names
            }
        };
        if self.counts_records() {
            sentences.push(message!("decoded-shared-lines"));
        }
        let (preamble_len, has_open_end, problems) = (0, false, Vec::new());
        let titles = Vec::new();
        Ok(Begin { layout: self, names, preamble_len, has_open_end, titles, sentences, problems })
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
            Self::Table { dialect, encoding, preamble_len } => {
                table::scan(text, dialect, preamble_len, encoding, progress, on_record, on_damage)
            }
            Self::Json(extent) | Self::GeoJson(extent) => json::scan(
                text,
                extent,
                |record| self.cells(record, columns),
                progress,
                on_record,
                on_damage,
            ),
            Self::Kml { is_counted } => {
                kml::scan(text, columns, is_counted, progress, on_record, on_damage)
            }
        }
    }

    /// The cells of one record, those of a table without a copy where they stand in it
    /// as they are.
    pub fn texts<'a>(&self, record: &'a [u8], columns: &[String]) -> Vec<Cow<'a, str>> {
        match *self {
            Self::Table { dialect, encoding, .. } => table::texts(record, dialect, encoding),
            _ => self.cells(record, columns).into_iter().map(Cow::Owned).collect(),
        }
    }

    /// The cells of one record.
    pub fn cells(&self, record: &[u8], columns: &[String]) -> Vec<String> {
        match *self {
            Self::Table { dialect, encoding, .. } => table::cells(record, dialect, encoding),
            Self::Json(_) => json::cells(record, columns),
            Self::GeoJson(_) => geojson::cells(record, columns),
            Self::Kml { .. } => kml::cells(record, columns),
        }
    }
}

/// What a text is by its first letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Objects and arrays.
    Json,
    /// Elements.
    Xml,
    /// Anything else.
    Table,
}

impl Kind {
    /// The kind of `text`.
    pub fn of(text: &[u8]) -> Self {
        let is_before =
            |byte: &u8| byte.is_ascii_whitespace() || b"\xEF\xBB\xBF\x1E".contains(byte);
        match text.iter().find(|byte| !is_before(byte)) {
            Some(b'{' | b'[') => Self::Json,
            Some(b'<') => Self::Xml,
            _ => Self::Table,
        }
    }
}
