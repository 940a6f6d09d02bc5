//! What a PostgreSQL is asked about a table, and time windows counted out of its cubes.
//!
//! `STRIKEMAP_BENCH_DATABASE` is the address of a table, as `benches/README.md` makes one;
//! without it cubes are made here, of the size that thirty million rows give.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark panics and prints")]

use std::time::{Duration, Instant};

use strikemap::database::Address;
use strikemap::database::engine::{Ask, CellGrid, Cube, CubeRow, MOST_CLASSES, ask_table};
use strikemap::dataset::Options;
use strikemap::filter::words::KIND;
use strikemap::filter::{Filters, Matching};
use strikemap::net::postgres::{Connection, Timeouts};
use strikemap::summary::Bins;
use strikemap::summary::bins::Width;

/// Bins of a cube at the most.
const BINS: usize = 1_024;

fn main() {
    match std::env::var("STRIKEMAP_BENCH_DATABASE") {
        Ok(text) => ask(&text),
        Err(_) => windows("made here", &made(), BINS),
    }
}

/// 80,000 rows: half of them of one bin, the others of two.
fn made() -> Cube {
    let row = |number: u32| CubeRow {
        starts: 1 + (number / MOST_CLASSES as u32 % BINS as u32) as u16,
        ends: 1 + (number / MOST_CLASSES as u32 % BINS as u32) as u16 + (number % 2) as u16,
        class: number % MOST_CLASSES as u32,
        count: 1 + number % 900,
    };
    Cube::new((0..80_000).map(row).collect(), vec![0; MOST_CLASSES], MOST_CLASSES)
}

fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let made = work();
    println!("{name}: {:.2} s", began.elapsed().as_secs_f64());
    made
}

fn ask(text: &str) {
    let address = Address::read(text, |name| std::env::var(name).ok()).unwrap();
    let timeouts = Timeouts { answer: Duration::from_secs(3_600), ..Timeouts::default() };
    let password = std::env::var("PGPASSWORD").ok();
    let connection =
        Connection::open(address.postgres().unwrap(), password.as_deref(), timeouts).unwrap();
    let options = Options::default();
    let folder = std::env::temp_dir();
    let found = || ask_table(&connection, &address, &options, &folder).unwrap();
    let table = timed("columns, facts of columns, comparison of a sample", found);
    let ask = Ask::new(&connection, &table);
    let filters = Filters::default();
    let extent = timed("extent", || ask.extent().unwrap().unwrap());
    let bins = Bins::covering(extent, Width::fitting(extent, BINS), &options.zone);
    println!("{} bins", bins.len());
    println!("{:?}", timed("totals", || ask.totals(&filters).unwrap()));
    timed("words of kinds", || ask.words(&KIND, &filters).unwrap());
    timed("histogram", || ask.histogram(&bins, &filters).unwrap());
    timed("people", || ask.toll(&filters).unwrap());
    let kinds = timed("cube of kinds", || ask.word_cube(&KIND, &filters, &bins).unwrap());
    windows("kinds", &kinds.cube, bins.len());
    let grid = CellGrid {
        meridians: (0..=128).map(|step| 22.0 + f64::from(step) / 7.0).collect(),
        parallels: (0..=128).map(|step| 44.0 + f64::from(step) / 14.0).collect(),
    };
    let map = timed("cube of the map", || ask.map_cube(&grid, &filters, &bins).unwrap());
    windows("map", &map, bins.len());
}

/// Times windows over `cube`, a third as wide as all `bins`.
fn windows(name: &str, cube: &Cube, bins: usize) {
    for matching in Matching::ALL {
        let mut times: Vec<Duration> = (0..500)
            .map(|step| {
                let first = step * 7 % (bins - bins / 3);
                let began = Instant::now();
                std::hint::black_box(cube.window(first..first + bins / 3, matching));
                began.elapsed()
            })
            .collect();
        times.sort_unstable();
        let (median, last) = (times[times.len() / 2], times[times.len() * 95 / 100]);
        println!(
            "{name}, {} rows, {}: median {median:?}, 95 of 100 within {last:?}",
            cube.len(),
            matching.label()
        );
    }
}
