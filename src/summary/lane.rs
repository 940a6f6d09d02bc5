//! States that last, such as alerts and closures, as a lane under the bars.

use crate::dataset::{Dataset, Interval, Rows, TimeAxis, kind};

/// How much of each column of a lane is covered by states of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The kind.
    pub kind: &'static str,
    /// The covered part of each column, from 0 to 1.
    pub covered: Vec<f32>,
}

/// Lanes of the kinds that last and occur in `rows`, over `part` cut into
/// `columns` of equal length, in the order of [`kind::DURATIVE`].
pub fn lanes<'a>(
    parts: impl Iterator<Item = (&'a Dataset, &'a Rows)>,
    axis: TimeAxis,
    part: Interval,
    columns: usize,
) -> Vec<Lane> {
    // Sums of whole columns as differences, and what lies in the cut ones.
    let mut whole = vec![vec![0_i32; columns + 1]; kind::DURATIVE.len()];
    let mut cut = vec![vec![0.0_f32; columns]; kind::DURATIVE.len()];
    let mut seen = [false; kind::DURATIVE.len()];
    let columns_per_sec = columns as f64 / part.secs() as f64;
    for (dataset, rows) in parts {
        let lane_of: Vec<Option<usize>> = dataset
            .kinds()
            .values()
            .iter()
            .map(|word| kind::DURATIVE.iter().position(|kind| **kind == **word))
            .collect();
        if lane_of.iter().all(Option::is_none) {
            continue;
        }
        for row in rows.iter() {
            let Some(lane) = lane_of[dataset.kinds().code(row)] else { continue };
            let Some(interval) = dataset.interval_on(axis, row) else { continue };
            if !interval.overlaps(part) {
                continue;
            }
            seen[lane] = true;
            let at = |secs: i64| {
                let into = (secs - part.start().secs()) as f64 * columns_per_sec;
                into.clamp(0.0, columns as f64)
            };
            let (from, to) = (at(interval.start().secs()), at(interval.end().secs()));
            let (first, last) = (from.floor() as usize, (to.ceil() as usize).min(columns));
            if last <= first + 1 {
                if let Some(column) = cut[lane].get_mut(first) {
                    *column += (to - from) as f32;
                }
                continue;
            }
            cut[lane][first] += (first as f64 + 1.0 - from) as f32;
            cut[lane][last - 1] += (to - (last as f64 - 1.0)) as f32;
            whole[lane][first + 1] += 1;
            whole[lane][last - 1] -= 1;
        }
    }
    let mut lanes = Vec::new();
    for (lane, kind) in kind::DURATIVE.into_iter().enumerate().filter(|(lane, _)| seen[*lane]) {
        let mut running = 0;
        let covered = whole[lane].iter().zip(&cut[lane]).map(|(step, cut)| {
            running += step;
            if running > 0 { 1.0 } else { cut.min(1.0) }
        });
        lanes.push(Lane { kind, covered: covered.collect() });
    }
    lanes
}
