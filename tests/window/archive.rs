//! A PMTiles archive on a server, drawn in the window from its parts.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use crate::online_window::{Tester, ask, click, network, pick, settle, shows, state, window};
use crate::server::{Answer, Fault, Hit, Server, built_in_map, part_of, picture};
use egui_kittest::kittest::Queryable as _;
use strikemap::base::Progress;
use strikemap::basemap::archive::{Archive, tile_id};
use strikemap::basemap::plan::Plan;
use strikemap::basemap::save::{DownloadRequest, save};
use strikemap::basemap::writer::{About, TileType, gzip, write};
use strikemap::net::log::Outcome;
use strikemap::net::{Content, Network, Source};
use strikemap::ui::Action;

/// An archive of the coarse tiles of the built-in map, made by `makers`.
fn archive(makers: &str) -> Vec<u8> {
    let whole = Archive::open(&built_in_map()).unwrap();
    let mut tiles = BTreeMap::new();
    for zoom in 0..=4_u8 {
        for (x, y) in (0..1 << zoom).flat_map(|x| (0..1 << zoom).map(move |y| (x, y))) {
            if let Some(tile) = whole.tile(zoom, x, y).unwrap() {
                tiles.insert(tile_id(zoom, x, y), gzip(&tile).unwrap());
            }
        }
    }
    written(makers, TileType::Vector, &tiles)
}

fn written(makers: &str, tile_type: TileType, tiles: &BTreeMap<u64, Vec<u8>>) -> Vec<u8> {
    let about = About {
        tile_type,
        min_zoom: 0,
        max_zoom: 4,
        bounds: [-180.0, -85.0, 180.0, 85.0],
        name: "Coarse".to_owned(),
        attribution: makers.to_owned(),
        // No tile fits behind this within the first 16 KiB.
        description: (0..20_000_u32)
            .map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761)))
            .collect(),
    };
    let mut bytes = Vec::new();
    write(&mut bytes, &about, tiles).unwrap();
    bytes
}

fn source(server: &Server) -> Source {
    Source {
        name: "Loopback".to_owned(),
        url: server.url("/maps/coarse.pmtiles?sign=secret"),
        may_be_saved: true,
        ..Source::default()
    }
}

/// Serves the file `whole`, its version told by the tag `tag`.
fn parts(whole: Vec<u8>, tag: &'static str) -> impl Fn(&Hit) -> Answer + Send + Sync {
    let whole = Arc::new(whole);
    move |hit| {
        if hit.header("if-none-match") == Some(tag) {
            return Answer::status(304);
        }
        part_of(&whole, hit).with("ETag", tag).with("Cache-Control", "max-age=3600")
    }
}

fn covers_view(tester: &Tester) -> bool {
    state(tester).map.basemap.online().unwrap().covers_view()
}

fn bytes_sent(network: &Network) -> u64 {
    network.log().totals().1
}

#[test]
fn the_built_in_map_is_drawn_from_a_server_that_holds_it_as_one_file() {
    let whole = std::fs::read(built_in_map()).unwrap();
    let size = whole.len() as u64;
    let server = Server::start(parts(whole, "\"a\""));
    let network = network(None);
    let mut tester = window(vec![source(&server)], network.clone());
    assert_eq!(server.count(), 0);
    pick(&mut tester);
    ask(&mut tester, Action::FitMap([30.2, 50.2, 30.9, 50.6]));
    assert!(covers_view(&tester));
    assert_eq!(state(&tester).notices.texts().count(), 0);
    // All that is known of it stands in it.
    let built_in = Archive::open(&built_in_map()).unwrap();
    let tileset = state(&tester).map.basemap.online().unwrap().tileset().unwrap().clone();
    assert_eq!(tileset.content, Content::Vector);
    assert_eq!((tileset.min_zoom, tileset.max_zoom), (built_in.min_zoom, built_in.max_zoom));
    assert_eq!(tileset.bounds, Some(built_in.bounds));
    assert_eq!(state(&tester).map.basemap.credit(), built_in.attribution);
    // Only parts were asked for, none of them twice, by no more than four at once.
    let ranges: Vec<String> =
        server.hits().iter().map(|hit| hit.header("range").unwrap().to_owned()).collect();
    assert_eq!(ranges[0], "bytes=0-16383");
    assert_eq!(ranges.iter().collect::<BTreeSet<_>>().len(), ranges.len());
    assert!(server.hits().iter().all(|hit| hit.header("accept-encoding") == Some("identity")));
    assert!(server.most_at_once() <= 4);
    assert!(bytes_sent(&network) < size / 2, "{} of {size}", bytes_sent(&network));
    // The log tells what for, and not what may be a secret.
    let log = network.log().newest_first();
    assert_eq!(log.len(), server.count());
    let starts = ["Loopback: where its tiles are", "Loopback: tile "];
    assert!(
        log.iter()
            .all(|entry| starts.iter().any(|start| entry.purpose.to_string().starts_with(start)))
    );
    assert!(!format!("{log:?}").contains("secret"));

    click(&mut tester, "Network on");
    assert!(!network.is_on() && !network.is_started());
    let asked = server.count();
    ask(&mut tester, Action::FitMap([22.3, 51.1, 22.8, 51.4]));
    assert_eq!(server.count(), asked);
}

#[test]
fn a_second_run_draws_the_parts_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(parts(archive("© A"), "\"a\""));
    let mut tester = window(vec![source(&server)], network(Some(folder.path())));
    pick(&mut tester);
    assert!(covers_view(&tester));
    let asked = server.count();
    drop(tester);
    let second = network(Some(folder.path()));
    let mut tester = window(vec![source(&server)], second.clone());
    pick(&mut tester);
    assert!(covers_view(&tester));
    assert_eq!((server.count(), second.log().totals()), (asked, (0, 0)));
    assert!(second.log().newest_first().iter().all(|entry| entry.outcome == Outcome::FromDisk));
}

#[test]
fn pictures_come_from_an_archive_too() {
    let mut tiles = BTreeMap::new();
    for zoom in 0..=4_u8 {
        for (x, y) in (0..1 << zoom).flat_map(|x| (0..1 << zoom).map(move |y| (x, y))) {
            tiles.insert(tile_id(zoom, x, y), picture("png", [9, 90, 200]));
        }
    }
    let server = Server::start(parts(written("© A", TileType::Png, &tiles), "\"a\""));
    let mut tester = window(vec![source(&server)], network(None));
    pick(&mut tester);
    assert!(covers_view(&tester));
    let tileset = state(&tester).map.basemap.online().unwrap().tileset().unwrap();
    assert_eq!((tileset.content, tileset.tile_size_px), (Content::Raster, 256));
}

#[test]
fn an_archive_that_changed_on_its_server_is_reloaded() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(parts(archive("© A"), "\"a\""));
    let network = network(Some(folder.path()));
    let mut tester = window(vec![source(&server)], network);
    pick(&mut tester);
    assert_eq!(state(&tester).map.basemap.credit(), "© A");
    // Its beginning lies on the disk and is fresh; the tile elsewhere is not there.
    server.answer_with(parts(archive("© B, who moved everything"), "\"b\""));
    ask(&mut tester, Action::FitMap([-75.0, -20.0, -40.0, 5.0]));
    settle(&mut tester);
    assert!(covers_view(&tester));
    assert_eq!(state(&tester).map.basemap.credit(), "© B, who moved everything");
    assert_eq!(state(&tester).notices.texts().count(), 0);
    // What was kept of the first is not mixed in.
    ask(&mut tester, Action::FitMap([22.0, 44.0, 40.0, 52.0]));
    assert!(covers_view(&tester));
    assert_eq!(state(&tester).notices.texts().count(), 0);
}

#[test]
fn an_archive_that_changes_all_the_time_is_not_asked_for_all_the_time() {
    let whole = archive("© A");
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |hit| {
        let number = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        part_of(&whole, hit).with("ETag", format!("\"{number}\""))
    });
    let mut tester = window(vec![source(&server)], network(None));
    pick(&mut tester);
    tester.run_steps(20);
    settle(&mut tester);
    assert!(shows(&tester, "No tiles from Loopback"));
    assert!(server.count() < 30, "{}", server.count());
}

#[test]
fn whatever_a_server_does_with_an_archive_the_window_goes_on_and_says_so() {
    let whole = archive("© A");
    let cut = whole[..whole.len() / 3].to_vec();
    let start = whole[..2_000].to_vec();
    let other = std::fs::read(built_in_map()).unwrap();
    type Case = (&'static str, Box<dyn Fn(&Hit) -> Answer + Send + Sync>, Option<&'static str>);
    // What is told once, where more than the status line tells it.
    let cases: Vec<Case> = vec![
        ("404", Box::new(|_| Answer::status(404)), Some("404 (not there)")),
        ("403", Box::new(|_| Answer::status(403)), Some("403 (not allowed")),
        ("429", Box::new(|_| Answer::status(429)), None),
        ("500", Box::new(|_| Answer::status(500)), None),
        ("416", Box::new(|_| Answer::status(416)), Some("was the file cut short?")),
        (
            "the whole file",
            Box::new(move |_| Answer::new(200, "application/octet-stream", other.clone())),
            Some("sends only whole files"),
        ),
        (
            "a login page",
            Box::new(|_| Answer::new(200, "text/html", "<html>log in</html>")),
            Some("a web page instead of a part of an archive"),
        ),
        (
            "something else",
            Box::new(|hit| part_of(&[7; 40_000], hit)),
            Some("no PMTiles archive of version 3"),
        ),
        ("cut short", Box::new(move |hit| part_of(&cut, hit)), Some("was the file cut short?")),
        ("its beginning", Box::new(move |hit| part_of(&start, hit)), Some("a part lies outside")),
        (
            "another part",
            Box::new(|_| {
                Answer::new(206, "x/y", vec![1; 9]).with("Content-Range", "bytes 5-13/40000")
            }),
            Some("another part than was asked for"),
        ),
        ("cut connections", Box::new(|_| Answer::status(206).fault(Fault::CutAtOnce)), None),
        (
            "cut answers",
            Box::new(move |hit| part_of(&whole, hit).fault(Fault::CutAfter(900))),
            None,
        ),
    ];
    for (name, handler, told) in cases {
        let server = Server::start(handler);
        let network = network(None);
        let mut tester = window(vec![source(&server)], network.clone());
        pick(&mut tester);
        ask(&mut tester, Action::FitMap([-75.0, -20.0, -40.0, 5.0]));
        let notices: Vec<String> =
            state(&tester).notices.texts().map(ToString::to_string).collect();
        match told {
            Some(told) => {
                assert_eq!(notices.len(), 1, "{name}: {notices:?}");
                assert!(notices[0].contains(told), "{name}: {notices:?}");
            }
            None => assert!(shows(&tester, "No tiles from Loopback"), "{name}: {notices:?}"),
        }
        // The built-in map stays, and clicks count.
        let shown = state(&tester).map.basemap.shown();
        assert!(!shown[0].is_empty(), "{name}");
        click(&mut tester, "Drone strike, 7");
        assert!(shows(&tester, "7 of 459 events"), "{name}");
        assert!(server.count() < 30, "{name}: {}", server.count());
        assert!(bytes_sent(&network) < 1 << 20, "{name}");
    }
}

#[test]
fn a_slow_archive_never_holds_up_a_frame() {
    let whole = archive("© A");
    let server = Server::start(move |hit| part_of(&whole, hit).fault(Fault::Held));
    let mut tester = window(vec![source(&server)], network(None));
    tester.state_mut().as_mut().unwrap().ask(Action::PickSource("Loopback".to_owned()));
    tester.run_steps(3);
    crate::server::wait_until("its beginning is asked for", || server.under_way() == 1);
    tester.get_all_by_label("Drone strike, 7").next().unwrap().click();
    tester.run_steps(3);
    assert!(shows(&tester, "7 of 459 events"));
    assert_eq!(server.under_way(), 1, "frames waited for an answer");
    server.go_on();
    settle(&mut tester);
    assert!(covers_view(&tester));
}

#[test]
fn an_area_of_an_archive_is_saved_and_begun_anew_when_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("area.pmtiles");
    let server = Server::start(parts(archive("© A"), "\"a\""));
    let network = network(None);
    let mut tester = window(vec![source(&server)], network.clone());
    pick(&mut tester);
    let order = |tester: &Tester| {
        let online = state(tester).map.basemap.online().unwrap();
        let tileset = online.tileset().unwrap().clone();
        DownloadRequest {
            source_name: "Loopback".to_owned(),
            plan: Plan::new([20.0, 40.0, 60.0, 60.0], 0, 4, &tileset).unwrap(),
            tileset,
            tile_source: online.tile_source().unwrap().clone(),
            target: target.clone(),
            replace: true,
            longest_wait: Duration::from_secs(1),
        }
    };
    let first = order(&tester);
    let saved = save(&first, &network, &Progress::default()).unwrap();
    assert!(saved.tiles > 4);
    let (area, whole) = (Archive::open(&target).unwrap(), Archive::open(&built_in_map()).unwrap());
    assert_eq!(area.attribution, "© A");
    assert_eq!(area.tile(4, 9, 5).unwrap(), whole.tile(4, 9, 5).unwrap());

    server.answer_with(parts(archive("© B, who moved everything"), "\"b\""));
    let error = save(&first, &network, &Progress::default()).unwrap_err();
    assert!(error.to_string().contains("another version of the archive now"), "{error}");
    settle(&mut tester);
    save(&order(&tester), &network, &Progress::default()).unwrap();
    assert_eq!(Archive::open(&target).unwrap().attribution, "© B, who moved everything");
}
