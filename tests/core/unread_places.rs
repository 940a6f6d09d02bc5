//! Coordinates that could not be read, and lines that are no event, do not leave a rounded or
//! moved export of original columns.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::export::publication::{Derivation, Seed};
use strikemap::export::{
    self, ColumnSet, EXPORTERS, ExportError, Job, Places, Publication, VerifyOptions, verify_with,
};
use strikemap::filter::Filters;
use strikemap::import::{Options, reader};

const SEED: &str = "a secret of many letters";

fn ways() -> [Places; 3] {
    let seed = Seed::new(SEED);
    let moved = Places::Moved { most_m: 500, seed, derivation: Derivation::default() };
    [Places::Rounded { decimals: 2 }, Places::Rounded { decimals: 1 }, moved]
}

fn read(path: &Path) -> Arc<Dataset> {
    Arc::new(reader::read(path, &Options::default(), &Progress::default()).unwrap())
}

fn job(dataset: &Arc<Dataset>, format: &str, places: Places) -> Job {
    let job = Job::filtered([Arc::clone(dataset)], Filters::default()).unwrap();
    let publication = Publication { places, ..Publication::default() };
    Job { columns: ColumnSet::Original, format: format.to_owned(), publication, ..job }
}

/// What leaves of `text` in every format that is text, and the notes on it; nothing where a
/// row is refused.
fn leaving(folder: &Path, name: &str, text: &str) -> Vec<(String, Vec<String>)> {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    let dataset = read(&path);
    let mut left = Vec::new();
    for exporter in EXPORTERS.iter().filter(|exporter| exporter.id() != "geoparquet") {
        for places in ways() {
            let mut out = Vec::new();
            let job = job(&dataset, exporter.id(), places);
            match export::stream(&job, &mut out) {
                Ok(()) => left.push((without_circles(&out), job.tally.words())),
                Err(ExportError::LeaksLocation { .. }) => {}
                Err(error) => unreachable!("{error}"),
            }
        }
    }
    left
}

/// What was written, without the corners of circles, which may be any number.
fn without_circles(out: &[u8]) -> String {
    let text = crate::told::told(out);
    let mut parts = text.split("<MultiGeometry>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once("</MultiGeometry>").map_or(part, |(_, rest)| rest)
    })
}

/// Rows whose place is not known, or known by a name alone, and what must not leave of them.
const ROWS: [(&str, &str, &str); 19] = [
    ("date,place,lat,lon", "2025-03-05,x,50.4547,30.5238?", "50.4547"),
    ("date,place,lat,lon", "2025-03-05,x,~50.4547,~30.5238", "50.4547"),
    ("date,place,lat,lon", "2025-03-05,x,50.4547,", "50.4547"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,50.4547,", "50.4547"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,50.4547,30.5238?", "50.4547"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,~50.4547,~30.5238", "50.4547"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,130.5238,50.4547", "50.4547"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,50.455?,30.524?", "50.455"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,\"50°27'17\"\" N?\",\"30°31'26\"\" E?\"", "50°27"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,50 град 27 хв,30 град 31 хв", "27 хв"),
    ("date,place,lat,lon", "2025-03-05,Kyiv,504547x,305238x", "504547"),
    ("date,place,easting,northing", "2025-03-05,Kyiv,324136,5592176", "324136"),
    ("date,place,x,y", "2025-03-05,Kyiv,324136.25,5592176.5", "324136"),
    ("date,place,lat,lon,crs", "2025-03-05,Kyiv,50.4547,30.5238,EPSG:9999", "50.4547"),
    ("date,place,coordinates", "2025-03-05,Kyiv,\"50.4547, 30.5238 (approx)\"", "50.4547"),
    ("date,place,coordinates", "2025-03-05,Kyiv,50.4547 / 30.5238 ?", "50.4547"),
    ("date,place,lat2,lon2", "2025-03-05,Kyiv,50.4547,30.5238", "50.4547"),
    (
        "date,place,site_lat,site_lon,home_lat,home_lon",
        "2025-03-05,Kyiv,50.4547,30.5238,50.4666,30.5333",
        "50.4666",
    ),
    ("date,place,lat,lon", "2025-03-05,Kyiv,50.4547,30.5238, 50.4547", "50.4547"),
];

#[test]
fn coordinates_that_could_not_be_read_do_not_leave() {
    let folder = tempfile::tempdir().unwrap();
    for (header, row, secret) in ROWS {
        for (text, _) in leaving(folder.path(), "in.csv", &format!("{header}\n{row}\n")) {
            assert!(!text.contains(secret), "{header}: {row} leaves as\n{text}");
        }
        // Whatever else the file has.
        let two = format!("{header}\n2025-03-04,Kyiv,50.1,30.1\n{row}\n");
        for (text, _) in leaving(folder.path(), "in.csv", &two) {
            assert!(!text.contains(secret), "{header}: {row} leaves as\n{text}");
        }
    }
}

/// A row that nothing placed has times and measures like any other.
#[test]
fn rows_without_coordinates_leave_with_their_times_and_measures() {
    let folder = tempfile::tempdir().unwrap();
    let harmless = "place,date,length,depth\nKyiv,2025-03-05,1,1\n";
    let all = leaving(folder.path(), "in.csv", harmless).len();
    assert!(all >= 12, "{all}");
    for cells in [
        "x,2025-03-05 14:23:11,12.345,6.789",
        "Kyiv,2025-03-05T10:23:30Z,50,27",
        "Kyiv,2024-12-31 22:30:26,324136,1200",
        "x,2025-03-05 02:15:00.123,3.141,2.718 m",
    ] {
        let text = format!("place,date,length,depth\n{cells}\n");
        assert_eq!(leaving(folder.path(), "in.csv", &text).len(), all, "{cells}");
    }
}

/// The same in files whose records are no rows of a table.
#[test]
fn geometries_that_could_not_be_read_do_not_leave() {
    let folder = tempfile::tempdir().unwrap();
    let feature = |geometry: &str, more: &str| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"date":"2025-03-05"{more}}},"geometry":{geometry}}},{{"type":"Feature","properties":{{"date":"2025-03-06","city":"Kyiv"}},"geometry":{{"type":"Point","coordinates":[30.1234,50.1234]}}}}]}}"#
        )
    };
    let point = |inner: &str| format!(r#"{{"type":"Point","coordinates":[{inner}]}}"#);
    for text in [
        feature(&point("390.5238,50.4547"), ""),
        feature(&point("3397893.4547,6525397.5"), ""),
        feature(&point(r#""30.5238","50.4547x""#), ""),
        feature(&point("50.4547"), ""),
        feature("null", r#","lat":50.4547,"lon":30.5238"#),
        feature("null", r#","city":"Kyiv","lat":50.4547,"lon":30.5238"#),
        feature("null", r#","city":"Kyiv","loc":{"lat":50.4547,"lon":30.5238}"#),
        feature(r#"{"type":"Circle","center":[30.5238,50.4547]}"#, ""),
        point("390.5238,50.4547"),
    ] {
        for (left, _) in leaving(folder.path(), "in.geojson", &text) {
            assert!(!left.contains(".4547"), "{text} leaves as\n{left}");
            if left.starts_with('{') {
                serde_json::from_str::<serde_json::Value>(&left).unwrap();
            }
        }
    }
    for text in [
        r#"[{"date":"2025-03-05","lat":"50.4547?","lon":"30.5238?","city":"Kyiv"},{"date":"2025-03-05","lat":50.1,"lon":30.1,"city":"Kyiv"}]"#,
        r#"[{"date":"2025-03-05","city":"Kyiv","point":{"y":50.4547,"x":30.5238}},{"date":"2025-03-05","city":"Kyiv"}]"#,
    ] {
        for (left, _) in leaving(folder.path(), "in.json", text) {
            assert!(!left.contains("50.4547"), "{text} leaves as\n{left}");
        }
    }
}

#[test]
fn what_was_emptied_is_counted_and_proved() {
    let folder = tempfile::tempdir().unwrap();
    let text = "date,place,lat,lon,note\n2025-03-05,Kyiv,50.4547,30.5238?,a\n\
        2025-03-06,Kyiv,50.4547,30.5238,b\n2025-03-07,Kyiv,unknown,50,c\n";
    let path = folder.path().join("in.csv");
    fs::write(&path, text).unwrap();
    let job = job(&read(&path), "csv", Places::Rounded { decimals: 2 });
    let out = folder.path().join("out.csv");
    let written = export::write(&job, &out, false).unwrap();
    assert_eq!(
        fs::read_to_string(&out).unwrap(),
        "date,place,lat,lon,note\n2025-03-05,Kyiv,,,a\n2025-03-06,Kyiv,50.45,30.52,b\n\
         2025-03-07,Kyiv,unknown,50,c\n"
    );
    let said = "Left empty: 2 cells of coordinates that could not be read";
    assert!(written.notes.iter().any(|note| note.starts_with(said)), "{:?}", written.notes);
    let manifest = fs::read_to_string(&written.manifest).unwrap();
    assert!(manifest.contains(said), "{manifest}");
    verify_with(&written.manifest, VerifyOptions::default()).unwrap();
    // Written again, nothing is counted twice.
    let again = export::write(&job, &out, true).unwrap();
    assert_eq!(again.notes, written.notes);
    fs::write(&written.manifest, manifest.replace("Left empty: 2 cells", "Left empty: 1 cell"))
        .unwrap();
    assert!(verify_with(&written.manifest, VerifyOptions::default()).is_err());
}

#[test]
fn a_row_that_says_elsewhere_what_was_emptied_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for note in ["near 50.4547", "https://m.example/?lat=50,4547", "٥٠٫٤٥٤٧"] {
        let text =
            format!("date,place,lat,lon,note\n2025-03-05,Kyiv,50.4547,30.5238?,\"{note}\"\n");
        for (text, _) in leaving(folder.path(), "in.csv", &text) {
            assert!(!text.contains(note), "{text}");
        }
    }
}

#[test]
fn parts_of_the_true_place_in_columns_of_their_own_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for (header, cells) in [
        ("lat_d,lat_m,lat_s,lon_d,lon_m,lon_s", "50,27,16.92,30,31,25.68"),
        ("a,b,c,d,e,f", "50,27,17,30,31,26"),
        ("a,b,c,d", "50,27.282,30,31.428"),
        ("a,b", "504547,305238"),
        ("a,b", "50454.7,30523.8"),
        ("a,b,c,d", "50,4547,30,5238"),
        ("a,b", "4547,5238"),
        ("a,b", "3397893.9,6525397.5"),
        ("zoom,column,row", "17,76649,44193"),
        ("what3words", "index.home.raft"),
    ] {
        let text = format!("date,lat,lon,{header}\n2025-03-05,50.4547,30.5238,{cells}\n");
        for (text, _) in leaving(folder.path(), "in.csv", &text) {
            // Documents for people have no columns of the source.
            let is_document =
                ["<html", "<!", "Made with strikemap"].iter().any(|m| text.contains(m));
            assert!(is_document, "{header}: {cells}:\n{text}");
        }
    }
}

#[test]
fn lines_beside_the_header_stay_behind() {
    let folder = tempfile::tempdir().unwrap();
    for (text, expected) in [
        (
            "House 50.4547 30.5238;;\nJane Secret;;\n;;\ndate;lat;lon\n2025-03-05;50.4547;30.5238\n",
            "date;lat;lon\n2025-03-05;50.45;30.52\n",
        ),
        (
            "# 50.4547 30.5238\ndate,lat,lon\n2025-03-05,50.4547,30.5238\n",
            "date,lat,lon\n2025-03-05,50.45,30.52\n",
        ),
        (
            "sep=;\ndate;lat;lon\n2025-03-05;50.4547;30.5238\n",
            "sep=;\ndate;lat;lon\n2025-03-05;50.45;30.52\n",
        ),
        (
            "\u{feff}date,lat,lon\r\n2025-03-05,50.4547,30.5238\r\n",
            "\u{feff}date,lat,lon\r\n2025-03-05,50.45,30.52\r\n",
        ),
    ] {
        let path = folder.path().join("in.csv");
        fs::write(&path, text).unwrap();
        let dataset = read(&path);
        let job = job(&dataset, "csv", Places::Rounded { decimals: 2 });
        let mut out = Vec::new();
        export::stream(&job, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        let says = job.tally.words().iter().any(|words| words.contains("beside the header"));
        assert_eq!(says, text.contains("4547 30"), "{:?}", job.tally.words());
        // As it is, every byte leaves.
        let mut out = Vec::new();
        let plain = Job { publication: Publication::default(), ..job };
        export::stream(&plain, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), text);
    }
}

#[test]
fn a_feature_leaves_with_nothing_that_was_not_looked_through() {
    let folder = tempfile::tempdir().unwrap();
    let feature = |id: &str, properties: &str, geometry: &str| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature"{id},"properties":{{"date":"2025-03-05",{properties}}},"geometry":{geometry}}}]}}"#
        )
    };
    let point = r#"{"type":"Point","coordinates":[30.5238,50.4547]}"#;
    for text in [
        feature("", r#""a":"50.4547","a":"x""#, point),
        feature(r#","id":"50.4547/30.5238""#, r#""id":"a""#, point),
        feature("", r#""a":["see ",{"type":"link","text":"here","href":"50.4547"}]"#, point),
        feature("", r#""lat":"50.4547?","lon":30.5238"#, "null"),
        feature("", r#""a":"x""#, r#"{"type":"Point","coordinates":["50.4547?",30.5238]}"#),
    ] {
        for (left, _) in leaving(folder.path(), "in.geojson", &text) {
            assert!(!left.contains("50.4547"), "{text} leaves as\n{left}");
            if left.starts_with('{') {
                serde_json::from_str::<serde_json::Value>(&left).unwrap();
            }
        }
    }
}
