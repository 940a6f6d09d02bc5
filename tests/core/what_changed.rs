//! What changed since an older version, as filters, sums and exports tell it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Rows};
use strikemap::export::{Request, Scope, verify};
use strikemap::filter::{self, Argument, Filters};
use strikemap::import::{Options, reader};
use strikemap::session::decisions::{Deduplicate, Verdict};
use strikemap::session::{Command, EventRef, Session};
use strikemap::summary::Toll;
use strikemap::versions::{self, Comparison};

use crate::cli::strikemap;

/// Rows of id, killed and day, as a table.
fn table(rows: &[(u8, u8, u8)]) -> String {
    let mut text = "id,date,lat,lon,killed,remark\n".to_owned();
    for (id, killed, day) in rows {
        text += &format!("e{id},2025-01-{:02},50.4,30.5,{killed},r{}\n", day + 1, id % 2);
    }
    text
}

fn read(folder: &Path, name: &str, text: &str) -> Arc<Dataset> {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
}

/// A session with `new`, compared with `old`. Before that, words of changes are counted and
/// asked for.
fn compared(old: &Arc<Dataset>, new: &Arc<Dataset>) -> Session {
    let mut session = Session::new();
    session.apply(Command::Open(Arc::clone(new)));
    let change = filter::by_id("change").unwrap();
    assert!(session.derived().word_counts(change).is_empty());
    session.apply(Command::SetClause("change".to_owned(), words(["unchanged"])));
    session.apply(Command::SetClause("change".to_owned(), None));
    let options = versions::Options { key: vec!["id".to_owned()] };
    let difference = versions::compare(old, new, &options, &Progress::default()).unwrap();
    let comparison = Comparison::new(Arc::clone(old), new.len(), Arc::new(difference));
    comparison.tell(new);
    let id = session.datasets()[0].id;
    session.apply(Command::Compare(id, Some(Arc::new(comparison))));
    session
}

fn words<const N: usize>(words: [&str; N]) -> Option<Argument> {
    Some(Argument::Words(words.map(str::to_owned).into()))
}

fn id(dataset: &Dataset, row: usize) -> String {
    dataset.event(row).unwrap().id
}

/// The ids of `rows`.
fn ids(dataset: &Dataset, rows: &Rows) -> BTreeSet<String> {
    rows.iter().map(|row| id(dataset, row)).collect()
}

fn version() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    let rows = prop::collection::btree_map(0_u8..14, (0_u8..3, 0_u8..3), 1..12);
    rows.prop_map(|rows| rows.into_iter().map(|(id, (killed, day))| (id, killed, day)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn changes_counts_and_sums_before_are_those_of_the_plain_loops(
        older in version(),
        newer in version(),
        day in 0_u8..3,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let old = read(folder.path(), "old.csv", &table(&older));
        let new = read(folder.path(), "new.csv", &table(&newer));
        let mut session = compared(&old, &new);
        let find = |rows: &[(u8, u8, u8)], id: u8| rows.iter().copied().find(|row| row.0 == id);
        let name = |row: &(u8, u8, u8)| format!("e{}", row.0);
        let expected = |state: &str| -> BTreeSet<String> {
            let is = |row: &&(u8, u8, u8)| match find(&older, row.0) {
                None => state == "added",
                Some(was) => state == if was == **row { "unchanged" } else { "changed" },
            };
            newer.iter().filter(is).map(name).collect()
        };
        for state in ["added", "changed", "unchanged", "removed"] {
            session.apply(Command::SetClause("change".to_owned(), words([state])));
            let part = session.derived().parts().next().unwrap();
            prop_assert_eq!(ids(&new, part.matching()), expected(state), "{}", state);
            let before = session.derived().parts_before();
            let gone: BTreeSet<String> = match state {
                "removed" => older.iter().filter(|row| find(&newer, row.0).is_none()).map(name).collect(),
                "added" => BTreeSet::new(),
                _ => expected(state),
            };
            prop_assert_eq!(ids(&old, before[0].matching()), gone, "{}", state);
        }
        session.apply(Command::SetClause("change".to_owned(), None));
        session.apply(Command::SetClause("changed_field".to_owned(), words(["killed_low"])));
        let is_other = |row: &&(u8, u8, u8)| find(&older, row.0).is_some_and(|was| was.1 != row.1);
        let part = session.derived().parts().next().unwrap();
        let other: BTreeSet<String> = newer.iter().filter(is_other).map(name).collect();
        prop_assert_eq!(ids(&new, part.matching()), other);
        session.apply(Command::SetClause("changed_field".to_owned(), None));
        // Sums and words before follow the filters.
        let cells = Argument::Cells(vec![("remark".to_owned(), "r1".to_owned())]);
        session.apply(Command::SetClause("cells".to_owned(), Some(cells)));
        let start = |day: u8| strikemap::dataset::Instant::from_secs(1_735_682_400 + i64::from(day) * 86_400);
        let time = strikemap::filter::TimeFilter {
            window: strikemap::dataset::Interval::new(start(day), start(day + 1)),
            ..Default::default()
        };
        session.apply(Command::SetTime(time));
        let matching = |row: &&(u8, u8, u8)| row.0 % 2 == 1 && row.2 == day;
        let killed: u64 = older.iter().filter(matching).map(|row| u64::from(row.1)).sum();
        let count = older.iter().filter(matching).count();
        let derived = session.derived();
        prop_assert_eq!(derived.toll_before(&time).killed.low, killed);
        let before = derived.parts_before();
        prop_assert_eq!(before[0].matching().count(), count);
        prop_assert_eq!(
            derived.toll_before(&time),
            Toll::of(std::iter::once((&*old, before[0].matching())))
        );
        let kind = filter::by_id("kind").unwrap();
        let kinds: u32 = derived.word_counts_before(kind).iter().map(|word| word.count).sum();
        prop_assert_eq!(kinds as usize, count);
    }
}

#[test]
fn without_an_older_version_no_event_has_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let new = read(folder.path(), "new.csv", &table(&[(1, 0, 0), (2, 1, 1)]));
    let mut filters = Filters::default();
    filters.set("change", words(["added", "changed", "removed", "unchanged"]));
    assert!(filters.matching(&new).unwrap().is_empty());
    assert!(filter::by_id("change").unwrap().facet(&new).unwrap().values().is_empty());
}

#[test]
fn an_older_version_counts_only_while_it_is_compared_with() {
    let folder = tempfile::tempdir().unwrap();
    let old = read(folder.path(), "old.csv", &table(&[(1, 2, 0), (2, 1, 1)]));
    let new = read(folder.path(), "new.csv", &table(&[(1, 0, 0)]));
    let mut session = compared(&old, &new);
    let time = session.document().filters.time;
    assert_eq!(session.derived().toll_before(&time).killed.low, 3);
    let id = session.datasets()[0].id;
    let removed = |session: &Session| {
        let change = filter::by_id("change").unwrap();
        let words = session.derived().word_counts(change);
        words.iter().find(|word| word.word == "removed").map(|word| word.count)
    };
    assert_eq!(removed(&session), Some(1));
    session.apply(Command::Hide(id, true));
    assert!(!session.derived().is_compared());
    session.apply(Command::Hide(id, false));
    assert!(session.derived().is_compared());
    session.apply(Command::Compare(id, None));
    assert!(!session.derived().is_compared());
    assert_eq!(session.derived().toll_before(&time).killed.low, 0);
    assert_eq!(removed(&session), None);
}

#[test]
fn an_export_of_what_changed_names_its_rows_and_is_verified_without_the_older_file() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) =
        (table(&[(1, 2, 0), (2, 1, 1), (3, 0, 0)]), table(&[(1, 4, 0), (3, 0, 0), (4, 1, 2)]));
    fs::write(folder.path().join("old.csv"), &old).unwrap();
    fs::write(folder.path().join("new.csv"), &new).unwrap();
    let arguments = ["export", "new.csv", "--older", "old.csv", "--change", "added,changed"];
    let output = strikemap(folder.path(), &[&arguments[..], &["-o", "out.csv"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<&str> = new.lines().collect();
    let expected = [lines[0], lines[1], lines[3]].map(|line| format!("{line}\n")).concat();
    let written = folder.path().join("out.csv");
    assert_eq!(fs::read_to_string(&written).unwrap(), expected);
    fs::remove_file(folder.path().join("old.csv")).unwrap();
    let manifest = folder.path().join("out.manifest.json");
    assert_eq!(verify(&manifest).unwrap().events, 2);
    // The command of the manifest gives the same.
    let text = fs::read_to_string(&manifest).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let command = value["filter"]["command"].as_str().unwrap();
    let again = command.replace("out.csv", "again.csv");
    let again: Vec<&str> = again.split(' ').skip(1).collect();
    assert!(strikemap(folder.path(), &again).status.success(), "{command}");
    assert_eq!(fs::read_to_string(folder.path().join("again.csv")).unwrap(), expected);
}

#[test]
fn the_window_exports_what_the_command_line_exports_of_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let old = read(folder.path(), "old.csv", &table(&[(1, 2, 0), (2, 1, 1)]));
    let new = read(folder.path(), "new.csv", &table(&[(1, 2, 0), (3, 0, 0)]));
    let mut session = compared(&old, &new);
    session.apply(Command::SetClause("change".to_owned(), words(["added"])));
    let zone = strikemap::dataset::time::zone("Europe/Kyiv").unwrap();
    let request = Request::new(Scope::Filtered);
    let job = strikemap::export::Job::of_session(&session.moment(), &request, &zone).unwrap();
    strikemap::export::write(&job, &folder.path().join("window.csv"), false).unwrap();
    let arguments =
        ["export", "new.csv", "--older", "old.csv", "--change", "added", "-o", "cli.csv"];
    assert!(strikemap(folder.path(), &arguments).status.success());
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(text("window.csv"), text("cli.csv"));
    assert_eq!(
        text("window.manifest.json")
            .replace("window.csv", "cli.csv")
            .lines()
            .filter(|line| !line.contains("created"))
            .collect::<Vec<_>>(),
        text("cli.manifest.json")
            .lines()
            .filter(|line| !line.contains("created"))
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_summary_has_the_sums_of_the_older_version_beside() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.csv"), table(&[(1, 2, 0), (2, 1, 1)])).unwrap();
    fs::write(folder.path().join("new.csv"), table(&[(1, 2, 0), (3, 0, 0), (4, 5, 0)])).unwrap();
    let arguments = ["summary", "new.csv", "--older", "old.csv", "--json"];
    let output = strikemap(folder.path(), &arguments);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((value["events"].as_u64(), value["older"]["events"].as_u64()), (Some(3), Some(2)));
    assert_eq!(value["older"]["killed"]["low"].as_u64(), Some(3));
    let two = ["summary", "new.csv", "old.csv", "--older", "old.csv"];
    let output = strikemap(folder.path(), &two);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("name one FILE"), "{said}");
}

#[test]
fn an_export_of_several_files_is_checked_against_as_many_newer_ones() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, rows: &[(u8, u8, u8)]| {
        fs::write(folder.path().join(name), table(rows)).unwrap();
    };
    write("north.csv", &[(1, 2, 0), (2, 1, 1)]);
    write("south.csv", &[(3, 4, 0), (4, 0, 2)]);
    write("north-new.csv", &[(1, 3, 0), (2, 1, 1)]);
    write("south-new.csv", &[(3, 4, 0), (5, 1, 0)]);
    let run = |arguments: &[&str]| strikemap(folder.path(), arguments);
    let export = ["export", "north.csv", "south.csv", "--killed-min", "1", "-o", "both.csv"];
    assert!(run(&[&export[..], &["--columns", "project"]].concat()).status.success());
    let same = run(&["diff", "--since", "both.manifest.json", "north.csv", "south.csv"]);
    assert_eq!(same.status.code(), Some(0), "{}", String::from_utf8_lossy(&same.stdout));
    let newer = ["diff", "--since", "both.manifest.json", "north-new.csv", "south-new.csv"];
    let told = run(&newer);
    assert_eq!(told.status.code(), Some(1));
    let text = String::from_utf8(told.stdout).unwrap();
    for line in
        ["Events: 3 published, 4 now", "Killed: 7 published, 9 now", "north-new.csv", "2 → 3"]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    let json = run(&[&newer[..], &["--json"]].concat());
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(value["files"][1]["file"], "south-new.csv");
    assert_eq!(value["files"][1]["added"].as_array().unwrap().len(), 1);
    let table = run(&[&newer[..], &["-o", "since.csv"]].concat());
    assert_eq!(table.status.code(), Some(1), "{}", String::from_utf8_lossy(&table.stderr));
    let text = fs::read_to_string(folder.path().join("since.csv")).unwrap();
    assert!(text.starts_with("file,change,id,"), "{text}");
    assert!(text.contains("north-new.csv,changed,e1,"), "{text}");
    assert!(text.contains("south-new.csv,added,e5,"), "{text}");
    assert!(!text.contains("e4"), "it was not published and would not be: {text}");
    let manifest = folder.path().join("since.manifest.json");
    verify(&manifest).unwrap();
    fs::write(folder.path().join("since.csv"), text.replace("2,3,+1", "2,4,+2")).unwrap();
    verify(&manifest).unwrap_err();
    let one = run(&["diff", "--since", "both.manifest.json", "north-new.csv"]);
    assert_eq!(one.status.code(), Some(2));
    fs::write(folder.path().join("south.csv"), "id\n").unwrap();
    let gone = run(&newer);
    let said = String::from_utf8_lossy(&gone.stderr).into_owned();
    assert!(said.contains("has changed or is missing"), "{said}");
}

#[test]
fn the_table_of_a_checked_export_has_a_manifest_that_is_proved() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, rows: &[(u8, u8, u8)]| {
        fs::write(folder.path().join(name), table(rows)).unwrap();
    };
    write("old.csv", &[(1, 2, 0), (2, 1, 1), (3, 0, 0)]);
    write("new.csv", &[(1, 5, 0), (3, 1, 0)]);
    let run = |arguments: &[&str]| strikemap(folder.path(), arguments);
    for chosen in [&["--killed-min", "1"][..], &["--rows", "2-3"]] {
        let export = [&["export", "old.csv", "-o", "out.csv", "--replace"][..], chosen].concat();
        assert!(run(&export).status.success());
        let since =
            ["diff", "--since", "out.manifest.json", "new.csv", "-o", "since.csv", "--replace"];
        assert_eq!(run(&since).status.code(), Some(1));
        let text = fs::read_to_string(folder.path().join("since.csv")).unwrap();
        assert!(text.contains("changed,e1,") && text.contains("removed,e2,"), "{text}");
        let says_more = text.contains("matches now too,e3,");
        assert_eq!(says_more, chosen[0] == "--killed-min", "{text}");
        verify(&folder.path().join("since.manifest.json")).unwrap();
    }
    // The input is written over: the export itself is compared, and named.
    fs::write(folder.path().join("old.csv"), "id\n").unwrap();
    let since = ["diff", "--since", "out.manifest.json", "new.csv", "-o", "later.csv"];
    assert_eq!(run(&since).status.code(), Some(1));
    verify(&folder.path().join("later.manifest.json")).unwrap();
    let manifest = fs::read_to_string(folder.path().join("later.manifest.json")).unwrap();
    assert!(manifest.contains("\"path\": \"out.csv\""), "{manifest}");
}

#[test]
fn filters_by_changes_are_refused_where_nothing_is_compared() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["old.csv", "new.csv"] {
        fs::write(folder.path().join(name), table(&[(1, 2, 0)])).unwrap();
    }
    let clauses = [
        ["--change", "added"],
        ["--changed-field", "killed_low"],
        ["--expression", "killed >= 0 and not change = added"],
    ];
    let commands: &[&[&str]] = &[
        &["summary", "new.csv"],
        &["export", "new.csv", "-o", "out.csv"],
        #[cfg(feature = "gui")]
        &["snapshot", "new.csv", "-o", "out.png"],
        &["diff", "old.csv", "new.csv"],
        &["compare", "new.csv", "--from=2025", "--to=2025", "--with-from=2024", "--with-to=2024"],
    ];
    for command in commands {
        for clause in clauses {
            let output = strikemap(folder.path(), &[*command, &clause].concat());
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{command:?} {clause:?}: {said}");
            assert!(said.contains("name it with --older"), "{command:?} {clause:?}: {said}");
        }
    }
}

#[test]
fn filters_by_changes_end_with_the_comparison_also_in_what_undo_brings_back() {
    let folder = tempfile::tempdir().unwrap();
    let old = read(folder.path(), "old.csv", &table(&[(1, 2, 0), (2, 1, 1)]));
    for end in [0, 1, 2] {
        let new = read(folder.path(), "new.csv", &table(&[(1, 0, 0), (3, 0, 0)]));
        let mut session = compared(&old, &new);
        let id = session.datasets()[0].id;
        let killed = Argument::Harm { killed: 0, injured: 1 };
        session.apply(Command::SetClause("change".to_owned(), words(["added"])));
        session.apply(Command::SetClause("harm".to_owned(), Some(killed)));
        assert!(session.document().filters.need_older());
        session.apply(match end {
            0 => Command::Compare(id, None),
            1 => Command::Replace(id, Arc::clone(&old), None),
            _ => Command::Close(id),
        });
        for command in [Command::Undo, Command::Undo, Command::Redo] {
            assert!(!session.document().filters.need_older(), "{end}");
            session.apply(command);
        }
    }
}

#[test]
fn undo_before_a_comparison_does_not_hide_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let old = read(folder.path(), "old.csv", &table(&[(1, 2, 0)]));
    let new = read(folder.path(), "new.csv", &table(&[(1, 0, 0)]));
    let mut session = compared(&old, &new);
    let is_shown = |session: &Session| session.document().layers.is_visible("changes");
    assert!(is_shown(&session));
    session.apply(Command::Undo);
    assert!(is_shown(&session));
    session.apply(Command::Redo);
    assert!(is_shown(&session));
    let hidden = session.document().layers.clone().with_visible("changes", false);
    session.apply(Command::SetLayers(hidden));
    let id = session.datasets()[0].id;
    let comparison = session.datasets()[0].comparison.clone();
    session.apply(Command::Compare(id, comparison));
    assert!(!is_shown(&session), "people hid it");
}

#[test]
fn a_check_of_an_export_leaves_out_the_repeats_that_the_export_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let data = read(folder.path(), "data.csv", &table(&[(1, 2, 0), (2, 2, 0), (3, 0, 1)]));
    let mut job =
        strikemap::export::Job::filtered([Arc::clone(&data)], Filters::default()).unwrap();
    job.leave_out(0, &Rows::from_fn(data.len(), |row| id(&data, row) == "e2"));
    let written = strikemap::export::write(&job, &folder.path().join("out.csv"), false).unwrap();
    let published = strikemap::export::published(&written.manifest).unwrap();
    let since = strikemap::export::since::Since::of(
        published,
        vec![data],
        Vec::new(),
        &Progress::default(),
    );
    let since = since.unwrap();
    assert!(since.holds(), "{}", since.text().unwrap());
}

#[test]
fn a_table_of_changes_is_no_export_to_check_and_one_of_a_check_names_no_command() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.csv"), table(&[(1, 2, 0), (2, 1, 1)])).unwrap();
    fs::write(folder.path().join("new.csv"), table(&[(1, 4, 0)])).unwrap();
    let run = |arguments: &[&str]| strikemap(folder.path(), arguments);
    let table = ["diff", "old.csv", "new.csv", "-o", "changes.csv"];
    assert_eq!(run(&table).status.code(), Some(1));
    let check = run(&["diff", "--since", "changes.manifest.json", "old.csv", "new.csv"]);
    assert_eq!(check.status.code(), Some(2));
    let said = String::from_utf8_lossy(&check.stderr).into_owned();
    assert!(said.contains("is a table of changes"), "{said}");
    assert!(run(&["export", "old.csv", "-o", "out.csv"]).status.success());
    let since = ["diff", "--since", "out.manifest.json", "new.csv", "-o", "since.csv"];
    assert_eq!(run(&since).status.code(), Some(1));
    let manifest = fs::read_to_string(folder.path().join("since.manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["filter"]["command"], serde_json::Value::Null);
    let words = manifest["filter"]["words"].to_string();
    assert!(words.contains("The rows of an export") && !words.contains("by hand"), "{words}");
}

#[test]
fn an_export_that_is_no_table_of_its_events_is_not_compared_in_the_place_of_its_input() {
    let folder = tempfile::tempdir().unwrap();
    let rows = table(&[(1, 2, 0), (2, 1, 1)]);
    let run = |arguments: &[&str]| strikemap(folder.path(), arguments);
    fs::write(folder.path().join("new.csv"), &rows).unwrap();
    for format in ["csv", "geojson", "kml", "geoparquet", "report", "pdf"] {
        for columns in ["original", "project"] {
            fs::write(folder.path().join("old.csv"), &rows).unwrap();
            let export = ["export", "old.csv", "--format", format, "--columns", columns];
            assert!(run(&[&export[..], &["-o", "out.x", "--replace"]].concat()).status.success());
            fs::remove_file(folder.path().join("old.csv")).unwrap();
            let manifests = ["out.manifest.json", "out.x.manifest.json"];
            let manifest = manifests.into_iter().find(|name| folder.path().join(name).exists());
            let output = run(&["diff", "--since", manifest.unwrap(), "new.csv"]);
            let is_kml = format == "kml" && columns == "original";
            let is_read = !is_kml && !["report", "pdf"].contains(&format);
            let code = if is_read { 0 } else { 2 };
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(code), "{format} {columns}: {said}");
        }
    }
}

#[test]
fn a_checked_export_that_is_missing_or_was_edited_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.csv"), table(&[(1, 2, 0)])).unwrap();
    let run = |arguments: &[&str]| strikemap(folder.path(), arguments);
    assert!(run(&["export", "old.csv", "-o", "out.csv"]).status.success());
    let check = || {
        let output = run(&["diff", "--since", "out.manifest.json", "old.csv"]);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8_lossy(&output.stdout).contains("is not as it was exported")
    };
    assert!(!check());
    fs::write(folder.path().join("out.csv"), "id\n").unwrap();
    assert!(check());
    fs::remove_file(folder.path().join("out.csv")).unwrap();
    assert!(check());
}

#[cfg(feature = "gui")]
#[test]
fn a_picture_of_changes_names_the_older_version_and_no_command_without_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.csv"), table(&[(1, 2, 0), (2, 1, 1)])).unwrap();
    fs::write(folder.path().join("new.csv"), table(&[(1, 4, 0)])).unwrap();
    let arguments = ["snapshot", "new.csv", "--older", "old.csv", "-o", "out.svg"];
    let output = strikemap(folder.path(), &arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let picture = fs::read_to_string(folder.path().join("out.svg")).unwrap();
    assert!(picture.contains("1 added, 1 removed") || picture.contains("1 removed"));
    let verified = verify(&folder.path().join("out.svg.manifest.json"));
    let verified = verified.or_else(|_| verify(&folder.path().join("out.manifest.json"))).unwrap();
    let unproved: Vec<String> = verified.unproved.iter().map(ToString::to_string).collect();
    assert!(unproved.iter().any(|words| words.contains("old.csv was not read")), "{unproved:?}");
}

#[test]
fn repeats_that_are_left_out_of_the_newer_version_are_left_out_of_the_older_one() {
    let folder = tempfile::tempdir().unwrap();
    let old = read(folder.path(), "old.csv", &table(&[(1, 2, 0), (2, 2, 0), (3, 1, 1)]));
    let new = read(folder.path(), "new.csv", &table(&[(1, 2, 0), (2, 3, 0), (3, 1, 1)]));
    let mut session = compared(&old, &new);
    let id_of = session.datasets()[0].id;
    let event = |wanted: &str| {
        let row = (0..new.len()).find(|&row| id(&new, row) == wanted).unwrap();
        EventRef { dataset: id_of, row }
    };
    let counts = |session: &Session| {
        let derived = session.derived();
        (derived.matching_count(), derived.parts_before()[0].matching().count())
    };
    assert_eq!(counts(&session), (3, 3));
    let pair = vec![(event("e1"), event("e2"))];
    session.apply(Command::Decide(pair, Some(Verdict::Same)));
    session.apply(Command::Deduplicate(Some(Deduplicate { preferred: None })));
    assert_eq!(counts(&session), (2, 2));
    let matching = session.derived().parts_before()[0].matching().clone();
    let kept = session.derived().parts().next().unwrap().matching().clone();
    assert_eq!(ids(&old, &matching), ids(&new, &kept));
    session.apply(Command::Deduplicate(None));
    assert_eq!(counts(&session), (3, 3));
}
