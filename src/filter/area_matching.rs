//! When an event counts as inside an area.

use serde::{Deserialize, Serialize};

use super::time::Matching;
use crate::dataset::{PlaceTier, PlaceTiers};

/// When an event counts as inside an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaMatching {
    /// Its circle overlaps the area, however wide it is: it may have happened inside.
    Possible,
    /// Its circle lies wholly in the area: it did happen inside.
    Definite,
    /// Its position lies in the area, except where it is known only by country; and
    /// for these tiers of location precision, also where its circle overlaps the area.
    Tiers(PlaceTiers),
}

impl Default for AreaMatching {
    /// For an area that somebody names or draws: what is known only by town or city
    /// counts where its circle overlaps the area, what has a lower precision does not.
    fn default() -> Self {
        Self::Tiers(PlaceTiers::of([PlaceTier::Town]))
    }
}

impl From<Matching> for AreaMatching {
    fn from(matching: Matching) -> Self {
        match matching {
            Matching::Possible => Self::Possible,
            Matching::Definite => Self::Definite,
        }
    }
}

/// How the circle around the position of an event lies to an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Wholly in it.
    Inside,
    /// Partly in it, with its middle.
    Centred,
    /// Partly in it, its middle outside.
    Reaching,
    /// Wholly outside.
    Outside,
}

impl Relation {
    /// Whether an event of `tier` counts as inside.
    pub fn matches(self, tier: Option<PlaceTier>, matching: AreaMatching) -> bool {
        match matching {
            AreaMatching::Possible => self != Self::Outside,
            AreaMatching::Definite => self == Self::Inside,
            AreaMatching::Tiers(tiers) => {
                let has_symbol = tier != Some(PlaceTier::Country);
                let is_symbol_inside = matches!(self, Self::Inside | Self::Centred) && has_symbol;
                let is_also = tier.is_some_and(|tier| tiers.contain(tier));
                is_symbol_inside || (is_also && self != Self::Outside)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_before_there_were_tiers_keeps_its_meaning() {
        for (text, matching) in [
            ("\"possible\"", AreaMatching::Possible),
            ("\"definite\"", AreaMatching::Definite),
            ("{\"tiers\":[\"town\"]}", AreaMatching::default()),
        ] {
            assert_eq!(serde_json::from_str::<AreaMatching>(text).unwrap(), matching);
            assert_eq!(serde_json::to_string(&matching).unwrap(), text);
        }
    }

    #[test]
    fn a_symbol_inside_counts_and_a_circle_only_of_the_tiers_that_are_on() {
        let default = AreaMatching::default();
        for (relation, tier, counts) in [
            (Relation::Inside, Some(PlaceTier::Exact), true),
            (Relation::Inside, None, true),
            (Relation::Centred, Some(PlaceTier::Oblast), true),
            (Relation::Reaching, Some(PlaceTier::Town), true),
            (Relation::Reaching, Some(PlaceTier::District), false),
            (Relation::Inside, Some(PlaceTier::Country), false),
            (Relation::Outside, Some(PlaceTier::Town), false),
        ] {
            assert_eq!(relation.matches(tier, default), counts, "{relation:?} {tier:?}");
        }
        let country = AreaMatching::Tiers(PlaceTiers::of([PlaceTier::Country]));
        assert!(Relation::Reaching.matches(Some(PlaceTier::Country), country));
        assert!(!Relation::Outside.matches(Some(PlaceTier::Country), country));
        assert!(!Relation::Reaching.matches(Some(PlaceTier::Town), country));
    }
}
