//! Any JSON array of objects whose keys tell when or where something happened.

use crate::import::{Columns, Container, Format, Mapping};

/// JSON with fields recognised by their keys.
pub struct Json;

impl Format for Json {
    fn id(&self) -> &'static str {
        "json"
    }

    fn label(&self) -> &'static str {
        "JSON, fields by key"
    }

    fn container(&self) -> Container {
        Container::Json
    }

    fn knows_columns(&self) -> bool {
        false
    }

    fn recognises(&self, columns: &Columns) -> bool {
        Mapping::guess(columns).tells_when_or_where()
    }
}
