//! Rows of exact places in a box or a shape, a whole dataset at the speed of memory.
//!
//! Only rows whose answer is plain are decided here; the rest (imprecise places,
//! degrees with more digits than the columns hold) is asked one by one.

use std::collections::HashMap;

use crate::base::parallel;
use crate::dataset::{Certainty, Dataset, Place, Rows, STEPS_A_DEGREE};
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
    /// The corner and the size once more, in the steps of the columns.
    corner_steps: [f64; 2],
    cells_per_step: [f64; 2],
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

    /// One bit for each of up to 64 places: whether it lies inside. What lies beyond
    /// the poles lies nowhere.
    fn word(&self, places: &[[i32; 2]]) -> u64 {
        match self {
            Self::Box([s, w, n, e]) => packed(places, |[north, east]| {
                (*s <= north) & (north <= *n) & (*w <= east) & (east <= *e)
            }),
            Self::Grid(grid) => packed(places, |place| grid.contains(place)),
            Self::Circle(centre, radius_m) => packed(places, |[north, east]| {
                // Farther to the north or south than that no place is in reach.
                let far = (degrees(north) - centre.latitude()).abs() * LEAST_METRES_PER_DEGREE;
                far <= *radius_m
                    && Place::new(degrees(north), degrees(east))
                        .is_some_and(|place| centre.distance_m(place) <= *radius_m)
            }),
        }
    }
}

/// One bit for each of up to 64 places. Answers are bytes first, which the compiler
/// finds for several places at once where `is_inside` has no branches.
#[inline]
fn packed(places: &[[i32; 2]], is_inside: impl Fn([i32; 2]) -> bool) -> u64 {
    /// Moves the lowest bit of each byte into the highest byte, in their order.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut answers = [0_u8; 64];
    for (answer, &place) in answers.iter_mut().zip(places) {
        *answer = u8::from(is_inside(place));
    }
    let (eights, _) = answers.as_chunks::<8>();
    let bytes = eights.iter().map(|&eight| u64::from_le_bytes(eight).wrapping_mul(GATHER) >> 56);
    bytes.enumerate().fold(0, |word, (index, byte)| word | byte << (8 * index))
}

fn degrees(steps: i32) -> f64 {
    f64::from(steps) / STEPS_A_DEGREE
}

/// The outermost step inside an edge, so that comparing steps is comparing degrees.
fn steps(edge: f64, round: fn(f64) -> f64) -> i32 {
    let outward = if round(0.5) > 0.5 { -1 } else { 1 };
    let edge = edge.clamp(-200.0, 200.0);
    let is_inside =
        |step: i32| if outward < 0 { degrees(step) >= edge } else { degrees(step) <= edge };
    // Degrees of the globe and some beyond fit; the cast clips nothing.
    let mut step = round(edge * STEPS_A_DEGREE) as i32;
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
            corner_steps: [west, south].map(|edge| edge * STEPS_A_DEGREE),
            cells_per_step: cell.map(|side| 1.0 / (side * STEPS_A_DEGREE)),
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

    /// Cells are found by the steps of the columns; where rounding takes the cell
    /// beside, that is one of the edge.
    fn contains(&self, [north, east]: [i32; 2]) -> bool {
        let column = (f64::from(east) - self.corner_steps[0]) * self.cells_per_step[0];
        let row = (f64::from(north) - self.corner_steps[1]) * self.cells_per_step[1];
        let most = CELLS as f64 + 1.0;
        if !((-1.0..=most).contains(&column) && (-1.0..=most).contains(&row)) {
            return false;
        }
        let [column, row] = [column, row].map(|at| (at.max(0.0) as usize).min(CELLS - 1));
        match self.cells[row * CELLS + column] {
            Cell::Outside => false,
            Cell::Inside => true,
            Cell::Edge => self.crossings(row, [degrees(east), degrees(north)]) % 2 == 1,
        }
    }
}

/// What an answer depends on: place, certainty, and words of the row.
type Question = (u64, u64, usize, [u32; 4]);

/// The rows that lie inside: exact places by `plain`, the rest by `ask`, once for
/// each place, certainty and `words`.
pub fn rows(
    dataset: &Dataset,
    plain: &Plain,
    words: impl Fn(usize) -> [u32; 4] + Sync,
    ask: impl Fn(usize, Place, Certainty) -> bool + Sync,
) -> Rows {
    let (certainties, positions) = (dataset.certainties(), dataset.positions());
    let mut asked = dataset.areal().clone();
    positions.listed().for_each(|row| asked.set(row, true));
    let steps = positions.steps();
    let pieces: Vec<usize> = (0..dataset.len()).step_by(PIECE_ROWS).collect();
    let bits = parallel::map("choose by area", pieces, |first| {
        let mut known: HashMap<Question, bool, foldhash::fast::RandomState> = HashMap::default();
        let last = (first + PIECE_ROWS).min(dataset.len());
        let mut belongs = |row: usize| {
            positions.place(row).is_some_and(|place| {
                let (north, east) = (place.latitude(), place.longitude());
                let code = certainties.code(row);
                *known
                    .entry((north.to_bits(), east.to_bits(), code, words(row)))
                    .or_insert_with(|| ask(row, place, certainties.values()[code]))
            })
        };
        let words = steps[first..last].chunks(64).zip(asked.words_between(first, last));
        let words = words.map(|(places, (first, asked))| {
            let mut word = plain.word(places) & !asked;
            let mut rest = asked;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                word |= u64::from(belongs(first + bit as usize)) << bit;
                rest &= rest - 1;
            }
            word
        });
        words.collect::<Vec<u64>>()
    });
    Rows::from_words(bits.concat(), dataset.len())
}
