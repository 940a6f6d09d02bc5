//! The first rows of a file, as they would be read: what the dialog for columns shows.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::chunks::ChunkText;
use super::column_facts::NeedsColumn;
use super::interrupt::Interrupt;
use super::layout::{Begin, Layout};
use super::read_strategy::each_record;
use super::recoded::{Recoded, unpacked};
use super::recognised::Recognised;
use super::{Columns, Field, ImportError, Mapping, Options, column_pass, compressed, decode};
use super::{limits, parquet};
use crate::base::Progress;
use crate::dataset::report::{TakenColumns, UnreadColumn};
use crate::dataset::{Claims, Event, RowProblem};
use crate::language::{Message, MessageValue, message};

/// Bytes of a table that are looked at.
const HEAD_BYTES: u64 = 256 << 10;

/// The largest file of another kind that is looked at: its records are found only in
/// all of it.
const WHOLE_BYTES: u64 = 16 << 20;

/// Rows that are looked at.
pub const MOST_ROWS: usize = 200;

/// The first rows of a file, as they would be read.
#[derive(Debug)]
pub struct Preview {
    /// What the file is called.
    pub name: String,
    /// Id of the format, if one was recognised.
    pub format: Option<&'static str>,
    /// Whether the format is made for the columns of one publisher.
    pub knows_columns: bool,
    /// What a person should know of the file, in sentences.
    pub sentences: Vec<Message>,
    /// Column names.
    pub columns: Columns,
    /// The mapping that would be used.
    pub mapping: Mapping,
    /// Which columns fill which fields, and why.
    pub taken: Vec<TakenColumns>,
    /// Columns that seem to say something and would not be read.
    pub unread: Vec<UnreadColumn>,
    /// The first rows.
    pub rows: Vec<PreviewRow>,
    /// The sheets or layers of the file, of which one can be asked for.
    pub sheets: Vec<String>,
    /// Whether these are all rows of the file.
    pub is_whole: bool,
    /// Why the file cannot be read as it is.
    pub refused: Option<ImportError>,
    text: Vec<u8>,
    /// Whether the text may end inside a record.
    is_cut: bool,
    /// Sentences about how the text was unpacked and decoded.
    decoded: Vec<Message>,
}

/// One row and what would become of it.
#[derive(Debug)]
pub struct PreviewRow {
    /// Its line, or its number where records share lines.
    pub line: u32,
    /// Its cells as they stand there; none where it is damaged.
    pub cells: Vec<String>,
    /// The event, if it would become one.
    pub event: Option<Event>,
    /// Why it would become none, or doubts about it.
    pub problems: Vec<RowProblem>,
}

impl Preview {
    /// The first rows of the file at `path`; `None` where only reading all of it can
    /// tell them.
    ///
    /// # Errors
    /// When it cannot be read at all, or the user cancelled.
    pub fn of(
        path: &Path,
        options: &Options,
        progress: &Progress,
    ) -> Result<Option<Self>, ImportError> {
        let io = |source| ImportError::Io { path: path.to_owned(), source };
        decode::refuse_folder(path)?;
        limits::check_is_file(path)?;
        let file_bytes = std::fs::metadata(path).map_err(io)?.len();
        let Some(Head { bytes, is_all, is_cut, decoded, sheets }) =
            Head::of(path, file_bytes, options, progress)?
        else {
            return Ok(None);
        };
        let (text, decoded) = match unpacked(&bytes)? {
            Some(Recoded { text, decoded: more }) => (text, [decoded, more].concat()),
            None => (bytes, decoded),
        };
        if !is_all && !matches!(Layout::detect(&text), Layout::Table { .. }) {
            return Ok(None);
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let mut preview = Self {
            name,
            format: None,
            knows_columns: false,
            sentences: Vec::new(),
            columns: Columns::default(),
            mapping: Mapping::default(),
            taken: Vec::new(),
            unread: Vec::new(),
            rows: Vec::new(),
            sheets,
            is_whole: is_all,
            refused: None,
            text,
            is_cut,
            decoded,
        };
        preview.read_again(options)?;
        Ok(Some(preview))
    }

    /// Reads the same rows with other `options`, but for the sheet.
    ///
    /// # Errors
    /// When not even columns can be told.
    pub fn read_again(&mut self, options: &Options) -> Result<(), ImportError> {
        self.rows.clear();
        self.refused = None;
        self.sentences.clone_from(&self.decoded);
        let text = ChunkText::Memory(&self.text);
        match Recognised::of(&self.name, &self.text, text, &Claims::default(), options) {
            Ok(mut found) => {
                self.sentences.append(&mut found.sentences);
                self.format = Some(found.decoder.format.id());
                self.knows_columns = found.decoder.format.knows_columns();
                (self.taken, self.unread) = (found.taken.clone(), found.unread.clone());
                if let Err(error) = self.read_rows(&mut found) {
                    self.refused = Some(error);
                    self.raw_rows()?;
                }
                self.mapping = found.decoder.mapping;
                self.columns = found.decoder.columns;
            }
            Err(error) => {
                (self.format, self.knows_columns) = (None, false);
                (self.taken, self.unread) = (Vec::new(), Vec::new());
                self.raw_rows()?;
                self.mapping =
                    options.mapping.clone().unwrap_or_else(|| Mapping::guess(&self.columns));
                self.refused = Some(error);
            }
        }
        Ok(())
    }

    /// The rows as events.
    fn read_rows(&mut self, found: &mut Recognised) -> Result<(), ImportError> {
        let progress = Progress::default();
        loop {
            self.rows.clear();
            let mut is_enough = false;
            let rows = &mut self.rows;
            let read = each_record(&self.text, &found.decoder, &progress, &mut |record| {
                if rows.len() >= MOST_ROWS {
                    is_enough = true;
                    return Err(ImportError::Cancelled);
                }
                let mut problems: Vec<RowProblem> = std::mem::take(record.notes);
                let event = record.event.map_err(|problem| problems.push(problem)).ok();
                let (line, cells) = (record.span.line, record.cells.to_vec());
                rows.push(PreviewRow { line, cells, event, problems });
                Ok(())
            });
            match read {
                Ok(()) | Err(Interrupt::Failed(ImportError::Cancelled)) => {
                    // The last row of a text that was cut is not all there.
                    if self.is_cut && !is_enough {
                        self.rows.pop();
                    }
                    self.is_whole &= !is_enough;
                    return Ok(());
                }
                Err(Interrupt::NeedsColumn(NeedsColumn(column))) => {
                    let names = found.decoder.columns.names();
                    let layout = &found.decoder.layout;
                    let facts = column_pass::of_text(layout, &self.text, names, column, &progress)?;
                    found.decoder.reading.facts.insert(column, facts);
                }
                Err(Interrupt::Failed(error)) => return Err(error),
                Err(Interrupt::NeedsWholeText | Interrupt::Io(_)) => {
                    return Err(ImportError::Cancelled);
                }
            }
        }
    }

    /// The rows as cells alone, of a text that cannot be read as events yet.
    fn raw_rows(&mut self) -> Result<(), ImportError> {
        let layout = Layout::detect(&self.text);
        let Begin { layout, names, .. } = layout.begin(&self.text)?;
        limits::check_columns(names.len())?;
        let records = layout.first_records(&self.text, &names);
        self.columns = Columns::new(names).with_records(&records);
        let row = |cells| PreviewRow { line: 0, cells, event: None, problems: Vec::new() };
        self.rows = records.into_iter().map(row).collect();
        Ok(())
    }

    /// What a decision about the columns is remembered by: the header itself.
    pub fn header(&self) -> String {
        self.columns.names().join("\u{1f}")
    }

    /// Whether a person should look at the columns before the file is opened. What
    /// cannot be read for other reasons is told by reading it.
    pub fn needs_decision(&self) -> bool {
        let is_question = |error: &ImportError| {
            matches!(error, ImportError::Unrecognised { .. } | ImportError::AmbiguousDates { .. })
        };
        self.refused.as_ref().is_none_or(is_question) && !self.doubts().is_empty()
    }

    /// In how many rows the column at `index` is the one that fills `field`: the first
    /// of the columns for it that is not empty.
    pub fn decided(&self, field: Field, index: usize) -> usize {
        let columns = self.mapping.columns(field);
        let is_filled = |row: &PreviewRow, column: &usize| {
            row.cells.get(*column).is_some_and(|cell| !cell.trim().is_empty())
        };
        let decides = |row: &&PreviewRow| {
            columns.iter().find(|column| is_filled(row, column)) == Some(&index)
        };
        self.rows.iter().filter(decides).count()
    }

    /// What a person should decide before the file is opened, in sentences; none where
    /// everything is sure. What is sure does not depend on the first rows alone: reading
    /// all of them may find more.
    pub fn doubts(&self) -> Vec<Message> {
        // All rows may tell an order that the first ones leave open.
        let is_open = |error: &&ImportError| {
            self.is_whole || !matches!(error, ImportError::AmbiguousDates { .. })
        };
        if let Some(error) = self.refused.as_ref().filter(is_open) {
            return vec![match error {
                ImportError::AmbiguousDates { column, example } => {
                    message!("doubt-date-order", column = column, example = example)
                }
                ImportError::Unrecognised { .. } => {
                    message!("doubt-unrecognised")
                }
                other => other.message(),
            }];
        }
        if self.knows_columns {
            return Vec::new();
        }
        let mut doubts = Vec::new();
        for taken in self.taken.iter().filter(|taken| !taken.is_sure) {
            let columns = taken.columns.join("”, “");
            let field = match Field::from_id(&taken.field).map(Field::def) {
                Some(def) if def.column_label.is_some() => {
                    MessageValue::Entry("column-field", def.id)
                }
                Some(def) => MessageValue::Entry("field", def.id),
                None => MessageValue::from(&taken.field),
            };
            let reason = taken.reason.clone();
            doubts.push(message!(
                "doubt-not-sure",
                columns = columns,
                field = field,
                reason = reason
            ));
        }
        let missing = self.missing(|event| event.interval.is_some());
        doubts.extend(missing.map(|(without, all)| match self.is_whole {
            true => message!("doubt-events-without-time", without = without, count = all),
            false => message!("doubt-first-events-without-time", without = without, count = all),
        }));
        let missing = self.missing(|event| event.place.is_some());
        doubts.extend(missing.map(|(without, all)| match self.is_whole {
            true => message!("doubt-events-without-place", without = without, count = all),
            false => message!("doubt-first-events-without-place", without = without, count = all),
        }));
        doubts
    }

    /// How many events lack what `has` looks for, and of how many, where most do.
    fn missing(&self, has: impl Fn(&Event) -> bool) -> Option<(usize, usize)> {
        let events = || self.rows.iter().filter_map(|row| row.event.as_ref());
        let (all, with) = (events().count(), events().filter(|event| has(event)).count());
        (all > 0 && with * 2 < all).then(|| (all - with, all))
    }
}

/// The beginning of a file, unpacked.
struct Head {
    bytes: Vec<u8>,
    is_all: bool,
    /// It may end inside a record.
    is_cut: bool,
    decoded: Vec<Message>,
    sheets: Vec<String>,
}

impl Head {
    /// Of the file at `path`; `None` where it is too large to be unpacked for this.
    fn of(
        path: &Path,
        file_bytes: u64,
        options: &Options,
        progress: &Progress,
    ) -> Result<Option<Self>, ImportError> {
        let io = |source| ImportError::Io { path: path.to_owned(), source };
        let open = || File::open(path).map_err(io);
        let mut begin = Vec::new();
        open()?.take(HEAD_BYTES).read_to_end(&mut begin).map_err(io)?;
        if begin.starts_with(parquet::MAGIC) {
            let bytes = parquet::head(open()?, MOST_ROWS)?;
            let is_all = bytes.iter().filter(|byte| **byte == b'\n').count() <= MOST_ROWS;
            return Ok(Some(Self { is_cut: false, ..Self::text(bytes, is_all) }));
        }
        if file_bytes <= WHOLE_BYTES {
            if let Some(unpacked) = decode::unpack(&mut open()?, path, options, progress)? {
                let mut bytes = Vec::new();
                let most = if unpacked.text_bytes > WHOLE_BYTES { HEAD_BYTES } else { WHOLE_BYTES };
                unpacked.text.take(most).read_to_end(&mut bytes).map_err(io)?;
                let is_all = bytes.len() as u64 == unpacked.text_bytes;
                let (decoded, sheets) = (unpacked.decoded, unpacked.sheets);
                return Ok(Some(Self { decoded, sheets, ..Self::text(bytes, is_all) }));
            }
        } else if let Some(bytes) = compressed::head(&begin, HEAD_BYTES) {
            return Ok(Some(Self::text(bytes, false)));
        } else if begin.starts_with(b"PK\x03\x04") {
            return Ok(None);
        }
        let is_table = matches!(Layout::detect(&begin), Layout::Table { .. });
        if !is_table && file_bytes <= WHOLE_BYTES {
            begin.clear();
            open()?.read_to_end(&mut begin).map_err(io)?;
        }
        let is_all = begin.len() as u64 >= file_bytes;
        Ok(Some(Self::text(begin, is_all)))
    }

    fn text(bytes: Vec<u8>, is_all: bool) -> Self {
        Self { bytes, is_all, is_cut: !is_all, decoded: Vec::new(), sheets: Vec::new() }
    }
}
