//! Rows in which something has a lower precision, found when they are first asked
//! for.

use std::sync::OnceLock;

use super::column::Codes;
use super::{Certainty, Column, PlaceTier, Rows, Words, positions::Positions};

/// The word that stands for the precision of a place that is not known at all.
pub const UNPLACED: &str = "unplaced";

/// The word for events with a place of which nothing says how precise it is.
pub const UNSTATED_TIER: &str = "unknown";

/// What has been asked for.
#[derive(Debug, Default)]
pub(super) struct Uncertain {
    imprecise: OnceLock<Rows>,
    areal: OnceLock<Rows>,
    off_map: OnceLock<Rows>,
    place_tiers: OnceLock<Words>,
}

fn rows_that(of: &Column<Certainty>, is_wanted: impl Fn(&Certainty) -> bool) -> Rows {
    let wanted: Vec<bool> = of.values().iter().map(is_wanted).collect();
    of.codes().rows_of(&wanted)
}

/// Rows of the tier `tier`, with a place or without one.
pub(super) fn rows_of_tier(of: &Column<Certainty>, tier: PlaceTier) -> Rows {
    rows_that(of, |certainty| PlaceTier::of(certainty) == Some(tier))
}

impl Uncertain {
    /// Of the first `dated` rows of `len` those with a time precision coarser than an
    /// hour.
    pub fn imprecise(&self, of: &Column<Certainty>, dated: usize, len: usize) -> &Rows {
        self.imprecise.get_or_init(|| {
            let mut rows = rows_that(of, |certainty| certainty.time.is_imprecise());
            let mut with_time = Rows::none(len);
            with_time.fill(0, dated);
            rows.intersect(&with_time);
            rows
        })
    }

    /// Rows whose place is known only as an area.
    pub fn areal(&self, of: &Column<Certainty>) -> &Rows {
        self.areal.get_or_init(|| rows_that(of, Certainty::is_area))
    }

    /// Of `len` rows those that no place on a map stands for: without one, or known only
    /// by country.
    pub fn off_map(&self, of: &Column<Certainty>, positions: &Positions, len: usize) -> &Rows {
        self.off_map.get_or_init(|| {
            let mut rows = rows_of_tier(of, PlaceTier::Country);
            rows.unite(&Rows::from_fn(len, |row| positions.is_nowhere(row)));
            rows
        })
    }

    /// The tier of location precision of each of `len` rows as its word, or
    /// [`UNSTATED_TIER`], or [`UNPLACED`].
    pub fn place_tiers(&self, of: &Column<Certainty>, positions: &Positions, len: usize) -> &Words {
        self.place_tiers.get_or_init(|| {
            let word = |certainty| PlaceTier::of(certainty).map_or(UNSTATED_TIER, PlaceTier::id);
            let by_certainty: Vec<&'static str> = of.values().iter().map(word).collect();
            let word_of = |row: usize| -> &'static str {
                if positions.is_nowhere(row) {
                    return UNPLACED;
                }
                by_certainty.get(of.code(row)).copied().unwrap_or(UNPLACED)
            };
            // Seven words at the most, so that looking through them is quick.
            let mut words: Vec<&'static str> = Vec::new();
            let mut code = |word: &'static str| match words.iter().position(|known| *known == word)
            {
                Some(code) => code as u32,
                None => {
                    words.push(word);
                    words.len() as u32 - 1
                }
            };
            let wide = (0..len).map(|row| code(word_of(row))).collect::<Vec<u32>>();
            let codes = Codes::narrowed(&wide, words.len());
            Column::new(codes, words.into_iter().map(Box::from).collect())
        })
    }
}
