//! Records of a table, copied byte for byte.

use std::io::Write;
use std::ops::Range;

use super::buffers::Buffers;
use super::{ExportError, parallel_render};
use crate::dataset::{Dataset, Records, Rows, Span};

/// Writes the records of the events `numbers`, which are counted from 0 in the order
/// of the source. Those that lie side by side are copied as one run.
pub fn write(dataset: &Dataset, numbers: &Rows, out: &mut dyn Write) -> Result<(), ExportError> {
    let buffers = Buffers::default();
    let work = |piece: Range<usize>| {
        let mut copied = buffers.take();
        let mut records = Records::of(&dataset.source);
        for (from, to) in runs(dataset, numbers, piece) {
            copied.extend_from_slice(records.range(from, (to - from) as usize)?);
        }
        records.finish()?;
        Ok(copied)
    };
    parallel_render::in_order(cut(dataset, numbers), work, |copied| buffers.write(copied, out))
}

/// The events `piece` that are in `numbers`, each with where its record lies.
fn spans(
    dataset: &Dataset,
    numbers: &Rows,
    piece: Range<usize>,
) -> impl Iterator<Item = (usize, Span)> {
    let spans = piece.clone().zip(dataset.spans_in_source_order(piece));
    spans.filter(|(number, _)| numbers.contains(*number))
}

/// Events in pieces of which few bytes are copied.
fn cut(dataset: &Dataset, numbers: &Rows) -> impl Iterator<Item = Range<usize>> {
    let mut spans = spans(dataset, numbers, 0..dataset.len()).peekable();
    std::iter::from_fn(move || {
        let (first, span) = spans.next()?;
        let (mut end, mut bytes) = (first + 1, u64::from(span.len));
        while let Some((number, span)) =
            spans.next_if(|(_, span)| bytes + u64::from(span.len) <= parallel_render::PIECE_BYTES)
        {
            end = number + 1;
            bytes += u64::from(span.len);
        }
        Some(first..end)
    })
}

/// The bytes of the events `piece` that are in `numbers`, neighbours in one.
fn runs(
    dataset: &Dataset,
    numbers: &Rows,
    piece: Range<usize>,
) -> impl Iterator<Item = (u64, u64)> {
    let range = |(_, span): (usize, Span)| (span.offset, span.offset + u64::from(span.len));
    let mut ranges = spans(dataset, numbers, piece).map(range).peekable();
    std::iter::from_fn(move || {
        let (from, mut to) = ranges.next()?;
        while let Some((_, end)) = ranges.next_if(|(start, _)| *start == to) {
            to = end;
        }
        Some((from, to))
    })
}
