//! When sources reported events; empty for sources that do not say.

use super::column::{Codes, Column, Interner};
use super::starts::{StartColumn, UNDATED};
use super::time::{Instant, Interval};

/// Report times by row.
#[derive(Debug, Default)]
pub struct Reports {
    extent: Option<Interval>,
    starts: StartColumn,
    lengths_secs: Column<u32>,
}

impl Reports {
    /// Of consecutive parts of the source: how many rows each has, and the
    /// report times of some of them. `order` is that in which rows then stand.
    pub fn new(parts: Vec<(usize, Vec<(u32, Interval)>)>, order: Option<&[u32]>) -> Self {
        let mut extent: Option<Interval> = None;
        let mut lengths = Interner::default();
        let (mut starts, mut codes) = (Vec::new(), Vec::new());
        if parts.iter().any(|(_, known)| !known.is_empty()) {
            for (rows, known) in parts {
                let mut part = vec![UNDATED; rows];
                let first = codes.len();
                codes.resize(first + rows, 0);
                let mut last = None;
                for (row, reported) in known {
                    let secs = u32::try_from(reported.secs()).unwrap_or(u32::MAX);
                    let code = match last {
                        Some((known, code)) if known == secs => code,
                        _ => lengths.code(&secs),
                    };
                    last = Some((secs, code));
                    part[row as usize] = reported.start().secs();
                    codes[first + row as usize] = code;
                    extent = Some(extent.map_or(reported, |extent| extent.union(reported)));
                }
                starts.push(part);
            }
        }
        let lengths: Vec<u32> = lengths.into_values();
        let starts = StartColumn::new(starts);
        let codes = Codes::narrowed(&codes, lengths.len());
        let (starts, codes) = match order.filter(|_| !codes.is_empty()) {
            Some(order) if lengths.len() == 1 => (starts.sorted(order), codes),
            Some(order) => (starts.sorted(order), codes.sorted(order)),
            None => (starts, codes),
        };
        Self { extent, starts, lengths_secs: Column::new(codes, lengths) }
    }

    /// When the event of `row` was reported.
    pub fn get(&self, row: usize) -> Option<Interval> {
        let start = Instant::from_secs(self.starts.known(row)?);
        Interval::new(start, start.plus_secs(i64::from(*self.lengths_secs.value(row))))
    }

    /// From the first to the last.
    pub fn extent(&self) -> Option<Interval> {
        self.extent
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        self.starts.bytes() + self.lengths_secs.code_bytes()
    }
}
