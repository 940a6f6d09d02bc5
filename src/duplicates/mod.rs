//! Events that may be reported twice, in one dataset or in several: pairs with
//! their reasons. Nothing is merged here; people decide.
//!
//! `docs/selecting.md` tells how pairs are found and what their score means.

mod blocks;
mod bounds;
mod find;
mod score;
mod title_words;

pub use bounds::{
    FARTHEST_M, FARTHEST_SECS, FARTHEST_STARTS_SECS, LARGEST_RADIUS_M, LOWEST_SCORE, MOST_COMPARED,
    MOST_PAIRS,
};
pub use find::{ComparedRows, FoundPairs, Pair, find};
pub use score::{KindMatch, Reasons};
