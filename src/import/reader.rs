//! Reads one file into a dataset: container, format, every row, report.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::draft::{Draft, Reading, Refusal, Row};
use super::field::{Columns, Field, Mapping, normal};
use super::layout::Layout;
use super::{
    FORMATS, Format, ImportError, Options, Progress, claims_file, encoding, formats, geojson, kml,
};
use crate::dataset::time_text::{self, DateOrder};
use crate::dataset::{
    Claims, Dataset, DatasetBuilder, Decode, Event, Report, RowProblem, Source, Span,
};

/// Reads the file at `path`; a claims file beside it is read too.
///
/// # Errors
/// When the file as a whole cannot be read; bad rows are in the report.
pub fn read(path: &Path, options: &Options, progress: &Progress) -> Result<Dataset, ImportError> {
    let io = |source| ImportError::Io { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(io)?;
    let mut bytes = Vec::new();
    let size = file.metadata().map_err(io)?.len();
    progress.set(0, size.max(1) * 2);
    // In pieces, so that cancelling never waits for a slow disk.
    loop {
        progress.check()?;
        let read = file.by_ref().take(8 << 20).read_to_end(&mut bytes).map_err(io)?;
        if read == 0 {
            break;
        }
        progress.set(bytes.len() as u64, size.max(1) * 2);
    }
    let unpacked = unpacked(&bytes)?;
    let text = unpacked.as_deref().unwrap_or(&bytes);
    let (claims, mut claim_problems) = claims_file::beside(path);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (builder, decoder, prologue, mut report) =
        read_text(text, &name, claims, options, progress)?;
    report.file = path.display().to_string();
    claim_problems.drain(..).for_each(|problem| report.notes.push(problem));
    let source = Source::from_file(path, file, &bytes, unpacked.map(Into::into));
    Ok(builder.finish(source, decoder, prologue, report))
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
    let progress = Progress::default();
    let (builder, decoder, prologue, mut report) =
        read_text(text, name, claims, &Options::default(), &progress)?;
    name.clone_into(&mut report.file);
    Ok(builder.finish(Source::built_in(name, text), decoder, prologue, report))
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
    if bytes.starts_with(b"PAR1") {
        let reason = "this is a Parquet file, which is not read; save it as CSV first";
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

/// Reads original records the way they were read when the file was loaded.
struct Decoder {
    layout: Layout,
    columns: Columns,
    format: &'static dyn Format,
    mapping: Mapping,
    reading: Reading,
    name: String,
}

impl Decoder {
    fn finish(
        &self,
        cells: &[String],
        line: u32,
        notes: &mut Vec<RowProblem>,
    ) -> Result<Event, Refusal> {
        let row = Row { columns: &self.columns, cells };
        let mut draft = Draft::from_row(&row, &self.mapping);
        self.format.complete(&row, &mut draft);
        draft.finish(&self.reading, &self.mapping, &self.columns, &self.name, line, notes)
    }
}

impl Decode for Decoder {
    fn format(&self) -> &'static str {
        self.format.id()
    }

    fn columns(&self) -> &[String] {
        self.columns.names()
    }

    fn column_index(&self, name: &str) -> Option<usize> {
        self.columns.index(name)
    }

    fn cells(&self, record: &[u8]) -> Vec<String> {
        self.layout.cells(record, self.columns.names())
    }

    fn event(&self, record: &[u8], line: u32) -> Result<Event, RowProblem> {
        let cells = self.cells(record);
        self.finish(&cells, line, &mut Vec::new()).map_err(|refusal| match refusal {
            Refusal::Row(problem) => problem,
            Refusal::NeedsDateOrder(_) => RowProblem {
                line: u64::from(line),
                column: String::new(),
                text: String::new(),
                reason: "reads day first as well as month first".to_owned(),
            },
        })
    }

    fn delimiter(&self) -> Option<u8> {
        match self.layout {
            Layout::Table { delimiter, .. } => Some(delimiter),
            _ => None,
        }
    }

    fn is_plain_utf8(&self) -> bool {
        matches!(self.layout, Layout::Table { encoding, .. } if encoding == encoding_rs::UTF_8)
    }
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

type Read = (DatasetBuilder, Arc<dyn Decode>, u64, Report);

fn read_text(
    text: &[u8],
    name: &str,
    claims: Claims,
    options: &Options,
    progress: &Progress,
) -> Result<Read, ImportError> {
    let layout = Layout::detect(text);
    refuse_binary(text, &layout)?;
    let (names, prologue) = layout.columns(text)?;
    let columns = Columns::new(names);
    let format = FORMATS
        .iter()
        .copied()
        .find(|format| {
            format.container() == layout.container()
                && format.recognises(&columns)
                && format.recognises_text(text)
        })
        .or_else(|| mapped_by_hand(layout, options))
        .ok_or_else(|| ImportError::Unrecognised { columns: columns.names().to_vec() })?;
    let mapping = options.mapping.clone().unwrap_or_else(|| format.mapping(&columns));
    let claims = match layout {
        Layout::GeoJson => claims.joined(geojson::claims(text, &columns)?),
        _ => claims,
    };
    let known_order = options.date_order.or_else(|| format.date_order());
    let mut decoder = Decoder {
        layout,
        columns,
        format,
        mapping,
        reading: Reading {
            zone: options.zone.clone(),
            start_order: known_order,
            end_order: known_order,
        },
        name: name.to_owned(),
    };
    // Most files never need the order of day and month; only when a date reads
    // both ways are all values of its column looked at, and reading restarts.
    loop {
        match read_rows(text, &decoder, claims.clone(), progress) {
            Ok((builder, mut report)) => {
                report.format = format.id().to_owned();
                report.encoding = match layout {
                    Layout::Table { encoding, .. } => encoding.name().to_owned(),
                    _ => "UTF-8".to_owned(),
                };
                if let Layout::Table { delimiter, .. } = layout {
                    report.delimiter = Some(char::from(delimiter));
                }
                return Ok((builder, Arc::new(decoder), prologue, report));
            }
            Err(Stop::Import(error)) => return Err(error),
            Err(Stop::NeedsDateOrder(field)) => {
                let order = decide_date_order(text, &decoder, field, progress)?;
                match field {
                    Field::End => decoder.reading.end_order = Some(order),
                    _ => decoder.reading.start_order = Some(order),
                }
            }
        }
    }
}

/// What reads a table that no format recognises, once its columns are mapped.
fn mapped_by_hand(layout: Layout, options: &Options) -> Option<&'static dyn Format> {
    let mapping = options.mapping.as_ref()?;
    let is_table = matches!(layout, Layout::Table { .. });
    if is_table && mapping.tells_when_or_where() { formats::by_id("table") } else { None }
}

enum Stop {
    Import(ImportError),
    NeedsDateOrder(Field),
}

fn read_rows(
    text: &[u8],
    decoder: &Decoder,
    claims: Claims,
    progress: &Progress,
) -> Result<(DatasetBuilder, Report), Stop> {
    let mut builder = DatasetBuilder::new(claims);
    let report = std::cell::RefCell::new(Report::default());
    let mut needs_order = None;
    let names = decoder.columns.names();
    let is_table = matches!(decoder.layout, Layout::Table { .. });
    // Only then can the cells of a row hold bytes that had to be replaced.
    let is_damaged = decoder.is_plain_utf8() && std::str::from_utf8(text).is_err();
    let mut notes = Vec::new();
    let result = decoder.layout.scan(
        text,
        names,
        progress,
        &mut |span: Span, cells: Vec<String>| {
            let mut report = report.borrow_mut();
            report.rows += 1;
            if is_table {
                if let Some(reason) = not_a_record(&cells, names) {
                    report.skipped.push(RowProblem {
                        line: u64::from(span.line),
                        column: String::new(),
                        text: cells.join(" "),
                        reason: reason.to_owned(),
                    });
                    return Ok(());
                }
                if cells.len() != names.len() {
                    notes.push(RowProblem {
                        line: u64::from(span.line),
                        column: String::new(),
                        text: String::new(),
                        reason: format!(
                            "the row has {} cells, the header has {}",
                            cells.len(),
                            names.len()
                        ),
                    });
                }
            }
            if is_damaged {
                notes.extend(undecoded(text, span, &cells, names));
            }
            match decoder.finish(&cells, span.line, &mut notes) {
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
        return Err(Stop::NeedsDateOrder(field));
    }
    result.map_err(Stop::Import)?;
    Ok((builder, report.into_inner()))
}

/// A note for each cell of a record whose bytes had to be replaced to be shown.
fn undecoded(text: &[u8], span: Span, cells: &[String], names: &[String]) -> Vec<RowProblem> {
    let start = span.offset as usize;
    let record = text.get(start..start + span.len as usize).unwrap_or_default();
    if std::str::from_utf8(record).is_ok() {
        return Vec::new();
    }
    let replaced = cells.iter().enumerate().filter(|(_, cell)| cell.contains('\u{FFFD}'));
    replaced
        .map(|(index, cell)| RowProblem {
            line: u64::from(span.line),
            column: names.get(index).cloned().unwrap_or_default(),
            text: cell.clone(),
            reason: "has bytes that are not UTF-8; shown as \u{FFFD}".to_owned(),
        })
        .collect()
}

/// Why a row of a table is no record: HXL tags, or the header again.
fn not_a_record(cells: &[String], names: &[String]) -> Option<&'static str> {
    let filled = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    if filled().next().is_some() && filled().all(is_hxl_tag) {
        return Some("is a row of HXL tags, not an event");
    }
    let repeats = cells.len() == names.len()
        && cells.iter().zip(names).all(|(cell, name)| normal(cell) == normal(name));
    repeats.then_some("repeats the header, not an event")
}

/// `#tag` or `#tag+attribute`, as of the Humanitarian Exchange Language.
fn is_hxl_tag(cell: &str) -> bool {
    cell.strip_prefix('#').is_some_and(|tag| {
        tag.starts_with(|c: char| c.is_ascii_lowercase())
            && tag
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+ ".contains(c))
    })
}

/// Looks at every value of a column of dates. One that can only be a day
/// decides; where both orders occur, the more frequent one is taken and the
/// rows that contradict it are reported.
fn decide_date_order(
    text: &[u8],
    decoder: &Decoder,
    field: Field,
    progress: &Progress,
) -> Result<DateOrder, ImportError> {
    let Some(index) = decoder.mapping.column(field) else {
        return Ok(DateOrder::DayFirst);
    };
    let (mut day_first, mut month_first) = (0_u64, 0_u64);
    let mut example = String::new();
    decoder.layout.scan(
        text,
        decoder.columns.names(),
        progress,
        &mut |_, cells| {
            let cell = cells.get(index).map_or("", String::as_str);
            if let Some((first, second)) = time_text::leading_pair(cell) {
                day_first += u64::from(first > 12);
                month_first += u64::from(second > 12);
                if example.is_empty() && first != second && first <= 12 && second <= 12 {
                    cell.trim().clone_into(&mut example);
                }
            }
            Ok(())
        },
        &mut |_, _, _| {},
    )?;
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Greater => Ok(DateOrder::DayFirst),
        std::cmp::Ordering::Less => Ok(DateOrder::MonthFirst),
        std::cmp::Ordering::Equal => Err(ImportError::AmbiguousDates {
            column: decoder.columns.names().get(index).cloned().unwrap_or_default(),
            example,
        }),
    }
}
