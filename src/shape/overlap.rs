//! How two outlines of rings lie to each other, up to a metre.
//!
//! Neighbours in a file of boundaries share their edges, whose corners need not be the same
//! on both sides. What differs by less than a metre therefore counts as touching: it is
//! no overlap, and no part that lies outside. Held by the tests below and, against a
//! grid of points, by those of `tests/core/boundaries.rs`.

use super::rings::{self, METRES_PER_DEGREE, Ring, to_edge};

/// What lies nearer than this to an edge may lie on either side.
const TOUCH_M: f64 = 1.0;

/// Horizontal bands that edges are sorted into.
const BANDS: usize = 128;

/// How one outline lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// All of it lies in the other, as far as that is certain.
    Within,
    /// A part of it does.
    Partly,
    /// Nothing of it does.
    Apart,
}

/// A point in metres to the east and north of a common origin.
type Point = [f64; 2];
type Edge = (Point, Point);

/// Rings in metres, with their edges by bands from south to north.
struct Bands {
    points: Vec<Point>,
    bounds: [f64; 4],
    bands: Vec<Vec<Edge>>,
}

/// How the outline of `inner` lies to that of `outer`, both by the even-odd rule.
pub fn of(inner: &[Ring], outer: &[Ring]) -> Overlap {
    if inner == outer {
        return Overlap::Within;
    }
    let [west, south, east, north] = rings::bounds(inner.iter());
    let other = rings::bounds(outer.iter());
    // The copy of the other around the Earth that lies nearest.
    let turn = (((west + east) - (other[0] + other[2])) / 720.0).round() * 360.0;
    let origin = [(west + east) / 2.0, (south + north) / 2.0];
    let scale = [METRES_PER_DEGREE * origin[1].to_radians().cos(), METRES_PER_DEGREE];
    let inner = Bands::of(inner, |[x, y]| [(x - origin[0]) * scale[0], (y - origin[1]) * scale[1]]);
    let outer =
        Bands::of(outer, |[x, y]| [(x + turn - origin[0]) * scale[0], (y - origin[1]) * scale[1]]);
    if inner.is_far_from(&outer) {
        return Overlap::Apart;
    }
    let is_inside = |bands: &Bands, point: &Point| bands.contains(*point) && !bands.is_near(*point);
    let has_outer_corner = outer.points.iter().any(|point| is_inside(&inner, point));
    let mut corners = inner.points.iter();
    let are_all_in = corners.all(|point| outer.contains(*point) || outer.is_near(*point));
    let does_cross = || inner.edges().any(|edge| outer.is_crossed_by(*edge));
    if are_all_in && !has_outer_corner && !does_cross() {
        // Corners that all touch may surround a hole or a bay as well as lie in it.
        let is_sure = inner.points.iter().any(|point| is_inside(&outer, point))
            || inner.inner_point().is_some_and(|point| outer.contains(point));
        return if is_sure { Overlap::Within } else { Overlap::Apart };
    }
    // Where all corners touch, as of an oblast beside its only raion, a point between tells.
    let overlaps = has_outer_corner
        || inner.points.iter().any(|point| is_inside(&outer, point))
        || outer.inner_point().is_some_and(|point| is_inside(&inner, &point))
        || inner.inner_point().is_some_and(|point| is_inside(&outer, &point))
        || does_cross();
    if overlaps { Overlap::Partly } else { Overlap::Apart }
}

impl Bands {
    fn of(rings: &[Ring], place: impl Fn([f64; 2]) -> Point) -> Self {
        let rings: Vec<Ring> =
            rings.iter().map(|ring| ring.iter().map(|at| place(*at)).collect()).collect();
        let bounds = rings::bounds(rings.iter());
        let mut all = Self {
            points: rings.iter().flatten().copied().collect(),
            bounds,
            bands: vec![Vec::new(); BANDS],
        };
        for edge in rings.iter().flat_map(rings::edges) {
            let (low, high) = (edge.0[1].min(edge.1[1]), edge.0[1].max(edge.1[1]));
            for band in all.band(low - TOUCH_M)..=all.band(high + TOUCH_M) {
                all.bands[band].push(edge);
            }
        }
        all
    }

    fn band(&self, y: f64) -> usize {
        let [_, south, _, north] = self.bounds;
        let share = (y - south) / (north - south).max(f64::MIN_POSITIVE);
        ((share * BANDS as f64).max(0.0) as usize).min(BANDS - 1)
    }

    /// Every edge once or several times.
    fn edges(&self) -> impl Iterator<Item = &Edge> {
        self.bands.iter().flatten()
    }

    fn is_far_from(&self, other: &Self) -> bool {
        let ([a, b, c, d], [w, s, e, n]) = (self.bounds, other.bounds);
        c < w || e < a || d < s || n < b
    }

    fn contains(&self, [x, y]: Point) -> bool {
        let [west, south, east, north] = self.bounds;
        (west..=east).contains(&x)
            && (south..=north).contains(&y)
            && self.bands[self.band(y)].iter().filter(|edge| rings::crosses(**edge, [x, y])).count()
                % 2
                == 1
    }

    /// Whether an edge passes within [`TOUCH_M`] of a point.
    fn is_near(&self, point: Point) -> bool {
        self.bands[self.band(point[1])].iter().any(|edge| to_edge(*edge, point) <= TOUCH_M)
    }

    /// Whether `edge` goes through one of the edges, and not only to it or along it.
    fn is_crossed_by(&self, edge: Edge) -> bool {
        let (low, high) = (edge.0[1].min(edge.1[1]), edge.0[1].max(edge.1[1]));
        let (left, right) = (edge.0[0].min(edge.1[0]), edge.0[0].max(edge.1[0]));
        self.bands[self.band(low)..=self.band(high)].iter().flatten().any(|other| {
            other.0[0].max(other.1[0]) >= left
                && other.0[0].min(other.1[0]) <= right
                && parts(*other, edge)
                && parts(edge, *other)
        })
    }

    /// A point that lies inside, farther from every edge than a touch.
    fn inner_point(&self) -> Option<Point> {
        let [_, south, _, north] = self.bounds;
        (0..BANDS).find_map(|band| {
            let y = south + (band as f64 + 0.5) / BANDS as f64 * (north - south);
            let mut crossings: Vec<f64> = self.bands[band]
                .iter()
                .filter(|(from, to)| (from[1] > y) != (to[1] > y))
                .map(|(from, to)| from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0]))
                .collect();
            crossings.sort_by(f64::total_cmp);
            let stretches = crossings.as_chunks::<2>().0.iter();
            let mut middle = stretches.map(|[from, to]| [(from + to) / 2.0, y]);
            middle.find(|point| !self.is_near(*point))
        })
    }
}

/// Whether the line through `edge` parts the ends of `other`, each of them farther from it
/// than a touch.
fn parts((from, to): Edge, other: Edge) -> bool {
    let along = [to[0] - from[0], to[1] - from[1]];
    let length = along[0].hypot(along[1]).max(f64::MIN_POSITIVE);
    let side =
        |point: Point| (along[0] * (point[1] - from[1]) - along[1] * (point[0] - from[0])) / length;
    let (a, b) = (side(other.0), side(other.1));
    a * b < 0.0 && a.abs() > TOUCH_M && b.abs() > TOUCH_M
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, side: f64) -> Ring {
        let (east, north) = (west + side, south + side);
        vec![[west, south], [east, south], [east, north], [west, north]]
    }

    #[test]
    fn neighbours_that_share_an_edge_do_not_overlap() {
        let left = [square(30.0, 50.0, 1.0)];
        // The other side has a corner more, a tenth of a metre off.
        let right =
            [vec![[31.0, 50.0], [32.0, 50.0], [32.0, 51.0], [31.0, 51.0], [31.000_001, 50.4]]];
        assert_eq!(of(&left, &right), Overlap::Apart);
        assert_eq!(of(&right, &left), Overlap::Apart);
        let both = [vec![[30.0, 50.0], [32.0, 50.0], [32.0, 51.0], [30.0, 51.0]]];
        assert_eq!(of(&left, &both), Overlap::Within);
        assert_eq!(of(&right, &both), Overlap::Within);
        assert_eq!(of(&both, &left), Overlap::Partly);
    }

    #[test]
    fn crossing_bars_overlap_though_no_corner_lies_inside() {
        let lying = [vec![[30.0, 50.4], [32.0, 50.4], [32.0, 50.6], [30.0, 50.6]]];
        let standing = [vec![[30.9, 50.0], [31.1, 50.0], [31.1, 51.0], [30.9, 51.0]]];
        assert_eq!(of(&lying, &standing), Overlap::Partly);
        assert_eq!(of(&standing, &lying), Overlap::Partly);
    }

    #[test]
    fn what_fills_a_hole_lies_outside_and_around_a_hole_not_wholly_in_it() {
        let hole = square(30.4, 50.4, 0.2);
        let ring = [square(30.0, 50.0, 1.0), hole.clone()];
        assert_eq!(of(&[hole], &ring), Overlap::Apart);
        assert_eq!(of(&[square(30.3, 50.3, 0.4)], &ring), Overlap::Partly);
        assert_eq!(of(&[square(30.1, 50.1, 0.2)], &ring), Overlap::Within);
        assert_eq!(of(&ring, &ring), Overlap::Within);
        assert_eq!(of(&ring, &[square(30.0, 50.0, 1.0)]), Overlap::Within);
    }

    #[test]
    fn an_outline_beyond_the_antimeridian_is_met_on_the_other_side() {
        let beyond = [square(179.5, 10.0, 1.0)];
        assert_eq!(of(&[square(-179.9, 10.2, 0.2)], &beyond), Overlap::Within);
        assert_eq!(of(&[square(179.6, 10.2, 0.2)], &beyond), Overlap::Within);
        assert_eq!(of(&[square(-179.0, 10.2, 0.2)], &beyond), Overlap::Apart);
    }
}
