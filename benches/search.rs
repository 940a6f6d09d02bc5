//! Full-text search in the source file.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use strikemap::dataset::Dataset;
use strikemap::filter::text;
use synthetic::Shape;

static DATASET: LazyLock<Dataset> = LazyLock::new(|| bed::dataset(Shape::Full));

fn main() {
    LazyLock::force(&DATASET);
    divan::main();
}

#[divan::bench(args = ["zeppelin", "ЗАМОК", "Locality 12345", "drone strike"], sample_count = 5, sample_size = 1)]
fn search(bencher: divan::Bencher<'_, '_>, query: &str) {
    let bytes = divan::counter::BytesCount::new(DATASET.source.text_bytes);
    bencher.counter(bytes).bench_local(|| {
        text::search(&DATASET, query, &AtomicBool::new(false), &|_| {}).unwrap().count()
    });
}

/// One row of details, read from its record.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn detail(bencher: divan::Bencher<'_, '_>) {
    let mut row = 0;
    bencher.bench_local(|| {
        row = (row + 7_919) % DATASET.len();
        DATASET.event(row).unwrap().title.len()
    });
}
