//! A run without the choice of an online map opens no socket.
//!
//! What the project's own code opens needs a client of `net`, which counts them,
//! and `tests/architecture.rs` sees that nobody else can. What libraries might
//! open is looked for among the open files of the process after each step, and,
//! where `strace` is there, in the list of every socket that the system was asked for.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/server.rs"]
mod server;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::Harness;
use server::{Answer, Server};
use strikemap::export::Scope;
use strikemap::language::Language;
use strikemap::net::{Content, Source, clients_built};
use strikemap::ui::dialogs::export::Request;
use strikemap::ui::{Action, Settings, Window};

/// Inode numbers of the sockets of the internet that the process `pid` has
/// open. Those of the display and of the system's bus are not among them.
#[cfg(target_os = "linux")]
fn internet_sockets(pid: &str) -> BTreeSet<u64> {
    let own: BTreeSet<u64> = std::fs::read_dir(format!("/proc/{pid}/fd"))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| std::fs::read_link(entry.path()).ok())
        .filter_map(|link| {
            let link = link.to_string_lossy().into_owned();
            link.strip_prefix("socket:[")?.strip_suffix(']')?.parse().ok()
        })
        .collect();
    let mut internet = BTreeSet::new();
    for table in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6", "icmp", "icmp6"] {
        let text = std::fs::read_to_string(format!("/proc/{pid}/net/{table}")).unwrap_or_default();
        let inodes = text.lines().skip(1).filter_map(|line| line.split_whitespace().nth(9));
        internet.extend(inodes.filter_map(|inode| inode.parse::<u64>().ok()));
    }
    own.intersection(&internet).copied().collect()
}

/// Elsewhere only the log and the switch are looked at.
#[cfg(not(target_os = "linux"))]
fn internet_sockets(_pid: &str) -> BTreeSet<u64> {
    BTreeSet::new()
}

fn settle(tester: &mut Harness<'static, Option<Window>>, before: &BTreeSet<u64>) {
    tester.run_steps(3);
    for _ in 0..2_000 {
        tester.step();
        assert_eq!(internet_sockets("self"), *before);
        assert_eq!(clients_built(), 0);
        if !tester.state_mut().as_mut().unwrap().is_busy() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    tester.run_steps(3);
}

/// Everything but the choice: pan, zoom, play, search, export, windows.
fn use_everything(
    tester: &mut Harness<'static, Option<Window>>,
    folder: &Path,
    before: &BTreeSet<u64>,
) {
    let ask = |tester: &mut Harness<'static, Option<Window>>, action: Action| {
        tester.state_mut().as_mut().unwrap().ask(action);
        settle(tester, before);
    };
    settle(tester, before);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num0, Key::Space, Key::T, Key::N] {
        tester.key_press(key);
        settle(tester, before);
    }
    tester.key_press(Key::Space);
    let middle = pos2(640.0, 300.0);
    tester.hover_at(middle);
    tester.drag_at(middle);
    tester.hover_at(middle + vec2(120.0, 60.0));
    tester.drop_at(middle + vec2(120.0, 60.0));
    settle(tester, before);
    ask(tester, Action::FitMap([30.50, 50.44, 30.53, 50.46]));
    tester.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(tester, before);
    for action in [Action::ShowSources, Action::ShowRequests, Action::SaveAreaDialog] {
        ask(tester, action);
    }
    let path = folder.join("out.csv");
    ask(
        tester,
        Action::Export(Request {
            path: Some(path.clone()),
            replace: true,
            ..Request::new(Scope::Filtered)
        }),
    );
    server::wait_until("the export is written", || {
        tester.step();
        folder.join("out.manifest.json").exists()
    });
    let basemap = server::built_in_map();
    ask(tester, Action::OpenBasemap(basemap));
    assert_eq!(internet_sockets("self"), *before);
}

fn window(sources: Vec<Source>) -> Harness<'static, Option<Window>> {
    Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(40).build_ui_state(
        move |ui, state: &mut Option<Window>| {
            let window = state.get_or_insert_with(|| {
                let (sources, language) = (sources.clone(), Some(Language::English));
                let settings = Settings { sources, language, ..Settings::default() };
                let mut window = Window::new(ui.ctx(), settings);
                window.open_demo();
                window
            });
            window.logic(&ui.ctx().clone());
            window.ui(ui);
        },
        None,
    )
}

#[test]
fn the_window_used_without_the_choice_opens_no_socket_and_with_it_does() {
    // The server that the choice leads to opens its sockets first.
    let server = Server::start(|_| {
        Answer::new(200, "image/png", server::picture("png", [1, 2, 3])).fault(server::Fault::Held)
    });
    let source = Source {
        name: "Loopback".to_owned(),
        url: server.url("/{z}/{x}/{y}"),
        attribution: "Loopback".to_owned(),
        content: Content::Raster,
        ..Source::default()
    };
    let before = internet_sockets("self");
    let mut tester = window(vec![source]);
    let folder = tempfile::tempdir().unwrap();
    use_everything(&mut tester, folder.path(), &before);
    let network = tester.state().as_ref().unwrap().network.clone();
    assert!(!network.is_on() && !network.is_started());
    assert!(network.log().newest_first().is_empty());
    assert_eq!((server.count(), clients_built()), (0, 0));

    // That the sockets would have been seen.
    tester.state_mut().as_mut().unwrap().ask(Action::PickSource("Loopback".to_owned()));
    tester.run_steps(4);
    server::wait_until("a request is under way", || server.under_way() > 0);
    assert_eq!(clients_built(), 1);
    if cfg!(target_os = "linux") {
        assert_ne!(internet_sockets("self"), before);
    }
    // Off closes every one of them, on this side at least.
    tester.state_mut().as_mut().unwrap().ask(Action::SetOnline(false));
    tester.run_steps(3);
    drop(server);
    assert!(!network.is_on() && !network.is_started());
}

#[cfg(target_os = "linux")]
#[test]
fn the_program_draws_a_picture_without_a_socket() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("night.png");
    let mut program = Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .args(["snapshot", "--size", "640x400", "-o"])
        .arg(&picture)
        .env("HOME", folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let pid = program.id().to_string();
    let status = loop {
        assert!(internet_sockets(&pid).is_empty());
        if let Some(status) = program.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    if !status.success() {
        eprintln!("skipped: no graphics driver to draw a picture with");
        return;
    }
    assert!(picture.is_file());
    // Nor did it keep anything of online maps: there is the picture and its manifest.
    let kept = std::fs::read_dir(folder.path()).unwrap().flatten();
    assert_eq!(kept.count(), 2);
}

/// Runs `program` under `strace`: what it wrote, and every socket of the internet
/// that it, its threads or programs that it began asked the system for. `None`
/// where there is no `strace`.
#[cfg(target_os = "linux")]
fn watched(program: &str, arguments: &[&str], folder: &Path) -> Option<(String, Vec<String>)> {
    let list = folder.join("sockets");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e", "trace=socket", "-o"]).arg(&list).arg(program).args(arguments);
    let output = strace.env("HOME", folder).output().ok()?;
    let text = std::fs::read_to_string(list).ok()?;
    let lines = text.lines().filter(|line| line.contains("AF_INET"));
    let wrote = String::from_utf8_lossy(&output.stdout).into_owned();
    Some((wrote, lines.map(str::to_owned).collect()))
}

#[test]
#[ignore = "run by the test below, under strace"]
fn the_window_is_used_without_a_server_in_this_process() {
    let folder = tempfile::tempdir().unwrap();
    use_everything(&mut window(Source::presets()), folder.path(), &internet_sockets("self"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_system_is_never_asked_for_a_socket_of_the_internet() {
    let folder = tempfile::tempdir().unwrap();
    // One that is asked for is seen, however short it lives.
    let opens_one = watched("bash", &["-c", "exec 3<>/dev/tcp/127.0.0.1/9"], folder.path());
    if opens_one.is_none_or(|(_, seen)| seen.is_empty()) {
        eprintln!("skipped: no strace here that may watch programs");
        return;
    }
    let program = env!("CARGO_BIN_EXE_strikemap");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples/strikemap.csv");
    let basemap = server::built_in_map().display().to_string();
    let picture = folder.path().join("night.png").display().to_string();
    let table = folder.path().join("out.csv").display().to_string();
    let tests = std::env::current_exe().unwrap().display().to_string();
    let name = "the_window_is_used_without_a_server_in_this_process";
    let runs: [(&str, &[&str]); 4] = [
        (program, &["export", sample, "-o", &table]),
        (program, &["check", sample]),
        (program, &["snapshot", "--size", "640x400", "--basemap", &basemap, "-o", &picture]),
        (&tests, &["--ignored", "--exact", name]),
    ];
    let mut wrote = String::new();
    for (program, arguments) in runs {
        let (text, seen) = watched(program, arguments, folder.path()).unwrap();
        assert!(seen.is_empty(), "{arguments:?}: {seen:?}");
        wrote = text;
    }
    assert!(Path::new(&table).is_file());
    assert!(wrote.contains("1 passed"), "{wrote}");
}
