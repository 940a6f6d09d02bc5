//! GeoJSON whose properties are recognised by their names.

use crate::import::geometry::GEOMETRY;
use crate::import::{Columns, Container, Field, Format, Mapping};

/// Features and bare geometries.
pub struct GeoJson;

/// Fields of features that mean the same in all GeoJSON.
pub fn mapping(columns: &Columns) -> Mapping {
    // The geometry is the position; what properties say counts where there is none.
    Mapping::guess(columns).with(columns, Field::Coordinates, GEOMETRY)
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
}
