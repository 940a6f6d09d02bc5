//! People killed and injured, without counting anyone twice.
//!
//! Beside the rows of the places that were hit, sources have rows with the
//! total of an attack and running counts of it. Rows of one attack belong
//! together: where some of them are totals, the best total stands for all of
//! them; elsewhere the rows of the places are summed up. Never both.

use std::collections::HashMap;

use crate::dataset::format::number;
use crate::dataset::schema::Field;
use crate::dataset::{Dataset, Figure, Harm, Rows, kind};
use crate::language::current;

/// A sum of figures; its bounds are the sums of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// Sum of the lower bounds.
    pub low: u64,
    /// Sum of the upper bounds.
    pub high: u64,
    /// Attacks of which a total was taken.
    pub totals: usize,
    /// Single rows that were summed up.
    pub rows: usize,
}

impl Sum {
    fn add(&mut self, figure: Figure) -> bool {
        let Some((low, high)) = figure.bounds() else { return false };
        self.low += u64::from(low);
        self.high += u64::from(high);
        true
    }

    /// In words: `1`, `27–32`, `unknown`.
    pub fn label(&self) -> String {
        let number = |value: u64| number(usize::try_from(value).unwrap_or(usize::MAX));
        if !self.is_known() {
            "unknown".to_owned()
        } else if self.low == self.high {
            number(self.low)
        } else {
            format!("{}–{}", number(self.low), number(self.high))
        }
    }

    /// The same in the language of the thread.
    pub fn label_in_words(&self) -> String {
        if self.is_known() { self.label() } else { current().word("unknown") }
    }

    /// Whether any figure is in it; otherwise the sum is unknown, not zero.
    pub fn is_known(&self) -> bool {
        self.totals + self.rows > 0
    }
}

/// Sums of the people harmed in some events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Toll {
    /// People killed.
    pub killed: Sum,
    /// People injured.
    pub injured: Sum,
    /// Events that state neither figure.
    pub unreported: usize,
}

/// What is known of one figure of one attack so far.
#[derive(Debug, Clone, Copy, Default)]
struct Attack {
    /// The best total: its rank among the kinds of totals, then its bounds.
    total: Option<(usize, u32, u32)>,
    places: Sum,
}

impl Attack {
    fn add(&mut self, rank: Option<usize>, figure: Figure) {
        let Some((low, high)) = figure.bounds() else { return };
        let Some(rank) = rank else {
            self.places.add(figure);
            self.places.rows += 1;
            return;
        };
        // Of running counts the highest is the last word.
        let is_better = self.total.is_none_or(|(known, low_known, high_known)| {
            rank < known || (rank == known && (high, low) > (high_known, low_known))
        });
        if is_better {
            self.total = Some((rank, low, high));
        }
    }

    fn into_sum(self, sum: &mut Sum) {
        match self.total {
            Some((_, low, high)) => {
                sum.add(Figure::between(low, high));
                sum.totals += 1;
            }
            None => {
                sum.low += self.places.low;
                sum.high += self.places.high;
                sum.rows += self.places.rows;
            }
        }
    }
}

impl Toll {
    /// The fields that sums of people are made of: where one of them is held back, no sum
    /// may be told.
    pub const FIELDS: [Field; 4] = [Field::Kind, Field::Attack, Field::Killed, Field::Injured];

    /// Of `rows` of several datasets. Attacks of two datasets are never one.
    pub fn of<'a>(parts: impl Iterator<Item = (&'a Dataset, &'a Rows)>) -> Self {
        let mut toll = Self::default();
        for (dataset, rows) in parts {
            toll.add(dataset, rows.iter());
        }
        toll
    }

    /// Adds `count` events of no attack with the same figures.
    pub fn add_single(&mut self, harm: Harm, count: u32) {
        if harm.killed.bounds().is_none() && harm.injured.bounds().is_none() {
            self.unreported += count as usize;
            return;
        }
        for (sum, figure) in [(&mut self.killed, harm.killed), (&mut self.injured, harm.injured)] {
            if let Some((low, high)) = figure.bounds() {
                sum.low += u64::from(low) * u64::from(count);
                sum.high += u64::from(high) * u64::from(count);
                sum.rows += count as usize;
            }
        }
    }

    /// Adds rows of one dataset, all of them at once: rows of one attack that are
    /// added apart are counted apart.
    pub fn add(&mut self, dataset: &Dataset, rows: impl Iterator<Item = usize>) {
        let kinds = dataset.kinds();
        let ranks: Vec<Option<usize>> = kinds
            .values()
            .iter()
            .map(|word| kind::AGGREGATE.iter().position(|total| **total == **word))
            .collect();
        let attacks = dataset.attacks();
        let mut known: HashMap<usize, [Attack; 2]> = HashMap::new();
        for row in rows {
            let harm = dataset.harm(row);
            if harm.killed.bounds().is_none() && harm.injured.bounds().is_none() {
                self.unreported += 1;
                continue;
            }
            let code = attacks.code(row);
            if attacks.values()[code].is_empty() {
                self.killed.rows += usize::from(self.killed.add(harm.killed));
                self.injured.rows += usize::from(self.injured.add(harm.injured));
                continue;
            }
            let rank = ranks[kinds.code(row)];
            let [killed, injured] = known.entry(code).or_default();
            killed.add(rank, harm.killed);
            injured.add(rank, harm.injured);
        }
        for [killed, injured] in known.into_values() {
            killed.into_sum(&mut self.killed);
            injured.into_sum(&mut self.injured);
        }
    }
}
