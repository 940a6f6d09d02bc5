//! Any table whose columns tell when or where something happened.

use crate::import::memo::ColumnDependencies;
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

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies {
            plain_place: true,
            plain_admin1: true,
            ..ColumnDependencies::default()
        })
    }

    fn knows_columns(&self) -> bool {
        false
    }

    fn recognises(&self, columns: &Columns) -> bool {
        Mapping::guess(columns).tells_when_or_where()
    }
}
