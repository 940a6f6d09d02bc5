//! Half of the rows of a table leave in every format, with manifest and hashes.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::{Arc, LazyLock};

use strikemap::dataset::{Dataset, Rows};
use strikemap::export::{self, ColumnSet, Job, Part};
use strikemap::filter::Filters;
use synthetic::Shape;

static DATASET: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(bed::dataset(Shape::Full)));

fn main() {
    LazyLock::force(&DATASET);
    divan::main();
}

fn half(bencher: divan::Bencher<'_, '_>, format: &str, columns: ColumnSet) {
    let folder = tempfile::tempdir().unwrap();
    let rows = Rows::from_fn(DATASET.len(), |row| row % 2 == 0);
    let part = Part { dataset: Arc::clone(&DATASET), rows };
    let job =
        Job { format: format.to_owned(), columns, ..Job::selected(vec![part], Filters::default()) };
    let path = folder.path().join("half");
    bencher.bench_local(|| export::write(&job, &path, true).unwrap().events);
}

/// The bytes of the source, row by row.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn original_csv(bencher: divan::Bencher<'_, '_>) {
    half(bencher, "csv", ColumnSet::Original);
}

#[divan::bench(args = ["csv", "geojson", "geoparquet", "kml"], sample_count = 3, sample_size = 1)]
fn project_columns(bencher: divan::Bencher<'_, '_>, format: &str) {
    half(bencher, format, ColumnSet::Project);
}
