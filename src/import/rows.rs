//! The rows of a table, read in chunks on several threads.

use super::chunks::{Chunk, ReadRecords, Record, Records, Table};
use super::decoder::Decoder;
use super::event_builder::Refusal;
use super::interrupt::Interrupt;
use super::memo::{Memo, Missing};
use super::{chunks, limits};
use crate::base::Progress;
use crate::base::parallel;
use crate::dataset::dictionaries::Dictionaries;
use crate::dataset::report::Problems;
use crate::dataset::segment::Segment;
use crate::dataset::{DatasetBuilder, Report, RowProblem};

/// What one chunk of rows became.
struct Rows {
    segment: Segment,
    rows: u64,
    skipped: Problems,
    notes: Problems,
}

/// Turns records into columns.
struct RowReader<'a> {
    decoder: &'a Decoder,
    dictionaries: Dictionaries,
    memo: Option<Memo>,
    found: Rows,
}

impl Rows {
    fn new(segment: Segment) -> Self {
        Self { segment, rows: 0, skipped: Problems::default(), notes: Problems::default() }
    }
}

impl RowReader<'_> {
    /// Takes `record`, number `index` of those that were handed over together.
    fn record(&mut self, record: &Record<'_>, index: usize) -> Result<(), Interrupt> {
        // Only all bytes together tell which encoding this is.
        if !record.is_utf8 {
            return Err(Interrupt::NeedsWholeText);
        }
        self.found.rows += 1;
        if let Some(reason) = limits::too_large(record.raw.len() as u64, record.cells.len()) {
            let head = record.raw.get(..record.raw.len().min(200)).unwrap_or_default();
            self.found.skipped.push(RowProblem {
                line: u64::from(record.span.line),
                column: String::new(),
                text: String::from_utf8_lossy(head).trim().to_owned(),
                reason,
            });
            return Ok(());
        }
        let mut can_learn = false;
        let mut texts = None;
        if let Some(memo) = &mut self.memo {
            let mut found = memo.look_up(index, record, &mut self.dictionaries);
            if let Err(Missing::Time) = found {
                let cells = texts.get_or_insert_with(|| record.texts());
                if let Some(event) = self.decoder.read_time(cells, record.span.line) {
                    memo.learn_time(&event, &mut self.dictionaries);
                    found = memo.look_up(index, record, &mut self.dictionaries);
                }
            }
            match found {
                Ok(known) => {
                    let segment = &mut self.found.segment;
                    segment.push_coded(
                        &self.dictionaries,
                        &known.row,
                        known.position,
                        known.id,
                        record.span,
                    );
                    return Ok(());
                }
                Err(missing) => can_learn = missing != Missing::Cells,
            }
        }
        let cells = texts.unwrap_or_else(|| record.texts());
        let mut notes = Vec::new();
        match self.decoder.read_record(&cells, record.raw, record.span.line, false, &mut notes) {
            Ok(event) => {
                if let Some(memo) = &mut self.memo
                    && can_learn
                    && notes.is_empty()
                    // Of rows that tell neither when nor where some are sums or blank.
                    && (event.interval.is_some() || event.place.is_some())
                {
                    memo.learn(record, &event, &mut self.dictionaries);
                }
                notes.into_iter().for_each(|note| self.found.notes.push(note));
                self.found.segment.push(&mut self.dictionaries, &event, record.span);
            }
            Err(Refusal::Row(problem)) => self.found.skipped.push(problem),
            Err(refusal) => return Err(self.decoder.interrupt(refusal)),
        }
        Ok(())
    }
}

impl ReadRecords for RowReader<'_> {
    type Output = Rows;

    fn records(&mut self, records: &Records<'_>) -> Result<(), Interrupt> {
        if let Some(memo) = &mut self.memo {
            memo.number(records);
        }
        (0..records.count()).try_for_each(|index| self.record(&records.get(index), index))
    }

    fn finish_chunk(&mut self) -> Rows {
        let wide = self.found.segment.seal();
        let next = Segment::after(&self.found.segment, wide);
        std::mem::replace(&mut self.found, Rows::new(next))
    }
}

/// Reads all rows of `table` into `builder`.
///
/// # Errors
/// When a whole column must be looked at first, only the exact reader can tell
/// what some record is, the system cannot read or the user cancelled.
pub fn read(
    table: &Table<'_>,
    decoder: &Decoder,
    preamble_lines: u64,
    builder: &mut DatasetBuilder,
    progress: &Progress,
) -> Result<Report, Interrupt> {
    let many = table.text.bytes_len() > table.chunk_bytes;
    let mut readers: Vec<RowReader<'_>> = (0..if many { parallel::threads() } else { 1 })
        .map(|number| RowReader {
            decoder,
            dictionaries: builder.dictionaries(),
            memo: decoder.memo(),
            found: Rows::new(Segment::new(number)),
        })
        .collect();
    let chunks = chunks::read(table, &mut readers, progress)?;
    let mut report = Report::default();
    let mut segments = Vec::with_capacity(chunks.len());
    for Chunk { output, lines_before } in chunks {
        let line_base = 1 + preamble_lines + lines_before;
        report.rows += output.rows;
        report.skipped.append(output.skipped, line_base);
        report.notes.append(output.notes, line_base);
        let mut segment = output.segment;
        segment.line_base = line_base as u32;
        segments.push(segment);
    }
    builder.fill(readers.into_iter().map(|reader| reader.dictionaries).collect(), segments);
    Ok(report)
}
