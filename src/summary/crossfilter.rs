//! Counts of the words of a facet in any time window, in microseconds.
//!
//! Rows are sorted by start, so a window is a range of them. Counts are kept
//! for every block of rows; a window is the difference of two of them, with the
//! rest of two blocks counted one by one. Intervals that are long, of which
//! there are few, are counted apart: those that overlap a window are those that
//! start before its end without those that end before its start.

use crate::base::parallel;
use crate::dataset::long::LONG_SECS;
use crate::dataset::{Dataset, LongEvents, Rows, column::Codes};
use crate::filter::TimeFilter;
use crate::filter::time::{Matching, Mode};

/// The most words for which counts are kept; facets with more are counted again.
pub const MOST_WORDS: usize = 512;

/// Rows between two counts that are kept: more where there are many counts.
const fn block_rows(words: usize) -> usize {
    if words <= 64 { 1_024 } else { 4_096 }
}

/// Blocks that one thread counts at a time.
const PIECE_BLOCKS: usize = 256;

/// Counts before every [`block_rows`]th place of a list of rows.
#[derive(Debug, Default)]
struct Blocks {
    words: usize,
    sums: Vec<u32>,
}

impl Blocks {
    /// Of places `0..len`; `count` adds those of a range to what it is given.
    fn new(words: usize, len: usize, count: impl Fn(usize, usize, &mut [u32]) + Sync) -> Self {
        let block_rows = block_rows(words);
        let blocks = len / block_rows + 1;
        let pieces: Vec<usize> = (0..blocks).step_by(PIECE_BLOCKS).collect();
        // Each piece from zero on; what lies before it is added below.
        let pieces = parallel::map("count words", pieces, |first| {
            let mut running = vec![0; words];
            let mut sums = Vec::with_capacity(words * PIECE_BLOCKS);
            for block in first..blocks.min(first + PIECE_BLOCKS) {
                sums.extend_from_slice(&running);
                let from = block * block_rows;
                count(from, (from + block_rows).min(len), &mut running);
            }
            (sums, running)
        });
        let mut all = Vec::with_capacity(words * blocks);
        let mut before = vec![0_u32; words];
        for (sums, total) in pieces {
            for block in sums.chunks_exact(words.max(1)) {
                all.extend(block.iter().zip(&before).map(|(sum, before)| sum + before));
            }
            before.iter_mut().zip(total).for_each(|(before, total)| *before += total);
        }
        Self { words, sums: all }
    }

    /// The block that holds place `at`, and the counts before it.
    fn before(&self, at: usize) -> (usize, &[u32]) {
        let block_rows = block_rows(self.words);
        let block = at / block_rows;
        (block * block_rows, &self.sums[block * self.words..(block + 1) * self.words])
    }
}

/// Counts of the words of one facet over the rows that match all other clauses.
#[derive(Debug)]
pub struct FacetCounts {
    short: Rows,
    matching: Rows,
    blocks: Blocks,
    long_by_start: Blocks,
    long_by_end: Blocks,
    undated: Vec<u32>,
}

impl FacetCounts {
    /// Of `codes`, which number `words` words, over the rows in `matching`.
    pub fn new(
        dataset: &Dataset,
        long: &LongEvents,
        codes: &Codes,
        words: usize,
        matching: &Rows,
    ) -> Self {
        let dated = dataset.dated_len();
        let mut short = matching.clone();
        short.subtract(long.rows());
        let listed = |rows: &[u32]| {
            Blocks::new(words, rows.len(), |from, to, sums| {
                for &row in &rows[from..to] {
                    sums[codes.get(row as usize)] += u32::from(matching.contains(row as usize));
                }
            })
        };
        let mut undated = vec![0; words];
        count(codes, matching, dated, dataset.len(), 1, &mut undated);
        Self {
            blocks: Blocks::new(words, dated, |from, to, sums| {
                count(codes, &short, from, to, 1, sums);
            }),
            long_by_start: listed(long.by_start()),
            long_by_end: listed(long.by_end()),
            undated,
            matching: matching.clone(),
            short,
        }
    }

    /// Counts of the rows of `dataset` that match `time`, by word, into `counts`.
    /// What `time` says of undated and imprecise events must be in the rows
    /// already; only its window is looked at.
    pub fn window(
        &self,
        dataset: &Dataset,
        long: &LongEvents,
        codes: &Codes,
        time: &TimeFilter,
        counts: &mut [u32],
    ) {
        counts.copy_from_slice(&self.undated);
        let dated = dataset.dated_len();
        let starts = dataset.starts();
        let Some((from, to)) = time.bounds_secs() else {
            self.add(codes, dated, 1, counts);
            self.add_listed(
                long.by_start(),
                &self.long_by_start,
                codes,
                long.by_start().len(),
                1,
                counts,
            );
            return;
        };
        let first = starts.partition_point(|&at| at < from);
        let last = starts.partition_point(|&at| at < to).max(first);
        let mut add_each = |rows: std::ops::Range<usize>, is_inside: &dyn Fn(i64) -> bool| {
            for row in rows {
                if self.short.contains(row) && is_inside(dataset.end_secs(row)) {
                    counts[codes.get(row)] += 1;
                }
            }
        };
        if time.matching == Matching::Definite && time.mode != Mode::Instant {
            // Those that start a long time before the end also end before it.
            let sure = starts.partition_point(|&at| at <= to.saturating_sub(LONG_SECS));
            let sure = sure.clamp(first, last);
            add_each(sure..last, &|end| end <= to);
            self.add(codes, sure, 1, counts);
            self.add(codes, first, -1, counts);
            let long_from = long.by_start().partition_point(|&row| (row as usize) < first);
            for &row in
                long.by_start()[long_from..].iter().take_while(|&&row| (row as usize) < last)
            {
                let row = row as usize;
                if self.matching.contains(row) && dataset.end_secs(row) <= to {
                    counts[codes.get(row)] += 1;
                }
            }
            return;
        }
        let reach = starts.partition_point(|&at| at < from.saturating_sub(LONG_SECS));
        add_each(reach..first, &|end| end > from);
        self.add(codes, last, 1, counts);
        self.add(codes, first, -1, counts);
        let begun = long.by_start().partition_point(|&row| (row as usize) < last);
        let ended = long.ended_by(from);
        self.add_listed(long.by_start(), &self.long_by_start, codes, begun, 1, counts);
        self.add_listed(long.by_end(), &self.long_by_end, codes, ended, -1, counts);
    }

    /// Adds the short events before row `end`, or takes them away.
    fn add(&self, codes: &Codes, end: usize, sign: i32, counts: &mut [u32]) {
        let (from, before) = self.blocks.before(end);
        for (count, &before) in counts.iter_mut().zip(before) {
            *count = count.wrapping_add_signed(sign * before as i32);
        }
        count(codes, &self.short, from, end, sign, counts);
    }

    fn add_listed(
        &self,
        rows: &[u32],
        blocks: &Blocks,
        codes: &Codes,
        end: usize,
        sign: i32,
        counts: &mut [u32],
    ) {
        let (from, before) = blocks.before(end);
        for (count, &before) in counts.iter_mut().zip(before) {
            *count = count.wrapping_add_signed(sign * before as i32);
        }
        for &row in &rows[from..end] {
            if self.matching.contains(row as usize) {
                let count = &mut counts[codes.get(row as usize)];
                *count = count.wrapping_add_signed(sign);
            }
        }
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        let sums = [&self.blocks, &self.long_by_start, &self.long_by_end];
        sums.iter().map(|blocks| blocks.sums.len() * 4).sum::<usize>()
            + (self.short.len() + self.matching.len()) / 8
    }
}

/// Adds `sign` for each of rows `from..to` that is in `rows`, by its code.
fn count(codes: &Codes, rows: &Rows, from: usize, to: usize, sign: i32, counts: &mut [u32]) {
    match codes {
        Codes::U8(codes) => count_in(codes, rows, from, to, sign, counts),
        Codes::U16(codes) => count_in(codes, rows, from, to, sign, counts),
        Codes::U32(codes) => count_in(codes, rows, from, to, sign, counts),
    }
}

fn count_in<T: Copy + TryInto<usize>>(
    codes: &[T],
    rows: &Rows,
    from: usize,
    to: usize,
    sign: i32,
    counts: &mut [u32],
) {
    let mut add = |code: T| {
        if let Some(count) = code.try_into().ok().and_then(|code: usize| counts.get_mut(code)) {
            *count = count.wrapping_add_signed(sign);
        }
    };
    for (first, mut word) in rows.words_between(from, to) {
        let codes = &codes[first..codes.len().min(first + 64)];
        if word == u64::MAX {
            codes.iter().for_each(|&code| add(code));
            continue;
        }
        while word != 0 {
            add(codes[word.trailing_zeros() as usize]);
            word &= word - 1;
        }
    }
}
