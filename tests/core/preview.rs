//! What is shown of a file before it is opened, and when people are asked.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use strikemap::base::Progress;
use strikemap::dataset::format;
use strikemap::dataset::time_text::DateOrder;
use strikemap::import::preview::Preview;
use strikemap::import::{Field, Options, read};

fn preview_of(text: &str) -> Preview {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, text).unwrap();
    at(&path)
}

fn at(path: &Path) -> Preview {
    Preview::of(path, &Options::default(), &Progress::default()).unwrap().unwrap()
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut paths: Vec<PathBuf> = ["samples", "decoded"]
        .iter()
        .flat_map(|name| std::fs::read_dir(folder.join(name)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| read(path, &Options::default(), &Progress::default()).is_ok())
        .collect();
    paths.sort();
    paths
}

#[test]
fn the_first_rows_are_what_reading_the_whole_file_gives() {
    let samples = samples();
    assert!(samples.len() > 20, "{samples:?}");
    for path in samples {
        let dataset = read(&path, &Options::default(), &Progress::default()).unwrap();
        let preview = at(&path);
        assert_eq!(preview.format, Some(dataset.report.format.as_str()), "{path:?}");
        assert_eq!(preview.taken, dataset.report.columns, "{path:?}");
        assert_eq!(preview.unread, dataset.report.unread, "{path:?}");
        let mut events = preview.rows.iter().filter_map(|row| row.event.as_ref());
        let mut rows: Vec<usize> = (0..dataset.len()).collect();
        rows.sort_by_key(|row| dataset.source_number(*row));
        for row in rows.into_iter().take(preview.rows.len()) {
            let whole = dataset.event(row).unwrap();
            let shown = events.next();
            assert_eq!(shown.map(|event| &event.interval), Some(&whole.interval), "{path:?}");
            assert_eq!(shown.map(|event| &event.place), Some(&whole.place), "{path:?}");
        }
    }
}

#[test]
fn nothing_is_asked_about_files_whose_columns_are_sure() {
    for text in [
        "id,date,lat,lon\n1,2025-12-27,50.45,30.52\n",
        "date,place,country\n2025-12-27,Kyiv,Ukraine\n",
    ] {
        let preview = preview_of(text);
        assert!(!preview.needs_decision(), "{:?}", preview.doubts());
    }
    let formats = ["acled.csv", "ucdp.csv", "viina.csv", "strikemap.csv", "gdelt.tsv"];
    for name in formats {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples").join(name);
        let preview = at(&path);
        assert!(!preview.needs_decision(), "{name}: {:?}", preview.doubts());
    }
}

#[test]
fn doubtful_columns_and_events_without_time_or_place_are_asked_about() {
    for (text, expected) in [
        ("date,lat,lon,soldiers killed\n2025-12-27,50.45,30.52,3\n", "soldiers killed"),
        ("name,lat,lon\nBridge,50.45,30.52\n", "have no time"),
        ("date,text\n2025-12-27,Fire\n2025-12-28,Smoke\n", "have no place"),
        ("when it burned,where\nfoo,bar\n", "No column for a date"),
        ("date,lat,lon\n03/04/2025,50.45,30.52\n", "either order"),
    ] {
        let preview = preview_of(text);
        let doubts = preview.doubts();
        assert!(preview.needs_decision(), "{text}");
        assert!(
            doubts.iter().any(|doubt| doubt.to_string().contains(expected)),
            "{text}: {doubts:?}"
        );
    }
}

#[test]
fn an_order_of_dates_that_only_the_first_rows_leave_open_is_not_asked_about() {
    let text = format!(
        "date,lat,lon,note\n{}",
        "03/04/2025,50.45,30.52,somewhat long remark to fill the head of the file\n".repeat(6_000)
    );
    let preview = preview_of(&text);
    assert!(!preview.is_whole);
    assert!(!preview.needs_decision(), "{:?}", preview.doubts());
}

#[test]
fn a_choice_is_seen_at_once_in_the_rows() {
    let mut preview = preview_of("name,seen,y,x\nBridge,03/04/2025,50.45,30.52\n");
    assert!(preview.needs_decision());
    let mut mapping = preview.mapping.clone();
    mapping.set(Field::Start, Some(1));
    mapping.set(Field::Latitude, Some(2));
    mapping.set(Field::Longitude, Some(3));
    let options = Options {
        mapping: Some(mapping),
        date_order: Some(DateOrder::DayFirst),
        ..Options::default()
    };
    preview.read_again(&options).unwrap();
    let event = preview.rows[0].event.as_ref().unwrap();
    let start = format::minute(event.interval.unwrap().start(), &jiff::tz::TimeZone::UTC);
    assert_eq!(start, "2025-04-02 21:00");
    assert_eq!(preview.decided(Field::Start, 1), 1);
    assert!(!preview.needs_decision(), "{:?}", preview.doubts());
}

#[test]
fn a_choice_for_one_column_leaves_the_reasons_of_the_others() {
    let mut preview = preview_of("name,seen,y,x,note\nBridge,2025-04-03,50.45,30.52,a\n");
    let told = |preview: &Preview, field: Field| {
        let taken = preview.taken.iter().find(|taken| taken.field == field.id()).unwrap();
        taken.reason.clone()
    };
    let before = told(&preview, Field::Latitude);
    let mut mapping = preview.mapping.clone();
    mapping.set(Field::Summary, Some(4));
    let options = Options { mapping: Some(mapping), ..Options::default() };
    preview.read_again(&options).unwrap();
    assert_eq!(told(&preview, Field::Latitude), before);
    assert_ne!(told(&preview, Field::Summary), before);
}

#[test]
fn of_several_columns_each_tells_how_many_rows_it_decides() {
    let preview = preview_of(
        "date of incident,event date,lat,lon\n2025-12-27,,50,30\n,2025-12-28,50,30\n\
         2025-12-29,2025-12-30,50,30\n",
    );
    let columns = preview.mapping.columns(Field::Start).to_vec();
    let decided: Vec<usize> =
        columns.iter().map(|column| preview.decided(Field::Start, *column)).collect();
    assert_eq!(decided.iter().sum::<usize>(), 3, "{columns:?} {decided:?}");
}

#[test]
fn the_sheets_of_a_workbook_are_offered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/decoded/workbook.xls");
    let preview = at(&path);
    assert!(preview.sheets.len() > 1, "{:?}", preview.sheets);
    let options = Options { sheet: preview.sheets.first().cloned(), ..Options::default() };
    let one = Preview::of(&path, &options, &Progress::default()).unwrap().unwrap();
    assert!(one.rows.len() < preview.rows.len());
}
