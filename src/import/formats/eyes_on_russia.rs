//! Eyes on Russia, the map of the Centre for Information Resilience, as CSV.

use crate::dataset::kind;
use crate::import::event_builder::split_citations;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// Verified footage with its places.
pub struct EyesOnRussia;

/// Kinds by a word in the group of the event; other groups are kept.
#[rustfmt::skip]
const KINDS: &[(&str, &str)] = &[
    ("explosion",      "explosion"),
    ("infrastructure", "infrastructure_damage"),
    ("civilian_casu",  "casualty_report"),
    ("battle",         "battle"),
    ("gunfire",        "battle"),
];

impl Format for EyesOnRussia {
    fn id(&self) -> &'static str {
        "eyes_on_russia"
    }

    fn label(&self) -> &'static str {
        "Eyes on Russia CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["entry", "date", "lat", "lon", "arms/munition", "violence level"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns)
            .with(columns, Field::Id, "entry")
            .with(columns, Field::Kind, "event_group")
            .with(columns, Field::Place, "town/city")
            .with(columns, Field::Admin2, "district")
            .with(columns, Field::Admin1, "province")
            .with(columns, Field::Summary, "brief description")
            .with(columns, Field::Weapon, "arms/munition")
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        let group = kind::id_from_text(row.get("event_group"));
        if let Some((_, kind)) = KINDS.iter().find(|(word, _)| group.contains(word)) {
            builder.set(Field::Kind, *kind);
        }
        // The footage, and the post that found its place.
        for column in ["link", "geolocation"] {
            let found = split_citations(row.get(column));
            builder.sources.extend(found.into_iter().filter(|source| !source.url.is_empty()));
        }
    }
}
