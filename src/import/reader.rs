//! Reads one file into a dataset: container, format, every row, report.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::chunks::ChunkText;
use super::column_facts::NeedsColumn;
use super::interrupt::Interrupt;
use super::layout::Layout;
use super::read_strategy::{ReadStrategy, is_plain_table};
use super::recoded::{self, Recoded};
use super::recognised::Recognised;
use super::{ImportError, Options, claims_file, compressed, decode, limits, memory_check, parquet};
use crate::base::Progress;
use crate::dataset::source::{KEPT_IN_MEMORY_BYTES, read_exact_at};
use crate::dataset::{Claims, Dataset, DatasetBuilder, Decode, Report, Source};
use crate::language::Message;

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
        report.claims_skipped = claim_problems.len() as u64;
        claim_problems.into_iter().for_each(|problem| report.notes.push_of_other_file(problem));
        builder.finish(source, decoder, options.clone(), preamble_len, report)
    };
    let job = ReadJob { name: &name, claims, options, progress };
    if let Some(compressed::Unpacked {
        mut text,
        text_bytes,
        file_bytes,
        sha256,
        decoded,
        notes,
        ..
    }) = decode::unpack(&mut file, path, options, progress)?
    {
        let close = |mut read: ReadOutcome, source: Source, more: Vec<Message>| {
            let sentences = decoded.into_iter().chain(more);
            read.report.decoded.splice(0..0, sentences);
            notes.into_iter().for_each(|note| read.report.notes.push(note));
            close(read, source)
        };
        let mut head = vec![0; HEAD_BYTES.min(text_bytes) as usize];
        read_exact_at(&text, &mut head, 0).map_err(io)?;
        if let Some(read) = job.large(&text, text_bytes, &head)? {
            let source = Source::unpacked(path, file_bytes, sha256, text, text_bytes);
            return Ok(close(read, source, Vec::new()));
        }
        let bytes = whole(&mut text, text_bytes, progress).map_err(|error| error.at(path))?;
        let (bytes, text, text_bytes, more) = match recoded::unpacked(&bytes)? {
            Some(Recoded { text: inner, decoded }) => {
                let text = compressed::stored(&inner).map_err(io)?;
                let len = inner.len() as u64;
                (inner, text, len, decoded)
            }
            None => (bytes, text, text_bytes, Vec::new()),
        };
        let read = job.text(&bytes, Some(CHUNK_BYTES))?;
        let source = Source::unpacked(path, file_bytes, sha256, text, text_bytes);
        return Ok(close(read, source, more));
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
    let (unpacked, decoded) = match recoded::unpacked(&bytes)? {
        Some(Recoded { text, decoded }) => (Some(text), decoded),
        None => (None, Vec::new()),
    };
    let mut read = job.text(unpacked.as_deref().unwrap_or(&bytes), Some(CHUNK_BYTES))?;
    read.report.decoded.splice(0..0, decoded);
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
        progress.check()?;
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
    Ok(builder.finish(Source::built_in(name, text), decoder, options, preamble_len, report))
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
        if is_packed || !is_plain_table(&Layout::detect(head)) {
            return Ok(None);
        }
        memory_check::check(size, memory_check::Need::Pieces)?;
        match self.read(head, ChunkText::File(file, size), Some(CHUNK_BYTES)) {
            Ok(read) => Ok(Some(read)),
            // A file that cannot be read by position fails again, with its name.
            Err(Interrupt::NeedsWholeText | Interrupt::Io(_)) => Ok(None),
            Err(Interrupt::Failed(error)) => Err(error),
            Err(Interrupt::NeedsColumn(_)) => Err(ImportError::Cancelled),
        }
    }

    /// Reads a text in memory, a table in chunks where `chunk_bytes` says so.
    fn text(&self, text: &[u8], chunk_bytes: Option<u64>) -> Result<ReadOutcome, ImportError> {
        self.read(text, ChunkText::Memory(text), chunk_bytes).map_err(|interrupt| match interrupt {
            Interrupt::Failed(error) => error,
            _ => ImportError::Cancelled,
        })
    }

    /// Reads all of `text`, of which `head` is the beginning.
    fn read(
        &self,
        head: &[u8],
        text: ChunkText<'_>,
        chunk_bytes: Option<u64>,
    ) -> Result<ReadOutcome, Interrupt> {
        let Recognised { mut decoder, preamble_len, sentences, problems, claims, taken, unread } =
            Recognised::of(self.name, head, text, &self.claims, self.options)?;
        let (layout, format) = (decoder.layout, decoder.format);
        let mut strategy = ReadStrategy::of(head, text, &decoder, preamble_len, chunk_bytes);
        // Most files never need a whole column; only when a cell is met that hangs on it
        // are all of its cells looked at, and reading restarts.
        loop {
            let mut builder = DatasetBuilder::new(claims.clone());
            match strategy.rows(&decoder, &mut builder, self.progress) {
                Ok(mut report) => {
                    report.format = format.id().to_owned();
                    report.columns.clone_from(&taken);
                    report.unread.clone_from(&unread);
                    report.encoding = match layout {
                        Layout::Table { encoding, .. } => encoding.name().to_owned(),
                        _ => "UTF-8".to_owned(),
                    };
                    if let Layout::Table { dialect, .. } = layout {
                        report.delimiter = Some(char::from(dialect.delimiter));
                    }
                    report.decoded = sentences;
                    report.rows += problems.len() as u64;
                    let found = std::mem::take(&mut report.skipped);
                    problems.into_iter().for_each(|problem| report.skipped.push(problem));
                    report.skipped.append(found, 0);
                    return Ok(ReadOutcome {
                        builder,
                        decoder: Arc::new(decoder),
                        preamble_len,
                        report,
                    });
                }
                Err(Interrupt::NeedsWholeText | Interrupt::Io(_)) => {
                    strategy = match text {
                        ChunkText::Memory(text) => ReadStrategy::Exact(text),
                        ChunkText::File(..) => return Err(Interrupt::NeedsWholeText),
                    };
                }
                Err(Interrupt::NeedsColumn(NeedsColumn(column))) => {
                    let facts = strategy.facts(&decoder, column, self.progress)?;
                    decoder.reading.facts.insert(column, facts);
                }
                Err(interrupt) => return Err(interrupt),
            }
        }
    }
}

#[cfg(test)]
mod tests;
