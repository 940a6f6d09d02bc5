//! Events that last long, of which there are few: apart from all others, so that
//! whoever looks for what reaches into a window need look back only a day.

use super::{Column, Rows, Starts};

/// Longer events than this are long: a day on which clocks change.
pub const LONG_SECS: i64 = 25 * 3_600;

/// The long events of a dataset by start and by end.
#[derive(Debug)]
pub struct LongEvents {
    rows: Rows,
    by_start: Vec<u32>,
    by_end: Vec<u32>,
    ends: Vec<i64>,
}

impl LongEvents {
    /// Those of a dataset of `len` rows, of which the first have `starts`.
    pub fn of(starts: Starts<'_>, durations: &Column<u32>, len: usize) -> Self {
        let is_long_code: Vec<bool> =
            durations.values().iter().map(|&secs| i64::from(secs) > LONG_SECS).collect();
        let dated = starts.len();
        let by_start: Vec<u32> = if is_long_code.contains(&true) {
            (0..dated as u32).filter(|&row| is_long_code[durations.code(row as usize)]).collect()
        } else {
            Vec::new()
        };
        let mut rows = Rows::none(len);
        by_start.iter().for_each(|&row| rows.set(row as usize, true));
        let mut by_end = by_start.clone();
        let end_secs = |row: u32| {
            let start = starts.get(row as usize).unwrap_or(i64::MAX);
            start.saturating_add(i64::from(*durations.value(row as usize)))
        };
        by_end.sort_by_key(|&row| end_secs(row));
        let ends = by_end.iter().map(|&row| end_secs(row)).collect();
        Self { rows, by_start, by_end, ends }
    }

    /// All of them.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Their rows in the order of their starts, which is that of the rows.
    pub fn by_start(&self) -> &[u32] {
        &self.by_start
    }

    /// Their rows in the order of their ends.
    pub fn by_end(&self) -> &[u32] {
        &self.by_end
    }

    /// How many of them end at `secs` or before: so many of [`by_end`](Self::by_end).
    pub fn ended_by(&self, secs: i64) -> usize {
        self.ends.partition_point(|&end| end <= secs)
    }

    /// Rows before `before` among which are all that end after `secs`: those that
    /// begin before or those that end after, whichever are fewer.
    pub fn maybe_reaching(&self, before: usize, secs: i64) -> impl Iterator<Item = usize> {
        let begun = &self.by_start[..self.by_start.partition_point(|&row| (row as usize) < before)];
        let lasting = &self.by_end[self.ended_by(secs)..];
        let fewer = if begun.len() < lasting.len() { begun } else { lasting };
        fewer.iter().map(|&row| row as usize).filter(move |&row| row < before)
    }
}
