//! How far work on another thread has come, and the way to stop it.

use crate::language::tr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared by who works and who shows it and may cancel.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    bytes: AtomicU64,
    cancelled: AtomicBool,
}

/// The user cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", tr!("error-cancelled"))]
pub struct Cancelled;

impl Progress {
    /// Between 0 and 1.
    pub fn fraction(&self) -> f32 {
        let (done, total) = self.counts();
        done as f32 / total.max(1) as f32
    }

    /// What is done and what there is to do, in the unit of the work.
    pub fn counts(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Says how much is done of how much.
    pub fn set(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says that `count` more are done.
    pub fn add_done(&self, count: u64) {
        self.done.fetch_add(count, Ordering::Relaxed);
    }

    /// Bytes that came so far, where that is another figure.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Says that `more` bytes came; all of them.
    pub fn add_bytes(&self, more: u64) -> u64 {
        self.bytes.fetch_add(more, Ordering::Relaxed) + more
    }

    /// Asks the work to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// # Errors
    /// When the user cancelled.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }
}
