//! What is published tells no true coordinates, says so, and can be proved.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::dataset::time_text::DateOrder;
use strikemap::dataset::{CoordinateSource, Dataset, Event, Place};
use strikemap::export::publication::{Derivation, Seed};
use strikemap::export::{
    self, ColumnSet, EXPORTERS, ExportError, Job, MapPicture, Places, Publication, VerifyError,
    VerifyOptions, manifest_path, verify, verify_with,
};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo, reader};

const SEED: &str = "a secret that nobody tells";

fn read(path: &Path) -> Arc<Dataset> {
    Arc::new(reader::read(path, &Options::default(), &Progress::default()).unwrap())
}

fn job(dataset: &Arc<Dataset>, format: &str, columns: ColumnSet) -> Job {
    let inputs = [Arc::clone(dataset)];
    let job = Job::filtered(inputs, Filters::default()).unwrap();
    Job { columns, format: format.to_owned(), ..job }
}

fn rounded(decimals: u8) -> Publication {
    Publication { places: Places::Rounded { decimals }, ..Publication::default() }
}

fn moved() -> Publication {
    let seed = Seed::new(SEED);
    let places = Places::Moved { most_m: 500, seed, derivation: Derivation::default() };
    Publication { places, ..Publication::default() }
}

fn bytes(job: &Job) -> Vec<u8> {
    let mut out = Vec::new();
    export::stream(job, &mut out).unwrap();
    out
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

const TABLE: &str = "id;date;lat;lon;note;radius_m;geo precision\r\n\
    a;2025-01-02;50,4547;\"30,5238\";\"quoted; \"\"so\"\"\";20;exact\r\n\
    b;2025-01-01;;;no place;;\r\n";

#[test]
fn every_format_tells_changed_places_with_radii_that_hold_the_true_ones() {
    let folder = tempfile::tempdir().unwrap();
    let truth = Arc::new(demo::dataset().unwrap());
    let events: HashMap<String, Event> = (0..truth.len())
        .map(|row| truth.event(row).unwrap())
        .map(|event| (event.id.clone(), event))
        .collect();
    for publication in [rounded(2), moved()] {
        // Reports, pages and PDFs are for people and are not read again.
        let is_data = |extension: &str| !["html", "pdf"].contains(&extension);
        for exporter in EXPORTERS.iter().filter(|exporter| is_data(exporter.extension())) {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                let job = job(&truth, exporter.id(), columns);
                let job = Job { publication: publication.clone(), ..job };
                let name = format!("{}-{columns:?}", exporter.id());
                let path = folder.path().join(name).with_extension(exporter.extension());
                export::write(&job, &path, true).unwrap();
                let told = read(&path);
                assert_eq!(told.len(), truth.len(), "{}", exporter.id());
                let mut changed = 0;
                for row in 0..told.len() {
                    let event = told.event(row).unwrap();
                    let before = &events[&event.id];
                    let (Some(told), Some(place)) = (event.place, before.place) else {
                        assert_eq!(event.place, before.place);
                        continue;
                    };
                    changed += usize::from(told != place);
                    let off_m = told.distance_m(place);
                    assert!(f64::from(event.radius_m - before.radius_m) >= off_m, "{event:?}");
                    assert!(event.geo_precision >= before.geo_precision);
                    assert_eq!(event.interval, before.interval);
                }
                assert!(changed > 300, "{}: only {changed} were changed", exporter.id());
                let seed = matches!(publication.places, Places::Moved { .. }).then_some(SEED);
                verify_with(
                    &manifest_path(&path),
                    VerifyOptions { seed, ..VerifyOptions::default() },
                )
                .unwrap();
            }
        }
    }
}

#[test]
fn only_cells_of_coordinates_change_in_an_original_table() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = read(&written(folder.path(), "in.csv", TABLE));
    let job = job(&dataset, "csv", ColumnSet::Original);
    let text = String::from_utf8(bytes(&Job { publication: rounded(1), ..job.clone() })).unwrap();
    let expected = TABLE
        .replace(";50,4547;\"30,5238\";", ";50.5;30.5;")
        .replace(";20;exact", ";6642;district");
    assert_eq!(text, expected);
    let mut without = Publication::default();
    without.leave_out(&["NOTE".to_owned(), "id".to_owned()], &job).unwrap();
    let text = String::from_utf8(bytes(&Job { publication: without, ..job })).unwrap();
    assert_eq!(
        text,
        "date;lat;lon;radius_m;geo precision\r\n2025-01-02;50,4547;\"30,5238\";20;exact\r\n\
         2025-01-01;;;;\r\n"
    );
}

#[test]
fn coordinates_in_one_cell_and_in_geometries_change_too() {
    let folder = tempfile::tempdir().unwrap();
    let pairs = "date,coordinates\n2025-01-02,\"50.4547, 30.5238\"\n";
    let dataset = read(&written(folder.path(), "in.csv", pairs));
    let publication = rounded(2);
    let job = Job { publication, ..job(&dataset, "csv", ColumnSet::Original) };
    assert_eq!(bytes(&job), b"date,coordinates\n2025-01-02,\"50.45, 30.52\"\n");

    let features = r#"{"type":"FeatureCollection","features":[{"type":"Feature","bbox":[30.5238,50.4547,30.5238,50.4547],"id":"a","geometry":{"type":"Point","coordinates":[30.5238,50.4547]},"properties":{"date":"2025-01-02","n":1.0,"lat":50.4547,"text":"x"}}]}"#;
    let dataset = read(&written(folder.path(), "in.geojson", features));
    let job = Job { format: "geojson".to_owned(), ..self::job(&dataset, "csv", job.columns) };
    let text = String::from_utf8(bytes(&Job { publication: rounded(2), ..job })).unwrap();
    let told = r#"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[30.52,50.45]},"properties":{"date":"2025-01-02","n":1.0,"lat":50.45,"text":"x"}}"#;
    assert!(text.contains(told), "{text}");
    assert!(!text.contains("4547") && !text.contains("5238"), "{text}");
}

#[test]
fn what_would_tell_the_true_place_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |name: &str, text: &str| {
        let dataset = read(&written(folder.path(), name, text));
        let job = Job { publication: rounded(2), ..job(&dataset, "csv", ColumnSet::Original) };
        export::stream(&job, &mut Vec::new()).unwrap_err().to_string()
    };
    let link =
        "date,lat,lon,link\n2025-01-02,50.4547,30.5238,\"https://m.example/@50.45471,30.52\"\n";
    let error = refused("link.csv", link);
    assert!(error.contains("line 2: column \"link\" tells the true coordinates too"), "{error}");
    assert!(error.contains("leave the column out, or choose project columns"), "{error}");
    let polygon = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[30,50],[31,50],[31,51],[30,50]]]},"properties":{"date":"2025-01-02"}}]}"#;
    let error = refused("shape.geojson", polygon);
    assert!(error.contains("column \"geometry\" is an outline, not a point"), "{error}");

    // Left out, the column tells nothing any more.
    let dataset = read(&folder.path().join("link.csv"));
    let job = job(&dataset, "csv", ColumnSet::Original);
    let mut publication = rounded(2);
    publication.leave_out(&["link".to_owned()], &job).unwrap();
    let text = bytes(&Job { publication: publication.clone(), ..job });
    assert_eq!(text, b"date,lat,lon\n2025-01-02,50.45,30.52\n");

    // A cell too many may be what was to be left out.
    let ragged = link.replace('"', "");
    let dataset = read(&written(folder.path(), "ragged.csv", &ragged));
    let job = Job { publication, ..self::job(&dataset, "csv", ColumnSet::Original) };
    let error = export::stream(&job, &mut Vec::new()).unwrap_err().to_string();
    assert!(error.contains("line 2: the row has more cells than the header"), "{error}");
}

#[test]
fn a_column_that_is_left_out_stands_in_no_format() {
    let folder = tempfile::tempdir().unwrap();
    let text = "id,date,end,lat,lon,note,weapon\n\
        SECRETID,2025-01-02T10:00Z,2025-01-02T11:00Z,50.4547,30.5238,SECRETNOTE,SECRETWEAPON\n";
    let dataset = read(&written(folder.path(), "in.csv", text));
    for exporter in EXPORTERS {
        let original = ["id", "note", "weapon", "lat", "lon"].as_slice();
        let project: &[&str] =
            &["id", "title", "summary", "weapon", "latitude", "longitude", "start", "end"];
        for columns in [ColumnSet::Original, ColumnSet::Project] {
            let is_original = exporter.column_set(columns) == ColumnSet::Original;
            let names = if is_original { original } else { project };
            let job = job(&dataset, exporter.id(), columns);
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            let mut publication = Publication::default();
            publication.leave_out(&names, &job).unwrap();
            let path = folder.path().join("out").with_extension(exporter.extension());
            export::write(&Job { publication, ..job }, &path, true).unwrap();
            verify(&manifest_path(&path)).unwrap();
            let told = read_as_text(&path);
            let mut secrets = vec!["SECRET", "50.4547", "30.5238"];
            if !is_original {
                secrets.extend(["2025-01-02T10", "2025-01-02T11"]);
            }
            for secret in secrets {
                assert!(!told.contains(secret), "{} tells {secret}: {told}", exporter.id());
            }
        }
    }
}

/// All cells of a file; of Parquet, whose bytes are packed, as they are decoded.
fn read_as_text(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    if bytes.starts_with(b"PAR1") {
        let file = fs::File::open(path).unwrap();
        let head = strikemap::import::parquet::head(file, usize::MAX).unwrap();
        return String::from_utf8(head).unwrap();
    }
    crate::told::told(&bytes)
}

#[test]
fn moved_places_are_proved_with_the_seed_and_only_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let truth = Arc::new(demo::dataset().unwrap());
    let path = folder.path().join("out.csv");
    let project = job(&truth, "csv", ColumnSet::Project);
    let written =
        export::write(&Job { publication: moved(), ..project.clone() }, &path, false).unwrap();
    let manifest = fs::read_to_string(&written.manifest).unwrap();
    assert!(!manifest.contains(SEED), "{manifest}");
    assert!(manifest.contains("as the place and a secret seed decide"), "{manifest}");
    assert!(manifest.contains("--move=500 --seed= "), "{manifest}");
    assert!(matches!(verify(&written.manifest), Err(VerifyError::NeedsSeed)));
    assert!(matches!(
        verify_with(
            &written.manifest,
            VerifyOptions { seed: Some("another secret"), ..VerifyOptions::default() }
        ),
        Err(VerifyError::Differs(_))
    ));
    assert_eq!(
        verify_with(
            &written.manifest,
            VerifyOptions { seed: Some(SEED), ..VerifyOptions::default() }
        )
        .unwrap()
        .events as usize,
        truth.len()
    );

    for (seed, is_none) in [("", true), ("too short", false)] {
        let seed = Seed::new(seed);
        let places = Places::Moved { most_m: 500, seed, derivation: Derivation::default() };
        let publication = Publication { places, ..Publication::default() };
        let job = Job { publication, ..project.clone() };
        let error = export::stream(&job, &mut Vec::new()).unwrap_err();
        let expected = if is_none { ExportError::NoSeed } else { ExportError::ShortSeed };
        assert_eq!(error.to_string(), expected.to_string());
    }
}

#[test]
fn claims_leave_only_with_the_ids_that_they_are_about() {
    let folder = tempfile::tempdir().unwrap();
    let truth = Arc::new(demo::dataset().unwrap());
    for (name, column) in [("a.csv", "id"), ("b.csv", "claims")] {
        let job = job(&truth, "csv", ColumnSet::Project);
        let mut publication = Publication::default();
        publication.leave_out(&[column.to_owned()], &job).unwrap();
        let job = Job { publication, ..job };
        let written = export::write(&job, &folder.path().join(name), false).unwrap();
        assert_eq!(written.claims, None);
        verify(&written.manifest).unwrap();
        let geojson = Job { format: "geojson".to_owned(), ..job };
        let text = String::from_utf8(bytes(&geojson)).unwrap();
        assert!(!text.contains("\"claims\""), "{column}");
    }
}

#[test]
fn columns_that_are_not_there_and_all_columns_cannot_be_left_out() {
    let truth = Arc::new(demo::dataset().unwrap());
    let job = job(&truth, "csv", ColumnSet::Project);
    let mut publication = Publication::default();
    let error = publication.leave_out(&["witness".to_owned()], &job).unwrap_err().to_string();
    assert!(error.starts_with("there is no column \"witness\"; the columns are id, title,"));
    let all = export::columns(&job);
    publication.leave_out(&all, &job).unwrap();
    let error = export::stream(&Job { publication, ..job }, &mut Vec::new()).unwrap_err();
    assert!(matches!(error, ExportError::NoColumnLeft), "{error}");
}

#[test]
fn the_same_seed_moves_an_event_to_the_same_place_whatever_else_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let truth = Arc::new(demo::dataset().unwrap());
    let place = |format: &str, columns: ColumnSet| -> Option<Place> {
        let job = Job { publication: moved(), ..job(&truth, format, columns) };
        let path = folder.path().join(format!("{format}-{columns:?}.any"));
        export::write(&job, &path, false).unwrap();
        let told = read(&path);
        let Some(row) = told.find_id("KY-2025-12-27-06") else { panic!("{format}") };
        told.event(row).unwrap().place
    };
    let first = place("csv", ColumnSet::Original);
    assert!(first.is_some());
    assert_eq!(place("kml", ColumnSet::Project), first);
    assert_eq!(place("geojson", ColumnSet::Original), first);
    assert_eq!(place("geoparquet", ColumnSet::Project), first);
}

#[test]
fn events_at_one_place_move_together_so_that_their_mean_tells_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (0..50)
        .map(|n| format!("{n},2025-01-02,50.4547{},30.5238{},x{n}\n", n % 4, (n + 1) % 4))
        .collect();
    let text = format!("id,date,lat,lon,title\n{rows}");
    let dataset = read(&written(folder.path(), "in.csv", &text));
    for columns in [ColumnSet::Original, ColumnSet::Project] {
        let job = Job { publication: moved(), ..job(&dataset, "csv", columns) };
        let path = folder.path().join(format!("{columns:?}.csv"));
        export::write(&job, &path, false).unwrap();
        let told = read(&path);
        let places: Vec<Place> =
            (0..told.len()).map(|row| told.event(row).unwrap().place.unwrap()).collect();
        assert_eq!(places.len(), 50);
        let true_place = Place::new(50.4547, 30.5238).unwrap();
        assert!(places.iter().all(|place| place.distance_m(places[0]) < 10.0));
        assert!(places[0].distance_m(true_place) > 20.0);
    }
}

#[test]
fn a_report_says_what_was_blurred_and_tells_no_true_place() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = read(&written(folder.path(), "in.csv", TABLE));
    for columns in [ColumnSet::Original, ColumnSet::Project] {
        let job = Job { publication: rounded(1), ..job(&dataset, "report", columns) };
        let text = String::from_utf8(bytes(&job)).unwrap();
        assert!(text.contains("Coordinates are rounded to 1 decimal"), "{text}");
        assert!(text.contains("50.50000, 30.50000; coordinates changed; within 6.6 km"), "{text}");
        assert!(!text.contains("4547") && !text.contains("5238"), "{text}");
    }
}

/// What a shell makes of `command`, with the program under test.
#[test]
fn a_map_that_would_tell_the_true_places_is_refused() {
    let dataset = Arc::new(demo::dataset().unwrap());
    let picture = MapPicture::Drawn(Arc::new(b"\x89PNG".to_vec()));
    let shown = Job { picture, ..job(&dataset, "report", ColumnSet::Original) };
    export::stream(&shown, &mut Vec::new()).unwrap();
    for publication in [rounded(2), moved()] {
        let blurred = Job { publication, ..shown.clone() };
        let refused = export::stream(&blurred, &mut Vec::new());
        assert!(matches!(refused, Err(ExportError::PictureTellsPlaces)), "{refused:?}");
    }
}

fn shell(command: &str, folder: &Path) -> (bool, String) {
    let command = command.replacen("strikemap ", "\"$0\" ", 1);
    let output = Process::new("sh")
        .args(["-c", &command, env!("CARGO_BIN_EXE_strikemap")])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn the_copied_command_writes_the_same_bytes_and_verify_asks_for_the_seed() {
    let folder = tempfile::tempdir().unwrap();
    let truth = Arc::new(demo::dataset().unwrap());
    let mut publication = moved();
    let job = job(&truth, "geojson", ColumnSet::Project);
    publication.leave_out(&["summary".to_owned(), "sources".to_owned()], &job).unwrap();
    let job = Job { publication, ..job };
    let written = export::write(&job, &folder.path().join("a.geojson"), false).unwrap();
    let command = export::manifest::command(&job, "b.geojson").unwrap();
    let (is_done, said) = shell(&command, folder.path());
    assert!(is_done, "{command}: {said}");
    let copy = fs::read(folder.path().join("b.geojson")).unwrap();
    assert!(copy == fs::read(&written.path).unwrap(), "{command}");

    let (is_proved, said) = shell("strikemap verify a.geojson.manifest.json", folder.path());
    assert!(!is_proved && said.contains("give it with --seed"), "{said}");
    let verify = format!("strikemap verify a.geojson.manifest.json --seed='{SEED}'");
    let (is_proved, said) = shell(&verify, folder.path());
    assert!(is_proved && said.contains("proved"), "{said}");
}

#[test]
fn the_command_in_a_manifest_asks_for_the_seed_that_it_does_not_tell() {
    let folder = tempfile::tempdir().unwrap();
    let truth = Arc::new(demo::dataset().unwrap());
    let job = Job { publication: moved(), ..job(&truth, "csv", ColumnSet::Project) };
    let written = export::write(&job, &folder.path().join("a.csv"), false).unwrap();
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(written.manifest).unwrap()).unwrap();
    let command = manifest["filter"]["command"].as_str().unwrap();
    let (is_done, said) = shell(&format!("{command} --replace"), folder.path());
    assert!(!is_done && said.contains("write it after --seed="), "{said}");
    assert_eq!(manifest["output"]["publication"]["places"]["moved"]["most_m"], 500);
}

/// Whether the number stands in the row by itself, with a point or a comma.
fn has(row: &str, degrees: f64) -> bool {
    [".", ","].into_iter().any(|mark| {
        let number = degrees.to_string().replace('.', mark);
        row.match_indices(&number).any(|(at, _)| {
            let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
            !is_part(row[..at].chars().next_back())
                && !is_part(row[at + number.len()..].chars().next())
        })
    })
}

#[test]
fn no_sample_tells_a_true_place_in_any_format() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let folder = tempfile::tempdir().unwrap();
    let (mut written, mut told_places) = (0, 0);
    for entry in fs::read_dir(samples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "md") {
            continue;
        }
        let options = Options { date_order: Some(DateOrder::DayFirst), ..Options::default() };
        let dataset = Arc::new(reader::read(&path, &options, &Progress::default()).unwrap());
        let places: Vec<Place> = (0..dataset.len())
            .map(|row| dataset.event(row).unwrap())
            .filter(|event| event.located == CoordinateSource::Source)
            .filter_map(|event| event.place)
            .collect();
        for (exporter, columns) in EXPORTERS
            .iter()
            .flat_map(|exporter| [ColumnSet::Original, ColumnSet::Project].map(|c| (exporter, c)))
        {
            let job = Job { publication: moved(), ..job(&dataset, exporter.id(), columns) };
            let out = folder.path().join("out");
            let mut bytes = Vec::new();
            match export::stream(&job, &mut bytes) {
                Ok(()) => {}
                Err(ExportError::LeaksLocation { .. }) => continue,
                Err(error) => panic!("{}: {error}", path.display()),
            }
            fs::write(&out, bytes).unwrap();
            let text = read_as_text(&out);
            written += 1;
            for at in &places {
                let [latitude, longitude] = [at.latitude(), at.longitude()];
                let is_told = text.split('\n').any(|row| has(row, latitude) && has(row, longitude));
                assert!(!is_told, "{}, {}: {at:?}\n{text}", path.display(), exporter.id());
                told_places += 1;
            }
        }
    }
    assert!(written > 100 && told_places > 200, "{written} {told_places}");
}

#[test]
fn a_claim_that_tells_the_true_place_is_refused_unless_claims_are_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "in.csv", "id,date,lat,lon\na,2025-01-02,50.4547,30.5238\n");
    let claims = "event_id,claimant,role,about,value,unit,said_at,source\n\
        a,Wire,media,place,\"50.45471, 30.52382\",,,\n";
    written(folder.path(), "in.claims.csv", claims);
    let dataset = read(&path);
    let job = Job { publication: rounded(2), ..job(&dataset, "geojson", ColumnSet::Project) };
    let error = export::stream(&job, &mut Vec::new()).unwrap_err().to_string();
    assert!(error.contains("column \"claims\" tells the true coordinates too"), "{error}");
    let mut publication = rounded(2);
    publication.leave_out(&["claims".to_owned()], &job).unwrap();
    let text = String::from_utf8(bytes(&Job { publication, ..job })).unwrap();
    assert!(!text.contains("4547") && text.contains("50.45"), "{text}");
}
