//! Events that may be reported twice: what is found, why, and what is not looked at.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::cell::Cell;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Rows};
use strikemap::duplicates::{ComparedRows, FoundPairs, KindMatch, LOWEST_SCORE, find};
use strikemap::import::{Options, reader};

const HEADER: &str =
    "id,title,kind,start,end,latitude,longitude,geo_precision,country,killed,summary,attack";

fn read(rows: &[String]) -> Arc<Dataset> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.csv");
    std::fs::write(&path, format!("{HEADER}\n{}\n", rows.join("\n"))).unwrap();
    Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
}

fn found(datasets: &[&Arc<Dataset>]) -> FoundPairs {
    let part = |dataset: &&Arc<Dataset>| ComparedRows {
        dataset: Arc::clone(dataset),
        rows: Rows::all(dataset.len()),
    };
    let parts: Vec<ComparedRows> = datasets.iter().map(part).collect();
    find(&parts, &|_, _| true).unwrap().unwrap()
}

fn one(row: &str) -> Arc<Dataset> {
    read(&[row.to_owned()])
}

const DEPOT: &str = "a1,Oil depot burns after drones,drone_strike,2025-12-27T01:00:00Z,,50.4501,30.5234,exact,UA,2,Tanks at the depot beside the harbour caught fire,";

#[test]
fn one_strike_told_twice_is_found_with_its_reasons() {
    let other = "77,Drones set a depot on fire,explosion,2025-12-27T01:20:00Z,,50.4535,30.5234,exact,UA,2,Two tanks at the harbour burn,";
    let found = found(&[&one(DEPOT), &one(other)]);
    assert_eq!(found.pairs.len(), 1);
    let pair = &found.pairs[0];
    assert_eq!((pair.a, pair.b), ((0, 0), (1, 0)));
    let reasons = &pair.reasons;
    assert!((reasons.distance_m - 378.0).abs() < 2.0, "{}", reasons.distance_m);
    assert_eq!(reasons.apart_secs, 20 * 60 - 1);
    assert_eq!(reasons.kinds, KindMatch::Family);
    assert_eq!(reasons.figures_meet, Some(true));
    for word in ["depot", "harbour", "tanks", "fire"] {
        assert!(reasons.shared_words.iter().any(|shared| shared == word), "{reasons:?}");
    }
    let texts = reasons.texts().join("; ");
    assert!(
        texts.starts_with("0.4 km apart; 0.3 h apart; related kinds; figures agree"),
        "{texts}"
    );
}

#[test]
fn another_day_place_or_sort_of_event_is_no_pair() {
    for other in [
        DEPOT.replace("12-27", "12-29"),
        DEPOT.replace("50.4501", "50.5501"),
        DEPOT.replace("drone_strike", "air_alert"),
        DEPOT.replace("30.5234", ""),
        DEPOT.replace("2025-12-27T01:00:00Z", ""),
    ] {
        let other = other.replace("50.4501,,", ",,");
        assert!(found(&[&one(DEPOT), &one(&other)]).pairs.is_empty(), "{other}");
    }
    let undated = DEPOT.replace("2025-12-27T01:00:00Z", "");
    assert_eq!(found(&[&one(DEPOT), &one(&undated)]).incomplete, 1);
}

#[test]
fn places_known_as_areas_may_be_one_where_their_circles_meet() {
    let of_city = DEPOT.replace("exact", "city").replace("50.4501", "50.5501");
    let found = found(&[&one(DEPOT), &one(&of_city)]);
    assert_eq!(found.pairs.len(), 1);
    assert!(found.pairs[0].reasons.texts()[0].contains("places known to 15.0 km"));
}

#[test]
fn one_id_in_two_datasets_tells_an_event_from_all_others_there() {
    let rows = |ids: [&str; 2]| read(&ids.map(|id| DEPOT.replacen("a1", id, 1)));
    let (one, other) = (rows(["a1", "a2"]), rows(["a2", "a1"]));
    let across: Vec<_> = found(&[&one, &other])
        .pairs
        .into_iter()
        .filter(|pair| !pair.reasons.is_within_dataset)
        .collect();
    assert_eq!(across.len(), 2);
    for pair in across {
        assert!(pair.reasons.has_same_id);
        let id = |(part, row): (usize, usize)| [&one, &other][part].event(row).unwrap().id;
        assert_eq!(id(pair.a), id(pair.b));
    }
}

#[test]
fn rows_of_one_attack_in_one_dataset_are_told_apart_by_their_source() {
    let of_attack = |id: &str| DEPOT.replacen("a1", id, 1) + "night-27";
    assert!(found(&[&read(&[of_attack("a1"), of_attack("a2")])]).pairs.is_empty());
    let without = |id: &str| DEPOT.replacen("a1", id, 1);
    let found = found(&[&read(&[without("a1"), without("a2")])]);
    assert_eq!(found.pairs.len(), 1);
    assert!(found.pairs[0].reasons.is_within_dataset);
}

#[test]
fn a_search_that_is_stopped_finds_nothing() {
    let dataset = one(DEPOT);
    let rows = Rows::all(dataset.len());
    let asked = Cell::new(0);
    let stop = |done: usize, all: usize| {
        assert_eq!((done, all), (0, 1));
        asked.set(asked.get() + 1);
        false
    };
    assert_eq!(find(&[ComparedRows { dataset, rows }], &stop).unwrap(), None);
    assert_eq!(asked.get(), 1);
}

fn row() -> impl Strategy<Value = String> {
    let pick = |words: &[&'static str]| select(words.to_vec());
    (
        pick(&["Oil depot burns", "Houses hit near the station", "Fire"]),
        pick(&["drone_strike", "fire", "air_alert", ""]),
        pick(&["2025-12-27", "2025-12-27T01:00:00Z", "2025-12-27T04:00:00Z", "2025-12-28", "2025-12", ""]),
        pick(&["50.45", "50.46", "50.60", "51.20"]),
        pick(&["exact", "city", "oblast"]),
        pick(&["", "0", "2", "5"]),
        pick(&["", "Tanks at the harbour burn", "Rescuers at the depot and the harbour"]),
        pick(&["", "", "night"]),
    )
        .prop_map(|(title, kind, start, latitude, precision, killed, summary, attack)| {
            format!(
                ",{title},{kind},{start},,{latitude},30.5,{precision},UA,{killed},{summary},{attack}"
            )
        })
}

type Key = ((usize, usize), (usize, usize));

/// Pairs with their scores, looked for in no more than two rows at a time.
fn plainly(datasets: &[&Arc<Dataset>]) -> Vec<(Key, u64)> {
    let rows: Vec<(usize, usize)> = datasets
        .iter()
        .enumerate()
        .flat_map(|(part, dataset)| (0..dataset.len()).map(move |row| (part, row)))
        .collect();
    let mut pairs = Vec::new();
    for (index, &a) in rows.iter().enumerate() {
        for &b in &rows[index + 1..] {
            let parts: Vec<ComparedRows> = datasets
                .iter()
                .enumerate()
                .map(|(part, dataset)| {
                    let is_in = |row| a == (part, row) || b == (part, row);
                    let rows = Rows::from_fn(dataset.len(), is_in);
                    ComparedRows { dataset: Arc::clone(dataset), rows }
                })
                .collect();
            let found = find(&parts, &|_, _| true).unwrap().unwrap();
            pairs.extend(found.pairs.iter().map(|pair| ((pair.a, pair.b), pair.score.to_bits())));
        }
    }
    pairs.sort_unstable();
    pairs
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn all_rows_at_once_give_the_pairs_that_two_at_a_time_give(
        one in prop::collection::vec(row(), 1..9),
        other in prop::collection::vec(row(), 1..5),
    ) {
        let (one, other) = (read(&one), read(&other));
        let all = found(&[&one, &other]);
        prop_assert!(all.pairs.is_sorted_by(|a, b| a.score >= b.score));
        prop_assert!(all.pairs.iter().all(|pair| pair.score >= LOWEST_SCORE && pair.a < pair.b));
        let mut pairs: Vec<(Key, u64)> =
            all.pairs.iter().map(|pair| ((pair.a, pair.b), pair.score.to_bits())).collect();
        pairs.sort_unstable();
        prop_assert_eq!(pairs, plainly(&[&one, &other]));
    }
}
