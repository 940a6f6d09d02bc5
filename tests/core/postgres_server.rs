//! A PostgreSQL that a test starts for itself, where one is installed.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "a test says that it was skipped")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A server of a test: it listens on a socket in a folder of its own and ends with it.
pub struct Server {
    pub folder: tempfile::TempDir,
    programs: PathBuf,
}

pub const PASSWORD: &str = "it's a secret";

/// Where the programs of the server are; Debian keeps them out of the search path.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    let in_path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&in_path));
    folders.into_iter().find(|folder| folder.join("initdb").is_file())
}

impl Server {
    /// Starts one; none where no PostgreSQL is installed.
    pub fn start() -> Option<Self> {
        Self::start_with(|_| String::new())
    }

    /// The same with more options, which may be about files in its folder.
    pub fn start_with(options: impl FnOnce(&Path) -> String) -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("skipped: no PostgreSQL is installed");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("pg").tempdir_in("/tmp").unwrap();
        let server = Self { folder, programs };
        let path = server.folder.path();
        fs::write(path.join("password"), PASSWORD).unwrap();
        let more = options(path);
        if is_root() {
            assert!(
                run("chown", &["-R", "postgres", &path.display().to_string()]).status.success()
            );
        }
        let data = path.join("data").display().to_string();
        let password = path.join("password").display().to_string();
        server.program(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "owner",
                "-A",
                "scram-sha-256",
                "--pwfile",
                &password,
                "-E",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "-N",
            ],
        );
        let options = format!("-k {} -c listen_addresses='' -c fsync=off {more}", path.display());
        let log = path.join("log").display().to_string();
        server.program("pg_ctl", &["-D", &data, "-o", &options, "-l", &log, "-w", "start"]);
        Some(server)
    }

    /// Runs a program of the server, which refuses to be the superuser.
    fn program(&self, name: &str, arguments: &[&str]) {
        let path = self.programs.join(name);
        let output = match is_root() {
            true => Command::new("runuser")
                .args(["-u", "postgres", "--"])
                .arg(&path)
                .args(arguments)
                .current_dir("/")
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .status(),
            false => Command::new(&path)
                .args(arguments)
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .status(),
        };
        assert!(output.unwrap().success(), "{name} {arguments:?}");
    }

    pub fn sql(&self, text: &str) {
        let output = Command::new("psql")
            .args(["-v", "ON_ERROR_STOP=1", "-q", "-U", "owner", "-d", "postgres", "-h"])
            .arg(self.folder.path())
            .args(["-c", text])
            .env("PGPASSWORD", PASSWORD)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn address(&self, table: &str) -> String {
        format!("postgres://owner@/postgres?host={}&table={table}", self.folder.path().display())
    }

    pub fn stop(&self) {
        let data = self.folder.path().join("data").display().to_string();
        self.program("pg_ctl", &["-D", &data, "-m", "immediate", "-w", "stop"]);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        if data.join("postmaster.pid").exists() {
            self.stop();
        }
    }
}

pub fn is_root() -> bool {
    run("id", &["-u"]).stdout == b"0\n"
}

pub fn run(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).output().unwrap()
}

pub fn strikemap_as(folder: &Path, password: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_strikemap"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("PGPASSWORD", password)
        .env_remove("PGPASSFILE")
        .output()
        .unwrap()
}

pub fn strikemap(folder: &Path, arguments: &[&str]) -> Output {
    strikemap_as(folder, PASSWORD, arguments)
}

pub fn told(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

pub fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = strikemap(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    told(&output)
}

pub fn fails(folder: &Path, code: i32, arguments: &[&str]) -> String {
    let output = strikemap(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", told(&output));
    told(&output)
}
