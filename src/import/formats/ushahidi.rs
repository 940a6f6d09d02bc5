//! Ushahidi: reports of people on a map, as the third version exports them.

use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// Posts as CSV. The second version has columns with plain names.
pub struct Ushahidi;

const HAPPENED: &str = "Post Date (UTC)";
const MADE: &str = "Created (UTC)";

impl Format for Ushahidi {
    fn id(&self) -> &'static str {
        "ushahidi"
    }

    fn label(&self) -> &'static str {
        "Ushahidi CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["Post ID", "Survey", "Post Status", MADE, HAPPENED])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns)
            .with(columns, Field::Start, HAPPENED)
            .with(columns, Field::Reported, MADE)
            .with(columns, Field::Id, "Post ID")
    }

    fn complete(&self, _row: &Row<'_>, builder: &mut EventBuilder) {
        for field in [Field::Start, Field::Reported] {
            let text = builder.get(field);
            if text.contains(':') && !text.ends_with('Z') {
                let moment = format!("{text}Z");
                builder.set(field, moment);
            }
        }
    }
}
