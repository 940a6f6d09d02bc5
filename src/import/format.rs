//! What one publisher means by its columns.

use super::Mapping;
use super::columns::Columns;
use super::event_builder::{EventBuilder, Row};
use super::memo;
use crate::dataset::time_text::DateOrder;

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
    /// of [`FORMATS`](super::FORMATS), the first that says yes is taken.
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
