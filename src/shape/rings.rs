//! Closed rings of corners on the Earth: what lies inside, how far the edge is.

use std::sync::LazyLock;

use super::ShapeError;
use crate::dataset::Place;

/// Corners as longitude and latitude in degrees; the last one joins the first.
pub type Ring = Vec<[f64; 2]>;

/// Corners of the ring that stands for a circle.
const CIRCLE_CORNERS: usize = 128;

/// Degrees around the Earth.
const TURN: f64 = 360.0;

type Edge = ([f64; 2], [f64; 2]);

/// A ring that goes around against the clock, or with it.
pub fn turned(mut ring: Ring, against_clock: bool) -> Ring {
    let area: f64 = edges(&ring).map(|([x_1, y_1], [x_2, y_2])| x_1 * y_2 - x_2 * y_1).sum();
    if (area > 0.0) != against_clock {
        ring.reverse();
    }
    ring
}

/// The edges of a ring, whether it is closed by a repeated corner or not.
pub fn edges(ring: &Ring) -> impl Iterator<Item = Edge> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Whether the ray to the east of a point crosses an edge.
pub(crate) fn crosses(([x_1, y_1], [x_2, y_2]): Edge, [x, y]: [f64; 2]) -> bool {
    (y_1 > y) != (y_2 > y) && x < x_1 + (y - y_1) / (y_2 - y_1) * (x_2 - x_1)
}

/// Whether `place` lies inside, by the even-odd rule over all rings.
pub fn contains<'a>(rings: impl Iterator<Item = &'a Ring> + Clone, place: Place) -> bool {
    let [west, south, east, north] = bounds(rings.clone());
    let y = place.latitude();
    if !(south..=north).contains(&y) {
        return false;
    }
    // A ring across the antimeridian has longitudes beyond it.
    [0.0, -TURN, TURN].into_iter().any(|turn| {
        let at = [place.longitude() + turn, y];
        (west..=east).contains(&at[0])
            && rings.clone().flat_map(edges).filter(|edge| crosses(*edge, at)).count() % 2 == 1
    })
}

/// West, south, east and north ends in degrees.
pub fn bounds<'a>(rings: impl Iterator<Item = &'a Ring>) -> [f64; 4] {
    let nothing = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    rings.flatten().fold(nothing, |[west, south, east, north], [x, y]| {
        [west.min(*x), south.min(*y), east.max(*x), north.max(*y)]
    })
}

/// Metres of one degree of latitude on a sphere.
pub(super) const METRES_PER_DEGREE: f64 = 111_195.0;

/// Metres from `place` to the box of `bounds`, 0 inside it: no more than
/// [`distance_m`] to any ring in the box, and found at once.
pub fn gap_m([west, south, east, north]: [f64; 4], place: Place) -> f64 {
    let beside = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
    let turned = |turn: f64| beside(west, east, place.longitude() + turn);
    let x = turned(0.0).min(turned(-TURN)).min(turned(TURN));
    let metres_per_degree_east = METRES_PER_DEGREE * place.latitude().to_radians().cos();
    (x * metres_per_degree_east).hypot(beside(south, north, place.latitude()) * METRES_PER_DEGREE)
}

/// From `point` to the nearest point of an edge of the same plane.
pub(super) fn to_edge((from, to): Edge, point: [f64; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let away = [point[0] - from[0], point[1] - from[1]];
    let length_squared = along[0] * along[0] + along[1] * along[1];
    let share = if length_squared > 0.0 {
        ((along[0] * away[0] + along[1] * away[1]) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (away[0] - share * along[0]).hypot(away[1] - share * along[1])
}

/// Metres from `place` to the nearest point of the rings, from inside or outside.
///
/// Measured on the plane that touches the Earth at `place`: right within
/// 1 % up to a hundred kilometres, and far away at least far.
pub fn distance_m<'a>(rings: impl Iterator<Item = &'a Ring>, place: Place) -> f64 {
    let metres_per_degree_east = METRES_PER_DEGREE * place.latitude().to_radians().cos();
    rings.flat_map(edges).fold(f64::INFINITY, |nearest, (start, end)| {
        // The copy of the edge that is nearest around the Earth.
        let turn = ((start[0] - place.longitude()) / TURN).round() * TURN;
        let from_place = |[x, y]: [f64; 2]| {
            [
                (x - turn - place.longitude()) * metres_per_degree_east,
                (y - place.latitude()) * METRES_PER_DEGREE,
            ]
        };
        nearest.min(to_edge((from_place(start), from_place(end)), [0.0; 2]))
    })
}

/// With longitudes that go on where the ring, drawn by hand, crosses the
/// antimeridian.
pub(super) fn unwound(mut ring: Ring) -> Ring {
    let mut before: Option<f64> = None;
    for corner in &mut ring {
        if let Some(before) = before {
            corner[0] -= ((corner[0] - before) / TURN).round() * TURN;
        }
        before = Some(corner[0]);
    }
    ring
}

/// Without the closing corner and doubles; refuses what is no ring on the Earth.
pub(super) fn clean(mut ring: Ring) -> Result<Ring, ShapeError> {
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring.dedup();
    if ring.len() < 3 {
        return Err(ShapeError::Corners(ring.len()));
    }
    for [x, y] in &ring {
        if !(x.is_finite() && x.abs() <= TURN * 1.5 && y.is_finite() && y.abs() <= 90.0) {
            return Err(ShapeError::OffTheEarth(*y, *x));
        }
    }
    Ok(ring)
}

/// Sine and cosine of the bearing of each corner of a circle.
static BEARINGS: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| {
    let corners = 0..CIRCLE_CORNERS;
    let bearing = |corner| std::f64::consts::TAU * corner as f64 / CIRCLE_CORNERS as f64;
    corners.map(|corner| bearing(corner).sin_cos()).collect()
});

/// The ring that stands for a circle on the sphere.
pub(super) fn circle(centre: Place, radius_m: f64) -> Ring {
    const MEAN_RADIUS_M: f64 = 6_371_008.8;
    let (phi, away) = (centre.latitude().to_radians(), radius_m / MEAN_RADIUS_M);
    let ((phi_sin, phi_cos), (away_sin, away_cos)) = (phi.sin_cos(), away.sin_cos());
    let corner = |(bearing_sin, bearing_cos): &(f64, f64)| {
        let sin_north = phi_sin * away_cos + phi_cos * away_sin * bearing_cos;
        let north = sin_north.clamp(-1.0, 1.0).asin();
        let east = (bearing_sin * away_sin * phi_cos).atan2(away_cos - phi_sin * north.sin());
        [centre.longitude() + east.to_degrees(), north.to_degrees()]
    };
    BEARINGS.iter().map(corner).collect()
}
