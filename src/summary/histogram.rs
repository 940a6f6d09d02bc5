//! Events over time.

use super::bins::Bins;
use crate::dataset::{Dataset, Rows};

/// How many events fall into each bin. An event whose interval spans several
/// bins is spread over them in proportion: it is never piled on one instant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Histogram {
    /// One count a bin.
    pub counts: Vec<f64>,
    /// The part of each count that comes from events known less precisely than
    /// to the hour.
    pub imprecise: Vec<f64>,
}

impl Histogram {
    /// Nothing in any of `bins`.
    pub fn empty(bins: &Bins) -> Self {
        Self { counts: vec![0.0; bins.len()], imprecise: vec![0.0; bins.len()] }
    }

    /// Adds the dated events of `dataset` that belong to `rows`.
    pub fn add(&mut self, dataset: &Dataset, rows: &Rows, bins: &Bins) {
        let edges = bins.edges();
        let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else { return };
        for row in rows.iter().take_while(|&row| row < dataset.dated_len()) {
            let Some(interval) = dataset.interval(row) else { continue };
            let (start, end) = (interval.start().secs(), interval.end().secs());
            if end <= first || start >= last {
                continue;
            }
            let imprecise = dataset.certainty(row).time.is_imprecise();
            let length = interval.secs() as f64;
            let mut bin = bins.index(start.max(first)).unwrap_or(0);
            while bin < bins.len() && edges[bin] < end {
                let inside = (end.min(edges[bin + 1]) - start.max(edges[bin])) as f64;
                let share = inside / length;
                self.counts[bin] += share;
                if imprecise {
                    self.imprecise[bin] += share;
                }
                bin += 1;
            }
        }
    }

    /// The highest count.
    pub fn highest(&self) -> f64 {
        self.counts.iter().copied().fold(0.0, f64::max)
    }
}
