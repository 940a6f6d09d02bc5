//! A reading that is cancelled stops at once and gives its memory back. One test
//! a process, because it counts what the process has allocated.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use peak_alloc::PeakAlloc;
use strikemap::base::Progress;
use strikemap::import::{ImportError, Options, reader};

/// Counts the bytes that are allocated now and the most since it was asked. What the
/// system holds for the process would not do: the allocator keeps freed pages for later.
#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

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
    for path in files {
        let before = ALLOCATED.current_usage();
        ALLOCATED.reset_peak_usage();
        let progress = Arc::new(Progress::default());
        let (shared, of_thread) = (Arc::clone(&progress), path.clone());
        let read = move || reader::read(&of_thread, &Options::default(), &shared).map(|_| ());
        let reading = std::thread::Builder::new().name("read".to_owned()).spawn(read).unwrap();
        while progress.fraction() < 0.4 && !reading.is_finished() {
            std::thread::sleep(Duration::from_millis(1));
        }
        progress.cancel();
        let Err(ImportError::Cancelled) = reading.join().unwrap() else {
            panic!("{} was read before it could be cancelled", path.display())
        };
        let taken = ALLOCATED.peak_usage().saturating_sub(before) >> 10;
        let kept = ALLOCATED.current_usage().saturating_sub(before) >> 10;
        eprintln!("{}: {taken} kB taken, {kept} kB kept", path.display());
        assert!(taken >= 40_000, "{taken} kB taken are too few to tell anything");
        // Tables that are made once, such as the names of kinds, stay.
        assert!(kept <= 1_000, "{taken} kB taken, {kept} kB kept");
    }
}
