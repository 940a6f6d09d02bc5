//! What goes out is what came in: exports against the bytes and events they were made of.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use strikemap::base::Progress;
use strikemap::base::atomic::WriteError;
use strikemap::base::hash::hex;
use strikemap::dataset::{CoordinateSource, Dataset, Event, Rows};
use strikemap::export::{
    self, ColumnSet, ExportError, Job, Part, VerifyError, manifest_path, verify,
};
use strikemap::filter::{Argument, Filters};
use strikemap::import::{Options, demo, reader};

fn read(path: &Path) -> Arc<Dataset> {
    Arc::new(reader::read(path, &Options::default(), &Progress::default()).unwrap())
}

fn demo_dataset() -> Arc<Dataset> {
    Arc::new(demo::dataset().unwrap())
}

fn job(datasets: &[&Arc<Dataset>]) -> Job {
    let inputs = datasets.iter().map(|dataset| Arc::clone(dataset));
    Job::filtered(inputs, Filters::default()).unwrap()
}

fn job_of_rows(dataset: &Arc<Dataset>, keep: impl FnMut(usize) -> bool) -> Job {
    let rows = Rows::from_fn(dataset.len(), keep);
    let part = Part { dataset: Arc::clone(dataset), rows };
    Job::selected(vec![part], Filters::default())
}

fn bytes(job: &Job) -> Vec<u8> {
    let mut out = Vec::new();
    export::stream(job, &mut out).unwrap();
    out
}

/// A table as text, in the pieces that an export may keep or leave out.
#[derive(Debug, Clone)]
struct Table {
    preamble: Vec<u8>,
    /// Records with the blank lines before them, and whether they can be events.
    records: Vec<(Vec<u8>, bool)>,
    tail: Vec<u8>,
}

impl Table {
    fn bytes(&self) -> Vec<u8> {
        self.plainly(|_| true, true)
    }

    /// The dullest concatenation of the records whose number `keep` wants.
    fn plainly(&self, keep: impl Fn(usize) -> bool, with_unreadable: bool) -> Vec<u8> {
        let mut text = self.preamble.clone();
        for (number, (record, is_event)) in self.records.iter().enumerate() {
            if keep(number) && (*is_event || with_unreadable) {
                text.extend_from_slice(record);
            }
        }
        let ends_with_event = self.records.last().is_some_and(|(_, is_event)| *is_event);
        if with_unreadable || (ends_with_event && keep(self.records.len() - 1)) {
            text.extend_from_slice(&self.tail);
        }
        text
    }
}

prop_compose! {
    fn record()(
        day in 1_u8..28,
        hour in prop::option::of(0_u8..24),
        latitude in 4_000_i32..6_000,
        is_event in prop::bool::weighted(0.85),
        notes in "[a-zё\",;|\t\n\r '=]{0,9}",
        quote_all in any::<bool>(),
        blank_lines in prop_oneof![4 => Just(0_usize), 1 => 1_usize..3],
    ) -> (Vec<String>, bool, bool, usize) {
        let clock = hour.map_or_else(String::new, |hour| format!("T{hour:02}:30:00Z"));
        let latitude = format!("{}.{:02}", latitude / 100, latitude % 100);
        let cells = if is_event {
            vec![format!("2025-06-{day:02}{clock}"), latitude, "30.5".to_owned(), notes]
        } else {
            // The header again is no event.
            ["date", "latitude", "longitude", "notes"].map(str::to_owned).to_vec()
        };
        (cells, is_event, quote_all, blank_lines)
    }
}

prop_compose! {
    fn table()(
        records in prop::collection::vec(record(), 0..12),
        delimiter in prop::sample::select(vec![",", ";", "\t"]),
        crlf in any::<bool>(),
        mark in any::<bool>(),
        ends_with_line_end in any::<bool>(),
        blank_lines_at_end in 0_usize..3,
    ) -> Table {
        let line_end = if crlf { "\r\n" } else { "\n" };
        let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
        let header = ["date", "latitude", "longitude", "notes"].join(delimiter);
        let last = records.len();
        let records: Vec<(Vec<u8>, bool)> = records
            .into_iter()
            .enumerate()
            .map(|(number, (cells, is_event, quote_all, blank_lines))| {
                // The header twice at the beginning is the header.
                let is_repeated = !is_event && number == 0;
                let first = || ["2025-06-01", "50.45", "30.5", ""].map(str::to_owned).to_vec();
                let cells = if is_repeated { first() } else { cells };
                let is_event = is_event || is_repeated;
                let special = |cell: &str| cell.contains(['"', ',', ';', '\t', '\n', '\r']);
                let cells: Vec<String> = cells
                    .iter()
                    .map(|cell| if quote_all || special(cell) { quoted(cell) } else { cell.clone() })
                    .collect();
                let mut text = line_end.repeat(blank_lines) + &cells.join(delimiter);
                if ends_with_line_end || number + 1 < last {
                    text += line_end;
                }
                (text.into_bytes(), is_event)
            })
            .collect();
        let tail = if ends_with_line_end && !records.is_empty() {
            line_end.repeat(blank_lines_at_end)
        } else {
            String::new()
        };
        let preamble = format!("{}{header}{line_end}", if mark { "\u{feff}" } else { "" });
        Table { preamble: preamble.into_bytes(), records, tail: tail.into_bytes() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn exporting_everything_gives_the_source_back_less_what_the_report_lists(table in table()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in.csv");
        fs::write(&path, table.bytes()).unwrap();
        let dataset = read(&path);
        let skipped = table.records.iter().filter(|(_, is_event)| !is_event).count();
        prop_assert_eq!(dataset.report.skipped.count(), skipped as u64);
        let exported = bytes(&job(&[&dataset]));
        let expected = table.plainly(|_| true, false);
        prop_assert_eq!(String::from_utf8_lossy(&exported), String::from_utf8_lossy(&expected));
        if skipped == 0 {
            prop_assert_eq!(exported, table.bytes());
        }
    }

    #[test]
    fn any_selection_is_the_plain_concatenation_of_its_records(table in table(), seed in any::<u16>()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in.csv");
        fs::write(&path, table.bytes()).unwrap();
        let dataset = read(&path);
        let is_chosen = |number: usize| seed >> (number % 16) & 1 == 1;
        let order = dataset.rows_in_source_order(&Rows::all(dataset.len()));
        let numbers: Vec<usize> =
            (0..table.records.len()).filter(|&number| table.records[number].1).collect();
        let exported = bytes(&job_of_rows(&dataset, |row| {
            is_chosen(numbers[order.iter().position(|&other| other == row).unwrap()])
        }));
        let expected = table.plainly(is_chosen, false);
        prop_assert_eq!(String::from_utf8_lossy(&exported), String::from_utf8_lossy(&expected));
    }

    #[test]
    fn formula_safety_changes_only_cells_that_need_it(table in table()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in.csv");
        fs::write(&path, table.bytes()).unwrap();
        let dataset = read(&path);
        let safe = bytes(&Job { formula_safe: true, ..job(&[&dataset]) });
        let safe_path = folder.path().join("safe.csv");
        fs::write(&safe_path, safe).unwrap();
        let again = read(&safe_path);
        prop_assert_eq!(again.len(), dataset.len());
        for row in 0..dataset.len() {
            for (old, new) in dataset.cells(row).unwrap().iter().zip(again.cells(row).unwrap()) {
                // Nothing but apostrophes is added, and only before what may be a formula.
                let bare = |cell: &str| cell.replace('\'', "");
                prop_assert_eq!(bare(&new), bare(old));
                let starts = ['=', '+', '-', '@', '\t', '\r', '\n'];
                if old.starts_with(starts) {
                    prop_assert!(new.starts_with('\''), "{}", new);
                }
                if !old.contains(starts) {
                    prop_assert_eq!(&new, old);
                }
            }
        }
    }
}

/// What project columns keep of an event.
fn kept(mut event: Event) -> Event {
    event.id_made = false;
    event.title_made = false;
    event.located = CoordinateSource::Source;
    event.time_doubt = None;
    event.target.clear();
    event.actors.clear();
    event
}

fn assert_project_columns_bring_back(dataset: &Arc<Dataset>, folder: &Path) {
    let path = folder.join("project.csv");
    let job = Job { columns: ColumnSet::Project, ..job(&[dataset]) };
    export::write(&job, &path, true).unwrap();
    let again = read(&path);
    assert_eq!(again.report.skipped.count(), 0, "{:?}", again.report.skipped.listed());
    assert_eq!(again.len(), dataset.len());
    for row in 0..dataset.len() {
        assert_eq!(kept(again.event(row).unwrap()), kept(dataset.event(row).unwrap()));
        assert_eq!(again.interval(row), dataset.interval(row));
        let id = dataset.event(row).unwrap().id;
        let claims = |dataset: &Dataset| dataset.claims.about(&id).cloned().collect::<Vec<_>>();
        assert_eq!(claims(&again), claims(dataset));
    }
    let once_more = Job { columns: ColumnSet::Project, ..self::job(&[&again]) };
    assert_eq!(bytes(&once_more), fs::read(&path).unwrap());
}

#[test]
fn the_demo_comes_back_from_both_sets_of_columns() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = demo_dataset();
    let exported = bytes(&job(&[&dataset]));
    assert!(exported == fs::read("data/kyiv-air-attacks.csv").unwrap());
    assert_project_columns_bring_back(&dataset, folder.path());
}

prop_compose! {
    fn written_event()(
        start in prop::sample::select(vec![
            "", "2025", "2025-03", "2025-03-30", "2025-03-30T03:30", "2025-10-26 03:30",
            "2025-12-27T05:45:00Z", "27.12.2025", "2025-12-27T05:45:07+01:00", "2025-12-31",
        ]),
        end in prop::sample::select(vec!["", "2026-01-02", "2026-01-02T10:00", "2020-01-01"]),
        precision in prop::sample::select(vec![
            "", "second", "minute", "hour", "part_of_day", "day", "week", "month", "year", "unknown",
        ]),
        position in prop::option::of((-90.0_f64..90.0, -180.0_f64..180.0)),
        geo in prop::sample::select(vec!["", "exact", "city", "oblast", "unknown"]),
        radius in prop::sample::select(vec!["", "0", "250", "1234.5"]),
        country in prop::sample::select(vec!["", "UA", "Poland", "Atlantis"]),
        figures in prop::collection::vec(prop::option::of(0_u32..2_000), 6),
        title in "[a-zA-Z \",;\n']{0,9}",
        sources in prop::sample::select(vec![
            "", "Reuters", "BBC|https://bbc.co.uk/a ; Suspilne|", "https://www.example.org/x?y=1;2",
        ]),
    ) -> Vec<String> {
        let number = |number: &Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        let mut cells = vec![title, "Drone Strike".to_owned()];
        cells.extend([start, end, precision].map(str::to_owned));
        cells.push(position.map_or_else(String::new, |(latitude, _)| latitude.to_string()));
        cells.push(position.map_or_else(String::new, |(_, longitude)| longitude.to_string()));
        cells.extend([geo, radius, country].map(str::to_owned));
        cells.extend(figures.iter().map(number));
        cells.push(sources.to_owned());
        cells
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn project_columns_bring_back_interval_precision_and_all_fields(
        rows in prop::collection::vec(written_event(), 1..12)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in.csv");
        let mut writer = csv::Writer::from_path(&path).unwrap();
        writer.write_record([
            "title", "kind", "start", "end", "time_precision", "latitude", "longitude",
            "geo_precision", "radius_m", "country", "killed_low", "killed_high", "injured_low",
            "injured_high", "launched", "intercepted", "sources",
        ]).unwrap();
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        writer.flush().unwrap();
        assert_project_columns_bring_back(&read(&path), folder.path());
    }
}

#[test]
fn tables_of_one_header_join_and_others_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        read(&path)
    };
    let a = file("a.csv", "date,lat,lon\r\n2025-01-02,50,30\r\n2025-01-01,50,30");
    let b = file("b.csv", "date,lat,lon\r\n2025-01-03,51,31\r\n");
    let joined = "date,lat,lon\r\n2025-01-02,50,30\r\n2025-01-01,50,30\r\n2025-01-03,51,31\r\n";
    assert_eq!(String::from_utf8(bytes(&job(&[&a, &b]))).unwrap(), joined);
    let other = file("c.csv", "date,lat,lng\r\n2025-01-03,51,31\r\n");
    let error = export::stream(&job(&[&a, &other]), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, ExportError::DifferentTables { .. }), "{error}");
    assert!(error.to_string().contains("one dataset at a time or choose project columns"));
    let project = Job { columns: ColumnSet::Project, ..job(&[&a, &other]) };
    assert_eq!(bytes(&project).split(|&byte| byte == b'\n').count(), 5);
    let open = file("d.csv", "date,lat,lon\r\n2025-01-02,50,30\r\n2025-01-01,50,\"30\n");
    let error = export::stream(&job(&[&open, &b]), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, ExportError::UnclosedQuote { line: 3, .. }), "{error}");
}

const POINTS: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[30.50,50.40]},"properties":{"date":"2025-01-02","n":1.0,"note":"é"}},{"type":"Feature","id":"b","geometry":null,"properties":{"date":"2025-01-01","n":2}}]}"#;

#[test]
fn geojson_features_leave_as_they_came_and_unplaced_events_have_no_geometry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.geojson");
    fs::write(&path, POINTS).unwrap();
    let dataset = read(&path);
    let geojson = |columns| Job { columns, format: "geojson".to_owned(), ..job(&[&dataset]) };
    let text = String::from_utf8(bytes(&geojson(ColumnSet::Original))).unwrap();
    assert!(text.contains(r#"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[30.50,50.40]},"properties":{"date":"2025-01-02","n":1.0,"note":"é"}}"#));
    let project: serde_json::Value =
        serde_json::from_slice(&bytes(&geojson(ColumnSet::Project))).unwrap();
    let features = project["features"].as_array().unwrap();
    assert_eq!(features.len(), 2);
    assert_eq!(features[0]["id"], "b");
    assert!(features[0]["geometry"].is_null());
    assert!(features[0]["properties"]["killed_low"].is_null());
    assert_eq!(features[1]["geometry"]["coordinates"], serde_json::json!([30.5, 50.4]));
    assert_eq!(features[1]["properties"]["start"], "2025-01-01T22:00:00Z");
    let table = String::from_utf8(bytes(&job(&[&dataset]))).unwrap();
    assert!(table.starts_with("id,date,n,note,geometry\na,2025-01-02,1.0,é,"), "{table}");
}

#[test]
fn the_demo_as_geojson_is_sound_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = demo_dataset();
    for columns in [ColumnSet::Original, ColumnSet::Project] {
        let path = folder.path().join(format!("{columns:?}.geojson"));
        let job = Job { columns, format: "geojson".to_owned(), ..job(&[&dataset]) };
        export::write(&job, &path, false).unwrap();
        let text: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        for feature in text["features"].as_array().unwrap() {
            assert_eq!(feature["type"], "Feature");
            assert!(feature["properties"].is_object());
            let position = feature["geometry"]["coordinates"].as_array().unwrap();
            assert!(
                position[0].as_f64().unwrap() < position[1].as_f64().unwrap(),
                "longitude first"
            );
        }
        let again = read(&path);
        let intervals = |dataset: &Dataset| -> Vec<_> {
            (0..dataset.len()).map(|row| (dataset.interval(row), dataset.place(row))).collect()
        };
        assert_eq!(intervals(&again), intervals(&dataset));
        verify(&manifest_path(&path)).unwrap();
    }
}

#[test]
fn selected_records_on_one_line_are_proved_by_their_number() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.geojson");
    fs::write(&path, POINTS).unwrap();
    let dataset = read(&path);
    let job = job_of_rows(&dataset, |row| row == 0);
    let out = folder.path().join("out.csv");
    export::write(&job, &out, false).unwrap();
    let manifest = fs::read_to_string(manifest_path(&out)).unwrap();
    assert!(
        manifest.contains(r#""unit": "events""#) && manifest.contains(r#""ranges": "2""#),
        "{manifest}"
    );
    assert_eq!(verify(&manifest_path(&out)).unwrap().events, 1);
}

/// An export of one CSV in a folder of its own: input, output, manifest.
fn exported(folder: &Path) -> [std::path::PathBuf; 3] {
    let (input, out) = (folder.join("in.csv"), folder.join("out.csv"));
    fs::write(&input, "id,date,lat,lon\na,2025-01-02,50,30\nb,2025-01-01,51,30\nc,,52,30\n")
        .unwrap();
    let mut filters = Filters::default();
    filters.set("text", Some(Argument::Text("30".to_owned())));
    let job = Job::filtered([read(&input)], filters).unwrap();
    let written = export::write(&job, &out, false).unwrap();
    assert_eq!((written.events, written.claims), (3, None));
    [input, out, written.manifest]
}

fn differences(manifest: &Path) -> String {
    match verify(manifest) {
        Err(VerifyError::Differs(differences)) => differences.join("\n"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_manifest_proves_its_export_until_input_output_or_manifest_change() {
    let folder = tempfile::tempdir().unwrap();
    let files = exported(folder.path());
    let [input, out, manifest] = &files;
    assert_eq!(verify(manifest).unwrap().events, 3);
    for (file, from, to, told) in [
        (input, "51,30", "51,31", "input in.csv"),
        (out, "51,30", "51,31", "out.csv: the manifest says 63 bytes"),
        (
            manifest,
            "\"text\": \"30\"",
            "\"text\": \"51\"",
            "counts.exported: the manifest says 3, found 1",
        ),
        (
            manifest,
            "\"exported\": 3",
            "\"exported\": 4",
            "counts.exported: the manifest says 4, found 3",
        ),
        (manifest, "\"formula_safe\": false", "\"formula_safe\": true", "filter.command"),
        (manifest, "\"sha256\": \"", "\"sha256\": \"0", "input in.csv"),
    ] {
        let whole = fs::read_to_string(file).unwrap();
        assert!(whole.contains(from), "{from} in {whole}");
        fs::write(file, whole.replacen(from, to, 1)).unwrap();
        let differences = differences(manifest);
        assert!(differences.contains(told), "{told} in {differences}");
        fs::write(file, whole).unwrap();
    }
    // File and manifest forged to agree: the inputs still tell.
    let (whole, told) = (fs::read_to_string(out).unwrap(), fs::read_to_string(manifest).unwrap());
    let hash = |text: &str| hex(&Sha256::digest(text));
    let forged = whole.replace("51,30", "51,31");
    fs::write(out, &forged).unwrap();
    let (inputs, output) = told.split_once("\"output\"").unwrap();
    let output = output.replace(&hash(&whole), &hash(&forged));
    fs::write(manifest, format!("{inputs}\"output\"{output}")).unwrap();
    assert!(differences(manifest).starts_with("out.csv made again from the inputs"));
    fs::remove_file(out).unwrap();
    assert!(matches!(verify(manifest), Err(VerifyError::Io { .. })));
    fs::write(manifest, "{}").unwrap();
    assert!(matches!(verify(manifest), Err(VerifyError::Manifest { .. })));
}

#[test]
fn changed_claims_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (input, out) = (folder.path().join("in.csv"), folder.path().join("out.csv"));
    let beside = folder.path().join("in.claims.csv");
    fs::write(&input, "id,date,lat,lon\na,2025-01-02,50,30\n").unwrap();
    let claims =
        "event_id,claimant,role,about,value,unit,said_at,source\na,Mayor,,injured,5,people,,\n";
    fs::write(&beside, claims).unwrap();
    let job = Job { columns: ColumnSet::Project, ..job(&[&read(&input)]) };
    let written = export::write(&job, &out, false).unwrap();
    assert_eq!(fs::read_to_string(written.claims.unwrap()).unwrap(), claims);
    verify(&written.manifest).unwrap();
    fs::write(&beside, claims.replace(",5,", ",6,")).unwrap();
    assert!(differences(&written.manifest).contains("claims beside the inputs"));
}

#[test]
fn inputs_and_existing_files_are_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let [input, out, manifest] = exported(folder.path());
    let dataset = read(&input);
    let job = job(&[&dataset]);
    let before = fs::read(&input).unwrap();
    assert!(matches!(export::write(&job, &input, true), Err(ExportError::IsInput(_))));
    let claims = folder.path().join("in.claims.csv");
    assert!(matches!(export::write(&job, &claims, true), Err(ExportError::IsInput(_))));
    assert_eq!(fs::read(&input).unwrap(), before);
    assert!(matches!(
        export::write(&job, &out, false),
        Err(ExportError::File(WriteError::Exists(_)))
    ));
    fs::remove_file(&out).unwrap();
    assert!(
        matches!(export::write(&job, &out, false), Err(ExportError::File(WriteError::Exists(path))) if path == manifest)
    );
    assert!(!out.exists());
    export::write(&job, &out, true).unwrap();
    assert!(out.exists());
}

#[test]
fn an_export_that_fails_leaves_the_old_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let [input, out, manifest] = exported(folder.path());
    let other = folder.path().join("other.csv");
    fs::write(&other, "date;lat;lon\n2025-01-01;50;30\n").unwrap();
    let before = (fs::read(&out).unwrap(), fs::read(&manifest).unwrap());
    let job = job(&[&read(&input), &read(&other)]);
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let names_before = names();
    export::write(&job, &out, true).unwrap_err();
    assert_eq!((fs::read(&out).unwrap(), fs::read(&manifest).unwrap()), before);
    assert_eq!(names(), names_before, "no litter");
    let nowhere = input.join("out.csv");
    let error =
        export::write(&self::job(&[&read(&input)]), &nowhere, true).unwrap_err().to_string();
    assert!(error.ends_with(&format!("file: {}", nowhere.display())), "{error}");
}
