//! What reads an original record again.

use std::borrow::Cow;

use super::{Event, RowProblem};

/// Turns an original record into what it says; implemented by the importer
/// that read the file, so that a row shown or exported later is read by the
/// same code as when it was loaded.
pub trait Decode: Send + Sync {
    /// Id of the format.
    fn format(&self) -> &'static str;
    /// Original column names, in order.
    fn columns(&self) -> &[String];
    /// Where the column `name` stands, however it is capitalised or punctuated.
    fn column_index(&self, name: &str) -> Option<usize>;
    /// The original cells as text, one for each column (more or fewer where the
    /// row is ragged).
    fn cells(&self, record: &[u8]) -> Vec<String>;
    /// The same, where possible without copies.
    fn texts<'r>(&self, record: &'r [u8]) -> Vec<Cow<'r, str>>;
    /// The id that the cells of a record give, empty where they have none; `None` where more
    /// than the cells of one column decide it. No more of the record is read than that takes.
    fn id_of_record<'r>(&self, record: &'r [u8]) -> Option<Cow<'r, str>>;
    /// The event that the record describes.
    ///
    /// # Errors
    /// When the record cannot become an event.
    fn event(&self, record: &[u8], line: u32) -> Result<Event, RowProblem>;
    /// The event that the record describes but for its end, also where start and end are
    /// one cell: its interval is what the start alone says.
    ///
    /// # Errors
    /// When the record cannot become an event.
    fn event_without_end(&self, record: &[u8], line: u32) -> Result<Event, RowProblem>;
    /// The event that `cells`, which may have been changed, describe.
    ///
    /// # Errors
    /// When they cannot become an event.
    fn event_of_cells(&self, cells: &[String], line: u32) -> Result<Event, RowProblem>;
    /// The columns that say where.
    fn place_columns(&self) -> PlaceColumns;
    /// For a table: its delimiter. Only then can rows be copied byte for byte
    /// under the source's own header.
    fn delimiter(&self) -> Option<u8>;
    /// Whether records share lines in the source, so that they are counted and a
    /// line is the number of a record.
    fn counts_records(&self) -> bool {
        false
    }
    /// Whether the bytes of a record are UTF-8 as people read them, so that
    /// words can be searched in them without decoding cells.
    fn is_plain_utf8(&self) -> bool;
}

/// The columns of a file that say where an event happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceColumns {
    /// Degrees north.
    pub latitude: Option<usize>,
    /// Degrees east.
    pub longitude: Option<usize>,
    /// Both, or a geometry.
    pub coordinates: Option<usize>,
    /// Radius in metres.
    pub radius_m: Option<usize>,
    /// Words for how precise the place is.
    pub geo_precision: Option<usize>,
    /// All that are called as columns of coordinates are, read or not.
    pub named: Vec<usize>,
}

impl PlaceColumns {
    /// Those of coordinates that are read.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        [self.latitude, self.longitude, self.coordinates].into_iter().flatten()
    }
}
