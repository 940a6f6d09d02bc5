//! Disks that fail: old files stay whole, nothing is left half written, and the
//! message says what and where.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use strikemap::base::atomic;
use strikemap::export::{self, ColumnSet, ExportError, Job};
use strikemap::filter::Filters;
use strikemap::import::demo;
use strikemap::saved::{SavedError, SavedSession};
use strikemap::session::{Command as Change, Session};

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

fn demo_job() -> Job {
    let dataset = Arc::new(demo::dataset().unwrap());
    Job::filtered([dataset], Filters::default()).unwrap()
}

fn demo_session(folder: &Path) -> SavedSession {
    let mut session = Session::new();
    session.apply(Change::Open(Arc::new(demo::dataset().unwrap())));
    SavedSession::of(&session, None, folder)
}

/// Takes so many bytes and then refuses, as a full disk does.
struct Full {
    room: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.room);
        self.room -= taken;
        if taken == 0 && !bytes.is_empty() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn every_exporter_says_so_when_the_disk_is_full_at_any_byte() {
    for exporter in export::EXPORTERS {
        for columns in [ColumnSet::Original, ColumnSet::Project] {
            let job = Job { format: exporter.id().to_owned(), columns, ..demo_job() };
            let mut whole = Vec::new();
            export::stream(&job, &mut whole).unwrap();
            let len = whole.len();
            let step = len / 60 + 1;
            // A PDF is written at once, after it was made, which takes a while.
            let is_at_once = exporter.id() == export::print::ID;
            let every = if is_at_once { 32 } else { 1 };
            let rooms = (0..40).chain((40..len).step_by(step)).chain(len - 40..len);
            for room in rooms.step_by(every) {
                let result = export::stream(&job, &mut Full { room });
                assert!(
                    matches!(result, Err(ExportError::Write(_))),
                    "{} at {room}",
                    exporter.id()
                );
            }
            export::stream(&job, &mut Full { room: len }).unwrap();
        }
    }
}

/// Runs the program so that no file may grow beyond so many blocks of 512 bytes.
fn run_with_quota(blocks: usize, folder: &Path, arguments: &[&str]) -> Output {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_strikemap")]).args(arguments);
    command.current_dir(folder).output().unwrap()
}

#[test]
fn a_quota_met_anywhere_leaves_exports_claims_manifests_and_sessions_whole() {
    let folder = tempfile::tempdir().unwrap();
    demo_session(folder.path()).write(&folder.path().join("a.strikemap"), None).unwrap();
    let runs: [&[&str]; 4] = [
        &["export", "demo", "-o", "out.csv", "--replace"],
        &["export", "demo", "-o", "project.csv", "--replace", "--columns", "project"],
        &["export", "demo", "-o", "out.geojson", "--replace", "--format", "geojson"],
        &["merge", "a.strikemap", "a.strikemap", "-o", "b.strikemap", "--replace"],
    ];
    let mut faults = 0;
    for arguments in runs {
        let sound = run_with_quota(1 << 20, folder.path(), arguments);
        assert!(sound.status.success(), "{}", String::from_utf8_lossy(&sound.stderr));
        let before = files(folder.path());
        let largest = before.values().map(Vec::len).max().unwrap().div_ceil(512);
        let steps = (0..12).chain((12..largest).step_by(largest / 16 + 1));
        for blocks in steps {
            let output = run_with_quota(blocks, folder.path(), arguments);
            if output.status.success() {
                continue;
            }
            faults += 1;
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains("File too large") && said.contains("file: "), "{said}");
            assert_eq!(files(folder.path()), before, "{arguments:?} within {blocks} blocks");
        }
        for (path, bytes) in &before {
            fs::write(path, bytes).unwrap();
        }
    }
    assert!(faults > 40, "only {faults} faults");
}

#[test]
fn a_full_file_system_leaves_old_files_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
        .arg(folder.path())
        .output();
    if !mounted.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: mounting a small file system is not permitted here");
        return;
    }
    let (old, session) = (folder.path().join("out.csv"), folder.path().join("a.strikemap"));
    fs::write(&old, "old").unwrap();
    fs::write(&session, "old").unwrap();
    fs::write(folder.path().join("filling"), vec![0; 48 << 10]).unwrap();
    let before = files(folder.path());
    let export = export::write(&demo_job(), &old, true).unwrap_err().to_string();
    let mut saved = demo_session(folder.path());
    saved.zone = Some("x".repeat(40 << 10));
    let save = saved.write(&session, None).unwrap_err().to_string();
    let after = files(folder.path());
    assert!(Command::new("umount").arg(folder.path()).status().unwrap().success());
    assert_eq!(after, before);
    for (said, path) in [(export, old), (save, session)] {
        assert!(
            said.contains("No space left") && said.contains(&path.display().to_string()),
            "{said}"
        );
    }
}

#[test]
fn a_folder_that_is_a_file_or_gone_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "old").unwrap();
    let before = files(folder.path());
    for place in ["file/out.csv", "gone/out.csv"] {
        let path = folder.path().join(place);
        let export = export::write(&demo_job(), &path, true).unwrap_err().to_string();
        let save = demo_session(folder.path()).write(&path, None).unwrap_err().to_string();
        for said in [export, save] {
            assert!(said.contains(&path.display().to_string()), "{said}");
        }
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_folder_that_vanishes_while_writing_is_named() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("share");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("out.csv");
    let result = atomic::write(&path, true, |out| {
        fs::remove_dir_all(&folder)?;
        out.write_all(b"new")
    });
    let said = result.unwrap_err().to_string();
    assert!(said.contains(&path.display().to_string()), "{said}");
    assert!(!folder.exists());
}

#[test]
fn a_permission_that_is_lost_is_named() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("closed");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("out.csv");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(outer.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_strikemap"));
    command.args(["export", "demo", "--replace", "-o"]).arg(&path);
    if fs::write(folder.join("probe"), "").is_ok() {
        // The superuser writes everywhere, so somebody else tries.
        fs::remove_file(folder.join("probe")).unwrap();
        std::os::unix::process::CommandExt::uid(&mut command, 65_534);
    }
    let Ok(output) = command.output() else {
        eprintln!("skipped: the program cannot be run as another user here");
        return;
    };
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("Permission denied") && said.contains("out.csv"), "{said}");
    assert_eq!(files(&folder), BTreeMap::from([(path, b"old".to_vec())]));
}

#[test]
fn a_session_that_somebody_else_changed_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.strikemap");
    let saved = demo_session(folder.path());
    let known = saved.write(&path, None).unwrap();
    fs::write(&path, "of somebody else").unwrap();
    let result = saved.write(&path, Some(&known));
    assert!(matches!(result, Err(SavedError::ChangedMeanwhile(_))));
    assert_eq!(fs::read(&path).unwrap(), b"of somebody else");
}
