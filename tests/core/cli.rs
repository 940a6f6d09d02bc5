//! The real program: what it prints, writes and exits with.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use strikemap::dataset::{Dataset, Instant, Interval, Rows};
use strikemap::export::{self, Job};
use strikemap::filter::{AreaChoice, AreaMatching, Argument, Filters, Mode, TimeFilter};
use strikemap::import::demo;

/// Runs the program in `folder`, in English.
pub fn strikemap(folder: &Path, arguments: &[&str]) -> Output {
    strikemap_in("C", folder, arguments)
}

/// The same on a system that speaks `locale`.
pub fn strikemap_in(locale: &str, folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .env_remove("LANGUAGE")
        .env("LANG", "uk_UA.UTF-8")
        .env("LC_ALL", locale)
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Standard output of a command that must succeed.
fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = strikemap(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
    stdout(&output)
}

/// What stderr says when a command fails with `code`, without a backtrace.
fn fails(folder: &Path, code: i32, arguments: &[&str]) -> String {
    let output = strikemap(folder, arguments);
    let text = stderr(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    assert!(text.starts_with("strikemap: "), "{text}");
    assert!(!text.contains("panicked") && !text.contains("backtrace"), "{text}");
    text
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn ids(text: &str) -> Vec<String> {
    csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|record| record.unwrap().get(0).unwrap().to_owned())
        .collect()
}

fn demo_ids(dataset: &Dataset, keep: impl Fn(usize) -> bool) -> Vec<String> {
    dataset
        .rows_in_source_order(&Rows::from_fn(dataset.len(), keep))
        .into_iter()
        .map(|row| dataset.event(row).unwrap().id)
        .collect()
}

fn secs(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_second()
}

#[test]
fn the_27th_of_december_2025_is_exported_to_the_row() {
    let folder = folder_with(&[]);
    let dataset = demo::dataset().unwrap();
    let (start, end) = (secs("2025-12-26T22:00:00Z"), secs("2025-12-27T22:00:00Z"));
    let on_that_day = |row: usize| {
        let event = dataset.interval(row);
        event.is_some_and(|event| event.start().secs() < end && start < event.end().secs())
    };
    let day = ["export", "demo", "--from", "2025-12-27", "--to", "2025-12-27", "-o", "-"];
    let found = ids(&succeeds(folder.path(), &day));
    assert_eq!(found, demo_ids(&dataset, on_that_day));
    for id in ["KY-2025-12-27-01", "VY-2025-12-27-01", "LU-2025-12-27-01", "RZ-2025-12-27-01"] {
        assert!(found.iter().any(|other| other == id), "{id} in {found:?}");
    }
    let darnytskyi = [&day[..], &["--text", "darnytskyi"]].concat();
    let has_word = |row: usize| {
        String::from_utf8_lossy(&dataset.record(row).unwrap()).to_lowercase().contains("darnytskyi")
    };
    let found = ids(&succeeds(folder.path(), &darnytskyi));
    assert!(!found.is_empty());
    assert_eq!(found, demo_ids(&dataset, |row| on_that_day(row) && has_word(row)));
    let lublin = [&day[..], &["--area", "Lublin", "--kind", "Airport closure"]].concat();
    assert_eq!(ids(&succeeds(folder.path(), &lublin)), ["LU-2025-12-27-01"]);
}

#[test]
fn program_and_library_write_the_same_bytes() {
    let folder = folder_with(&[]);
    let here = folder.path();
    let mut filters = Filters {
        time: TimeFilter {
            mode: Mode::Window,
            window: Interval::new(
                Instant::from_secs(secs("2025-12-26T22:00:00Z")),
                Instant::from_secs(secs("2025-12-27T22:00:00Z")),
            ),
            ..TimeFilter::default()
        },
        ..Filters::default()
    };
    let areas = vec![AreaChoice::from_text("Kyiv").unwrap()];
    filters.set("area", Some(Argument::Areas { areas, matching: AreaMatching::default() }));
    filters.set("harm", Some(Argument::Harm { killed: 0, injured: 1 }));
    let dataset = Arc::new(demo::dataset().unwrap());
    let job = Job::filtered([dataset], filters).unwrap();
    assert!(job.count() > 0);
    let name = export::default_name(&job);
    assert_eq!(name, "kyiv-air-attacks-2025-12-27.csv");
    fs::create_dir_all(here.join("library")).unwrap();
    fs::create_dir_all(here.join("program")).unwrap();
    export::write(&job, &here.join("library").join(&name), false).unwrap();
    succeeds(
        here,
        &[
            "export",
            "demo",
            "--from",
            "2025-12-27",
            "--to",
            "27.12.2025",
            "--area",
            "Kyiv",
            "--injured-min",
            "1",
            "-o",
            &format!("program/{name}"),
        ],
    );
    let both = |name: &str| {
        ["library", "program"].map(|side| fs::read_to_string(here.join(side).join(name)).unwrap())
    };
    let [library, program] = both(&name);
    assert_eq!(library, program);
    let without_clock = |text: String| {
        text.lines().filter(|line| !line.contains("\"created\"")).collect::<Vec<_>>().join("\n")
    };
    let [library, program] = both("kyiv-air-attacks-2025-12-27.manifest.json").map(without_clock);
    assert_eq!(library, program);
}

const STRIKES: &str = "id,date,lat,lon,City,notes\n\
    start,2025-12-27T00:00:00+02:00,50.4,30.5,Kyiv,=1+1\n\
    end,2025-12-28T00:00:00+02:00,50.4,30.5,Kyiv,-5.2\n\
    day,2025-12-27,51.2,22.6,Lublin,\n\
    month,2025-12,50.4,30.5,Kyiv,\n\
    undated,,50.4,30.5,Kyiv,\n\
    early,2020-01-01T10:00:00+02:00,50.4,30.5,Kyiv,\n\
    id,date,lat,lon,City,notes\n";

#[test]
fn edges_of_the_window_undated_and_imprecise_events_follow_their_flags() {
    let folder = folder_with(&[("a.csv", STRIKES)]);
    let export = |flags: &[&str]| {
        let fixed = ["export", "a.csv", "-o", "-"];
        ids(&succeeds(folder.path(), &[&fixed[..], flags].concat())).join(" ")
    };
    let day = ["--from", "2025-12-27", "--to", "2025-12-27"];
    let with = |flags: &[&'static str]| [&day[..], flags].concat();
    assert_eq!(export(&[]), "start end day month undated early");
    assert_eq!(export(&day), "start day month");
    // A day in Lublin ends an hour after one in Kyiv.
    assert_eq!(export(&with(&["--match", "definite"])), "start");
    assert_eq!(export(&with(&["--undated", "include"])), "start day month undated");
    assert_eq!(export(&with(&["--undated", "only"])), "undated");
    assert_eq!(export(&with(&["--imprecise", "exclude"])), "start");
    assert_eq!(export(&["--from", "2025-12-28"]), "end day month");
    assert_eq!(export(&["--to", "2025-12-26"]), "month early");
    assert_eq!(
        export(&["--from", "2025-12-27T22:00Z", "--to", "2025-12-27T22:00:01Z"]),
        "end day month"
    );
    assert_eq!(export(&["--zone", "Europe/Warsaw", "--from", "2025-12-28"]), "month");
    assert_eq!(export(&["--where", "city=Lublin"]), "day");
    assert_eq!(export(&["--area", "22,51,23,52"]), "day");
    assert_eq!(export(&["--area", "-10,51,23,52"]), "day");
}

#[test]
fn check_tells_people_and_programs_what_could_not_be_read() {
    let folder = folder_with(&[
        ("a.csv", STRIKES),
        ("good.csv", "date,lat,lon\n2025-01-01,1,2\n"),
        ("doubtful.csv", "date,lat,lon\n2025-01-01,31.O4,30.5\n"),
    ]);
    let here = folder.path();
    let text = succeeds(here, &["check", "doubtful.csv"]);
    assert!(text.contains("line 2: \"31.O4\" is not a latitude (column lat)"), "{text}");
    assert!(
        succeeds(here, &["check", "good.csv", "demo"]).contains("rows: 1, events: 1, skipped: 0")
    );
    let output = strikemap(here, &["check", "a.csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("repeats the header, not an event"), "{}", stdout(&output));
    let output = strikemap(here, &["check", "--json", "a.csv", "none.csv", "good.csv"]);
    assert_eq!(output.status.code(), Some(2));
    let text = stdout(&output);
    let reports: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(reports.len(), 3);
    assert_eq!(reports[0]["skipped"][0]["line"], 8);
    for key in [
        "file",
        "format",
        "encoding",
        "delimiter",
        "rows",
        "events",
        "skipped_count",
        "undated",
        "unplaced",
        "repeated_ids",
        "start",
        "end",
        "bbox",
    ] {
        assert!(!reports[0][key].is_null(), "{key}");
    }
    assert_eq!((&reports[0]["rows"], &reports[0]["events"]), (&7.into(), &6.into()));
    assert_eq!(reports[1]["file"], "none.csv");
    assert!(reports[1]["error"].as_str().unwrap().starts_with("could not read"));
    assert_eq!(reports[2]["skipped_count"], 0);
}

#[test]
fn an_ambiguous_date_is_asked_about_and_the_answer_is_in_the_manifest() {
    let folder = folder_with(&[("a.csv", "date,lat,lon\n03/04/2025,1,2\n")]);
    let here = folder.path();
    assert!(fails(here, 2, &["check", "a.csv"]).contains("--date-order"));
    let checked = succeeds(here, &["check", "--date-order", "day-first", "a.csv"]);
    assert!(checked.contains("from 2025-04-02T21:00:00Z"), "{checked}");
    succeeds(
        here,
        &[
            "export",
            "a.csv",
            "--date-order",
            "month-first",
            "--columns",
            "project",
            "-o",
            "out.csv",
        ],
    );
    assert!(fs::read_to_string(here.join("out.csv")).unwrap().contains("2025-03-03T22:00:00Z"));
    assert!(fs::read_to_string(here.join("out.manifest.json")).unwrap().contains("month-first"));
    assert!(succeeds(here, &["verify", "out.manifest.json"]).contains("proved"));
}

#[test]
fn an_export_is_proved_until_it_is_touched() {
    let folder = folder_with(&[("a.csv", STRIKES)]);
    let here = folder.path();
    let said =
        succeeds(here, &["export", "a.csv", "--text", "Kyiv", "--formula-safe", "-o", "out.csv"]);
    assert!(said.starts_with("5 of 6 events; 1 row could not be read"), "{said}");
    assert!(said.contains("out.csv\n") && said.contains("out.manifest.json\n"), "{said}");
    let written = fs::read_to_string(here.join("out.csv")).unwrap();
    assert!(written.contains(",'=1+1\n") && written.contains(",-5.2\n"), "{written}");
    succeeds(here, &["verify", "out.manifest.json"]);
    assert!(fails(here, 2, &["export", "a.csv", "-o", "out.csv"]).contains("exists"));
    fs::write(here.join("out.csv"), written.replace("50.4", "50.5")).unwrap();
    let text = fails(here, 1, &["verify", "out.manifest.json"]);
    assert!(text.contains("out.csv: the manifest says"), "{text}");
    succeeds(here, &["export", "a.csv", "--replace", "-o", "out.csv"]);
    succeeds(here, &["verify", "out.manifest.json"]);
    fs::write(here.join("a.csv"), STRIKES.replace("Lublin", "Lviv")).unwrap();
    assert!(fails(here, 1, &["verify", "out.manifest.json"]).contains("input a.csv"));
    fs::remove_file(here.join("a.csv")).unwrap();
    assert!(fails(here, 2, &["verify", "out.manifest.json"]).contains("could not read"));
    assert!(fails(here, 2, &["verify", "out.csv"]).contains("not a manifest"));
}

#[cfg(unix)]
#[test]
fn the_command_in_the_manifest_writes_the_same_file() {
    let folder = folder_with(&[("it's.csv", STRIKES)]);
    let here = folder.path();
    for (number, flags) in [
        &["--text", "\"Kyiv\"", "--undated", "include", "--from", "2025-12-27"][..],
        &["--to", "2025-12-27T10:00", "--match", "definite", "--imprecise", "only"],
        &[
            "--area",
            "-10,40.5,40,60",
            "--area",
            "Kyiv",
            "--where",
            "City=Kyiv",
            "--format",
            "geojson",
        ],
        &["--weapon", "", "--killed-min", "0", "--formula-safe", "--zone", "Europe/Warsaw"],
        &["--expression", "place ~ \"Kyiv\" and not killed > 3 or \"city\" = \"it's\""],
    ]
    .into_iter()
    .enumerate()
    {
        let out = format!("out-{number}.csv");
        let fixed = ["export", "it's.csv", "demo", "--columns", "project", "-o", &out];
        succeeds(here, &[&fixed[..], flags].concat());
        let written = fs::read(here.join(&out)).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(
            &fs::read(here.join(format!("out-{number}.manifest.json"))).unwrap(),
        )
        .unwrap();
        let command = manifest["filter"]["command"].as_str().unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_strikemap")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let status = Command::new("sh")
            .args(["-c", &format!("{command} --replace")])
            .env("PATH", path)
            .current_dir(here)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "{command}");
        assert_eq!(fs::read(here.join(&out)).unwrap(), written, "{command}");
        succeeds(here, &["verify", &format!("out-{number}.manifest.json")]);
    }
}

#[test]
fn mistakes_are_told_in_one_line_that_says_what_to_do() {
    let folder =
        folder_with(&[("a.csv", STRIKES), ("bad.json", "[{\"a\":1},"), ("x.csv", "a,b\n1,2\n")]);
    let here = folder.path();
    for (arguments, told) in [
        (&["export", "a.csv", "--from", "soon", "-o", "-"][..], "\"soon\" is not a time"),
        (
            &["export", "a.csv", "--from", "2025-12-28", "--to", "2025-12-27", "-o", "-"],
            "is not before",
        ),
        (&["export", "a.csv", "--area", "Atlantis", "-o", "-"], "is no area"),
        (&["export", "a.csv", "--zone", "Mars/Base", "-o", "-"], "is not a time zone"),
        (
            &["export", "a.csv", "--where", "Cty=Kyiv", "-o", "-"],
            "no column named \"Cty\"; the file has [id, date",
        ),
        (&["export", "a.csv", "--expression", "\"Cty\" = 1", "-o", "-"], "no column named \"Cty\""),
        (
            &["export", "a.csv", "--expression", "killed >= many", "-o", "-"],
            "column 11: expected a number",
        ),
        (&["export", "a.csv", "--format", "xlsx", "-o", "-"], "is no export format"),
        (&["export", "a.csv", "-o", "a.csv", "--replace"], "is read for the export"),
        (&["export", "a.csv", "-o", "."], "a folder or a device"),
        (&["export", "a.csv", "-o", "none/out.csv"], "none/out.csv"),
        (&["export", "a.csv"], "--output"),
        (&["check", "bad.json"], "file: bad.json"),
        (&["check", "x.csv"], "file: x.csv"),
        (&["check"], "FILE"),
        (&["verify", "none.json"], "none.json"),
        (&["snapshot", "-o", "x.png", "--size", "big"], "1280x800"),
        (&["snapshot", "-o", "x.png", "--look-at", "Atlantis"], "is no area"),
        (&["animate", "demo", "-o", "x.gif", "--step", "soon"], "write a step"),
        (&["animate", "demo", "-o", "x.gif", "--frames-per-second", "0"], "from 0.1 to 50"),
        (&["animate", "demo", "-o", "x.gif", "--cumulative", "--width", "1d"], "--cumulative"),
        (&["export", "demo", "--picture", "-o", "-"], "only a report has a picture"),
        (&["export", "demo", "--picture", "--rows", "2", "-o", "-"], "--rows"),
        (&["--nonsense"], "--nonsense"),
    ] {
        let text = fails(here, 2, arguments);
        assert!(text.contains(told), "{told} in {text}");
    }
    assert_eq!(fs::read_to_string(here.join("a.csv")).unwrap(), STRIKES);
}

#[test]
fn what_was_published_is_compared_with_newer_data() {
    const OLD: &str = "id,date,city,lat,lon,killed\n\
        a,2025-12-27,Kyiv,50.45,30.52,3\n\
        b,2025-12-27,Kyiv,50.46,30.53,1\n\
        c,2025-12-28,Kyiv,50.47,30.54,0\n\
        d,2025-12-27,Lviv,49.84,24.03,0\n";
    const NEW: &str = "id,date,city,lat,lon,killed\n\
        a,2025-12-27,Kyiv,50.45,30.52,5\n\
        c,2025-12-27,Kyiv,50.47,30.54,0\n\
        e,2025-12-27,Kyiv,50.44,30.51,\n\
        b,2025-12-29,Kyiv,50.46,30.53,1\n";
    let folder = folder_with(&[("old.csv", OLD), ("new.csv", NEW)]);
    let day = ["--from", "2025-12-27", "--to", "2025-12-27", "--area", "Kyiv"];
    let export = [&["export", "old.csv"][..], &day, &["-o", "kyiv.csv"]].concat();
    succeeds(folder.path(), &export);
    let since = ["diff", "--since", "kyiv.manifest.json"];
    let with = |more: &[&'static str]| [&since[..], more].concat();
    let told = succeeds(folder.path(), &with(&["old.csv"]));
    assert!(told.contains("Events: 2, as published") && told.contains("Killed: 4, as published"));

    let found = strikemap(folder.path(), &with(&["new.csv"]));
    assert_eq!(found.status.code(), Some(1));
    let told = stdout(&found);
    for line in [
        "Events: 2 published, 3 now",
        "Killed: 4 published, 5 now",
        "no longer matches\tb Event of unknown kind, Kyiv: 1 killed\tline 5",
        "matches now too\tc Event of unknown kind, Kyiv\tline 3",
        "Killed, low: 3 → 5 (+2)",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }

    // Where the input was written over, the export itself tells what was published.
    std::fs::write(folder.path().join("old.csv"), NEW).unwrap();
    let found = strikemap(folder.path(), &with(&["old.csv", "--json"]));
    assert_eq!(found.status.code(), Some(1));
    let told: serde_json::Value = serde_json::from_str(&stdout(&found)).unwrap();
    assert_eq!(told["published"]["from_output"], true);
    assert_eq!(told["figures"][0]["published"], "2");
    assert_eq!(told["figures"][0]["now"], "3");
    assert_eq!(told["no_longer_matching_lines"], serde_json::json!([5]));

    // Nothing is guessed from an export that is not what was exported.
    std::fs::write(folder.path().join("kyiv.csv"), OLD).unwrap();
    assert!(fails(folder.path(), 2, &with(&["new.csv"])).contains("is not as it was exported"));
    assert!(fails(folder.path(), 2, &with(&["new.csv", "--kind", "fire"])).contains("--since"));
    assert!(fails(folder.path(), 2, &["diff", "new.csv"]).contains("older and a newer"));
}

#[test]
fn a_table_of_changes_is_proved_and_made_again_by_its_command() {
    const OLD: &str = "ref,date,city,lat,lon,killed\n\
        a,2025-12-27,Kyiv,50.45,30.52,3\n\
        b,2025-12-28,Kyiv,50.46,30.53,1\n\
        d,2025-12-27,Lviv,49.84,24.03,0\n";
    let new = OLD.replace("30.52,3", "30.52,5").replace("24.03,0", "24.03,7");
    let folder = folder_with(&[("old.csv", OLD), ("new.csv", &new)]);
    let here = folder.path();
    let diff = ["diff", "old.csv", "new.csv", "--key", "ref", "--area", "Kyiv", "-o", "c.csv"];
    let written = strikemap(here, &diff);
    assert_eq!(written.status.code(), Some(1), "{}", stderr(&written));
    let table = fs::read_to_string(here.join("c.csv")).unwrap();
    assert!(table.contains(",3,5,+2,") && !table.contains(",7,"), "{table}");
    let proved = succeeds(here, &["verify", "c.manifest.json"]);
    assert!(proved.contains("proved: made again from the inputs"), "{proved}");
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(here.join("c.manifest.json")).unwrap()).unwrap();
    let command = manifest["filter"]["command"].as_str().unwrap();
    let begun = command.strip_prefix("strikemap diff old.csv new.csv ").unwrap();
    assert!(begun.contains("--key=ref") && begun.contains("--area=Kyiv"), "{command}");
    let words: Vec<&str> = command.split(' ').skip(1).chain(["--replace"]).collect();
    assert_eq!(strikemap(here, &words).status.code(), Some(1));
    assert_eq!(fs::read_to_string(here.join("c.csv")).unwrap(), table);
    // No export is such a table, and no table is written over what it compares.
    assert!(
        fails(here, 2, &["export", "old.csv", "--format", "changes", "-o", "x.csv"])
            .contains("is no export format")
    );
    assert!(
        fails(here, 2, &["diff", "old.csv", "new.csv", "-o", "old.csv", "--replace"])
            .contains("is read for")
    );
    fs::write(here.join("new.csv"), OLD).unwrap();
    assert!(!strikemap(here, &["verify", "c.manifest.json"]).status.success());
}

#[test]
fn a_word_that_no_event_has_is_noticed() {
    let folder = folder_with(&[]);
    let output = strikemap(folder.path(), &["export", "demo", "--kind", "dron_strike", "-o", "-"]);
    assert!(output.status.success());
    assert!(stderr(&output).contains("no event has --kind \"dron_strike\""), "{}", stderr(&output));
    assert!(ids(&stdout(&output)).is_empty());
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = folder_with(&[]);
    for arguments in [&["export", "demo", "-o", "-"][..], &["--help"], &["check", "demo", "--json"]]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_strikemap"))
            .current_dir(folder.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
        assert!(output.status.success(), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .args(["export", "demo", "-o", "-"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("standard output"), "{}", stderr(&output));
}

#[test]
fn help_shows_every_command_and_examples() {
    let folder = folder_with(&[]);
    let help = succeeds(folder.path(), &["--help"]);
    for word in ["check", "export", "verify", "snapshot", "Examples:", "demo"] {
        assert!(help.contains(word), "{word} in {help}");
    }
    let help = succeeds(folder.path(), &["export", "--help"]);
    assert!(help.contains("includes that day"), "{help}");
    for filter in strikemap::filter::FILTERS {
        for flag in filter.flags() {
            assert!(help.contains(&format!("--{} <", flag.name)), "{flag:?} in {help}");
        }
    }
    assert!(succeeds(folder.path(), &["--version"]).starts_with("strikemap "));
}

#[cfg(not(feature = "gui"))]
#[test]
fn a_build_without_a_window_says_so() {
    let folder = folder_with(&[]);
    assert!(fails(folder.path(), 2, &[]).contains("this build has no window"));
}

#[test]
fn a_drawn_area_is_exported_again_by_the_recorded_command() {
    let folder = tempfile::tempdir().unwrap();
    let areas = folder.path().join("areas.geojson");
    let ring = "[[30.3,50.3],[30.8,50.3],[30.8,50.7],[30.3,50.7],[30.3,50.3]]";
    let feature = |name: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        )
    };
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
        feature("East"),
        feature("West")
    );
    std::fs::write(&areas, text).unwrap();
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_strikemap"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let from = ["export", "demo", "--from", "2025-12-27", "--to", "2025-12-27"];
    run(&[&from[..], &["--area-file", "areas.geojson#East", "-o", "a.csv"]].concat());
    let manifest = std::fs::read_to_string(folder.path().join("a.manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert!(manifest["filter"]["words"].to_string().contains("East"), "{manifest}");
    run(&["verify", "a.manifest.json"]);
    let first = std::fs::read(folder.path().join("a.csv")).unwrap();
    assert!(first.len() > 1_000);
    // The recorded command, as a shell reads it.
    let command = manifest["filter"]["command"].as_str().unwrap();
    assert!(command.contains("POLYGON"), "{command}");
    let again = command.replacen("strikemap", env!("CARGO_BIN_EXE_strikemap"), 1) + " --replace";
    let output = std::process::Command::new("sh")
        .args(["-c", &again])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(std::fs::read(folder.path().join("a.csv")).unwrap(), first);
}

#[test]
fn a_mistyped_command_opens_no_window() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let told = fails(here, 2, &["exprot", "demo"]);
    assert!(told.contains("did you mean \"strikemap export\"?"), "{told}");
    assert!(fails(here, 2, &["zzz"]).contains("lists the commands"));
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let table = "id,date,lat,lon\na,2025-01-02,50,30\n";
    fs::write(here.join("in.csv"), table).unwrap();
    let period = ["--from", "2025-01-01", "--to", "2025-01-31", "--with-from", "2025-02-01"];
    let compare = [&["compare", "in.csv", "-o", "in.csv", "--replace"], &period[..]].concat();
    let compare = [&compare[..], &["--with-to", "2025-02-28"]].concat();
    for arguments in [&["export", "in.csv", "-o", "in.csv", "--replace"][..], &compare] {
        assert!(fails(here, 2, arguments).contains("choose another name"), "{arguments:?}");
        assert_eq!(fs::read_to_string(here.join("in.csv")).unwrap(), table);
    }
}

#[test]
fn rows_that_are_not_there_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("in.csv"), "id,date,lat,lon\na,2025-01-02,50,30\n").unwrap();
    for rows in ["3", "2-9", "0"] {
        let told = fails(here, 2, &["export", "in.csv", "--rows", rows, "-o", "out.csv"]);
        assert!(told.contains("no event begins in lines"), "{told}");
        assert!(!here.join("out.csv").exists());
    }
    succeeds(here, &["export", "in.csv", "--rows", "2", "-o", "out.csv"]);
}

#[cfg(unix)]
#[test]
fn names_and_cells_forge_no_line_and_no_colour_on_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let name = "a\nproved: all\u{1b}[31m.csv";
    let cell = "\"x\nproved: all\u{1b}[31m\u{9b}1m\"";
    fs::write(here.join(name), format!("id,date,lat,lon\n{cell},{cell},{cell},30\n")).unwrap();
    for arguments in [
        &["check", name][..],
        &["check", "--json", name],
        &["export", name, "-o", "out.csv"],
        &["verify", name],
        &["check", "no\nproved: all.csv"],
        &["export", name, "--where", "y\nproved: all=1", "-o", "out2.csv"],
    ] {
        let output = strikemap(here, arguments);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(!said.contains(['\u{1b}', '\u{9b}']), "{arguments:?}: {said}");
        let forged = said.lines().any(|line| line.starts_with("proved"));
        assert!(!forged, "{arguments:?}: {said}");
    }
}

#[test]
fn a_key_is_made_once_and_signs_what_it_is_named_for() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    succeeds(here, &["keygen", "-o", "me"]);
    assert!(fails(here, 2, &["keygen", "-o", "me"]).contains("exists"));
    succeeds(here, &["keygen", "-o", "other"]);
    succeeds(here, &["export", "demo", "-o", "out.csv", "--sign", "me.key"]);
    let proved = succeeds(here, &["verify", "out.manifest.json", "--key", "me.pub"]);
    assert!(proved.contains("signed by the key") && !proved.contains("not proved"), "{proved}");
    assert!(succeeds(here, &["verify", "out.manifest.json"]).contains("not proved: that it was"));
    let told = fails(here, 1, &["verify", "out.manifest.json", "--key", "other.pub"]);
    assert!(told.contains("is not by the key"), "{told}");
    assert!(fails(here, 2, &["export", "demo", "-o", "b.csv", "--sign", "me.pub"]).contains("key"));
    let secret = fs::read(here.join("me.key")).unwrap();
    for output in ["me.key", "./me.key"] {
        let over = ["export", "demo", "-o", output, "--replace", "--sign", "me.key"];
        assert!(fails(here, 2, &over).contains("choose another name"), "{output}");
    }
    assert_eq!(fs::read(here.join("me.key")).unwrap(), secret);
    // Nothing waits for a pipe that nobody writes to.
    #[cfg(unix)]
    if Command::new("mkfifo").arg(here.join("pipe")).status().is_ok_and(|made| made.success()) {
        fails(here, 2, &["verify", "out.manifest.json", "--key", "pipe"]);
        fails(here, 2, &["export", "demo", "-o", "b.csv", "--sign", "pipe"]);
    }
    let told = fails(here, 2, &["export", "demo", "-o", "-", "--sign", "me.key"]);
    assert!(told.contains("no manifest to sign"), "{told}");
}

#[test]
fn completions_and_manual_name_every_command_and_flag() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let help = succeeds(here, &["--help"]);
    let (_, rest) = help.split_once("Commands:").unwrap();
    let (list, _) = rest.split_once("\n\n").unwrap();
    let starts = |line: &&str| line.starts_with("  ") && !line.starts_with("   ");
    let names: Vec<&str> =
        list.lines().filter(starts).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() >= 10, "{names:?}");
    let manual = succeeds(here, &["manual"]);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = succeeds(here, &["completions", shell]);
        for name in &names {
            assert!(script.contains(name), "{shell} lacks {name}");
        }
        assert!(script.contains("area-match") && script.contains("sign"), "{shell}");
    }
    for name in names.iter().filter(|name| **name != "help") {
        assert!(manual.contains(&format!("strikemap\\-{name}")), "{name}");
        let page = succeeds(here, &["manual", name]);
        assert!(page.contains(".SH SYNOPSIS"), "{name}");
    }
    assert!(succeeds(here, &["manual", "export"]).contains("formula"));
}

#[test]
fn an_export_of_standard_input_says_that_it_cannot_be_verified_and_why() {
    let folder = folder_with(&[("events.csv", "id,date,lat,lon\n1,2025-03-14,50.4,30.5\n")]);
    let input = fs::File::open(folder.path().join("events.csv")).unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .current_dir(folder.path())
        .args(["export", "-", "-o", "out.csv"])
        .stdin(input)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let said = fails(folder.path(), 2, &["verify", "out.manifest.json"]);
    assert!(said.contains("came from standard input"), "{said}");
}

#[test]
fn people_are_told_in_the_language_of_the_system_and_files_are_the_same() {
    let doubtful = "id,title,start,lat,lon\na,Fire,2025-12-27,50.4,30.5\nTotal,,,,\n";
    let told = |locale: &str, arguments: &[&str]| {
        let folder = folder_with(&[("a.csv", doubtful)]);
        let output = strikemap_in(locale, folder.path(), arguments);
        let written = fs::read(folder.path().join("out.csv")).ok();
        let manifest = fs::read_to_string(folder.path().join("out.manifest.json")).ok();
        let manifest = manifest.map(|text| {
            let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
            value.as_object_mut().unwrap().remove("created");
            value
        });
        (stdout(&output) + &stderr(&output), output.status.code(), written, manifest)
    };
    let export = ["export", "a.csv", "--from", "2025-12-01", "--kind", "no", "-o", "out.csv"];
    for (arguments, english, ukrainian, polish) in [
        (&["check", "a.csv"][..], "events: 1", "подій: 1", "zdarzeń: 1"),
        (&["summary", "demo"], "strikes under alert", "удар", "uderze"),
        (&["check", "none.csv"], "could not read", "не вдалося прочитати", "nie udało się"),
        (&["chek", "a.csv"], "did you mean", "малося на увазі", "czy chodziło"),
        (&export, "no event has --kind", "жодна подія", "żadne zdarzenie"),
    ] {
        let [c, uk, pl] = ["C", "uk_UA.UTF-8", "pl_PL.UTF-8"].map(|locale| told(locale, arguments));
        for (found, expected) in [(&c, english), (&uk, ukrainian), (&pl, polish)] {
            assert!(found.0.contains(expected), "{arguments:?}: {expected} not in {}", found.0);
            assert_eq!((&found.1, &found.2, &found.3), (&c.1, &c.2, &c.3), "{arguments:?}");
        }
    }
    let json = ["check", "--json", "a.csv"];
    assert_eq!(told("uk_UA.UTF-8", &json).0, told("C", &json).0);
}
