//! CSV with the columns of the source: its own bytes, where it is a table.

use std::borrow::Cow;
use std::io::Write;

use super::buffers::Buffers;
use super::cells_writer::{CellsWriter, write_rows};
use super::formula::{is_line_end, safe_record};
use super::publication::rewritten;
use super::record::RawRow;
use super::{ExportError, Job, parallel_render, verbatim};
use crate::dataset::{Dataset, Span};
use crate::import::header::normal;
use crate::language::message;

/// Bytes that are in memory at once while the end of a source is copied.
const CHUNK_BYTES: u64 = 4 << 20;

/// Header and records in the order of the source.
///
/// Every event selected, this is the source again, byte for byte, less the
/// records that the report lists. Text in UTF-16, which cannot be scanned as
/// bytes, leaves as UTF-8. Datasets of which no row is exported need not fit.
pub fn write(job: &Job, out: &mut dyn Write) -> Result<(), ExportError> {
    let used = || job.parts.iter().filter(|part| !part.rows.is_empty());
    let Some(first) = used().next().or(job.parts.first()).map(|part| part.dataset.as_ref()) else {
        return Err(ExportError::Nothing);
    };
    let head = Head::of(first)?;
    for part in used().skip(1) {
        if Head::of(&part.dataset)? != head {
            return Err(ExportError::DifferentTables {
                first: first.source.name.clone(),
                second: part.dataset.source.name.clone(),
            });
        }
    }
    match head {
        Head::Table { delimiter, preamble, .. } => write_tables(job, delimiter, &preamble, out),
        Head::Columns(names) => write_cells(job, &names, out),
    }
}

/// What tables must share to stand under one header.
#[derive(PartialEq)]
enum Head {
    Table { delimiter: u8, encoding: String, preamble: Vec<u8> },
    Columns(Vec<String>),
}

impl Head {
    fn of(dataset: &Dataset) -> Result<Self, ExportError> {
        let Some(delimiter) = dataset.decoder.delimiter() else {
            return Ok(Self::Columns(dataset.decoder.columns().to_vec()));
        };
        let preamble = dataset.source.read_range(0, dataset.preamble_len as usize)?.into_owned();
        Ok(Self::Table { delimiter, encoding: dataset.report.encoding.clone(), preamble })
    }
}

/// Records of JSON, GeoJSON and KML as rows of cells.
fn write_cells(job: &Job, names: &[String], out: &mut dyn Write) -> Result<(), ExportError> {
    let header = names.iter().filter(|name| job.publication.keeps(name));
    let row = |piece: &mut CellsWriter, raw: RawRow<'_>| {
        let cells = job.original_row(raw)?.cells;
        piece.write(cells.into_iter().flatten().map(|cell| cell.text))
    };
    write_rows(job, header, row, out)
}

fn write_tables(
    job: &Job,
    delimiter: u8,
    preamble: &[u8],
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let line_end: &[u8] = if preamble.ends_with(b"\r\n") { b"\r\n" } else { b"\n" };
    write_preamble(job, delimiter, preamble, out)?;
    // The record before, if it ends the file without a line end.
    let mut open: Option<(&Dataset, Span)> = None;
    for (index, part) in job.parts.iter().enumerate() {
        let dataset = part.dataset.as_ref();
        let numbers = dataset.numbers(&part.rows);
        let Some(last) = numbers.last_before(dataset.len()) else { continue };
        if let Some((before, span)) = open.take() {
            close(before, span, delimiter, line_end, out)?;
        }
        if job.formula_safe || !job.publication.is_none() {
            let buffers = Buffers::default();
            parallel_render::chosen(
                job,
                &job.in_source_order(index),
                || buffers.take(),
                |piece, raw| {
                    let record = published(job, raw, delimiter)?;
                    piece.extend_from_slice(&disarmed(job, &record, delimiter)?);
                    Ok(())
                },
                |piece| buffers.write(piece, out),
            )?;
        } else {
            verbatim::write(dataset, &numbers, out)?;
        }
        if last + 1 == dataset.len()
            && let Some(span) = dataset.spans_in_source_order(last..dataset.len()).next()
        {
            copy_tail(dataset, span, out)?;
            open = Some((dataset, span));
        }
    }
    Ok(())
}

/// The header and what stands around it; where something is held back or blurred, the
/// header alone, since nothing looks through titles and notes.
fn write_preamble(
    job: &Job,
    delimiter: u8,
    preamble: &[u8],
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let used = job.parts.iter().find(|part| !part.rows.is_empty()).or(job.parts.first());
    let Some(decoder) = used.map(|part| &part.dataset.decoder) else { return Ok(()) };
    let names = decoder.columns();
    let keeps = |index: usize| names.get(index).is_none_or(|name| job.publication.keeps(name));
    let records = records_of(preamble, delimiter);
    if job.publication.is_none() {
        for record in records {
            out.write_all(&disarmed(job, record, delimiter)?)?;
        }
        return Ok(());
    }
    let is_header = |record: &&[u8]| {
        let cells = decoder.cells(record);
        let mut extra = cells.iter().skip(names.len());
        cells.len() >= names.len()
            && cells.iter().zip(names).all(|(cell, name)| normal(cell) == normal(name))
            && extra.all(|cell| cell.trim().is_empty())
    };
    // Below it may stand units and tags.
    let header = records.iter().rposition(is_header);
    for (index, record) in records.into_iter().enumerate() {
        let text = String::from_utf8_lossy(record);
        if Some(index) == header {
            let header = rewritten(record, delimiter, |index| keeps(index).then_some(None));
            out.write_all(&disarmed(job, &header, delimiter)?)?;
        } else if names_delimiter(&text) {
            out.write_all(record)?;
        } else {
            let filled = text.lines().filter(|line| line.contains(char::is_alphanumeric));
            job.tally.add_lines(filled.count());
        }
    }
    Ok(())
}

/// Whether `line` only tells spreadsheets what separates cells.
fn names_delimiter(line: &str) -> bool {
    let sign = line.trim_matches(['\u{feff}', '\r', '\n', '"']).strip_prefix("sep=");
    sign.is_some_and(|sign| sign.chars().count() <= 1)
}

/// The records of a preamble, which tile it.
fn records_of(preamble: &[u8], delimiter: u8) -> Vec<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    let mut reader =
        builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(preamble);
    let mut record = csv::ByteRecord::new();
    let (mut found, mut start) = (Vec::new(), 0);
    while matches!(reader.read_byte_record(&mut record), Ok(true)) {
        let end = reader.position().byte() as usize;
        let is_split = preamble.get(end.saturating_sub(1)..=end) == Some(b"\r\n");
        let end = end + usize::from(is_split);
        found.push(preamble.get(start..end).unwrap_or_default());
        start = end;
    }
    let rest = preamble.get(start..).unwrap_or_default();
    found.extend((!rest.is_empty()).then_some(rest));
    found
}

/// The record of a row with what is held back or blurred.
fn published<'a>(job: &Job, raw: RawRow<'a>, delimiter: u8) -> Result<Cow<'a, [u8]>, ExportError> {
    let RawRow { dataset, record, line, .. } = raw;
    if job.publication.is_none() {
        return Ok(record.into());
    }
    let cells = job.original_row(raw)?.cells;
    let new = |index: usize| match cells.get(index) {
        None => Some(None),
        Some(None) => None,
        Some(Some(cell)) => Some(cell.is_changed.then(|| cell.text.clone())),
    };
    let changed = rewritten(record, delimiter, new);
    let meant = cells.iter().flatten().map(|cell| &cell.text);
    // A quote that is never closed may hide where cells end.
    if !dataset.decoder.cells(&changed).iter().eq(meant) {
        return Err(ExportError::LeaksLocation {
            dataset: dataset.source.name.clone(),
            line,
            column: dataset.decoder.columns().first().cloned().unwrap_or_default(),
            reason: message!("leak-cells-not-apart"),
            is_original: true,
        });
    }
    Ok(changed.into())
}

/// `record` with its formulas disarmed, if the job says so.
fn disarmed<'a>(job: &Job, record: &'a [u8], delimiter: u8) -> std::io::Result<Cow<'a, [u8]>> {
    if job.formula_safe { safe_record(record, delimiter) } else { Ok(record.into()) }
}

/// Ends the last record of a source, so that a record of another can follow.
fn close(
    dataset: &Dataset,
    span: Span,
    delimiter: u8,
    line_end: &[u8],
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let record = dataset.source.read(span)?;
    let text = [&record, line_end, b"x"].concat();
    let mut reader = csv::ReaderBuilder::new();
    let mut reader =
        reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(&*text);
    if reader.byte_records().count() != 2 {
        return Err(ExportError::UnclosedQuote {
            dataset: dataset.source.name.clone(),
            line: span.line,
        });
    }
    if !record.last().is_some_and(|&byte| is_line_end(byte)) {
        out.write_all(line_end)?;
    }
    Ok(())
}

fn copy_range(
    dataset: &Dataset,
    mut from: u64,
    to: u64,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    while from < to {
        let len = (to - from).min(CHUNK_BYTES);
        out.write_all(&dataset.source.read_range(from, len as usize)?)?;
        from += len;
    }
    Ok(())
}

/// Copies blank lines at the end of the source. Anything else there is a
/// record that was skipped.
fn copy_tail(dataset: &Dataset, last: Span, out: &mut dyn Write) -> Result<(), ExportError> {
    let (from, to) = (last.offset + u64::from(last.len), dataset.source.text_bytes);
    let mut at = from;
    while at < to {
        let len = (to - at).min(CHUNK_BYTES);
        if !dataset.source.read_range(at, len as usize)?.iter().all(|&byte| is_line_end(byte)) {
            return Ok(());
        }
        at += len;
    }
    copy_range(dataset, from, to, out)
}
