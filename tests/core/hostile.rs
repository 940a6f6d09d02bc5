//! Files made to hurt end in a clear report, in bounded memory: the program runs
//! with a limit on its address space, so that more is refused by the system.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(unix)]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::export::{self, VerifyError};
use strikemap::import::{ImportError, Options, limits, reader};
use strikemap::saved::{SavedError, SavedSession, Trouble, open};
use tempfile::TempDir;

const ROW: &str = "2024-01-01,50.4,30.5,a\n";
const HEADER: &str = "date,lat,lon,title\n";

/// Runs the program with at most `mb` of address space, threads and libraries
/// included, and ends it where it never would.
fn run_within(mb: u64, arguments: &[&Path]) -> Output {
    let script = format!("ulimit -v {}; ulimit -t 300; exec \"$0\" \"$@\"", mb << 10);
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_strikemap")]).args(arguments);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(text).unwrap()
}

/// What `strikemap check` says of a file; it must come to an end of its own.
pub fn checked(path: &Path, mb: u64) -> String {
    let output = run_within(mb, &[Path::new("check"), path]);
    let text = said(&output);
    assert!(matches!(output.status.code(), Some(0..=2)), "{:?}\n{text}", output.status);
    assert!(!text.contains("panicked") && text.len() < 40_000, "{text}");
    text
}

fn file(name: &str, parts: &[&[u8]]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let mut file = File::create(&path).unwrap();
    parts.iter().for_each(|part| file.write_all(part).unwrap());
    (folder, path)
}

fn read(name: &str, text: impl AsRef<[u8]>) -> Result<Dataset, String> {
    let (_folder, path) = file(name, &[text.as_ref()]);
    reader::read(&path, &Options::default(), &Progress::default()).map_err(|error| {
        let text = error.to_string();
        assert!(!text.is_empty() && text.len() < 16_000, "{text}");
        text
    })
}

fn reasons(dataset: &Dataset) -> Vec<String> {
    dataset.report.skipped.listed().iter().map(|problem| problem.reason.to_string()).collect()
}

#[test]
fn a_cell_of_many_megabytes_is_reported_and_the_rows_around_it_are_read() {
    let cell = vec![b'x'; 96 << 20];
    for quote in ["", "\""] {
        let giant = [b"2024-01-02,50.4,30.5,", quote.as_bytes(), &cell, quote.as_bytes(), b"\n"];
        let parts = [&[HEADER.as_bytes(), ROW.as_bytes()], &giant[..], &[ROW.as_bytes()]].concat();
        let (_folder, path) = file("giant.csv", &parts);
        let text = checked(&path, 900);
        assert!(text.contains("rows: 3, events: 2, skipped: 1"), "{text}");
        assert!(text.contains("line 3") && text.contains("more than 16 MB are not read"), "{text}");
    }
}

#[test]
fn a_million_columns_are_refused_and_a_row_of_as_many_cells_is_reported() {
    let commas = vec![b','; 1_000_000];
    let (_folder, path) = file("wide.csv", &[b"date,lat,lon", &commas, b"\n", ROW.as_bytes()]);
    assert!(checked(&path, 700).contains("more than 16384 columns"));
    let commas = vec![b','; 40 << 20];
    let parts = [HEADER.as_bytes(), ROW.as_bytes(), &commas, b"\n", ROW.as_bytes()];
    let (_folder, path) = file("row.csv", &parts);
    let text = checked(&path, 700);
    assert!(text.contains("rows: 3, events: 2, skipped: 1"), "{text}");
    let (_folder, path) =
        file("row.csv", &[HEADER.as_bytes(), &commas[..1_000_000], b"\n", ROW.as_bytes()]);
    let text = checked(&path, 700);
    assert!(text.contains("more than 16384 cells"), "{text}");
    let keys: Vec<String> = (0..20_000).map(|key| format!("\"k{key}\":1")).collect();
    let json = format!("[{{\"date\":\"2024-01-01\",{}}}]", keys.join(","));
    assert!(read("wide.json", &json).unwrap_err().contains("more than 16384 columns"));
    let feature =
        format!("{{\"type\":\"Feature\",\"geometry\":null,\"properties\":{{{}}}}}", keys.join(","));
    let geojson = format!("{{\"type\":\"FeatureCollection\",\"features\":[{feature}]}}");
    assert!(read("wide.geojson", &geojson).unwrap_err().contains("more than 16384 columns"));
    let data: String = (0..20_000).map(|key| format!("<Data name=\"k{key}\"/>")).collect();
    let data = data.replace("/>", "><value>1</value></Data>");
    let kml = format!("<kml><Placemark><ExtendedData>{data}</ExtendedData></Placemark></kml>");
    assert!(read("wide.kml", &kml).unwrap_err().contains("more than 16384 columns"));
}

#[test]
fn a_header_without_an_end_is_refused() {
    let (_folder, path) = file("endless.csv", &[b"date,lat,lon,\"", &vec![b'x'; 80 << 20]]);
    assert!(checked(&path, 900).contains("header is longer than 4 MB"));
}

#[test]
fn deep_json_costs_no_stack() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let text = open.repeat(2_000_000);
        let (_folder, path) = file("deep.json", &[text.as_bytes()]);
        checked(&path, 900);
        let text = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
        let (_folder, path) = file("deep.json", &[text.as_bytes()]);
        checked(&path, 900);
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let event = format!("[{{\"date\":\"2024-01-01\",\"lat\":50,\"lon\":30,\"x\":{deep}}}]");
    assert_eq!(read("deep.json", event).unwrap().len(), 1);
    let feature = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":\
         {{\"date\":\"2024-01-01\"}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":{deep}}}}}]}}"
    );
    let dataset = read("deep.geojson", feature).unwrap();
    assert_eq!((dataset.len(), dataset.report.notes.count(), dataset.report.unplaced), (1, 1, 1));
}

#[test]
fn a_parquet_file_of_one_long_text_in_many_rows_is_refused() {
    use parquet::data_type::{ByteArray, ByteArrayType};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.parquet");
    let schema = "message x { required binary date (UTF8); }";
    let schema = parquet::schema::parser::parse_message_type(schema).unwrap();
    let properties = parquet::file::properties::WriterProperties::builder()
        .set_dictionary_page_size_limit(4 << 20)
        .build();
    let mut writer = parquet::file::writer::SerializedFileWriter::new(
        File::create(&path).unwrap(),
        schema.into(),
        properties.into(),
    )
    .unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let texts = vec![ByteArray::from(vec![b'x'; 1 << 17]); 2_400];
    column.typed::<ByteArrayType>().write_batch(&texts, None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
    assert!(fs::metadata(&path).unwrap().len() < 1 << 20);
    let text = checked(&path, 900);
    assert!(text.contains("it decodes to more than") && text.contains("than events do"), "{text}");
}

#[test]
fn bombs_in_archives_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let piece = vec![b' '; 1 << 20];
    let gzip = folder.path().join("bomb.csv.gz");
    let level = flate2::Compression::default();
    let mut out = flate2::write::GzEncoder::new(File::create(&gzip).unwrap(), level);
    (0..400).for_each(|_| out.write_all(&piece).unwrap());
    out.finish().unwrap();
    let text = checked(&gzip, 700);
    assert!(text.contains("far more than text does"), "{text}");

    let kmz = folder.path().join("bomb.kmz");
    let mut out = zip::ZipWriter::new(File::create(&kmz).unwrap());
    out.start_file("doc.kml", zip::write::SimpleFileOptions::default()).unwrap();
    (0..520).for_each(|_| out.write_all(&piece).unwrap());
    out.finish().unwrap();
    assert!(checked(&kmz, 1_600).contains("unpacks to more than"));
}

#[test]
fn kml_with_entities_or_without_end_is_refused() {
    let laughs = "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]><kml><Placemark><name>&c;</name></Placemark></kml>";
    let external = "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
        <kml><Placemark><name>&x;</name></Placemark></kml>";
    for text in [laughs, external] {
        assert!(read("entities.kml", text).unwrap_err().contains("KML is damaged"));
        assert!(strikemap::shape::kml::read(text, "area").is_err());
    }
    assert!(read("open.kml", "<kml>".repeat(100_000)).unwrap_err().contains("damaged"));
    let deep = format!(
        "<kml>{}<Placemark><name>a</name></Placemark>{}</kml>",
        "<Folder>".repeat(200_000),
        "</Folder>".repeat(200_000)
    );
    let (_folder, path) = file("deep.kml", &[deep.as_bytes()]);
    checked(&path, 900);
}

#[test]
fn placemarks_inside_placemarks_cost_no_square_of_time_and_are_reported() {
    let text = format!(
        "<kml>{}<Point><coordinates>30,50</coordinates></Point>{}</kml>",
        "<Placemark><name>a</name>".repeat(50_000),
        "</Placemark>".repeat(50_000)
    );
    let dataset = read("nested.kml", text).unwrap();
    assert_eq!((dataset.len(), dataset.report.skipped.count()), (1, 49_999));
    assert!(reasons(&dataset)[0].contains("lies inside another placemark"));
}

#[test]
fn zero_bytes_in_a_header_are_refused_and_in_a_cell_are_kept() {
    assert!(read("a.csv", "da\0te,lat,lon\n").unwrap_err().contains("not a text file"));
    let text = format!("{HEADER}{}2024-01-01,50.4,30.5,a\0b\n", ROW.repeat(60));
    let dataset = read("a.csv", text).unwrap();
    assert_eq!(dataset.event(dataset.len() - 1).unwrap().title, "a\0b");
}

#[test]
fn half_a_letter_in_json_is_shown_as_written_and_as_a_key_it_is_reported() {
    let text = r#"[{"date":"2024-01-01","lat":50,"lon":30,"title":"\ud800x"},{"\udc00":1}, 7]"#;
    let dataset = read("half.json", text).unwrap();
    assert_eq!(dataset.event(0).unwrap().title, r#""\ud800x""#);
    assert_eq!(dataset.len(), 1);
    assert!(reasons(&dataset)[0].contains("cannot be read"));
    assert!(reasons(&dataset)[1].contains("not an object"));
}

#[test]
fn numbers_and_dates_out_of_this_world_are_reported() {
    let mut rows = 0_u64;
    let mut text = "date,lat,lon,killed,radius_m\n".to_owned();
    for date in ["0000-01-01", "99999-01-01", "2024-13-45", "-1", "1e400", "9223372036854775808"] {
        text += &format!("{date},50,30,1,1\n");
        rows += 1;
    }
    for number in ["1e400", "NaN", "inf", "-inf", "91", "1e-400x", "99999999999999999999999"] {
        text += &format!("2024-01-01,{number},30,1,1\n");
    }
    let dataset = read("numbers.csv", &text).unwrap();
    // What is no date leaves its event undated, what is no coordinate unplaced.
    let notes = dataset.report.notes.listed();
    assert_eq!((dataset.report.skipped.count(), dataset.report.undated), (0, rows), "{notes:?}");
    assert_eq!(notes.iter().filter(|note| note.column == "date").count() as u64, rows);
    assert_eq!(notes.iter().filter(|note| note.column == "lat").count(), 7, "{notes:?}");
    let mut kept = "date,lat,lon,killed,radius_m\n".to_owned();
    for count in ["1e400", "NaN", "-1", "4294967296", "18446744073709551616", "inf"] {
        kept += &format!("2024-01-01,50,30,{count},{count}\n");
    }
    let dataset = read("counts.csv", &kept).unwrap();
    assert_eq!((dataset.len(), dataset.report.skipped.count()), (6, 0));
    assert!(dataset.report.notes.count() >= 6, "{:?}", dataset.report.notes);
    let json = r#"[{"date":"2024-01-01","lat":1e400,"lon":30},{"date":"2024-01-01","lat":50,"lon":-1e999}]"#;
    let report = read("numbers.json", json).unwrap().report;
    assert_eq!((report.skipped.count(), report.notes.count(), report.unplaced), (0, 2, 2));
}

#[test]
fn devices_pipes_and_folders_are_no_files() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // A pipe that is named on the command line is read, and waits for who writes.
    assert!(reader::read(&pipe, &Options::default(), &Progress::default()).is_err());
    for path in [Path::new("/dev/zero"), &pipe, folder.path()] {
        assert!(path == pipe || checked(path, 700).contains("not a file"));
        assert!(matches!(SavedSession::read(path), Err(SavedError::Read { .. })));
        assert!(matches!(export::verify(path), Err(VerifyError::Io { .. })));
    }
}

#[test]
fn files_that_do_not_fit_into_memory_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    for (name, head, advice) in
        [("a.csv", HEADER, "keep only the columns"), ("a.json", "[{", "save it as CSV")]
    {
        let path = folder.path().join(name);
        fs::write(&path, head).unwrap();
        // A hole: nothing is written, and a reader that tried would take for ever.
        let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        if file.set_len(8 << 40).is_err() {
            eprintln!("skipped: this file system has no files of 8 TB");
            return;
        }
        let text = checked(&path, 700);
        assert!(text.contains("are free; close other programs") && text.contains(advice), "{text}");
    }
}

#[test]
fn a_file_that_the_system_gives_no_memory_for_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    fs::write(&path, "[{").unwrap();
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(800 << 20).unwrap();
    let text = checked(&path, 700);
    assert!(
        text.contains("no memory for this text of 800 MB") || text.contains("are free"),
        "{text}"
    );
}

#[test]
fn claims_beside_a_file_are_bounded() {
    let (folder, path) = file("a.csv", &[HEADER.as_bytes(), ROW.as_bytes()]);
    let claims = File::create(folder.path().join("a.claims.csv")).unwrap();
    claims.set_len(limits::LARGEST_CLAIMS_BYTES + 1).unwrap();
    let dataset = reader::read(&path, &Options::default(), &Progress::default()).unwrap();
    let notes = dataset.report.notes.listed();
    assert!(notes[0].reason.to_string().contains("larger than 64 MB"), "{notes:?}");
}

#[test]
fn names_and_cells_cannot_write_to_the_terminal() {
    let (_folder, path) = file(
        "gpj\u{202e}vsc.csv",
        &[HEADER.as_bytes(), "\u{1b}]0;owned\u{7}\u{202e},50,30,a\n".as_bytes()],
    );
    let text = checked(&path, 700);
    assert!(!text.contains(['\u{202e}', '\u{1b}', '\u{7}']), "{text:?}");
    assert!(text.contains("gpj[U+202E]vsc.csv"), "{text}");
}

/// A session in a folder whose only dataset is said to be `path`.
fn session_naming(path: &str) -> (TempDir, SavedSession) {
    let (folder, own) = file("own.csv", &[HEADER.as_bytes(), ROW.as_bytes()]);
    let dataset = reader::read(&own, &Options::default(), &Progress::default()).unwrap();
    let mut session = strikemap::session::Session::new();
    session.apply(strikemap::session::Command::Open(std::sync::Arc::new(dataset)));
    let mut saved = SavedSession::of(&session, None, folder.path());
    saved.datasets[0].path = Some(path.to_owned());
    saved.datasets[0].file.sha256 = "0".repeat(64);
    (folder, saved)
}

#[test]
fn a_session_can_only_have_files_of_this_computer_read_as_events() {
    let troubles = |path: &str| {
        let (folder, saved) = session_naming(path);
        let opened = open(saved, folder.path(), &Progress::default()).unwrap();
        assert!(opened.datasets.is_empty(), "{path}");
        opened.troubles
    };
    // A file that is no table of events is named, and nothing of it is kept.
    let found = troubles("../../../../../../../../../../etc/passwd");
    assert!(matches!(&found[..], [Trouble::Unreadable { .. }]), "{found:?}");
    for path in ["//server/share/a.csv", "\\\\server\\share\\a.csv"] {
        let found = troubles(path);
        assert!(found[0].to_string().contains("on another computer"), "{found:?}");
    }
    assert!(matches!(&troubles("/dev/zero")[..], [Trouble::Missing(_)]));
}

#[test]
fn a_session_with_times_that_end_before_they_start_is_refused() {
    let (folder, saved) = session_naming("own.csv");
    let mut value = serde_json::to_value(&saved).unwrap();
    value["time_view"]["shown"] = serde_json::json!({"start": 9, "end": -9});
    let path = folder.path().join("x.strikemap");
    fs::write(&path, value.to_string()).unwrap();
    let Err(SavedError::Form { reason, .. }) = SavedSession::read(&path) else { panic!() };
    assert!(reason.to_string().contains("ends before it starts"), "{reason}");
    fs::write(&path, "[".repeat(1_000_000)).unwrap();
    assert!(matches!(SavedSession::read(&path), Err(SavedError::Form { .. })));
}

#[test]
fn a_manifest_names_only_files_beside_it() {
    let (folder, own) = file("own.csv", &[HEADER.as_bytes(), ROW.as_bytes()]);
    let output = Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .args([Path::new("export"), &own, Path::new("-o"), &folder.path().join("out.csv")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let path = folder.path().join("out.manifest.json");
    let sound: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for name in ["../../etc/passwd", "/etc/passwd", "..", ".", "", "a/b.csv", "a\\b.csv"] {
        let mut manifest = sound.clone();
        manifest["output"]["file"] = name.into();
        fs::write(&path, manifest.to_string()).unwrap();
        assert!(matches!(export::verify(&path), Err(VerifyError::NotBeside(_))), "{name}");
    }
    let mut manifest = sound.clone();
    manifest["inputs"][0]["path"] = "/dev/zero".into();
    fs::write(&path, manifest.to_string()).unwrap();
    assert!(matches!(export::verify(&path), Err(VerifyError::Io { .. })));
    fs::write(&path, sound.to_string()).unwrap();
    assert!(export::verify(&path).is_ok());
}

#[test]
fn a_column_list_in_an_error_is_cut() {
    let names: Vec<String> =
        (0..9_000).map(|number| format!("{number}{}", "x".repeat(200))).collect();
    let error = read("nothing.csv", format!("{}\n", names.join(","))).unwrap_err();
    assert!(error.contains("8960 more"), "{error}");
    let cancelled = Progress::default();
    cancelled.cancel();
    let (_folder, path) = file("a.csv", &[HEADER.as_bytes(), ROW.as_bytes()]);
    let result = reader::read(&path, &Options::default(), &cancelled);
    assert!(matches!(result, Err(ImportError::Cancelled)));
}
