//! What the user decides about reading a file.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::mapping::{Mapping, NamedColumns};
use super::time;
use super::time_text::DateOrder;

/// The zone where nobody chose another.
pub const USUAL_ZONE: &str = "Europe/Kyiv";

/// What the user decides about reading a file.
#[derive(Debug, Clone)]
pub struct Options {
    /// Zone of dates and times written without an offset in rows whose country
    /// does not tell. As long as it is the usual one, the coordinates of a row may tell.
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
            zone: time::zone(USUAL_ZONE).unwrap_or(TimeZone::UTC),
            date_order: None,
            today: None,
            mapping: None,
            named_columns: NamedColumns::new(),
            sheet: None,
        }
    }
}

impl Options {
    /// Whether the coordinates of a row without a country tell its clocks: nobody chose
    /// a zone for such rows.
    pub fn takes_clocks_of_places(&self) -> bool {
        self.zone.iana_name() == Some(USUAL_ZONE)
    }
}
