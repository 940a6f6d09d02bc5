//! A share of the network that vanishes: the server of a mounted folder is killed,
//! after which everything in it fails, as with the share of a computer that is gone.
//! What is loaded stays, files that were there are whole once it is back, and the
//! message says what and where.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::export::{self, Job};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo, reader};
use strikemap::saved::recovery::Recovery;
use strikemap::saved::{SavedSession, Trouble, open};
use strikemap::session::{Command as Change, Session};

/// Whether a message says that the server is gone, and which file that concerns.
#[track_caller]
fn assert_tells(said: &str, path: &Path) {
    // The second is what a call hears that was waiting for an answer.
    let gone = ["Transport endpoint is not connected", "Software caused connection abort"];
    let says_what = gone.iter().any(|words| said.contains(words));
    assert!(says_what && said.contains(&path.display().to_string()), "{said}");
}

/// The folder `disk` of a server, seen as the folder `share`.
struct Share {
    folder: tempfile::TempDir,
    server: Option<Child>,
}

impl Share {
    /// `None`, saying so, where it cannot be mounted. `options` go to the server.
    fn mounted(options: &[&str]) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("disk")).unwrap();
        fs::create_dir(folder.path().join("share")).unwrap();
        let mut share = Self { folder, server: None };
        if share.mount(options) {
            return Some(share);
        }
        eprintln!("skipped: a share cannot be mounted here, which takes bindfs and /dev/fuse");
        None
    }

    fn mount(&mut self, options: &[&str]) -> bool {
        // Nothing may be answered from memory once the server is gone.
        let mut command = Command::new("bindfs");
        command.args(["-f", "-o", "attr_timeout=0,entry_timeout=0"]);
        command.args(options).args([self.disk(""), self.share("")]);
        let Ok(server) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
            return false;
        };
        let server = self.server.insert(server);
        let outside = self.folder.path().metadata().unwrap().dev();
        for _ in 0..500 {
            let share = self.folder.path().join("share");
            if share.metadata().is_ok_and(|meta| meta.dev() != outside) {
                return true;
            }
            if server.try_wait().unwrap().is_some() {
                return false;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        false
    }

    /// Where a file really lies.
    fn disk(&self, name: &str) -> PathBuf {
        self.folder.path().join("disk").join(name)
    }

    /// Where the program sees it.
    fn share(&self, name: &str) -> PathBuf {
        self.folder.path().join("share").join(name)
    }

    fn vanish(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill().unwrap();
            server.wait().unwrap();
        }
    }

    fn come_back(&mut self) {
        self.vanish();
        self.unmount();
        assert!(self.mount(&[]));
    }

    fn unmount(&self) {
        for program in [&["umount", "-l"][..], &["fusermount3", "-uz"], &["fusermount", "-uz"]] {
            let mut command = Command::new(program[0]);
            command.args(&program[1..]).arg(self.share("")).stderr(Stdio::null());
            if command.status().is_ok_and(|status| status.success()) {
                return;
            }
        }
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        self.vanish();
        self.unmount();
    }
}

/// A table whose records are too many bytes to be kept in memory.
fn large_table() -> String {
    let mut text = "id,start,latitude,longitude,title\n".to_owned();
    let title = "x".repeat(100_000);
    for row in 0..700 {
        text += &format!("e{row},2024-01-01T00:00:{:02}Z,50.4,30.5,{title}\n", row % 60);
    }
    text
}

fn read(path: &Path) -> Arc<Dataset> {
    Arc::new(reader::read(path, &Options::default(), &Progress::default()).unwrap())
}

fn job(dataset: &Arc<Dataset>) -> Job {
    let inputs = [Arc::clone(dataset)];
    Job::filtered(inputs, Filters::default()).unwrap()
}

/// Runs `work` beside the test.
fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> std::thread::JoinHandle<T> {
    std::thread::Builder::new().name("beside".to_owned()).spawn(work).unwrap()
}

/// Every file of a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Waits until something under a temporary name in `folder` has this size.
fn wait_for_part(folder: &Path, bytes: u64) {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let sizes = entries
            .filter(|entry| entry.path().extension().is_some_and(|end| end == "part"))
            .filter_map(|entry| entry.metadata().ok());
        if sizes.map(|meta| meta.len()).max().unwrap_or(0) >= bytes {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("nothing of {bytes} bytes was written in {}", folder.display());
}

#[test]
fn a_dataset_on_a_share_that_vanished_stays_and_what_needs_its_records_says_so() {
    let Some(mut share) = Share::mounted(&[]) else { return };
    let path = share.share("rows.csv");
    fs::write(share.disk("rows.csv"), large_table()).unwrap();
    let dataset = read(&path);
    let local = tempfile::tempdir().unwrap();
    let out = local.path().join("out.csv");
    fs::write(&out, "old").unwrap();
    let before = files(local.path());
    let job = job(&dataset);
    share.vanish();

    assert_eq!(Filters::default().matching(&dataset).unwrap().count(), 700);
    assert!(dataset.interval(3).is_some() && dataset.place(3).is_some());
    let details = dataset.event(3).unwrap_err().to_string();
    let export = export::write(&job, &out, true).unwrap_err().to_string();
    assert_tells(&details, &path);
    assert_tells(&export, &path);
    assert_eq!(files(local.path()), before);
}

/// Read slowly enough to vanish meanwhile; none where shares cannot be mounted.
fn slow_share_with_a_large_table() -> Option<(Share, PathBuf)> {
    let share = Share::mounted(&["--read-rate=30M"])?;
    let path = share.share("rows.csv");
    fs::write(share.disk("rows.csv"), large_table()).unwrap();
    Some((share, path))
}

#[test]
fn an_export_from_a_share_that_vanishes_half_way_leaves_the_old_file_whole() {
    let Some((mut share, path)) = slow_share_with_a_large_table() else { return };
    let job = job(&read(&path));
    let local = tempfile::tempdir().unwrap();
    let out = local.path().join("out.csv");
    fs::write(&out, "old").unwrap();
    let before = files(local.path());
    let target = out.clone();
    let export = beside(move || export::write(&job, &target, true));
    wait_for_part(local.path(), 1 << 20);
    share.vanish();
    let said = export.join().unwrap().unwrap_err().to_string();
    assert_tells(&said, &path);
    assert_eq!(files(local.path()), before);
}

#[test]
fn a_file_that_vanishes_while_it_is_read_is_named() {
    let Some((mut share, path)) = slow_share_with_a_large_table() else { return };
    let progress = Arc::new(Progress::default());
    let (of_thread, target) = (Arc::clone(&progress), path.clone());
    let reading = beside(move || reader::read(&target, &Options::default(), &of_thread));
    while progress.fraction() < 0.2 && !reading.is_finished() {
        std::thread::sleep(Duration::from_millis(2));
    }
    share.vanish();
    let said = reading.join().unwrap().map(|dataset| dataset.len()).unwrap_err().to_string();
    assert_tells(&said, &path);
}

#[test]
fn the_target_of_an_export_that_vanishes_half_way_holds_the_old_files_when_it_is_back() {
    let Some(mut share) = Share::mounted(&["--write-rate=300k"]) else { return };
    let local = tempfile::tempdir().unwrap();
    let (input, out) = (local.path().join("in.csv"), share.share("out.csv"));
    let mut text = "date,lat,lon,title\n".to_owned();
    for row in 0..30_000 {
        text += &format!("2024-01-01,50.4,30.5,event {row}\n");
    }
    fs::write(&input, &text).unwrap();
    let export = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_strikemap"));
        command.arg("export").arg(&input).args(["--replace", "-o"]).arg(&out);
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    };
    fs::write(&input, "date,lat,lon\n2024-01-01,50,30\n").unwrap();
    assert!(export().status().unwrap().success());
    let before = files(&share.disk(""));
    assert_eq!(before.len(), 2);
    fs::write(&input, &text).unwrap();
    let child = export().spawn().unwrap();
    wait_for_part(&share.disk(""), 100_000);
    share.vanish();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert_tells(&said, &out);

    share.come_back();
    let whole = |found: BTreeMap<PathBuf, Vec<u8>>| -> BTreeMap<_, _> {
        found.into_iter().filter(|(path, _)| path.extension().unwrap() != "part").collect()
    };
    assert_eq!(whole(files(&share.disk(""))), before);
    assert!(export().status().unwrap().success());
    assert_eq!(fs::read_to_string(&out).unwrap(), text);
}

#[test]
fn a_session_on_a_share_that_vanished_is_kept_and_opens_wholly_when_it_is_back() {
    let Some(mut share) = Share::mounted(&[]) else { return };
    let (path, data) = (share.share("work.strikemap"), share.share("rows.csv"));
    fs::write(&data, "id,date,lat,lon\na,2024-01-01,50.4,30.5\nb,2024-01-02,50.4,30.5\n").unwrap();
    let mut session = Session::new();
    session.apply(Change::Open(Arc::new(demo::dataset().unwrap())));
    session.apply(Change::Open(read(&data)));
    let old = SavedSession::of(&session, None, &share.share(""));
    let known = old.write(&path, None).unwrap();
    let before = files(&share.disk(""));
    session.apply(Change::SelectMatching);
    let kept = tempfile::tempdir().unwrap();
    let (recovery, _) = Recovery::start(kept.path()).unwrap();
    share.vanish();

    let new = SavedSession::of(&session, None, &share.share(""));
    let said = new.write(&path, Some(&known)).unwrap_err().to_string();
    assert_tells(&said, &path);
    let of_session = |folder| SavedSession::of(&session, None, folder);
    of_session(kept.path()).write(recovery.path(), None).unwrap();
    drop(recovery);
    let (_own, mut recovered) = Recovery::start(kept.path()).unwrap();
    let last = recovered.remove(0);
    let opened = open(last.saved.clone(), kept.path(), &Progress::default()).unwrap();
    assert!(matches!(&opened.troubles[..], [Trouble::Missing(_)]), "{:?}", opened.troubles);
    assert!(!opened.is_whole() && opened.datasets.len() == 1);

    share.come_back();
    assert_eq!(files(&share.disk("")), before);
    let opened = open(last.saved, kept.path(), &Progress::default()).unwrap();
    assert!(opened.is_whole(), "{:?}", opened.troubles);
    let mut restored = Session::new();
    opened.restore(&mut restored);
    let selected = |session: &Session| session.document().selection.count();
    assert_eq!(selected(&restored), selected(&session));
    new.write(&path, Some(&known)).unwrap();
}
