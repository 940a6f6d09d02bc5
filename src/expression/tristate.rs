//! What a test says of events: it may hold, it may fail, both, or nothing is known.
//!
//! # Why not true and false
//!
//! "27 to 32 killed" is neither over nor under 30, and an event without a number of killed
//! is neither. A test in two values must put both somewhere, and whoever reads the count
//! cannot see where. Here a test gives two answers of each row, kept as two sets of bits:
//!
//! | known of the row | `holds` | `fails` |
//! | --- | --- | --- |
//! | it is true | yes | no |
//! | it is false | no | yes |
//! | a range reaches over the bound | yes | yes |
//! | nothing | no | no |
//!
//! An expression keeps a row if it *may hold*; `definitely(…)` takes away what may fail. So
//! a range over the bound is kept unless that is asked for, and the unknown is never kept,
//! neither by a test nor by its opposite: it must be asked for (`killed is unknown`).
//!
//! # The operations
//!
//! They are those of sets, so a million rows cost some microseconds a test:
//!
//! - `a and b`: holds where both may hold; fails where any may fail.
//! - `a or b`: holds where any may hold; fails where both may fail.
//! - `not a`: the two sets change places.
//! - `definitely(a)`: holds where `a` may hold and may not fail; its failing stays.
//!
//! Of the true, the false and the unknown these are the tables of Kleene's strong logic;
//! the range over the bound is a fourth value beside them, as in Belnap's.
//!
//! # Invariants, and what holds them
//!
//! - Columns are asked before records are read, and only rows that the other side of an
//!   "and" or "or" leaves open are read at all (`evaluate`); the answer is that of asking
//!   every row on its own: `tests/core/expression.rs`, `invented_events_pass_by_the_dullest_reading`
//!   and `built_in_events_pass_by_the_dullest_reading` (random trees against a plain
//!   recursion over events).
//! - No test keeps a row of which nothing is known, nor does its negation:
//!   `unknown_figures_pass_neither_a_test_nor_its_opposite`.
//! - `not not a` is `a`, and De Morgan's rules hold, because both are plain swaps of sets;
//!   the random trees of the same tests contain them.

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
