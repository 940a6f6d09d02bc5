//! Events over time.

use super::bins::Bins;
use crate::dataset::long::LONG_SECS;
use crate::dataset::{Dataset, Rows, TimeAxis};

/// How many events fall into each bin. An event whose interval spans several
/// bins is spread over them in proportion: it is never piled on one instant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Histogram {
    /// One count a bin.
    pub counts: Vec<f64>,
    /// The part of each count that comes from events of a lower precision than
    /// the hour.
    pub imprecise: Vec<f64>,
}

impl Histogram {
    /// Nothing in any of `bins`.
    pub fn empty(bins: &Bins) -> Self {
        Self { counts: vec![0.0; bins.len()], imprecise: vec![0.0; bins.len()] }
    }

    /// Adds the events of `dataset` that belong to `rows` and have a time on `axis`.
    pub fn add(&mut self, dataset: &Dataset, rows: &Rows, bins: &Bins, axis: TimeAxis) {
        let rest = match axis {
            TimeAxis::Event => self.add_whole(dataset, rows, bins),
            TimeAxis::Report => rows.clone(),
        };
        spread(dataset, &rest, bins, axis, |_, bin, share, imprecise| {
            self.counts[bin] += share;
            if imprecise {
                self.imprecise[bin] += share;
            }
        });
    }

    /// Adds the events that lie wholly in one bin, most of them without a look at
    /// each, and returns the others.
    fn add_whole(&mut self, dataset: &Dataset, rows: &Rows, bins: &Bins) -> Rows {
        let (starts, long) = (dataset.starts(), dataset.long_events().rows());
        let imprecise = dataset.imprecise();
        let (mut short, mut rest) = (rows.clone(), rows.clone());
        short.subtract(long);
        rest.intersect(long);
        let edges = bins.edges();
        let Some(&start) = edges.first() else { return rest };
        let mut first = starts.partition_point(|&at| at < start);
        let reach = starts.partition_point(|&at| at < start.saturating_sub(LONG_SECS));
        (reach..first).filter(|&row| short.contains(row)).for_each(|row| rest.set(row, true));
        for (bin, &end) in edges.iter().skip(1).enumerate() {
            let last = starts.partition_point(|&at| at < end).max(first);
            // What starts a long time before the end and is not long has ended by then.
            let sure = starts.partition_point(|&at| at <= end.saturating_sub(LONG_SECS));
            let sure = sure.clamp(first, last);
            let mut count = short.count_between(first, sure);
            let mut vague = short.count_common_between(imprecise, first, sure);
            for row in short.iter_between(sure, last) {
                if dataset.end_secs(row) <= end {
                    count += 1;
                    vague += usize::from(imprecise.contains(row));
                } else {
                    rest.set(row, true);
                }
            }
            self.counts[bin] += count as f64;
            self.imprecise[bin] += vague as f64;
            first = last;
        }
        rest
    }

    /// The highest count.
    pub fn highest(&self) -> f64 {
        self.counts.iter().copied().fold(0.0, f64::max)
    }
}

/// Hands out the share of each event in each bin: row, bin, share, whether its
/// time is imprecise.
fn spread(
    dataset: &Dataset,
    rows: &Rows,
    bins: &Bins,
    axis: TimeAxis,
    mut on_share: impl FnMut(usize, usize, f64, bool),
) {
    let edges = bins.edges();
    let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else { return };
    let dated = match axis {
        TimeAxis::Event => dataset.dated_len(),
        TimeAxis::Report => dataset.len(),
    };
    for row in rows.iter().take_while(|&row| row < dated) {
        let Some(interval) = dataset.interval_on(axis, row) else { continue };
        let (start, end) = (interval.start().secs(), interval.end().secs());
        if end <= first || start >= last {
            continue;
        }
        let imprecise = match axis {
            TimeAxis::Event => dataset.certainty(row).time.is_imprecise(),
            TimeAxis::Report => interval.secs() > 3_600,
        };
        let length = interval.secs() as f64;
        let mut bin = bins.index(start.max(first)).unwrap_or(0);
        while bin < bins.len() && edges[bin] < end {
            let inside = (end.min(edges[bin + 1]) - start.max(edges[bin])) as f64;
            on_share(row, bin, inside / length, imprecise);
            bin += 1;
        }
    }
}

/// A histogram cut by kind: the most frequent kinds, then all others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stack {
    /// The kinds, the most frequent first; the last layer is for all others.
    pub kinds: Vec<String>,
    /// One count a bin for each of `kinds`, and for all others.
    pub layers: Vec<Vec<f64>>,
}

/// Kinds with a layer of their own.
const MOST_LAYERS: usize = 7;

impl Stack {
    /// Of some rows of several datasets. All their rows decide which kinds are
    /// the most frequent, so that layers do not change places while filters do.
    pub fn of<'a>(parts: &[(&'a Dataset, Rows)], bins: &Bins, axis: TimeAxis) -> Self {
        let mut totals: Vec<(&'a str, usize)> = Vec::new();
        for (dataset, _) in parts {
            let kinds = dataset.kinds();
            let mut counts = vec![0; kinds.values().len()];
            (0..kinds.len()).for_each(|row| counts[kinds.code(row)] += 1);
            for (word, count) in kinds.values().iter().zip(counts) {
                match totals.iter_mut().find(|(known, _)| **known == **word) {
                    Some((_, total)) => *total += count,
                    None => totals.push((word, count)),
                }
            }
        }
        totals.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        totals.truncate(MOST_LAYERS);
        let kinds: Vec<String> = totals.iter().map(|(word, _)| (*word).to_owned()).collect();
        let mut layers = vec![vec![0.0; bins.len()]; kinds.len() + 1];
        for (dataset, rows) in parts {
            let layer_of: Vec<usize> = dataset
                .kinds()
                .values()
                .iter()
                .map(|word| kinds.iter().position(|kind| **kind == **word).unwrap_or(kinds.len()))
                .collect();
            spread(dataset, rows, bins, axis, |row, bin, share, _| {
                layers[layer_of[dataset.kinds().code(row)]][bin] += share;
            });
        }
        Self { kinds, layers }
    }
}
