//! GeoJSON whose properties are recognised by their names.

use crate::import::geojson::{GEOMETRY, centre_and_radius_m};
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// Features and bare geometries.
pub struct GeoJson;

/// Fields of features that mean the same in all GeoJSON.
pub fn mapping(columns: &Columns) -> Mapping {
    // The geometry is the position; copies of it in properties are not read.
    Mapping::guess(columns).without(Field::Latitude).without(Field::Longitude).with(
        columns,
        Field::Coordinates,
        GEOMETRY,
    )
}

/// The geometry becomes that of the builder; a damaged one stays and is reported
/// as coordinates.
pub fn place(row: &Row<'_>, builder: &mut EventBuilder) {
    if let Ok(found) = centre_and_radius_m(row.get(GEOMETRY)) {
        builder.geometry = found;
        builder.set(Field::Coordinates, "");
    }
}

impl Format for GeoJson {
    fn id(&self) -> &'static str {
        "geojson"
    }

    fn label(&self) -> &'static str {
        "GeoJSON"
    }

    fn container(&self) -> Container {
        Container::GeoJson
    }

    fn knows_columns(&self) -> bool {
        false
    }

    fn recognises(&self, _columns: &Columns) -> bool {
        true
    }

    fn mapping(&self, columns: &Columns) -> Mapping {
        mapping(columns)
    }

    fn complete(&self, row: &Row<'_>, builder: &mut EventBuilder) {
        place(row, builder);
    }
}
