//! Records are found however they lie in a file, and leave it as they came.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use crate::report_text::decoded;
use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::export::{self, ColumnSet, Job};
use strikemap::filter::Filters;
use strikemap::import::{Options, reader};

fn read_at(path: &Path) -> Result<Dataset, String> {
    reader::read(path, &Options::default(), &Progress::default()).map_err(|error| error.to_string())
}

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Dataset, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_at(&path)
}

/// Starts, in UTC, and ids of all events.
fn starts(dataset: &Dataset) -> Vec<(String, String)> {
    let event = |row| dataset.event(row).unwrap();
    let start = |event: &strikemap::dataset::Event| {
        event.interval.map_or(String::new(), |interval| interval.start().to_utc_text())
    };
    (0..dataset.len()).map(|row| (start(&event(row)), event(row).id)).collect()
}

/// The source again: all rows with the columns that they came with.
fn original(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    std::fs::write(&path, text).unwrap();
    let dataset = Arc::new(read_at(&path).unwrap());
    let job = Job::filtered([dataset], Filters::default()).unwrap();
    let job = Job { columns: ColumnSet::Original, ..job };
    let out = folder.path().join("out.csv");
    export::write(&job, &out, false).unwrap();
    std::fs::read_to_string(out).unwrap()
}

#[test]
fn what_stands_above_the_first_record_is_part_of_its_original_export() {
    for text in [
        "sep=;\nid;date;lat;lon\n1;2025-12-27;50.45;30.52\n",
        "Export,,,\r\n,,,\r\nid,date,lat,lon\r\n1,2025-12-27,50.45,30.52\r\n",
        "# a, b\n\n# c\nid,date,lat,lon\n1,2025-12-27,50.45,30.52\n",
        "id,date,lat,lon\n#event+id,#date,#geo+lat,#geo+lon\n1,2025-12-27,50.45,30.52",
        "|id|date|lat|lon|\n|---|---|---|---|\n|1|2025-12-27|50.45|30.52|\n",
        "id,date,lat,lon,title\n1,2025-12-27,50.45,30.52,\"he said \\\"stop, now\\\" there\"\n",
        "id,date,lat,lon\n1,2025-12-27,50.45,30.52,\n2,2025-12-28,50.45,30.52,\n",
    ] {
        assert_eq!(original(text), text);
    }
}

#[test]
fn a_large_table_below_titles_is_read_in_chunks_as_one_after_another() {
    let mut text = "Incidents,,,\nof 2025,,,\nid,date,lat,lon\n".to_owned();
    for row in 0..60_000 {
        text += &format!("e{row},2025-12-{:02},50.{:03},30.52\n", row % 28 + 1, row % 1000);
    }
    let dataset = read("large.csv", &text).unwrap();
    assert_eq!((dataset.len(), dataset.report.notes.count()), (60_000, 0));
    let span = dataset.spans_in_source_order(59_999..60_000).next().unwrap();
    assert_eq!((span.line, span.offset as usize + span.len as usize), (60_003, text.len()));
}

#[test]
fn a_row_that_is_too_long_keeps_what_is_definitely_in_its_place() {
    let text = "id,date,lat,lon,place,killed\n1,2025-12-27,50.45,30.52,Kyiv,Ukraine,3\n\
                2,2025-12-27,50.45,30.52,Kyiv, Ukraine,3\n3,2025-12-27,50.45,30.52,Kyiv,4\n";
    let dataset = read("long.csv", text).unwrap();
    let killed = |id: &str| {
        let row = (0..3).find(|row| dataset.event(*row).unwrap().id == id).unwrap();
        let event = dataset.event(row).unwrap();
        assert!(event.place.is_some() && event.interval.is_some());
        event.killed.bounds()
    };
    assert_eq!(killed("1"), None);
    assert_eq!(killed("2"), Some((3, 3)));
    assert_eq!(killed("3"), Some((4, 4)));
    let lines: Vec<u64> = dataset.report.notes.listed().iter().map(|note| note.line).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn blank_rows_and_sums_are_reported_wherever_they_stand() {
    let text = "id,date,lat,lon,killed\n,,,,\n1,2025-12-27,50.45,30.52,3\nРазом:,,,,3\n\
                2,,,,3\nTotal,2025-12-27,,,3\nGrand total,,,,6\n";
    let dataset = read("sums.csv", text).unwrap();
    let lines: Vec<u64> = dataset.report.skipped.listed().iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 4, 7]);
    assert_eq!(dataset.len(), 3);
}

#[test]
fn json_in_other_shapes_is_the_same_as_an_array_of_objects() {
    let expected = [("2025-12-26T22:00:00Z", "a"), ("2025-12-27T22:00:00Z", "b")]
        .map(|(start, id)| (start.to_owned(), id.to_owned()));
    for text in [
        r#"{"status":"ok","result":{"count":2,"docs":[{"id":"a","date":"2025-12-27"},{"id":"b","date":"2025-12-28"}]}}"#,
        "{\"id\":\"a\",\"date\":\"2025-12-27\"}\n{\"id\":\"b\",\"date\":\"2025-12-28\"}\n",
        "\u{1e}{\"id\":\"a\",\"date\":\"2025-12-27\"}\n\u{1e}{\"id\":\"b\",\"date\":\"2025-12-28\"}\n",
        r#"{"id":["a","b"],"date":["2025-12-27","2025-12-28"]}"#,
        r#"{"id":{"3":"a","7":"b"},"date":{"3":"2025-12-27","7":"2025-12-28"}}"#,
        r#"{"columns":["id","date"],"index":[0,1],"data":[["a","2025-12-27"],["b","2025-12-28"]]}"#,
        r#"{"fields":[{"name":"id"},{"name":"date"}],"rows":[["a","2025-12-27"],["b","2025-12-28"]]}"#,
        r#"[["id","date"],["a","2025-12-27"],["b","2025-12-28"]]"#,
        "[\"id\",\"date\"]\n[\"a\",\"2025-12-27\"]\n[\"b\",\"2025-12-28\"]\n",
        r#"{"a":{"date":"2025-12-27","n":NaN},"b":{"date":"2025-12-28","n":1}}"#,
        r#"{"2025-12-27":[{"id":"a","date":"2025-12-27"}],"2025-12-28":[{"id":"b","date":"2025-12-28"}]}"#,
        r#"{"count":2,"tags":[{"x":1}],"strikes":[{"id":"a","date":"2025-12-27"}],"fires":[{"id":"b","date":"2025-12-28"}]}"#,
        r#"{"count":2,"a":{"date":"2025-12-27"},"b":{"date":"2025-12-28"}}"#,
        r#"{"tags":[{"x":1}],"list":[{"id":"a","date":"2025-12-27"},{"id":"b","date":"2025-12-28"}]}"#,
        r#"[{"group":"x","events":[{"id":"a","date":"2025-12-27"}]},{"group":"y","events":[{"id":"b","date":"2025-12-28"}]}]"#,
    ] {
        let dataset = read("any.json", text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(starts(&dataset), expected, "{text}");
    }
}

#[test]
fn a_damaged_line_of_json_lines_costs_itself_only() {
    let text = "{\"id\":\"a\",\"date\":\"2025-12-27\"}\n{\"id\":\"b\",\n{\"id\":\"c\",\"date\":\"2025-12-28\"}\n";
    let dataset = read("lines.jsonl", text).unwrap();
    assert_eq!(dataset.len(), 2);
    assert_eq!(dataset.report.skipped.listed()[0].line, 2);
}

#[test]
fn columns_of_different_lengths_are_refused_in_words() {
    let text = r#"{"id":["a","b"],"date":["2025-12-27"]}"#;
    assert!(read("uneven.json", text).unwrap_err().contains("column \"date\""));
}

#[test]
fn records_on_one_line_are_counted_and_have_ids_of_their_own() {
    let dataset = read("one.json", r#"[{"date":"2025-12-27"},{"date":"2025-12-28"}]"#).unwrap();
    let ids: Vec<String> = starts(&dataset).into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids, ["one.json:1", "one.json:2"]);
    assert!(
        dataset.report.decoded.iter().any(|sentence| sentence.to_string().contains("share lines"))
    );
}

#[test]
fn every_file_of_an_archive_counts_and_links_to_others_are_told() {
    let placemark = |name: &str| {
        format!(
            "<Placemark><name>{name}</name><TimeStamp><when>2025-12-27</when></TimeStamp></Placemark>"
        )
    };
    let link = |href: &str| format!("<NetworkLink><Link><href>{href}</href></Link></NetworkLink>");
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let main = [link("layers/a.kml"), link("https://example.org/b.kml"), placemark("a")].concat();
    for (name, text) in [
        ("doc.kml", format!("<?xml version=\"1.0\"?><kml><Document>{main}</Document></kml>")),
        ("layers/a.kml", format!("<kml xmlns:x=\"urn:x\">{}</kml>", placemark("b"))),
        ("layers/bad.kml", "<kml><Placemark>".to_owned()),
    ] {
        archive.start_file(name, options).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let dataset = read("any.kmz", bytes).unwrap();
    assert_eq!(dataset.len(), 2);
    let said = decoded(&dataset);
    assert!(said.contains("3 files") && said.contains("layers/bad.kml was not read"), "{said}");
    assert!(said.contains("https://example.org/b.kml") && !said.contains("layers/a.kml"), "{said}");
}

#[test]
fn an_encoding_that_is_only_guessed_is_told() {
    let text = "id;date;title\n1;27.12.2025;Zażółć gęślą jaźń, Świdnik\n";
    let (bytes, ..) = encoding_rs::WINDOWS_1250.encode(text);
    let dataset = read("polish.csv", &bytes).unwrap();
    assert_eq!(dataset.report.encoding, "windows-1250");
    assert!(
        dataset.report.decoded.iter().any(|sentence| sentence.to_string().contains("encoding"))
    );
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let dataset = read("wide.csv", wide).unwrap();
    assert_eq!(dataset.event(0).unwrap().title, "Zażółć gęślą jaźń, Świdnik");
}

#[test]
fn structures_made_to_hurt_are_refused_or_read_in_bounds() {
    let deep = format!("{}{}", "{\"a\":".repeat(100), "1".to_owned() + &"}".repeat(100));
    assert!(read("deep.json", &deep).is_err());
    let keys: Vec<String> = (0..20_000).map(|key| format!("\"k{key}\":[1]")).collect();
    let wide = format!("{{\"date\":[\"2025-12-27\"],{}}}", keys.join(","));
    assert!(read("wide.json", wide).unwrap_err().contains("more than 16384 columns"));
    let arc = "[0,0],".repeat(2_000);
    let arcs = vec!["0"; 5_000].join(",");
    let topology = format!(
        "{{\"type\":\"Topology\",\"arcs\":[[{arc}[0,0]]],\"objects\":{{\"v\":{{\"type\":\"LineString\",\
         \"arcs\":[{arcs}],\"properties\":{{\"date\":\"2025-12-27\"}}}}}}}}"
    );
    assert_eq!(read("arcs.json", topology).unwrap().len(), 1);
    let page =
        format!("<table><tr><td colspan=999999>date</table>{}", "<table><tr>".repeat(50_000));
    assert_eq!(read("page.html", page).unwrap().len(), 0);
    let kml = format!("<kml>{}{}</kml>", "<Folder>".repeat(50), "</Folder>".repeat(50));
    assert!(read("folders.kml", kml).unwrap_err().contains("no placemark"));
}
