//! `strikemap basemap download` against a server on loopback.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::server::{Answer, Server, built_in_map, part_of};
use strikemap::basemap::archive::Archive;

fn built_in() -> Archive {
    Archive::open(&built_in_map()).unwrap()
}

/// A server of the built-in map as XYZ, as a TileJSON that names those, and as an archive.
fn server() -> Server {
    let archive = built_in();
    let whole = std::fs::read(built_in_map()).unwrap();
    Server::start(move |hit| {
        if hit.path.ends_with(".pmtiles") {
            return part_of(&whole, hit);
        }
        if hit.path == "/tiles.json" {
            let host = hit.header("host").unwrap_or_default();
            let json = format!(
                r#"{{"tiles": ["http://{host}/{{z}}/{{x}}/{{y}}"], "maxzoom": 8, "attribution": "makers"}}"#
            );
            return Answer::new(200, "application/json", json);
        }
        let Some((zoom, x, y)) = hit.tile() else { return Answer::status(400) };
        match archive.tile(zoom, x, y).unwrap() {
            Some(bytes) => Answer::new(200, "application/x-protobuf", bytes),
            None => Answer::status(404),
        }
    })
}

fn download(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .args(["basemap", "download"])
        .args(arguments)
        .current_dir(folder)
        .env("NO_PROXY", "127.0.0.1")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn nothing_is_asked_before_a_person_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let server = server();
    let url = server.url("/map.pmtiles");
    let output =
        download(folder.path(), &["--area", "Kyiv", "--source", &url, "-o", "kyiv.pmtiles"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(
        text.contains(&format!("127.0.0.1:{} will be asked for about ", server.port)),
        "{text}"
    );
    assert!(text.contains("add --yes"), "{text}");
    assert_eq!(server.count(), 0);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_area_comes_from_an_archive_a_description_or_an_address_of_tiles() {
    for (path, max_zoom) in [("/map.pmtiles", 10), ("/tiles.json", 8), ("/{z}/{x}/{y}.pbf", 9)] {
        let folder = tempfile::tempdir().unwrap();
        let server = server();
        let url = server.url(path);
        let zoom = max_zoom.min(9).to_string();
        let mut arguments = vec![
            "--area",
            "30.3,50.3,30.7,50.6",
            "--source",
            &url,
            "-o",
            "kyiv.pmtiles",
            "--yes",
            "--attribution",
            "makers",
        ];
        if path.contains('{') {
            arguments.extend(["--max-zoom", &zoom]);
        }
        let output = download(folder.path(), &arguments);
        assert!(output.status.success(), "{path}: {}", said(&output));
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "kyiv.pmtiles");
        let saved = Archive::open(&folder.path().join("kyiv.pmtiles")).unwrap();
        assert_eq!((saved.min_zoom, saved.max_zoom), (0, max_zoom), "{path}");
        assert_eq!(saved.attribution, "makers", "{path}");
        let tile = (8, 149, 86);
        assert_eq!(
            saved.tile(tile.0, tile.1, tile.2).unwrap(),
            built_in().tile(tile.0, tile.1, tile.2).unwrap(),
            "{path}"
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{path}");
        // What is there is not written over.
        let asked = server.count();
        let again = download(folder.path(), &arguments);
        assert!(said(&again).contains("kyiv.pmtiles exists; add --replace"), "{}", said(&again));
        assert_eq!(server.count(), asked);
    }
}

#[test]
fn what_cannot_be_downloaded_says_why_before_anything_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let server = server();
    let url = server.url("/map.pmtiles");
    for (arguments, why) in [
        (vec!["--area", "Atlantis", "--source", &url], "--area: "),
        (vec!["--area", "-170,-80,170,80", "--max-zoom", "14", "--source", &url], "smaller --area"),
        (vec!["--area", "Kyiv", "--source", "OpenStreetMap"], "forbid downloading areas"),
        (vec!["--area", "Kyiv", "--source", "nowhere"], "--source \"nowhere\": the address"),
        (vec!["--area", "31,50,30,51", "--source", &url], "west must be less than east"),
    ] {
        let mut all = arguments.clone();
        all.extend(["--yes", "-o", "a.pmtiles"]);
        let output = download(folder.path(), &all);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(why), "{arguments:?}: {}", said(&output));
    }
    for (output, why) in [("nowhere/a.pmtiles", "there is no folder nowhere"), (".", "is a folder")]
    {
        let all = ["--area", "Kyiv", "--source", &url, "--yes", "--replace", "-o", output];
        let output = download(folder.path(), &all);
        assert!(said(&output).contains(why), "{}", said(&output));
    }
    assert_eq!(server.count(), 0);
}

#[test]
fn a_server_that_fails_is_named_and_the_command_goes_on_later() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_| Answer::status(404));
    let url = server.url("/map.pmtiles");
    let output =
        download(folder.path(), &["--area", "Kyiv", "--source", &url, "-o", "a.pmtiles", "--yes"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("127.0.0.1"), "{}", said(&output));
    assert!(!folder.path().join("a.pmtiles").exists());
}
