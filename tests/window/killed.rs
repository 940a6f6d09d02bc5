//! The window killed while it plays and while it reads a file: the next start
//! offers what was open.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(unix)]

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use strikemap::saved::SavedSession;
use strikemap::saved::recovery::{RecoveredSession, Recovery};
use strikemap::session::Command as Change;
use strikemap::ui::Action;

use crate::window::*;

const FOLDER: &str = "STRIKEMAP_TEST_KILLED";

/// How often each is killed; more with `STRIKEMAP_KILLS`.
fn kills() -> usize {
    std::env::var("STRIKEMAP_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(4)
}

/// Where the time window of the demo stands, in seconds.
fn playhead(tester: &Tester) -> String {
    let document = tester.state().as_ref().unwrap().session.document().clone();
    serde_json::to_string(&document.filters.time).unwrap()
}

/// The process that is killed: a window in which one event is selected, and which
/// plays or, where there is a file `in.csv`, reads.
#[test]
fn child_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut tester = demo();
    tester.state_mut().as_mut().unwrap().start_recovery(&folder.join("kept"));
    let event = tester.state().as_ref().unwrap().session.find("VY-2025-12-27-01").unwrap();
    ask(&mut tester, Action::Session(Change::Focus(Some(event))));
    ask(&mut tester, Action::Session(Change::InvertSelection));
    // What is kept meanwhile was seen before it plays.
    println!("\nat {}", playhead(&tester));
    let input = folder.join("in.csv");
    if !input.exists() {
        tester.state_mut().as_mut().unwrap().ask(Action::Play(true));
    }
    loop {
        tester.step();
        // Anew, as often as it was read.
        let window = tester.state_mut().as_mut().unwrap();
        if input.exists() && !window.is_busy() && kept_in(folder).is_some() {
            window.ask(Action::OpenFiles(vec![input.clone()]));
        }
        println!("\nat {}", playhead(&tester));
        std::io::stdout().flush().unwrap();
        std::thread::sleep(Duration::from_millis(15));
    }
}

/// What is kept, once that holds the selection.
fn kept_in(folder: &Path) -> Option<SavedSession> {
    let entries = std::fs::read_dir(folder.join("kept")).ok()?.flatten();
    let mut paths = entries.map(|entry| entry.path());
    let path = paths.find(|path| path.extension().is_some_and(|end| end == "strikemap"))?;
    let saved = SavedSession::read(&path).unwrap().0;
    saved.datasets[0].selected.is_some().then_some(saved)
}

/// Starts windows that are killed one after another, each some frames after what
/// is open was first kept. What each said, what had been kept, and what is offered.
fn killed(
    prepare: impl Fn(&Path),
    check: impl Fn(&Path, &[String], &SavedSession, &RecoveredSession),
) {
    let start = |folder: &tempfile::TempDir| -> Child {
        prepare(folder.path());
        std::fs::create_dir(folder.path().join("temporary")).unwrap();
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed::child_that_is_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .env("TMPDIR", folder.path().join("temporary"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let folders: Vec<_> = (0..kills()).map(|_| tempfile::tempdir().unwrap()).collect();
    let children: Vec<Child> = folders.iter().map(start).collect();
    for (round, (folder, mut child)) in folders.iter().zip(children).enumerate() {
        let folder = folder.path();
        let mut said = Vec::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut left = 3 + 17 * round;
        for line in lines.by_ref().map(std::result::Result::unwrap) {
            let Some(at) = line.strip_prefix("at ") else { continue };
            said.push(at.to_owned());
            if kept_in(folder).is_some() {
                left -= 1;
            }
            if left == 0 {
                break;
            }
        }
        let kept = kept_in(folder).unwrap_or_else(|| panic!("round {round}: nothing was kept"));
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success());
        let rest = lines.map(std::result::Result::unwrap);
        said.extend(rest.filter_map(|line| line.strip_prefix("at ").map(str::to_owned)));
        let (_own, recovered) = Recovery::start(&folder.join("kept")).unwrap();
        let [session] = &recovered[..] else {
            panic!("round {round}: {} offered", recovered.len())
        };
        check(folder, &said, &kept, session);
        let left: Vec<_> = std::fs::read_dir(folder.join("temporary")).unwrap().collect();
        assert!(left.is_empty(), "round {round}: {left:?}");
    }
}

#[test]
fn killed_while_playing_the_next_start_offers_where_it_was() {
    let start = |time: &str| {
        let time: serde_json::Value = serde_json::from_str(time).unwrap();
        time["window"]["start"].as_i64().unwrap()
    };
    let place = |said: &[String], session: &SavedSession| {
        let time = serde_json::to_string(&session.filters.time).unwrap();
        // Killed after it moved and before it said so, it is a step ahead.
        let is_next = start(&time) > start(said.last().unwrap());
        let next = is_next.then_some(said.len());
        let place = said.iter().position(|at| *at == time).or(next);
        place.unwrap_or_else(|| panic!("never at {time}"))
    };
    killed(
        |_| {},
        |_, said, kept, session| {
            assert!(said.iter().any(|at| *at != said[0]), "it played");
            assert!(place(said, &session.saved) >= place(said, kept), "older than what was kept");
        },
    );
}

#[test]
fn killed_while_reading_the_next_start_offers_what_was_open_and_the_file_is_whole() {
    let mut text = "date,lat,lon,title\n".to_owned();
    for row in 0..200_000 {
        writeln!(text, "2024-01-{:02},50.4,30.5,event {row}", row % 28 + 1).unwrap();
    }
    killed(
        |folder| std::fs::write(folder.join("in.csv"), &text).unwrap(),
        |folder, _, kept, session| {
            assert_eq!(session.saved.datasets[0], kept.datasets[0]);
            assert!(std::fs::read(folder.join("in.csv")).unwrap() == text.as_bytes());
        },
    );
}
