//! The network, against a server on loopback that does what servers do.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::server::{Answer, Fault, Server, bytes_in, part_of, picture, wait_until};
use strikemap::language::Message;
use strikemap::net::log::Outcome;
use strikemap::net::{
    Expected, FetchError, Fetched, Network, Options, Origin, PartRequest, Request,
};

/// So long that nobody is asked twice within a test.
const LONG: Duration = Duration::from_secs(200);

fn network(cache_folder: Option<&Path>, first_wait: Duration) -> Network {
    let network = Network::new(Options {
        cache_folder: cache_folder.map(Path::to_owned),
        first_wait,
        use_proxy: false,
        ..Options::default()
    });
    network.switch(true);
    network
}

fn ask(network: &Network, url: &str, expected: Expected) -> Receiver<Result<Fetched, FetchError>> {
    let (sender, receiver) = channel();
    let request =
        Request { url: url.to_owned(), purpose: Message::verbatim("test tile"), expected };
    network.fetch(request, move |result| {
        let _ = sender.send(result);
    });
    receiver
}

fn get(network: &Network, url: &str) -> Result<Fetched, FetchError> {
    ask(network, url, Expected::Picture).recv().unwrap()
}

fn png() -> Answer {
    Answer::new(200, "image/png", picture("png", [200, 0, 0]))
}

#[test]
fn a_second_run_makes_no_request_while_the_first_is_fresh() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_| png().with("Cache-Control", "max-age=3600"));
    let url = server.url("/1/0/0.png?key=secret");
    let first = network(Some(folder.path()), LONG);
    assert_eq!(get(&first, &url).unwrap().origin, Origin::Sender);
    first.switch(false);
    let second = network(Some(folder.path()), LONG);
    let again = get(&second, &url).unwrap();
    assert_eq!(again.origin, Origin::Disk);
    assert_eq!(again.body.unwrap(), picture("png", [200, 0, 0]));
    assert_eq!(server.count(), 1);
    assert_eq!(second.log().totals(), (0, 0));
    assert_eq!(second.log().newest_first()[0].outcome, Outcome::FromDisk);
    let kept = bytes_in(folder.path());
    for hidden in [&b"secret"[..], b"127.0.0.1", b"1/0/0"] {
        assert!(!kept.windows(hidden.len()).any(|part| part == hidden));
    }
}

#[test]
fn expires_is_honoured_and_no_store_is_never_kept() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|hit| {
        let answer = png().with("Date", "Wed, 21 Oct 2015 07:28:00 GMT");
        if hit.path.contains("kept") {
            answer.with("Expires", "Wed, 21 Oct 2099 07:28:00 GMT")
        } else {
            answer.with("Cache-Control", "no-store")
        }
    });
    let network = network(Some(folder.path()), LONG);
    for (path, origin) in [("/kept", Origin::Disk), ("/not", Origin::Sender)] {
        assert_eq!(get(&network, &server.url(path)).unwrap().origin, Origin::Sender);
        assert_eq!(get(&network, &server.url(path)).unwrap().origin, origin, "{path}");
    }
    assert_eq!(server.count(), 3);
}

#[test]
fn what_is_out_of_date_is_asked_about_and_304_saves_the_body() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|hit| {
        let changed = "Wed, 21 Oct 2015 07:28:00 GMT";
        let known = hit.header("if-none-match") == Some("\"a1\"")
            || (hit.path.contains("dated") && hit.header("if-modified-since") == Some(changed));
        let answer = if known { Answer::status(304) } else { png() };
        let answer = answer.with("Cache-Control", "max-age=0");
        if hit.path.contains("dated") {
            answer.with("Last-Modified", changed)
        } else {
            answer.with("ETag", "\"a1\"")
        }
    });
    let network = network(Some(folder.path()), LONG);
    for path in ["/tagged", "/dated"] {
        let url = server.url(path);
        assert_eq!(get(&network, &url).unwrap().origin, Origin::Sender);
        let again = get(&network, &url).unwrap();
        assert_eq!(again.origin, Origin::Unchanged, "{path}");
        assert_eq!(again.body.unwrap(), picture("png", [200, 0, 0]));
    }
    let log = network.log().newest_first();
    assert_eq!((log[0].outcome.clone(), log[0].bytes), (Outcome::Answered(304), 0));
}

#[test]
fn when_a_sender_fails_what_is_on_disk_serves_however_old() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_| png().with("Cache-Control", "max-age=0").with("ETag", "\"a\""));
    let network = network(Some(folder.path()), LONG);
    let url = server.url("/1/0/0.png");
    get(&network, &url).unwrap();
    server.answer_with(|_| Answer::status(500));
    assert_eq!(get(&network, &url).unwrap().origin, Origin::StaleCache);
    // It is left alone now, and still something is shown.
    assert_eq!(get(&network, &url).unwrap().origin, Origin::StaleCache);
    assert_eq!(server.count(), 2);
    assert!(matches!(get(&network, &server.url("/1/0/1.png")), Err(FetchError::BackingOff { .. })));
}

#[test]
fn a_sender_that_is_asked_too_often_is_left_alone() {
    for status in [429, 503] {
        let server = Server::start(move |_| Answer::status(status).with("Retry-After", "120"));
        let network = network(None, Duration::from_millis(1));
        let url = server.url("/");
        assert!(
            matches!(get(&network, &url), Err(FetchError::Refused { status: told, .. }) if told == status)
        );
        for _ in 0..5 {
            let Err(FetchError::BackingOff { wait_secs, .. }) = get(&network, &url) else {
                unreachable!("it was asked again")
            };
            assert!((100..=120).contains(&wait_secs), "{wait_secs}");
        }
        assert_eq!(server.count(), 1);
        // A person who switches off and on again asks anew.
        network.switch(false);
        network.switch(true);
        let _ = get(&network, &url);
        assert_eq!(server.count(), 2);
    }
}

#[test]
fn a_sender_that_failed_is_asked_again_later_and_recovers() {
    let is_well = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&is_well);
    let server =
        Server::start(
            move |_| {
                if told.load(Ordering::SeqCst) { png() } else { Answer::status(500) }
            },
        );
    let network = network(None, Duration::from_millis(5));
    let url = server.url("/1/0/0.png");
    assert!(get(&network, &url).is_err());
    is_well.store(true, Ordering::SeqCst);
    wait_until("it is asked again", || get(&network, &url).is_ok());
    assert!(get(&network, &url).is_ok());
}

#[test]
fn what_is_not_there_is_no_failure() {
    for status in [404, 410, 204] {
        let server = Server::start(move |_| Answer::status(status));
        let network = network(None, LONG);
        for _ in 0..10 {
            assert!(get(&network, &server.url("/9/9/9.png")).unwrap().body.is_none());
        }
        assert_eq!(server.count(), 10);
    }
}

#[test]
fn a_wrong_key_is_told_and_not_tried_for_ever() {
    let server = Server::start(|_| Answer::status(403));
    let network = network(None, LONG);
    let answers: Vec<_> =
        (0..20).map(|_| get(&network, &server.url("/?key=secret")).unwrap_err()).collect();
    assert!(answers[0].to_string().contains("403 (not allowed; is a key missing or wrong?)"));
    assert!(server.count() < 10, "{}", server.count());
    let log = format!("{:?}{answers:?}", network.log().newest_first());
    assert!(!log.contains("secret"));
}

#[test]
fn no_more_than_four_requests_are_under_way_at_once() {
    let server = Server::start(|_| png().fault(Fault::Held));
    let network = network(None, LONG);
    let waiting: Vec<_> = (0..24)
        .map(|index| ask(&network, &server.url(&format!("/{index}")), Expected::Picture))
        .collect();
    wait_until("as many as may be are under way", || server.under_way() == 4);
    server.go_on();
    for answer in waiting {
        answer.recv().unwrap().unwrap();
    }
    assert_eq!(server.count(), 24);
    assert_eq!(server.most_at_once(), 4);
}

#[test]
fn the_switch_gives_up_what_is_queued_and_under_way() {
    let server = Server::start(|_| png().fault(Fault::Held));
    let network = network(None, LONG);
    let waiting: Vec<_> = (0..24)
        .map(|index| ask(&network, &server.url(&format!("/{index}")), Expected::Picture))
        .collect();
    wait_until("requests are under way", || server.count() == 4);
    network.switch(false);
    for answer in waiting {
        assert_eq!(answer.recv().unwrap().unwrap_err(), FetchError::Off);
    }
    assert!(!network.is_started());
    wait_until("the log says that they were stopped", || {
        let log = network.log().newest_first();
        log.len() == 4 && log.iter().all(|entry| entry.outcome == Outcome::Stopped)
    });
    server.go_on();
    wait_until("they end", || server.under_way() == 0);
    assert_eq!(server.count(), 4);
}

#[test]
fn a_sender_learns_who_asks_and_nothing_else() {
    let server = Server::start(|_| png().with("Set-Cookie", "who=you; Path=/"));
    let folder = tempfile::tempdir().unwrap();
    let network = network(Some(folder.path()), LONG);
    network.set_contact("me@example.org");
    get(&network, &server.url("/1")).unwrap();
    get(&network, &server.url("/2")).unwrap();
    for hit in server.hits() {
        let agent = hit.header("user-agent").unwrap();
        assert!(agent.starts_with(concat!("strikemap/", env!("CARGO_PKG_VERSION"))), "{agent}");
        assert!(agent.ends_with("+me@example.org)"), "{agent}");
        let mut names: Vec<&str> = hit.headers.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
    }
    let kept = bytes_in(folder.path());
    assert!(!kept.windows(7).any(|part| part == b"who=you"));
}

#[test]
fn whatever_comes_is_an_answer_or_an_error_and_never_a_hang() {
    let body = picture("png", [0, 0, 9]);
    let gzip = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, bytes).unwrap();
        packed.finish().unwrap()
    };
    let packed = gzip(&body);
    let bomb = gzip(&vec![0; 20 << 20]);
    let half = body.len() / 2;
    let cases: Vec<(&str, Answer, bool)> = vec![
        ("a web page", Answer::new(200, "text/html", "<html>log in</html>"), false),
        ("a page called a picture", Answer::new(200, "image/png", "<html>"), false),
        ("a picture called a page", Answer::new(200, "text/html", body.clone()), true),
        ("garbage", Answer::new(200, "image/png", vec![7; 900]), false),
        ("packed", Answer::new(200, "image/png", packed.clone()), true),
        (
            "packed and said so",
            Answer::new(200, "image/png", packed.clone()).with("Content-Encoding", "gzip"),
            true,
        ),
        ("half of a pack", Answer::new(200, "image/png", packed[..half.min(40)].to_vec()), false),
        (
            "packed otherwise",
            Answer::new(200, "image/png", body.clone()).with("Content-Encoding", "br"),
            false,
        ),
        ("a bomb", Answer::new(200, "image/png", bomb), false),
        ("too much", Answer::new(200, "image/png", vec![1; 9 << 20]), false),
        ("cut", Answer::new(200, "image/png", body.clone()).fault(Fault::CutAfter(half)), false),
        ("cut at once", Answer::status(200).fault(Fault::CutAtOnce), false),
        ("slow", Answer::new(200, "image/png", body.clone()).fault(Fault::Drip(200)), true),
        ("late", png().fault(Fault::Late(Duration::from_millis(100))), true),
        ("nothing", Answer::new(200, "image/png", ""), true),
        ("not found", Answer::status(404), true),
        ("not allowed", Answer::status(403), false),
        ("teapot", Answer::status(418), false),
    ];
    for (name, answer, is_fine) in cases {
        let server = Server::start(move |_| answer.clone());
        let network = network(None, LONG);
        let result = get(&network, &server.url("/"));
        assert_eq!(result.is_ok(), is_fine, "{name}: {result:?}");
    }
}

#[test]
fn of_a_file_only_the_part_that_was_asked_for_is_taken() {
    let whole: Vec<u8> = (0..=255).cycle().take(20 << 20).collect();
    let page = vec![b' '; 9_000];
    let server = Server::start(move |hit| match hit.path.as_str() {
        "/parts" => part_of(&whole, hit).with("ETag", "\"a\""),
        "/more" => Answer { body: page.clone(), ..part_of(&whole, hit) },
        "/busy" => Answer::new(503, "text/html", page.clone()),
        _ => Answer::new(200, "x/y", whole.clone()),
    });
    let part = |path: &str, version: Option<&str>| {
        let version = version.map(str::to_owned);
        let part = PartRequest { offset: 300, length: 10, version, ask_sender: false };
        let network = network(None, LONG);
        let answer = ask(&network, &server.url(path), Expected::Part(part)).recv().unwrap();
        (answer, network.log().totals().1)
    };
    let fetched = part("/parts", None).0.unwrap();
    assert_eq!(fetched.body.unwrap(), (44..54).collect::<Vec<u8>>());
    assert_eq!(fetched.version.as_deref(), Some("\"a\""));
    let changed = part("/parts", Some("\"b\"")).0.unwrap_err();
    assert!(matches!(changed, FetchError::Changed { .. }), "{changed}");
    // Whatever else it sends, little of it is taken.
    let (error, bytes) = part("/whole", None);
    assert!(matches!(error, Err(FetchError::NoParts { .. })), "{error:?}");
    assert!(bytes < 1 << 16, "{bytes}");
    let (error, bytes) = part("/more", None);
    assert!(matches!(error, Err(FetchError::TooLarge { limit_bytes: 10, .. })), "{error:?}");
    assert!(bytes < 1 << 16, "{bytes}");
    let busy = part("/busy", None).0;
    assert!(matches!(busy, Err(FetchError::Refused { status: 503, .. })), "{busy:?}");
}

#[test]
fn an_answer_that_drips_for_ever_ends() {
    let server = Server::start(|_| png().fault(Fault::Drip(1)));
    let mut options = Options { use_proxy: false, ..Options::default() };
    options.timeouts.total = Duration::from_millis(200);
    let network = Network::new(options);
    network.switch(true);
    let error = get(&network, &server.url("/")).unwrap_err();
    assert!(error.to_string().contains("no answer in time"), "{error}");
}

#[test]
fn redirects_stay_with_the_host_or_go_to_https() {
    let other = Server::start(|_| png());
    let elsewhere = other.url("/there");
    let asked = Arc::new(AtomicUsize::new(0));
    let server = Server::start(move |hit| match hit.path.as_str() {
        "/within" => Answer::status(302).with("Location", "/there"),
        "/away" => Answer::status(302).with("Location", elsewhere.clone()),
        "/circle" => Answer::status(301).with("Location", "/circle"),
        "/nowhere" => Answer::status(301),
        _ => {
            asked.fetch_add(1, Ordering::SeqCst);
            png()
        }
    });
    let network = network(None, LONG);
    assert!(get(&network, &server.url("/within")).unwrap().body.is_some());
    // Each hop is a request of its own.
    assert_eq!(network.log().totals().0, 2);
    for path in ["/away", "/circle", "/nowhere"] {
        let error = get(&network, &server.url(path)).unwrap_err();
        assert!(matches!(error, FetchError::Redirect { .. }), "{path}: {error}");
    }
    assert_eq!(other.count(), 0);
}

#[test]
fn nobody_at_home_is_an_error_at_once() {
    let port = Server::start(|_| png()).port;
    let network = network(None, LONG);
    let error = get(&network, &format!("http://127.0.0.1:{port}/")).unwrap_err();
    assert!(matches!(error, FetchError::Unreachable { .. }), "{error}");
    assert!(error.is_transient());
    assert!(matches!(get(&network, "nonsense"), Err(FetchError::Address(_))));
}

#[test]
fn a_cache_that_cannot_be_written_is_no_reason_to_fetch_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "not a folder").unwrap();
    let server = Server::start(|_| png().with("Cache-Control", "max-age=3600"));
    let network = network(Some(&file), LONG);
    for _ in 0..2 {
        assert!(get(&network, &server.url("/")).unwrap().body.is_some());
    }
    assert_eq!(server.count(), 2);
}
