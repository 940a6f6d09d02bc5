//! Keeps off stderr what graphics libraries say there about nothing.

/// Does `work`. What libraries wrote to stderr meanwhile is written afterwards, without
/// the lines about a session of Wayland: where `XDG_RUNTIME_DIR` is not set there is
/// none, and a picture needs none.
#[cfg(target_os = "linux")]
pub fn without_wayland<T>(work: impl FnOnce() -> T) -> T {
    if std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| !folder.is_empty()) {
        return work();
    }
    let held = linux::Held::begin();
    let done = work();
    drop(held);
    done
}

/// Does `work`.
#[cfg(not(target_os = "linux"))]
pub fn without_wayland<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::File;
    use std::io::{Read as _, Seek as _, Write as _};
    use std::os::fd::OwnedFd;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use rustix::stdio::{dup2_stderr, stderr};

    /// Words of the lines that say nothing.
    const ABOUT: &str = "XDG_RUNTIME_DIR";

    /// There is one stderr, so one at a time holds it.
    static HELD: Mutex<()> = Mutex::new(());

    /// What is written to stderr goes to a file until this is dropped.
    pub struct Held {
        stderr: OwnedFd,
        file: File,
        _alone: MutexGuard<'static, ()>,
    }

    impl Held {
        /// `None` where the system gives no file; then nothing changes.
        pub fn begin() -> Option<Self> {
            let alone = HELD.lock().unwrap_or_else(PoisonError::into_inner);
            let file = tempfile::tempfile().ok()?;
            let stderr = rustix::io::dup(stderr()).ok()?;
            dup2_stderr(&file).ok()?;
            Some(Self { stderr, file, _alone: alone })
        }
    }

    impl Drop for Held {
        fn drop(&mut self) {
            // Nothing can be told where stderr does not come back.
            let _ = dup2_stderr(&self.stderr);
            let mut said = String::new();
            let is_read = self.file.rewind().and_then(|()| self.file.read_to_string(&mut said));
            if is_read.is_ok() {
                for line in said.lines().filter(|line| !line.contains(ABOUT)) {
                    let _ = writeln!(std::io::stderr(), "{line}");
                }
            }
        }
    }
}
