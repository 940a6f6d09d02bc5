//! Air alerts of Ukraine: the official record and the one of volunteers.

use crate::dataset::{GeoPrecision, TimePrecision};
use crate::import::memo::ColumnDependencies;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};
use crate::language::{MessageId, message_id};

/// Alerts by oblast, raion or hromada, as the authorities declare them.
pub struct OfficialAlerts;

/// Alerts by oblast, as volunteers wrote them down.
pub struct VolunteerAlerts;

/// Alerts by oblast, overlapping ones joined into one, as analysts publish them.
pub struct OblastAlerts;

/// Why the end of a naive alert means little.
const NAIVE: MessageId = message_id!("note-end-made-up");

impl Format for OfficialAlerts {
    fn id(&self) -> &'static str {
        "alerts_official"
    }

    fn label(&self) -> &'static str {
        "Air alerts, official"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies {
            accuracy: &["level"],
            admin1: &["oblast", "raion"],
            ..ColumnDependencies::default()
        })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["oblast", "raion", "hromada", "level", "started_at", "finished_at"])
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        Mapping::guess(columns).with(columns, Field::Place, "hromada")
    }

    fn times_are_exact(&self) -> bool {
        true
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        common(builder);
        let (oblast, raion) = (row.get("oblast"), row.get("raion"));
        if is_raion(oblast) && is_oblast(raion) {
            builder.set(Field::Admin1, raion);
            builder.set(Field::Admin2, oblast);
            let reason = message_id!("note-oblast-raion-swapped");
            builder.notes.push((Field::Admin1, reason));
        }
        builder.geo_precision = match row.get("level") {
            "oblast" => Some(GeoPrecision::Oblast),
            "raion" => Some(GeoPrecision::Raion),
            "hromada" => Some(GeoPrecision::Town),
            _ => None,
        };
    }
}

impl Format for VolunteerAlerts {
    fn id(&self) -> &'static str {
        "alerts_volunteer"
    }

    fn label(&self) -> &'static str {
        "Air alerts, volunteers"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies { time: &["naive"], ..ColumnDependencies::default() })
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["region", "started_at", "finished_at", "naive"])
    }

    fn times_are_exact(&self) -> bool {
        true
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        common(builder);
        builder.geo_precision = Some(GeoPrecision::Oblast);
        if row.get("naive").eq_ignore_ascii_case("true") {
            builder.time_doubt = Some(NAIVE);
            builder.time_precision = Some(TimePrecision::Hour);
        }
    }
}

impl Format for OblastAlerts {
    fn id(&self) -> &'static str {
        "alerts_oblast"
    }

    fn label(&self) -> &'static str {
        "Air alerts, by oblast"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn dependencies(&self) -> Option<ColumnDependencies> {
        Some(ColumnDependencies::default())
    }

    fn recognises(&self, columns: &Columns) -> bool {
        columns.have(&["region", "started_at", "finished_at", "n_subalerts"])
    }

    fn times_are_exact(&self) -> bool {
        true
    }

    fn complete(&self, _row: &Row<'_>, builder: &mut EventBuilder) {
        common(builder);
        builder.geo_precision = Some(GeoPrecision::Oblast);
    }
}

fn common(builder: &mut EventBuilder) {
    builder.set(Field::Kind, "air_alert");
    builder.set(Field::Country, "UA");
}

fn is_raion(name: &str) -> bool {
    ["raion", "район"].iter().any(|word| name.ends_with(word))
}

fn is_oblast(name: &str) -> bool {
    ["oblast", "область"].iter().any(|word| name.ends_with(word))
}
