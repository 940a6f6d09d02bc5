//! The form of session files.

/// How their names end.
pub const EXTENSION: &str = "strikemap";

/// The version that this program writes; it reads no newer one.
pub const VERSION: u32 = 1;

/// A file larger than this is no session: selections are ranges, not rows.
pub const LARGEST_BYTES: u64 = 64 << 20;
