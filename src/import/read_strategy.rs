//! How the records of a text are read: one after another, or in chunks.

use super::chunks::{self, ChunkText};
use super::column_facts::ColumnFacts;
use super::decoder::{Decoder, borrowed};
use super::event_builder::Refusal;
use super::interrupt::Interrupt;
use super::layout::Layout;
use super::{ImportError, column_pass, rows};
use crate::base::Progress;
use crate::dataset::{DatasetBuilder, Decode as _, Event, Report, RowProblem, Span};

/// Whether this is a table that can be read in chunks.
pub(super) fn is_plain_table(layout: &Layout) -> bool {
    matches!(layout, Layout::Table { encoding, dialect, .. }
        if *encoding == encoding_rs::UTF_8 && !dialect.has_backslashes)
}

/// How the records of a text are read.
pub(super) enum ReadStrategy<'a> {
    /// One after another, whatever they are.
    Exact(&'a [u8]),
    /// Chunks of a sound table in UTF-8, with the line ends before the first record.
    Chunks(chunks::Table<'a>, u64),
}

impl<'a> ReadStrategy<'a> {
    pub(super) fn of(
        head: &'a [u8],
        text: ChunkText<'a>,
        decoder: &Decoder,
        preamble_len: u64,
        chunk_bytes: Option<u64>,
    ) -> Self {
        let before = head.get(..preamble_len as usize).unwrap_or_default();
        match (decoder.layout, chunk_bytes, text) {
            (Layout::Table { dialect, .. }, Some(chunk_bytes), _)
                if is_plain_table(&decoder.layout)
                    && std::str::from_utf8(before).is_ok()
                    && before.len() < head.len() =>
            {
                let width = decoder.columns.names().len();
                let lines = before.iter().filter(|&&byte| byte == b'\n').count();
                let delimiter = dialect.delimiter;
                let table = chunks::Table { text, delimiter, preamble_len, width, chunk_bytes };
                Self::Chunks(table, lines as u64)
            }
            (_, _, ChunkText::Memory(text)) => Self::Exact(text),
            // Refused below, where the whole text is read instead.
            (_, _, ChunkText::File(..)) => Self::Exact(&[]),
        }
    }

    pub(super) fn rows(
        &self,
        decoder: &Decoder,
        builder: &mut DatasetBuilder,
        progress: &Progress,
    ) -> Result<Report, Interrupt> {
        match self {
            Self::Exact([]) => Err(Interrupt::NeedsWholeText),
            Self::Exact(text) => read_rows(text, decoder, builder, progress),
            Self::Chunks(table, lines) => {
                Ok(rows::read(table, decoder, *lines, builder, progress)?)
            }
        }
    }

    /// Looks at every cell of a column.
    pub(super) fn facts(
        &self,
        decoder: &Decoder,
        column: usize,
        progress: &Progress,
    ) -> Result<ColumnFacts, Interrupt> {
        match self {
            Self::Exact(text) => {
                let names = decoder.columns.names();
                Ok(column_pass::of_text(&decoder.layout, text, names, column, progress)?)
            }
            Self::Chunks(table, _) => column_pass::of_table(table, column, progress),
        }
    }
}

/// One record after another: the exact strategy for every container.
fn read_rows(
    text: &[u8],
    decoder: &Decoder,
    builder: &mut DatasetBuilder,
    progress: &Progress,
) -> Result<Report, Interrupt> {
    let mut report = Report::default();
    each_record(text, decoder, progress, &mut |record| {
        report.rows += 1;
        match record.event {
            Ok(event) => {
                record.notes.drain(..).for_each(|note| report.notes.push(note));
                builder.push(&event, record.span);
            }
            Err(problem) => report.skipped.push(problem),
        }
        Ok(())
    })?;
    Ok(report)
}

/// What became of one record.
pub(super) struct ReadRecord<'a> {
    /// Where it lies; of a record whose end is not told by its text only the line.
    pub span: Span,
    /// Its cells; none where it is damaged.
    pub cells: &'a [String],
    /// The event, or why it is none.
    pub event: Result<Event, RowProblem>,
    /// Doubts about the event.
    pub notes: &'a mut Vec<RowProblem>,
}

/// Hands out what becomes of each record of `text`, in its order.
///
/// # Errors
/// When a whole column must be looked at first, `on_record` refuses, the text is damaged
/// as a whole or the user cancelled.
pub(super) fn each_record(
    text: &[u8],
    decoder: &Decoder,
    progress: &Progress,
    on_record: &mut dyn FnMut(ReadRecord<'_>) -> Result<(), ImportError>,
) -> Result<(), Interrupt> {
    let on_record = std::cell::RefCell::new(on_record);
    let mut interrupt = None;
    // Only then can the cells of a row hold bytes that had to be replaced.
    let is_damaged = decoder.is_plain_utf8() && std::str::from_utf8(text).is_err();
    let mut notes = Vec::new();
    let result = decoder.layout.scan(
        text,
        decoder.columns.names(),
        progress,
        &mut |span: Span, cells: Vec<String>| {
            notes.clear();
            let start = span.offset as usize;
            let raw = text.get(start..start + span.len as usize).unwrap_or_default();
            let texts = borrowed(&cells);
            let event = match decoder.read_record(&texts, raw, span.line, is_damaged, &mut notes) {
                Ok(event) => Ok(event),
                Err(Refusal::Row(problem)) => Err(problem),
                Err(refusal) => {
                    interrupt = Some(decoder.interrupt(refusal));
                    return Err(ImportError::Cancelled);
                }
            };
            (on_record.borrow_mut())(ReadRecord { span, cells: &cells, event, notes: &mut notes })
        },
        &mut |line, shown, reason| {
            let problem = RowProblem {
                line: u64::from(line),
                column: String::new(),
                text: shown.to_owned(),
                reason,
            };
            let span = Span { offset: 0, len: 0, line };
            let (cells, event, notes) = (&[][..], Err(problem), &mut Vec::new());
            // What is damaged is reported, and never ends the reading.
            let _ = (on_record.borrow_mut())(ReadRecord { span, cells, event, notes });
        },
    );
    if let Some(interrupt) = interrupt {
        return Err(interrupt);
    }
    result.map_err(Interrupt::Failed)
}
