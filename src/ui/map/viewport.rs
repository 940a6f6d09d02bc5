//! The visible part of the world: from Mercator to the screen in f64.

use egui::{Pos2, Rect, pos2};

use crate::dataset::{Place, wrapped};
use crate::summary::MapBox;
use crate::summary::ground::mercator;

/// A rectangle on the screen and what it shows.
#[derive(Debug, Clone, Copy)]
pub struct Viewport {
    /// Where the map is.
    pub rect: Rect,
    centre: [f64; 2],
    /// Points that the whole world is wide.
    world_points: f64,
}

/// Metres around the equator (WGS 84).
const EQUATOR_M: f64 = 40_075_016.685_578_5;

impl Viewport {
    /// The map `rect` around `centre` at walkers' `zoom` (256-point tiles).
    pub fn new(rect: Rect, centre: Place, zoom: f64) -> Self {
        Self { rect, centre: mercator(centre), world_points: 256.0 * zoom.exp2() }
    }

    /// Where a Mercator position lies, on the copy of the world nearest to the
    /// centre of the map.
    pub fn project(&self, mercator: [f64; 2]) -> Pos2 {
        let mut east = mercator[0] - self.centre[0];
        east -= east.round();
        let south = mercator[1] - self.centre[1];
        let centre = self.rect.center();
        pos2(
            (f64::from(centre.x) + east * self.world_points) as f32,
            (f64::from(centre.y) + south * self.world_points) as f32,
        )
    }

    /// Points that a share of the world's width is wide.
    pub fn wide(&self, share: f64) -> f64 {
        share * self.world_points
    }

    /// West, south, east, north of what it shows, within one world.
    pub fn bounds(&self) -> [f64; 4] {
        let half = [self.rect.width(), self.rect.height()]
            .map(|side| f64::from(side) / 2.0 / self.world_points);
        let longitude = |x: f64| (x.clamp(0.0, 1.0) - 0.5) * 360.0;
        let latitude = |y: f64| {
            let y = y.clamp(0.0, 1.0);
            (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees()
        };
        let [x, y] = self.centre;
        [
            longitude(x - half[0]),
            latitude(y + half[1]),
            longitude(x + half[0]),
            latitude(y - half[1]),
        ]
    }

    /// Where a line of Mercator positions runs: it begins on the copy of the world
    /// nearest to the centre of the map and stays whole across the antimeridian.
    pub fn path(&self, positions: impl IntoIterator<Item = [f64; 2]>) -> Vec<Pos2> {
        let mut start = None;
        let mut east = 0.0;
        let point = |at: [f64; 2]| {
            let (first, on_screen) = *start.get_or_insert_with(|| (at, self.project(at)));
            let away = at[0] - first[0];
            east = away - (away - east).round();
            on_screen + egui::vec2(self.wide(east) as f32, self.wide(at[1] - first[1]) as f32)
        };
        positions.into_iter().map(point).collect()
    }

    /// Where the outline of a ring of longitudes and latitudes runs, back to its first corner.
    pub fn outline(&self, ring: &[[f64; 2]]) -> Vec<Pos2> {
        let corners = ring.iter().chain(ring.first());
        self.path(corners.filter_map(|[x, y]| Place::new(*y, wrapped(*x))).map(mercator))
    }

    /// What it shows.
    pub fn map_box(&self) -> MapBox {
        let sides = [self.rect.width(), self.rect.height()];
        MapBox::around(self.centre, sides.map(|side| f64::from(side) / self.world_points))
    }

    /// The position at a point of the screen; beyond the antimeridian x is
    /// outside of the unit square.
    pub fn unproject(&self, at: Pos2) -> [f64; 2] {
        let away = at - self.rect.center();
        [
            self.centre[0] + f64::from(away.x) / self.world_points,
            self.centre[1] + f64::from(away.y) / self.world_points,
        ]
    }

    /// The place at a point of the screen; none beyond the poles of the map.
    pub fn place_at(&self, at: Pos2) -> Option<Place> {
        let [x, y] = self.unproject(at);
        let longitude = (x.rem_euclid(1.0) - 0.5) * 360.0;
        let latitude = (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
        Place::new(latitude, longitude).filter(|_| (0.0..=1.0).contains(&y))
    }

    /// The rectangle from a north-western to a south-eastern position, on the
    /// copy of the world that is nearest to the centre of the map.
    pub fn rect_between(&self, north_west: [f64; 2], south_east: [f64; 2]) -> Rect {
        let middle = f64::midpoint(north_west[0], south_east[0]);
        let round = (middle - self.centre[0]).round();
        let at = |[x, y]: [f64; 2]| {
            let centre = self.rect.center();
            pos2(
                (f64::from(centre.x) + (x - round - self.centre[0]) * self.world_points) as f32,
                (f64::from(centre.y) + (y - self.centre[1]) * self.world_points) as f32,
            )
        };
        Rect::from_min_max(at(north_west), at(south_east))
    }

    /// How many cells of `points` make up the width of the world at the last
    /// whole step of the zoom.
    pub fn cells_around(&self, points: f64) -> u32 {
        let world = 256.0 * (self.world_points / 256.0).log2().floor().exp2();
        (world / points).round().clamp(1.0, f64::from(u32::MAX)) as u32
    }

    /// How much larger than at the last whole step of the zoom things are: 1 to 2.
    pub fn stretch(&self) -> f64 {
        self.world_points / (256.0 * (self.world_points / 256.0).log2().floor().exp2())
    }

    /// The cell of a grid of `points` that a Mercator position lies in. The grid
    /// is fixed to the world and doubles with whole steps of the zoom.
    pub fn cell(&self, mercator: [f64; 2], points: f64) -> [i64; 2] {
        let world = 256.0 * (self.world_points / 256.0).log2().floor().exp2();
        mercator.map(|share| (share * world / points).floor() as i64)
    }

    /// Points that `metres` on the ground at `place` are long.
    pub fn points(&self, place: Place, metres: f64) -> f32 {
        let stretch = place.latitude().to_radians().cos().max(0.01);
        (metres / (EQUATOR_M * stretch) * self.world_points) as f32
    }

    /// Metres on the ground that one point shows at `place`.
    pub fn metres_per_point(&self, place: Place) -> f64 {
        EQUATOR_M * place.latitude().to_radians().cos() / self.world_points
    }
}

/// The zoom at which west, south, east, north fill `size`, and their middle.
pub fn fitting(bounds: [f64; 4], size: egui::Vec2) -> Option<(Place, f64)> {
    let [west, south, east, north] = bounds;
    let (low, high) = (mercator(Place::new(south, west)?), mercator(Place::new(north, east)?));
    let wide = (high[0] - low[0]).abs().max(1e-6);
    let tall = (low[1] - high[1]).abs().max(1e-6);
    let fit =
        |points: f32, share: f64| (f64::from(points.max(64.0)) * 0.86 / (256.0 * share)).log2();
    let zoom = fit(size.x, wide).min(fit(size.y, tall)).clamp(2.0, 16.0);
    // The middle on the map, not of the degrees.
    let y = (low[1] + high[1]) / 2.0;
    let latitude = (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
    Some((Place::new(latitude, (west + east) / 2.0)?, zoom))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fitted_lies_inside() {
        let size = egui::vec2(800.0, 500.0);
        let bounds = [30.2, 50.2, 30.9, 50.7];
        let (centre, zoom) = fitting(bounds, size).unwrap();
        let rect = Rect::from_min_size(pos2(10.0, 20.0), size);
        let viewport = Viewport::new(rect, centre, zoom);
        for (lat, lon) in [(50.2, 30.2), (50.7, 30.9)] {
            let at = viewport.project(mercator(Place::new(lat, lon).unwrap()));
            assert!(rect.contains(at), "{at:?}");
        }
        assert!(
            Viewport::new(rect, centre, zoom + 0.5)
                .project(mercator(Place::new(50.2, 30.2).unwrap()))
                .y
                > rect.bottom()
        );
    }

    #[test]
    fn bounds_are_what_is_seen() {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), egui::vec2(800.0, 500.0));
        let viewport = Viewport::new(rect, Place::new(50.45, 30.55).unwrap(), 9.2);
        let [west, south, east, north] = viewport.bounds();
        let at = |latitude, longitude| {
            viewport.project(mercator(Place::new(latitude, longitude).unwrap()))
        };
        assert!(at(north, west).distance(rect.left_top()) < 0.1);
        assert!(at(south, east).distance(rect.right_bottom()) < 0.1);
    }

    #[test]
    fn a_line_across_the_antimeridian_stays_whole() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(800.0, 500.0));
        let viewport = Viewport::new(rect, Place::new(0.0, 179.0).unwrap(), 6.0);
        let places = [170.0, 176.0, -178.0, -172.0].map(|lon| Place::new(1.0, lon).unwrap());
        let path = viewport.path(places.map(mercator));
        for pair in path.windows(2) {
            assert!((pair[1].x - pair[0].x - 273.07).abs() < 0.1, "{path:?}");
        }
        assert_eq!(path[0], viewport.project(mercator(places[0])));
        // A ring counts on beyond it, and ends where it began.
        let ring = [[176.0, 1.0], [184.0, 1.0], [184.0, 3.0]];
        let outline = viewport.outline(&ring);
        assert!((outline[1].x - outline[0].x - 364.09).abs() < 0.1, "{outline:?}");
        assert_eq!(outline.first(), outline.last());
    }

    #[test]
    fn places_across_the_antimeridian_are_near() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(800.0, 500.0));
        let viewport = Viewport::new(rect, Place::new(0.0, 179.9).unwrap(), 8.0);
        let at = viewport.project(mercator(Place::new(0.0, -179.9).unwrap()));
        assert!(rect.contains(at) && at.x > 400.0, "{at:?}");
    }
}
