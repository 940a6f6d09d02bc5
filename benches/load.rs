//! Reading a table: `STRIKEMAP_BENCH_ROWS=10000000 cargo bench --bench load`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark panics and prints")]

mod bed;
#[expect(dead_code, reason = "not every benchmark has rows of every shape")]
mod synthetic;

use synthetic::Shape;

fn main() {
    for shape in [Shape::Full, Shape::Slim] {
        let dataset = bed::dataset(shape);
        let bytes = dataset.column_bytes() as f64 / dataset.len().max(1) as f64;
        println!(
            "{shape:?}: {} events, {bytes:.1} bytes an event beside dictionaries",
            dataset.len()
        );
    }
    // The highest that this process ever was: run with one shape to tell them apart.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("{line}"));
    divan::main();
}

#[divan::bench(args = [Shape::Full, Shape::Slim], sample_count = 5, sample_size = 1)]
fn read(shape: Shape) -> usize {
    bed::dataset(shape).len()
}
