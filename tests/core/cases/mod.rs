//! Small files as people have them, each with what is read of it: the cases of
//! `tests/cases`, one test for each of its files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod block;
mod case;
mod outcome;
mod row;
mod wanted;

use case::{Case, kinds, load};

/// Reads all cases of a kind and tells every difference.
fn hold(kind: &str) {
    let differences: Vec<String> = load(kind).iter().flat_map(Case::differences).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

macro_rules! kinds {
    ($($test:ident: $kind:literal,)+) => {
        $(
            #[test]
            fn $test() {
                hold($kind);
            }
        )+

        #[test]
        fn every_file_of_cases_is_tested() {
            let mut tested = [$($kind),+];
            tested.sort_unstable();
            assert_eq!(kinds(), tested);
        }
    };
}

kinds! {
    coordinates_are_read_as_they_are_written: "coordinates",
    counts_are_read_or_unknown: "counts",
    dates_are_the_days_that_were_meant: "dates",
    texts_are_read_in_their_encoding: "encoding",
    headers_are_understood: "headers",
    json_is_read_in_every_shape: "json",
    kml_is_read_with_all_of_its_parts: "kml",
    known_formats_mean_what_their_publishers_say: "known-formats",
    other_kinds_of_files_are_decoded: "other-formats",
    names_of_places_are_looked_up_in_the_right_country: "place-names",
    times_of_reporting_are_not_times_of_events: "reported",
    rows_that_are_no_events_are_reported: "rows",
    sources_are_kept_whole: "sources",
    spreadsheets_are_read_as_they_show_themselves: "spreadsheets",
    times_of_day_are_read_as_local_ones: "times",
}

#[test]
fn names_of_cases_are_unique_and_every_file_beside_them_is_used() {
    let cases: Vec<Case> = kinds().iter().flat_map(|kind| load(kind)).collect();
    let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
    for path in std::fs::read_dir(case::folder().join("files")).unwrap() {
        let path = path.unwrap().path();
        let stem = path.file_stem().unwrap();
        let is_of = |case: &Case| std::path::Path::new(&case.file).file_stem() == Some(stem);
        assert!(cases.iter().any(|case| case.text.is_none() && is_of(case)), "{path:?}");
    }
}

/// Two events, the second without a place and with a count that is none.
const TWO: &str = "id,date,lat,lon,place,killed,note_date\n\
                   1,2025-12-27,50.45,30.52,Kyiv,3,2025-12-28\n\
                   2,2025-12-28,,,,many,2025-12-29\n";

/// What is told of [`TWO`] where the block `wanted` says what should be.
fn told(wanted: &str) -> String {
    let head = format!(
        "[[case]]\nname = \"two\"\nwhy = \"-\"\nfile = \"two.csv\"\ntext = '''\n{TWO}'''\n"
    );
    let cases = Case::parse(&format!("{head}[case.expected]\n{wanted}")).unwrap();
    cases.iter().flat_map(Case::differences).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_holds_is_told_by_no_word() {
    for wanted in [
        "events = 2",
        "skipped = 0",
        "unique_ids = true",
        "report = { unplaced = 1, format = \"table\" }",
        "unread = [\"note_date\"]",
        "lines = [3]",
        "message_has = [[\"nothing\", \"Not a count\"]]",
        "notes = [{ column = [\"x\", \"Killed\"], line = 3, text = \"many\", reason_has = [] }]",
        "rows = [{ where = { id = \"1\" }, is = { killed_low = 3, latitude = { min = 50, max = 51 } } }]",
        "rows = [{ where = { place = \"Kyiv\" }, isnt = { killed_low = 4 } }]",
        "rows = [{ where = { id = \"1\" }, near = { latitude = 50.4, longitude = 30.5, km = 10 } }]",
        "rows = [{ where = { id = \"2\" }, is = { killed_low = \"\", start = [\"\", \"2025-12-27T22:00:00Z\"] } }]",
        "rows = [{ where = { id = \"1\" }, either = [{ is = { killed_low = 4 } }, { is = { killed_low = 3 } }] }]",
        "either = [{ refused = true }, { events = 2 }]",
        "all = [{ events = 2 }, { skipped = 0 }]",
    ] {
        assert_eq!(told(wanted), "", "{wanted}");
    }
}

#[test]
fn what_does_not_hold_is_told_with_what_is_and_what_should_be() {
    for (wanted, words) in [
        ("events = 3", "two: events: is 2, should be 3"),
        ("skipped = 1", "two: skipped: is 0, should be 1"),
        ("clean = true", "two: notes: is line 3 killed"),
        ("refused = true", "two: file: is 2 events, should be a refusal"),
        ("report = { unplaced = 2 }", "two: unplaced: is 1, should be 2"),
        ("unread = [\"comment\"]", "should be comment"),
        ("lines = [2]", "two: line 2: is not reported, should be reported"),
        ("message_has = [\"no such words\"]", "should be no such words"),
        ("notes = [{ column = \"date\" }]", "two: note: is none such"),
        ("rows = [{ where = { id = \"3\" }, is = {} }]", "id=3: is no such event"),
        ("rows = [{ is = {} }]", "two: event: is 2 such events"),
        (
            "rows = [{ where = { id = \"1\" }, is = { killed_low = 4 } }]",
            "two: id=1 killed_low: is 3, should be 4",
        ),
        (
            "rows = [{ where = { id = \"1\" }, is = { start = \"2025-12-26T23:00:00Z\" } }]",
            "two: id=1 start: is 2025-12-26T22:00:00Z, should be 2025-12-26T23:00:00Z",
        ),
        (
            "rows = [{ where = { id = \"1\" }, isnt = { killed_low = { min = 2 } } }]",
            "two: id=1 killed_low: is 3, should be anything but",
        ),
        (
            "rows = [{ where = { id = \"1\" }, is = { place = { has = \"lviv\" } } }]",
            "two: id=1 place: is Kyiv",
        ),
        (
            "rows = [{ where = { id = \"1\" }, is = { place = { not = \"Kyiv\" } } }]",
            "two: id=1 place: is Kyiv",
        ),
        ("rows = [{ where = { id = \"1\" }, is = { plaice = \"\" } }]", "is no such column"),
        (
            "rows = [{ where = { id = \"2\" }, near = { latitude = 50, longitude = 30, km = 1 } }]",
            "two: id=2 place: is unplaced",
        ),
        (
            "rows = [{ where = { id = \"1\" }, either = [{ is = { killed_low = 4 } }] }]",
            "two: id=1 killed_low: is 3, should be 4",
        ),
        ("either = [{ refused = true }, { events = 3 }]", "two: file: is 2 events"),
        ("all = [{ events = 2 }, { skipped = 3 }]", "two: skipped: is 0, should be 3"),
    ] {
        let told = told(wanted);
        assert!(told.contains(words), "{wanted}\n{told}");
    }
    let same = TWO.replace("\n2,", "\n1,");
    let text = format!(
        "name = \"a\"\nwhy = \"-\"\nfile = \"a.csv\"\nexpected.unique_ids = true\ntext = '''{same}'''"
    );
    let told = Case::parse(&format!("[[case]]\n{text}")).unwrap()[0].differences();
    assert_eq!(told, ["a: ids: is 1, 1, should be all different"]);
}

#[test]
fn a_case_with_a_key_that_is_none_is_no_case() {
    let case = "[[case]]\nname = \"a\"\nwhy = \"-\"\nfile = \"a.csv\"\n[case.expected]\n";
    assert!(Case::parse(case).is_ok());
    for wrong in ["evnts = 2", "rows = [{ was = {} }]", "notes = [{ colunm = \"a\" }]"] {
        assert!(Case::parse(&format!("{case}{wrong}")).is_err(), "{wrong}");
    }
}
