//! Delimited text: CSV, TSV and their relatives, as RFC 4180 and real files have them.

use std::borrow::Cow;
use std::ops::ControlFlow;

use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8};

use super::scan::{OnDamage, OnRecord};
use super::split::{Begin, Cell, Scanned, split};
use super::{ImportError, encoding, limits};
use crate::base::Progress;
use crate::dataset::Span;
use crate::language::{Message, message};

/// Bytes that may be read again after quotes that are never closed, where that
/// is more than [`MOST_PASSES`] times the text: a text made of nothing but such
/// quotes would be read once for each of its lines.
const MOST_BYTES_AGAIN: u64 = 1 << 30;

/// See [`MOST_BYTES_AGAIN`].
const MOST_PASSES: u64 = 16;

/// Columns for which room is made at once.
const USUAL_COLUMNS: usize = 32;

/// Records between two looks at the progress.
const RECORDS_PER_CHECK: u64 = 4_096;

/// How cells are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// Between cells.
    pub delimiter: u8,
    /// Quotes inside quotes have a backslash before them, instead of being doubled.
    pub has_backslashes: bool,
}

impl Dialect {
    /// Cells as of RFC 4180.
    pub fn plain(delimiter: u8) -> Self {
        Self { delimiter, has_backslashes: false }
    }

    /// As the beginning of `text` has it.
    pub fn detect(text: &[u8], delimiter: u8) -> Self {
        Self { delimiter, has_backslashes: has_backslashes(text, delimiter) }
    }
}

/// Whether a quote with a backslash before it goes on inside its cell: by the rules
/// of RFC 4180 the cell would end there, and text would follow its end.
fn has_backslashes(text: &[u8], delimiter: u8) -> bool {
    const TRIED_BYTES: usize = 64 << 10;
    let goes_on = |byte: u8| byte != delimiter && !matches!(byte, b'\n' | b'\r' | b'"');
    let Some(at) = memchr::memmem::find_iter(text, b"\\\"").find(|at| {
        text.get(at + 2).is_some_and(|next| goes_on(*next))
            && *at > 0
            && text.get(at - 1).is_some_and(|before| *before != delimiter)
    }) else {
        return false;
    };
    // A backslash in a cell without quotes is only a backslash.
    let from = at.saturating_sub(TRIED_BYTES);
    let before = text.get(from..at).unwrap_or_default();
    let line = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    let line = before.get(line..).unwrap_or_default();
    let cell =
        memchr::memmem::rfind(line, &[delimiter, b'"']).or(line.starts_with(b"\"").then_some(0));
    cell.is_some_and(|cell| {
        let open =
            line.get(cell..).unwrap_or_default().iter().filter(|byte| **byte == b'"').count();
        open % 2 == 1
    })
}

pub(super) fn reader(text: &[u8], dialect: Dialect) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(dialect.delimiter)
        .escape(dialect.has_backslashes.then_some(b'\\'))
        .double_quote(!dialect.has_backslashes)
        .has_headers(false)
        .flexible(true)
        // No larger than what is read: one record has a reader of its own.
        .buffer_capacity(text.len().clamp(1, 1 << 20))
        .from_reader(text)
}

/// Byte and line after the record just read. The crate returns at the `\r` of
/// a `\r\n` and takes the `\n` for the start of the next record.
pub(super) fn end_of_record(text: &[u8], reader: &Reader<&[u8]>) -> (u64, u64) {
    let position = reader.position();
    let byte = position.byte() as usize;
    let split = byte > 0 && text.get(byte - 1..=byte) == Some(b"\r\n");
    (position.byte() + u64::from(split), position.line() + u64::from(split))
}

/// The cells of one record.
pub fn cells(record: &[u8], dialect: Dialect, encoding: &'static Encoding) -> Vec<String> {
    texts(record, dialect, encoding).into_iter().map(Cow::into_owned).collect()
}

/// The same, without a copy of the cells that stand in the record as they are.
pub fn texts<'a>(
    record: &'a [u8],
    dialect: Dialect,
    encoding: &'static Encoding,
) -> Vec<Cow<'a, str>> {
    let mut found = Vec::with_capacity(USUAL_COLUMNS);
    if !dialect.has_backslashes
        && let Scanned::Record { .. } =
            split(record, dialect.delimiter, Begin::Record, true, &mut found)
    {
        // Checked once for all cells.
        let utf8 = if encoding == UTF_8 { std::str::from_utf8(record).ok() } else { None };
        let text = |cell: &Cell| match (cell.unescaped(record), utf8) {
            (Cow::Borrowed(bytes), Some(record)) => match cell.text(record) {
                Some(text) => text.into(),
                None => encoding::decoded(encoding, bytes),
            },
            (Cow::Borrowed(bytes), None) => encoding::decoded(encoding, bytes),
            (Cow::Owned(bytes), _) => Cow::Owned(encoding::decode(encoding, &bytes)),
        };
        return found.iter().map(text).collect();
    }
    // Quotes that are never closed are the crate's to read.
    let mut cells = ByteRecord::new();
    match reader(record, dialect).read_byte_record(&mut cells) {
        Ok(true) => decoded(&cells, encoding).into_iter().map(Cow::Owned).collect(),
        _ => Vec::new(),
    }
}

/// The cell `column` of a record of UTF-8, if it can be found without splitting the record:
/// no quote stands before its end, and it is not the last one.
pub fn text<'a>(
    record: &'a [u8],
    dialect: Dialect,
    encoding: &'static Encoding,
    column: usize,
) -> Option<&'a str> {
    if dialect.has_backslashes || encoding != UTF_8 {
        return None;
    }
    let mut rest = record;
    for at in 0..=column {
        let end = rest.iter().position(|&byte| byte == dialect.delimiter)?;
        let (cell, after) = rest.split_at_checked(end)?;
        if cell.iter().any(|byte| matches!(byte, b'"' | b'\n' | b'\r')) {
            return None;
        }
        if at == column {
            return std::str::from_utf8(cell).ok();
        }
        rest = after.get(1..)?;
    }
    None
}

fn decoded(record: &ByteRecord, encoding: &'static Encoding) -> Vec<String> {
    record.iter().map(|cell| encoding::decode(encoding, cell)).collect()
}

/// Hands out every record after the first `preamble_len` bytes.
///
/// # Errors
/// When `on_record` refuses or the user cancelled.
pub fn scan(
    text: &[u8],
    dialect: Dialect,
    preamble_len: usize,
    encoding: &'static Encoding,
    progress: &Progress,
    on_record: &mut OnRecord<'_>,
    on_damage: &mut OnDamage<'_>,
) -> Result<(), ImportError> {
    let before = text.get(..preamble_len).unwrap_or(text);
    let lines = before.iter().filter(|&&byte| byte == b'\n').count() as u64;
    let mut base = Base { byte: before.len() as u64, line: 1 + lines, again: 0 };
    while let ControlFlow::Continue(next) =
        scan_from(text, base, dialect, encoding, progress, on_record, on_damage)?
    {
        base = next;
    }
    Ok(())
}

/// Where a reader was started within the text.
#[derive(Clone, Copy)]
struct Base {
    byte: u64,
    line: u64,
    /// Bytes that are read again because of all restarts so far.
    again: u64,
}

fn scan_from(
    text: &[u8],
    base: Base,
    dialect: Dialect,
    encoding: &'static Encoding,
    progress: &Progress,
    on_record: &mut OnRecord<'_>,
    on_damage: &mut OnDamage<'_>,
) -> Result<ControlFlow<(), Base>, ImportError> {
    let rest = &text[base.byte as usize..];
    let mut reader = reader(rest, dialect);
    let mut record = ByteRecord::new();
    let mut start = (0_u64, 1_u64);
    let mut found = Vec::new();
    loop {
        let next = &rest[start.0 as usize..];
        if !dialect.has_backslashes
            && let Scanned::Record { len, blank_lines, lines } =
                split(next, dialect.delimiter, Begin::Record, true, &mut found)
            && let Some(reason) = limits::too_large(len as u64, found.len())
        {
            progress.check()?;
            let line = base.line + start.1 - 1;
            let shown = encoding::decode(encoding, &next[..len.min(200)]);
            on_damage((line + u64::from(blank_lines)) as u32, shown.trim(), reason);
            let byte = base.byte + start.0 + len as u64;
            return Ok(ControlFlow::Continue(Base { byte, line: line + u64::from(lines), ..base }));
        }
        // The crate drops a mark at the start of what it reads, also where that is no
        // start of a file.
        if start.0 == 0
            && base.byte > 0
            && next.starts_with("\u{feff}".as_bytes())
            && !dialect.has_backslashes
            && let Scanned::Record { len, blank_lines, lines } =
                split(next, dialect.delimiter, Begin::Record, true, &mut found)
        {
            let line = (base.line + u64::from(blank_lines)) as u32;
            let span = Span { offset: base.byte, len: len as u32, line };
            on_record(span, cells(&next[..len], dialect, encoding))?;
            let (byte, line) = (base.byte + len as u64, base.line + u64::from(lines));
            return Ok(ControlFlow::Continue(Base { byte, line, ..base }));
        }
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(ControlFlow::Break(())),
            Err(error) => return Err(ImportError::Malformed(Message::of(&error))),
        }
        let (from, start_line) = start;
        let end = end_of_record(rest, &reader);
        let (to, _) = end;
        start = end;
        let raw = &rest[from as usize..to as usize];
        let line = base.line + start_line - 1 + blank_lines_before(raw);
        // The crate ends a quoted cell at the end of the file; nothing else can.
        // With nothing but blank lines behind its first line, no row is lost.
        let first_line_end = line_end(raw);
        if to == rest.len() as u64
            && !raw[first_line_end..].trim_ascii().is_empty()
            && ends_in_quotes(raw, dialect)
        {
            progress.check()?;
            let again = base.again + raw.len() as u64;
            let goes_on = again <= MOST_BYTES_AGAIN.max(MOST_PASSES * text.len() as u64);
            let shown = encoding::decode(encoding, &raw[..first_line_end.min(200)]);
            let reason = if goes_on {
                message!("note-quote-open")
            } else {
                message!("note-many-quotes-open")
            };
            on_damage(line as u32, shown.trim(), reason);
            if !goes_on {
                return Ok(ControlFlow::Break(()));
            }
            let byte = base.byte + from + first_line_end as u64;
            return Ok(ControlFlow::Continue(Base { byte, line: line + 1, again }));
        }
        let span = Span { offset: base.byte + from, len: (to - from) as u32, line: line as u32 };
        on_record(span, decoded(&record, encoding))?;
        if reader.position().record().is_multiple_of(RECORDS_PER_CHECK) {
            progress.set(base.byte + to, text.len() as u64);
            progress.check()?;
        }
    }
}

/// Line ends before the first cell: the crate counts blank lines into the
/// record that follows them.
fn blank_lines_before(raw: &[u8]) -> u64 {
    raw.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|&&b| b == b'\n').count()
        as u64
}

/// Length of the first line of `raw` that is not blank, its line end included.
fn line_end(raw: &[u8]) -> usize {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let text = raw.iter().position(|byte| !is_end(byte)).unwrap_or(0);
    let Some(end) = raw[text..].iter().position(is_end).map(|at| text + at) else {
        return raw.len();
    };
    if raw[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 }
}

/// Whether `raw`, one record, has a quote that is still open at its end: only
/// then would a further line be part of it.
fn ends_in_quotes(raw: &[u8], dialect: Dialect) -> bool {
    let longer = [raw, b"\nx\n"].concat();
    let mut reader = reader(&longer, dialect);
    let mut record = ByteRecord::new();
    matches!(reader.read_byte_record(&mut record), Ok(true))
        && reader.position().byte() == longer.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Scanned = (Vec<(Span, Vec<String>)>, Vec<(u32, Message)>);

    fn records(text: &str) -> Scanned {
        let (mut found, mut damage) = (Vec::new(), Vec::new());
        scan(
            text.as_bytes(),
            Dialect::plain(b','),
            text.find('\n').unwrap() + 1,
            UTF_8,
            &Progress::default(),
            &mut |span, cells| {
                found.push((span, cells));
                Ok(())
            },
            &mut |line, _, reason| damage.push((line, reason)),
        )
        .unwrap();
        (found, damage)
    }

    proptest! {
        #[test]
        fn a_cell_that_is_found_without_splitting_is_that_of_the_split_record(
            record in "[a\"; ,\r\nй\\\\]{0,14}",
            damage in prop::option::of(0_usize..14),
            column in 0_usize..5,
        ) {
            let mut record = record.into_bytes();
            if let Some(byte) = damage.and_then(|at| record.get_mut(at)) {
                *byte = 0xff;
            }
            let dialect = Dialect::plain(b',');
            let cells = texts(&record, dialect, UTF_8);
            if let Some(found) = text(&record, dialect, UTF_8, column) {
                prop_assert_eq!(cells.get(column).map(AsRef::as_ref), Some(found));
            } else {
                let is_plain = record.iter().all(|byte| !b"\"\r\n\xff".contains(byte));
                prop_assert!(!is_plain || cells.len() <= column + 1);
            }
        }
    }

    #[test]
    fn lines_are_counted_past_blank_lines_and_quoted_newlines() {
        let (found, _) = records("a,b\n1,\"x\ny\"\n\n\n2,z\n3,w");
        let lines: Vec<u32> = found.iter().map(|(span, _)| span.line).collect();
        assert_eq!(lines, [2, 6, 7]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_one_line_only() {
        let mut text = "a,b\n1,x\n2,\"broken\n".to_owned();
        for row in 3..2_000 {
            text += &format!("{row},x\n");
        }
        let (found, damage) = records(&text);
        assert_eq!(damage.len(), 1);
        assert_eq!(damage[0].0, 3);
        assert_eq!(found.len(), 1_998);
        assert_eq!(found[1].0.line, 4);
        assert_eq!(found[1].1, ["3", "x"]);
    }

    #[test]
    fn backslashes_before_quotes_are_seen_only_where_they_keep_a_cell_open() {
        let detect = |text: &str| Dialect::detect(text.as_bytes(), b',').has_backslashes;
        assert!(detect("a,b\n1,\"he said \\\"stop, now\\\" there\"\n"));
        assert!(detect("a,b\n\"\\\"stop\\\" now\",2\n"));
        assert!(!detect("a,b\n1,\"C:\\dir\\\",x\n"));
        assert!(!detect("a,b\n1,5\\\"inch\n"));
        assert!(!detect("a,b\n1,\"says \"\"no\"\"\"\n"));
    }

    proptest! {
        #[test]
        fn spans_tile_the_file_and_read_back_the_same_cells(
            rows in prop::collection::vec(
                prop::collection::vec("[a-z\",\n\r ]{0,6}", 2..5), 1..20),
            crlf in any::<bool>(),
        ) {
            let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer = csv::WriterBuilder::new()
                .flexible(true)
                .terminator(terminator)
                .from_writer(Vec::new());
            writer.write_record(["h1", "h2"]).unwrap();
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = writer.into_inner().unwrap();
            let mut at = text.iter().position(|byte| *byte == b'\n').unwrap() as u64 + 1;
            let mut found = Vec::new();
            scan(&text, Dialect::plain(b','), at as usize, UTF_8, &Progress::default(), &mut |span, from_scan| {
                assert_eq!(span.offset, at);
                at += u64::from(span.len);
                let raw = &text[span.offset as usize..][..span.len as usize];
                assert_eq!(cells(raw, Dialect::plain(b','), UTF_8), from_scan);
                found.push(from_scan);
                Ok(())
            }, &mut |_, _, _| panic!("damage in a sound file")).unwrap();
            prop_assert_eq!(at, text.len() as u64);
            prop_assert_eq!(found, rows);
        }
    }
}
