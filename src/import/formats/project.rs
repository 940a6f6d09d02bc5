//! The project's own CSV: what `data/` holds and what "project columns" exports.

use crate::import::memo::Reads;
use crate::import::{Columns, Container, Field, Format, Mapping};

/// The canonical event, one column a field.
pub struct Project;

/// Columns of the format, in order.
pub const HEADER: [&str; 23] = [
    "id",
    "title",
    "kind",
    "start",
    "end",
    "time_precision",
    "latitude",
    "longitude",
    "geo_precision",
    "radius_m",
    "place",
    "admin2",
    "admin1",
    "country",
    "weapon",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "launched",
    "intercepted",
    "summary",
    "sources",
];

impl Format for Project {
    fn id(&self) -> &'static str {
        "strikemap"
    }

    fn label(&self) -> &'static str {
        "strikemap CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn reads(&self) -> Option<Reads> {
        Some(Reads { plain_place: true, plain_admin1: true, ..Reads::default() })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["id", "kind", "start", "time_precision", "geo_precision", "killed_low"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns).with(columns, Field::Target, "target")
    }
}
