//! A reading that is cancelled stops at once and gives its memory back. One test
//! a process, because it measures the process.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(target_os = "linux")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use strikemap::base::Progress;
use strikemap::import::{ImportError, Options, reader};

/// Memory of this process that is in use, in bytes: proc(5), `statm`.
fn resident_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: u64 = text.split_whitespace().nth(1).unwrap().parse().unwrap();
    pages * 4_096
}

#[test]
fn a_cancelled_reading_gives_its_memory_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = String::new();
    for row in 0..500_000 {
        let (day, hour) = (row % 28 + 1, row % 24);
        writeln!(
            rows,
            "id-{row},2024-01-{day:02}T{hour:02}:00:00Z,50.{row},30.5,a title of row {row},{:060}",
            row % 1_000 * 7_919
        )
        .unwrap();
    }
    let table = format!("id,date,lat,lon,title,notes\n{rows}");
    let objects: Vec<String> = rows
        .lines()
        .map(|line| format!("{{\"date\":\"2024-01-01\",\"title\":\"{line}\"}}"))
        .collect();
    let json = format!("[{}]", objects.join(","));
    drop((rows, objects));
    let files = [("a.csv", table), ("a.json", json)].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, &text).unwrap();
        path
    });
    let mut before = resident_bytes();
    for path in files {
        let progress = Arc::new(Progress::default());
        let (shared, of_thread) = (Arc::clone(&progress), path.clone());
        let read = move || reader::read(&of_thread, &Options::default(), &shared).map(|_| ());
        let reading = std::thread::Builder::new().name("read".to_owned()).spawn(read).unwrap();
        let mut most = 0;
        while progress.fraction() < 0.6 && !reading.is_finished() {
            most = most.max(resident_bytes());
            std::thread::sleep(Duration::from_millis(1));
        }
        progress.cancel();
        let Err(ImportError::Cancelled) = reading.join().unwrap() else {
            panic!("{} was read before it could be cancelled", path.display())
        };
        let (taken, kept) =
            (most.saturating_sub(before) >> 20, resident_bytes().saturating_sub(before) >> 20);
        eprintln!("{}: {taken} MB taken, {kept} MB kept", path.display());
        assert!(taken >= 40, "{taken} MB taken are too few to tell anything");
        assert!(kept <= taken / 4, "{taken} MB taken, {kept} MB kept");
        before = before.max(resident_bytes());
    }
}
