//! What Spark and Sail are asked about a table is what counting its rows gives,
//! and the rows that they give are those of PostgreSQL in every byte.
//!
//! `scripts/engines start` installs and starts them, and `STRIKEMAP_ENGINES` names its
//! folder; without it these tests say that they were skipped.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "a test says that it was skipped")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use strikemap::database::engine::{Ask, EngineError, ask_table};
use strikemap::database::{Address, Place, Store, ThroughDriver};
use strikemap::dataset::Options;
use strikemap::filter::{Argument, Filters};
use strikemap::net::adbc::Connection;
use strikemap::net::postgres::Timeouts;

use crate::postgres_server::{Server, fails, run, succeeds, told};
use crate::{engine_questions, engine_tables};

/// An engine of the folder.
struct Engine {
    /// Its address without a table.
    address: String,
}

/// The folder of the engines.
fn engines() -> Option<PathBuf> {
    let folder = std::env::var_os("STRIKEMAP_ENGINES").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: STRIKEMAP_ENGINES does not name a folder of \"scripts/engines\"");
    }
    folder
}

/// Nothing of these engines is infinite.
fn finite(columns: &str) -> String {
    columns.replace("'infinity'", "NULL").replace("'-infinity'", "NULL")
}

impl Engine {
    /// The file that the script writes for the engine holds its address.
    fn named(folder: &Path, name: &str) -> Self {
        let text = std::fs::read_to_string(folder.join(format!("{name}.address"))).unwrap();
        Self { address: text.trim().to_owned() }
    }

    fn table(&self, name: &str) -> String {
        format!("{}&table={name}&key=id", self.address)
    }

    fn connect(&self, name: &str) -> (ThroughDriver, Address) {
        let address = Address::read(&self.table(name), |_| None).unwrap();
        let Place::Driver { driver, dialect } = &address.place else { unreachable!() };
        let opened = Connection::open(
            Path::new(env!("CARGO_BIN_EXE_strikemap")),
            driver,
            None,
            Timeouts::default(),
        );
        (ThroughDriver { connection: opened.unwrap(), dialect: *dialect }, address)
    }

    /// Makes the table `name` of made-up `columns`, whose `types` `to_parquet.py` knows; its
    /// rows are also fetched into `all.csv` in `folder`.
    fn create(&self, server: &Server, name: &str, columns: &str, types: &[&str], folder: &Path) {
        server.sql(&engine_tables::table(name, &finite(columns)));
        succeeds(folder, &["fetch", &server.address(name), "-o", "postgres.csv"]);
        let [csv, parquet] = ["postgres.csv", "rows.parquet"].map(|file| folder.join(file));
        let python = engines().unwrap().join("venv/bin/python");
        let [python, script, csv_text, parquet_text] =
            [&python, Path::new("tests/engines/to_parquet.py"), &csv, &parquet]
                .map(|path| path.display().to_string());
        let mut arguments = vec![script.as_str(), &csv_text, &parquet_text, "id=whole"];
        arguments.extend(types);
        let output = run(&python, &arguments);
        assert!(output.status.success(), "{}", told(&output));
        let (store, _) = self.connect(name);
        store.rows(&format!("DROP TABLE IF EXISTS {name}")).unwrap();
        let location = format!("USING parquet LOCATION '{parquet_text}'");
        store.rows(&format!("CREATE TABLE {name} {location}")).unwrap();
        succeeds(folder, &["fetch", &self.table(name), "-o", "all.csv"]);
        let [fetched, expected] =
            [&folder.join("all.csv"), &csv].map(|path| std::fs::read_to_string(path).unwrap());
        let differs = fetched.lines().zip(expected.lines()).find(|(a, b)| a != b);
        assert!(fetched == expected, "{name}: {differs:?}");
    }

    /// Asks a table of made-up `columns` without a filter and under `chosen` ones.
    fn compare(
        &self,
        server: &Server,
        (name, columns): (&str, &str),
        types: &[&str],
        chosen: &[Filters],
    ) {
        let folder = tempfile::tempdir().unwrap();
        self.create(server, name, columns, types, folder.path());
        let (store, address) = self.connect(name);
        let table = ask_table(&store, &address, &Options::default(), folder.path()).unwrap();
        let path = folder.path().join("all.csv");
        engine_questions::compare((name, &path), &store, &table, chosen, 0);
        let mut hours = Filters::default();
        let clock = Argument::Clock { zone: "UTC".to_owned(), values: [2].into() };
        hours.set("hour_of_day", Some(clock));
        let refused = Ask::new(&store, &table).totals(&hours);
        assert!(matches!(refused, Err(EngineError::Filter(_))));
        store.rows(&format!("DROP TABLE {name}")).unwrap();
    }
}

const OWN: [&str; 17] = [
    "kind=text",
    "start=moment",
    "end=moment",
    "time_precision=text",
    "latitude=float",
    "longitude=float",
    "geo_precision=text",
    "radius_m=whole",
    "place=text",
    "country=text",
    "weapon=text",
    "killed_low=whole",
    "killed_high=whole",
    "injured_low=whole",
    "attack=text",
    "sources=text",
    "summary=text",
];

const MOMENTS: [&str; 6] = [
    "event_type=text",
    "start_at=moment",
    "end_at=moment",
    "latitude=decimal",
    "longitude=short",
    "killed=whole",
];

const DAYS: [&str; 6] = [
    "event_type=text",
    "event_date=day",
    "end_date=day",
    "country=text",
    "latitude=float",
    "longitude=float",
];

const CIVIL: [&str; 4] = ["event_type=text", "start_at=civil", "end_at=civil", "country=text"];

const MIDNIGHTS: [&str; 4] =
    ["start_at=moment", "end_at=moment", "time_precision=text", "country=text"];

/// One table under filters, and all without any.
fn counts_as_its_rows_do(engine: &str) {
    let (Some(folder), Some(server)) = (engines(), Server::start()) else { return };
    let engine = Engine::named(&folder, engine);
    let chosen = engine_questions::of_clusters();
    engine.compare(&server, ("own", engine_tables::OWN), &OWN, &chosen);
    engine.compare(&server, ("moments", engine_tables::MOMENTS), &MOMENTS, &[]);
    engine.compare(&server, ("days", engine_tables::DAYS), &DAYS, &[]);
    engine.compare(&server, ("civil", engine_tables::CIVIL), &CIVIL, &[]);
    engine.compare(&server, ("midnights", engine_tables::MIDNIGHTS), &MIDNIGHTS, &[]);
}

/// Ends a worker, and what it runs, while a table is counted, whose rows are the file `all`.
fn kill_a_worker(folder: &Path, engine: &Engine, scratch: &Path) {
    let flags = ["--from", "2018-01-01", "--to", "2024-06-30", "--by", "kind", "--json"];
    let address = engine.table("killed");
    let child = Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .arg("summary")
        .arg(&address)
        .args(flags)
        .env("LC_ALL", "C")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_secs(2));
    let worker = std::fs::read_to_string(folder.join("worker2.pid")).unwrap();
    let group = format!("-{}", worker.trim());
    assert!(run("kill", &["-KILL", "--", &group]).status.success());
    let output = child.wait_with_output().unwrap();
    if !output.status.success() {
        assert!(told(&output).contains("sc://"), "{}", told(&output));
        return;
    }
    let of_file = succeeds(scratch, &[&["summary", "all.csv"], &flags[..]].concat());
    let numbers = |text: &str| -> serde_json::Value {
        let line = text.lines().find(|line| line.starts_with('{')).unwrap();
        let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
        value.as_object_mut().unwrap().remove("strikes");
        value
    };
    assert_eq!(numbers(&told(&output)), numbers(&of_file));
}

#[test]
fn a_cluster_of_spark_counts_what_counting_its_rows_gives_and_survives_a_worker() {
    let (Some(folder), Some(server)) = (engines(), Server::start()) else { return };
    counts_as_its_rows_do("spark");
    let engine = Engine::named(&folder, "spark");
    let scratch = tempfile::tempdir().unwrap();
    engine.create(&server, "killed", engine_tables::MOMENTS, &MOMENTS, scratch.path());
    kill_a_worker(&folder, &engine, scratch.path());
}

#[test]
fn sail_counts_what_counting_its_rows_gives() {
    counts_as_its_rows_do("sail");
}

#[test]
fn a_driver_or_server_that_is_not_there_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let none = "adbc:/nowhere/libadbc_driver_spark.so?uri=sc://127.0.0.1:1&table=t&key=id";
    let told = fails(folder.path(), 2, &["summary", none]);
    assert!(told.contains("/nowhere/libadbc_driver_spark.so"), "{told}");
    let Some(engines) = engines() else { return };
    for name in ["spark", "sail"] {
        let address = Engine::named(&engines, name).table("t");
        let port = address.split("127.0.0.1:").nth(1).unwrap();
        let port: String = port.chars().take_while(char::is_ascii_digit).collect();
        let elsewhere = address.replace(&port, "1");
        let told = fails(folder.path(), 2, &["summary", &elsewhere]);
        assert!(told.contains("127.0.0.1:1"), "{told}");
    }
}
