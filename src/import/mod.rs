//! Files become datasets: recognised by content, every row accounted for.
//!
//! A *container* ([`layout`]) finds the records in the bytes and names their
//! cells; a *format* says what a publisher means by them. To add a format,
//! write one file in [`formats`] and one line in [`formats::FORMATS`].

pub mod chunks;
pub mod claims_file;
pub mod compressed;
mod control_group;
pub mod decode;
pub mod decoder;
pub mod demo;
pub mod encoding;
pub mod event_builder;
pub mod field;
pub mod formats;
pub mod geojson;
pub mod interrupt;
pub mod json;
pub mod kml;
pub mod layout;
pub mod limits;
pub mod memo;
pub mod memory_check;
pub mod parquet;
pub mod preview;
pub mod reader;
pub mod rows;
mod short_memchr;
pub mod split;
pub mod stream;
pub mod table;
pub mod wkb;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::tz::TimeZone;

use crate::dataset::time_text::DateOrder;
pub use event_builder::{EventBuilder, Row};
pub use field::{Columns, Field, Mapping};
pub use formats::FORMATS;
pub use reader::read;

/// How records lie in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// Delimited text with a header.
    Table,
    /// Objects in a JSON array.
    Json,
    /// Features or geometries of GeoJSON.
    GeoJson,
    /// Placemarks of KML, or of the KML in a KMZ.
    Kml,
}

/// What one publisher means by its columns.
pub trait Format: Sync {
    /// Stable word for reports and the command line.
    fn id(&self) -> &'static str;
    /// Words shown to people.
    fn label(&self) -> &'static str;
    /// How its records lie in a file.
    fn container(&self) -> Container;
    /// Whether a file with these columns is of this format. Asked in the order
    /// of [`FORMATS`], the first that says yes is taken.
    fn recognises(&self, columns: &Columns) -> bool;
    /// Whether the whole text looks like this format, asked after the columns:
    /// for containers whose columns are the same for every publisher.
    fn recognises_text(&self, _text: &[u8]) -> bool {
        true
    }
    /// Which column fills which field.
    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns)
    }
    /// Order of numbers in dates, where the publisher's is known.
    fn date_order(&self) -> Option<DateOrder> {
        None
    }
    /// Which columns beside the mapped ones decide what, so that rows with the
    /// same cells need to be read but once. `None`: that is not known, and every
    /// row is read in full.
    fn dependencies(&self) -> Option<memo::ColumnDependencies> {
        None
    }
    /// What the mapping alone cannot say: vocabularies, codes, joined cells.
    fn complete(&self, _row: &Row<'_>, _draft: &mut EventBuilder) {}
}

/// What the user decides about reading a file.
#[derive(Debug, Clone)]
pub struct Options {
    /// Zone of dates and times written without an offset in rows whose country
    /// does not tell.
    pub zone: TimeZone,
    /// For columns that read both ways.
    pub date_order: Option<DateOrder>,
    /// Columns as mapped by hand; otherwise recognised.
    pub mapping: Option<Mapping>,
    /// The sheet or layer to read, where a file has several; otherwise those that
    /// hold events.
    pub sheet: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            zone: crate::dataset::time::zone("Europe/Kyiv").unwrap_or(TimeZone::UTC),
            date_order: None,
            mapping: None,
            sheet: None,
        }
    }
}

/// How far reading has come; shared with whoever shows it and may cancel.
#[derive(Debug, Default)]
pub struct Progress {
    done_bytes: AtomicU64,
    total_bytes: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Between 0 and 1.
    pub fn fraction(&self) -> f32 {
        let total = self.total_bytes.load(Ordering::Relaxed).max(1);
        self.done_bytes.load(Ordering::Relaxed) as f32 / total as f32
    }

    /// Asks the reader to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn set(&self, done_bytes: u64, total_bytes: u64) {
        self.done_bytes.store(done_bytes, Ordering::Relaxed);
        self.total_bytes.store(total_bytes, Ordering::Relaxed);
    }

    pub(crate) fn check(&self) -> Result<(), ImportError> {
        if self.cancelled.load(Ordering::Relaxed) { Err(ImportError::Cancelled) } else { Ok(()) }
    }
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The system could not open or read it.
    #[error("could not read: {source}\nfile: {path}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// The text is damaged.
    #[error("{0}")]
    Malformed(String),
    /// No column tells when or where something happened.
    #[error(
        "no column for a date and none for coordinates was recognised; the file has [{}]",
        limits::listed(columns)
    )]
    Unrecognised {
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// Every date of a column reads day-first as well as month-first.
    #[error(
        "column \"{column}\": every date, such as \"{example}\", reads day first as well as month \
         first; say which with --date-order day-first or --date-order month-first"
    )]
    AmbiguousDates {
        /// The column.
        column: String,
        /// One of its cells.
        example: String,
    },
    /// The user cancelled.
    #[error("reading was cancelled")]
    Cancelled,
}
