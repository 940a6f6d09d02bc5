//! Files become datasets: recognised by content, every row accounted for.
//!
//! A *container* ([`layout`]) finds the records in the bytes and names their
//! cells; a *format* says what a publisher means by them. To add a format,
//! write one file in [`formats`] and one line in [`formats::FORMATS`].

pub mod by_field;
pub mod chunks;
pub mod claims_file;
pub mod column_facts;
pub mod column_report;
pub mod columns;
pub mod compressed;
mod control_group;
mod day_beside_times;
pub mod decode;
pub mod decoder;
pub mod demo;
pub mod encoding;
pub mod event_builder;
pub mod field;
pub mod formats;
pub mod geojson;
pub mod guess;
pub mod head;
pub mod header;
mod html_table;
mod hxl;
pub mod interrupt;
pub mod json;
pub mod kml;
mod kmz;
pub mod layout;
pub mod limits;
pub mod looks;
pub mod mapping;
pub mod memo;
pub mod memory_check;
mod no_event;
pub mod pairs;
pub mod parquet;
pub mod place_columns;
pub mod preview;
pub mod reader;
mod recoded;
pub mod rows;
mod short_memchr;
pub mod split;
pub mod stream;
pub mod table;
mod word_roles;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::base::Cancelled;
use crate::base::escape::one_line;
use crate::dataset::time_text::DateOrder;
pub use by_field::ByField;
pub use columns::Columns;
pub use event_builder::{EventBuilder, Row};
pub use field::Field;
pub use formats::FORMATS;
pub use guess::Guess;
pub use mapping::Mapping;
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

impl Container {
    /// Whether records of `other` are found in this one too: those that a publisher
    /// hands out as a table and, with the same names, as objects.
    pub fn holds(self, other: Self) -> bool {
        self == other || (self == Self::Json && other == Self::Table)
    }
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
    /// Whether its midnights are moments, also where a column has no other times.
    fn times_are_exact(&self) -> bool {
        false
    }
    /// Which columns beside the mapped ones decide what, so that rows with the
    /// same cells need to be read but once. `None`: that is not known, and every
    /// row is read in full.
    fn dependencies(&self) -> Option<memo::ColumnDependencies> {
        None
    }
    /// Whether it is made for the columns of one publisher, so that the others of them
    /// are left on purpose.
    fn knows_columns(&self) -> bool {
        true
    }
    /// The names of the columns of a table without a header, whose first row has
    /// `cells`; `None` where it is not of this format.
    fn names_without_header(&self, _cells: &[String]) -> Option<Vec<String>> {
        None
    }
    /// What the mapping alone cannot say: vocabularies, codes, joined cells.
    fn complete(&self, _row: &Row<'_>, _draft: &mut EventBuilder) {}
}

/// Names of columns by the field that they fill.
pub type NamedColumns = BTreeMap<Field, Vec<String>>;

/// What the user decides about reading a file.
#[derive(Debug, Clone)]
pub struct Options {
    /// Zone of dates and times written without an offset in rows whose country
    /// does not tell.
    pub zone: TimeZone,
    /// For columns that read both ways.
    pub date_order: Option<DateOrder>,
    /// The date of today, which dates far ahead are told by; that of the machine
    /// where there is none.
    pub today: Option<Date>,
    /// Columns as mapped by hand; otherwise recognised.
    pub mapping: Option<Mapping>,
    /// Columns of single fields by name, the first that is not empty; the others as
    /// mapped or recognised.
    pub named_columns: NamedColumns,
    /// The sheet or layer to read, where a file has several; otherwise those that
    /// hold events.
    pub sheet: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            zone: crate::dataset::time::zone("Europe/Kyiv").unwrap_or(TimeZone::UTC),
            date_order: None,
            today: None,
            mapping: None,
            named_columns: NamedColumns::new(),
            sheet: None,
        }
    }
}

/// Why a file could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The system could not open or read it.
    #[error("could not read: {source}\nfile: {}", one_line(.path))]
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
    /// A column that was asked for is not there.
    #[error("there is no column \"{name}\"; the file has [{}]", limits::listed(columns))]
    NoSuchColumn {
        /// The name that was given.
        name: String,
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

impl From<Cancelled> for ImportError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
