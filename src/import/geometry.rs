//! Geometries of GeoJSON in a cell: where they lie.

use serde_json::Value;

use crate::dataset::Place;
use crate::dataset::place_text::{self, ReferenceSystem};
use crate::language::{Message, message};

/// Name of the column that holds the geometry as it is written.
pub const GEOMETRY: &str = "geometry";

/// A point and the radius in metres around it that holds the whole geometry:
/// 0 for a single point, the middle of the bounding box otherwise.
///
/// # Errors
/// When a position is missing, not a number or outside the globe.
pub fn centre_and_radius_m(geometry: &str) -> Result<Option<(Place, f32)>, Message> {
    let value: Value = serde_json::from_str(geometry)
        .map_err(|error| message!("note-no-geometry", reason = Message::of(&error)))?;
    let found = place_text::position_of_value(&value, &ReferenceSystem::Wgs84);
    let found = found.map_err(|doubt| doubt.message())?;
    Ok(found.map(|position| (position.place, position.radius_m)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_no_radius_and_a_polygon_has_one_that_holds_it() {
        let point = centre_and_radius_m(r#"{"type":"Point","coordinates":[30.5,50.4]}"#);
        assert_eq!(point, Ok(Some((Place::new(50.4, 30.5).unwrap(), 0.0))));
        let square =
            r#"{"type":"Polygon","coordinates":[[[30,50],[31,50],[31,51],[30,51],[30,50]]]}"#;
        let (centre, radius) = centre_and_radius_m(square).unwrap().unwrap();
        assert_eq!((centre.latitude(), centre.longitude()), (50.5, 30.5));
        assert!((65_000.0..67_000.0).contains(&radius), "{radius}");
        assert_eq!(
            centre_and_radius_m(r#"{"type":"GeometryCollection","geometries":[]}"#),
            Ok(None)
        );
    }

    #[test]
    fn a_line_over_the_antimeridian_stays_short() {
        let line = r#"{"type":"LineString","coordinates":[[179.5,52],[-179.5,52]]}"#;
        let (centre, radius) = centre_and_radius_m(line).unwrap().unwrap();
        assert_eq!((centre.latitude(), centre.longitude().abs()), (52.0, 180.0));
        assert!((34_000.0..35_000.0).contains(&radius), "{radius}");
    }

    #[test]
    fn a_position_outside_the_globe_is_refused() {
        assert!(centre_and_radius_m(r#"{"type":"Point","coordinates":[50.4,130.5]}"#).is_err());
    }
}
