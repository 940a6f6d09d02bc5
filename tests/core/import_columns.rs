//! Which column fills which field, in four languages, and what is told of the others.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Event, Rows};
use strikemap::import::{Columns, Field, ImportError, Mapping, Options, read};

fn open_with(text: &str, options: &Options) -> Result<Dataset, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, text).unwrap();
    read(&path, options, &Progress::default())
}

fn open(text: &str) -> Dataset {
    open_with(text, &Options::default()).unwrap()
}

fn events(dataset: &Dataset) -> Vec<Event> {
    let rows = dataset.rows_in_source_order(&Rows::all(dataset.len()));
    rows.into_iter().map(|row| dataset.event(row).unwrap()).collect()
}

fn unread(dataset: &Dataset) -> Vec<&str> {
    dataset.report.unread.iter().map(|unread| unread.column.as_str()).collect()
}

/// The fields that a header fills, by the names of their columns.
fn filled(header: &[&str], row: &[&str]) -> BTreeMap<Field, Vec<String>> {
    let names: Vec<String> = header.iter().map(|&name| name.to_owned()).collect();
    let cells: Vec<String> = row.iter().map(|&cell| cell.to_owned()).collect();
    let columns = Columns::new(names.clone()).with_records(&[cells]);
    let mapping = Mapping::guess(&columns);
    mapping
        .iter()
        .map(|(field, columns)| (field, columns.iter().map(|&at| names[at].clone()).collect()))
        .collect()
}

#[test]
fn headers_of_four_languages_fill_the_same_fields() {
    let row = ["27.12.2025", "02:15", "50,45", "30,52", "Київ", "3", "7"];
    let fields = [
        Field::Start,
        Field::StartTime,
        Field::Latitude,
        Field::Longitude,
        Field::Place,
        Field::KilledLow,
        Field::InjuredLow,
    ];
    for header in [
        [
            "Incident Date",
            "Time",
            "LAT (WGS84)",
            "Lng",
            "Settlement",
            "People killed",
            "Total wounded",
        ],
        [
            "Date of attack",
            "event_time",
            "gps latitude",
            "gps longitude",
            "City",
            "Number of deaths",
            "Injured",
        ],
        [
            "Дата обстрілу",
            "Час",
            "Широта",
            "Довгота",
            "Населений пункт",
            "Кількість загиблих",
            "Поранено",
        ],
        ["Дата события", "Время", "Широта", "Долгота", "Населённый пункт", "Погибло", "Раненых"],
        [
            "Data ataku",
            "Godzina",
            "Szerokość",
            "Długość",
            "Miejscowość",
            "Liczba zabitych",
            "Ranni",
        ],
        [
            "incidentdate",
            "time",
            "locationLat",
            "locationLng",
            "place_name",
            "numberkilled",
            "nwound",
        ],
    ] {
        let filled = filled(&header, &row);
        for (field, column) in fields.iter().zip(header) {
            assert_eq!(
                filled.get(field),
                Some(&vec![column.to_owned()]),
                "{field:?} of {header:?}"
            );
        }
    }
}

#[test]
fn an_event_time_goes_before_the_time_of_a_report_or_an_entry() {
    for (header, row, start, reported) in [
        (
            "id,created_at,incident_date",
            "1,2026-01-03 10:00,2025-12-27",
            "incident_date",
            "created_at",
        ),
        ("Timestamp,Date", "2026-01-03 10:00,2025-12-27", "Date", "Timestamp"),
        ("published_at,date", "2026-01-03 10:00,2025-12-27", "date", "published_at"),
        ("Дата публікації,Дата події", "2026-01-03,2025-12-27", "Дата події", "Дата публікації"),
        (
            "start,end,date_of_incident,_submission_time",
            "2026-01-03T09:41:12+02:00,2026-01-03T09:55:40+02:00,2025-12-27,2026-01-03T08:00:00",
            "date_of_incident",
            "_submission_time",
        ),
    ] {
        let (header, row): (Vec<&str>, Vec<&str>) =
            (header.split(',').collect(), row.split(',').collect());
        let filled = filled(&header, &row);
        assert_eq!(filled.get(&Field::Start), Some(&vec![start.to_owned()]), "{header:?}");
        assert_eq!(filled.get(&Field::Reported), Some(&vec![reported.to_owned()]), "{header:?}");
        assert_eq!(filled.get(&Field::End), None, "{header:?}");
    }
}

#[test]
fn when_an_entry_was_changed_or_somebody_was_born_is_no_time_of_an_event() {
    for name in ["updated", "last_modified", "date of birth", "Дата оновлення", "download date"]
    {
        assert!(!filled(&["id", name], &["1", "2025-12-27"]).contains_key(&Field::Start), "{name}");
    }
}

#[test]
fn several_parts_of_the_dead_without_a_sum_are_not_taken_for_all() {
    let text = "id,date,lat,lon,civilians killed,soldiers killed\n1,2025-12-27,50,30,2,3\n";
    let dataset = open(text);
    assert_eq!(events(&dataset)[0].killed.bounds(), None);
    assert_eq!(unread(&dataset), ["civilians killed", "soldiers killed"]);
    let with_sum = text.replace("soldiers", "total");
    let dataset = open(&with_sum);
    assert_eq!(events(&dataset)[0].killed.bounds(), Some((3, 3)));
    assert_eq!(unread(&dataset), ["civilians killed"]);
}

#[test]
fn what_stands_in_brackets_counts_where_it_tells_columns_apart() {
    let dataset = open(
        "id,Date (start),Date (end),Killed (min),Killed (max),Latitude (WGS84),Longitude (WGS84)\n\
         1,2025-12-26,2025-12-27,2,5,50,30\n",
    );
    let event = &events(&dataset)[0];
    assert_eq!(event.killed.bounds(), Some((2, 5)));
    assert_eq!(event.interval.unwrap().secs(), 2 * 86_400);
    let parts =
        open("id,date,lat,lon,Killed (civilians),Killed (military)\n1,2025-12-27,50,30,1,2\n");
    assert_eq!(events(&parts)[0].killed.bounds(), None);
}

#[test]
fn a_pair_of_coordinates_is_read_from_one_pair_of_columns() {
    let text = "id,date,lat,lon,lat,lon\n\
                1,2025-12-27,,,50.45,30.52\n\
                2,2025-12-27,50.46,,50.47,30.54\n\
                3,2025-12-27,50.48,30.55,,\n";
    let places: Vec<_> = events(&open(text))
        .iter()
        .map(|event| event.place.map(|place| (place.latitude(), place.longitude())))
        .collect();
    assert_eq!(places, [Some((50.45, 30.52)), Some((50.47, 30.54)), Some((50.48, 30.55))]);
}

#[test]
fn columns_can_be_named_for_single_fields() {
    let text = "a,b,c,d\n,2025-12-27,50.45,30.52\n2025-12-28,,50.46,30.53\n";
    let mut options = Options::default();
    options.named_columns.insert(Field::Start, vec!["a".to_owned(), "b".to_owned()]);
    options.named_columns.insert(Field::Latitude, vec!["c".to_owned()]);
    options.named_columns.insert(Field::Longitude, vec!["D".to_owned()]);
    let dataset = open_with(text, &options).unwrap();
    assert_eq!((dataset.len(), dataset.report.undated, dataset.report.unplaced), (2, 0, 0));
    options.named_columns.insert(Field::Place, vec!["nowhere".to_owned()]);
    let error = open_with(text, &options).unwrap_err().to_string();
    assert_eq!(error, "there is no column \"nowhere\"; the file has [a, b, c, d]");
}

#[test]
fn sums_and_blank_rows_are_told_and_no_events() {
    for (name, row) in
        [("total", "Total,,,,9"), ("in the column of dates", ",Разом:,,,9"), ("blank", " ,,,,")]
    {
        let text = format!(
            "id,date,lat,lon,killed\n1,2025-12-27,50,30,3\n2,2025-12-27,50,30,3\n{row}\n3,2025-12-27,50,30,3\n"
        );
        let dataset = open(&text);
        let lines: Vec<u64> =
            dataset.report.skipped.listed().iter().map(|problem| problem.line).collect();
        assert_eq!((dataset.len(), lines), (3, vec![4]), "{name}");
    }
    let kept = open("id,date,lat,lon,killed\nTotal war museum,,,,1\n1,2025-12-27,50,30,3\n");
    assert_eq!(kept.len(), 2, "a name that begins like a sum");
}

#[test]
fn what_a_column_was_taken_for_is_told_with_its_reason() {
    let dataset = open("id,date,fooLat,fooLng\n1,2025-12-27,50.45,30.52\n");
    let latitude = dataset.report.columns.iter().find(|taken| taken.field == "latitude").unwrap();
    assert_eq!(latitude.columns, ["fooLat"]);
    assert!(!latitude.is_sure && !latitude.reason.to_string().is_empty());
}
