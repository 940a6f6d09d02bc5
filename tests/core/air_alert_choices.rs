//! Air alerts where events are chosen by them: sessions, exports, the command line.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command as Program, Stdio};
use std::sync::Arc;

use strikemap::alerts::{AlertState, NotKnown};
use strikemap::base::Progress;
use strikemap::dataset::{Instant, Interval};
use strikemap::export::{self, Job};
use strikemap::filter::{Argument, Filters, TimeFilter, by_id};
use strikemap::import::{Options, reader};
use strikemap::saved::{SavedSession, open};
use strikemap::session::{Command, EventRef, Session};
use strikemap::summary::AlertSummary;

use crate::air_alerts::{KYIV, OFFICIAL, events, read};

/// Both ways to ask for strikes under alert.
fn under_alert() -> [(String, Argument); 2] {
    let words = Argument::Words(BTreeSet::from(["on".to_owned()]));
    let expression = Argument::Expression("definitely(air_alert = on)".to_owned());
    [("air_alert".to_owned(), words), ("expression".to_owned(), expression)]
}

fn session() -> Session {
    let minute = "2025-03-01T10:30Z,,minute";
    let rows = [
        ("drone_strike", minute, KYIV),
        ("missile_strike", "2025-03-02T09:00Z,,minute", KYIV),
        ("missile_strike", "2025-03-01,,day", KYIV),
        ("power_outage", minute, KYIV),
    ];
    let mut session = Session::new();
    session.apply(Command::Open(read("strikes.csv", &events(&rows))));
    session.apply(Command::Open(read("alerts.csv", OFFICIAL)));
    session
}

#[test]
fn states_follow_what_is_shown() {
    let mut session = session();
    let [strikes, alerts] = [0, 1].map(|at: usize| session.datasets()[at].id);
    let filter = by_id("air_alert").unwrap();
    let counts = |session: &Session| -> Vec<(String, u32)> {
        let counts = session.derived().word_counts(filter);
        let counts = counts.iter().filter(|word| word.count > 0);
        let mut counts: Vec<_> = counts.map(|word| (word.word.clone(), word.count)).collect();
        counts.sort();
        counts
    };
    let expect = |of: &[(&str, u32)]| -> Vec<(String, u32)> {
        of.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect()
    };
    assert_eq!(counts(&session), expect(&[("none", 12), ("off", 1), ("on", 1), ("unknown", 1)]));
    let on = Argument::Words(BTreeSet::from(["on".to_owned(), "off".to_owned()]));
    session.apply(Command::SetClause("air_alert".to_owned(), Some(on)));
    assert_eq!(session.derived().matching_count(), 2);
    // The words of a filter are counted under all others.
    assert_eq!(counts(&session), expect(&[("none", 12), ("off", 1), ("on", 1), ("unknown", 1)]));
    assert_eq!(
        session.derived().alert_summary().words(),
        "1 of 2 strikes under alert, median 30 min after it began"
    );
    let first = session.find("0").map(|event| event.row).unwrap();
    let state = |session: &Session| session.alert_state(EventRef { dataset: strikes, row: first });
    assert!(matches!(state(&session), Some(AlertState::On(_))));
    session.apply(Command::Hide(alerts, true));
    assert_eq!(session.derived().matching_count(), 0);
    assert_eq!(state(&session), Some(AlertState::NotKnown(NotKnown::NoData)));
    assert_eq!(counts(&session), expect(&[("none", 1), ("unknown", 3)]));
    session.apply(Command::Undo);
    assert_eq!(session.derived().matching_count(), 2);
    session.apply(Command::Close(alerts));
    assert_eq!(session.derived().matching_count(), 0);
}

#[test]
fn expressions_follow_what_is_shown() {
    let mut session = session();
    let alerts = session.datasets()[1].id;
    let [_, (filter, expression)] = under_alert();
    session.apply(Command::SetClause(filter, Some(expression)));
    assert_eq!(session.derived().matching_count(), 1);
    session.apply(Command::Hide(alerts, true));
    assert_eq!(session.derived().matching_count(), 0);
    session.apply(Command::Hide(alerts, false));
    assert_eq!(session.derived().matching_count(), 1);
    let none = Argument::Expression("air_alert = none and kind = power_outage".to_owned());
    session.apply(Command::SetClause("expression".to_owned(), Some(none)));
    assert_eq!(session.derived().matching_count(), 1);
}

#[test]
fn a_moving_window_keeps_the_summary_right() {
    let mut session = session();
    let start = Instant::from_secs(1_740_780_000);
    for (from, to) in [(0, 4), (0, 30), (12, 60), (3, 4), (0, 90), (-40, -1), (0, 24)] {
        let [from, to] = [from, to].map(|hours| start.plus_secs(hours * 3_600));
        let window = Interval::new(from, to);
        session.apply(Command::SetTime(TimeFilter { window, ..TimeFilter::default() }));
        let derived = session.derived();
        let parts = derived.parts().map(|part| (part.alert_states(), part.matching()));
        assert_eq!(derived.alert_summary(), AlertSummary::of(parts), "{window:?}");
    }
}

#[test]
fn an_export_by_alerts_of_another_file_is_proved_with_it() {
    for (filter, argument) in under_alert() {
        let folder = tempfile::tempdir().unwrap();
        let rows = [("drone_strike", "2025-03-01T10:30Z,,minute", KYIV), ("fire", ",,", KYIV)];
        let open = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
        };
        let inputs = [open("strikes.csv", &events(&rows)), open("alerts.csv", OFFICIAL)];
        let mut filters = Filters::default();
        filters.set(&filter, Some(argument));
        let job = Job::filtered(inputs, filters).unwrap();
        assert_eq!(job.count(), 1, "{filter}");
        let written = export::write(&job, &folder.path().join("out.csv"), false).unwrap();
        assert_eq!(export::verify(&written.manifest).unwrap().events, 1);
        let manifest = fs::read_to_string(&written.manifest).unwrap();
        if filter == "air_alert" {
            assert!(manifest.contains("Air alert: On at the time"), "{manifest}");
            assert!(manifest.contains("--air-alert=on"), "{manifest}");
        }
        // Other alerts are another answer, and that is found.
        fs::write(
            folder.path().join("alerts.csv"),
            OFFICIAL.replace("2025-03-01 10", "2025-03-01 09"),
        )
        .unwrap();
        assert!(export::verify(&written.manifest).is_err(), "{filter}");
    }
}

#[test]
fn a_saved_session_keeps_the_filter_by_alert() {
    let folder = tempfile::tempdir().unwrap();
    let minute = "2025-03-01T10:30Z,,minute";
    let rows = [("drone_strike", minute, KYIV), ("drone_strike", "2025-03-01,,day", KYIV)];
    fs::write(folder.path().join("strikes.csv"), events(&rows)).unwrap();
    fs::write(folder.path().join("alerts.csv"), OFFICIAL).unwrap();
    let mut session = Session::new();
    for name in ["strikes.csv", "alerts.csv"] {
        let path = folder.path().join(name);
        let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
        session.apply(Command::Open(Arc::new(dataset)));
    }
    let [(filter, argument), _] = under_alert();
    session.apply(Command::SetClause(filter.clone(), Some(argument.clone())));
    let file = folder.path().join("work.strikemap");
    SavedSession::of(&session, None, folder.path()).write(&file, None).unwrap();
    let (saved, _) = SavedSession::read(&file).unwrap();
    let mut again = Session::new();
    open(saved, folder.path(), &Progress::default()).unwrap().restore(&mut again);
    assert_eq!(again.document().filters.argument(&filter), Some(&argument));
    assert_eq!(again.derived().matching_count(), 1);
}

fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = Program::new(env!("CARGO_BIN_EXE_strikemap"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_command_line_filters_by_alerts_and_sums_them_up() {
    let folder = tempfile::tempdir().unwrap();
    let rows = [
        ("drone_strike", "2025-03-01T10:30Z,,minute", KYIV),
        ("drone_strike", "2025-03-02T09:00Z,,minute", KYIV),
        ("missile_strike", ",,", KYIV),
        ("fire", "2025-03-01T10:30Z,,minute", KYIV),
    ];
    fs::write(folder.path().join("strikes.csv"), events(&rows)).unwrap();
    fs::write(folder.path().join("alerts.csv"), OFFICIAL).unwrap();
    let files = ["strikes.csv", "alerts.csv"];
    let text = succeeds(folder.path(), &[&["summary"], &files[..]].concat());
    assert!(text.contains("events: 15"), "{text}");
    let expected =
        "air alert: 1 of 3 strikes under alert, median 30 min after it began, 1 not known";
    assert!(text.contains(expected), "{text}");
    let json = succeeds(folder.path(), &[&["summary", "--json"], &files[..]].concat());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["strikes"]["alert_off"], 1);
    assert_eq!(json["strikes"]["median_minutes_after_start"], 30);
    let flags = ["--air-alert", "on,off", "--columns", "project", "-o", "-"];
    let text = succeeds(folder.path(), &[&["export"], &files[..], &flags].concat());
    assert_eq!(text.lines().count(), 4, "{text}");
}

#[test]
fn the_command_line_says_where_no_file_has_alerts() {
    let folder = tempfile::tempdir().unwrap();
    let rows = [("drone_strike", "2025-03-01T10:30Z,,minute", KYIV)];
    fs::write(folder.path().join("strikes.csv"), events(&rows)).unwrap();
    let output = Program::new(env!("CARGO_BIN_EXE_strikemap"))
        .current_dir(folder.path())
        .args(["summary", "strikes.csv", "--air-alert", "off"])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("no file has air alerts"), "{told}");
}
