//! A search through whole pieces of a file finds what looking at each record does.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use proptest::sample::select;
use regex::bytes::RegexBuilder;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Rows};
use strikemap::filter::text::{search, words};
use strikemap::import::{Options, read};

fn dataset(text: &str) -> Dataset {
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), text).unwrap();
    read(file.path(), &Options::default(), &Progress::default()).unwrap()
}

/// Every record on its own, by the rule.
fn plain(dataset: &Dataset, query: &str) -> Rows {
    let words = words(query);
    let delimiter = dataset.decoder.delimiter().map(char::from).unwrap();
    let is_raw = !words.iter().any(|word| word.contains(delimiter));
    let patterns: Vec<_> = words
        .iter()
        .map(|word| RegexBuilder::new(&regex::escape(word)).case_insensitive(true).build().unwrap())
        .collect();
    Rows::from_fn(dataset.len(), |row| {
        let record = dataset.record(row).unwrap();
        let cells = dataset.decoder.cells(&record);
        patterns.iter().all(|pattern| {
            let in_cells = || cells.iter().any(|cell| pattern.is_match(cell.as_bytes()));
            if is_raw { pattern.is_match(&record) } else { in_cells() }
        })
    })
}

fn line() -> impl Strategy<Value = String> {
    let word = select(vec![
        "fire",
        "Fire",
        "ВИБУХ",
        "вибух",
        "ab",
        "b,a",
        "b\na",
        "ıK",
        "straße",
        "x\"\"y",
        "",
    ]);
    let date = select(vec!["2024-01-01", "2023-05-05", "bad date", ""]);
    (date, prop::collection::vec(word, 1..4))
        .prop_map(|(date, words)| format!("{date},50,30,\"{}\"\n", words.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_search_finds_what_each_record_has(
        lines in prop::collection::vec(line(), 0..40),
        query in select(vec![
            "fire", "вибух", "FIRE вибух", "\"a b\"", "b,a", "\"50,30\"", "k", "STRASSE", "ß", "30",
            "\"\n2024\"", "2024-01-01", "\"ab ab\"", "bad", "zzz", "x\"y",
        ]),
    ) {
        let dataset = dataset(&("date,lat,lon,title\n".to_owned() + &lines.concat()));
        let told = Mutex::new(Rows::none(dataset.len()));
        let found = search(&dataset, query, &AtomicBool::new(false), &|rows| {
            rows.iter().for_each(|&row| told.lock().unwrap().set(row as usize, true));
        })
        .unwrap();
        prop_assert_eq!(&found, &plain(&dataset, query));
        prop_assert_eq!(&told.into_inner().unwrap(), &found);
    }
}

#[test]
fn a_cancelled_search_ends_with_what_it_has() {
    let dataset = dataset("date,lat,lon,title\n2024-01-01,50,30,fire\n");
    let found = search(&dataset, "fire", &AtomicBool::new(true), &|_| {}).unwrap();
    assert!(found.is_empty());
}
