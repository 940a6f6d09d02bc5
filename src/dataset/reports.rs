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

/// The report times of some consecutive rows.
#[derive(Debug, Default)]
pub struct ReportPart {
    /// How many rows there are.
    pub rows: usize,
    known: Vec<Known>,
    extent: Option<Interval>,
}

/// A report time.
#[derive(Debug)]
struct Known {
    row: u32,
    /// Its length, as long as can be counted.
    secs: u32,
    /// In seconds since 1970.
    start: i64,
}

impl ReportPart {
    /// Adds the report time of the last row.
    pub fn push(&mut self, row: usize, reported: Interval) {
        self.known.push(Known {
            row: row as u32,
            secs: u32::try_from(reported.secs()).unwrap_or(u32::MAX),
            start: reported.start().secs(),
        });
        self.extent = Some(self.extent.map_or(reported, |extent| extent.union(reported)));
    }

    /// Gives back the room that is not needed.
    pub fn shrink_to_fit(&mut self) {
        self.known.shrink_to_fit();
    }
}

impl Reports {
    /// Of consecutive parts of the source. `order` is that in which rows then stand.
    pub fn new(parts: Vec<ReportPart>, order: Option<&[u32]>) -> Self {
        let extent = parts.iter().filter_map(|part| part.extent).reduce(Interval::union);
        let mut lengths = Interner::default();
        let (mut starts, mut codes) = (Vec::new(), Vec::new());
        if extent.is_some() {
            for ReportPart { rows, known, .. } in parts {
                let mut part = vec![UNDATED; rows];
                let first = codes.len();
                codes.resize(first + rows, 0);
                let mut last = None;
                for Known { row, secs, start } in known {
                    let code = match last {
                        Some((known, code)) if known == secs => code,
                        _ => lengths.code(&secs),
                    };
                    last = Some((secs, code));
                    part[row as usize] = start;
                    codes[first + row as usize] = code;
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
