//! Which part of the world a map on paper shows, and at which scale.

use super::sheet::Region;
use crate::dataset::Place;
use crate::summary::ground::place_at;

/// The side of the world in pixels of a web map at zoom 0.
const WORLD_PX: f32 = 256.0;

/// A web map shows a pixel where paper shows so many points: letters and lines that suit
/// a screen are too large for paper.
pub const POINTS_PER_PX: f32 = 0.6;

/// Nothing is drawn closer than a web map at this zoom.
const CLOSEST_ZOOM: f32 = 12.0;

/// The smallest world, as a share of a side of the map.
const LEAST_WORLD: f64 = 0.5;

/// The circumference of the earth on the equator (WGS 84), in metres.
const EQUATOR_M: f64 = 40_075_016.685_578_5;

/// A map on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Where it lies on the page.
    pub region: Region,
    /// What is in its middle, on the unit square of Web Mercator.
    pub middle: [f64; 2],
    /// How wide the world is, in points.
    pub world_points: f64,
}

impl Frame {
    /// The closest that shows all of `at`, positions on the unit square, with a margin of
    /// `margin` points; the whole world without any.
    pub fn around(region: Region, at: &[[f64; 2]], margin: f32) -> Self {
        let bounds = |shift: fn(f64) -> f64| {
            let mut bounds = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
            for [x, y] in at {
                let x = shift(*x);
                bounds = [bounds[0].min(x), bounds[1].min(*y), bounds[2].max(x), bounds[3].max(*y)];
            }
            bounds
        };
        // What lies on both sides of the antimeridian is looked at across it.
        let (as_is, across) = (bounds(|x| x), bounds(|x| if x < 0.5 { x + 1.0 } else { x }));
        let narrower = if across[2] - across[0] < as_is[2] - as_is[0] { across } else { as_is };
        let [west, north, east, south] =
            if at.is_empty() { [0.0, 0.15, 1.0, 0.75] } else { narrower };
        let room = |side: f32| f64::from((side - 2.0 * margin).max(side / 2.0));
        let fits = |room: f64, reach: f64| if reach > 0.0 { room / reach } else { f64::MAX };
        let world_points =
            fits(room(region.width), east - west).min(fits(room(region.height), south - north));
        let closest = f64::from(WORLD_PX * CLOSEST_ZOOM.exp2() * POINTS_PER_PX);
        let farthest = f64::from(region.width.min(region.height)) * LEAST_WORLD;
        Self {
            region,
            middle: [(west + east) / 2.0, (north + south) / 2.0],
            world_points: world_points.clamp(farthest, closest.max(farthest)),
        }
    }

    /// The same part of the world in another region, as much of it as fits.
    #[must_use]
    pub fn shown_in(&self, region: Region) -> Self {
        let [across, down] = [region.width / self.region.width, region.height / self.region.height];
        Self { region, world_points: self.world_points * f64::from(across.min(down)), ..*self }
    }

    /// The same middle from further away, at the zoom `zoom` of a web map.
    #[must_use]
    pub fn at_zoom(&self, region: Region, zoom: f32) -> Self {
        let world_points = f64::from(WORLD_PX * zoom.exp2() * POINTS_PER_PX);
        Self { region, world_points, ..*self }
    }

    /// The zoom of a web map that shows as much.
    pub fn zoom(&self) -> f64 {
        (self.world_points / f64::from(WORLD_PX * POINTS_PER_PX)).log2()
    }

    /// Where a position on the unit square lies on the page.
    pub fn project(&self, [x, y]: [f64; 2]) -> [f32; 2] {
        let [left, top] = self.region.centre();
        [
            left + ((self.nearest(x) - self.middle[0]) * self.world_points) as f32,
            top + ((y - self.middle[1]) * self.world_points) as f32,
        ]
    }

    /// The copy of `x` that is nearest to the middle: the world goes on beyond its ends.
    pub fn nearest(&self, x: f64) -> f64 {
        x - (x - self.middle[0]).round()
    }

    /// The same without going around the world, for what lies in a tile.
    pub fn project_flat(&self, [x, y]: [f64; 2]) -> [f32; 2] {
        let [left, top] = self.region.centre();
        [
            left + ((x - self.middle[0]) * self.world_points) as f32,
            top + ((y - self.middle[1]) * self.world_points) as f32,
        ]
    }

    /// The position on the unit square of a point of the page; beyond the antimeridian it
    /// counts on.
    pub fn unproject(&self, [x, y]: [f32; 2]) -> [f64; 2] {
        let [left, top] = self.region.centre();
        [
            self.middle[0] + f64::from(x - left) / self.world_points,
            self.middle[1] + f64::from(y - top) / self.world_points,
        ]
    }

    /// How many metres a point is wide at `y` of the unit square.
    pub fn metres_a_point(&self, y: f64) -> f64 {
        let latitude = place_at([0.5, y]).map_or(0.0, Place::latitude);
        EQUATOR_M * latitude.to_radians().cos() / self.world_points
    }

    /// How many points `metres` are at a position on the unit square.
    pub fn points(&self, metres: f64, at: [f64; 2]) -> f32 {
        (metres / self.metres_a_point(at[1])) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::ground::mercator;

    const REGION: Region = Region::new(40.0, 60.0, 500.0, 300.0);

    fn at(latitude: f64, longitude: f64) -> [f64; 2] {
        mercator(Place::new(latitude, longitude).unwrap())
    }

    #[test]
    fn a_frame_shows_all_events_as_large_as_they_fit() {
        let events = [at(50.45, 30.52), at(50.58, 30.49), at(51.25, 22.57)];
        let frame = Frame::around(REGION, &events, 20.0);
        let inner = REGION.expanded(-19.9);
        assert!(events.iter().all(|event| inner.contains(frame.project(*event))));
        let closer = Frame { world_points: frame.world_points * 1.02, ..frame };
        assert!(!events.iter().all(|event| inner.contains(closer.project(*event))));
    }

    #[test]
    fn both_sides_of_the_antimeridian_are_neighbours() {
        let events = [at(-17.0, 179.9), at(-17.0, -179.9), at(-18.0, 178.0)];
        let frame = Frame::around(REGION, &events, 20.0);
        assert!(events.iter().all(|event| REGION.contains(frame.project(*event))));
        let [a, b] = [frame.project(events[0]), frame.project(events[1])];
        assert!(b[0] > a[0] && b[0] - a[0] < 100.0, "{a:?} {b:?}");
    }

    #[test]
    fn the_poles_and_the_whole_world_are_in_view() {
        let events = [at(90.0, 0.0), at(-90.0, 10.0), at(0.0, -170.0), at(0.0, 170.0)];
        let frame = Frame::around(REGION, &events, 20.0);
        assert!(events.iter().all(|event| REGION.contains(frame.project(*event))));
    }

    #[test]
    fn one_place_is_shown_no_closer_than_the_map_knows_it() {
        let frame = Frame::around(REGION, &[at(50.45, 30.52)], 20.0);
        assert!((frame.zoom() - 12.0).abs() < 0.01, "{}", frame.zoom());
        assert!(Frame::around(REGION, &[], 20.0).world_points <= 500.0);
    }

    #[test]
    fn lengths_are_those_of_the_ground() {
        // A degree of latitude is 111.2 km.
        let frame = Frame::around(REGION, &[at(50.0, 30.0), at(51.0, 30.0)], 20.0);
        let [_, south] = frame.project(at(50.0, 30.0));
        let [_, north] = frame.project(at(51.0, 30.0));
        let metres = f64::from(south - north) * frame.metres_a_point(at(50.5, 30.0)[1]);
        assert!((metres - 111_250.0).abs() < 400.0, "{metres}");
        let back = frame.unproject(frame.project(at(50.2, 30.1)));
        assert!((back[0] - at(50.2, 30.1)[0]).abs() < 1e-6);
    }
}
