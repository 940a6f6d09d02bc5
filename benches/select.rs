//! Rows in a rectangle, in a lasso of 50 and of 400 corners, in a circle, and in an
//! area with a name.
#![expect(clippy::unwrap_used, reason = "a benchmark panics")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use std::sync::LazyLock;

use strikemap::boundaries::EventAreas;
use strikemap::dataset::{Dataset, Place};
use strikemap::filter::Matching;
use strikemap::filter::area::{AreaChoice, rows_in};
use strikemap::shape::{NamedShape, Shape};
use synthetic::Shape as Rows;

static DATASET: LazyLock<Dataset> = LazyLock::new(|| bed::dataset(Rows::Slim));

fn main() {
    LazyLock::force(&DATASET);
    divan::main();
}

fn count(area: &AreaChoice) -> usize {
    rows_in(&DATASET, area, Matching::Possible, &EventAreas::default()).count()
}

fn drawn(shape: Shape) -> AreaChoice {
    AreaChoice::Shape(NamedShape { name: String::new(), shape })
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn rectangle() -> usize {
    count(&AreaChoice::Box([0.0, 10.0, 60.0, 50.0]))
}

/// A star with as many corners as a hand draws, around Africa and Europe.
#[divan::bench(args = [50, 400], sample_count = 20, sample_size = 1)]
fn lasso(bencher: divan::Bencher<'_, '_>, corners: u32) {
    let corner = |index: u32| {
        let angle = std::f64::consts::TAU * f64::from(index) / f64::from(corners);
        let radius = if index.is_multiple_of(2) { 30.0 } else { 22.0 };
        [25.0 + radius * angle.cos(), 30.0 + radius * angle.sin()]
    };
    let area = drawn(Shape::polygons(vec![vec![(0..corners).map(corner).collect()]]).unwrap());
    bencher.bench_local(|| count(&area));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn circle(bencher: divan::Bencher<'_, '_>) {
    let area = drawn(Shape::circle(Place::new(50.45, 30.52).unwrap(), 1_000_000.0).unwrap());
    bencher.bench_local(|| count(&area));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn kyiv() -> usize {
    count(&AreaChoice::Named("Kyiv".to_owned()))
}
