//! Formats for other programs: what they hold is what the events say.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Event};
use strikemap::export::{self, ColumnSet, EXPORTERS, Job, manifest_path, verify};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo, reader};
use strikemap::summary::Toll;

fn read(path: &Path) -> Arc<Dataset> {
    Arc::new(reader::read(path, &Options::default(), &Progress::default()).unwrap())
}

fn job(dataset: &Arc<Dataset>, format: &str, columns: ColumnSet) -> Job {
    let inputs = [Arc::clone(dataset)];
    let job = Job::filtered(inputs, Filters::default()).unwrap();
    Job { format: format.to_owned(), columns, ..job }
}

fn demo_dataset() -> Arc<Dataset> {
    Arc::new(demo::dataset().unwrap())
}

/// A file whose cells are as hostile as a table allows.
fn hostile(folder: &Path) -> Arc<Dataset> {
    let path = folder.join("hostile.csv");
    let rows = "id,title,kind,start,end,time_precision,latitude,longitude,geometry\n\
        a,\"<b>&amp; \"\"x\"\"\",fire,2025-12-27T01:00:00Z,2025-12-27T02:00:00Z,hour,50.4,30.5,<p>\n\
        b,Ki\u{457}v \u{202e}x,fire,,,,,,]]>\n\
        c,plain,fire,2025-12-28,2025-12-29,day,-89.5,-179.999999,\n";
    std::fs::write(&path, rows).unwrap();
    read(&path)
}

#[test]
fn every_format_is_proved_by_verify_with_either_columns() {
    let folder = tempfile::tempdir().unwrap();
    for dataset in [demo_dataset(), hostile(folder.path())] {
        for exporter in EXPORTERS {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                let (id, len) = (exporter.id(), dataset.len());
                // Claims lie beside a file by its stem.
                let name = format!("{id}-{columns:?}-{len}.{}", exporter.extension());
                let path = folder.path().join(name);
                let written =
                    export::write(&job(&dataset, exporter.id(), columns), &path, false).unwrap();
                assert_eq!(written.events, dataset.len());
                let verified = verify(&manifest_path(&path)).unwrap();
                assert_eq!(verified.events as usize, dataset.len(), "{}", exporter.id());
            }
        }
    }
}

fn same(a: &Event, b: &Event) {
    let id = &a.id;
    assert_eq!((&a.title, &a.kind, a.interval), (&b.title, &b.kind, b.interval), "{id}");
    assert_eq!((a.place, a.radius_m), (b.place, b.radius_m), "{id}");
    assert_eq!((a.killed, a.injured), (b.killed, b.injured), "{id}");
    assert_eq!((&a.country, &a.weapon, &a.summary), (&b.country, &b.weapon, &b.summary), "{id}");
}

#[test]
fn events_come_back_from_kml_with_their_times_places_and_figures() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = demo_dataset();
    let path = folder.path().join("demo.kml");
    export::write(&job(&dataset, "kml", ColumnSet::Project), &path, false).unwrap();
    let back = read(&path);
    assert_eq!(back.len(), dataset.len());
    assert_eq!(back.claims.all().len(), dataset.claims.all().len());
    let events = |dataset: &Dataset| -> Vec<Event> {
        let mut events: Vec<Event> =
            (0..dataset.len()).map(|row| dataset.event(row).unwrap()).collect();
        events.sort_by(|a, b| a.id.cmp(&b.id));
        events
    };
    for (before, after) in events(&dataset).iter().zip(&events(&back)) {
        same(before, after);
    }
}

#[test]
fn what_a_table_says_cannot_break_out_of_kml() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = hostile(folder.path());
    for columns in [ColumnSet::Original, ColumnSet::Project] {
        let path = folder.path().join(format!("{columns:?}.kml"));
        export::write(&job(&dataset, "kml", columns), &path, false).unwrap();
        let back = read(&path);
        let mut titles: Vec<String> =
            (0..back.len()).map(|row| back.event(row).unwrap().title).collect();
        titles.sort_unstable();
        assert_eq!(titles, ["<b>&amp; \"x\"", "Ki\u{457}v \u{202e}x", "plain"]);
    }
}

/// One cell of each row of a Parquet file.
fn column(path: &Path, name: &str) -> Vec<Field> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|row| {
        let row = row.unwrap();
        row.get_column_iter().find(|(known, _)| *known == name).unwrap().1.clone()
    })
    .collect()
}

#[test]
fn parquet_has_typed_columns_and_points() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = demo_dataset();
    let path = folder.path().join("demo.parquet");
    let job = job(&dataset, "geoparquet", ColumnSet::Project);
    export::write(&job, &path, false).unwrap();
    let rows = job.rows_by_time();
    let (starts, points) = (column(&path, "start"), column(&path, "geometry"));
    let killed = column(&path, "killed_low");
    assert_eq!(starts.len(), rows.len());
    for (index, (dataset, row)) in rows.into_iter().enumerate() {
        let event = dataset.event(row).unwrap();
        let start = event.interval.map_or(Field::Null, |interval| {
            Field::TimestampMicros(interval.start().secs() * 1_000_000)
        });
        assert_eq!(starts[index], start);
        let low = event.killed.bounds().map_or(Field::Null, |(low, _)| Field::Long(low.into()));
        assert_eq!(killed[index], low);
        match (&points[index], event.place) {
            (Field::Null, None) => {}
            (Field::Bytes(bytes), Some(place)) => {
                let bytes = bytes.data();
                assert_eq!(&bytes[..5], [1, 1, 0, 0, 0]);
                assert_eq!(bytes[5..13], place.longitude().to_le_bytes());
                assert_eq!(bytes[13..21], place.latitude().to_le_bytes());
            }
            other => unreachable!("{other:?}"),
        }
    }
    let reader = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
    let file = reader.metadata().file_metadata();
    let geo = file.key_value_metadata().unwrap().iter().find(|pair| pair.key == "geo").unwrap();
    let geo: serde_json::Value = serde_json::from_str(geo.value.as_ref().unwrap()).unwrap();
    assert_eq!(geo["primary_column"], "geometry");
    assert_eq!(geo["columns"]["geometry"]["encoding"], "WKB");
}

#[test]
fn original_cells_stand_in_parquet_as_they_are_beside_a_column_called_geometry() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = hostile(folder.path());
    let path = folder.path().join("original.parquet");
    export::write(&job(&dataset, "geoparquet", ColumnSet::Original), &path, false).unwrap();
    let text = |cell: &Field| match cell {
        Field::Str(text) => text.clone(),
        other => other.to_string(),
    };
    let cells: Vec<String> = column(&path, "geometry").iter().map(text).collect();
    assert_eq!(cells, ["<p>", "]]>", ""]);
    let points = column(&path, "strikemap_geometry");
    assert!(matches!(points[..], [Field::Bytes(_), Field::Null, Field::Bytes(_)]), "{points:?}");
}

#[test]
fn a_report_is_harmless_whatever_the_data_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("<img src=x>.csv");
    let rows = "id,title,kind,start,latitude,longitude,summary,sources\n\
        a,</script><img src=x onerror=alert(1)>,fire,2025-12-27T01:00:00Z,50.4,30.5,\
        <style>*{display:none}</style>,x\"y|javascript:alert(1) ; P|https://a.example/?q=<b> ; \
        Q|https://аррӏе.com/ ; R|https://kyiv.ua@evil.example/\n";
    std::fs::write(&path, rows).unwrap();
    let mut out = Vec::new();
    export::stream(&job(&read(&path), "report", ColumnSet::Original), &mut out).unwrap();
    let report = String::from_utf8(out).unwrap();
    let (head, body) = report.split_once("</head>").unwrap();
    assert!(head.contains("default-src 'none'") && !head.contains("<script"));
    for tag in ["<img", "<script", "<style", "href=\"javascript"] {
        assert!(!body.contains(tag), "{tag}");
    }
    assert!(body.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"));
    assert!(body.contains("href=\"https://a.example/?q=%3Cb%3E\""), "{body}");
    assert!(body.contains("href=\"https://xn--80ak6aa92e.com/\""), "{body}");
    assert!(body.contains("letters that can be mistaken for others: аррӏе.com"), "{body}");
    assert!(
        body.contains("https://kyiv.ua@evil.example/") && !body.contains("href=\"https://kyiv")
    );
}

#[test]
fn a_report_says_the_same_as_the_numbers_on_screen() {
    let dataset = demo_dataset();
    let mut filters = Filters::default();
    let day = ["2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z"];
    let [start, end] = day.map(|at| {
        strikemap::dataset::Instant::from_secs(at.parse::<jiff::Timestamp>().unwrap().as_second())
    });
    filters.time.window = strikemap::dataset::Interval::new(start, end);
    let kyiv = strikemap::filter::AreaChoice::Named("Kyiv".to_owned());
    filters.set(
        "area",
        Some(strikemap::filter::Argument::Areas {
            areas: vec![kyiv],
            matching: strikemap::filter::AreaMatching::Possible,
        }),
    );
    let job = Job::filtered([dataset], filters).unwrap();
    let job = Job { format: "report".to_owned(), ..job };
    let mut out = Vec::new();
    export::stream(&job, &mut out).unwrap();
    let report = String::from_utf8(out).unwrap();
    let toll = Toll::of(job.parts.iter().map(|part| (&*part.dataset, &part.rows)));
    let injured = format!("{}–{}", toll.injured.low, toll.injured.high);
    assert!(toll.injured.low < toll.injured.high);
    assert!(report.contains(&format!("<dt>Injured</dt><dd>{injured}</dd>")));
    assert!(report.contains(&format!("<dt>Killed</dt><dd>{}</dd>", toll.killed.low)));
    assert!(report.contains("Claims differ:"));
    assert_eq!(report.matches("<tr><td>2025").count(), job.count());
}
