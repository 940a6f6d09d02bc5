//! Rows of which something is known less precisely, found when they are first asked
//! for.

use std::sync::OnceLock;

use super::{Certainty, Dataset, GeoPrecision, Rows};

/// What has been asked for.
#[derive(Debug, Default)]
pub(super) struct Uncertain {
    imprecise: OnceLock<Rows>,
    areal: OnceLock<Rows>,
    off_map: OnceLock<Rows>,
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
            let mut rows = self.rows_that(|certainty| certainty.geo == GeoPrecision::Country);
            rows.unite(&Rows::from_fn(self.len(), |row| self.positions.is_nowhere(row)));
            rows
        })
    }
}
