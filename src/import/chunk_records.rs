//! Records of a chunk, handed over in batches.

use std::borrow::Cow;

use super::interrupt::Interrupt;
use super::split::Cell;
use crate::dataset::Span;

/// One record and its cells.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The text that the cells are in.
    pub text: &'a [u8],
    /// Its cells.
    pub cells: &'a [Cell],
    /// Its bytes.
    pub raw: &'a [u8],
    /// Where it lies. Its line counts from 0 at the start of the chunk.
    pub span: Span,
    /// Whether all of it is UTF-8.
    pub is_utf8: bool,
}

impl<'a> Record<'a> {
    /// What its cells say, copied only where quotes are doubled.
    pub fn texts(&self) -> Vec<Cow<'a, str>> {
        let text = |cell: &Cell| match cell.unescaped(self.text) {
            // Quicker than looking for what is damaged, which hardly ever is there.
            Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => text.into(),
                Err(_) => String::from_utf8_lossy(bytes),
            },
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        };
        self.cells.iter().map(text).collect()
    }
}

/// Where a record lies in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct RecordSpan {
    /// First byte in the text.
    pub(super) start: usize,
    /// First of its cells.
    pub(super) first_cell: usize,
    /// How many it has.
    pub(super) cells: usize,
    pub(super) span: Span,
    pub(super) is_utf8: bool,
}

/// Some consecutive records, handed over together so that what is done with each
/// column can be done for all of them at once.
#[derive(Debug, Clone, Copy)]
pub struct Records<'a> {
    text: &'a [u8],
    spans: &'a [RecordSpan],
    cells: &'a [Cell],
}

impl<'a> Records<'a> {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.spans.len()
    }

    /// The one with this index.
    pub fn get(&self, index: usize) -> Record<'a> {
        let RecordSpan { start, first_cell, cells, span, is_utf8 } = self.spans[index];
        let text = &self.text[start..];
        Record {
            text,
            cells: &self.cells[first_cell..first_cell + cells],
            raw: &text[..span.len as usize],
            span,
            is_utf8,
        }
    }
}

/// Records that were found and not yet handed over.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) spans: Vec<RecordSpan>,
    pub(super) cells: Vec<Cell>,
}

impl Batch {
    /// Records that are handed over together.
    const RECORDS: usize = 64;

    /// Their cells, where records are long.
    const CELLS: usize = 1 << 14;

    pub(super) fn is_full(&self) -> bool {
        self.spans.len() >= Self::RECORDS || self.cells.len() >= Self::CELLS
    }

    pub(super) fn clear(&mut self) {
        self.spans.clear();
        self.cells.clear();
    }

    /// Hands them to `reader`.
    pub(super) fn hand_over<R: ReadRecords>(
        &mut self,
        text: &[u8],
        reader: &mut R,
    ) -> Result<(), Interrupt> {
        let result = reader.records(&Records { text, spans: &self.spans, cells: &self.cells });
        self.clear();
        result
    }
}

/// What is done with the records of a chunk.
pub trait ReadRecords: Send {
    /// What a chunk yields.
    type Output: Send;
    /// Takes the next records of the chunk.
    ///
    /// # Errors
    /// When something is wanted first.
    fn records(&mut self, records: &Records<'_>) -> Result<(), Interrupt>;

    /// What the records since the last call yield.
    fn finish_chunk(&mut self) -> Self::Output;
}
