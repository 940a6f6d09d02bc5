//! How far apart what is compared may be, and how much of it.

/// Pairs that are kept, the best ones.
pub const MOST_PAIRS: usize = 10_000;

/// Other events that one event is compared with at the most, the nearest in time first.
pub const MOST_COMPARED: usize = 1_000;

/// Events whose times are further apart than this are different ones, in seconds.
pub const FARTHEST_SECS: i64 = 6 * 3_600;

/// Events that start further apart than this are not compared, also where
/// their intervals overlap, in seconds.
pub const FARTHEST_STARTS_SECS: i64 = 72 * 3_600;

/// Events whose places, with their radii, are further apart than this are
/// different ones, in metres.
pub const FARTHEST_M: f64 = 5_000.0;

/// Larger radii count as this one, in metres: two events "somewhere in the
/// oblast" have little in common.
pub const LARGEST_RADIUS_M: f64 = 20_000.0;

/// Pairs of a lower score are not shown.
pub const LOWEST_SCORE: f64 = 0.55;
