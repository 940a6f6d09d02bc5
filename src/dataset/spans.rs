//! Where the original records lie, in about seven bytes a row.

use super::source::Span;

/// Records between two places that are kept in full.
const STRIDE: usize = 64;

/// Length of a record that is listed apart.
const LISTED: u16 = u16::MAX;

/// A record that the short form cannot hold.
#[derive(Debug, Clone, Copy)]
struct Listed {
    /// Number of the record in the source.
    rank: u32,
    len: u32,
    /// Bytes up to the next record.
    bytes: u64,
    /// Lines up to the next record.
    lines: u32,
}

/// The spans of rows, which need not stand in the order of the source.
///
/// Records of a table follow one another, so a length and the lines that each
/// takes tell where the next one lies; every `STRIDE`th is kept in full.
#[derive(Debug, Clone, Default)]
pub struct Spans {
    /// The number in the source of each row; `None` where rows stand as there.
    ranks: Option<Box<[u32]>>,
    marks: Vec<(u64, u32)>,
    lens: Vec<u16>,
    lines: Vec<u8>,
    /// By rank, ascending.
    listed: Vec<Listed>,
    last: Option<Span>,
}

impl Spans {
    /// For `rows` records.
    pub fn with_capacity(rows: usize) -> Self {
        Self {
            marks: Vec::with_capacity(rows.div_ceil(STRIDE)),
            lens: Vec::with_capacity(rows),
            lines: Vec::with_capacity(rows),
            ..Self::default()
        }
    }

    /// Adds the next record of the source.
    pub fn push(&mut self, span: Span) {
        if let Some(before) = self.last.replace(span) {
            let follows = before.offset + u64::from(before.len) == span.offset;
            let lines = u8::try_from(span.line.saturating_sub(before.line));
            match (lines, self.lens.last(), self.lines.last_mut()) {
                (Ok(lines), Some(&len), Some(last)) if follows && len != LISTED => *last = lines,
                _ => self.close(before, span),
            }
        }
        if self.lens.len().is_multiple_of(STRIDE) {
            self.marks.push((span.offset, span.line));
        }
        self.lines.push(0);
        match u16::try_from(span.len) {
            Ok(len) if len < LISTED => self.lens.push(len),
            _ => {
                self.lens.push(0);
                self.close(span, Span { offset: span.offset + u64::from(span.len), ..span });
            }
        }
    }

    /// Keeps `span`, the record before the last one pushed or that one itself,
    /// with the way to `next`.
    fn close(&mut self, span: Span, next: Span) {
        let Some(rank) = self.lens.len().checked_sub(1) else { return };
        let bytes = next.offset.saturating_sub(span.offset);
        let lines = next.line.saturating_sub(span.line);
        if self.listed.last().is_some_and(|listed| listed.rank == rank as u32) {
            self.listed.pop();
        }
        match (u16::try_from(span.len), u8::try_from(lines)) {
            (Ok(len), Ok(lines)) if len < LISTED && bytes == u64::from(span.len) => {
                self.lens[rank] = len;
                self.lines[rank] = lines;
            }
            _ => {
                self.lens[rank] = LISTED;
                self.lines[rank] = 0;
                self.listed.push(Listed { rank: rank as u32, len: span.len, bytes, lines });
            }
        }
    }

    /// Tells that row `row` is record `ranks[row]` of the source.
    pub fn set_order(&mut self, ranks: Vec<u32>) {
        self.ranks = Some(ranks.into_boxed_slice());
        self.lens.shrink_to_fit();
        self.lines.shrink_to_fit();
    }

    /// The number in the source of `row`, counted from 0 over events.
    pub fn rank(&self, row: usize) -> u32 {
        self.ranks.as_ref().map_or(row as u32, |ranks| ranks[row])
    }

    /// Where the record of `row` lies.
    pub fn span(&self, row: usize) -> Span {
        let rank = self.rank(row) as usize;
        let first = rank - rank % STRIDE;
        let (mut offset, mut line) = self.marks[rank / STRIDE];
        for at in first..rank {
            if self.lens[at] == LISTED {
                let listed = self.listed_at(at);
                offset += listed.bytes;
                line += listed.lines;
            } else {
                offset += u64::from(self.lens[at]);
                line += u32::from(self.lines[at]);
            }
        }
        Span { offset, len: self.record_bytes(row), line }
    }

    /// The length in bytes of the record of `row`.
    pub fn record_bytes(&self, row: usize) -> u32 {
        let rank = self.rank(row) as usize;
        match self.lens[rank] {
            LISTED => self.listed_at(rank).len,
            len => u32::from(len),
        }
    }

    /// The spans of records `ranks`, in the order of the source.
    pub fn in_source_order(&self, ranks: std::ops::Range<usize>) -> impl Iterator<Item = Span> {
        // From the place that is kept in full on, so that each step is one addition.
        let first = ranks.start - ranks.start % STRIDE;
        let (mut offset, mut line) = self.marks.get(first / STRIDE).copied().unwrap_or_default();
        let skipped = ranks.start - first;
        let spans = (first..ranks.end.min(self.lens.len())).map(move |rank| {
            let (len, bytes, lines) = if self.lens[rank] == LISTED {
                let listed = self.listed_at(rank);
                (listed.len, listed.bytes, listed.lines)
            } else {
                let len = u32::from(self.lens[rank]);
                (len, u64::from(len), u32::from(self.lines[rank]))
            };
            let span = Span { offset, len, line };
            offset += bytes;
            line += lines;
            span
        });
        spans.skip(skipped)
    }

    fn listed_at(&self, rank: usize) -> Listed {
        let at = self.listed.partition_point(|listed| (listed.rank as usize) < rank);
        self.listed[at]
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        self.ranks.as_ref().map_or(0, |ranks| size_of_val(ranks.as_ref()))
            + size_of_val(self.marks.as_slice())
            + size_of_val(self.lens.as_slice())
            + size_of_val(self.lines.as_slice())
            + size_of_val(self.listed.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_span_comes_back_whatever_lies_between_records(
            steps in prop::collection::vec(
                (prop_oneof![0_u32..2_000, 60_000_u32..70_000], prop_oneof![9 => Just(0_u64), 1 => 0..100_000_u64],
                 prop_oneof![9 => 0_u32..3, 1 => 200_u32..300]), 0..200)
        ) {
            let (mut offset, mut line) = (17_u64, 2_u32);
            let mut spans = Spans::default();
            let mut plain = Vec::new();
            for (len, gap, lines) in steps {
                let span = Span { offset, len, line };
                spans.push(span);
                plain.push(span);
                offset += u64::from(len) + gap;
                line += lines;
            }
            for (rank, span) in plain.iter().enumerate() {
                prop_assert_eq!(spans.span(rank), *span);
            }
            let from = plain.len() / 3;
            let part: Vec<Span> = spans.in_source_order(from..plain.len()).collect();
            prop_assert_eq!(&part, &plain[from..]);
            let order: Vec<u32> = (0..plain.len() as u32).rev().collect();
            spans.set_order(order.clone());
            for (row, &rank) in order.iter().enumerate() {
                prop_assert_eq!(spans.span(row), plain[rank as usize]);
            }
        }
    }
}
