//! Reads a table in chunks, several at a time, exactly as one after another.
//!
//! Where a chunk's first record starts is a guess. It is proved right when the
//! chunk before ends there; a chunk that was guessed wrong is read again.

use std::fs::File;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use super::Progress;
use super::interrupt::Interrupt;
use super::limits::LARGEST_RECORD_BYTES;
use super::split::{Begin, Cell, Found, split, split_onto};
use crate::dataset::source::read_exact_at;
use crate::dataset::{Span, parallel};

/// Bytes read beyond a chunk at once, for the record that crosses its end.
const SLACK_BYTES: u64 = 16 << 10;

/// The longest way of a record beyond a chunk whose start is only guessed: a
/// wrong guess may take the rest of the file for one quoted cell.
const LONGEST_GUESSED_BYTES: u64 = 1 << 20;

/// Records that a guess is tried on.
const TRIED_RECORDS: usize = 8;

/// The text of a table.
#[derive(Debug, Clone, Copy)]
pub enum Text<'a> {
    /// In memory.
    Memory(&'a [u8]),
    /// In a file of so many bytes, read by position.
    File(&'a File, u64),
}

impl Text<'_> {
    /// Size in bytes.
    pub fn bytes_len(&self) -> u64 {
        match self {
            Text::Memory(text) => text.len() as u64,
            Text::File(_, len) => *len,
        }
    }

    /// The bytes from `from` to `to`, in `buffer` where they must be read.
    fn bytes<'b>(
        &'b self,
        from: u64,
        to: u64,
        buffer: &'b mut Buffer,
    ) -> std::io::Result<&'b [u8]> {
        match self {
            Text::Memory(text) => Ok(&text[from as usize..to as usize]),
            Text::File(file, _) => {
                let Buffer { bytes, known } = buffer;
                let len = (to - from) as usize;
                if bytes.len() < len {
                    bytes.resize(len, 0);
                }
                read_exact_at(file, &mut bytes[*known..len], from + *known as u64)?;
                *known = len;
                Ok(&bytes[..len])
            }
        }
    }
}

/// What was read of a file, in room that is used again.
#[derive(Default)]
struct Buffer {
    bytes: Vec<u8>,
    /// So many of `bytes` an earlier, shorter read of the same place brought.
    known: usize,
}

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

/// Where a record lies in a text.
#[derive(Debug, Clone, Copy)]
struct RecordSpan {
    /// First byte in the text.
    start: usize,
    /// First of its cells.
    first_cell: usize,
    /// How many it has.
    cells: usize,
    span: Span,
    is_utf8: bool,
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
struct Batch {
    spans: Vec<RecordSpan>,
    cells: Vec<Cell>,
}

impl Batch {
    /// Records that are handed over together.
    const RECORDS: usize = 64;

    /// Their cells, where records are long.
    const CELLS: usize = 1 << 14;

    fn is_full(&self) -> bool {
        self.spans.len() >= Self::RECORDS || self.cells.len() >= Self::CELLS
    }

    fn clear(&mut self) {
        self.spans.clear();
        self.cells.clear();
    }

    /// Hands them to `reader`.
    fn hand_over<R: ReadRecords>(&mut self, text: &[u8], reader: &mut R) -> Result<(), Interrupt> {
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

/// A table and how it is cut.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// All of it.
    pub text: Text<'a>,
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
                fail(Interrupt::Failed(error));
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
                progress.check().map_err(Interrupt::Failed)?;
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
                Found::Record { len, blank_lines, lines: more } => {
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
                            Found::Blank => Ok(()),
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
            let Found::Record { len: start, .. } =
                split(text, self.delimiter, begin, is_whole, cells)
            else {
                return None;
            };
            let (mut at, mut alike) = (start, 0);
            for _ in 0..TRIED_RECORDS {
                match split(&text[at..], self.delimiter, Begin::Record, is_whole, cells) {
                    Found::Record { len, .. } => {
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
