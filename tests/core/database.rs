//! Rows of a PostgreSQL that each test starts for itself, where one is installed: what is
//! fetched, proved and compared, and what a manifest of somebody who lies can do.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::postgres_server::{
    PASSWORD, Server, fails, run, strikemap, strikemap_as, succeeds, told,
};

/// Events over ten years with everything that a time can be: none, with an end or a
/// precision, an end before the start, long ones, infinite ones, and odd text beside them.
const TABLE: &str = "CREATE TABLE events (
        id text COLLATE \"en_US\" PRIMARY KEY, kind text, start_at timestamptz, end_at timestamptz,
        time_precision text, latitude float8, longitude float8, title text, note bytea);
    INSERT INTO events SELECT
        (ARRAY['e', 'E', 'ö', '_'])[1 + i % 4] || i,
        (ARRAY['drone_strike', 'missile_strike', 'fire'])[1 + i % 3],
        CASE WHEN i % 50 = 0 THEN NULL
             WHEN i % 97 = 0 THEN 'infinity'
             ELSE timestamptz '2016-02-24' + i * interval '29 hours 7 minutes' END,
        CASE WHEN i % 7 = 0 THEN timestamptz '2016-02-24' + i * interval '29 hours 7 minutes'
                + (i % 11 - 1) * interval '3 days'
             WHEN i % 401 = 0 THEN timestamptz '2026-01-01' END,
        CASE WHEN i % 13 = 0 THEN 'year' WHEN i % 11 = 0 THEN 'month' END,
        50.4 + (i % 97) * 0.0137, 30.3 + (i % 83) * 0.01,
        E'Line\\none, \"two\"\\t' || i, CASE WHEN i % 3 = 0 THEN '\\x00ff'::bytea END
        FROM generate_series(1, 3000) AS i";

fn events() -> Option<(Server, tempfile::TempDir)> {
    let server = Server::start()?;
    server.sql("CREATE COLLATION \"en_US\" (provider = icu, locale = 'en-US')");
    server.sql(TABLE);
    Some((server, tempfile::tempdir().unwrap()))
}

fn ids(folder: &Path, file: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(folder.join(file)).unwrap();
    reader.records().map(|record| record.unwrap().get(0).unwrap().to_owned()).collect()
}

fn manifest(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap()
}

#[test]
fn what_is_fetched_is_what_matches_of_all_rows() {
    let Some((server, folder)) = events() else { return };
    let (path, address) = (folder.path(), server.address("events"));
    succeeds(path, &["fetch", &address, "-o", "all.csv"]);
    let all = ids(path, "all.csv");
    assert_eq!(all.len(), 3_000);
    assert!(all.is_sorted(), "by bytes, whatever the collation of the column is");
    let windows = [
        ("2016-02-24", "2016-03-01"),
        ("2018-06-01", "2018-06-30"),
        ("2025-12-27", "2030-01-01"),
        ("1990-01-01", "2016-12-31"),
    ];
    for (from, to) in windows {
        for others in [
            &[][..],
            &["--match", "definite", "--kind", "fire"],
            &["--undated", "include", "--imprecise", "exclude"],
        ] {
            let flags = [&["--from", from, "--to", to], others].concat();
            let fetched =
                [&["fetch", &address, "-o", "part.csv", "--replace"], &flags[..]].concat();
            succeeds(path, &fetched);
            let of_file =
                [&["export", "all.csv", "-o", "same.csv", "--replace"], &flags[..]].concat();
            succeeds(path, &of_file);
            let [part, same] =
                ["part.csv", "same.csv"].map(|file| fs::read(path.join(file)).unwrap());
            assert_eq!(
                String::from_utf8(part).unwrap(),
                String::from_utf8(same).unwrap(),
                "{flags:?}"
            );
            let asked = manifest(path, "part.manifest.json")["database"]["rows"].as_u64().unwrap();
            let leaves_out = !others.contains(&"--undated");
            assert_eq!(leaves_out, asked < 3_000, "{flags:?}: {asked}");
        }
    }
    // What the rows are does not depend on what a user has set.
    let before = fs::read(path.join("all.csv")).unwrap();
    server.sql(
        "ALTER ROLE owner SET timezone = 'Asia/Tokyo'; ALTER ROLE owner SET datestyle = \
                'SQL, DMY'; ALTER ROLE owner SET extra_float_digits = 0; ALTER ROLE owner SET \
                bytea_output = 'escape'",
    );
    succeeds(path, &["fetch", &address, "-o", "all.csv", "--replace"]);
    assert_eq!(fs::read(path.join("all.csv")).unwrap(), before);
}

#[test]
fn verify_says_whether_the_database_is_the_same_and_what_changed() {
    let Some((server, folder)) = events() else { return };
    let (path, address) = (folder.path(), server.address("events"));
    let flags = ["--from", "2018-01-01", "--to", "2018-12-31"];
    succeeds(path, &[&["fetch", &address, "-o", "year.csv"], &flags[..]].concat());
    let again = ["verify", "year.manifest.json", "--database", &address];
    assert!(succeeds(path, &again).contains("the database has the same"));
    let first = ids(path, "year.csv");
    // Of another year: the statement asks for it, the filter keeps it out.
    server.sql("UPDATE events SET title = 'new' WHERE id = 'e4'");
    assert!(succeeds(path, &again).contains("the database has the same"));
    server.sql(&format!(
        "DELETE FROM events WHERE id = '{}'; UPDATE events SET kind = 'missile_strike', \
         title = 'other' WHERE id IN ('{}', '{}'); INSERT INTO events (id, kind, start_at) VALUES \
         ('new', 'fire', '2018-05-05')",
        first[0], first[1], first[2]
    ));
    let changed = fails(path, 1, &again);
    assert!(changed.contains("1 added, 1 removed, 2 changed"), "{changed}");
    // The file is still the one that was fetched, and nobody is asked about it.
    server.stop();
    let alone = succeeds(path, &["verify", "year.manifest.json"]);
    assert!(alone.contains("not proved: that the database has these rows"), "{alone}");
    let gone = fails(path, 2, &again);
    assert!(gone.contains("cannot be reached"), "{gone}");
}

#[test]
fn fetched_rows_are_signed_and_proved_by_the_key_of_who_fetched_them() {
    let Some((server, folder)) = events() else { return };
    let (path, address) = (folder.path(), server.address("events"));
    for key in ["me", "other"] {
        succeeds(path, &["keygen", "-o", key]);
    }
    succeeds(path, &["fetch", &address, "-o", "all.csv", "--sign", "me.key"]);
    let again = ["verify", "all.manifest.json", "--database", &address];
    let told = succeeds(path, &[&again[..], &["--key", "me.pub"]].concat());
    assert!(told.contains("signed by") && told.contains("the database has the same"), "{told}");
    let other = fails(path, 1, &["verify", "all.manifest.json", "--key", "other.pub"]);
    assert!(other.contains("is not by the key"), "{other}");
    // A byte of the manifest is another one: the signature is over all of them.
    let text = std::fs::read_to_string(path.join("all.manifest.json")).unwrap();
    std::fs::write(path.join("all.manifest.json"), text.replacen("\n", "\n ", 1)).unwrap();
    fails(path, 1, &["verify", "all.manifest.json", "--key", "me.pub"]);
    // Rows without a signature take that of earlier rows away.
    succeeds(path, &["fetch", &address, "-o", "all.csv", "--replace"]);
    let unsigned = fails(path, 1, &["verify", "all.manifest.json", "--key", "me.pub"]);
    assert!(unsigned.contains("is not signed"), "{unsigned}");
}

#[test]
fn a_manifest_of_somebody_who_lies_proves_nothing_and_runs_nothing() {
    let Some((server, folder)) = events() else { return };
    let (path, address) = (folder.path(), server.address("events"));
    server.sql("CREATE TABLE other AS SELECT * FROM events; CREATE TABLE victim (a int)");
    let flags = ["--from", "2018-01-01", "--to", "2018-12-31", "--kind", "fire"];
    succeeds(path, &[&["fetch", &address, "-o", "year.csv"], &flags[..]].concat());
    let honest = manifest(path, "year.manifest.json");
    let verify = |forged: &Value| {
        fs::write(path.join("year.manifest.json"), forged.to_string()).unwrap();
        let again = ["verify", "year.manifest.json", "--database", &address];
        strikemap(path, &again)
    };
    assert!(verify(&honest).status.success());
    let injected = "id\" FROM events) TO STDOUT; DROP TABLE victim; --";
    let forgeries: Vec<(&str, Value)> = vec![
        ("/database/statement", "SELECT 1".into()),
        ("/database/rows", 5.into()),
        ("/database/sha256", "00".into()),
        ("/database/table/1", "other".into()),
        ("/database/table/1", injected.into()),
        ("/database/key/0", injected.into()),
        ("/database/key/0", "title".into()),
        ("/database/address", "postgres://elsewhere:5432/postgres".into()),
        ("/database/time_columns/start", injected.into()),
        ("/database/time_columns/start", "end_at".into()),
        ("/filter/structured/time/window/start", 1_500_000_000.into()),
        ("/filter/structured/clauses", serde_json::json!({})),
        ("/filter/structured/clauses", serde_json::json!({"no_such": {"words": ["x"]}})),
        ("/filter/words/0", "Time: always".into()),
        ("/reading/zone", "UTC".into()),
        ("/output/rows", 3.into()),
        ("/output/sha256", "00".into()),
        ("/output/file", "../year.csv".into()),
    ];
    for (pointer, value) in forgeries {
        let mut forged = honest.clone();
        *forged.pointer_mut(pointer).unwrap() = value.clone();
        let output = verify(&forged);
        assert!(!output.status.success(), "{pointer} {value}: {}", told(&output));
    }
    // Claims that were laid beside the file would be read with it.
    let claims = path.join("year.claims.csv");
    fs::write(&claims, "event_id,claimant,about,value\ne1,somebody,killed,5\n").unwrap();
    let beside = verify(&honest);
    assert!(told(&beside).contains("year.claims.csv lies beside"), "{}", told(&beside));
    fs::remove_file(claims).unwrap();
    // Another file with its own hash is not what the database has.
    let text = fs::read_to_string(path.join("year.csv")).unwrap();
    let shorter: String = text.lines().take(2).map(|line| format!("{line}\n")).collect();
    fs::write(path.join("year.csv"), &shorter).unwrap();
    assert!(!verify(&honest).status.success());
    server.sql("SELECT * FROM victim");
}

#[test]
fn what_cannot_be_fetched_is_said_with_the_next_step() {
    let Some((server, folder)) = events() else { return };
    let path = folder.path();
    server.sql(
        "CREATE TABLE no_key AS SELECT * FROM events; CREATE VIEW fires AS SELECT * FROM events \
         WHERE kind = 'fire'; CREATE TABLE \"An \"\"odd\"\" name\" (id int PRIMARY KEY, \"when, \
         then\" date, kind text); INSERT INTO \"An \"\"odd\"\" name\" VALUES (1, '2020-01-01', \
         'fire'); CREATE SCHEMA s; CREATE TABLE s.events (n int PRIMARY KEY, date date); INSERT \
         INTO s.events VALUES (10, '2020-01-01'), (9, '2020-01-02')",
    );
    let fetch = |table: &str| ["fetch", &server.address(table), "-o", "x.csv"].map(str::to_owned);
    let refused = |table: &str| {
        let arguments = fetch(table);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        fails(path, 2, &arguments)
    };
    for (table, expected) in [
        ("nowhere", "no table or view"),
        ("no_key", "&key="),
        ("no_key&key=kind", "does not tell rows apart: 3000 rows, 3 values"),
        ("no_key&key=nothing", "there is no column \"nothing\""),
        ("events&sslmode=prefer", "verify-full"),
    ] {
        let told = refused(table);
        assert!(told.contains(expected), "{table}: {told}");
        assert!(!path.join("x.csv").exists());
    }
    for table in ["no_key&key=id", "fires&key=id", "An%20%22odd%22%20name", "s.events"] {
        let arguments = fetch(table);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        succeeds(path, &[&arguments[..], &["--replace"]].concat());
        succeeds(path, &["verify", "x.manifest.json", "--database", &server.address(table)]);
    }
    assert_eq!(ids(path, "x.csv"), ["9", "10"], "numbers in the order of numbers");
    let address = server.address("events");
    let many = fails(path, 2, &["fetch", &address, "-o", "y.csv", "--most-rows", "10"]);
    assert!(many.contains("rows would be fetched, more than 10"), "{many}");
    let exists = fails(path, 2, &["fetch", &address, "-o", "x.csv"]);
    assert!(exists.contains("x.csv"), "{exists}");
    let column = ["fetch", &address, "-o", "y.csv", "--where", "no_such=1"];
    assert!(fails(path, 2, &column).contains("no_such"));
    // The password stands in no file and in no message.
    let wrong = strikemap_as(path, "wrong", &["fetch", &address, "-o", "y.csv"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(told(&wrong).contains("PGPASSWORD"), "{}", told(&wrong));
    let none = strikemap_as(path, "", &["fetch", &address, "-o", "y.csv"]);
    assert!(told(&none).contains("~/.pgpass"), "{}", told(&none));
    let written = fs::read_to_string(path.join("x.manifest.json")).unwrap();
    assert!(!written.contains("secret") && !written.contains("owner"), "{written}");
    let left: BTreeSet<_> =
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing but the file and its manifest is left: {left:?}");
}

/// A port of this machine that nobody listens on.
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// An authority, and a certificate of it for this machine.
fn certificates(folder: &Path) {
    fs::write(folder.join("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n").unwrap();
    for arguments in [
        "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=authority",
        "req -x509 -newkey rsa:2048 -nodes -keyout no.key -out other.pem -days 30 -subj /CN=other",
        "req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost",
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 30 \
         -extfile names",
    ] {
        let arguments = arguments.split_whitespace();
        let output = Command::new("openssl").args(arguments).current_dir(folder).output().unwrap();
        assert!(output.status.success(), "{}", told(&output));
    }
    use std::os::unix::fs::PermissionsExt as _;
    let only_own = fs::Permissions::from_mode(0o600);
    fs::set_permissions(folder.join("server.key"), only_own).unwrap();
}

#[test]
fn a_connection_is_encrypted_to_a_server_that_is_known_or_there_is_none() {
    let port = free_port();
    let server = Server::start_with(|folder| {
        certificates(folder);
        let path = folder.display();
        format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c \
             ssl_cert_file={path}/server.pem -c ssl_key_file={path}/server.key"
        )
    });
    let Some(server) = server else { return };
    let folder = tempfile::tempdir().unwrap();
    let (path, of_server) = (folder.path(), server.folder.path());
    let by_socket = |sql: &str| {
        let output = Command::new("psql")
            .args(["-q", "-U", "owner", "-d", "postgres", "-p", &port.to_string(), "-h"])
            .arg(of_server)
            .args(["-c", sql])
            .env("PGPASSWORD", PASSWORD)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", told(&output));
    };
    by_socket("CREATE TABLE events (id int PRIMARY KEY, date date)");
    by_socket("INSERT INTO events VALUES (1, '2025-12-27')");
    by_socket("ALTER SYSTEM SET ssl = on");
    by_socket("SELECT pg_reload_conf()");
    let fetch = |rest: &str| {
        let address = format!("postgres://owner@localhost:{port}/postgres?table=events{rest}");
        strikemap(path, &["fetch", &address, "-o", "x.csv", "--replace"])
    };
    let known = fetch(&format!("&sslrootcert={}/ca.pem", of_server.display()));
    assert!(known.status.success(), "{}", told(&known));
    assert_eq!(ids(path, "x.csv"), ["1"]);
    fs::remove_file(path.join("x.csv")).unwrap();
    for rest in [
        format!("&sslrootcert={}/other.pem", of_server.display()),
        "&sslmode=verify-full".to_owned(),
    ] {
        let unknown = fetch(&rest);
        assert_eq!(unknown.status.code(), Some(2));
        assert!(told(&unknown).contains("cannot be protected"), "{}", told(&unknown));
    }
    let no_file = fetch("&sslrootcert=nowhere.pem");
    assert!(told(&no_file).contains("nowhere.pem"), "{}", told(&no_file));
    // A server that does not encrypt gets no password.
    by_socket("ALTER SYSTEM SET ssl = off");
    by_socket("SELECT pg_reload_conf()");
    let open = fetch(&format!("&sslrootcert={}/ca.pem", of_server.display()));
    assert_eq!(open.status.code(), Some(2));
    assert!(told(&open).contains("cannot be protected"), "{}", told(&open));
    assert!(!path.join("x.csv").exists());
}

#[test]
fn a_server_that_takes_a_call_and_is_silent_is_given_up() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let server = strikemap::net::postgres::Server {
        host: strikemap::net::postgres::Host::Name("127.0.0.1".to_owned()),
        port: listener.local_addr().unwrap().port(),
        database: "d".to_owned(),
        user: "u".to_owned(),
        tls: strikemap::net::postgres::Tls::Disabled,
    };
    let short = std::time::Duration::from_millis(300);
    let timeouts = strikemap::net::postgres::Timeouts { connect: short, answer: short };
    let failed = strikemap::net::postgres::Connection::open(&server, None, timeouts).err().unwrap();
    assert!(failed.to_string().contains("has not answered"), "{failed}");
}

#[test]
fn a_device_or_a_pipe_is_no_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(run("mkfifo", &[&pipe.display().to_string()]).status.success());
    for path in ["/dev/zero", "pipe"] {
        // A reader that tried would fill the memory, or wait for ever.
        let limited = format!("ulimit -v 2000000; exec \"$0\" verify {path}");
        let output = Command::new("sh")
            .args(["-c", &limited, env!("CARGO_BIN_EXE_strikemap")])
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{path}: {}", told(&output));
        assert!(told(&output).contains("not a file"), "{path}: {}", told(&output));
    }
}
