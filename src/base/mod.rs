//! What every module may use and nothing of which knows events: files, hashes,
//! threads, progress, text of strangers, fonts.

pub mod atomic;
pub mod contained;
pub mod escape;
pub mod fonts;
pub mod hash;
pub mod json_limits;
pub mod kept_file;
pub mod link;
pub mod parallel;
pub mod progress;
pub mod relative;
pub mod remembered;
pub mod threads;

pub use progress::{Cancelled, Progress};
pub use threads::Threads;
