//! Online maps in the window, from a server on loopback that also misbehaves.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::online_window::{
    Tester, ask, click, network, pick, settle, shows, source, state, texts, window,
};
use crate::server::{Answer, Fault, Hit, Server, built_in_map, picture, street_map};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use strikemap::basemap::archive::{Archive, TileKind};
use strikemap::net::log::Outcome;
use strikemap::net::{Content, Network, Options, Source};
use strikemap::ui::{Action, Settings};

/// Serves `archive` as XYZ, as it lies there: unpacked.
fn serve(archive: Archive) -> impl Fn(&Hit) -> Answer + Send + Sync {
    move |hit| {
        let Some((zoom, x, y)) = hit.tile() else { return Answer::status(400) };
        match archive.tile(zoom, x, y).unwrap() {
            Some(bytes) => Answer::new(200, "application/x-protobuf", bytes)
                .with("Cache-Control", "max-age=3600"),
            None => Answer::status(404),
        }
    }
}

fn built_in() -> Archive {
    Archive::open(&built_in_map()).unwrap()
}

const PATH: &str = "/{z}/{x}/{y}.pbf?key={key}";

#[test]
fn nothing_is_asked_before_a_source_is_picked_and_nothing_after_it_is_off() {
    let server = Server::start(serve(built_in()));
    let network = network(None);
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network.clone());
    assert!(shows(&tester, "Network off") && shows(&tester, "No requests"));
    ask(&mut tester, Action::FitMap([30.2, 50.2, 30.9, 50.6]));
    assert!(!network.is_on() && !network.is_started());
    assert_eq!(server.count(), 0);

    pick(&mut tester);
    assert!(shows(&tester, "Network on"));
    let asked = server.count();
    assert!(asked > 3, "{asked}");
    assert!(server.most_at_once() <= 4, "{}", server.most_at_once());
    assert!(state(&tester).map.basemap.online().unwrap().covers_view());
    assert!(state(&tester).map.basemap.credit() == "© Loopback");

    click(&mut tester, "Network on");
    assert!(shows(&tester, "Network off"));
    assert!(!network.is_on() && !network.is_started());
    ask(&mut tester, Action::FitMap([22.3, 51.1, 22.8, 51.4]));
    assert_eq!(server.count(), asked);

    // The switch draws the same source again.
    click(&mut tester, "Network off");
    assert!(server.count() > asked);
    // Nothing was asked for twice, although nothing was kept on disk.
    let mut paths: Vec<String> =
        server.hits().into_iter().skip(asked).map(|hit| hit.path).collect();
    let all = paths.len();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), all);
}

#[test]
fn the_switch_offers_sources_when_none_was_picked() {
    let server = Server::start(serve(built_in()));
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network(None));
    click(&mut tester, "Network off");
    assert!(shows(&tester, "asks 127.0.0.1") && shows(&tester, "not encrypted"));
    assert_eq!(server.count(), 0);
    click(&mut tester, "Loopback");
    assert!(server.count() > 0);
    assert!(shows(&tester, "Network on"));
}

#[test]
fn settings_are_kept_but_never_that_the_network_is_on() {
    let server = Server::start(serve(built_in()));
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network(None));
    pick(&mut tester);
    let kept = state(&tester).settings_to_keep();
    assert_eq!(kept.online_source.as_deref(), Some("Loopback"));
    let kept = serde_json::to_string(&kept).unwrap();
    let settings: Settings = serde_json::from_str(&kept).unwrap();
    let again = network(None);
    let tester = window(settings.sources, again.clone());
    assert!(shows(&tester, "Network off") && !again.is_on());
}

#[test]
fn the_log_lists_every_request_and_no_key() {
    let server = Server::start(serve(built_in()));
    let network = network(None);
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network.clone());
    ask(&mut tester, Action::ShowRequests);
    assert!(shows(&tester, "Nothing was requested since the program was started"));
    pick(&mut tester);
    assert!(server.hits().iter().all(|hit| hit.path.ends_with("?key=secret")));
    let log = network.log().newest_first();
    assert_eq!(log.len(), server.count());
    assert!(log.iter().all(|entry| entry.host == format!("127.0.0.1:{}", server.port)));
    assert!(log.iter().all(|entry| entry.purpose.to_string().starts_with("Loopback: tile ")));
    let shown = texts(&tester).join("\n");
    assert!(shown.contains(&log[0].purpose.to_string()), "{shown}");
    assert!(!shown.contains("secret"));
    assert!(!format!("{log:?}").contains("secret"));
}

#[test]
fn pictures_of_every_kind_are_drawn() {
    for format in ["png", "jpg", "webp"] {
        let bytes = picture(format, [10, 120, 60]);
        let server = Server::start(move |_| Answer::new(200, "image/any", bytes.clone()));
        let source = source(&server, Content::Raster, "/{z}/{x}/{-y}");
        let mut tester = window(vec![source], network(None));
        pick(&mut tester);
        assert!(state(&tester).map.basemap.online().unwrap().covers_view(), "{format}");
        assert_eq!(state(&tester).notices.texts().count(), 0, "{format}");
    }
}

#[test]
fn beyond_the_finest_zoom_tiles_are_stretched() {
    let server = Server::start(serve(built_in()));
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network(None));
    ask(&mut tester, Action::FitMap([30.50, 50.44, 30.53, 50.46]));
    pick(&mut tester);
    assert!(state(&tester).map.basemap.online().unwrap().covers_view());
    let tiles: Vec<_> = server.hits().iter().filter_map(Hit::tile).collect();
    assert!(!tiles.is_empty() && tiles.iter().all(|(zoom, ..)| *zoom == 10), "{tiles:?}");
}

#[test]
fn a_description_says_where_the_tiles_are() {
    let archive = built_in();
    let tiles = serve(archive);
    let port = Arc::new(AtomicUsize::new(0));
    let told = Arc::clone(&port);
    let server = Server::start(move |hit| {
        if hit.path == "/planet" {
            let port = told.load(Ordering::SeqCst);
            let json = format!(
                "{{\"tiles\":[\"http://127.0.0.1:{port}/dated/{{z}}/{{x}}/{{y}}.pbf\"],\
                 \"minzoom\":0,\"maxzoom\":9,\"attribution\":\"<a href='x'>© Planet</a>\"}}"
            );
            Answer::new(200, "application/json", json)
        } else {
            tiles(hit)
        }
    });
    port.store(usize::from(server.port), Ordering::SeqCst);
    let source =
        Source { attribution: String::new(), ..source(&server, Content::Vector, "/planet") };
    let mut tester = window(vec![source], network(None));
    pick(&mut tester);
    let basemap = &state(&tester).map.basemap;
    assert!(basemap.online().unwrap().covers_view());
    assert!(basemap.credit() == "© Planet", "{}", basemap.credit());
    assert_eq!(server.hits()[0].path, "/planet");
    assert!(server.hits()[1..].iter().all(|hit| hit.path.starts_with("/dated/")));
}

#[test]
fn whatever_a_source_does_the_window_goes_on_and_says_so() {
    let body = picture("png", [0, 0, 9]);
    let half = body.len() / 2;
    let html = || Answer::new(200, "text/html", "<html>log in</html>");
    // With its answer: whether a message says so once, and not only the status line.
    let cases: Vec<(&str, Content, Answer, bool)> = vec![
        ("500", Content::Raster, Answer::status(500), false),
        ("429", Content::Raster, Answer::status(429).with("Retry-After", "60"), false),
        ("403", Content::Raster, Answer::status(403), true),
        ("403 as vectors", Content::Vector, Answer::status(403), true),
        ("500 as vectors", Content::Vector, Answer::status(500), false),
        ("a web page", Content::Raster, html(), true),
        ("a web page as vectors", Content::Vector, html(), true),
        ("a picture as vectors", Content::Vector, Answer::new(200, "x/y", body.clone()), true),
        ("half a picture", Content::Raster, Answer::new(200, "image/png", &body[..half]), true),
        (
            "a cut picture",
            Content::Raster,
            Answer::new(200, "image/png", body.clone()).fault(Fault::CutAfter(half)),
            false,
        ),
        ("cut at once", Content::Raster, Answer::status(200).fault(Fault::CutAtOnce), false),
        (
            "garbage vectors",
            Content::Vector,
            Answer::new(200, "x/y", [&[0x1a][..], &[0xff; 300]].concat()),
            true,
        ),
        ("a huge picture", Content::Raster, Answer::new(200, "image/png", huge_png()), true),
    ];
    for (name, content, answer, is_told) in cases {
        let server = Server::start(move |_| answer.clone());
        let mut tester = window(vec![source(&server, content, "/{z}/{x}/{y}")], network(None));
        pick(&mut tester);
        let online = state(&tester).map.basemap.online().unwrap();
        assert!(!online.covers_view(), "{name}");
        let told = state(&tester).notices.texts().count();
        assert_eq!(told, usize::from(is_told), "{name}");
        let says = shows(&tester, "No tiles from Loopback");
        assert!(says || is_told, "{name}");
        assert!(!state(&tester).map.basemap.shown()[0].is_empty(), "{name}: the map went blank");
        // The window still works: the built-in map has its names, and clicks count.
        click(&mut tester, "Drone strike, 7");
        assert!(shows(&tester, "7 of 459 events"), "{name}");
        assert!(server.count() < 30, "{name}: {}", server.count());
    }
}

/// A picture that says it is larger than any screen.
fn huge_png() -> Vec<u8> {
    let mut bytes = picture("png", [1, 2, 3]);
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes
}

#[test]
fn a_source_that_recovers_is_drawn_without_being_asked_again_by_hand() {
    let server = Server::start(|_| Answer::status(404));
    server.answer_with(|_| Answer::status(500));
    let network = Network::new(Options {
        first_wait: Duration::from_millis(1),
        use_proxy: false,
        ..Options::default()
    });
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network);
    pick(&mut tester);
    assert!(shows(&tester, "No tiles from Loopback"));
    server.answer_with(serve(built_in()));
    for _ in 0..3_000 {
        tester.step();
        if state(&tester).map.basemap.online().unwrap().covers_view() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    settle(&mut tester);
    assert!(state(&tester).map.basemap.online().unwrap().covers_view());
    assert!(!shows(&tester, "No tiles from Loopback"));
}

#[test]
fn a_slow_source_never_holds_up_a_frame() {
    let server = Server::start(|_| {
        Answer::new(200, "image/png", picture("png", [9, 9, 9])).fault(Fault::Held)
    });
    let source = source(&server, Content::Raster, "/{z}/{x}/{y}");
    let mut tester = window(vec![source], network(None));
    tester.state_mut().as_mut().unwrap().ask(Action::PickSource("Loopback".to_owned()));
    tester.run_steps(3);
    crate::server::wait_until("requests are under way", || server.under_way() > 0);
    // While every answer hangs, the window does what it is asked.
    tester.get_all_by_label("Drone strike, 7").next().unwrap().click();
    tester.run_steps(3);
    assert!(shows(&tester, "7 of 459 events"));
    assert!(server.under_way() > 0, "frames waited for an answer");
    tester.get_by_label("Network on").click();
    tester.run_steps(3);
    assert!(!state(&tester).network.is_on());
    let log = state(&tester).network.log().newest_first();
    crate::server::wait_until("requests are given up", || {
        let log = state(&tester).network.log().newest_first();
        log.iter().all(|entry| entry.outcome == Outcome::Stopped)
    });
    assert!(!log.is_empty());
}

#[test]
fn a_second_run_draws_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(serve(built_in()));
    let sources = vec![source(&server, Content::Vector, PATH)];
    let mut tester = window(sources.clone(), network(Some(folder.path())));
    pick(&mut tester);
    let asked = server.count();
    drop(tester);
    let second = network(Some(folder.path()));
    let mut tester = window(sources, second.clone());
    pick(&mut tester);
    assert!(state(&tester).map.basemap.online().unwrap().covers_view());
    assert_eq!(server.count(), asked);
    assert_eq!(second.log().totals(), (0, 0));
    ask(&mut tester, Action::ShowSources);
    crate::server::wait_until("the size is known", || {
        second.cache().unwrap().known_bytes().is_some()
    });
    tester.run_steps(3);
    click(&mut tester, "Clear kept tiles");
    crate::server::wait_until("it is empty", || second.cache().unwrap().known_bytes() == Some(0));
}

fn save_dialog(tester: &mut Tester, path: &Path) {
    ask(tester, Action::SaveAreaDialog);
    tester.get_by_role_and_label(Role::TextInput, "File").focus();
    tester.step();
    tester.get_by_role_and_label(Role::TextInput, "File").type_text(path.to_str().unwrap());
    tester.run_steps(3);
}

fn wait_for_saving(tester: &mut Tester) {
    tester.run_steps(3);
    for _ in 0..6_000 {
        tester.step();
        if !state(tester).is_saving() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    tester.run_steps(3);
}

#[test]
fn an_area_is_saved_and_opens_like_any_other_map() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kyiv.pmtiles");
    let server = Server::start(serve(built_in()));
    let network = network(None);
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network.clone());
    pick(&mut tester);
    let before = server.count();
    save_dialog(&mut tester, &path);
    assert!(shows(&tester, "by the tiles seen so far"));
    tester.get_by_label("Download").click();
    wait_for_saving(&mut tester);
    assert!(path.is_file(), "{:?}", texts(&tester));
    assert!(!folder.path().join("kyiv.pmtiles.part").exists());
    assert!(server.count() > before);
    let saved = Archive::open(&path).unwrap();
    let whole = built_in();
    assert_eq!(saved.kind, TileKind::Vector);
    assert_eq!((saved.min_zoom, saved.max_zoom), (0, 10));
    assert_eq!(saved.attribution, "© Loopback");
    for tile in [(0, 0, 0), (9, 299, 172), (10, 598, 345)] {
        assert_eq!(
            saved.tile(tile.0, tile.1, tile.2).unwrap(),
            whole.tile(tile.0, tile.1, tile.2).unwrap()
        );
    }
    click(&mut tester, "Network on");
    let asked = server.count();
    click(&mut tester, "Show on map");
    assert!(shows(&tester, "kyiv.pmtiles is drawn over the built-in map"));
    assert!(state(&tester).map.basemap.credit().contains("© Loopback"));
    assert_eq!(server.count(), asked);
}

#[test]
fn streets_are_downloaded_without_an_online_map_and_the_network_is_off_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kyiv");
    let server = Server::start(serve(built_in()));
    let network = network(None);
    let looked_at = Source {
        name: "Looked at".to_owned(),
        may_be_saved: false,
        ..source(&server, Content::Vector, PATH)
    };
    let sources = vec![looked_at, source(&server, Content::Vector, PATH)];
    let mut tester = window(sources, network.clone());
    ask(&mut tester, Action::FitMap([30.3, 50.3, 30.7, 50.6]));
    save_dialog(&mut tester, &path);
    let said = format!("Downloading asks 127.0.0.1:{}", server.port);
    assert!(shows(&tester, &said), "{:?}", texts(&tester));
    assert!(shows(&tester, "by usual sizes of tiles"));
    assert!(!network.is_on() && server.count() == 0);
    tester.get_by_label("Download").click();
    tester.run_steps(2);
    assert!(network.is_on());
    wait_for_saving(&mut tester);
    assert!(!network.is_on(), "{:?}", texts(&tester));
    let asked = server.count();
    let saved = Archive::open(&path.with_extension("pmtiles")).unwrap();
    assert_eq!(saved.tile(9, 299, 172).unwrap(), built_in().tile(9, 299, 172).unwrap());
    click(&mut tester, "Show on map");
    assert!(shows(&tester, "kyiv.pmtiles is drawn over the built-in map"));
    assert_eq!(server.count(), asked);
}

#[test]
fn saving_goes_on_where_it_was_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kyiv.pmtiles");
    let server = Server::start(serve(built_in()));
    let network = network(None);
    let mut tester = window(vec![source(&server, Content::Vector, PATH)], network);
    pick(&mut tester);
    // From now on it answers ten times and then cuts every connection.
    let (answered, tiles) = (AtomicUsize::new(0), serve(built_in()));
    server.answer_with(move |hit| {
        if answered.fetch_add(1, Ordering::SeqCst) < 10 {
            tiles(hit)
        } else {
            Answer::status(200).fault(Fault::CutAtOnce)
        }
    });
    save_dialog(&mut tester, &path);
    tester.get_by_label("Download").click();
    wait_for_saving(&mut tester);
    assert!(!path.exists());
    assert!(shows(&tester, "start it again with the same file to go on"), "{:?}", texts(&tester));
    let before = server.count();
    server.answer_with(serve(built_in()));
    state(&tester).network.forget_failures();
    tester.get_by_label("Continue").click();
    wait_for_saving(&mut tester);
    let saved = Archive::open(&path).unwrap();
    assert_eq!(saved.tile(9, 299, 172).unwrap(), built_in().tile(9, 299, 172).unwrap());
    let first: Vec<_> = server.hits()[..before].iter().filter_map(Hit::tile).collect();
    let second = server.count() - before;
    assert!(first.len() > 10 && second > 0);
    // The ten that came are not asked for again.
    let again: std::collections::HashSet<_> =
        server.hits()[before..].iter().filter_map(Hit::tile).collect();
    assert_eq!(again.len(), second);
    assert!(server.most_at_once() <= 4);
}

#[test]
fn where_a_source_has_nothing_the_map_below_is_seen_and_nothing_is_wrong() {
    for content in [Content::Raster, Content::Vector] {
        let server = Server::start(|_| Answer::status(404));
        let mut tester = window(vec![source(&server, content, "/{z}/{x}/{y}")], network(None));
        pick(&mut tester);
        assert!(server.count() > 0);
        assert!(!state(&tester).map.basemap.online().unwrap().covers_view());
        assert!(!state(&tester).map.basemap.shown()[0].is_empty());
        assert_eq!(state(&tester).notices.texts().count(), 0);
        assert!(!shows(&tester, "No tiles from Loopback"));
        // Nobody is asked again for what is not there.
        let asked = server.count();
        tester.run_steps(10);
        settle(&mut tester);
        assert_eq!(server.count(), asked);
    }
}

#[test]
fn openstreetmap_is_asked_for_nothing_before_a_contact_is_given_or_declined() {
    let neither = network(None);
    let mut tester = window(Source::presets(), neither.clone());
    ask(&mut tester, Action::PickSource("OpenStreetMap".to_owned()));
    assert!(shows(&tester, "Contact for OpenStreetMap"));
    assert!(!neither.is_on() && !neither.is_started());
    click(&mut tester, "Cancel");
    assert!(!neither.is_on() && state(&tester).settings.contact.is_empty());

    // Drawn only where nobody looks, so that the test asks nobody.
    let deep = || {
        let mut sources = Source::presets();
        (sources[1].min_zoom, sources[1].max_zoom) = (22, 22);
        sources
    };
    let with = network(None);
    let mut tester = window(deep(), with.clone());
    tester.state_mut().as_mut().unwrap().ask(Action::PickSource("OpenStreetMap".to_owned()));
    tester.run_steps(3);
    tester.get_by_role_and_label(Role::TextInput, "Contact").focus();
    tester.step();
    tester.get_by_role_and_label(Role::TextInput, "Contact").type_text("me@example.org");
    tester.run_steps(3);
    tester.get_by_label("Draw OpenStreetMap").click();
    tester.run_steps(3);
    assert!(with.is_on());
    assert!(with.user_agent().ends_with("+me@example.org)"), "{}", with.user_agent());
    assert_eq!(state(&tester).settings.contact, "me@example.org");
    assert_eq!(with.log().totals(), (0, 0));

    let without = network(None);
    let mut tester = window(deep(), without.clone());
    tester.state_mut().as_mut().unwrap().ask(Action::PickSource("OpenStreetMap".to_owned()));
    tester.run_steps(3);
    tester.get_by_label("Show on map without a contact").click();
    tester.run_steps(3);
    assert!(without.is_on());
    assert!(state(&tester).settings.contact.is_empty());
    assert_eq!(without.log().totals(), (0, 0));
}

#[test]
fn what_may_not_be_saved_says_so() {
    let osm = Source { may_be_saved: true, ..Source::presets().remove(1) };
    assert!(!osm.allows_saving());
    let server = Server::start(serve(built_in()));
    let source = Source { may_be_saved: false, ..source(&server, Content::Vector, PATH) };
    let mut tester = window(vec![source], network(None));
    ask(&mut tester, Action::SaveAreaDialog);
    assert!(shows(&tester, "No map source permits downloading areas"));
    pick(&mut tester);
    assert!(shows(&tester, "No map source permits downloading areas"));
}

#[test]
fn a_source_is_written_down_and_checked_while_it_is() {
    let mut tester = window(Source::presets(), network(None));
    ask(&mut tester, Action::ShowSources);
    click(&mut tester, "Add a source…");
    assert!(shows(&tester, "give it a name"));
    for (field, text, then) in [
        ("Name", "Mine", "the address must begin with https://"),
        ("Address", "https://t.example/{z}/{x}", "URL template is missing {y}"),
        ("Address", "/{y}.png?k={key}", "the key is empty"),
        ("Key", "secret", "say who made the map"),
    ] {
        tester
            .get_by_role_and_label(
                if field == "Key" { Role::PasswordInput } else { Role::TextInput },
                field,
            )
            .focus();
        tester.step();
        tester
            .get_by_role_and_label(
                if field == "Key" { Role::PasswordInput } else { Role::TextInput },
                field,
            )
            .type_text(text);
        tester.run_steps(3);
        assert!(shows(&tester, then), "{field} {text}: {:?}", texts(&tester));
    }
    assert!(!shows(&tester, "secret"));
    tester.get_by_role_and_label(Role::TextInput, "Attribution").focus();
    tester.step();
    tester.get_by_role_and_label(Role::TextInput, "Attribution").type_text("Me");
    tester.run_steps(3);
    click(&mut tester, "Save");
    let settings = &state(&tester).settings;
    let mine = settings.source("Mine").unwrap();
    assert_eq!(mine.url, "https://t.example/{z}/{x}/{y}.png?k={key}");
    assert!(!format!("{settings:?}").contains("secret"));
    assert!(shows(&tester, "asks t.example"));
    click(&mut tester, "Remove OpenStreetMap");
    assert!(state(&tester).settings.source("OpenStreetMap").is_none());
    click(&mut tester, "Restore default sources");
    assert!(state(&tester).settings.source("OpenStreetMap").is_some());
}

#[test]
fn a_street_map_beside_the_checkout_is_drawn_as_an_online_source() {
    let Some(path) = street_map() else { return };
    let server = Server::start(serve(Archive::open(&path).unwrap()));
    let source = Source { max_zoom: 13, ..source(&server, Content::Vector, PATH) };
    let mut tester = window(vec![source], network(None));
    ask(&mut tester, Action::FitMap([22.55, 51.235, 22.59, 51.255]));
    pick(&mut tester);
    assert!(state(&tester).map.basemap.online().unwrap().covers_view());
    assert_eq!(state(&tester).notices.texts().count(), 0);
    let tiles: Vec<_> = server.hits().iter().filter_map(Hit::tile).collect();
    assert!(tiles.iter().any(|(zoom, ..)| *zoom == 13), "{tiles:?}");
}
