//! What lies in areas, and what else may lie there: offered tier by tier.

use super::{CountedView, Selection, Session};
use crate::dataset::{PlaceTier, Rows};
use crate::filter::{self, AreaChoice, AreaMatching, AreaReach};

/// How many matching events lie in some areas, and how many more may lie there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaOffer {
    /// Events whose symbol lies in one of the areas.
    pub symbols: usize,
    /// What each tier adds, the most precise first.
    pub tiers: [TierOffer; PlaceTier::ALL.len()],
}

/// What one tier of location precision adds to an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierOffer {
    /// The tier.
    pub tier: PlaceTier,
    /// Whether its events count as inside.
    pub is_on: bool,
    /// Its events that may lie inside and whose symbol does not.
    pub count: usize,
}

/// The same of one area as rows, for selecting.
#[derive(Debug, Clone, PartialEq)]
pub struct SelectionOffer {
    /// Matching events whose symbol lies in the area.
    pub symbols: Selection,
    /// What each tier adds, the most precise first.
    pub tiers: [(PlaceTier, Selection); PlaceTier::ALL.len()],
}

impl AreaOffer {
    /// How many events the tiers that are on add.
    pub fn added(&self) -> usize {
        self.tiers.iter().filter(|offer| offer.is_on).map(|offer| offer.count).sum()
    }
}

impl Session {
    /// How many events that match all filters but that by area lie in `areas`, and how
    /// many more of each tier may lie there; `matching` says which tiers are on. While
    /// only other filters change, areas are not looked into again.
    pub fn area_offer(&self, areas: &[AreaChoice], matching: AreaMatching) -> AreaOffer {
        let is_on = |tier| match matching {
            AreaMatching::Possible => true,
            AreaMatching::Definite => false,
            AreaMatching::Tiers(tiers) => tiers.contain(tier),
        };
        let mut offer = AreaOffer {
            symbols: 0,
            tiers: PlaceTier::ALL.map(|tier| TierOffer { tier, is_on: is_on(tier), count: 0 }),
        };
        for part in self.derived.parts() {
            let reach = self.derived.area_reach(part, areas);
            let matching = part.matching_for(CountedView::Clause(filter::area::ID));
            offer.symbols += reach.symbols().count_common(&matching);
            for tier in &mut offer.tiers {
                tier.count += reach.more(tier.tier).count_common(&matching);
            }
        }
        offer
    }

    /// The matching events whose symbol lies in `area`, and those of each tier that may
    /// lie there too, for a lasso or another drawn area.
    pub fn selection_offer(&self, area: &AreaChoice) -> SelectionOffer {
        let reaches: Vec<_> = self
            .derived
            .parts()
            .map(|part| (part, self.derived.area_reach(part, std::slice::from_ref(area))))
            .collect();
        let matching = |rows_of: &dyn Fn(&AreaReach) -> Rows| {
            Selection::from_rows(reaches.iter().map(|(part, reach)| {
                let mut rows = rows_of(reach);
                rows.intersect(part.matching());
                (part.id, rows)
            }))
        };
        SelectionOffer {
            symbols: matching(&|reach| reach.symbols().clone()),
            tiers: PlaceTier::ALL.map(|tier| (tier, matching(&|reach| reach.more(tier).clone()))),
        }
    }
}
