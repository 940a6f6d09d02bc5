//! What an export may ask of the computer.

/// More pictures in an animation are a slip of the step; a minute at 30 a second has
/// 1,800.
pub const MOST_FRAMES: usize = 2_000;
