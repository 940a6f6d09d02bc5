//! Counts by when events begin and end and by what they are, so that a time window is
//! counted without asking again.
//!
//! An event that begins at `from` and ends before `until` is kept as how many edges of the
//! bins lie at or before `from`, and how many before `until`. For a window from edge `i` to
//! edge `j` that tells everything:
//!
//! - it may lie inside (`from < j`, `until > i`) where `starts <= j` and `ends > i`;
//! - it lies wholly inside (`from >= i`, `until <= j`) where `starts > i` and `ends <= j`.
//!
//! So counts of windows that begin and end on edges are exact. Held by the tests below
//! against the events themselves.

use std::ops::Range;

use crate::filter::Matching;

/// Events that begin and end between the same edges and are of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CubeRow {
    /// Edges at or before their first second.
    pub starts: u16,
    /// Edges before their end.
    pub ends: u16,
    /// Which class.
    pub class: u32,
    /// How many.
    pub count: u32,
}

/// Counts by when events begin and end, and by class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cube {
    /// By `starts`.
    rows: Vec<CubeRow>,
    classes: usize,
    /// Events without a time, by class.
    undated: Vec<u64>,
}

impl Cube {
    /// Of `rows`, in any order, of so many `classes`; `undated` has those without a time.
    pub fn new(mut rows: Vec<CubeRow>, undated: Vec<u64>, classes: usize) -> Self {
        rows.retain(|row| (row.class as usize) < classes);
        rows.sort_unstable_by_key(|row| (row.starts, row.ends, row.class));
        Self { rows, classes, undated }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it counts nothing with a time.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Events without a time, by class.
    pub fn undated(&self) -> &[u64] {
        &self.undated
    }

    /// How many events of each class are in the window between two edges, the first of
    /// which is 0.
    pub fn window(&self, edges: Range<usize>, matching: Matching) -> Vec<u64> {
        let mut counts = vec![0; self.classes];
        let edge = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        let (first, last) = (edge(edges.start), edge(edges.end));
        let end = self.rows.partition_point(|row| row.starts <= last);
        match matching {
            Matching::Possible => {
                self.rows[..end].iter().filter(|row| row.ends > first).for_each(|row| {
                    counts[row.class as usize] += u64::from(row.count);
                });
            }
            Matching::Definite => {
                let start = self.rows.partition_point(|row| row.starts <= first).min(end);
                self.rows[start..end].iter().filter(|row| row.ends <= last).for_each(|row| {
                    counts[row.class as usize] += u64::from(row.count);
                });
            }
        }
        counts
    }

    /// How many events of each class have a time.
    pub fn dated(&self) -> Vec<u64> {
        let mut counts = vec![0; self.classes];
        self.rows.iter().for_each(|row| counts[row.class as usize] += u64::from(row.count));
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_window_on_edges_counts_as_looking_at_each_event(
            events in prop::collection::vec((-50_i64..150, 1_i64..80, 0_u32..4), 0..60),
            steps in prop::collection::vec(1_i64..20, 1..8),
            at in (0_usize..8, 0_usize..8),
        ) {
            let edges: Vec<i64> = std::iter::once(0)
                .chain(steps.iter().scan(0, |at, step| { *at += step; Some(*at) }))
                .collect();
            let below = |limit: i64| edges.partition_point(|&edge| edge <= limit) as u16;
            let row = |&(from, secs, class): &(i64, i64, u32)| CubeRow {
                starts: below(from), ends: below(from + secs - 1), class, count: 1,
            };
            let cube = Cube::new(events.iter().map(row).collect(), vec![0; 4], 4);
            let (a, b) = (at.0 % edges.len(), at.1 % edges.len());
            let (i, j) = (a.min(b), a.max(b));
            prop_assume!(i < j);
            for matching in Matching::ALL {
                let mut expected = vec![0; 4];
                for &(from, secs, class) in &events {
                    let until = from + secs;
                    let belongs = match matching {
                        Matching::Possible => from < edges[j] && until > edges[i],
                        Matching::Definite => from >= edges[i] && until <= edges[j],
                    };
                    expected[class as usize] += u64::from(belongs);
                }
                prop_assert_eq!(cube.window(i..j, matching), expected);
            }
        }
    }
}
