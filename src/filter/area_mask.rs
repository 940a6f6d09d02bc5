//! Rows of exact places in a box or a shape, a whole dataset at the speed of memory.
//!
//! Only rows whose answer is plain are decided here; the rest (imprecise places,
//! degrees with more digits than the columns hold) is asked one by one.

use std::collections::HashMap;

use crate::dataset::positions::{Fixed, STEPS};
use crate::dataset::{Certainty, Dataset, Place, Rows, parallel};
use crate::shape::{Outline, Ring, Shape, rings};

/// Cells of the grid over a shape, along each side.
const CELLS: usize = 256;

/// Rows that a thread decides in one piece: a multiple of the bits of a word.
const PIECE_ROWS: usize = 1 << 16;

/// A degree of latitude is longer than this, on a sphere as on an ellipsoid.
const LEAST_METRES_PER_DEGREE: f64 = 110_500.0;

type Edge = ([f64; 2], [f64; 2]);

/// Decides whether an exact place lies inside.
pub enum Plain {
    /// South, west, north, east in the steps of the columns, edges included.
    Box([i32; 4]),
    /// Polygons, with a grid.
    Grid(Box<Grid>),
    /// A place in the middle and metres around it.
    Circle(Place, f64),
}

/// Cells that lie wholly inside or outside, and for each row of cells the edges
/// that cross it.
pub struct Grid {
    west: f64,
    south: f64,
    cell: [f64; 2],
    cells: Vec<Cell>,
    edges: Vec<Vec<Edge>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Cell {
    Outside,
    Inside,
    Edge,
}

impl Plain {
    /// Of a box, west, south, east, north; `None` across the antimeridian.
    pub fn of_box([west, south, east, north]: [f64; 4]) -> Option<Self> {
        let least = |edge: f64| steps(edge, f64::ceil);
        let most = |edge: f64| steps(edge, f64::floor);
        (west <= east).then(|| Self::Box([least(south), least(west), most(north), most(east)]))
    }

    /// Of a shape; `None` across the antimeridian.
    pub fn of_shape(shape: &Shape) -> Option<Self> {
        match shape.outline() {
            Outline::Circle { centre, radius_m } => Some(Self::Circle(*centre, *radius_m)),
            Outline::Polygons(polygons) => {
                let [west, south, east, north] = shape.bounds();
                if west < -180.0 || east > 180.0 {
                    return None;
                }
                Some(Self::of_rings([west, south, east, north], polygons.iter().flatten()))
            }
        }
    }

    /// Of rings with these bounds: west, south, east, north.
    pub fn of_rings<'a>(bounds: [f64; 4], outlines: impl Iterator<Item = &'a Ring>) -> Self {
        Self::Grid(Box::new(Grid::new(bounds, outlines.flat_map(rings::edges).collect())))
    }

    fn contains(&self, [north, east]: [i32; 2]) -> bool {
        match self {
            Self::Box([s, w, n, e]) => (*s <= north) & (north <= *n) & (*w <= east) & (east <= *e),
            Self::Grid(grid) => grid.contains([degrees(east), degrees(north)]),
            Self::Circle(centre, radius_m) => {
                // Farther to the north or south than that no place is in reach.
                let far = (degrees(north) - centre.latitude()).abs() * LEAST_METRES_PER_DEGREE;
                far <= *radius_m
                    && Place::new(degrees(north), degrees(east))
                        .is_some_and(|place| centre.distance_m(place) <= *radius_m)
            }
        }
    }
}

fn degrees(steps: i32) -> f64 {
    f64::from(steps) / STEPS
}

/// The outermost step inside an edge, so that comparing steps is comparing degrees.
fn steps(edge: f64, round: fn(f64) -> f64) -> i32 {
    let outward = if round(0.5) > 0.5 { -1 } else { 1 };
    let edge = edge.clamp(-200.0, 200.0);
    let is_inside =
        |step: i32| if outward < 0 { degrees(step) >= edge } else { degrees(step) <= edge };
    // Degrees of the globe and some beyond fit; the cast clips nothing.
    let mut step = round(edge * STEPS) as i32;
    while !is_inside(step) {
        step -= outward;
    }
    while is_inside(step + outward) {
        step += outward;
    }
    step
}

impl Grid {
    fn new([west, south, east, north]: [f64; 4], all: Vec<Edge>) -> Self {
        let side = |length: f64| (length / CELLS as f64).max(1e-9);
        let cell = [side(east - west), side(north - south)];
        let mut grid = Self {
            west,
            south,
            cell,
            cells: vec![Cell::Outside; CELLS * CELLS],
            edges: vec![Vec::new(); CELLS],
        };
        for edge in all {
            grid.add(edge);
        }
        for row in 0..CELLS {
            for column in 0..CELLS {
                if grid.cells[row * CELLS + column] == Cell::Outside {
                    let at = |index: usize, axis: usize| (index as f64 + 0.5) * cell[axis];
                    let middle = [west + at(column, 0), south + at(row, 1)];
                    let inside = grid.crossings(row, middle) % 2 == 1;
                    grid.cells[row * CELLS + column] =
                        if inside { Cell::Inside } else { Cell::Outside };
                }
            }
        }
        grid
    }

    /// Marks the cells that an edge may touch, and one more on each side, so that
    /// no rounding decides.
    fn add(&mut self, edge: Edge) {
        let ([x_1, y_1], [x_2, y_2]) = edge;
        let [low, high] = [y_1.min(y_2), y_1.max(y_2)].map(|y| self.index(y, 1));
        for row in low.saturating_sub(1)..=(high + 1).min(CELLS - 1) {
            self.edges[row].push(edge);
            // Where the edge is between the lower and the upper side of the row.
            let side = |extra: f64| {
                let y = self.south + (row as f64 + extra) * self.cell[1];
                let share =
                    if y_1 == y_2 { 0.0 } else { ((y - y_1) / (y_2 - y_1)).clamp(0.0, 1.0) };
                x_1 + share * (x_2 - x_1)
            };
            let ends =
                if y_1 == y_2 { [x_1.min(x_2), x_1.max(x_2)] } else { [side(-1.0), side(2.0)] };
            let [from, to] = [ends[0].min(ends[1]), ends[0].max(ends[1])].map(|x| self.index(x, 0));
            for column in from.saturating_sub(1)..=(to + 1).min(CELLS - 1) {
                self.cells[row * CELLS + column] = Cell::Edge;
            }
        }
    }

    /// Which cell along an axis; the nearest one for what lies beside the grid.
    fn index(&self, at: f64, axis: usize) -> usize {
        let origin = if axis == 0 { self.west } else { self.south };
        (((at - origin) / self.cell[axis]).max(0.0) as usize).min(CELLS - 1)
    }

    fn crossings(&self, row: usize, at: [f64; 2]) -> usize {
        self.edges[row].iter().filter(|edge| rings::crosses(**edge, at)).count()
    }

    fn contains(&self, at: [f64; 2]) -> bool {
        let [x, y] = [at[0] - self.west, at[1] - self.south];
        let most = CELLS as f64;
        if x < 0.0 || y < 0.0 || x > most * self.cell[0] || y > most * self.cell[1] {
            return false;
        }
        let (column, row) = (self.index(at[0], 0), self.index(at[1], 1));
        match self.cells[row * CELLS + column] {
            Cell::Outside => false,
            Cell::Inside => true,
            Cell::Edge => self.crossings(row, at) % 2 == 1,
        }
    }
}

/// What an answer depends on: place, certainty, and words of the row.
type Question = (u64, u64, usize, [u32; 3]);

/// The rows that lie inside: exact places by `plain`, the rest by `ask`, once for
/// each place, certainty and `words`.
pub fn rows(
    dataset: &Dataset,
    plain: &Plain,
    words: impl Fn(usize) -> [u32; 3] + Sync,
    ask: impl Fn(usize, Place, Certainty) -> bool + Sync,
) -> Rows {
    let certainties = dataset.certainties();
    let is_area: Vec<bool> = certainties.values().iter().map(Certainty::is_area).collect();
    let positions = dataset.positions();
    let pieces: Vec<usize> = (0..dataset.len()).step_by(PIECE_ROWS).collect();
    let bits = parallel::map("choose by area", pieces, |first| {
        let mut asked: HashMap<Question, bool, foldhash::fast::RandomState> = HashMap::default();
        let last = (first + PIECE_ROWS).min(dataset.len());
        let mut bits = vec![0_u64; (last - first).div_ceil(64)];
        for (index, word) in bits.iter_mut().enumerate() {
            let from = first + index * 64;
            for row in from..(from + 64).min(last) {
                let code = certainties.code(row);
                let belongs = match positions.fixed(row) {
                    Fixed::Nowhere => false,
                    Fixed::Steps(at) if !is_area[code] => plain.contains(at),
                    Fixed::Steps(_) | Fixed::Listed => positions.place(row).is_some_and(|place| {
                        let (north, east) = (place.latitude(), place.longitude());
                        *asked
                            .entry((north.to_bits(), east.to_bits(), code, words(row)))
                            .or_insert_with(|| ask(row, place, certainties.values()[code]))
                    }),
                };
                *word |= u64::from(belongs) << (row - from);
            }
        }
        bits
    });
    Rows::from_words(bits.concat(), dataset.len())
}
