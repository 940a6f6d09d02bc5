//! Any KML or KMZ of placemarks.

use crate::import::geometry::centre_and_radius_m;
use crate::import::kml::coordinates_as_geometry;
use crate::import::{Columns, Container, EventBuilder, Field, Format, Mapping, Row};

/// Placemarks with their time stamps, where they have any.
pub struct Kml;

/// Fields of placemarks that mean the same in every KML.
pub fn mapping(columns: &Columns) -> Mapping {
    let mut mapping = Mapping::guess(columns)
        .without(Field::Latitude)
        .without(Field::Longitude)
        .with(columns, Field::Title, "name")
        .with(columns, Field::Summary, "description")
        .with(columns, Field::Coordinates, "coordinates");
    // Placemarks without an element of time may have extended data for it.
    for (field, own) in [(Field::Start, "begin"), (Field::End, "end")] {
        let guessed: Vec<usize> = mapping.columns(field).to_vec();
        let own = columns.index(own);
        let others = guessed.into_iter().filter(|column| Some(*column) != own);
        let all: Vec<usize> = own.into_iter().chain(others).collect();
        mapping.set_all(field, all);
    }
    mapping
}

/// Longitude-first tuples become the geometry of the builder; what cannot be
/// read stays and is reported as coordinates.
pub fn place(row: &Row<'_>, builder: &mut EventBuilder) {
    let text = row.get("coordinates");
    if let Ok(found) = centre_and_radius_m(&coordinates_as_geometry(text)) {
        builder.geometry = found;
        builder.set(Field::Coordinates, "");
    }
}

impl Format for Kml {
    fn id(&self) -> &'static str {
        "kml"
    }

    fn label(&self) -> &'static str {
        "KML or KMZ"
    }

    fn container(&self) -> Container {
        Container::Kml
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
