//! Rows of which something is known less precisely, found when they are first asked
//! for.

use std::sync::OnceLock;

use super::{Certainty, Column, GeoPrecision, Rows, positions::Positions};

/// What has been asked for.
#[derive(Debug, Default)]
pub(super) struct Uncertain {
    imprecise: OnceLock<Rows>,
    areal: OnceLock<Rows>,
    off_map: OnceLock<Rows>,
}

fn rows_that(of: &Column<Certainty>, is_wanted: impl Fn(&Certainty) -> bool) -> Rows {
    let wanted: Vec<bool> = of.values().iter().map(is_wanted).collect();
    of.codes().rows_of(&wanted)
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
            let mut rows = rows_that(of, |certainty| certainty.geo == GeoPrecision::Country);
            rows.unite(&Rows::from_fn(len, |row| positions.is_nowhere(row)));
            rows
        })
    }
}
