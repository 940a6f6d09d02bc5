//! Reads one file into a dataset: container, format, every row, report.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::chunks::{self, Text};
use super::decoder::Decoder;
use super::event_builder::{Reading, Refusal};
use super::field::{Columns, Field};
use super::interrupt::Interrupt;
use super::layout::Layout;
use super::rows::Orders;
use super::{
    FORMATS, Format, ImportError, Options, Progress, claims_file, compressed, decode, encoding,
    formats, geojson, kml, limits, memory_check, parquet, rows,
};
use crate::dataset::source::{KEPT_IN_MEMORY_BYTES, read_exact_at};
use crate::dataset::time_text::DateOrder;
use crate::dataset::{Claims, Dataset, DatasetBuilder, Decode, Report, RowProblem, Source, Span};

/// Bytes from which a file that is not read whole is recognised.
const HEAD_BYTES: u64 = 1 << 20;

/// Bytes of a table that one thread job at a time: so few that they stay in
/// the processor's cache from reading to the last look.
const CHUNK_BYTES: u64 = 512 << 10;

/// Reads the file at `path`; a claims file beside it is read too.
///
/// # Errors
/// When the file as a whole cannot be read; bad rows are in the report.
pub fn read(path: &Path, options: &Options, progress: &Progress) -> Result<Dataset, ImportError> {
    let io = |source| ImportError::Io { path: path.to_owned(), source };
    decode::refuse_folder(path)?;
    limits::check_is_file(path)?;
    let file = File::open(path).map_err(io)?;
    read_opened(path, file, options, progress)
}

/// Reads the file at `path` that is open as `file`.
pub(super) fn read_opened(
    path: &Path,
    mut file: File,
    options: &Options,
    progress: &Progress,
) -> Result<Dataset, ImportError> {
    let io = |source| ImportError::Io { path: path.to_owned(), source };
    let size = file.metadata().map_err(io)?.len();
    let (claims, claim_problems) = claims_file::beside(path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let close = |read: ReadOutcome, source: Source| {
        let ReadOutcome { builder, decoder, preamble_len, mut report } = read;
        report.file = path.display().to_string();
        claim_problems.into_iter().for_each(|problem| report.notes.push(problem));
        builder.finish(source, decoder, preamble_len, report)
    };
    let job = ReadJob { name: &name, claims, options, progress };
    if let Some(compressed::Unpacked { mut text, text_bytes, file_bytes, sha256, decoded, notes }) =
        decode::unpack(&mut file, path, options, progress)?
    {
        let close = |mut read: ReadOutcome, source: Source| {
            read.report.decoded = decoded;
            notes.into_iter().for_each(|note| read.report.notes.push(note));
            close(read, source)
        };
        let mut head = vec![0; HEAD_BYTES.min(text_bytes) as usize];
        read_exact_at(&text, &mut head, 0).map_err(io)?;
        if let Some(read) = job.large(&text, text_bytes, &head)? {
            let source = Source::unpacked(path, file_bytes, sha256, text, text_bytes);
            return Ok(close(read, source));
        }
        let bytes = whole(&mut text, text_bytes, progress).map_err(|error| error.at(path))?;
        let (bytes, text, text_bytes) = match unpacked(&bytes)? {
            Some(inner) => {
                let text = compressed::stored(&inner).map_err(io)?;
                let len = inner.len() as u64;
                (inner, text, len)
            }
            None => (bytes, text, text_bytes),
        };
        let read = job.text(&bytes, Some(CHUNK_BYTES))?;
        return Ok(close(read, Source::unpacked(path, file_bytes, sha256, text, text_bytes)));
    }
    if size > KEPT_IN_MEMORY_BYTES {
        let mut head = vec![0; HEAD_BYTES.min(size) as usize];
        read_exact_at(&file, &mut head, 0).map_err(io)?;
        // Made before the first row is read, so that a change meanwhile is noticed.
        let source = Source::on_disk(path, file.try_clone().map_err(io)?, size);
        if let Some(read) = job.large(&file, size, &head)? {
            return Ok(close(read, source));
        }
    }
    let bytes = whole(&mut file, size, progress).map_err(|error| error.at(path))?;
    let unpacked = unpacked(&bytes)?;
    let read = job.text(unpacked.as_deref().unwrap_or(&bytes), Some(CHUNK_BYTES))?;
    Ok(close(read, Source::from_file(path, file, &bytes, unpacked.map(Into::into))))
}

impl Interrupt {
    fn at(self, path: &Path) -> ImportError {
        match self {
            Self::Io(source) => ImportError::Io { path: path.to_owned(), source },
            Self::Failed(error) => error,
            Self::NeedsWholeText | Self::NeedsColumn(_) => ImportError::Cancelled,
        }
    }
}

/// All bytes of a file, in pieces, so that cancelling never waits for a slow disk.
fn whole(file: &mut File, size: u64, progress: &Progress) -> Result<Vec<u8>, Interrupt> {
    const PIECE_BYTES: u64 = 8 << 20;
    memory_check::check(size, memory_check::Need::Whole).map_err(Interrupt::Failed)?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX))
        .map_err(|_| Interrupt::Failed(memory_check::refused_by_system(size)))?;
    progress.set(0, size.max(1) * 2);
    loop {
        progress.check().map_err(Interrupt::Failed)?;
        let read =
            file.by_ref().take(PIECE_BYTES).read_to_end(&mut bytes).map_err(Interrupt::Io)?;
        if read == 0 {
            return Ok(bytes);
        }
        progress.set(bytes.len() as u64, size.max(1) * 2);
    }
}

/// Reads a text that is part of the program.
///
/// # Errors
/// As for [`read`].
pub fn read_built_in(
    name: &str,
    text: &'static [u8],
    claims: Claims,
) -> Result<Dataset, ImportError> {
    let (progress, options) = (Progress::default(), Options::default());
    let job = ReadJob { name, claims, options: &options, progress: &progress };
    let ReadOutcome { builder, decoder, preamble_len, mut report } = job.text(text, None)?;
    name.clone_into(&mut report.file);
    Ok(builder.finish(Source::built_in(name, text), decoder, preamble_len, report))
}

/// The text inside a packed file or in an encoding that cannot be scanned as
/// bytes; `None` when the bytes are the text.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Option<Vec<u8>>, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return unzipped(bytes).map(Some);
    }
    if bytes.starts_with(parquet::MAGIC) {
        let reason = "this is a Parquet file inside a packed one; unpack it first";
        return Err(ImportError::Malformed(reason.to_owned()));
    }
    let encoding = encoding::detect(bytes);
    let is_table = matches!(Layout::detect(bytes), Layout::Table { .. });
    if encoding == encoding_rs::UTF_8 || (is_table && encoding::is_ascii_compatible(encoding)) {
        return Ok(None);
    }
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Ok(Some(text.into_owned().into_bytes()))
}

/// The first KML in a KMZ, bounded in size whatever the archive claims.
fn unzipped(bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
    let damaged = |error: zip::result::ZipError| {
        ImportError::Malformed(format!("this archive is damaged: {error}"))
    };
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(damaged)?;
    let name = archive
        .file_names()
        .filter_map(Result::ok)
        .find(|name| name.to_ascii_lowercase().ends_with(".kml"))
        .map(std::borrow::Cow::into_owned)
        .ok_or_else(|| ImportError::Malformed("no KML in this archive".to_owned()))?;
    let entry = archive.by_name(&name).map_err(damaged)?;
    let mut text = Vec::new();
    entry
        .take(kml::LARGEST_KML_BYTES + 1)
        .read_to_end(&mut text)
        .map_err(|error| ImportError::Malformed(format!("this archive is damaged: {error}")))?;
    if text.len() as u64 > kml::LARGEST_KML_BYTES {
        return Err(ImportError::Malformed(format!(
            "{name} unpacks to more than {} MB",
            kml::LARGEST_KML_BYTES >> 20
        )));
    }
    Ok(text)
}

/// Pictures and programs have zero bytes where a table has its header.
fn refuse_binary(text: &[u8], layout: &Layout) -> Result<(), ImportError> {
    const HEAD_BYTES: usize = 512;
    let head = &text[..text.len().min(HEAD_BYTES)];
    if matches!(layout, Layout::Table { .. }) && head.contains(&0) {
        return Err(ImportError::Malformed("this is no text, so no table of events".to_owned()));
    }
    Ok(())
}

fn is_utf8_table(layout: &Layout) -> bool {
    matches!(layout, Layout::Table { encoding, .. } if *encoding == encoding_rs::UTF_8)
}

/// What is known before reading.
struct ReadJob<'a> {
    name: &'a str,
    claims: Claims,
    options: &'a Options,
    progress: &'a Progress,
}

/// What was read.
struct ReadOutcome {
    builder: DatasetBuilder,
    decoder: Arc<dyn Decode>,
    preamble_len: u64,
    report: Report,
}

impl ReadJob<'_> {
    /// Reads a large file by position; `None` where it must be in memory as a
    /// whole.
    fn large(
        &self,
        file: &File,
        size: u64,
        head: &[u8],
    ) -> Result<Option<ReadOutcome>, ImportError> {
        let is_packed = head.starts_with(b"PK\x03\x04") || head.starts_with(parquet::MAGIC);
        if is_packed || !is_utf8_table(&Layout::detect(head)) {
            return Ok(None);
        }
        memory_check::check(size, memory_check::Need::Pieces)?;
        match self.read(head, Text::File(file, size), Some(CHUNK_BYTES)) {
            Ok(read) => Ok(Some(read)),
            // A file that cannot be read by position fails again, with its name.
            Err(Interrupt::NeedsWholeText | Interrupt::Io(_)) => Ok(None),
            Err(Interrupt::Failed(error)) => Err(error),
            Err(Interrupt::NeedsColumn(_)) => Err(ImportError::Cancelled),
        }
    }

    /// Reads a text in memory, a table in chunks where `chunk_bytes` says so.
    fn text(&self, text: &[u8], chunk_bytes: Option<u64>) -> Result<ReadOutcome, ImportError> {
        self.read(text, Text::Memory(text), chunk_bytes).map_err(|interrupt| match interrupt {
            Interrupt::Failed(error) => error,
            _ => ImportError::Cancelled,
        })
    }

    /// Reads all of `text`, of which `head` is the beginning.
    fn read(
        &self,
        head: &[u8],
        text: Text<'_>,
        chunk_bytes: Option<u64>,
    ) -> Result<ReadOutcome, Interrupt> {
        let layout = Layout::detect(head);
        refuse_binary(head, &layout)?;
        let (names, preamble_len) = layout.columns(head)?;
        limits::check_columns(names.len())?;
        let columns = Columns::new(names);
        let format = FORMATS
            .iter()
            .copied()
            .find(|format| {
                format.container() == layout.container()
                    && format.recognises(&columns)
                    && format.recognises_text(head)
            })
            .or_else(|| mapped_by_hand(layout, self.options))
            .ok_or_else(|| ImportError::Unrecognised { columns: columns.names().to_vec() })?;
        let mapping = self.options.mapping.clone().unwrap_or_else(|| format.mapping(&columns));
        // Only in memory as a whole can features be read for their claims.
        let claims = match (&layout, text) {
            (Layout::GeoJson, Text::Memory(text)) => {
                self.claims.clone().joined(geojson::claims(text, &columns)?)
            }
            _ => self.claims.clone(),
        };
        let known_order = self.options.date_order.or_else(|| format.date_order());
        let mut decoder = Decoder {
            layout,
            columns,
            format,
            mapping,
            reading: Reading {
                zone: self.options.zone.clone(),
                start_order: known_order,
                end_order: known_order,
            },
            name: self.name.to_owned(),
        };
        let mut strategy = ReadStrategy::of(head, text, &decoder, preamble_len, chunk_bytes);
        // Most files never need the order of day and month; only when a date job
        // both ways are all values of its column looked at, and reading restarts.
        loop {
            let mut builder = DatasetBuilder::new(claims.clone());
            match strategy.rows(&decoder, &mut builder, self.progress) {
                Ok(mut report) => {
                    report.format = format.id().to_owned();
                    report.encoding = match layout {
                        Layout::Table { encoding, .. } => encoding.name().to_owned(),
                        _ => "UTF-8".to_owned(),
                    };
                    if let Layout::Table { delimiter, .. } = layout {
                        report.delimiter = Some(char::from(delimiter));
                    }
                    return Ok(ReadOutcome {
                        builder,
                        decoder: Arc::new(decoder),
                        preamble_len,
                        report,
                    });
                }
                Err(Interrupt::NeedsWholeText | Interrupt::Io(_)) => {
                    strategy = match text {
                        Text::Memory(text) => ReadStrategy::Exact(text),
                        Text::File(..) => return Err(Interrupt::NeedsWholeText),
                    };
                }
                Err(Interrupt::NeedsColumn(field)) => {
                    let order = strategy.date_order(&decoder, field, self.progress)?;
                    match field {
                        Field::End => decoder.reading.end_order = Some(order),
                        _ => decoder.reading.start_order = Some(order),
                    }
                }
                Err(interrupt) => return Err(interrupt),
            }
        }
    }
}

/// How the records of a text are read.
enum ReadStrategy<'a> {
    /// One after another, whatever they are.
    Exact(&'a [u8]),
    /// Chunks of a sound table in UTF-8, with the line ends before the first record.
    Chunks(chunks::Table<'a>, u64),
}

impl<'a> ReadStrategy<'a> {
    fn of(
        head: &'a [u8],
        text: Text<'a>,
        decoder: &Decoder,
        preamble_len: u64,
        chunk_bytes: Option<u64>,
    ) -> Self {
        let before = head.get(..preamble_len as usize).unwrap_or_default();
        match (decoder.layout, chunk_bytes, text) {
            (Layout::Table { delimiter, .. }, Some(chunk_bytes), _)
                if is_utf8_table(&decoder.layout)
                    && std::str::from_utf8(before).is_ok()
                    && before.len() < head.len() =>
            {
                let width = decoder.columns.names().len();
                let lines = before.iter().filter(|&&byte| byte == b'\n').count();
                let table = chunks::Table { text, delimiter, preamble_len, width, chunk_bytes };
                Self::Chunks(table, lines as u64)
            }
            (_, _, Text::Memory(text)) => Self::Exact(text),
            // Refused below, where the whole text is read instead.
            (_, _, Text::File(..)) => Self::Exact(&[]),
        }
    }

    fn rows(
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

    /// Looks at every value of a column of dates. One that can only be a day
    /// decides; where both orders occur, the more frequent one is taken and the
    /// rows that contradict it are reported.
    fn date_order(
        &self,
        decoder: &Decoder,
        field: Field,
        progress: &Progress,
    ) -> Result<DateOrder, Interrupt> {
        let Some(index) = decoder.mapping.column(field) else {
            return Ok(DateOrder::DayFirst);
        };
        let orders = match self {
            Self::Exact(text) => orders(text, decoder, index, progress)?,
            Self::Chunks(table, _) => rows::orders(table, index, progress)?,
        };
        match orders.day_first.cmp(&orders.month_first) {
            std::cmp::Ordering::Greater => Ok(DateOrder::DayFirst),
            std::cmp::Ordering::Less => Ok(DateOrder::MonthFirst),
            std::cmp::Ordering::Equal => Err(Interrupt::Failed(ImportError::AmbiguousDates {
                column: decoder.columns.names().get(index).cloned().unwrap_or_default(),
                example: orders.example,
            })),
        }
    }
}

fn orders(
    text: &[u8],
    decoder: &Decoder,
    index: usize,
    progress: &Progress,
) -> Result<Orders, ImportError> {
    let mut orders = Orders::default();
    decoder.layout.scan(
        text,
        decoder.columns.names(),
        progress,
        &mut |_, cells| {
            orders.count(cells.get(index).map_or("", String::as_str));
            Ok(())
        },
        &mut |_, _, _| {},
    )?;
    Ok(orders)
}

/// What job a table that no format recognises, once its columns are mapped.
fn mapped_by_hand(layout: Layout, options: &Options) -> Option<&'static dyn Format> {
    let mapping = options.mapping.as_ref()?;
    let is_table = matches!(layout, Layout::Table { .. });
    if is_table && mapping.tells_when_or_where() { formats::by_id("table") } else { None }
}

/// One record after another: the exact strategy for every container.
fn read_rows(
    text: &[u8],
    decoder: &Decoder,
    builder: &mut DatasetBuilder,
    progress: &Progress,
) -> Result<Report, Interrupt> {
    let report = std::cell::RefCell::new(Report::default());
    let mut needs_order = None;
    // Only then can the cells of a row hold bytes that had to be replaced.
    let is_damaged = decoder.is_plain_utf8() && std::str::from_utf8(text).is_err();
    let mut notes = Vec::new();
    let result = decoder.layout.scan(
        text,
        decoder.columns.names(),
        progress,
        &mut |span: Span, cells: Vec<String>| {
            let mut report = report.borrow_mut();
            report.rows += 1;
            let start = span.offset as usize;
            let raw = text.get(start..start + span.len as usize).unwrap_or_default();
            match decoder.read_record(&cells, raw, span.line, is_damaged, &mut notes) {
                Ok(event) => {
                    notes.drain(..).for_each(|note| report.notes.push(note));
                    builder.push(&event, span);
                }
                Err(Refusal::Row(problem)) => {
                    notes.clear();
                    report.skipped.push(problem);
                }
                Err(Refusal::NeedsDateOrder(field)) => {
                    needs_order = Some(field);
                    return Err(ImportError::Cancelled);
                }
            }
            Ok(())
        },
        &mut |line, shown, reason| {
            let mut report = report.borrow_mut();
            report.rows += 1;
            report.skipped.push(RowProblem {
                line: u64::from(line),
                column: String::new(),
                text: shown.to_owned(),
                reason,
            });
        },
    );
    if let Some(field) = needs_order {
        return Err(Interrupt::NeedsColumn(field));
    }
    result.map_err(Interrupt::Failed)?;
    Ok(report.into_inner())
}

#[cfg(test)]
mod tests;
