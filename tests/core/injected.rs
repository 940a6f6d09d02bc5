//! Faults that the system itself reports: a quota of a file system, and each call
//! that reads or writes failing once. Old files stay whole, nothing half written
//! is left, the message says what and where, and `verify` tells what became of it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "what was tried is told")]
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use strikemap::export::{self, Job};
use strikemap::filter::Filters;
use strikemap::import::demo;
use strikemap::saved::SavedSession;
use strikemap::session::{Command as Change, Session};

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn session_of(job: &Job, folder: &Path) -> SavedSession {
    let mut session = Session::new();
    session.apply(Change::Open(Arc::clone(&job.parts[0].dataset)));
    SavedSession::of(&session, None, folder)
}

fn demo_job() -> Job {
    let dataset = Arc::new(demo::dataset().unwrap());
    Job::filtered([dataset], Filters::default()).unwrap()
}

fn succeeds(program: &str, arguments: &[&std::ffi::OsStr]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

#[test]
fn a_quota_of_the_file_system_is_a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let (image, mounted) = (folder.path().join("image"), folder.path().join("mounted"));
    fs::create_dir(&mounted).unwrap();
    fs::File::create(&image).unwrap().set_len(128 << 20).unwrap();
    let (image, at) = (image.as_os_str(), mounted.as_os_str());
    if !succeeds("mkfs.btrfs", &["-q".as_ref(), image])
        || !succeeds("mount", &["-o".as_ref(), "loop".as_ref(), image, at])
    {
        eprintln!("skipped: a file system with quotas cannot be mounted here (btrfs-progs)");
        return;
    }
    assert!(succeeds("btrfs", &["quota".as_ref(), "enable".as_ref(), at]));
    let (old, session) = (mounted.join("out.csv"), mounted.join("a.strikemap"));
    fs::write(&old, "old").unwrap();
    fs::write(&session, "old").unwrap();
    fs::write(mounted.join("filling"), vec![7; 500 << 10]).unwrap();
    let limit = ["qgroup", "limit", "600K"].map(std::convert::AsRef::as_ref);
    let limited = succeeds("btrfs", &[limit[0], limit[1], limit[2], at]);
    let before = files(&mounted);
    let job = demo_job();
    let export = export::write(&job, &old, true).map(|_| ()).map_err(|error| error.to_string());
    let mut saved = session_of(&job, &mounted);
    saved.zone = Some("x".repeat(400 << 10));
    let save = saved.write(&session, None).map(|_| ()).map_err(|error| error.to_string());
    let after = files(&mounted);
    assert!(succeeds("umount", &[at]));
    assert!(limited);
    assert!(after == before, "{:?}", after.keys());
    for (result, path) in [(export, old), (save, session)] {
        let said = result.unwrap_err();
        assert!(
            said.contains("quota exceeded") && said.contains(&path.display().to_string()),
            "{said}"
        );
    }
}

/// What went wrong, as the system calls it and as it says it.
const FAULTS: [(&str, &str); 3] =
    [("EDQUOT", "quota exceeded"), ("EIO", "Input/output error"), ("ENOSPC", "No space left")];

/// Runs the program so that its call `number` of these fails. Whether one did, or
/// `None` where calls cannot be watched.
fn run_with_fault(
    folder: &Path,
    calls: &str,
    (number, error): (usize, &str),
    arguments: &[&str],
) -> Option<(Output, bool)> {
    let trace = tempfile::NamedTempFile::new().unwrap();
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", &format!("trace={calls}"), "-e"]);
    command.arg(format!("inject={calls}:error={error}:when={number}")).arg("-o").arg(trace.path());
    if arguments.contains(&"in.csv") && calls.contains("read") {
        command.arg("-P").arg(folder.join("in.csv"));
    }
    command.arg(env!("CARGO_BIN_EXE_strikemap")).args(arguments).current_dir(folder);
    let output = command.output().ok()?;
    let traced = fs::read_to_string(trace.path()).unwrap();
    if traced.is_empty() && !output.status.success() {
        return None;
    }
    Some((output, traced.contains("(INJECTED)")))
}

/// Tries each of the calls once with each kind of fault; how many failed the program.
fn tried(folder: &Path, calls: &str, arguments: &[&str], check: impl Fn(&str, bool)) -> usize {
    let mut failed = 0;
    for number in 1..200 {
        let (error, words) = FAULTS[number % 3];
        let Some((output, was_met)) = run_with_fault(folder, calls, (number, error), arguments)
        else {
            eprintln!("skipped: calls of a program cannot be watched here (strace)");
            return usize::MAX;
        };
        if !was_met {
            println!("{arguments:?}: {failed} of {} faults of {calls} told", number - 1);
            break;
        }
        let said = String::from_utf8(output.stderr).unwrap();
        let has_failed = !output.status.success();
        if has_failed {
            failed += 1;
            assert!(said.contains(words), "{calls} {number}: {said}");
        }
        check(&said, has_failed);
    }
    failed
}

#[test]
fn every_call_that_writes_may_fail_and_old_files_stay_whole() {
    let folder = tempfile::tempdir().unwrap();
    let folder = &folder.path().canonicalize().unwrap();
    session_of(&demo_job(), folder).write(&folder.join("a.strikemap"), None).unwrap();
    let runs: [&[&str]; 3] = [
        &["export", "demo", "-o", "out.csv", "--replace"],
        &["export", "demo", "-o", "out.geojson", "--format", "geojson", "--replace"],
        &["merge", "a.strikemap", "a.strikemap", "-o", "b.strikemap", "--replace"],
    ];
    for arguments in runs {
        for path in ["out.csv", "out.geojson", "b.strikemap"].map(|name| folder.join(name)) {
            fs::write(path, "old").unwrap();
        }
        let before = files(folder);
        let restore = || {
            for path in files(folder).keys().filter(|path| !before.contains_key(*path)) {
                assert!(path.to_string_lossy().contains("manifest"), "{}", path.display());
                fs::remove_file(path).unwrap();
            }
            for (path, bytes) in &before {
                fs::write(path, bytes).unwrap();
            }
        };
        for calls in ["write", "fsync", "fchmod"] {
            restore();
            let check = |said: &str, has_failed: bool| {
                // What cannot be told on the terminal was written all the same.
                if has_failed && said.contains("file: ") {
                    assert!(files(folder) == before, "{arguments:?} {calls}: {said}");
                }
                restore();
            };
            let failed = tried(folder, calls, arguments, check);
            assert!(failed >= 1, "{arguments:?} {calls}: {failed}");
        }
    }
}

#[test]
fn a_name_that_cannot_be_given_leaves_every_file_old_or_new_and_verify_tells_which() {
    let folder = tempfile::tempdir().unwrap();
    let folder = &folder.path().canonicalize().unwrap();
    let export = |until: &str| {
        let arguments = ["export", "demo", "--replace", "--to", until, "-o", "out.csv"];
        arguments.map(str::to_owned)
    };
    let mut whole = Vec::new();
    for until in ["2025-06-01", "2024-06-01"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_strikemap"));
        assert!(command.args(export(until)).current_dir(folder).output().unwrap().status.success());
        whole.push(files(folder));
    }
    let [new, old] = &whole[..] else { unreachable!() };
    let arguments = export("2025-06-01");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let check = |said: &str, has_failed: bool| {
        let found = files(folder);
        assert!(found.keys().eq(old.keys()), "{:?}", found.keys());
        let is_of = |whole: &BTreeMap<PathBuf, Vec<u8>>, name: &str| {
            found[&folder.join(name)] == whole[&folder.join(name)]
        };
        assert!(is_of(old, "out.csv") || is_of(new, "out.csv"));
        let is_one_export = is_of(old, "out.csv") == is_of(old, "out.manifest.json");
        match export::verify(&folder.join("out.manifest.json")) {
            Ok(_) => assert!(is_one_export, "{said}"),
            Err(export::VerifyError::Differs(_)) => assert!(!is_one_export, "{said}"),
            Err(error) => panic!("{error}"),
        }
        assert_eq!(has_failed, is_of(old, "out.manifest.json"), "{said}");
        for (path, bytes) in old {
            fs::write(path, bytes).unwrap();
        }
    };
    let failed = tried(folder, "/^rename", &arguments, check);
    assert!(failed >= 2, "{failed}");
}

#[test]
fn every_reading_of_a_file_may_fail_and_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let folder = &folder.path().canonicalize().unwrap();
    let mut text = "date,lat,lon,title\n".to_owned();
    for row in 0..60_000 {
        text += &format!("2024-01-01,50.4,30.5,event {row}\n");
    }
    fs::write(folder.join("in.csv"), text).unwrap();
    let arguments = ["export", "in.csv", "-o", "out.csv"];
    let check = |said: &str, has_failed: bool| {
        assert!(has_failed, "a reading failed and nobody was told");
        assert!(said.contains("in.csv"), "{said}");
        assert_eq!(files(folder).len(), 1, "{said}");
    };
    let failed = tried(folder, "read,pread64", &arguments, check);
    assert!(failed >= 1, "{failed}");
}
