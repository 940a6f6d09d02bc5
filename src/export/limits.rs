//! What an export may ask of the computer.

/// More pictures in an animation are a slip of the step; a minute at 30 a second has
/// 1,800.
pub const MOST_FRAMES: usize = 2_000;

/// Inputs that a manifest may name.
pub const MOST_INPUTS: usize = 1_000;

/// Letters that a secret has at least by which places are moved.
pub const LEAST_SEED_LETTERS: usize = 12;
