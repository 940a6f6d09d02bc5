//! The questions that an engine is asked about a table, and the same of its rows in memory.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use strikemap::base::Progress;
use strikemap::database::Store;
use strikemap::database::engine::{Ask, CellGrid, EventTable};
use strikemap::dataset::{
    CoordinateSource, Dataset, GeoPrecision, Instant, Interval, Options, PlaceTier, PlaceTiers,
    Rows,
};
use strikemap::filter::words::{
    COUNTRY, KIND, LOCATION_PRECISION, PLACE, SOURCE, TIME_PRECISION, WEAPON,
};
use strikemap::filter::{
    AreaChoice, AreaMatching, Argument, Filter, Filters, Matching, Mode, Policy, TimeFilter,
};
use strikemap::import;
use strikemap::summary::bins::Width;
use strikemap::summary::{Bins, Histogram, Toll, facets};

/// A table both ways.
struct Both<'a> {
    ask: Ask<'a>,
    dataset: Dataset,
    dated: Rows,
    /// Rows with a place by their coordinates, and not by country alone.
    on_map: Rows,
}

fn filters() -> impl Strategy<Value = Filters> {
    let at = |secs: i64| Instant::from_secs(secs);
    let time = (
        prop::sample::select(Mode::ALL.to_vec()),
        prop::sample::select(Matching::ALL.to_vec()),
        prop::sample::select(vec![Policy::Include, Policy::Exclude, Policy::Only]),
        prop::sample::select(vec![Policy::Include, Policy::Include, Policy::Exclude, Policy::Only]),
        prop::option::weighted(0.8, (1_456_000_000_i64..1_775_000_000, 1_i64..200_000_000)),
    )
        .prop_map(move |(mode, matching, undated, imprecise, window)| TimeFilter {
            mode,
            matching,
            undated,
            imprecise,
            window: window.and_then(|(start, secs)| Interval::new(at(start), at(start + secs))),
            ..TimeFilter::default()
        });
    let words = |words: &'static [&'static str]| {
        prop::sample::subsequence(words, 1..=words.len()).prop_map(|words| {
            Argument::Words(words.into_iter().map(str::to_owned).collect::<BTreeSet<_>>())
        })
    };
    let areas = (
        prop::sample::select(vec![
            "Kyiv",
            "30.2,50.1,30.9,50.8",
            "CIRCLE(30.52 50.45, 20000)",
            "POLYGON((30.1 50.1, 31 50.2, 30.5 50.9, 30.1 50.1))",
        ]),
        prop::sample::select(vec![
            AreaMatching::Possible,
            AreaMatching::Definite,
            AreaMatching::Tiers(PlaceTiers::NONE),
            AreaMatching::Tiers(PlaceTiers::of(PlaceTier::ALL)),
        ]),
    )
        .prop_map(|(text, matching)| Argument::Areas {
            areas: vec![AreaChoice::from_text(text).unwrap()],
            matching,
        });
    let clock = |count: u8| {
        (prop::sample::select(vec!["UTC", "Europe/Kyiv", "Asia/Kathmandu"]), 0..count, 0..count)
            .prop_map(|(zone, a, b)| Argument::Clock {
                zone: zone.to_owned(),
                values: (a.min(b)..=a.max(b)).collect(),
            })
    };
    let clause = prop_oneof![
        words(&["drone_strike", "fire", "air_alert", "event"]).prop_map(|a| ("kind", a)),
        words(&["Ukraine", "Poland", "PL", ""]).prop_map(|a| ("country", a)),
        words(&["Shahed", ""]).prop_map(|a| ("weapon", a)),
        words(&["second", "day", "year", "undated"]).prop_map(|a| ("time_precision", a)),
        words(&["exact", "town", "oblast", "unplaced", "unstated"])
            .prop_map(|a| ("location_precision", a)),
        words(&["Suspilne", "BBC"]).prop_map(|a| ("source", a)),
        (0_u32..4, 0_u32..9).prop_map(|(k, i)| ("harm", Argument::Harm { killed: k, injured: i })),
        areas.prop_map(|a| ("area", a)),
        clock(24).prop_map(|a| ("hour_of_day", a)),
        clock(7).prop_map(|a| ("weekday", a)),
        prop::sample::select(vec![
            "fire",
            "ПОЖЕЖА",
            "100% \\_roof",
            "it's",
            "e_a",
            "\"of the\" Kyiv"
        ])
        .prop_map(|text| ("text", Argument::Text(text.to_owned()))),
    ];
    (time, prop::collection::vec(clause, 0..3)).prop_map(|(time, clauses)| {
        let mut filters = Filters { time, ..Filters::default() };
        clauses.into_iter().for_each(|(id, argument)| filters.set(id, Some(argument)));
        filters
    })
}

fn same(name: &str, both: &Both<'_>, filters: &Filters) -> Result<(), TestCaseError> {
    let Both { ask, dataset, .. } = both;
    let rows = filters.matching(dataset).unwrap();
    let totals = ask.totals(filters).unwrap();
    let count = |keep: &dyn Fn(usize) -> bool| rows.iter().filter(|row| keep(*row)).count() as u64;
    prop_assert_eq!(totals.events, rows.count() as u64, "{}", name);
    prop_assert_eq!(totals.undated, count(&|row| dataset.interval(row).is_none()));
    prop_assert_eq!(totals.unplaced, count(&|row| dataset.place(row).is_none()));
    for filter in [&KIND, &COUNTRY, &WEAPON, &PLACE, &SOURCE, &TIME_PRECISION, &LOCATION_PRECISION]
    {
        let mut others = filters.clone();
        others.set(filter.id(), None);
        let rows = others.matching(dataset).unwrap();
        let expected = facets::count_words(filter, std::iter::once((dataset, &rows)));
        prop_assert_eq!(ask.words(filter, filters).unwrap(), expected, "{} {}", name, filter.id());
    }
    prop_assert_eq!(ask.toll(filters).unwrap(), Toll::of(std::iter::once((dataset, &rows))));
    let zone = Options::default().zone;
    let whole = dataset.extent().unwrap();
    let extent = filters.time.window.unwrap_or(whole);
    let bins = Bins::covering(extent, Width::fitting(extent, 60), &zone);
    let mut expected = Histogram::empty(&bins);
    expected.add(dataset, &rows, &bins, strikemap::dataset::TimeAxis::Event);
    let found = ask.histogram(&bins, filters).unwrap();
    for (found, expected) in
        [(&found.counts, &expected.counts), (&found.imprecise, &expected.imprecise)]
    {
        for (bin, (found, expected)) in found.iter().zip(expected).enumerate() {
            let allowed = 1e-6 * expected.abs().max(1.0);
            prop_assert!((found - expected).abs() < allowed, "{bin}: {found} {expected}");
        }
    }
    cubes(both, filters, &bins)
}

/// Windows from one edge of the bins to another, out of cubes.
fn cubes(both: &Both<'_>, filters: &Filters, bins: &Bins) -> Result<(), TestCaseError> {
    let Both { ask, dataset, .. } = both;
    let edges = bins.edges();
    let kinds = ask.word_cube(&KIND, filters, bins).unwrap();
    let grid = CellGrid {
        meridians: (0..=16).map(|step| 30.0 + f64::from(step) / 12.0).collect(),
        parallels: (0..=12).map(|step| 50.0 + f64::from(step) / 12.0).collect(),
    };
    let cells = ask.map_cube(&grid, filters, bins).unwrap();
    let (first, last) = (edges.len() / 3, edges.len() - 1);
    for matching in Matching::ALL {
        let window =
            Interval::new(Instant::from_secs(edges[first]), Instant::from_secs(edges[last]));
        let time = TimeFilter {
            mode: Mode::Window,
            window,
            matching,
            undated: match filters.time.undated {
                Policy::Include => Policy::Exclude,
                other => other,
            },
            ..filters.time
        };
        let rows_of = |without: Option<&str>| -> Rows {
            let mut windowed = Filters { time, ..filters.clone() };
            without.into_iter().for_each(|id| windowed.set(id, None));
            windowed.matching(dataset).unwrap()
        };
        let mut rows = rows_of(Some(KIND.id()));
        rows.intersect(&both.dated);
        let counts = kinds.cube.window(first..last, matching);
        for (word, count) in kinds.words.iter().zip(&counts) {
            let has = |row: &usize| **dataset.kinds().value(*row) == **word;
            prop_assert_eq!(*count, rows.iter().filter(has).count() as u64, "{}", word);
        }
        prop_assert_eq!(counts.iter().sum::<u64>(), rows.count() as u64);
        let mut expected = vec![0; grid.size()[0] * grid.size()[1]];
        let mut rows = rows_of(None);
        rows.intersect(&both.dated);
        rows.intersect(&both.on_map);
        for row in rows.iter() {
            let place = dataset.place(row).unwrap();
            let cell = grid.cell(place.latitude(), place.longitude());
            cell.into_iter().for_each(|cell| expected[cell] += 1);
        }
        let found = match cells.is_empty() {
            true => vec![0; expected.len()],
            false => cells.window(first..last, matching),
        };
        prop_assert_eq!(found, expected);
    }
    Ok(())
}

/// Filters of the kinds that clusters are asked about, each under a time window.
pub fn of_clusters() -> Vec<Filters> {
    let at = |secs: i64| Instant::from_secs(secs);
    let words = |words: &[&str]| Argument::Words(words.iter().map(|&w| w.to_owned()).collect());
    let clauses: [&[(&str, Argument)]; 2] = [
        &[("kind", words(&["fire", "air_alert"])), ("country", words(&["Ukraine"]))],
        &[("time_precision", words(&["day", "undated"])), ("text", Argument::Text("fire".into()))],
    ];
    let filters = |(number, clauses): (usize, &&[(&str, Argument)])| {
        let start = 1_610_000_000 + 1_000_003 * number as i64;
        let time = TimeFilter {
            mode: Mode::Window,
            window: Interval::new(at(start), at(start + 90_000_000)),
            matching: Matching::ALL[number % 2],
            undated: if number == 1 { Policy::Include } else { Policy::Exclude },
            ..TimeFilter::default()
        };
        let mut filters = Filters { time, ..Filters::default() };
        for (id, argument) in *clauses {
            filters.set(id, Some(argument.clone()));
        }
        filters
    };
    clauses.iter().enumerate().map(filters).collect()
}

/// Asks `table` of `store` without a filter, under `chosen` and under `cases` random ones, and
/// counts the rows of the file at `path`, which are the same.
pub fn compare(
    (name, path): (&str, &Path),
    store: &dyn Store,
    table: &EventTable,
    chosen: &[Filters],
    cases: u32,
) {
    let dataset = import::read(path, &Options::default(), &Progress::default()).unwrap();
    let rows = dataset.len();
    let dated = Rows::from_fn(rows, |row| dataset.interval(row).is_some());
    let on_map = Rows::from_fn(rows, |row| {
        let event = dataset.event(row).unwrap();
        event.place.is_some()
            && event.located == CoordinateSource::Source
            && event.geo_precision != GeoPrecision::Country
    });
    let both = Both { ask: Ask::new(store, table), dataset, dated, on_map };
    assert_eq!(both.ask.extent().unwrap(), both.dataset.extent());
    same(name, &both, &Filters::default()).unwrap();
    chosen.iter().for_each(|filters| same(name, &both, filters).unwrap());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    runner.run(&filters(), |filters| same(name, &both, &filters)).unwrap();
}
