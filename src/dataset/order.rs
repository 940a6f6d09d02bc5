//! Events in the order in which they stand in their source.

use super::{Dataset, Rows, Span};

/// Where fewer than one row in so many is wanted, sorting those is faster than
/// going through all.
const FEW: usize = 16;

impl Dataset {
    /// The row of every event, in the order in which they stand in the source.
    pub fn source_order(&self) -> Vec<u32> {
        let mut order = vec![0; self.len()];
        for row in 0..self.len() {
            order[self.spans.rank(row) as usize] = row as u32;
        }
        order
    }

    /// `rows` in the order in which they stand in the source.
    pub fn rows_in_source_order(&self, rows: &Rows) -> Vec<usize> {
        if rows.count() < self.len() / FEW {
            let mut sorted: Vec<usize> = rows.iter().collect();
            sorted.sort_unstable_by_key(|&row| self.spans.rank(row));
            return sorted;
        }
        let order = self.source_order().into_iter().map(|row| row as usize);
        order.filter(|&row| rows.contains(row)).collect()
    }

    /// The length in bytes of the record of `row`.
    pub fn record_bytes(&self, row: usize) -> u32 {
        self.spans.record_bytes(row)
    }

    /// The numbers of `rows` in the order of the source, counted from 0.
    pub fn numbers(&self, rows: &Rows) -> Rows {
        let mut numbers = Rows::none(self.len());
        for row in rows.iter() {
            numbers.set(self.spans.rank(row) as usize, true);
        }
        numbers
    }

    /// Where the records lie of the events `numbers`, which are counted from 0
    /// in the order of the source.
    pub fn spans_in_source_order(
        &self,
        numbers: std::ops::Range<usize>,
    ) -> impl Iterator<Item = Span> {
        self.spans.in_source_order(numbers)
    }
}
