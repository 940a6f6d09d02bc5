//! What a PostgreSQL is asked about a table is what counting its fetched rows gives.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use strikemap::base::Progress;
use strikemap::database::Address;
use strikemap::database::engine::{Ask, CellGrid, EngineError, ask_table};
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
use strikemap::net::postgres::{Connection, Timeouts};
use strikemap::summary::bins::Width;
use strikemap::summary::{Bins, Histogram, Toll, facets};

use crate::postgres_server::{PASSWORD, Server, succeeds};

const ROWS: usize = 100_000;

/// Columns with a pseudo-random number `r1`, `r2`, … for each row.
fn table(name: &str, columns: &str) -> String {
    format!(
        "SELECT setseed(0.25); CREATE TABLE {name} AS SELECT i AS id, {columns} FROM \
         (SELECT i, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS \
         r5, random() AS r6, random() AS r7, random() AS r8 FROM generate_series(1, {ROWS}) AS i) \
         AS made; ALTER TABLE {name} ADD PRIMARY KEY (id)"
    )
}

/// Moments with everything that may be odd about them, in the project's own columns.
const OWN: &str = "
    (ARRAY['drone_strike', 'Drone strike', 'missile_strike', 'fire', 'air_alert', 'attack_summary',
        'casualty_report', NULL, '', ' Fire '])[1 + floor(r1 * 10)::int] AS kind,
    CASE WHEN r2 < 0.02 THEN NULL WHEN r2 < 0.03 THEN 'infinity' WHEN r2 < 0.04 THEN '-infinity'
        WHEN r2 < 0.05 THEN timestamptz 'epoch' WHEN r2 < 0.06 THEN timestamptz '1900-01-01 05:00Z'
        WHEN r2 < 0.07 THEN timestamptz '1898-05-05' WHEN r2 < 0.08 THEN timestamptz '2101-01-01'
        WHEN r2 < 0.09 THEN timestamptz '1969-12-31 23:59:59.5Z'
        WHEN r2 < 0.2 THEN date_trunc('hour', timestamptz '2016-02-24' + r3 * interval '10 years')
        ELSE timestamptz '2016-02-24' + r3 * interval '10 years' END AS start,
    CASE WHEN r4 < 0.2 THEN timestamptz '2016-02-24' + r3 * interval '10 years'
            + (r5 - 0.1) * interval '40 hours'
         WHEN r4 < 0.21 THEN timestamptz '2016-02-24' + r3 * interval '10 years' + interval '1 year'
         WHEN r4 < 0.22 THEN timestamptz '2025-06-06' WHEN r4 < 0.23 THEN 'infinity' END AS \"end\",
    (ARRAY['second', 'minute', 'hour', 'part_of_day', 'day', 'week', 'month', 'year', 'unknown',
        '', 'odd', NULL])[1 + floor(r5 * 24)::int] AS time_precision,
    CASE WHEN r6 < 0.05 THEN NULL WHEN r6 < 0.06 THEN 0.001 WHEN r6 < 0.07 THEN 95
        ELSE round((50.0 + floor(r7 * 12) / 11)::numeric, 4) END::float8 AS latitude,
    CASE WHEN r6 < 0.04 THEN NULL WHEN r6 < 0.06 THEN -0.001
        ELSE round((30.0 + floor(r8 * 12) / 9)::numeric, 4) END::float8 AS longitude,
    (ARRAY['exact', 'city', 'oblast', 'country', 'district', '', NULL])[1 + floor(r8 * 7)::int]
        AS geo_precision,
    (ARRAY[NULL, 100, 15000, 0])[1 + floor(r7 * 4)::int] AS radius_m,
    (ARRAY['Kyiv', 'Вишгород', '', NULL, 'it''s a place', 'Lublin'])[1 + floor(r1 * 6)::int] AS place,
    (ARRAY['Ukraine', 'Poland', 'Neverland'])[1 + floor(r2 * 3)::int] AS country,
    (ARRAY['Shahed', 'shahed', NULL, 'Kalibr; Kh-101', 'unknown'])[1 + floor(r3 * 5)::int] AS weapon,
    CASE WHEN r4 < 0.3 THEN floor(r5 * 4)::int WHEN r4 < 0.31 THEN -9 END AS killed_low,
    CASE WHEN r4 < 0.2 THEN floor(r5 * 9)::int END AS killed_high,
    CASE WHEN r1 < 0.2 THEN floor(r6 * 30)::int END AS injured_low,
    CASE WHEN r7 < 0.3 THEN 'A' || floor(r3 * 400)::int WHEN r7 < 0.31 THEN '' END AS attack,
    (ARRAY['Suspilne|https://suspilne.media/1', 'Reuters ; BBC', NULL])[1 + floor(r8 * 3)::int]
        AS sources,
    'Fire at 100% of the \\_roof' || CASE WHEN r1 < 0.1 THEN ' Пожежа' ELSE '' END AS summary";

/// Moments alone, of which the server computes the times in one step.
const MOMENTS: &str = "
    (ARRAY['fire', 'air_alert', NULL])[1 + floor(r1 * 3)::int] AS event_type,
    CASE WHEN r2 < 0.02 THEN NULL WHEN r2 < 0.03 THEN 'infinity' WHEN r2 < 0.04 THEN timestamptz
        'epoch' WHEN r2 < 0.05 THEN timestamptz '1904-01-01 05:00Z' WHEN r2 < 0.06 THEN timestamptz
        '1969-12-31 23:59:58.5Z' ELSE timestamptz '2016-02-24' + r3 * interval '10 years' END
        AS start_at,
    CASE WHEN r4 < 0.3 THEN timestamptz '2016-02-24' + r3 * interval '10 years'
            + (r5 - 0.1) * interval '40 hours' WHEN r4 < 0.31 THEN 'infinity' END AS end_at,
    round((50.0 + floor(r7 * 40) / 37)::numeric, 4) AS latitude,
    round((30.0 + floor(r8 * 40) / 31)::numeric, 4)::real AS longitude,
    floor(r5 * 50)::int - 5 AS killed";

/// Days by the clocks of the country of each row.
const DAYS: &str = "
    (ARRAY['fire', 'drone_strike', 'air_alert'])[1 + floor(r1 * 3)::int] AS event_type,
    CASE WHEN r2 < 0.02 THEN NULL WHEN r2 < 0.03 THEN date '1900-01-01' WHEN r2 < 0.04 THEN
        date '1970-01-01' ELSE date '2019-01-01' + floor(r3 * 2000)::int END AS event_date,
    CASE WHEN r4 < 0.3 THEN date '2019-01-01' + floor(r3 * 2000)::int + floor(r5 * 9)::int - 2
        END AS end_date,
    (ARRAY['Ukraine', 'Poland', 'PL', 'Russia', 'Neverland'])[1 + floor(r6 * 5)::int] AS country,
    50.0 + floor(r7 * 50) / 50 AS latitude, 30.0 + floor(r8 * 50) / 50 AS longitude";

/// Times without a zone, some of them where clocks are put back and forward.
const CIVIL: &str = "
    (ARRAY['fire', 'air_alert'])[1 + floor(r1 * 2)::int] AS event_type,
    CASE WHEN r2 < 0.1 THEN timestamp '2021-10-31 01:30' + floor(r3 * 12) * interval '15 minutes'
        WHEN r2 < 0.2 THEN timestamp '2021-03-28 01:30' + floor(r3 * 12) * interval '15 minutes'
        WHEN r2 < 0.21 THEN timestamp '1970-01-01' WHEN r2 < 0.22 THEN timestamp '1970-01-01 03:00'
        ELSE timestamp '2021-01-01' + r3 * interval '2 years' END AS start_at,
    CASE WHEN r4 < 0.2 THEN timestamp '2021-01-01' + r3 * interval '2 years' + r5 * interval '3 days'
        END AS end_at,
    (ARRAY['Ukraine', 'Poland'])[1 + floor(r6 * 2)::int] AS country";

/// Midnights that mean days, and stated precisions beside them.
const MIDNIGHTS: &str = "
    timestamptz '2021-01-01 00:00Z' + floor(r1 * 900) * interval '1 day' AS start_at,
    CASE WHEN r2 < 0.2 THEN timestamptz '2021-01-01 00:00Z' + floor(r1 * 900) * interval '1 day'
        + floor(r3 * 60) * interval '1 day' END AS end_at,
    (ARRAY['hour', 'day', 'month', 'unknown', NULL])[1 + floor(r4 * 5)::int] AS time_precision,
    (ARRAY['Ukraine', 'Poland'])[1 + floor(r6 * 2)::int] AS country";

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

fn connect(server: &Server, table: &str) -> (Connection, Address) {
    let address = Address::read(&server.address(table), |_| None).unwrap();
    let connection = Connection::open(&address.server, Some(PASSWORD), Timeouts::default());
    (connection.unwrap(), address)
}

/// Compares both ways under `cases` random filters.
fn compare(server: &Server, name: &str, columns: &str, cases: u32) {
    server.sql(&table(name, columns));
    let folder = tempfile::tempdir().unwrap();
    succeeds(folder.path(), &["fetch", &server.address(name), "-o", "all.csv"]);
    let options = Options::default();
    let path = folder.path().join("all.csv");
    let dataset = import::read(&path, &options, &Progress::default()).unwrap();
    assert_eq!(dataset.len(), ROWS);
    let (connection, address) = connect(server, name);
    let table = ask_table(&connection, &address, &options, folder.path()).unwrap();
    let dated = Rows::from_fn(ROWS, |row| dataset.interval(row).is_some());
    let on_map = Rows::from_fn(ROWS, |row| {
        let event = dataset.event(row).unwrap();
        event.place.is_some()
            && event.located == CoordinateSource::Source
            && event.geo_precision != GeoPrecision::Country
    });
    let both = Both { ask: Ask::new(&connection, &table), dataset, dated, on_map };
    assert_eq!(both.ask.extent().unwrap(), both.dataset.extent());
    same(name, &both, &Filters::default()).unwrap();
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    runner.run(&filters(), |filters| same(name, &both, &filters)).unwrap();
}

#[test]
fn a_server_counts_what_counting_its_rows_gives() {
    let Some(server) = Server::start() else { return };
    compare(&server, "own", OWN, 4);
    compare(&server, "moments", MOMENTS, 2);
    compare(&server, "days", DAYS, 1);
    compare(&server, "civil", CIVIL, 1);
    compare(&server, "midnights", MIDNIGHTS, 1);
}

#[test]
fn a_table_that_a_server_cannot_be_asked_about_is_refused_with_the_reason() {
    let Some(server) = Server::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let refused = |name: &str, columns: &str, rows: &str| -> EngineError {
        server.sql(&format!(
            "CREATE TABLE {name} (id int PRIMARY KEY, {columns}); INSERT INTO {name} {rows}"
        ));
        let (connection, address) = connect(&server, name);
        let found = ask_table(&connection, &address, &Options::default(), folder.path());
        found.err().unwrap()
    };
    let nothing = "SELECT 1 WHERE FALSE";
    let error = refused("empty", "event_date date", nothing);
    assert!(matches!(error, EngineError::NoRows(_)), "{error}");
    let error = refused("words", "start_at text", "VALUES (1, '27 Dec 2025 about noon')");
    assert!(matches!(error, EngineError::Type { .. }), "{error}");
    let error = refused(
        "point",
        "start_at timestamptz, coordinates text",
        "VALUES (1, now(), '50.45, 30.52')",
    );
    assert!(matches!(error, EngineError::Field { .. }), "{error}");
    let error = refused(
        "clocks",
        "event_date date, latitude float8, longitude float8",
        "VALUES (1, '2025-12-27', 51.25, 22.57)",
    );
    assert!(matches!(error, EngineError::Clocks { rows: 1, .. }), "{error}");
    let error =
        refused("own_name", "start_at timestamptz, \"strikemap from\" int", "VALUES (1, now(), 1)");
    assert!(matches!(error, EngineError::Name(_)), "{error}");
    let utc = refused("utc", "start_utc timestamp", "VALUES (1, NULL)");
    assert!(matches!(utc, EngineError::Header { .. }), "{utc}");
    let scaled = "start timestamptz, latitude_e7 int, longitude_e7 int";
    let error = refused("scaled", scaled, "VALUES (1, now(), 504500000, 305200000)");
    assert!(matches!(error, EngineError::Header { .. }), "{error}");
    let error = refused(
        "named",
        "start timestamptz, place text",
        "SELECT g, now(), CASE WHEN g < 1100 THEN 'Kyiv' ELSE '50.45, 30.52' END \
         FROM generate_series(1, 1100) AS g",
    );
    assert!(matches!(error, EngineError::Positions(_)), "{error}");
    server.sql("CREATE TABLE fine (id int PRIMARY KEY, start_at timestamptz, kind text); INSERT INTO fine VALUES (1, now(), 'fire')");
    let (connection, address) = connect(&server, "fine");
    let table = ask_table(&connection, &address, &Options::default(), folder.path()).unwrap();
    let ask = Ask::new(&connection, &table);
    let mut filters = Filters::default();
    filters.set("expression", Some(Argument::Expression("killed >= 5".to_owned())));
    assert!(matches!(ask.totals(&filters), Err(EngineError::Filter(_))));
}

#[test]
fn odd_rows_behind_the_first_thousand_are_counted_as_in_a_file() {
    let Some(server) = Server::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let ordinary = "FROM generate_series(1, 1000) AS g";
    server.sql(&format!(
        "CREATE TABLE own (id text PRIMARY KEY, kind text, start timestamptz, time_precision text, \
         geo_precision text, killed_low int, killed_high int, attack text); INSERT INTO own SELECT \
         'X-' || g, 'drone_strike', timestamptz '2025-12-01 10:00Z' + g * interval '1 minute', \
         'minute', 'town', NULL, NULL, NULL {ordinary}; INSERT INTO own VALUES \
         ('ZZ-2024-02-29-01', 'attack_summary', '2024-02-29', 'day', 'town', 5, 5, 'unknown'), \
         ('ZZ-2024-02-29-02', 'missile_strike', '2024-02-29', 'day', 'town', 3, 3, NULL), \
         ('ZZ-2023-02-29-01', 'attack_summary', '2024-02-29', 'day', 'town', 7, 7, NULL), \
         ('ZZ-2023-02-29-02', 'missile_strike', '2024-02-29', 'day', 'town', 1, 1, '')"
    ));
    server.sql(&format!(
        "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false); \
         CREATE TABLE spelled (id int PRIMARY KEY, start timestamptz, n numeric, f float8, b boolean, \
         place text COLLATE ci); INSERT INTO spelled SELECT g, timestamptz '2025-12-01 10:00Z' + g * \
         interval '1 minute', CASE WHEN g % 2 = 0 THEN 1.0 ELSE 1.00 END, CASE WHEN g % 3 = 0 THEN \
         '-0'::float8 ELSE 0 END, g % 5 = 0, CASE WHEN g % 7 = 0 THEN 'KYIV' ELSE 'Kyiv' END {ordinary}"
    ));
    server.sql(&format!(
        "CREATE TABLE attacks (id int PRIMARY KEY, kind text, start timestamptz, a text, b text, \
         killed int); INSERT INTO attacks SELECT g, 'drone_strike', timestamptz '2025-12-01 10:00Z' + \
         g * interval '1 minute', NULL, NULL, NULL {ordinary}; INSERT INTO attacks VALUES \
         (1001, 'attack_summary', '2025-12-27', 'A1', NULL, 5), \
         (1002, 'missile_strike', '2025-12-27', NULL, 'A1', 3), \
         (1003, 'missile_strike', '2025-12-27', 'A2', 'A1', 1)"
    ));
    let cases: [(&str, &[&str]); 13] = [
        ("attacks", &["--map", "attack=a", "--map", "attack=b"]),
        ("own", &[]),
        ("own", &["--time-precision", "nonsense"]),
        ("own", &["--time-precision", "day"]),
        ("spelled", &["--where", "n=1.00"]),
        ("spelled", &["--where", "n=1.0"]),
        ("spelled", &["--where", "f=-0"]),
        ("spelled", &["--where", "B=t"]),
        ("spelled", &["--where", "b=true"]),
        ("spelled", &["--place", "Kyiv"]),
        ("spelled", &["--by", "place"]),
        ("spelled", &["--text", "kyiv"]),
        ("spelled", &["--undated", "only"]),
    ];
    let numbers = |arguments: &[&str]| -> serde_json::Value {
        let told = succeeds(folder.path(), &[arguments, &["--json"]].concat());
        let line = told.lines().find(|line| line.starts_with('{')).unwrap();
        let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
        value.as_object_mut().unwrap().remove("strikes");
        value
    };
    for (table, flags) in cases {
        let address = server.address(table);
        succeeds(folder.path(), &["fetch", &address, "-o", "all.csv", "--replace"]);
        let of_file = numbers(&[&["summary", "all.csv"], flags].concat());
        let of_table = numbers(&[&["summary", &address], flags].concat());
        assert_eq!(of_table, of_file, "{table} {flags:?}");
    }
    server.sql(
        "CREATE TABLE clocks (id int PRIMARY KEY, start timestamp, a text, b text); INSERT INTO \
         clocks VALUES (1, '2025-12-20 00:30', NULL, 'Poland')",
    );
    let clocks = server.address("clocks");
    let clocks = ["summary", &clocks, "--map", "country=a", "--map", "country=b"];
    assert!(crate::postgres_server::fails(folder.path(), 2, &clocks).contains("\"Country\""));
    let unknown = ["summary", &server.address("spelled"), "--where", "nope=1"];
    assert!(crate::postgres_server::fails(folder.path(), 2, &unknown).contains("nope"));
}
