//! The circle around the positions of a geometry.

use super::{Doubt, Geometry, ReferenceSystem};
use crate::dataset::place::Place;

/// Degrees around the Earth, and half of it.
const TURN: f64 = 360.0;
const HALF_TURN: f64 = 180.0;

/// The circle around a geometry in the system that it names, else in `system`;
/// `None` of an empty one.
pub fn of_geometry(
    geometry: &Geometry,
    system: &ReferenceSystem,
) -> Result<Option<(Place, f32)>, Doubt> {
    let named = geometry.srid.filter(|&srid| srid != 0).map(ReferenceSystem::of_code);
    let system = named.as_ref().unwrap_or(system);
    let places = geometry.positions.iter().map(|&[x, y]| system.place(x, y));
    Ok(bounding_circle(&places.collect::<Result<Vec<_>, _>>()?))
}

/// Positions nearer than this are the same: a tenth of a millimetre.
const SAME_DEGREES: f64 = 1e-9;

/// The middle of the bounding box of `places` and the distance in metres to the
/// farthest of them; `None` without any.
///
/// Across the antimeridian the box is the one that is narrower than half the
/// Earth, if there is one.
pub fn bounding_circle(places: &[Place]) -> Option<(Place, f32)> {
    let first = places.first()?;
    if places.len() == 1 {
        return Some((*first, 0.0));
    }
    let (mut south, mut north) = (first.latitude(), first.latitude());
    for place in places {
        south = south.min(place.latitude());
        north = north.max(place.latitude());
    }
    let [west, east] = width(places);
    let mut middle = (west + east) / 2.0;
    if middle > HALF_TURN {
        middle -= TURN;
    }
    let centre = Place::new((south + north) / 2.0, middle)?;
    // A point in the middle of its own circle is that point, without rounding.
    let is_first = (centre.latitude() - first.latitude()).abs() < SAME_DEGREES
        && (centre.longitude() - first.longitude()).abs() < SAME_DEGREES;
    let centre = if is_first { *first } else { centre };
    let radius = places.iter().map(|place| centre.distance_m(*place)).fold(0.0, f64::max);
    Some((centre, radius as f32))
}

/// West and east end, the latter beyond 180° where the box crosses it.
fn width(places: &[Place]) -> [f64; 2] {
    let mut longitudes: Vec<f64> = places.iter().map(|place| place.longitude()).collect();
    longitudes.sort_by(f64::total_cmp);
    let (west, east) = match longitudes[..] {
        [only] => (only, only),
        [west, .., east] => (west, east),
        [] => (0.0, 0.0),
    };
    if east - west <= HALF_TURN {
        return [west, east];
    }
    let pairs = longitudes.iter().zip(longitudes.iter().skip(1));
    let widest = pairs.max_by(|(a, b), (c, d)| (*b - *a).total_cmp(&(*d - *c)));
    match widest {
        // Nothing but both ends of the map is the whole world, no meridian.
        Some((end, start)) if (f64::EPSILON..=HALF_TURN).contains(&(end + TURN - start)) => {
            [*start, end + TURN]
        }
        _ => [west, east],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: f64, longitude: f64) -> Place {
        Place::new(latitude, longitude).unwrap()
    }

    #[test]
    fn a_circle_across_the_antimeridian_is_small() {
        let (centre, radius_m) =
            bounding_circle(&[place(52.0, 179.5), place(52.0, -179.5)]).unwrap();
        assert!((centre.longitude().abs() - 180.0).abs() < 1e-9, "{centre:?}");
        assert!((30_000.0..40_000.0).contains(&radius_m), "{radius_m}");
        // Cut at the antimeridian, as in most files.
        let cut =
            [place(-17.0, 177.0), place(-17.0, 180.0), place(-17.0, -180.0), place(-17.0, -179.0)];
        let (centre, _) = bounding_circle(&cut).unwrap();
        assert!((centre.longitude() - 179.0).abs() < 1e-9, "{centre:?}");
    }

    #[test]
    fn the_whole_world_is_no_line_along_the_antimeridian() {
        let world =
            [place(-90.0, -180.0), place(-90.0, 180.0), place(90.0, 180.0), place(90.0, -180.0)];
        let (centre, radius_m) = bounding_circle(&world).unwrap();
        assert_eq!((centre.latitude(), centre.longitude()), (0.0, 0.0));
        assert!(radius_m > 9e6);
    }
}
