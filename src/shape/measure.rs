//! Lengths and areas on the ellipsoid (WGS 84, by Karney's geodesics).

use geo::{Distance as _, Geodesic, GeodesicArea as _};

use super::{Outline, Shape};
use crate::dataset::Place;

/// Metres along the shortest lines from place to place.
pub fn length_m(places: &[Place]) -> f64 {
    let point = |place: &Place| geo::Point::new(place.longitude(), place.latitude());
    places
        .iter()
        .zip(places.iter().skip(1))
        .map(|(from, to)| Geodesic.distance(point(from), point(to)))
        .sum()
}

/// Square metres that a shape covers; holes are left out.
pub fn area_m2(shape: &Shape) -> f64 {
    // Whichever way round the ring goes.
    let ring = |ring: &super::Ring| {
        let outer = geo::LineString::from(ring.clone());
        geo::Polygon::new(outer, Vec::new()).geodesic_area_signed().abs()
    };
    match shape.outline() {
        Outline::Polygons(polygons) => polygons
            .iter()
            .filter_map(|polygon| {
                let (outer, holes) = polygon.split_first()?;
                Some(ring(outer) - holes.iter().map(ring).sum::<f64>())
            })
            .sum(),
        // A cap of the sphere.
        Outline::Circle { radius_m, .. } => {
            const MEAN_RADIUS_M: f64 = 6_371_008.8;
            let angle = radius_m / MEAN_RADIUS_M;
            std::f64::consts::TAU * MEAN_RADIUS_M.powi(2) * (1.0 - angle.cos())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: f64, longitude: f64) -> Place {
        Place::new(latitude, longitude).unwrap()
    }

    #[test]
    fn lengths_and_areas_agree_with_published_ones() {
        // JFK to Heathrow and the area of a degree square, by GeographicLib's
        // GeodSolve and Planimeter.
        let flight = length_m(&[place(40.6, -73.8), place(51.6, -0.5)]);
        assert!((flight - 5_551_759.4).abs() < 1.0, "{flight}");
        let square =
            Shape::drawn(&[place(0.0, 0.0), place(0.0, 1.0), place(1.0, 1.0), place(1.0, 0.0)])
                .unwrap();
        let area = area_m2(&square);
        assert!((area - 12_308_778_361.47).abs() < 1_000.0, "{area}");
        let holed = "POLYGON((0 0,0 2,2 2,2 0),(0 0,1 0,1 1,0 1))";
        let whole = Shape::from_text("POLYGON((0 0,2 0,2 2,0 2))").unwrap();
        let rest = area_m2(&Shape::from_text(holed).unwrap());
        assert!((area_m2(&whole) - area - rest).abs() < 1.0);
    }

    #[test]
    fn a_small_circle_is_as_large_as_on_a_plane() {
        let area = area_m2(&Shape::circle(place(50.0, 30.0), 1_000.0).unwrap());
        assert!((area - std::f64::consts::PI * 1e6).abs() < 10.0, "{area}");
    }
}
