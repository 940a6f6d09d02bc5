//! How the network behaves.

use std::path::PathBuf;
use std::time::Duration;

use super::cache::USUAL_LIMIT_BYTES;
use crate::base::Threads;

/// How long a request may take in all, and until it is connected.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// Until it is connected.
    pub connect: Duration,
    /// Between two parts of an answer.
    pub read: Duration,
    /// In all.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(10),
            total: Duration::from_secs(30),
        }
    }
}

/// How the network behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where answers are kept; nowhere when `None`.
    pub cache_folder: Option<PathBuf>,
    /// The most that is kept.
    pub cache_limit_bytes: u64,
    /// How long requests may take.
    pub timeouts: Timeouts,
    /// How long a sender is left alone after its first failure.
    pub first_wait: Duration,
    /// Whether the proxy that the system names is used.
    pub use_proxy: bool,
    /// Where requests are carried out; whoever owns them waits for their end.
    pub threads: Threads,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cache_folder: None,
            cache_limit_bytes: USUAL_LIMIT_BYTES,
            timeouts: Timeouts::default(),
            first_wait: Duration::from_secs(2),
            use_proxy: true,
            threads: Threads::default(),
        }
    }
}
