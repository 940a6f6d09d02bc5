//! The built-in data tells its story: 27 December 2025 in Vyshhorod and Lublin.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use strikemap::base::Progress;
use strikemap::base::hash::Fingerprint;
use strikemap::dataset::kind::KINDS;
use strikemap::dataset::time::zone;
use strikemap::dataset::{
    Dataset, Event, Instant, Interval, PlaceTier, PlaceTiers, Rows, TimePrecision,
};
use strikemap::export::{self, ColumnSet, Job, Part, Request, Scope};
use strikemap::filter::{
    AreaChoice, AreaMatching, Argument, Context, Filters, Matching, TimeFilter, by_id,
};
use strikemap::gazetteer;
use strikemap::import::{Options, demo, reader};
use strikemap::session::{Command, EventRef, SelectionOp, Session};

const TEXT: &str = include_str!("../../data/kyiv-air-attacks.csv");

/// A strike on a house and the airport that closed, one in each country.
const STORY: [&str; 2] = ["VY-2025-12-27-01", "LU-2025-12-27-01"];

fn dataset() -> Arc<Dataset> {
    Arc::new(demo::dataset().unwrap())
}

fn events(dataset: &Dataset) -> Vec<Event> {
    (0..dataset.len()).map(|row| dataset.event(row).unwrap()).collect()
}

fn at(text: &str) -> Instant {
    Instant::from_secs(text.parse::<Timestamp>().unwrap().as_second())
}

/// 27 December 2025 in Kyiv.
fn the_day() -> TimeFilter {
    let window = Interval::new(at("2025-12-26T22:00:00Z"), at("2025-12-27T22:00:00Z"));
    TimeFilter { window, ..TimeFilter::default() }
}

/// A session in which the two events of the story are found, seen and selected.
fn told() -> Session {
    let mut session = Session::new();
    session.apply(Command::Open(dataset()));
    session.apply(Command::SetTime(the_day()));
    let found: Vec<EventRef> = STORY.iter().map(|id| session.find(id).unwrap()).collect();
    let part = session.derived().part(session.datasets()[0].id).unwrap();
    assert!(found.iter().all(|event| part.matching().contains(event.row)));
    session.apply(Command::Select(found, SelectionOp::Replace));
    session
}

fn export(session: &Session, columns: ColumnSet) -> Vec<u8> {
    let request = Request { columns, ..Request::new(Scope::Selected) };
    let job = Job::of_session(&session.moment(), &request, &Options::default().zone).unwrap();
    let mut bytes = Vec::new();
    export::stream(&job, &mut bytes).unwrap();
    bytes
}

/// Ids of the events that the filter for areas keeps.
fn ids_in(dataset: &Dataset, area: &str, matching: impl Into<AreaMatching>) -> BTreeSet<String> {
    let areas = vec![AreaChoice::Named(area.to_owned())];
    let argument = Argument::Areas { areas, matching: matching.into() };
    let rows = by_id("area").unwrap().mask(dataset, &argument, Context::alone()).unwrap();
    rows.iter().map(|row| dataset.event(row).unwrap().id).collect()
}

#[test]
fn every_row_and_every_claim_is_read() {
    let dataset = dataset();
    let report = &dataset.report;
    assert_eq!((report.rows, report.events, report.claims), (459, 459, 654));
    assert_eq!(report.skipped.listed(), []);
    assert_eq!(report.notes.listed(), []);
    assert_eq!((report.repeated_ids, report.undated, report.unplaced), (0, 0, 0));
    assert_eq!(report.format, "strikemap");
}

#[test]
fn every_kind_in_the_data_has_words_of_its_own() {
    for word in dataset().kinds().values() {
        assert!(KINDS.iter().any(|kind| kind.id == &**word && !kind.label.is_empty()), "{word}");
    }
}

#[test]
fn every_claim_is_about_an_event_and_some_contradict_one_another() {
    let dataset = dataset();
    let ids: BTreeSet<String> = events(&dataset).into_iter().map(|event| event.id).collect();
    for claim in dataset.claims.all() {
        assert!(ids.contains(&claim.event_id), "{claim:?}");
        assert!(!claim.claimant.is_empty() && !claim.value.is_empty(), "{claim:?}");
        assert!(claim.source.contains('|'), "{claim:?}");
    }
    let denial = dataset.claims.about("PL-2025-12-27-01").find(|c| c.about == "airspace violation");
    assert_eq!(denial.unwrap().value, "none", "a denial is a value");
    let disputed = dataset.disputed();
    assert!(!disputed.is_empty());
    for row in disputed.iter() {
        let id = dataset.event(row).unwrap().id;
        let mut values: Vec<(&str, &str)> =
            dataset.claims.about(&id).map(|claim| (&*claim.about, &*claim.value)).collect();
        values.sort_unstable();
        values.dedup();
        assert!(values.windows(2).any(|pair| pair[0].0 == pair[1].0), "{id}: {values:?}");
    }
}

#[test]
fn the_story_leaves_as_the_header_and_its_two_rows() {
    let mut expected = TEXT.lines().next().unwrap().to_owned() + "\n";
    for line in TEXT.lines().filter(|line| STORY.iter().any(|id| line.starts_with(id))) {
        expected += line;
        expected += "\n";
    }
    assert_eq!(expected.lines().count(), 3);
    let bytes = export(&told(), ColumnSet::Original);
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn the_story_in_project_columns_is_read_back_as_the_same_events() {
    let session = told();
    let selected = session.document().selection.events();
    let expected: Vec<Event> =
        selected.map(|event| session.datasets()[0].dataset.event(event.row).unwrap()).collect();
    let file = tempfile::NamedTempFile::with_suffix(".csv").unwrap();
    std::fs::write(file.path(), export(&session, ColumnSet::Project)).unwrap();
    let read = reader::read(file.path(), &Options::default(), &Progress::default()).unwrap();
    assert_eq!(events(&read), expected);
}

#[test]
fn the_day_of_the_story_has_its_events_and_no_others() {
    let session = told();
    let (day, dataset) = (the_day().window.unwrap(), &session.datasets()[0].dataset);
    let part = session.derived().part(session.datasets()[0].id).unwrap();
    for (row, event) in events(dataset).iter().enumerate() {
        let interval = event.interval.unwrap();
        let touches = interval.start() < day.end() && interval.end() > day.start();
        assert_eq!(part.matching().contains(row), touches, "{}", event.id);
        assert!(touches || !event.id.contains("-2025-12-27-"), "{}", event.id);
    }
}

#[test]
fn each_named_area_holds_the_events_that_are_named_after_it() {
    let dataset = dataset();
    for (area, prefix, places) in [
        ("Kyiv", "KY-", &[""][..]),
        ("Vyshhorod", "VY-", &["Vyshhorod", "Kyiv hydro"]),
        ("Lublin", "LU-", &["Lublin"]),
        ("Rzeszow", "RZ-", &["Rzeszow"]),
    ] {
        let inside = ids_in(&dataset, area, Matching::Possible);
        let named: BTreeSet<String> = events(&dataset)
            .into_iter()
            .filter(|event| event.id.starts_with(prefix))
            .filter(|event| places.iter().any(|place| event.place_name.starts_with(place)))
            .map(|event| event.id)
            .collect();
        assert!(named.len() >= 4 && named.is_subset(&inside), "{area}: {:?}", &named - &inside);
    }
    let definitely = |area| ids_in(&dataset, area, Matching::Definite);
    // Somewhere in a district whose circle reaches far beyond the area.
    assert!(!definitely("Vyshhorod").contains(STORY[0]));
    assert!(definitely("Vyshhorod").contains("VY-2025-12-27-02"));
    assert!(definitely("Lublin").contains(STORY[1]));
    // "In Kyiv" is Kyiv, though its circle reaches into the town beside it.
    assert!(definitely("Kyiv").contains("KY-2025-12-27-17"));
    assert!(!ids_in(&dataset, "Vyshhorod", Matching::Possible).contains("KY-2025-12-27-17"));
    // National figures may be about Kyiv, and are not about Poland.
    assert!(ids_in(&dataset, "Kyiv", Matching::Possible).contains("UA-2025-12-27-01"));
    assert!(!ids_in(&dataset, "Lublin", Matching::Possible).contains("UA-2025-12-27-01"));
}

#[test]
fn a_named_area_has_its_symbols_and_what_is_known_by_town_but_not_the_whole_country() {
    let dataset = dataset();
    let usual = |area| ids_in(&dataset, area, AreaMatching::default());
    let kyiv = usual("Kyiv");
    assert!(kyiv.contains("KY-2025-12-27-17"));
    assert!(!kyiv.contains("UA-2025-12-27-01"), "national figures have no symbol");
    assert!(!usual("Vyshhorod").contains("KY-2025-12-27-17"));
    assert!(usual("Vyshhorod").contains(STORY[0]), "its symbol lies there");
    for area in ["Kyiv", "Vyshhorod", "Lublin", "Rzeszow"] {
        let possible = ids_in(&dataset, area, Matching::Possible);
        assert!(usual(area).is_subset(&possible), "{area}");
        let all = AreaMatching::Tiers(PlaceTiers::of(PlaceTier::ALL));
        assert_eq!(ids_in(&dataset, area, all), possible, "{area}");
    }
}

#[test]
fn no_event_lies_in_two_named_areas() {
    let dataset = dataset();
    let mut seen = BTreeSet::new();
    for area in gazetteer::areas() {
        for id in ids_in(&dataset, &area.name, Matching::Definite) {
            assert!(seen.insert(id.clone()), "{id} lies in {} too", area.name);
        }
    }
}

#[test]
fn a_row_of_one_day_covers_that_day_on_the_clocks_of_its_country() {
    let dataset = dataset();
    let mut checked = BTreeSet::new();
    for (row, event) in events(&dataset).iter().enumerate() {
        let cells = dataset.cells(row).unwrap();
        let Ok(day) = cells[3].parse::<Date>() else { continue };
        if cells[3].len() != 10 || !cells[4].is_empty() {
            continue;
        }
        assert_eq!(event.time_precision, TimePrecision::Day, "{}", event.id);
        // Russia has several zones; its rows are read in the one of the options.
        let name = if event.country == "PL" { "Europe/Warsaw" } else { "Europe/Kyiv" };
        let midnight = |day: Date| {
            let midnight = day.to_zoned_datetime(zone(name).unwrap()).unwrap();
            Instant::from_secs(midnight.timestamp().as_second())
        };
        let expected = Interval::new(midnight(day), midnight(day.tomorrow().unwrap()));
        assert_eq!(event.interval, expected, "{}", event.id);
        checked.insert(event.country.clone());
    }
    assert!(["UA", "PL"].iter().all(|&country| checked.contains(country)));
    let [house, airport] = STORY.map(|id| dataset.interval(dataset.find_id(id).unwrap()).unwrap());
    assert_eq!(house.start(), at("2025-12-26T23:20:33Z"));
    assert_eq!(airport.start(), at("2025-12-26T23:00:00Z"));
    assert_eq!(airport.end(), at("2025-12-27T23:00:00Z"));
}

#[test]
fn the_columns_take_at_most_40_bytes_an_event() {
    let dataset = demo::dataset().unwrap();
    let bytes_an_event = dataset.column_bytes() as f64 / dataset.len() as f64;
    assert!((20.0..=40.0).contains(&bytes_an_event), "{bytes_an_event}");
}

/// Exports of earlier versions are proved by reading their inputs again: what the built-in
/// data says must stay what it was. Whoever changes the data writes the new hash here.
#[test]
fn the_built_in_data_is_read_as_by_earlier_versions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.csv");
    let dataset = dataset();
    let rows = Rows::all(dataset.len());
    let job = Job {
        columns: ColumnSet::Project,
        ..Job::selected(vec![Part { dataset, rows }], Filters::default())
    };
    export::write(&job, &path, true).unwrap();
    let hash = Fingerprint::of(&std::fs::read(&path).unwrap()).sha256;
    assert_eq!(hash, "ce5b00047b69d0b5de5214706e386e07a85d7e610d38a66e5ee5117227e9a055");
}
