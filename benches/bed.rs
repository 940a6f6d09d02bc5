//! What every benchmark needs: a file of the wanted size, and what it was read as.

use std::path::PathBuf;

use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::import::{Options, read};

use crate::synthetic::{Shape, write};

/// Rows, from `STRIKEMAP_BENCH_ROWS`; a million unless that says otherwise.
pub fn rows() -> u64 {
    let rows = std::env::var("STRIKEMAP_BENCH_ROWS").ok();
    rows.and_then(|rows| rows.replace('_', "").parse().ok()).unwrap_or(1_000_000)
}

/// A file of [`rows`] rows, or the one that `STRIKEMAP_BENCH_FILE` names. Made
/// once and kept in the folder for temporary files.
pub fn file(shape: Shape) -> PathBuf {
    if let Some(path) = std::env::var_os("STRIKEMAP_BENCH_FILE") {
        return path.into();
    }
    let name = format!("strikemap-bench-{shape:?}-{}.csv", rows()).to_lowercase();
    let path = std::env::temp_dir().join(name);
    if !path.exists() {
        let unfinished = path.with_extension("part");
        let file = std::fs::File::create(&unfinished).unwrap();
        let mut out = std::io::BufWriter::with_capacity(1 << 20, file);
        write(&mut out, shape, rows(), false).unwrap();
        out.into_inner().unwrap();
        std::fs::rename(&unfinished, &path).unwrap();
    }
    path
}

/// The events of [`file`].
pub fn dataset(shape: Shape) -> Dataset {
    read(&file(shape), &Options::default(), &Progress::default()).unwrap()
}
