//! Killed at any moment: every file is the old one or the new one, and what was
//! open is offered again.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(unix)]

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use strikemap::base::hash::Fingerprint;
use strikemap::export::{self, VerifyError};
use strikemap::saved::SavedSession;
use strikemap::saved::recovery::Recovery;
use strikemap::session::Session;

/// How often each is killed; more with `STRIKEMAP_KILLS`.
fn kills() -> u64 {
    std::env::var("STRIKEMAP_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(24)
}

#[test]
fn an_export_that_is_killed_leaves_the_old_files_or_the_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv");
    let mut text = "date,lat,lon,title\n".to_owned();
    for row in 0..4_000 {
        let day = row % 28 + 1;
        writeln!(text, "2024-01-{day:02},50.4,30.5,event {row}").unwrap();
    }
    fs::write(&input, text).unwrap();
    let out = folder.path().join("out.csv");
    let manifest = folder.path().join("out.manifest.json");
    let command = |until: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_strikemap"));
        command.arg("export").arg(&input).args(["--replace", "--to", until, "-o"]).arg(&out);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let days = ["2024-01-10", "2024-01-20"];
    let mut whole = Vec::new();
    let mut took = Duration::ZERO;
    for day in days {
        let start = std::time::Instant::now();
        assert!(command(day).status().unwrap().success());
        took = start.elapsed();
        whole.push(fs::read(&out).unwrap());
    }
    let (mut killed, mut finished) = (0, 0);
    for round in 0..kills() {
        let mut child = command(days[round as usize % 2]).spawn().unwrap();
        // From the first moment to a little after the usual end.
        std::thread::sleep(took.mul_f64(1.2 * (round as f64 + 0.5) / kills() as f64));
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            finished += 1;
        } else {
            killed += 1;
        }
        let found = fs::read(&out).unwrap();
        assert!(whole.contains(&found), "round {round}: {} bytes", found.len());
        let text = fs::read(&manifest).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(read["output"]["file"], "out.csv", "round {round}");
        // Killed between two names the two are of two exports, which is told.
        let is_one_export = read["output"]["sha256"] == Fingerprint::of(&found).sha256.as_str();
        match export::verify(&manifest) {
            Ok(_) => assert!(is_one_export, "round {round}"),
            Err(VerifyError::Differs(_)) => assert!(!is_one_export, "round {round}"),
            Err(error) => panic!("round {round}: {error}"),
        }
    }
    println!("{killed} killed, {finished} had finished");
    assert!(killed > 0);
    // The next export leaves nothing of the killed ones, once they are old.
    for path in leftovers(folder.path()) {
        let file = fs::OpenOptions::new().write(true).open(path).unwrap();
        file.set_modified(std::time::SystemTime::now() - Duration::from_secs(3_600)).unwrap();
    }
    assert!(command(days[0]).status().unwrap().success());
    assert_eq!(leftovers(folder.path()), Vec::<std::path::PathBuf>::new());
}

fn leftovers(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "part")).collect()
}

/// What the child keeps: its number stands where the map is.
fn kept(number: u32, folder: &Path) -> SavedSession {
    let map = Some((f64::from(number), 0.0, 0.0));
    SavedSession::of(&Session::new(), map, folder)
}

const FOLDER: &str = "STRIKEMAP_TEST_RECOVERY";

/// The process that is killed: keeps what is open again and again.
#[test]
fn child_that_keeps_what_is_open() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let (recovery, _) = Recovery::start(folder).unwrap();
    for number in 1.. {
        kept(number, folder).write(recovery.path(), None).unwrap();
        println!("\nkept {number}");
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn what_was_open_when_the_program_was_killed_is_offered() {
    let mut lasts = Vec::new();
    for round in 0..kills() {
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed::child_that_keeps_what_is_open", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut last = 0;
        let mut read = |line: std::io::Result<String>| {
            if let Some(number) = line.unwrap().strip_prefix("kept ") {
                last = number.parse().unwrap();
            }
        };
        for line in lines.by_ref().take(8 + 4 * round as usize) {
            read(line);
        }
        std::thread::sleep(Duration::from_micros(137 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        lines.for_each(read);
        let (own, recovered) = Recovery::start(folder.path()).unwrap();
        let [session] = &recovered[..] else {
            panic!("round {round}: {} recovered", recovered.len())
        };
        let Some((number, _, _)) = session.saved.map else { panic!("round {round}") };
        let number = number as u32;
        assert!(number == last || number == last + 1, "round {round}: {number} after {last}");
        own.finish();
        lasts.push(last);
    }
    assert!(lasts.iter().any(|last| *last > 0), "{lasts:?}");
}
