//! When sources reported events; empty for sources that do not say.

use super::column::{Codes, Column, Interner};
use super::time::{Instant, Interval};

/// Start of rows whose report time is unknown.
const UNKNOWN: i64 = i64::MIN;

/// Report times by row.
#[derive(Debug)]
pub struct Reports {
    extent: Option<Interval>,
    starts: Vec<i64>,
    lengths_secs: Column<u32>,
}

impl Reports {
    /// Of `rows` rows; `known` names some of them with their report times.
    pub fn new(rows: usize, known: impl Iterator<Item = (usize, Interval)>) -> Self {
        let mut extent: Option<Interval> = None;
        let mut starts = Vec::new();
        let mut codes = Vec::new();
        let mut lengths = Interner::default();
        for (row, reported) in known {
            starts.resize(rows, UNKNOWN);
            codes.resize(rows, 0);
            if let (Some(start), Some(code)) = (starts.get_mut(row), codes.get_mut(row)) {
                *start = reported.start().secs();
                *code = lengths.code(&u32::try_from(reported.secs()).unwrap_or(u32::MAX));
                extent = Some(extent.map_or(reported, |extent| extent.union(reported)));
            }
        }
        let lengths: Vec<u32> = lengths.into_values();
        let lengths_secs = Column::new(Codes::narrowed(&codes, lengths.len()), lengths);
        Self { extent, starts, lengths_secs }
    }

    /// When the event of `row` was reported.
    pub fn get(&self, row: usize) -> Option<Interval> {
        let start = *self.starts.get(row).filter(|start| **start != UNKNOWN)?;
        let start = Instant::from_secs(start);
        Interval::new(start, start.plus_secs(i64::from(*self.lengths_secs.value(row))))
    }

    /// From the first to the last.
    pub fn extent(&self) -> Option<Interval> {
        self.extent
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        self.starts.len() * 8 + self.lengths_secs.code_bytes()
    }
}
