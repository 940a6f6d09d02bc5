//! `strikemap.exe`: starts `strikemap.com` beside it, the whole program, without a console.
//!
//! Windows opens a console for a program of the command line that is started by a click,
//! and gives none to a program of windows that is started in a console. So there are two:
//! a click starts this one, and a shell that is told `strikemap` finds the other first.
#![windows_subsystem = "windows"]

use std::io::Write as _;
use std::os::windows::process::CommandExt as _;
use std::process::{Command, ExitCode, Stdio};

const CREATE_NO_WINDOW: u32 = 0x0800_0000;

fn main() -> ExitCode {
    let started = std::env::current_exe().and_then(|this| {
        Command::new(this.with_extension("com"))
            .args(std::env::args_os().skip(1))
            .creation_flags(CREATE_NO_WINDOW)
            .stderr(Stdio::piped())
            .spawn()
            .and_then(|child| child.wait_with_output())
    });
    let (code, told) = match started {
        Ok(output) => (output.status.code().unwrap_or(2), output.stderr),
        Err(error) => (2, format!("strikemap.com could not be started: {error}").into_bytes()),
    };
    let is_heard = std::io::stderr().write_all(&told).is_ok();
    if code != 0 && !told.is_empty() && !(is_heard && has_stderr()) {
        show(&told);
    }
    ExitCode::from(u8::try_from(code).unwrap_or(2))
}

/// Whether somebody gave this program a place for what it says, as shells of Unix do.
fn has_stderr() -> bool {
    use std::os::windows::io::AsRawHandle as _;
    !std::io::stderr().as_raw_handle().is_null()
}

/// Shows what the program said last to whoever started it by a click.
fn show(told: &[u8]) {
    let path = std::env::temp_dir().join("strikemap-error.txt");
    if std::fs::write(&path, told).is_ok() {
        let _ = Command::new("notepad.exe").arg(path).spawn();
    }
}
