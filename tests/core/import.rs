//! Samples and real files, each checked against its rows read the dull way.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use strikemap::base::Progress;
use strikemap::dataset::{
    CoordinateSource, Dataset, Event, Figure, GeoPrecision, Place, RowProblem, Rows, TimePrecision,
};
use strikemap::import::{ImportError, Options, read};

type Cells = HashMap<String, String>;

/// Invented events are of 2030 and not to lie ahead.
fn options() -> Options {
    Options { today: Some(jiff::civil::date(2035, 1, 1)), ..Options::default() }
}

fn open(path: &Path) -> Dataset {
    read(path, &options(), &Progress::default())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn open_text(text: &[u8]) -> Result<Dataset, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, text).unwrap();
    read(&path, &options(), &Progress::default())
}

fn sample(name: &str) -> Dataset {
    open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples").join(name))
}

/// The events of `dataset` as they stand in the source.
fn events(dataset: &Dataset) -> Vec<Event> {
    let rows = dataset.rows_in_source_order(&Rows::all(dataset.len()));
    rows.into_iter().map(|row| dataset.event(row).unwrap()).collect()
}

fn counts(dataset: &Dataset) -> [u64; 6] {
    let report = &dataset.report;
    let skipped = report.skipped.count();
    [report.rows, report.events, skipped, report.undated, report.unplaced, report.repeated_ids]
}

fn start(event: &Event) -> String {
    event.interval.map(|interval| interval.start().to_utc_text()).unwrap_or_default()
}

/// A file of real data that lies beside a checkout, but is not part of it.
fn corpus(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(name);
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: no corpus");
    None
}

/// Every record of a comma-separated file, by header.
fn dull_rows(path: &Path) -> Vec<Cells> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let cells = |record: csv::StringRecord| {
        header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| cells(record.unwrap())).collect()
}

/// Midnight at the start of a day in Kyiv, days later by `later`.
fn midnight(text: &str, later: i64) -> i64 {
    let date: Date = text.parse().unwrap();
    let date = date.checked_add(jiff::Span::new().days(later)).unwrap();
    date.in_tz("Europe/Kyiv").unwrap().timestamp().as_second()
}

fn moment(text: &str) -> i64 {
    text.parse::<Timestamp>().unwrap().as_second()
}

/// What the row of one event says, read without the importer.
struct Dull {
    interval: Option<(i64, i64)>,
    place: Option<(f64, f64)>,
    kind: &'static str,
    killed: Option<(u32, u32)>,
}

fn assert_rows_agree(dataset: &Dataset, rows: &[Cells], dull: impl Fn(&Cells) -> Dull) {
    let in_order = dataset.rows_in_source_order(&Rows::all(dataset.len()));
    assert_eq!(in_order.len(), rows.len());
    for (row, cells) in in_order.into_iter().zip(rows) {
        let dull = dull(cells);
        let interval = dataset.interval(row).map(|i| (i.start().secs(), i.end().secs()));
        assert_eq!(interval, dull.interval, "{cells:?}");
        // Places that the gazetteer gave are not in the row.
        if dataset.certainty(row).located == CoordinateSource::Source {
            let place = dataset.place(row).map(|place| (place.latitude(), place.longitude()));
            assert_eq!(place, dull.place, "{cells:?}");
        }
        assert_eq!(&**dataset.kinds().value(row), dull.kind, "{cells:?}");
        assert_eq!(dataset.harm(row).killed.bounds(), dull.killed, "{cells:?}");
    }
}

fn distinct(rows: &[Cells], column: &str) -> u64 {
    rows.iter().map(|cells| &cells[column]).collect::<HashSet<_>>().len() as u64
}

fn degrees(cells: &Cells, latitude: &str, longitude: &str) -> Option<(f64, f64)> {
    Some((cells[latitude].parse().unwrap(), cells[longitude].parse().unwrap()))
}

fn check_ucdp(name: &str, expected: [u64; 3]) {
    let Some(path) = corpus(name) else { return };
    let dataset = open(&path);
    let all = dull_rows(&path);
    let rows: Vec<Cells> =
        all.iter().filter(|cells| !cells["latitude"].starts_with('#')).cloned().collect();
    let skipped = (all.len() - rows.len()) as u64;
    let repeated = rows.len() as u64 - distinct(&rows, "id");
    assert_eq!([all.len() as u64, rows.len() as u64, skipped], expected);
    assert_eq!(counts(&dataset), [expected[0], expected[1], expected[2], 0, 0, repeated]);
    assert_eq!(dataset.report.format, "ucdp");
    let number = |cells: &Cells, column: &str| cells[column].parse::<u32>().unwrap();
    let range = |cells: &Cells| {
        let mut numbers = ["low", "best", "high"].map(|column| number(cells, column));
        let ordered = numbers.is_sorted();
        numbers.sort_unstable();
        ((numbers[0], numbers[2]), ordered)
    };
    assert_rows_agree(&dataset, &rows, |cells| {
        let first = &cells["date_start"][..10];
        let last = cells.get("date_end").map_or(first, |cell| &cell[..10]);
        Dull {
            interval: Some((midnight(first, 0), midnight(last, 1))),
            place: degrees(cells, "latitude", "longitude"),
            kind: if cells["type_of_violence"] == "3" {
                "violence_against_civilians"
            } else {
                "battle"
            },
            killed: Some(range(cells).0),
        }
    });
    let unordered = rows.iter().filter(|cells| !range(cells).1).count() as u64;
    // A few rows lie in the sea, far from the country that they state.
    let is_far = |note: &&RowProblem| note.reason.to_string().contains("outside");
    let far = dataset.report.notes.listed().iter().filter(is_far).count() as u64;
    assert!(far <= 3, "{far}");
    assert_eq!(dataset.report.notes.count(), unordered + far);
    for (event, cells) in events(&dataset).iter().zip(&rows) {
        assert_eq!(event.actors, [cells["side_a"].as_str(), cells["side_b"].as_str()]);
        let code = cells.get("where_prec").map_or("", String::as_str);
        let expected = match (code, cells["adm_1"].as_str(), cells["adm_2"].as_str()) {
            ("1", ..) => (GeoPrecision::Exact, 0.0),
            ("2", ..) => (GeoPrecision::Town, 25_000.0),
            ("3", ..) => (GeoPrecision::Raion, 50_000.0),
            ("5", ..) => (GeoPrecision::Oblast, 150_000.0),
            ("7", ..) => (GeoPrecision::Country, 200_000.0),
            ("6", ..) | ("", "", _) => (GeoPrecision::Country, 600_000.0),
            ("4", ..) | ("", _, "") => (GeoPrecision::Oblast, 120_000.0),
            _ => (GeoPrecision::Unknown, 0.0),
        };
        let (precision, radius_m) = expected;
        assert_eq!(event.geo_precision, precision);
        // A circle that has to hold all of a named area is as large as that takes.
        let is_held = !matches!(precision, GeoPrecision::Exact | GeoPrecision::Unknown);
        assert!(event.radius_m == radius_m || is_held && event.radius_m > radius_m, "{event:?}");
    }
}

#[test]
fn every_row_of_ucdp_agrees_with_its_event() {
    check_ucdp("ucdp/UCDP-Ukraine_2023-06-23.csv", [3077, 3077, 0]);
    check_ucdp("ucdp/ged251_ukraine_sample2000_seed42.csv", [2000, 2000, 0]);
}

#[test]
fn the_row_of_hxl_tags_in_a_reordered_copy_of_ucdp_is_reported() {
    let name = "ucdp/hdx_conflict_data_ukr_2023-03.csv";
    check_ucdp(name, [2990, 2989, 1]);
    let Some(path) = corpus(name) else { return };
    let skipped = open(&path).report.skipped.listed().to_vec();
    assert_eq!((skipped[0].line, skipped[0].reason.to_string().contains("HXL")), (2, true));
}

fn check_alerts(name: &str, format: &str, expected: u64) -> Option<Dataset> {
    let path = corpus(name)?;
    let dataset = open(&path);
    let rows = dull_rows(&path);
    let [read, became, skipped, undated, unplaced, repeated] = counts(&dataset);
    assert_eq!(rows.len() as u64, expected);
    assert_eq!([read, became, skipped, undated, repeated], [expected, expected, 0, 0, 0]);
    assert_eq!([dataset.report.located_by_gazetteer, unplaced], [expected, 0]);
    assert_eq!(dataset.report.format, format);
    assert_rows_agree(&dataset, &rows, |cells| {
        let from = moment(&cells["started_at"]);
        let to = &cells["finished_at"];
        let to = if to.is_empty() { from + 1 } else { moment(to) };
        Dull { interval: Some((from, to)), place: None, kind: "air_alert", killed: None }
    });
    for (event, cells) in events(&dataset).iter().zip(&rows) {
        let naive = cells.get("naive").is_some_and(|cell| cell == "True");
        assert_eq!(event.time_doubt.is_some(), naive);
        let precision = if naive { TimePrecision::Hour } else { TimePrecision::Second };
        assert_eq!(event.time_precision, precision);
        assert!(event.title.starts_with("Air alert, "), "{}", event.title);
    }
    Some(dataset)
}

#[test]
fn every_alert_agrees_with_its_row() {
    check_alerts("alerts/volunteer_data_en_2024-10-10.csv", "alerts_volunteer", 54_514);
    let active = "alerts/active_official_alerts_asof_2025-12-27T0028Z.csv";
    check_alerts(active, "alerts_official", 59);
    let official = "alerts/official_data_en_2024-04-23.csv";
    let Some(dataset) = check_alerts(official, "alerts_official", 43_031) else { return };
    let notes = dataset.report.notes.listed();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert_eq!((notes[0].line, notes[0].text.as_str()), (18, "Poltavska oblast"));
}

#[test]
fn every_row_of_viina_agrees_with_its_event() {
    for (name, expected) in
        [("viina/VIINA_2022_REBUILD.csv", 2060), ("viina/VIINA_2025_REBUILD.csv", 325)]
    {
        let Some(path) = corpus(name) else { return };
        let dataset = open(&path);
        let rows = dull_rows(&path);
        assert_eq!(rows.len() as u64, expected);
        assert_eq!(distinct(&rows, "event_id_1pd"), expected);
        assert_eq!(counts(&dataset), [expected, expected, 0, 0, 0, 0]);
        assert_eq!((dataset.report.format.as_str(), dataset.report.notes.count()), ("viina", 0));
        assert_rows_agree(&dataset, &rows, |cells| {
            let date = &cells["date"];
            let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
            Dull {
                interval: Some((midnight(&date, 0), midnight(&date, 1))),
                place: degrees(cells, "latitude", "longitude"),
                kind: "event",
                killed: None,
            }
        });
        for (event, cells) in events(&dataset).iter().zip(&rows) {
            let sides = [("a_rus", "Russia"), ("a_ukr", "Ukraine")];
            let named: Vec<&str> = sides
                .iter()
                .filter(|(column, _)| cells[*column] == "1")
                .map(|(_, side)| *side)
                .collect();
            assert_eq!(event.actors, named);
            let urls: Vec<&str> = event
                .sources
                .iter()
                .map(|s| s.url.as_str())
                .filter(|url| !url.is_empty())
                .collect();
            assert_eq!(urls.join("|"), cells["source_urls"]);
            assert!(event.time_doubt.is_some() && event.time_precision == TimePrecision::Day);
        }
    }
}

#[test]
fn airport_incidents_agree_with_their_rows_and_with_their_map() {
    let Some(path) = corpus("airports/incidents_manual.csv") else { return };
    let dataset = open(&path);
    let rows = dull_rows(&path);
    assert_eq!(counts(&dataset), [12, 12, 0, 0, 0, 0]);
    assert_eq!(dataset.report.format, "airports_csv");
    assert_rows_agree(&dataset, &rows, |cells| Dull {
        interval: Some((moment(&cells["date_start_utc"]), moment(&cells["date_end_utc"]))),
        place: degrees(cells, "lat", "lon"),
        kind: if cells["incident_type"] == "sighting" {
            "drone_incursion"
        } else {
            "airport_closure"
        },
        killed: None,
    });
    let Some(path) = corpus("airports/incidents_last365.geojson") else { return };
    let map = open(&path);
    let text = std::fs::read_to_string(&path).unwrap();
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let features = value["features"].as_array().unwrap();
    assert_eq!(counts(&map), [features.len() as u64, features.len() as u64, 0, 0, 0, 0]);
    assert_eq!(map.report.format, "airports_geojson");
    let of_table: HashMap<String, Event> =
        events(&dataset).into_iter().map(|event| (event.id.clone(), event)).collect();
    for (event, feature) in events(&map).iter().zip(features) {
        let at = &feature["geometry"]["coordinates"];
        let place = Place::new(at[1].as_f64().unwrap(), at[0].as_f64().unwrap());
        assert_eq!(
            (event.place, event.id.as_str()),
            (place, feature["properties"]["id"].as_str().unwrap())
        );
        if let Some(same) = of_table.get(&event.id) {
            assert_eq!(event, same);
        }
    }
}

#[test]
fn boundaries_of_mixed_geometry_open_as_areas() {
    for name in ["kyiv_city_osm.geojson", "kyiv_districts_osm.geojson", "pl_counties_jusuff.json"] {
        let Some(path) = corpus(&format!("boundaries/{name}")) else { return };
        let dataset = open(&path);
        let [rows, events, skipped, undated, ..] = counts(&dataset);
        assert!(rows > 0 && events == rows && skipped == 0 && undated == rows, "{name}");
    }
}

#[test]
fn a_cyrillic_file_with_semicolons_and_decimal_commas_is_read() {
    let dataset = sample("table.csv");
    assert_eq!(dataset.report.encoding, "windows-1251");
    assert_eq!(dataset.report.delimiter, Some(';'));
    assert_eq!(counts(&dataset), [4, 4, 0, 1, 1, 0]);
    let events = events(&dataset);
    assert_eq!(events[0].kind, "взрыв");
    assert_eq!(
        (start(&events[0]).as_str(), events[0].place),
        ("2030-01-04T22:00:00Z", Place::new(50.1, 30.1))
    );
    // Degrees, minutes and seconds.
    assert_eq!(events[1].place, Place::new(50.2, 30.2));
    assert_eq!((events[2].interval, events[2].injured), (None, Figure::UNKNOWN));
    let columns: Vec<&str> =
        dataset.report.notes.listed().iter().map(|note| note.column.as_str()).collect();
    assert_eq!(columns, ["Раненые", "Широта"]);
}

#[test]
fn the_jitter_of_null_island_is_unplaced_and_said() {
    let dataset = sample("timemap_json.json");
    assert_eq!(counts(&dataset), [4, 4, 0, 2, 1, 1]);
    let note = &dataset.report.notes.listed()[0];
    assert_eq!((note.line, note.text.as_str()), (6, "-0.000137"));
    let events = events(&dataset);
    assert_eq!(
        (events[0].weapon.as_str(), events[0].target.as_str()),
        ("Sample weapon", "Residential")
    );
    assert_eq!(events[2].weapon, "Other sample weapon");
    // 3/4/2030 is the fourth of March.
    assert_eq!(start(&events[0]), "2030-03-03T22:00:00Z");
    let links: Vec<Option<&str>> = events[0].sources.iter().map(|source| source.link()).collect();
    assert_eq!(links, [Some("https://example.org/video/1"), None]);
}

#[test]
fn two_month_first_forms_in_one_column_of_a_western_file_are_read() {
    let dataset = sample("ucdp.csv");
    assert_eq!(dataset.report.encoding, "windows-1252");
    assert_eq!(counts(&dataset), [4, 3, 1, 0, 0, 0]);
    let events = events(&dataset);
    assert!(events[0].summary.starts_with("café"));
    let days = |event: &Event| event.interval.map(|interval| interval.secs() / 86_400);
    assert_eq!(start(&events[0]), "2030-02-17T22:00:00Z");
    assert_eq!(start(&events[1]), "2030-05-01T21:00:00Z");
    assert_eq!(events.iter().map(days).collect::<Vec<_>>(), [Some(1), Some(3), Some(30)]);
    assert_eq!(events[2].killed.bounds(), Some((1, 7)));
    assert_eq!(events[2].radius_m, 150_000.0);
}

#[test]
fn acled_is_read_day_first_with_its_codes_of_precision() {
    let dataset = sample("acled.csv");
    assert_eq!(counts(&dataset), [4, 4, 0, 1, 0, 0]);
    let unread = &dataset.report.notes.listed()[0];
    assert_eq!(
        (unread.line, unread.column.as_str(), unread.text.as_str()),
        (5, "event_date", "32/03/2030")
    );
    let events = events(&dataset);
    let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds[..3], ["air_strike", "shelling", "battle"]);
    assert_eq!(events[3].interval, None);
    // The week around 5 March, and March up to the clock change and past it.
    assert_eq!(start(&events[1]), "2030-03-01T22:00:00Z");
    assert_eq!(events[1].interval.unwrap().secs(), 7 * 86_400);
    assert_eq!(events[2].interval.unwrap().secs(), 31 * 86_400 - 3600);
    assert_eq!(
        [events[0].time_precision, events[2].time_precision],
        [TimePrecision::Day, TimePrecision::Month]
    );
    assert_eq!(events[0].id, "TST0001", "the byte order mark is no part of the first header");
    assert_eq!(events[0].sources.len(), 2);
}

#[test]
fn an_alert_that_is_open_keeps_its_start_and_a_swapped_one_is_noted() {
    let dataset = sample("alerts_official.csv");
    let events = events(&dataset);
    assert_eq!(events[1].interval.unwrap().secs(), 2 * 86_400);
    assert_eq!(
        (events[2].admin1.as_str(), events[2].admin2.as_str()),
        ("Kyivska oblast", "Samplivskyi raion")
    );
    assert_eq!(dataset.report.notes.listed()[0].line, 4);
    assert_eq!(
        (start(&events[3]).as_str(), events[3].interval.unwrap().secs()),
        ("2030-01-08T20:00:00Z", 1)
    );
    let volunteers = sample("alerts_volunteer.csv");
    assert_eq!(
        volunteers.certainty(0).time_doubted,
        volunteers.event(0).unwrap().time_doubt.is_some()
    );
    assert_eq!(volunteers.event(1).unwrap().time_precision, TimePrecision::Hour);
}

#[test]
fn a_placemark_of_geoconfirmed_is_dated_by_its_name() {
    let dataset = sample("geoconfirmed_kml.kml");
    assert_eq!(counts(&dataset), [3, 3, 0, 2, 0, 0]);
    let events = events(&dataset);
    assert_eq!(
        (start(&events[0]).as_str(), events[0].title.as_str()),
        ("2030-04-19T21:00:00Z", "Sample hangar hit")
    );
    assert_eq!(events[0].summary, "Invented for tests.\nSource: https://example.org/1");
    assert_eq!(
        (events[0].actors.as_slice(), events[0].sources.len()),
        (["Russia".to_owned()].as_slice(), 1)
    );
    let unread: Vec<String> = sample("geoconfirmed_json.json")
        .report
        .notes
        .listed()
        .iter()
        .map(|problem| problem.text.clone())
        .collect();
    assert_eq!(unread, ["15270403", "1993712345678901234"]);
}

#[test]
fn the_order_of_day_and_month_is_decided_from_the_whole_column() {
    let text = "date,lat,lon\n3/4/2030,50,30\n3/25/2030,50,30\n1/2/2030,50,30\n";
    let starts: Vec<String> =
        events(&open_text(text.as_bytes()).unwrap()).iter().map(start).collect();
    assert_eq!(starts, ["2030-03-03T22:00:00Z", "2030-03-24T22:00:00Z", "2030-01-01T22:00:00Z"]);
    let swapped = text.replace("3/25", "25/3");
    assert_eq!(start(&events(&open_text(swapped.as_bytes()).unwrap())[0]), "2030-04-02T21:00:00Z");
}

#[test]
fn a_column_that_reads_both_ways_is_asked_about() {
    let text = b"date,lat,lon\n3/4/2030,50,30\n1/2/2030,50,30\n";
    let Err(error) = open_text(text) else { panic!("guessed") };
    let ImportError::AmbiguousDates { column, example } = error else { panic!("{error}") };
    assert_eq!((column.as_str(), example.as_str()), ("date", "3/4/2030"));
}

#[test]
fn dirt_of_real_tables_is_kept_or_reported_and_never_ends_the_file() {
    let text = "\u{feff}id,when,coordinates,note,killed\r\n\
        #event+code,#date,#geo+coord,,\r\n\
        a,2030-01-05,\"50.1, 30.1\",\"two\r\nlines\",\r\n\
        id,when,coordinates,note,killed\r\n\
        a,NULL,\"50,2; 30,2\",repeats an id,27\u{a0}\r\n\
        b,2030-01-06\r\n\
        c,2030-01-07,50°12'00''N 30°12'00''E,zero\u{200b},0,more\r\n\
        d,2030-01-08,\"95.1, 195.1\",off the globe,\r\n\
        e,2030-01-09,,no place,1.5\r\n";
    let dataset = open_text(text.as_bytes()).unwrap();
    assert_eq!(counts(&dataset), [8, 6, 2, 1, 3, 1]);
    let lines = |problems: &[strikemap::dataset::RowProblem]| {
        problems.iter().map(|problem| problem.line).collect::<Vec<_>>()
    };
    assert_eq!(lines(dataset.report.skipped.listed()), [2, 5]);
    assert_eq!(lines(dataset.report.notes.listed()), [7, 8, 9, 10]);
    let events = events(&dataset);
    assert_eq!(events[0].place, Place::new(50.1, 30.1));
    assert_eq!(
        (events[1].place, events[1].killed.bounds()),
        (Place::new(50.2, 30.2), Some((27, 27)))
    );
    assert_eq!((events[3].place, events[4].place), (Place::new(50.2, 30.2), None));
    // Behind its coordinates, the row that is too long cannot be told apart.
    assert_eq!((events[3].killed.bounds(), events[5].killed.bounds()), (None, None));
}

#[test]
fn a_quote_that_is_never_closed_costs_its_own_row_only() {
    let mut text = "id,date,lat,lon\n1,2030-01-05,50,30\n2,\"2030-01-05,50,30\n".to_owned();
    for row in 3..2_000 {
        text += &format!("{row},2030-01-05,50,30\n");
    }
    let dataset = open_text(text.as_bytes()).unwrap();
    assert_eq!(counts(&dataset), [1_999, 1_998, 1, 0, 0, 0]);
    assert_eq!(dataset.report.skipped.listed()[0].line, 3);
}

#[test]
fn a_file_of_another_kind_is_named_and_not_taken_for_a_table() {
    let Err(error) = open_text(b"PAR1\x15\x04\x15") else { panic!("read") };
    assert!(error.to_string().contains("Parquet"), "{error}");
    let Err(error) = open_text(b"colour,size\nred,5\n") else { panic!("read") };
    assert!(error.to_string().ends_with("the file has [colour, size]"), "{error}");
    assert!(matches!(open_text(b""), Err(ImportError::Empty)));
}
