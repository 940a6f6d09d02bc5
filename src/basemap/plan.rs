//! Which tiles an area needs, and about how large they are.

use crate::language::tr;
use crate::net::{Content, Tileset};

/// An area that is saved is never larger than this.
pub const MOST_BYTES: u64 = 50 << 20;

/// Nor has it more tiles than this, most of which would be empty sea.
pub const MOST_TILES: u64 = 40_000;

/// What a tile weighs where none was seen, measured over cities and fields.
const VECTOR_BYTES: u64 = 40_000;
const RASTER_BYTES: u64 = 18_000;

/// Vector tiles are kept packed, at about this part of their size.
const PACKED_PERCENT: u64 = 60;

/// Where maps of the web end, in degrees.
const NORTHERNMOST: f64 = 85.0511;

/// Why an area cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// It is no area.
    #[error("{}", tr!("error-plan-no-area"))]
    NoArea,
    /// The source has no such zooms.
    #[error("{}", tr!("error-plan-zooms", lowest = .0, highest = .1))]
    Zooms(u8, u8),
    /// It is too much.
    #[error("{}", tr!("error-plan-too-much", count = .tiles, tiles = .tiles.to_string(), megabytes = .megabytes.to_string()))]
    TooMuch {
        /// How many tiles.
        tiles: u64,
        /// About how much.
        megabytes: u64,
    },
}

/// The tiles of an area over a range of zooms.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// The lowest zoom.
    pub min_zoom: u8,
    /// The highest zoom.
    pub max_zoom: u8,
}

impl Plan {
    /// A plan for what `tileset` has within `bounds`.
    ///
    /// # Errors
    /// When there is no such area, or the source has no such zooms.
    pub fn new(
        bounds: [f64; 4],
        min_zoom: u8,
        max_zoom: u8,
        tileset: &Tileset,
    ) -> Result<Self, PlanError> {
        let [west, south, east, north] = bounds;
        let is_area = west < east && south < north && west >= -180.0 && east <= 180.0;
        if !is_area || south < -90.0 || north > 90.0 {
            return Err(PlanError::NoArea);
        }
        let (lowest, highest) = (tileset.min_zoom, tileset.max_zoom);
        if min_zoom > max_zoom || min_zoom < lowest || max_zoom > highest {
            return Err(PlanError::Zooms(lowest, highest));
        }
        let limit = |latitude: f64| latitude.clamp(-NORTHERNMOST, NORTHERNMOST);
        let bounds = [west, limit(south), east, limit(north)];
        Ok(Self { bounds, min_zoom, max_zoom })
    }

    /// First and last column and row of a zoom.
    fn span(&self, zoom: u8) -> [u32; 4] {
        let [west, south, east, north] = self.bounds;
        let side = f64::from(zoom).exp2();
        let column = |longitude: f64| (longitude + 180.0) / 360.0 * side;
        let row = |latitude: f64| {
            (1.0 - latitude.to_radians().tan().asinh() / std::f64::consts::PI) / 2.0 * side
        };
        let last = side - 1.0;
        let first = |value: f64| value.floor().clamp(0.0, last) as u32;
        // What only touches the next tile does not need it.
        let end = |value: f64| (value.ceil() - 1.0).clamp(0.0, last) as u32;
        let (left, top) = (first(column(west)), first(row(north)));
        [left, end(column(east)).max(left), top, end(row(south)).max(top)]
    }

    /// How many tiles a zoom needs.
    pub fn count_at(&self, zoom: u8) -> u64 {
        let [left, right, top, bottom] = self.span(zoom);
        u64::from(right - left + 1) * u64::from(bottom - top + 1)
    }

    /// How many tiles are needed.
    pub fn count(&self) -> u64 {
        (self.min_zoom..=self.max_zoom).map(|zoom| self.count_at(zoom)).sum()
    }

    /// Zoom, column and row of every tile, coarse ones first.
    pub fn tiles(&self) -> impl Iterator<Item = (u8, u32, u32)> + '_ {
        (self.min_zoom..=self.max_zoom).flat_map(|zoom| {
            let [left, right, top, bottom] = self.span(zoom);
            (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (zoom, x, y)))
        })
    }

    /// About how large it becomes. `seen` is the mean size of tiles that came,
    /// by zoom.
    pub fn estimated_bytes(&self, content: Content, seen: &[(u8, u64)]) -> u64 {
        let usual = match content {
            Content::Vector => VECTOR_BYTES,
            Content::Raster => RASTER_BYTES,
        };
        let at = |zoom: u8| {
            let nearest = seen.iter().min_by_key(|(known, _)| known.abs_diff(zoom));
            match nearest {
                Some((known, bytes)) if known.abs_diff(zoom) <= 2 => match content {
                    Content::Vector => bytes * PACKED_PERCENT / 100,
                    Content::Raster => *bytes,
                },
                _ => usual,
            }
        };
        (self.min_zoom..=self.max_zoom)
            .map(|zoom| self.count_at(zoom).saturating_mul(at(zoom)))
            .fold(0, u64::saturating_add)
    }

    /// Whether so much may be saved.
    ///
    /// # Errors
    /// When it is more than 50 MB or too many tiles.
    pub fn check(&self, estimated_bytes: u64) -> Result<(), PlanError> {
        let tiles = self.count();
        if tiles > MOST_TILES || estimated_bytes > MOST_BYTES {
            return Err(PlanError::TooMuch { tiles, megabytes: estimated_bytes >> 20 });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::Source;

    fn tileset() -> Tileset {
        let source = Source {
            url: "https://t.example/{z}/{x}/{y}".to_owned(),
            max_zoom: 14,
            ..Source::default()
        };
        Tileset::of_template(&source).unwrap().0
    }

    const KYIV: [f64; 4] = [30.2, 50.2, 30.9, 50.6];

    #[test]
    fn an_area_needs_the_tiles_that_it_touches() {
        let plan = Plan::new(KYIV, 9, 10, &tileset()).unwrap();
        let tiles: Vec<_> = plan.tiles().collect();
        assert_eq!(tiles.len() as u64, plan.count());
        assert!(tiles.contains(&(9, 299, 172)));
        let mut unique = tiles.clone();
        unique.dedup();
        assert_eq!(unique.len(), tiles.len());
        let world = Plan::new([-180.0, -90.0, 180.0, 90.0], 0, 3, &tileset()).unwrap();
        assert_eq!(world.count(), 1 + 4 + 16 + 64);
    }

    #[test]
    fn what_cannot_be_saved_says_why() {
        let tileset = tileset();
        assert_eq!(Plan::new([1.0, 0.0, 1.0, 1.0], 0, 1, &tileset), Err(PlanError::NoArea));
        assert_eq!(Plan::new([f64::NAN, 0.0, 1.0, 1.0], 0, 1, &tileset), Err(PlanError::NoArea));
        assert_eq!(Plan::new(KYIV, 3, 15, &tileset), Err(PlanError::Zooms(0, 14)));
        let world = Plan::new([-180.0, -90.0, 180.0, 90.0], 0, 14, &tileset).unwrap();
        let bytes = world.estimated_bytes(Content::Raster, &[]);
        assert!(matches!(world.check(bytes), Err(PlanError::TooMuch { .. })));
    }

    #[test]
    fn what_was_seen_makes_the_estimate() {
        let plan = Plan::new(KYIV, 9, 9, &tileset()).unwrap();
        let count = plan.count();
        assert_eq!(plan.estimated_bytes(Content::Raster, &[(9, 100)]), count * 100);
        assert_eq!(plan.estimated_bytes(Content::Raster, &[(2, 100)]), count * RASTER_BYTES);
    }
}
