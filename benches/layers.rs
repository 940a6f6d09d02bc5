//! What layers of the map count in one view of all events: density, clusters,
//! the newest event of each dot, hexagons, and what lies in a small box.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::{Arc, LazyLock};

use strikemap::dataset::{Dataset, Place, Rows};
use strikemap::summary::clusters::{self, Groups};
use strikemap::summary::density::{self, Weights};
use strikemap::summary::hexagons::HexCodes;
use strikemap::summary::{Grid, Ground, MapBox, MappedRows, ground, scan};
use synthetic::Shape;

type Part = (Arc<Dataset>, Arc<Ground>);

static PARTS: LazyLock<[Part; 1]> = LazyLock::new(|| {
    let dataset = bed::dataset(Shape::Slim);
    let ground = Ground::of(&dataset);
    [(Arc::new(dataset), Arc::new(ground))]
});
static ALL: LazyLock<Rows> = LazyLock::new(|| Rows::all(PARTS[0].0.len()));
static CODES: LazyLock<HexCodes> =
    LazyLock::new(|| HexCodes::of(PARTS.as_slice(), &MapBox::ALL, 3));

/// The world at zoom 2, with room around it, as in a window of 1280 by 800.
fn parts() -> [MappedRows<'static>; 1] {
    [MappedRows { ground: &PARTS[0].1, rows: &ALL }]
}

fn main() {
    LazyLock::force(&CODES);
    LazyLock::force(&ALL);
    divan::main();
}

/// Once a dataset.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn ground() -> usize {
    Ground::of(&PARTS[0].0).len()
}

/// Cells of three points, blurred.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn heat() -> f32 {
    let grid = Grid::over(&MapBox::ALL, 1_024 / 3);
    let cells = density::density(&parts(), &grid, &[Weights::One]);
    density::blurred(&cells, grid.size()[0], 4.0)[0]
}

/// Counting alone, at the size of a screen.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn density_1024() -> u32 {
    let grid = Grid::over(&MapBox::ALL, 1_024);
    density::density(&parts(), &grid, &[Weights::One])[0]
}

/// Weighted by people killed.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn density_killed() -> u32 {
    let harms = PARTS[0].0.harms();
    let weights =
        harms.values().iter().map(|harm| harm.killed.bounds().map_or(0, |(_, high)| high));
    let weights = Weights::ByCode(harms.codes(), weights.collect());
    density::density(&parts(), &Grid::over(&MapBox::ALL, 341), &[weights])[0]
}

/// Cells of 46 points with the shares of kinds.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn clusters() -> usize {
    let kinds = PARTS[0].0.kinds();
    let groups = (0..kinds.values().len()).map(|code| (code % 16) as u8).collect();
    let grid = Grid::over(&MapBox::ALL, 1_024 / 46);
    clusters::clusters(&parts(), &grid, &[Groups::ByCode(kinds.codes(), groups)]).len()
}

/// What a window of 1280 by 800 points around Kyiv shows at each of 17 zooms.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn clusters_of_17_zooms() -> usize {
    let kyiv = ground::mercator(Place::new(50.45, 30.5).unwrap());
    let at = |zoom: u32| {
        let points = 256.0 * f64::from(1_u32 << zoom);
        let view = MapBox::around(kyiv, [1_280.0 / points, 800.0 / points]);
        let grid = Grid::over(&view, (points / 64.0) as u32);
        clusters::clusters(&parts(), &grid, &[Groups::One(0)]).len()
    };
    (0..17).map(at).sum()
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn dots() -> usize {
    let grid = Grid::over(&MapBox::ALL, 1_024 / 3);
    clusters::last_of_cells(&parts(), &grid).len()
}

/// Once a resolution and view: the hexagon of every event.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn hexagons_found() -> HexCodes {
    HexCodes::of(PARTS.as_slice(), &MapBox::ALL, 3)
}

/// After each change of filters.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn hexagons_counted() -> usize {
    CODES.count(PARTS.as_slice(), &[&*ALL]).len()
}

/// Few events in view.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn rows_in_view() -> usize {
    let area = MapBox::around([0.59, 0.34], [0.001, 0.001]);
    scan::rows_in(&parts(), &area, usize::MAX).unwrap().len()
}
