//! Rows of which something is known less precisely, found when they are first asked
//! for.

use std::sync::OnceLock;

use super::column::Codes;
use super::{Certainty, Column, Dataset, PlaceTier, Rows, UNPLACED, Words};

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

impl Dataset {
    fn rows_that(&self, is_wanted: impl Fn(&Certainty) -> bool) -> Rows {
        let wanted: Vec<bool> = self.certainties.values().iter().map(is_wanted).collect();
        self.certainties.codes().rows_of(&wanted)
    }

    /// Dated rows whose time is with a time precision coarser than an hour.
    pub fn imprecise(&self) -> &Rows {
        self.uncertain.imprecise.get_or_init(|| {
            let mut rows = self.rows_that(|certainty| certainty.time.is_imprecise());
            let mut dated = Rows::none(self.len());
            dated.fill(0, self.dated);
            rows.intersect(&dated);
            rows
        })
    }

    /// Rows whose place is known only as an area.
    pub fn areal(&self) -> &Rows {
        self.uncertain.areal.get_or_init(|| self.rows_that(Certainty::is_area))
    }

    /// Rows that no place on a map stands for: without one, or known only by country.
    pub fn off_map(&self) -> &Rows {
        self.uncertain.off_map.get_or_init(|| {
            let mut rows = self.rows_of_tier(PlaceTier::Country);
            rows.unite(&Rows::from_fn(self.len(), |row| self.positions.is_nowhere(row)));
            rows
        })
    }

    /// Rows of the tier `tier`, with a place or without one.
    pub fn rows_of_tier(&self, tier: PlaceTier) -> Rows {
        self.rows_that(|certainty| PlaceTier::of(certainty) == Some(tier))
    }

    /// The tier of location precision of each event as its word, or [`UNSTATED_TIER`],
    /// or [`UNPLACED`].
    pub fn place_tiers(&self) -> &Words {
        self.uncertain.place_tiers.get_or_init(|| {
            let word = |certainty| PlaceTier::of(certainty).map_or(UNSTATED_TIER, PlaceTier::id);
            let by_certainty: Vec<&'static str> =
                self.certainties.values().iter().map(word).collect();
            let word_of = |row: usize| -> &'static str {
                if self.positions.is_nowhere(row) {
                    return UNPLACED;
                }
                by_certainty.get(self.certainties.code(row)).copied().unwrap_or(UNPLACED)
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
            let wide = (0..self.len()).map(|row| code(word_of(row))).collect::<Vec<u32>>();
            let codes = Codes::narrowed(&wide, words.len());
            Column::new(codes, words.into_iter().map(Box::from).collect())
        })
    }
}
