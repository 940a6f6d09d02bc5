//! Warnings of a report lead to the events that they are about.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Rows};
use strikemap::filter::{Argument, Context, by_id};
use strikemap::import::{Options, read};

fn opened(text: &str, claims: Option<&str>) -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    std::fs::write(&path, text).unwrap();
    if let Some(claims) = claims {
        std::fs::write(folder.path().join("events.claims.csv"), claims).unwrap();
    }
    read(&path, &Options::default(), &Progress::default()).unwrap()
}

fn ids(dataset: &Dataset, rows: &Rows) -> Vec<String> {
    rows.iter().map(|row| dataset.event(row).unwrap().id).collect()
}

fn with_warnings(dataset: &Dataset, columns: &[&str]) -> Vec<String> {
    let words: BTreeSet<String> = columns.iter().map(|&column| column.to_owned()).collect();
    let filter = by_id("warning").unwrap();
    ids(dataset, &filter.mask(dataset, &Argument::Words(words), Context::alone()).unwrap())
}

const FILE: &str = "\
id,date,lat,lon,killed,injured
late,2025-12-29,50.45,30.52,5+,2
odd,someday,50.45,30.52,1,~3
early,2025-12-01,50.45,30.52,7+,~4
Total,,,,13,9
fine,2025-12-05,50.45,30.52,1,1
";

#[test]
fn each_kind_of_warning_leads_to_its_events_in_the_order_of_time() {
    let dataset = opened(FILE, None);
    let kinds = dataset.report.notes.kinds().all();
    let of = |column: &str| kinds.iter().position(|kind| kind.column == column).unwrap();
    assert_eq!(kinds[of("killed")].count, 2);
    assert_eq!(ids(&dataset, &dataset.rows_with_warning(of("killed"))), ["early", "late"]);
    assert_eq!(ids(&dataset, &dataset.rows_with_warning(of("injured"))), ["early", "odd"]);
    assert_eq!(ids(&dataset, &dataset.rows_with_warning(of("date"))), ["odd"]);
    assert!(dataset.rows_with_warning(kinds.len()).is_empty());
}

#[test]
fn the_filter_keeps_events_with_warnings_about_any_of_the_columns() {
    let dataset = opened(FILE, None);
    assert_eq!(with_warnings(&dataset, &["killed"]), ["early", "late"]);
    assert_eq!(with_warnings(&dataset, &["date", "injured"]), ["early", "odd"]);
    assert_eq!(with_warnings(&dataset, &["lat"]), [] as [&str; 0]);
}

#[test]
fn lines_of_the_claims_beside_a_file_are_not_taken_for_its_own() {
    let claims = "event_id,publisher,claimed_killed_low\nnobody,someone,1\n,,\nearly,x,many\n";
    let dataset = opened(FILE, Some(claims));
    let kinds = dataset.report.notes.kinds();
    assert!(kinds.all().len() > 3, "{:?}", kinds.all());
    let rows: usize =
        (0..kinds.all().len()).map(|kind| dataset.rows_with_warning(kind).count()).sum();
    assert_eq!(rows, 5);
}

#[test]
fn all_warnings_of_a_large_file_are_found_beyond_those_that_are_listed() {
    let mut text = String::from("id,date,lat,lon,killed,note\n");
    for number in 0..40_000_u32 {
        let killed = if number.is_multiple_of(3) { format!("{number}+") } else { "2".to_owned() };
        let day = 1 + (number * 7) % 28;
        text += &format!("e{number},2025-12-{day:02},50.45,30.52,{killed},\"two\nlines\"\n");
    }
    assert!(text.len() > 1 << 20);
    let dataset = opened(&text, None);
    let notes = &dataset.report.notes;
    assert!(notes.count() > notes.listed().len() as u64);
    let rows = dataset.rows_with_warning(0);
    assert_eq!(rows.count(), 40_000_usize.div_ceil(3));
    for row in (0..dataset.len()).step_by(97) {
        let id = dataset.event(row).unwrap().id;
        let number: u32 = id.trim_start_matches('e').parse().unwrap();
        assert_eq!(rows.contains(row), number.is_multiple_of(3), "{id}");
    }
}
