//! EONET: natural events that satellites see, as the JSON of its API.

use serde_json::{Value, json};

use crate::import::geometry::centre_and_radius_m;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// Events with a list of positions, each with its date.
pub struct Eonet;

impl Format for Eonet {
    fn id(&self) -> &'static str {
        "eonet"
    }

    fn label(&self) -> &'static str {
        "EONET JSON"
    }

    fn container(&self) -> Container {
        Container::Json
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["id", "title", "categories", "closed", "sources", "geometry"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::default()
            .with(columns, Field::Id, "id")
            .with(columns, Field::Title, "title")
            .with(columns, Field::Summary, "description")
            .with(columns, Field::Coordinates, "geometry")
            .with(columns, Field::Kind, "categories")
            .with(columns, Field::Sources, "sources")
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        let list = |name: &str| match serde_json::from_str(row.get(name)) {
            Ok(Value::Array(list)) => list,
            _ => Vec::new(),
        };
        let text = |value: &Value, key: &str| {
            value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let kinds = list("categories");
        builder.set(Field::Kind, kinds.first().map_or(String::new(), |kind| text(kind, "title")));
        let urls: Vec<String> = list("sources").iter().map(|source| text(source, "url")).collect();
        builder.set(Field::Sources, urls.join(" "));
        let positions = list("geometry");
        let mut dates: Vec<String> =
            positions.iter().map(|position| text(position, "date")).collect();
        dates.retain(|date| !date.is_empty());
        // All are written alike, so that the order of texts is that of time.
        dates.sort_unstable();
        if let Some(first) = dates.first() {
            builder.set(Field::Start, first.clone());
        }
        if let Some(last) = dates.last().filter(|last| dates.first() != Some(last)) {
            builder.set(Field::End, last.clone());
        }
        let all = json!({ "type": "GeometryCollection", "geometries": positions });
        if let Ok(found) = centre_and_radius_m(&all.to_string()) {
            builder.geometry = found;
            builder.set(Field::Coordinates, "");
        }
    }
}
