//! One move of the time window, four grouped counts; and a click on a category.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark panics and prints")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::LazyLock;

use strikemap::base::parallel;
use strikemap::dataset::{Dataset, Instant, Interval, Rows, Words};
use strikemap::filter::TimeFilter;
use strikemap::summary::{FacetCounts, LongEvents};
use synthetic::Shape;

static DATASET: LazyLock<Dataset> = LazyLock::new(|| bed::dataset(Shape::Slim));
static LONG: LazyLock<LongEvents> =
    LazyLock::new(|| LongEvents::of(DATASET.starts(), DATASET.durations_secs(), DATASET.len()));
static COUNTS: LazyLock<Vec<FacetCounts>> = LazyLock::new(|| counts(&Rows::all(DATASET.len())));

/// Four facets of few words, as in the views.
fn facets() -> [&'static Words; 4] {
    [DATASET.kinds(), DATASET.countries(), DATASET.time_states(), DATASET.place_states()]
}

fn counts(matching: &Rows) -> Vec<FacetCounts> {
    parallel::map("count", facets().to_vec(), |words: &Words| {
        FacetCounts::new(&DATASET, &LONG, words.codes(), words.values().len(), matching)
    })
}

fn main() {
    LazyLock::force(&COUNTS);
    percentiles();
    divan::main();
}

/// The 95th percentile of each way to move, which the harness does not tell.
fn percentiles() {
    for (name, window) in MOVES {
        let mut times: Vec<std::time::Duration> = (1..=2_000)
            .map(|step| {
                let (from_day, days) = window(step);
                let began = std::time::Instant::now();
                divan::black_box(move_to(from_day, days));
                began.elapsed()
            })
            .collect();
        times.sort_unstable();
        println!("{name}: 95 of 100 within {:?}", times[times.len() * 95 / 100]);
    }
}

type Move = fn(i64) -> (i64, i64);

/// First day and days of the window at each step.
const MOVES: [(&str, Move); 3] = [
    ("slide", |step| (2_000 + step * 7 % 5_000, 730)),
    ("jump", |step| {
        let chance = step * 48_271 % 2_147_483_647 * 48_271 % 2_147_483_647;
        (chance % 9_000, 30 + chance / 7 % 3_650)
    }),
    ("drag", |step| (1_000, 10 + step * 24 % 9_000)),
];

fn move_to(from_day: i64, days: i64) -> u32 {
    let first = DATASET.starts().get(0).unwrap();
    let start = Instant::from_secs(first + from_day * 86_400);
    let window = Interval::new(start, start.plus_secs(days * 86_400));
    let time = TimeFilter { window, ..TimeFilter::default() };
    let mut sum = 0;
    for (words, kept) in facets().into_iter().zip(COUNTS.iter()) {
        let mut counts = [0; 512];
        let counts = &mut counts[..words.values().len()];
        kept.window(&DATASET, &LONG, words.codes(), &time, counts);
        sum += counts.iter().sum::<u32>();
    }
    sum
}

#[divan::bench(args = [0, 1, 2], sample_count = 1_000, sample_size = 1)]
fn one_move(bencher: divan::Bencher<'_, '_>, which: usize) {
    let (_, window) = MOVES[which];
    let mut step = 0;
    bencher.bench_local(|| {
        step += 1;
        let (from_day, days) = window(step);
        move_to(from_day, days)
    });
}

/// Another clause changed: its mask, and the counts of all views.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn click() -> usize {
    let kinds = DATASET.kinds();
    let matching = Rows::from_fn(DATASET.len(), |row| kinds.code(row) == 1);
    counts(&matching).len()
}
