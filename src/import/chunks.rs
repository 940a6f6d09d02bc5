//! Reads a table in chunks, several at a time, exactly as one after another.
//!
//! # The problem
//!
//! Whether a line end ends a record depends on every quote before it, so a table cannot be
//! cut at any line end without having been read up to there. Reading it twice, once for the
//! quotes, costs nearly as much as reading it once on one processor.
//!
//! # How it works
//!
//! 1. The text behind the header is cut into ranges of [`Table::chunk_bytes`]. A record
//!    belongs to the range in which it *starts*; the last one of a range is read beyond its
//!    end (`SLACK_BYTES` at a time).
//! 2. Each thread takes the next range and *guesses* where its first record starts
//!    (`Table::guess`): once as if the byte before the range stood in a bare cell, once as
//!    if it stood inside quotes; the start after which more of the next `TRIED_RECORDS`
//!    records have as many cells as the header is taken.
//! 3. `stitch` goes through the ranges in order. The first one starts where the header ends,
//!    which is known. A range whose guess is where the range before ended is right, because
//!    a record that starts there is the only thing that can. Any other is read again from
//!    the known start, on one thread. Line numbers are counted within a range and added up
//!    here.
//!
//! # Invariants
//!
//! - *Same as one after another*: the records, their spans, lines and cells do not depend on
//!   the size of chunks or the number of threads. Held by
//!   `import::reader::tests::bytes_of_any_kind_are_read_alike` (any bytes, chunks from 1
//!   byte) and `samples_in_chunks_are_the_samples`.
//! - *Spans tile the text*: the end of a record is the start of the next, blank lines being
//!   part of the record behind them. Held by `tests/core/roundtrip.rs`.
//! - *What only the whole text can tell is not decided here*: a quote that nothing closes,
//!   or a record longer than [`LARGEST_RECORD_BYTES`], ends with
//!   [`Interrupt::NeedsWholeText`], and the exact reader takes over. A wrong guess may run
//!   over the rest of the file for one quoted cell, so a guessed range gives up after
//!   `LONGEST_GUESSED_BYTES`, and is read again once its start is known.
//! - *An interrupt counts only where the start is proved*: what a reader wants on a guessed
//!   start (such as the order of dates of a column) is looked at in `stitch`, where the
//!   guess is known to be right; only the first range may stop the others at once.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use super::chunk_records::{Batch, RecordSpan};
pub use super::chunk_records::{ReadRecords, Record, Records};
use super::chunk_text::Buffer;
pub use super::chunk_text::ChunkText;
use super::interrupt::Interrupt;
use super::limits::LARGEST_RECORD_BYTES;
use super::split::{Begin, Cell, Scanned, split, split_onto};
use crate::base::Progress;
use crate::base::parallel;
use crate::dataset::Span;

/// Bytes read beyond a chunk at once, for the record that crosses its end.
const SLACK_BYTES: u64 = 16 << 10;

/// The longest way of a record beyond a chunk whose start is only guessed: a
/// wrong guess may take the rest of the file for one quoted cell.
const LONGEST_GUESSED_BYTES: u64 = 1 << 20;

/// Records that a guess is tried on.
const TRIED_RECORDS: usize = 8;

/// A table and how it is cut.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// All of it.
    pub text: ChunkText<'a>,
    /// The delimiter.
    pub delimiter: u8,
    /// Bytes before the first record.
    pub preamble_len: u64,
    /// Cells of the header.
    pub width: usize,
    /// Bytes of a chunk.
    pub chunk_bytes: u64,
}

/// What one chunk yielded, with the line ends before it.
#[derive(Debug)]
pub struct Chunk<O> {
    /// What its records yielded.
    pub output: O,
    /// Line ends between the preamble_len and its first record.
    pub lines_before: u64,
}

struct Parsed<O> {
    start: u64,
    end: u64,
    lines: u64,
    result: Result<O, Interrupt>,
}

/// Reads all records, each reader on a thread of its own, and hands back what
/// the chunks yielded in the order of the text.
///
/// # Errors
/// When a reader halts, the system cannot read or the user cancelled.
pub fn read<R: ReadRecords>(
    table: &Table<'_>,
    readers: &mut [R],
    progress: &Progress,
) -> Result<Vec<Chunk<R::Output>>, Interrupt> {
    let len = table.text.bytes_len();
    let chunks = (len - table.preamble_len).div_ceil(table.chunk_bytes) as usize;
    let next = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    let done_bytes = AtomicU64::new(0);
    let mut parsed: Vec<Option<Parsed<R::Output>>> = Vec::new();
    parsed.resize_with(chunks, || None);
    let parsed = Mutex::new(parsed);
    let lock = || parsed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let first_error = Mutex::new(None);
    let fail = |failure| {
        is_over.store(true, Ordering::Relaxed);
        first_error
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .get_or_insert(failure);
    };
    parallel::map("read rows", readers.iter_mut().collect(), |reader: &mut R| {
        let mut scratch = Scratch::default();
        while !is_over.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= chunks {
                break;
            }
            if let Err(error) = progress.check() {
                fail(error.into());
                break;
            }
            let known = (index == 0).then_some(table.preamble_len);
            match table.parse(index, known, reader, &mut scratch) {
                Ok(found) => {
                    // The start of the first is no guess, so what it wants is wanted.
                    if index == 0 && found.as_ref().is_some_and(|found| found.result.is_err()) {
                        is_over.store(true, Ordering::Relaxed);
                    }
                    lock()[index] = found;
                }
                Err(error) => fail(Interrupt::Io(error)),
            }
            let done = done_bytes.fetch_add(table.chunk_bytes, Ordering::Relaxed);
            progress.set((done + table.chunk_bytes).min(len), len);
        }
    });
    if let Some(failure) = first_error.into_inner().unwrap_or(None) {
        return Err(failure);
    }
    let parsed = parsed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    stitch(table, parsed, readers, progress)
}

fn stitch<R: ReadRecords>(
    table: &Table<'_>,
    parsed: Vec<Option<Parsed<R::Output>>>,
    readers: &mut [R],
    progress: &Progress,
) -> Result<Vec<Chunk<R::Output>>, Interrupt> {
    let mut chunks = Vec::with_capacity(parsed.len());
    let (mut expected, mut lines) = (table.preamble_len, 0);
    let mut scratch = Scratch::default();
    for (index, found) in parsed.into_iter().enumerate() {
        // A record that covers a chunk leaves nothing in it.
        if expected >= table.range(index).1 {
            continue;
        }
        let found = match found.filter(|found| found.start == expected) {
            Some(found) => found,
            None => {
                progress.check()?;
                let Some(reader) = readers.first_mut() else { continue };
                let again = table.parse(index, Some(expected), reader, &mut scratch);
                match again.map_err(Interrupt::Io)? {
                    Some(found) => found,
                    None => return Err(Interrupt::NeedsWholeText),
                }
            }
        };
        let output = found.result?;
        chunks.push(Chunk { output, lines_before: lines });
        expected = found.end;
        lines += found.lines;
    }
    Ok(chunks)
}

#[derive(Default)]
struct Scratch {
    buffer: Buffer,
    cells: Vec<Cell>,
    batch: Batch,
}

impl Table<'_> {
    /// Where chunk `index` starts and ends.
    fn range(&self, index: usize) -> (u64, u64) {
        let start = self.preamble_len + index as u64 * self.chunk_bytes;
        (start, (start + self.chunk_bytes).min(self.text.bytes_len()))
    }

    /// Reads the records that start in chunk `index`, from `known` on or from
    /// where the first seems to be. `None` where there seems to be none, or one
    /// without an end.
    fn parse<R: ReadRecords>(
        &self,
        index: usize,
        known: Option<u64>,
        reader: &mut R,
        scratch: &mut Scratch,
    ) -> std::io::Result<Option<Parsed<R::Output>>> {
        let len = self.text.bytes_len();
        let (range_start, range_end) = self.range(index);
        let base = known.unwrap_or(range_start.saturating_sub(1));
        let Scratch { buffer, cells, batch } = scratch;
        buffer.known = 0;
        batch.clear();
        let mut to = (range_end + SLACK_BYTES).min(len);
        let mut text = self.text.bytes(base, to, buffer)?;
        let start = match known {
            Some(start) => start,
            None => match self.guess(text, to == len, cells) {
                Some(at) => base + at as u64,
                None => return Ok(None),
            },
        };
        if start >= range_end {
            return Ok(None);
        }
        let longest = if known.is_some() { LARGEST_RECORD_BYTES } else { LONGEST_GUESSED_BYTES };
        let mut valid_to = valid_up_to(text);
        let (mut at, mut lines) = (start, 0_u64);
        let result = loop {
            if batch.is_full()
                && let Err(halt) = batch.hand_over(text, reader)
            {
                break Err(halt);
            }
            if at >= range_end {
                break batch.hand_over(text, reader);
            }
            let start = (at - base) as usize;
            let first_cell = batch.cells.len();
            match split_onto(
                &text[start..],
                self.delimiter,
                Begin::Record,
                to == len,
                &mut batch.cells,
            ) {
                Scanned::Record { len, blank_lines, lines: more } => {
                    let line = lines + u64::from(blank_lines);
                    let span = Span { offset: at, len: len as u32, line: line as u32 };
                    let end = start + len;
                    let is_utf8 = end <= valid_to || std::str::from_utf8(&text[start..end]).is_ok();
                    let cells = batch.cells.len() - first_cell;
                    batch.spans.push(RecordSpan { start, first_cell, cells, span, is_utf8 });
                    at += len as u64;
                    lines += u64::from(more);
                }
                found => {
                    batch.cells.truncate(first_cell);
                    if let Err(halt) = batch.hand_over(text, reader) {
                        break Err(halt);
                    }
                    if to == len {
                        break match found {
                            Scanned::Blank => Ok(()),
                            // The end of the file closes no quote: a line is damaged,
                            // or the last record runs up to here.
                            _ => Err(Interrupt::NeedsWholeText),
                        };
                    }
                    if to.saturating_sub(at.max(range_end)) > longest {
                        reader.finish_chunk();
                        return Ok(None);
                    }
                    to = (to + (to - at).max(SLACK_BYTES)).min(len);
                    text = self.text.bytes(base, to, buffer)?;
                    valid_to = valid_up_to(text);
                }
            }
        };
        let output = reader.finish_chunk();
        Ok(Some(Parsed { start, end: at, lines, result: result.map(|()| output) }))
    }

    /// Where the first record after the first byte of `text` starts: as if that
    /// byte were inside a bare cell or inside a quoted one, whichever makes the
    /// records that follow look like the header.
    fn guess(&self, text: &[u8], is_whole: bool, cells: &mut Vec<Cell>) -> Option<usize> {
        let mut try_from = |begin| {
            let Scanned::Record { len: start, .. } =
                split(text, self.delimiter, begin, is_whole, cells)
            else {
                return None;
            };
            let (mut at, mut alike) = (start, 0);
            for _ in 0..TRIED_RECORDS {
                match split(&text[at..], self.delimiter, Begin::Record, is_whole, cells) {
                    Scanned::Record { len, .. } => {
                        alike += usize::from(cells.len() == self.width);
                        at += len;
                    }
                    _ => break,
                }
            }
            Some((alike, start))
        };
        match (try_from(Begin::Bare), try_from(Begin::Quoted)) {
            (Some(bare), Some(quoted)) if quoted.0 > bare.0 => Some(quoted.1),
            (Some(bare), _) => Some(bare.1),
            (None, quoted) => quoted.map(|(_, start)| start),
        }
    }
}

fn valid_up_to(text: &[u8]) -> usize {
    // Quicker than the standard library's where words of other scripts are mixed in.
    encoding_rs::Encoding::utf8_valid_up_to(text)
}
