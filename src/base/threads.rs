//! Threads that outlive the call that starts them.
//!
//! They are joined before their owner is gone: when a process ends, its graphics
//! driver is unloaded under whatever still runs, and a thread that drops the last
//! texture or context then ends the program with a fault. `tests/core/architecture.rs`
//! lets no other file start a thread that nobody joins.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle, current};

/// The threads of one window or command.
#[derive(Debug, Clone, Default)]
pub struct Threads(Arc<Mutex<Vec<JoinHandle<()>>>>);

impl Threads {
    fn running(&self) -> MutexGuard<'_, Vec<JoinHandle<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts a thread called `name`.
    ///
    /// # Errors
    /// When the system starts no thread.
    pub fn spawn(&self, name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
        let thread = Builder::new().name(name.to_owned()).spawn(work)?;
        let mut running = self.running();
        running.retain(|thread| !thread.is_finished());
        running.push(thread);
        Ok(())
    }

    /// Waits until every thread has ended. Whoever owns them asks them to stop first.
    pub fn join(&self) {
        loop {
            let next = self.running().pop();
            let Some(thread) = next else { return };
            // A thread may hold the last reference to its owner.
            if thread.thread().id() != current().id() {
                // What it panicked with was told when it did.
                let _ = thread.join();
            }
        }
    }
}

/// Joins the threads when it is dropped: the last field of their owner.
#[derive(Debug, Default)]
pub struct JoinOnDrop(pub Threads);

impl Drop for JoinOnDrop {
    fn drop(&mut self) {
        self.0.join();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn whoever_owns_threads_waits_for_them_also_for_those_that_they_start() {
        let done = Arc::new(AtomicUsize::new(0));
        let owner = JoinOnDrop::default();
        let (threads, count) = (owner.0.clone(), Arc::clone(&done));
        owner
            .0
            .spawn("outer", move || {
                std::thread::sleep(Duration::from_millis(20));
                let inner = Arc::clone(&count);
                let work = move || {
                    std::thread::sleep(Duration::from_millis(20));
                    inner.fetch_add(1, Ordering::SeqCst);
                };
                threads.spawn("inner", work).unwrap();
                count.fetch_add(1, Ordering::SeqCst);
            })
            .unwrap();
        drop(owner);
        assert_eq!(done.load(Ordering::SeqCst), 2);
    }
}
