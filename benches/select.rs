//! Rows in a rectangle of the map.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::LazyLock;

use strikemap::dataset::Dataset;
use strikemap::filter::Matching;
use strikemap::filter::area::{AreaChoice, rows_in};
use synthetic::Shape;

static DATASET: LazyLock<Dataset> = LazyLock::new(|| bed::dataset(Shape::Slim));

fn main() {
    LazyLock::force(&DATASET);
    divan::main();
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn rectangle() -> usize {
    rows_in(&DATASET, &AreaChoice::Box([0.0, 10.0, 60.0, 50.0]), Matching::Possible).count()
}
