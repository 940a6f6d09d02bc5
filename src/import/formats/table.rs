//! Any table whose columns tell when or where something happened.

use crate::import::memo::Reads;
use crate::import::{Columns, Container, Format, Mapping};

/// CSV or TSV with columns recognised by their names.
pub struct Table;

impl Format for Table {
    fn id(&self) -> &'static str {
        "table"
    }

    fn label(&self) -> &'static str {
        "CSV or TSV, columns by name"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn reads(&self) -> Option<Reads> {
        Some(Reads { plain_place: true, plain_admin1: true, ..Reads::default() })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        Mapping::guess(columns).tells_when_or_where()
    }
}
