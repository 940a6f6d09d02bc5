//! Events counted by the hexagons of H3, the hierarchical grid of the globe
//! (Uber, 2018): exact numbers, since every event is placed by its own degrees.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use h3o::{CellIndex, LatLng, Resolution};

use super::grid::MapBox;
use super::ground::Ground;
use super::scan::{self, MappedRows};
use super::toll::Toll;
use crate::base::parallel;
use crate::dataset::{Dataset, Place, Rows};

/// The finest resolution that is offered: hexagons of about 9 m.
pub const FINEST: u8 = 12;

/// Rows whose hexagons one thread finds at a time.
const CHUNK_ROWS: usize = 1 << 15;

/// Edge of a hexagon of each resolution in metres, on average (h3geo.org).
const EDGES_M: [f64; 13] = [
    1_281_256.0,
    483_057.0,
    182_513.0,
    68_979.0,
    26_072.0,
    9_854.0,
    3_725.0,
    1_406.0,
    531.4,
    200.8,
    75.86,
    28.66,
    10.83,
];

/// The resolution whose hexagons are nearest to `width_m` metres from side to side.
pub fn resolution_for(width_m: f64) -> u8 {
    let away = |edge_m: f64| (edge_m * 3.0_f64.sqrt() / width_m.max(1e-3)).ln().abs();
    let nearest = (0..=FINEST).min_by(|a, b| {
        let [a, b] = [a, b].map(|resolution| away(EDGES_M[usize::from(*resolution)]));
        a.total_cmp(&b)
    });
    nearest.unwrap_or(0)
}

/// The hexagon in which each row lies, for rows in a part of the map.
#[derive(Debug)]
pub struct HexCodes {
    cells: Vec<CellIndex>,
    /// By dataset and row: one more than the place in `cells`, 0 for none.
    codes: Vec<Vec<u32>>,
}

/// What lies in one hexagon.
#[derive(Debug, Clone, PartialEq)]
pub struct Hexagon {
    /// Its place in [`HexCodes`].
    pub code: usize,
    /// How many events.
    pub count: u32,
    /// People killed and injured in them; nobody is counted twice.
    pub toll: Toll,
}

impl HexCodes {
    /// Finds the hexagons of `resolution` for every row in `area`, whether or not
    /// it matches: filters change more often than the view.
    pub fn of(parts: &[(Arc<Dataset>, Arc<Ground>)], area: &MapBox, resolution: u8) -> Self {
        let resolution = Resolution::try_from(resolution.min(FINEST)).unwrap_or(Resolution::Zero);
        let chunks: Vec<(usize, Range<usize>)> = parts
            .iter()
            .enumerate()
            .flat_map(|(part, (dataset, _))| {
                let rows = dataset.len();
                (0..rows)
                    .step_by(CHUNK_ROWS)
                    .map(move |from| (part, from..rows.min(from + CHUNK_ROWS)))
            })
            .collect();
        let found = parallel::map("hexagons", chunks, |(part, rows)| {
            let (dataset, ground) = &parts[part];
            (part, of_rows(dataset, ground, rows, area, resolution))
        });
        let mut known: HashMap<CellIndex, u32, foldhash::fast::RandomState> = HashMap::default();
        let mut cells = Vec::new();
        let mut codes: Vec<Vec<u32>> =
            parts.iter().map(|(dataset, _)| Vec::with_capacity(dataset.len())).collect();
        for (part, (found_cells, found_codes)) in found {
            let numbers: Vec<u32> = found_cells
                .into_iter()
                .map(|cell| {
                    *known.entry(cell).or_insert_with(|| {
                        cells.push(cell);
                        cells.len() as u32
                    })
                })
                .collect();
            codes[part].extend(found_codes.into_iter().map(|code| match code {
                0 => 0,
                code => numbers[code as usize - 1],
            }));
        }
        Self { cells, codes }
    }

    /// The H3 index of the hexagon `code`, as people write it.
    pub fn name(&self, code: usize) -> String {
        self.cells.get(code).map(ToString::to_string).unwrap_or_default()
    }

    /// The corners of the hexagon `code`, in order.
    pub fn corners(&self, code: usize) -> Vec<Place> {
        let Some(cell) = self.cells.get(code) else { return Vec::new() };
        cell.boundary().iter().filter_map(|corner| Place::new(corner.lat(), corner.lng())).collect()
    }

    /// Counts `rows` of each dataset. Hexagons without any are left out.
    pub fn count(&self, parts: &[(Arc<Dataset>, Arc<Ground>)], rows: &[&Rows]) -> Vec<Hexagon> {
        let placed: Vec<MappedRows<'_>> =
            parts.iter().zip(rows).map(|((_, ground), rows)| MappedRows { ground, rows }).collect();
        let in_attack: Vec<Vec<bool>> = parts
            .iter()
            .map(|(dataset, _)| {
                dataset.attacks().values().iter().map(|word| !word.is_empty()).collect()
            })
            .collect();
        let folded = scan::fold(
            &placed,
            || (vec![Sum::default(); self.cells.len()], Vec::new()),
            |(sums, attacks), part, row, _| {
                let Some(code) = (self.codes[part][row] as usize).checked_sub(1) else { return };
                let dataset = &*parts[part].0;
                let sum = &mut sums[code];
                sum.count += 1;
                if in_attack[part].get(dataset.attacks().code(row)) == Some(&true) {
                    attacks.push((code, part, row));
                } else {
                    sum.add(dataset, row);
                }
            },
        );
        let mut sums = vec![Sum::default(); self.cells.len()];
        let mut attacks: Vec<(usize, usize, usize)> = Vec::new();
        for (more, rows) in folded {
            sums.iter_mut().zip(more).for_each(|(sum, more)| sum.merge(&more));
            attacks.extend(rows);
        }
        attacks.sort_unstable();
        for same in attacks.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (code, part, _) = same[0];
            sums[code].toll.add(&parts[part].0, same.iter().map(|(_, _, row)| *row));
        }
        let hexagons = sums.into_iter().enumerate().filter(|(_, sum)| sum.count > 0);
        hexagons.map(|(code, Sum { count, toll })| Hexagon { code, count, toll }).collect()
    }

    /// Part and row of those of `rows` that lie in the hexagon `code`.
    pub fn rows_in(&self, code: usize, rows: &[&Rows]) -> Vec<(usize, usize)> {
        let wanted = code as u32 + 1;
        let of_part = |(part, (codes, rows)): (usize, (&Vec<u32>, &&Rows))| {
            let inside = rows.iter().filter(|row| codes.get(*row) == Some(&wanted));
            inside.map(|row| (part, row)).collect::<Vec<_>>()
        };
        self.codes.iter().zip(rows).enumerate().flat_map(of_part).collect()
    }
}

#[derive(Debug, Clone, Default)]
struct Sum {
    count: u32,
    toll: Toll,
}

impl Sum {
    /// Adds a row that belongs to no attack of several rows.
    fn add(&mut self, dataset: &Dataset, row: usize) {
        let harm = dataset.harm(row);
        let toll = &mut self.toll;
        let mut is_silent = true;
        for (sum, figure) in [(&mut toll.killed, harm.killed), (&mut toll.injured, harm.injured)] {
            if let Some((low, high)) = figure.bounds() {
                sum.low += u64::from(low);
                sum.high += u64::from(high);
                sum.rows += 1;
                is_silent = false;
            }
        }
        toll.unreported += usize::from(is_silent);
    }

    fn merge(&mut self, more: &Self) {
        self.count += more.count;
        self.toll.unreported += more.toll.unreported;
        let [killed, injured] = [&more.toll.killed, &more.toll.injured];
        for (sum, more) in [(&mut self.toll.killed, killed), (&mut self.toll.injured, injured)] {
            sum.low += more.low;
            sum.high += more.high;
            sum.rows += more.rows;
            sum.totals += more.totals;
        }
    }
}

/// The hexagons of a stretch of rows, and for each row one more than the place
/// of its own among them.
fn of_rows(
    dataset: &Dataset,
    ground: &Ground,
    rows: Range<usize>,
    area: &MapBox,
    resolution: Resolution,
) -> (Vec<CellIndex>, Vec<u32>) {
    let mut by_place: HashMap<[u32; 2], u32, foldhash::fast::RandomState> = HashMap::default();
    let mut by_cell: HashMap<CellIndex, u32, foldhash::fast::RandomState> = HashMap::default();
    let mut cells = Vec::new();
    let mut code_of = |place: Place| {
        let at = LatLng::new(place.latitude(), place.longitude()).ok()?;
        let cell = at.to_cell(resolution);
        Some(*by_cell.entry(cell).or_insert_with(|| {
            cells.push(cell);
            cells.len() as u32
        }))
    };
    let codes = rows.map(|row| {
        let Some(at) = ground.at(row).filter(|at| area.contains(*at)) else { return 0 };
        *by_place
            .entry(at)
            .or_insert_with(|| dataset.place(row).and_then(&mut code_of).unwrap_or(0))
    });
    let codes = codes.collect();
    (cells, codes)
}
