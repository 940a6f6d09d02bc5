//! Boxes and square cells on the map, in fixed-point Web Mercator.

/// Steps from one side of the world to the other.
const WORLD: u64 = 1 << 32;

/// A rectangle on the map. It may reach across the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MapBox {
    west: u32,
    wide: u64,
    north: u32,
    tall: u64,
}

impl MapBox {
    /// All of the map.
    pub const ALL: Self = Self { west: 0, wide: WORLD, north: 0, tall: WORLD };

    /// From its middle, width and height, where the world is 1 wide and high.
    pub fn around([x, y]: [f64; 2], [wide, tall]: [f64; 2]) -> Self {
        let steps = WORLD as f64;
        let north = ((y - tall / 2.0) * steps).clamp(0.0, steps - 1.0);
        let south = ((y + tall / 2.0) * steps).clamp(north + 1.0, steps);
        // Of the whole world only the western end matters, and not to the step:
        // so it stays the same while the map is moved a little.
        let west = if wide >= 1.0 { ((x - 0.5) * 16.0).round() / 16.0 } else { x - wide / 2.0 };
        Self {
            west: (west.rem_euclid(1.0) * steps) as u64 as u32,
            wide: ((wide * steps).ceil() as u64).clamp(1, WORLD),
            north: north as u32,
            tall: south as u64 - north as u64,
        }
    }

    /// The step of the fixed point at `at` and nothing else.
    pub const fn at([x, y]: [u32; 2]) -> Self {
        Self { west: x, wide: 1, north: y, tall: 1 }
    }

    /// Whether a position lies in it.
    pub fn contains(&self, [x, y]: [u32; 2]) -> bool {
        u64::from(x.wrapping_sub(self.west)) < self.wide
            && u64::from(y.wrapping_sub(self.north)) < self.tall
    }

    /// Whether all of `other` lies in it, without going around the world.
    pub fn covers(&self, other: &Self) -> bool {
        let across = u64::from(other.west.wrapping_sub(self.west)) + other.wide <= self.wide;
        let (north, other_north) = (u64::from(self.north), u64::from(other.north));
        across && north <= other_north && other_north + other.tall <= north + self.tall
    }

    /// Larger on every side by a share of its width and height.
    #[must_use]
    pub fn expanded(&self, share: f64) -> Self {
        let aside = (self.wide as f64 * share) as u64;
        let above = (self.tall as f64 * share) as u64;
        let wide = (self.wide + 2 * aside).min(WORLD);
        let west = self.west.wrapping_sub(((wide - self.wide) / 2) as u32);
        let north = u64::from(self.north).saturating_sub(above);
        let south = (u64::from(self.north) + self.tall + above).min(WORLD);
        Self { west, wide, north: north as u32, tall: south - north }
    }
}

/// Square cells over a part of the map, fixed to the world: the same position
/// lies in the same cell wherever the part begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    world: u64,
    first: [u64; 2],
    size: [u64; 2],
}

impl Grid {
    /// Those of `world` cells around the world that cover `area`.
    pub fn over(area: &MapBox, world: u32) -> Self {
        let world = u64::from(world.max(1));
        let cell = |step: u64| (step * world) >> 32;
        let [west, north] = [u64::from(area.west), u64::from(area.north)];
        let first = [cell(west), cell(north)];
        let wide = cell(west + area.wide - 1) - first[0] + 1;
        let tall = cell(north + area.tall - 1) - first[1] + 1;
        Self { world, first, size: [wide.min(world), tall] }
    }

    /// Columns and rows.
    pub fn size(&self) -> [usize; 2] {
        self.size.map(|side| side as usize)
    }

    /// How many cells are as wide as the world.
    pub fn world(&self) -> f64 {
        self.world as f64
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        let [columns, rows] = self.size();
        columns * rows
    }

    /// Whether it has no cell; it always has one.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell of a position, counted by rows from the north-west, and where in
    /// it the position lies, in 2³² steps from its west and north.
    #[inline]
    pub fn locate(&self, [x, y]: [u32; 2]) -> Option<(usize, [u32; 2])> {
        let [east, south] = [u64::from(x) * self.world, u64::from(y) * self.world];
        let column = (east >> 32).wrapping_sub(self.first[0]);
        let column = if column >= WORLD { column.wrapping_add(self.world) } else { column };
        let row = (south >> 32).wrapping_sub(self.first[1]);
        let is_inside = column < self.size[0] && row < self.size[1];
        is_inside.then(|| ((row * self.size[0] + column) as usize, [east as u32, south as u32]))
    }

    /// Where a point of a cell lies on the unit square; [0, 0] is its north-west.
    /// East of the antimeridian x is beyond 1.
    pub fn point(&self, cell: usize, within: [f64; 2]) -> [f64; 2] {
        let [columns, _] = self.size();
        let at = [cell % columns, cell / columns];
        [0, 1].map(|axis| {
            (self.first[axis] as f64 + at[axis] as f64 + within[axis]) / self.world as f64
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn boxes() -> impl Strategy<Value = MapBox> {
        ((0.0..1.0_f64, 0.0..1.0_f64), (0.0001..1.2_f64, 0.0001..1.2_f64))
            .prop_map(|((x, y), (wide, tall))| MapBox::around([x, y], [wide, tall]))
    }

    proptest! {
        #[test]
        fn every_position_of_a_box_has_its_cell(area in boxes(), world in 1_u32..5_000, x: u32, y: u32) {
            let grid = Grid::over(&area, world);
            let cell = (u64::from(x) * u64::from(world)) >> 32;
            let row = (u64::from(y) * u64::from(world)) >> 32;
            if area.contains([x, y]) {
                let (index, within) = grid.locate([x, y]).unwrap();
                let at = grid.point(index, within.map(|steps| f64::from(steps) / WORLD as f64));
                prop_assert!((at[0].rem_euclid(1.0) - f64::from(x) / WORLD as f64).abs() < 1e-9);
                prop_assert!((at[1] - f64::from(y) / WORLD as f64).abs() < 1e-9);
            }
            if let Some((index, _)) = grid.locate([x, y]) {
                let [columns, _] = grid.size();
                let world = u64::from(world);
                prop_assert_eq!((grid.first[0] + (index % columns) as u64) % world, cell);
                prop_assert_eq!(grid.first[1] + (index / columns) as u64, row);
            }
        }

        #[test]
        fn what_is_covered_is_contained(area in boxes(), share in 0.0..1.0_f64, other in boxes(), x: u32, y: u32) {
            prop_assert!(area.expanded(share).covers(&area));
            if area.covers(&other) && other.contains([x, y]) {
                prop_assert!(area.contains([x, y]));
            }
        }
    }
}
