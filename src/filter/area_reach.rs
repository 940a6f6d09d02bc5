//! What lies in some areas by its symbol, and what else may lie there, tier by tier.

use super::area::rows_in;
use super::{AreaChoice, AreaMatching};
use crate::boundaries::EventAreas;
use crate::dataset::{Dataset, PlaceTier, PlaceTiers, Rows};

/// The rows of one dataset that lie in any of some areas. It depends on no filter, so
/// that it is found once and then only counted.
#[derive(Debug, Clone)]
pub struct AreaReach {
    symbols: Rows,
    more: [Rows; PlaceTier::ALL.len()],
}

impl AreaReach {
    /// Of `areas`; `event_areas` stand for imprecise places.
    pub fn new(dataset: &Dataset, areas: &[AreaChoice], event_areas: &EventAreas) -> Self {
        let in_any = |matching: AreaMatching| {
            let mut rows = Rows::none(dataset.len());
            areas
                .iter()
                .for_each(|area| rows.unite(&rows_in(dataset, area, matching, event_areas)));
            rows
        };
        let symbols = in_any(AreaMatching::Tiers(PlaceTiers::NONE));
        let mut others = in_any(AreaMatching::Possible);
        others.subtract(&symbols);
        let more = PlaceTier::ALL.map(|tier| {
            let mut rows = dataset.rows_of_tier(tier);
            rows.intersect(&others);
            rows
        });
        Self { symbols, more }
    }

    /// Rows whose symbol lies in one of the areas.
    pub fn symbols(&self) -> &Rows {
        &self.symbols
    }

    /// Other rows of `tier` that may lie in one of them.
    pub fn more(&self, tier: PlaceTier) -> &Rows {
        &self.more[tier as usize]
    }

    /// Rows that count as inside while `tiers` are on.
    pub fn rows(&self, tiers: PlaceTiers) -> Rows {
        let mut rows = self.symbols.clone();
        tiers.iter().for_each(|tier| rows.unite(self.more(tier)));
        rows
    }
}
