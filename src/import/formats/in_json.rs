//! Tables of a publisher whose API hands out the same columns as JSON.

use crate::dataset::time_text::DateOrder;
use crate::import::memo::ColumnDependencies;
use crate::import::{Columns, Container, EventBuilder, Format, Mapping, Row};

/// The JSON of a publisher, which means what its table means.
pub struct InJson {
    /// Its id.
    pub id: &'static str,
    /// Words shown to people.
    pub label: &'static str,
    /// The table with the same columns.
    pub table: &'static dyn Format,
}

impl Format for InJson {
    fn id(&self) -> &'static str {
        self.id
    }

    fn label(&self) -> &'static str {
        self.label
    }

    fn container(&self) -> Container {
        Container::Json
    }

    fn recognises(&self, columns: &Columns) -> bool {
        self.table.recognises(columns)
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        self.table.mapping(columns)
    }

    fn date_order(&self) -> Option<DateOrder> {
        self.table.date_order()
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        self.table.dependencies()
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        self.table.complete(row, builder);
    }
}
