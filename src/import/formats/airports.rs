//! Incidents with drones at airports, as CSV and as GeoJSON.

use super::geojson;
use crate::dataset::{GeoPrecision, kind};
use crate::import::event_builder::split_citations;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// The table that is kept by hand.
pub struct AirportsCsv;

/// The map made from it.
pub struct AirportsGeoJson;

fn recognises(columns: &Columns) -> bool {
    columns.have(&["airport_name", "incident_type", "date_start_utc", "source_primary_url"])
}

fn complete(row: &Row<'_>, builder: &mut EventBuilder) {
    let incident = row.get("incident_type");
    let kind = match kind::id_from_text(incident).as_str() {
        "closure" | "lockdown" => "airport_closure".to_owned(),
        "sighting" | "incursion" | "overflight" => "drone_incursion".to_owned(),
        other => other.to_owned(),
    };
    builder.what = kind::label(&kind);
    builder.set(Field::Kind, kind);
    builder.geo_precision = Some(GeoPrecision::Exact);
    for column in ["source_primary_url", "source_secondary_url"] {
        builder.sources.extend(split_citations(row.get(column)));
    }
}

impl Format for AirportsCsv {
    fn id(&self) -> &'static str {
        "airports_csv"
    }

    fn label(&self) -> &'static str {
        "Airport incidents CSV"
    }

    fn container(&self) -> Container {
        Container::Table
    }

    fn recognises(&self, columns: &Columns) -> bool {
        recognises(columns)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        complete(row, builder);
    }
}

impl Format for AirportsGeoJson {
    fn id(&self) -> &'static str {
        "airports_geojson"
    }

    fn label(&self) -> &'static str {
        "Airport incidents GeoJSON"
    }

    fn container(&self) -> Container {
        Container::GeoJson
    }

    fn recognises(&self, columns: &Columns) -> bool {
        recognises(columns)
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        geojson::mapping(columns)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        complete(row, builder);
    }
}
