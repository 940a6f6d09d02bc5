//! The lossless export of half of the rows of a full table.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::{Arc, LazyLock};

use strikemap::dataset::{Dataset, Rows};
use strikemap::export::{self, Job, Part};
use strikemap::filter::Filters;
use strikemap::import::Options;
use synthetic::Shape;

static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(bed::dataset(Shape::Full)));

fn main() {
    LazyLock::force(&DATASET);
    divan::main();
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn half(bencher: divan::Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let rows = Rows::from_fn(DATASET.len(), |row| row % 2 == 0);
    let part = Part { dataset: Arc::clone(&DATASET), rows, options: Options::default() };
    let job = Job::selected(vec![part], Filters::default());
    let path = folder.path().join("half.csv");
    bencher.bench_local(|| export::write(&job, &path, true).unwrap().events);
}
