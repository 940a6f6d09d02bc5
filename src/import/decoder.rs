//! Reads one record into an event, when a file is loaded and whenever a row is
//! shown or exported.

use std::borrow::Cow;

use super::event_builder::{EventBuilder, Reading, Refusal, Row, clean};
use super::header::normal;
use super::interrupt::Interrupt;
use super::layout::Layout;
use super::memo::Memo;
use super::{Columns, Field, Format, ImportError, Mapping, head, no_event, pairs, table};
use crate::dataset::place_text;
use crate::dataset::{Decode, Event, PlaceColumns, RowProblem};
use crate::language::{Message, message};

/// Reads original records the way they were read when the file was loaded.
pub struct Decoder {
    /// How records lie.
    pub layout: Layout,
    /// The columns of the file.
    pub columns: Columns,
    /// What the publisher means.
    pub format: &'static dyn Format,
    /// Which column fills which field.
    pub mapping: Mapping,
    /// Zone and order of dates.
    pub reading: Reading,
    /// Name of the file, for ids that are made.
    pub name: String,
    /// Every row of a table has one cell more than the header, which is empty.
    pub has_open_end: bool,
}

impl Decoder {
    fn finish(
        &self,
        cells: &[Cow<'_, str>],
        line: u32,
        notes: &mut Vec<RowProblem>,
        is_end_left_out: bool,
    ) -> Result<Event, Refusal> {
        let aligned = self.aligned(cells);
        let row = Row { columns: &self.columns, cells: aligned.as_deref().unwrap_or(cells) };
        let mut builder = EventBuilder::from_row(&row, &self.mapping);
        if let Some(reason) = no_event::reason(cells, &builder) {
            return Err(Refusal::Row(RowProblem {
                line: u64::from(line),
                column: String::new(),
                text: cells.join(" ").trim().to_owned(),
                reason,
            }));
        }
        self.format.complete(&row, &mut builder);
        builder.is_end_left_out = is_end_left_out;
        builder.finish(&self.reading, &self.mapping, &self.columns, &self.name, line, notes)
    }

    /// The cells of a row that is longer than the header: put together again where it
    /// is sure which are parts, else only those that are definitely in their places, because
    /// one of the others holds a delimiter and all behind it are not what they seem.
    fn aligned<'a>(&self, cells: &[Cow<'a, str>]) -> Option<Vec<Cow<'a, str>>> {
        let (Layout::Table { dialect, .. }, width) = (self.layout, self.columns.names().len())
        else {
            return None;
        };
        let surplus = cells.get(width..)?;
        if surplus.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        let delimiter = char::from(dialect.delimiter).to_string();
        if let Some(ranges) = head::aligned(cells, width) {
            let joined = |range: std::ops::Range<usize>| match cells.get(range) {
                Some([one]) => one.clone(),
                parts => Cow::Owned(parts.unwrap_or_default().join(&delimiter)),
            };
            return Some(ranges.into_iter().map(joined).collect());
        }
        let sure = self.last_sure_column(cells);
        let is_kept = |index: usize| {
            sure.is_some_and(|sure| index <= sure)
                || (index == 0 && self.mapping.column(Field::Id) == Some(0))
        };
        let kept = cells.iter().take(width).enumerate();
        let kept = kept.map(|(index, cell)| if is_kept(index) { cell.clone() } else { "".into() });
        Some(kept.collect())
    }

    /// The last column whose cell is what its header says, which it would hardly be
    /// if a cell before it held a delimiter: a date, degrees with a fraction.
    fn last_sure_column(&self, cells: &[Cow<'_, str>]) -> Option<usize> {
        let fields = [Field::Start, Field::Latitude, Field::Longitude, Field::Coordinates];
        let columns = fields.into_iter().filter_map(|field| {
            let column = self.mapping.column(field)?;
            let cell = cells.get(column)?;
            let is_sure = match field {
                Field::Start => head::is_date(cell),
                Field::Coordinates => place_text::read_pair(cell).is_some(),
                _ => head::is_fraction(cell),
            };
            is_sure.then_some(column)
        });
        columns.max()
    }

    /// What is to say of a row of `cells`, where the header has others.
    fn width_note(&self, cells: &[Cow<'_, str>]) -> Option<Message> {
        let (found, expected) = (cells.len(), self.columns.names().len());
        let surplus = cells.get(expected..).unwrap_or_default();
        let (cells_found, names) = (found.to_string(), expected.to_string());
        match () {
            () if found == expected => None,
            () if surplus.iter().any(|cell| !cell.trim().is_empty()) => {
                Some(match head::aligned(cells, expected) {
                    Some(_) => {
                        message!("note-row-width-joined", found = cells_found, expected = names)
                    }
                    None => {
                        message!("note-row-width-unclear", found = cells_found, expected = names)
                    }
                })
            }
            () if found == expected + 1 && self.has_open_end => None,
            () => Some(message!("note-row-width", found = cells_found, expected = names)),
        }
    }

    /// The event that one record of the file describes, with notes on what is
    /// doubtful. `is_damaged` tells that some bytes may not be UTF-8.
    ///
    /// # Errors
    /// When the record is no event, or one with a time or place that cannot be read.
    pub fn read_record(
        &self,
        cells: &[Cow<'_, str>],
        raw: &[u8],
        line: u32,
        is_damaged: bool,
        notes: &mut Vec<RowProblem>,
    ) -> Result<Event, Refusal> {
        let names = self.columns.names();
        let problem = |text: String, reason: Message| RowProblem {
            line: u64::from(line),
            column: String::new(),
            text,
            reason,
        };
        if matches!(self.layout, Layout::Table { .. }) {
            if let Some(reason) = not_a_record(cells, &self.columns) {
                return Err(Refusal::Row(problem(cells.join(" "), reason)));
            }
            if let Some(reason) = self.width_note(cells) {
                notes.push(problem(String::new(), reason));
            }
        }
        if is_damaged {
            notes.extend(undecoded(raw, line, cells, names));
        }
        self.finish(cells, line, notes, false)
    }

    /// When the event of a record happened, with nothing else read; `None` where that is
    /// not known, or not without doubt.
    pub fn read_time(&self, cells: &[Cow<'_, str>], line: u32) -> Option<Event> {
        let row = Row { columns: &self.columns, cells };
        let mut builder = EventBuilder::from_row(&row, &self.mapping);
        self.format.complete(&row, &mut builder);
        let event = builder.time_alone(&self.reading, &self.mapping, &self.columns, line)?;
        event.interval.is_some().then_some(event)
    }

    /// The event that `texts`, the cells of a record, describe.
    fn event_of_texts(
        &self,
        texts: &[Cow<'_, str>],
        line: u32,
        is_end_left_out: bool,
    ) -> Result<Event, RowProblem> {
        let event = self.finish(texts, line, &mut Vec::new(), is_end_left_out);
        event.map_err(|refusal| match refusal {
            Refusal::Row(problem) => problem,
            Refusal::NeedsColumn(_) | Refusal::UndecidedOrder(_) => RowProblem {
                line: u64::from(line),
                column: String::new(),
                text: String::new(),
                reason: message!("note-needs-column"),
            },
        })
    }

    /// Why reading stops at a row that was refused, other than as a wrong one.
    pub fn interrupt(&self, refusal: Refusal) -> Interrupt {
        match refusal {
            Refusal::NeedsColumn(needs) => Interrupt::NeedsColumn(needs),
            Refusal::UndecidedOrder(column) => {
                let facts = self.reading.facts.of(column).cloned().unwrap_or_default();
                Interrupt::Failed(ImportError::AmbiguousDates {
                    column: self.columns.names().get(column).cloned().unwrap_or_default(),
                    example: facts.orders.example,
                })
            }
            Refusal::Row(problem) => Interrupt::Failed(ImportError::Malformed(problem.reason)),
        }
    }

    /// What can be remembered of rows; `None` where the format does not say on
    /// which columns that depends.
    pub fn memo(&self) -> Option<Memo> {
        let dependencies = self.format.dependencies()?;
        let width = self.columns.names().len();
        let is_sound =
            self.mapping.iter().all(|(_, columns)| columns.iter().all(|&column| column < width));
        is_sound.then(|| Memo::new(&self.columns, &self.mapping, &dependencies, &self.reading))
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

    fn texts<'r>(&self, record: &'r [u8]) -> Vec<Cow<'r, str>> {
        self.layout.texts(record, self.columns.names())
    }

    fn id_of_record<'r>(&self, record: &'r [u8]) -> Option<Cow<'r, str>> {
        // Rows that are looked up take their ids so.
        self.format.dependencies()?;
        let column = self.mapping.only_column(Field::Id)?;
        if let Layout::Table { dialect, encoding, .. } = self.layout
            && let Some(text) = table::text(record, dialect, encoding, column)
        {
            return Some(clean(text).into());
        }
        let texts = self.layout.texts(record, self.columns.names());
        Some(Cow::Owned(clean(texts.get(column).map_or("", Cow::as_ref)).to_owned()))
    }

    fn event(&self, record: &[u8], line: u32) -> Result<Event, RowProblem> {
        self.event_of_texts(&self.layout.texts(record, self.columns.names()), line, false)
    }

    fn event_without_end(&self, record: &[u8], line: u32) -> Result<Event, RowProblem> {
        self.event_of_texts(&self.layout.texts(record, self.columns.names()), line, true)
    }

    fn event_of_cells(&self, cells: &[String], line: u32) -> Result<Event, RowProblem> {
        self.event_of_texts(&borrowed(cells), line, false)
    }

    fn place_columns(&self) -> PlaceColumns {
        let column = |field| self.mapping.column(field);
        PlaceColumns {
            latitude: column(Field::Latitude),
            longitude: column(Field::Longitude),
            coordinates: column(Field::Coordinates),
            radius_m: column(Field::RadiusM),
            geo_precision: column(Field::GeoPrecision),
            named: pairs::of_coordinates(&self.columns, &self.mapping),
        }
    }

    fn delimiter(&self) -> Option<u8> {
        match self.layout {
            Layout::Table { dialect, .. } => Some(dialect.delimiter),
            _ => None,
        }
    }

    fn counts_records(&self) -> bool {
        self.layout.counts_records()
    }

    fn is_plain_utf8(&self) -> bool {
        matches!(self.layout, Layout::Table { encoding, .. } if encoding == encoding_rs::UTF_8)
    }
}

/// `cells` as readers take them.
pub fn borrowed(cells: &[String]) -> Vec<Cow<'_, str>> {
    cells.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect()
}

/// A note for each cell of a record whose bytes had to be replaced to be shown.
fn undecoded(
    record: &[u8],
    line: u32,
    cells: &[Cow<'_, str>],
    names: &[String],
) -> Vec<RowProblem> {
    if std::str::from_utf8(record).is_ok() {
        return Vec::new();
    }
    let replaced = cells.iter().enumerate().filter(|(_, cell)| cell.contains('\u{FFFD}'));
    replaced
        .map(|(index, cell)| RowProblem {
            line: u64::from(line),
            column: names.get(index).cloned().unwrap_or_default(),
            text: cell.clone().into_owned(),
            reason: message!("note-not-utf-8"),
        })
        .collect()
}

/// Whether the cells number the columns, as official tables do below their header:
/// `1, 2, 3, 4`, `А, Б, 1, 2`.
fn is_numbering(cells: &[Cow<'_, str>]) -> bool {
    const FEWEST: usize = 3;
    if cells.len() < FEWEST {
        return false;
    }
    let number = |cell: &str| cell.trim().trim_matches(['(', ')', '.']).parse::<usize>().ok();
    // Letters come first, as for columns of names.
    let is_begun = |letters: &&&str| {
        letters.chars().eq(cells.iter().filter_map(|cell| {
            let mut letters = cell.trim().chars();
            letters.next().filter(|letter| letter.is_alphabetic() && letters.next().is_none())
        }))
    };
    let lettered =
        ["A", "AB", "А", "АБ"].iter().find(is_begun).map_or(0, |found| found.chars().count());
    let numbered = cells.iter().skip(lettered);
    numbered.len() + 2 >= FEWEST.max(cells.len())
        && numbered.enumerate().all(|(at, cell)| number(cell) == Some(at + 1))
}

/// Why a row of a table is no record: it is blank, part of a header or the header again.
fn not_a_record(cells: &[Cow<'_, str>], columns: &Columns) -> Option<Message> {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return Some(message!("note-row-of-empty-cells")) };
    if first.starts_with(['#', '-', ':', '=', '+'])
        && let Some(reason) = head::part_of_header(cells)
    {
        return Some(reason);
    }
    if is_numbering(cells) && columns.have_words() {
        return Some(message!("note-row-of-numbers"));
    }
    let names = columns.names();
    if cells.len() != names.len() || columns.index(first).is_none() {
        return None;
    }
    let (mut own, mut others): (Vec<String>, Vec<String>) = (
        cells.iter().map(|cell| normal(cell)).collect(),
        names.iter().map(|name| normal(name)).collect(),
    );
    if own == others {
        return Some(message!("note-repeats-header"));
    }
    own.sort_unstable();
    others.sort_unstable();
    (own == others).then(|| message!("note-header-in-another-order"))
}
