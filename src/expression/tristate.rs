//! What a test says of events: it may hold, it may fail, both, or nothing is known.

use crate::dataset::Rows;

/// Of one value. Neither means that nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tristate {
    /// It may hold.
    pub holds: bool,
    /// It may fail.
    pub fails: bool,
}

impl Tristate {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { holds: false, fails: false };

    /// It holds or it fails, without doubt.
    pub const fn sure(holds: bool) -> Self {
        Self { holds, fails: !holds }
    }
}

/// Of every row of a dataset.
#[derive(Debug, Clone)]
pub struct TristateRows {
    /// Rows of which it may hold.
    pub holds: Rows,
    /// Rows of which it may fail.
    pub fails: Rows,
}

impl TristateRows {
    /// `verdict` for each of `len` rows.
    pub fn from_fn(len: usize, mut verdict: impl FnMut(usize) -> Tristate) -> Self {
        let mut verdicts = Self { holds: Rows::none(len), fails: Rows::none(len) };
        for row in 0..len {
            let Tristate { holds, fails } = verdict(row);
            verdicts.holds.set(row, holds);
            verdicts.fails.set(row, fails);
        }
        verdicts
    }

    /// Of every row nothing is known.
    pub fn unknown(len: usize) -> Self {
        Self { holds: Rows::none(len), fails: Rows::none(len) }
    }

    /// Both hold. One that fails decides it, whatever is unknown of the other.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.holds.intersect(&other.holds);
        self.fails.unite(&other.fails);
        self
    }

    /// Any holds.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        self.holds.unite(&other.holds);
        self.fails.intersect(&other.fails);
        self
    }

    /// It fails. What is unknown stays unknown.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { holds: self.fails, fails: self.holds }
    }

    /// It holds and cannot fail.
    #[must_use]
    pub fn definitely(mut self) -> Self {
        self.holds.subtract(&self.fails);
        self
    }
}
