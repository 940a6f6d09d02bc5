//! Whether an air alert was on at the place and time of an event: against the dullest
//! loop over minutes, and by names of areas.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use strikemap::alerts::{AlertIndex, AlertState, AlertStates, LazyAlerts, NotKnown, word};
use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Place, Rows, TimePrecision};
use strikemap::expression::Expression;
use strikemap::import::{Options, demo, reader};
use strikemap::summary::AlertSummary;

/// Minutes of the day in which everything happens.
const MINUTES: usize = 120;

/// One event or alert somewhere in the Atlantic, far from every name.
#[derive(Debug, Clone)]
struct Plain {
    kind: &'static str,
    at: (f64, f64),
    radius_m: f64,
    /// From which minute until before which; no longer than one is an alert without end.
    span: Option<(usize, usize)>,
    precision: &'static str,
}

prop_compose! {
    fn plain(kinds: &'static [&'static str])(
        kind in select(kinds.to_vec()),
        at in (40_i32..43, -33_i32..-30),
        radius_m in select(vec![0.0, 20_000.0, 90_000.0, 150_000.0]),
        start in 0..MINUTES - 30,
        length in 1_usize..30,
        has_time in prop::bool::weighted(0.9),
        precision in select(vec!["second", "second", "day"]),
    ) -> Plain {
        let at = (f64::from(at.0), f64::from(at.1));
        let span = has_time.then_some((start, start + length));
        Plain { kind, at, radius_m, span, precision }
    }
}

fn text(events: &[Plain]) -> String {
    let mut text =
        "id,kind,start,end,time_precision,latitude,longitude,geo_precision,radius_m\n".to_owned();
    for (number, event) in events.iter().enumerate() {
        let minute =
            |minute: usize| format!("2025-03-05T{:02}:{:02}:00Z", 10 + minute / 60, minute % 60);
        let (start, end) =
            event.span.map_or_else(Default::default, |(a, b)| (minute(a), minute(b)));
        let Plain { kind, at: (north, east), radius_m, precision, .. } = event;
        let radius = if *radius_m > 0.0 { radius_m.to_string() } else { String::new() };
        let precision = if start.is_empty() { "" } else { precision };
        text += &format!("{number},{kind},{start},{end},{precision},{north},{east},,{radius}\n");
    }
    text
}

pub fn read(name: &str, text: &str) -> Arc<Dataset> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
}

/// The word of the state of `event`, and minutes of its alert, by looking at every
/// alert in every minute.
fn dully(files: &[Vec<Plain>], event: &Plain) -> (&'static str, Option<(usize, usize)>) {
    if event.kind == "air_alert" {
        return (word::NONE, None);
    }
    let Some((start, end)) = event.span else { return (word::UNKNOWN, None) };
    let is_alert = |one: &&Plain| one.kind == "air_alert" && one.span.is_some();
    let alerts: Vec<&Plain> = files.iter().flatten().filter(is_alert).collect();
    let same = |a: &Plain, b: &Plain| a.at == b.at && a.radius_m == b.radius_m;
    let metres = |a: &Plain, b: &Plain| {
        let place = |one: &Plain| Place::new(one.at.0, one.at.1).unwrap();
        place(a).distance_m(place(b))
    };
    let holds =
        |area: &Plain| same(area, event) || metres(area, event) + event.radius_m <= area.radius_m;
    let touches =
        |area: &Plain| same(area, event) || metres(area, event) <= area.radius_m + event.radius_m;
    let is_in = |one: &Plain, minute: usize| {
        one.span.is_some_and(|(from, to)| (from..to).contains(&minute))
    };
    let has_end = |one: &Plain| one.span.is_some_and(|(from, to)| to - from > 1);
    let is_sure = |one: &Plain| one.precision != "day" && has_end(one);
    // An alert without an end may last until the next one begins in its area, if any does.
    let may_be_on = |one: &Plain, minute: usize| {
        if one.precision == "day" || has_end(one) {
            return one.precision == "day" && is_in(one, minute);
        }
        let begun = one.span.map_or(0, |(from, _)| from);
        let others = alerts.iter().filter(|next| same(one, next) && next.precision != "day");
        let next = others.filter_map(|next| next.span).map(|(from, _)| from);
        let next = next.filter(|from| *from > begun).min().unwrap_or(MINUTES);
        (begun..next.max(begun + 1)).contains(&minute)
    };
    let areas = || alerts.iter().copied();
    let on = |area: &Plain, minute: usize| {
        areas().any(|one| same(one, area) && is_sure(one) && is_in(one, minute))
    };
    let mut held: Vec<(usize, usize)> = areas()
        .filter(|area| holds(area) && (start..end).all(|minute| on(area, minute)))
        .map(|area| {
            let first = (0..=start).rev().take_while(|minute| on(area, *minute)).last().unwrap();
            let last = (start..MINUTES).take_while(|minute| on(area, *minute)).last().unwrap();
            (first, last + 1)
        })
        .collect();
    held.sort_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)));
    if let Some(alert) = held.first() {
        return (word::ON, Some(*alert));
    }
    let is_disturbed = (start..end).any(|minute| {
        areas().any(|one| {
            touches(one) && ((is_sure(one) && is_in(one, minute)) || may_be_on(one, minute))
        })
    });
    let is_covered = files.iter().any(|file| {
        let count = file.iter().filter(|one| one.kind == "air_alert").count();
        let own: Vec<&Plain> = file.iter().filter(is_alert).collect();
        count * 10 >= file.len() * 9
            && own.iter().any(|area| {
                let of_area =
                    || own.iter().filter(|one| same(one, area)).filter_map(|one| one.span);
                let (first, last) =
                    (of_area().map(|one| one.0).min(), of_area().map(|one| one.1).max());
                holds(area) && first <= Some(start) && Some(end) <= last
            })
    });
    (if !is_disturbed && is_covered { word::OFF } else { word::UNKNOWN }, None)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn states_are_those_of_looking_at_every_alert_in_every_minute(
        mixed in prop::collection::vec(plain(&["drone_strike", "fire", "air_alert"]), 1..25),
        alerts in prop::collection::vec(plain(&["air_alert"]), 1..25),
    ) {
        let files = [mixed, alerts];
        let datasets = [read("mixed.csv", &text(&files[0])), read("alerts.csv", &text(&files[1]))];
        let alerts = LazyAlerts::new(datasets.iter().map(Arc::clone));
        let index = alerts.index();
        let mut sums: BTreeMap<&str, usize> = BTreeMap::new();
        let mut delays = Vec::new();
        for (dataset, file) in datasets.iter().zip(&files) {
            let states = alerts.states(dataset);
            let asked = |text: &str| {
                Expression::parse(text).unwrap().rows_among(dataset, &alerts).unwrap()
            };
            let (on, unknown) = (asked("air_alert = on"), asked("air_alert is unknown"));
            for row in 0..dataset.len() {
                let number: usize = dataset.event(row).unwrap().id.parse().unwrap();
                let (expected, alert) = dully(&files, &file[number]);
                prop_assert_eq!(&**states.words().value(row), expected, "{:?}", file[number]);
                prop_assert_eq!(on.contains(row), expected == word::ON);
                prop_assert_eq!(unknown.contains(row), expected == word::UNKNOWN);
                if file[number].kind == "drone_strike" {
                    *sums.entry(expected).or_default() += 1;
                    let delay = alert.zip(file[number].span).filter(|(_, span)| span.0 < span.1);
                    // The middle of the minutes of the strike, in half minutes.
                    delays.extend(delay.map(|((from, _), (a, b))| (a + b - 2 * from) / 2));
                }
                let state = index.state(dataset, row);
                prop_assert_eq!(state.map_or(word::NONE, AlertState::id), expected);
                let minutes = match state {
                    Some(AlertState::On(alert)) => Some([alert.start(), alert.end()].map(|at| {
                        let minute = (at.secs() % 86_400 - 36_000) / 60;
                        usize::try_from(minute).unwrap()
                    })),
                    _ => None,
                };
                prop_assert_eq!(minutes, alert.map(|(from, to)| [from, to]));
            }
        }
        let all = datasets.each_ref().map(|dataset| Rows::all(dataset.len()));
        let states = datasets.each_ref().map(|dataset| alerts.states(dataset));
        let summary = AlertSummary::of(states.iter().map(|states| &**states).zip(&all));
        let sum = |word: &str| sums.get(word).copied().unwrap_or(0);
        let expected = (sum(word::ON), sum(word::OFF), sum(word::UNKNOWN));
        prop_assert_eq!((summary.on, summary.off, summary.not_known), expected);
        delays.sort_unstable();
        let middle = |upper: usize| delays.get((delays.len() + upper).checked_sub(1)? / 2);
        let median = middle(0).zip(middle(1)).map(|(a, b)| (a + b) / 2);
        prop_assert_eq!(summary.median_minutes, median.map(|at| i64::try_from(at).unwrap()));
    }
}

#[test]
fn after_an_alert_without_an_end_nothing_in_its_area_is_off() {
    let alert = |radius_m, span| Plain {
        kind: "air_alert",
        at: (41.0, -31.0),
        radius_m,
        span: Some(span),
        precision: "second",
    };
    // The larger area is covered from its first to its last alert, the smaller one has one
    // alert of which only the start is known.
    let alerts = [alert(90_000.0, (0, 5)), alert(90_000.0, (80, 85)), alert(20_000.0, (20, 21))];
    let strike = |at, span| Plain { kind: "drone_strike", at, radius_m: 0.0, ..alert(0.0, span) };
    let (inside, outside) = ((41.0, -31.0), (41.5, -31.0));
    let strikes = [strike(inside, (10, 11)), strike(inside, (50, 51)), strike(outside, (50, 51))];
    let files = [strikes.to_vec(), alerts.to_vec()];
    let datasets = [read("strikes.csv", &text(&strikes)), read("alerts.csv", &text(&alerts))];
    let index = AlertIndex::new(datasets.iter().map(|dataset| &**dataset));
    let expected = [AlertState::Off, AlertState::NotKnown(NotKnown::AlertTime), AlertState::Off];
    for row in 0..3 {
        let number: usize = datasets[0].event(row).unwrap().id.parse().unwrap();
        assert_eq!(index.state(&datasets[0], row), Some(expected[number]), "{number}");
        assert_eq!(dully(&files, &strikes[number]).0, expected[number].id());
    }
}

/// Alerts as the authorities declare them.
pub const OFFICIAL: &str = "oblast,raion,hromada,level,started_at,finished_at,source\n\
    Kyivska oblast,,,oblast,2025-02-28 12:00:00+00:00,2025-02-28 13:00:00+00:00,s\n\
    Kyiv City,,,oblast,2025-03-01 10:00:00+00:00,2025-03-01 11:00:00+00:00,s\n\
    Kyiv City,,,oblast,2025-03-03 10:00:00+00:00,2025-03-03 11:00:00+00:00,s\n\
    Kyivska oblast,,,oblast,2025-03-01 12:00:00+00:00,2025-03-01 13:00:00+00:00,s\n\
    Kyivska oblast,,,oblast,2025-03-03 12:00:00+00:00,2025-03-03 13:00:00+00:00,s\n\
    Kyivska oblast,Nowherskyi raion,,raion,2025-03-02 15:00:00+00:00,2025-03-02 16:00:00+00:00,s\n\
    Kyivska oblast,,Nowherska terytorialna hromada,hromada,2025-03-02 17:00:00+00:00,2025-03-02 18:00:00+00:00,s\n\
    Nowhere,,,oblast,2025-03-02 19:00:00+00:00,2025-03-02 20:00:00+00:00,s\n\
    Kyivska oblast,Vyshhorodskyi raion,,raion,2025-03-02 06:00:00+00:00,2025-03-02 07:00:00+00:00,s\n\
    Kyiv City,,,oblast,2025-03-03 20:00:00+00:00,,s\n\
    Kyiv City,,,oblast,2025-03-04 20:00:00+00:00,2025-03-04 21:00:00+00:00,s\n";

const HEADER: &str = "id,kind,start,end,time_precision,latitude,longitude,geo_precision,radius_m,place,admin1,country\n";

/// One event an area and time of day, as a file of the project.
pub fn events(rows: &[(&str, &str, &str)]) -> String {
    let mut text = HEADER.to_owned();
    for (number, (kind, time, place)) in rows.iter().enumerate() {
        text += &format!("{number},{kind},{time},{place}\n");
    }
    text
}

pub const KYIV: &str = "50.45,30.52,exact,,Kyiv,Kyiv City,UA";
const VYSHHOROD: &str = "50.58,30.49,exact,,Vyshhorod,Kyiv Oblast,UA";
const SOMEWHERE_IN_KYIV: &str = "50.45,30.52,city,28000,Kyiv,Kyiv City,UA";
const NO_NAMES_NEAR_KYIV: &str = "50.55,30.49,exact,,,,";
const ABROAD: &str = "51.2,30.5,exact,,,,BY";
const COUNTRY: &str = "49.0,31.4,country,600000,,,UA";

#[test]
fn names_decide_which_area_an_event_lies_in() {
    let minute = |time: &str| format!("{time},,minute");
    let (city, oblast) = (minute("2025-03-01T10:30Z"), minute("2025-03-01T12:30Z"));
    let (raion, quiet) = (minute("2025-03-02T06:30Z"), minute("2025-03-02T09:00Z"));
    let (before, no_end) = (minute("2025-02-01T09:00Z"), minute("2025-03-03T23:00Z"));
    let place = |why| Err(NotKnown::Place(why));
    let exact = Some(strikemap::dataset::PlaceTier::Exact);
    let cases: Vec<(&str, &str, Result<&str, NotKnown>)> = vec![
        (&city, KYIV, Ok("on")),
        (&city, SOMEWHERE_IN_KYIV, Ok("on")),
        // An alert in the city is none in the oblast around it, and the other way round.
        (&city, VYSHHOROD, Ok("off")),
        (&oblast, VYSHHOROD, Ok("on")),
        (&oblast, KYIV, Ok("off")),
        // The circles of both hold it, and nothing says which of them does.
        (&city, NO_NAMES_NEAR_KYIV, place(exact)),
        (&oblast, NO_NAMES_NEAR_KYIV, place(exact)),
        // The oblast is covered; in which of its raions the town lies is not known.
        (&raion, VYSHHOROD, place(exact)),
        (&raion, KYIV, Ok("off")),
        // A raion and a hromada that nobody knows are not the oblast, and an alert in no
        // known place may have been on anywhere.
        ("2025-03-02T15:30Z,,minute", VYSHHOROD, place(exact)),
        ("2025-03-02T17:30Z,,minute", VYSHHOROD, place(exact)),
        ("2025-03-02T15:30Z,,minute", KYIV, Ok("off")),
        ("2025-03-02T19:30Z,,minute", KYIV, Err(NotKnown::AlertPlace)),
        (&quiet, VYSHHOROD, Ok("off")),
        (&quiet, KYIV, Ok("off")),
        (&before, KYIV, Err(NotKnown::NoData)),
        (&no_end, KYIV, Err(NotKnown::AlertTime)),
        (&oblast, ABROAD, Err(NotKnown::NoData)),
        (&oblast, COUNTRY, place(Some(strikemap::dataset::PlaceTier::Country))),
        ("2025-03-01,,day", KYIV, Err(NotKnown::Time(TimePrecision::Day))),
        ("2025-03-02,,day", VYSHHOROD, place(exact)),
        ("2025-02-28T15:00Z,2025-02-28T20:00Z,hour", VYSHHOROD, Ok("off")),
        (",,", KYIV, Err(NotKnown::NoTime)),
        (&city, ",,,,,,UA", Err(NotKnown::NoPlace)),
    ];
    let rows: Vec<(&str, &str, &str)> =
        cases.iter().map(|(time, place, _)| ("drone_strike", *time, *place)).collect();
    let strikes = read("strikes.csv", &events(&rows));
    let alerts = read("alerts.csv", OFFICIAL);
    let index = AlertIndex::new([&*strikes, &*alerts]);
    for row in 0..strikes.len() {
        let number: usize = strikes.event(row).unwrap().id.parse().unwrap();
        let state = index.state(&strikes, row).unwrap();
        let found = match state {
            AlertState::NotKnown(why) => Err(why),
            known => Ok(known.id()),
        };
        assert_eq!(found, cases[number].2, "{:?}", cases[number]);
    }
    // Without the file of alerts nothing is known, and nothing is off.
    let alone = AlertIndex::new([&*strikes]);
    for row in 0..strikes.len() {
        assert!(matches!(alone.state(&strikes, row), Some(AlertState::NotKnown(_))));
    }
}

#[test]
fn the_built_in_data_says_on_or_not_known_and_never_off() {
    let dataset = demo::dataset().unwrap();
    let states = AlertStates::new(&dataset, &AlertIndex::new([&dataset]));
    let words = states.words();
    let rows = |wanted: &str| Rows::from_fn(dataset.len(), |row| &**words.value(row) == wanted);
    assert_eq!(rows(word::OFF).count(), 0);
    assert!(rows(word::ON).count() > 10 && rows(word::UNKNOWN).count() > 100);
    let none = rows(word::NONE);
    let lasting = Rows::from_fn(dataset.len(), |row| dataset.is_lasting(row));
    assert!(none == lasting);
    let all = Rows::all(dataset.len());
    let summary = AlertSummary::of([(&states, &all)].into_iter());
    assert!(summary.on > 0 && summary.off == 0 && summary.median_minutes.is_some());
}
