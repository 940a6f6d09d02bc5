//! What a PostgreSQL is asked about a table is what counting its fetched rows gives.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use strikemap::database::Address;
use strikemap::database::engine::{Ask, EngineError, ask_table};
use strikemap::dataset::Options;
use strikemap::filter::{Argument, Filters};
use strikemap::net::postgres::{Connection, Timeouts};

use crate::postgres_server::{PASSWORD, Server, succeeds};
use crate::{engine_questions, engine_tables};

fn connect(server: &Server, table: &str) -> (Connection, Address) {
    let address = Address::read(&server.address(table), |_| None).unwrap();
    let place = address.postgres().unwrap();
    let connection = Connection::open(place, Some(PASSWORD), Timeouts::default());
    (connection.unwrap(), address)
}

/// Compares both ways under `cases` random filters.
fn compare(server: &Server, name: &str, columns: &str, cases: u32) {
    server.sql(&engine_tables::table(name, columns));
    let folder = tempfile::tempdir().unwrap();
    succeeds(folder.path(), &["fetch", &server.address(name), "-o", "all.csv"]);
    let (connection, address) = connect(server, name);
    let table = ask_table(&connection, &address, &Options::default(), folder.path()).unwrap();
    let path = folder.path().join("all.csv");
    engine_questions::compare((name, &path), &connection, &table, &[], cases);
}

#[test]
fn a_server_counts_what_counting_its_rows_gives() {
    let Some(server) = Server::start() else { return };
    compare(&server, "own", engine_tables::OWN, 4);
    compare(&server, "moments", engine_tables::MOMENTS, 2);
    compare(&server, "days", engine_tables::DAYS, 1);
    compare(&server, "civil", engine_tables::CIVIL, 1);
    compare(&server, "midnights", engine_tables::MIDNIGHTS, 1);
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
        refused("own_name", "start_at timestamptz, strikemap_from int", "VALUES (1, now(), 1)");
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
