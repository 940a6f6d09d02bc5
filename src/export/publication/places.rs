//! What becomes of coordinates.

use serde::{Deserialize, Serialize};

use super::seed::{Derivation, Seed};

/// The most decimals of degrees that places can be rounded to: ten metres.
pub const MOST_DECIMALS: u8 = 4;

/// The farthest that places can be moved, in metres.
pub const FARTHEST_M: u32 = 100_000;

/// What becomes of coordinates.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Places {
    /// They stay.
    #[default]
    Exact,
    /// They are rounded to so many decimals of a degree.
    Rounded {
        /// At most [`MOST_DECIMALS`].
        decimals: u8,
    },
    /// Each place is moved as the place itself and a secret decide.
    Moved {
        /// The farthest, in metres.
        most_m: u32,
        /// The secret. No manifest has it.
        #[serde(skip)]
        seed: Seed,
        /// How the secret decides.
        #[serde(default = "Derivation::of_old_manifests")]
        derivation: Derivation,
    },
}
