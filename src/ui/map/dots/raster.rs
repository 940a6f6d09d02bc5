//! The pixels that events fall on, in whole numbers: the same on the processor and
//! on the graphics card, and as fine in a street as over a continent.

use egui::{Pos2, Rect, pos2, vec2};

use crate::summary::MapBox;
use crate::ui::map::viewport::Viewport;

/// Steps of a fixed-point position from one side of the world to the other.
const STEPS: f64 = 4_294_967_296.0;

/// The pixels of a view with a margin around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Raster {
    /// The fixed-point position at the north-west of the pixel `first`.
    pub origin: [u32; 2],
    /// The pixel in which the map begins; 0 where it reaches beyond the raster.
    pub first: [u32; 2],
    /// Pixels that the world is wide are `scale` / 2^`shift`; `scale` uses all of
    /// its bits.
    pub scale: u32,
    /// See `scale`.
    pub shift: u32,
    /// Columns and rows, with the margin.
    pub size_px: [u32; 2],
    /// Columns and rows on each side beyond what is seen.
    pub margin_px: u32,
    /// The pixel of the window at which the raster begins.
    corner_px: [i64; 2],
    pixels_per_point: f32,
}

impl Raster {
    /// Of what `viewport` shows and `margin_px` around it.
    pub fn new(viewport: &Viewport, pixels_per_point: f32, margin_px: u32) -> Self {
        let scaled = |at: Pos2| [at.x, at.y].map(|at| f64::from(at) * f64::from(pixels_per_point));
        let margin = f64::from(margin_px);
        let corner = scaled(viewport.rect.min).map(|at| at.floor() - margin);
        let end = scaled(viewport.rect.max).map(|at| at.ceil() + margin);
        let middle = scaled(viewport.rect.center());
        let centre = viewport.unproject(viewport.rect.center());
        let world_px = viewport.wide(f64::from(pixels_per_point)).max(1.0);
        let size_px = [0, 1].map(|axis| (end[axis] - corner[axis]).max(1.0) as u32);

        // Of a map narrower than the window each event is drawn once, on the copy
        // of the world nearest to the centre.
        let half = [world_px / 2.0, centre[1] * world_px];
        let first = [0, 1].map(|axis| (middle[axis] - corner[axis] - half[axis]).ceil().max(0.0));
        let origin = [0, 1]
            .map(|axis| centre[axis] - (middle[axis] - corner[axis] - first[axis]) / world_px);
        let shift = 31 - (world_px.log2().floor() as u32).min(31);
        Self {
            origin: [
                (origin[0].rem_euclid(1.0) * STEPS) as u64 as u32,
                (origin[1] * STEPS).clamp(0.0, STEPS - 1.0) as u32,
            ],
            first: first.map(|pixel| pixel as u32),
            scale: (world_px * f64::from(shift).exp2()).round() as u32,
            shift,
            size_px,
            margin_px,
            corner_px: corner.map(|at| at as i64),
            pixels_per_point,
        }
    }

    /// The column and row that a fixed-point position falls on.
    pub fn pixel(&self, [x, y]: [u32; 2]) -> Option<[u32; 2]> {
        let east = x.wrapping_sub(self.origin[0]);
        // What lies at the pole is clipped to the northern end of the map.
        let is_end = self.first[1] > 0;
        let south = y.checked_sub(self.origin[1]).or(is_end.then_some(0))?;
        let pixels =
            |steps: u32| ((u64::from(steps) * u64::from(self.scale)) >> 32) as u32 >> self.shift;
        let at = [self.first[0] + pixels(east), self.first[1] + pixels(south)];
        (at[0] < self.size_px[0] && at[1] < self.size_px[1]).then_some(at)
    }

    /// Columns and rows without the margin.
    pub fn seen_px(&self) -> [u32; 2] {
        self.size_px.map(|side| side - 2 * self.margin_px)
    }

    /// The pixel of the window at which those begin.
    pub fn seen_corner_px(&self) -> [i32; 2] {
        self.corner_px.map(|at| (at + i64::from(self.margin_px)) as i32)
    }

    /// Where those lie in the window, in points.
    pub fn seen_rect(&self) -> Rect {
        let corner = self.seen_corner_px().map(|at| at as f32 / self.pixels_per_point);
        let size = self.seen_px().map(|side| side as f32 / self.pixels_per_point);
        Rect::from_min_size(pos2(corner[0], corner[1]), vec2(size[0], size[1]))
    }

    /// Whole pixels that make up `points`.
    pub fn pixels(&self, points: f32) -> u32 {
        (points * self.pixels_per_point) as u32
    }

    /// The column and row under a point of the window.
    pub fn pixel_under(&self, at: Pos2) -> Option<[u32; 2]> {
        let at = [at.x, at.y].map(|at| (at * self.pixels_per_point).floor() as i64);
        let column = u32::try_from(at[0] - self.corner_px[0]).ok()?;
        let row = u32::try_from(at[1] - self.corner_px[1]).ok()?;
        (column < self.size_px[0] && row < self.size_px[1]).then_some([column, row])
    }

    /// The middle of a pixel in the window, in points.
    pub fn middle(&self, pixel: [u32; 2]) -> Pos2 {
        let [x, y] = [0, 1].map(|axis| {
            let at = self.corner_px[axis] as f32 + pixel[axis] as f32 + 0.5;
            at / self.pixels_per_point
        });
        pos2(x, y)
    }

    /// At least everything that falls on `pixel` and `reach_px` around it.
    pub fn around(&self, viewport: &Viewport, pixel: [u32; 2], reach_px: u32) -> MapBox {
        let side = f64::from(2 * reach_px + 5) / viewport.wide(f64::from(self.pixels_per_point));
        MapBox::around(viewport.unproject(self.middle(pixel)), [side, side])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Place;
    use crate::summary::ground::{fixed, unit};
    use proptest::prelude::*;

    fn viewports() -> impl Strategy<Value = Viewport> {
        let corner = (0.0..400.0_f32, 0.0..100.0_f32);
        let size = (200.0..2_600.0_f32, 200.0..1_500.0_f32);
        (corner, size, -85.0..85.0_f64, -180.0..180.0_f64, 2.0..20.0_f64).prop_map(
            |((x, y), (wide, tall), latitude, longitude, zoom)| {
                let rect = Rect::from_min_size(pos2(x.round(), y.round()), vec2(wide, tall));
                Viewport::new(rect, Place::new(latitude, longitude).unwrap(), zoom)
            },
        )
    }

    proptest! {
        /// In floating point from the start: at most the next pixel.
        #[test]
        fn an_event_falls_where_the_map_projects_it(
            viewport in viewports(),
            scale in prop_oneof![Just(1.0_f32), Just(1.5), Just(2.0)],
            x in 0.0..1.0_f32, y in 0.0..1.0_f32,
        ) {
            let raster = Raster::new(&viewport, scale, 5);
            let away = vec2(x * viewport.rect.width(), y * viewport.rect.height());
            let at = fixed(viewport.unproject(viewport.rect.min + away));
            let projected = viewport.project(unit(at));
            prop_assume!(viewport.rect.contains(projected));
            // At the ends of the map it may be on either of two copies, and is
            // clipped at the pole.
            let ends = viewport.wide(0.5) - f64::from((projected.x - viewport.rect.center().x).abs());
            prop_assume!(ends > 2.0 && viewport.wide(unit(at)[1]) > 2.0);
            let pixel = raster.pixel(at).unwrap();
            let off = (raster.middle(pixel) - projected) * scale;
            prop_assert!(off.x.abs() <= 1.01 && off.y.abs() <= 1.01, "{off:?} {raster:?}");
            prop_assert!(raster.around(&viewport, pixel, 4).contains(at));
            prop_assert_eq!(raster.pixel_under(raster.middle(pixel)), Some(pixel));
        }
    }

    #[test]
    fn the_pole_and_both_sides_of_the_antimeridian_are_drawn_once() {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(1_400.0, 1_300.0));
        let viewport = Viewport::new(rect, Place::new(0.0, 179.0).unwrap(), 2.0);
        let raster = Raster::new(&viewport, 1.0, 0);
        let [first, last] = [[0, 0], [u32::MAX, u32::MAX - 1]].map(|at| raster.pixel(at).unwrap());
        assert!(last[0].abs_diff(first[0]) <= 1, "{first:?} {last:?}");
        assert!(last[1] - first[1] >= 1_023, "{first:?} {last:?}");
    }
}
