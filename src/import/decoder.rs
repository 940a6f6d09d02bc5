//! Reads one record into an event, when a file is loaded and whenever a row is
//! shown or exported.

use std::borrow::Cow;

use super::event_builder::{EventBuilder, Reading, Refusal, Row};
use super::field::{Columns, Field, Mapping, normal};
use super::interrupt::Interrupt;
use super::layout::Layout;
use super::memo::Memo;
use super::{Format, ImportError};
use crate::dataset::{Decode, Event, PlaceColumns, RowProblem};

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
}

impl Decoder {
    fn finish(
        &self,
        cells: &[Cow<'_, str>],
        line: u32,
        notes: &mut Vec<RowProblem>,
    ) -> Result<Event, Refusal> {
        let row = Row { columns: &self.columns, cells };
        let mut builder = EventBuilder::from_row(&row, &self.mapping);
        self.format.complete(&row, &mut builder);
        builder.finish(&self.reading, &self.mapping, &self.columns, &self.name, line, notes)
    }

    /// The event that one record of the file describes, with notes on what is
    /// doubtful. `is_damaged` tells that some bytes may not be UTF-8.
    ///
    /// # Errors
    /// When the record is no event, or one with a time or place that cannot be read.
    pub fn read_record(
        &self,
        cells: &[String],
        raw: &[u8],
        line: u32,
        is_damaged: bool,
        notes: &mut Vec<RowProblem>,
    ) -> Result<Event, Refusal> {
        let names = self.columns.names();
        let problem = |text: String, reason: String| RowProblem {
            line: u64::from(line),
            column: String::new(),
            text,
            reason,
        };
        if matches!(self.layout, Layout::Table { .. }) {
            if let Some(reason) = not_a_record(cells, names) {
                return Err(Refusal::Row(problem(cells.join(" "), reason.to_owned())));
            }
            if cells.len() != names.len() {
                let (found, expected) = (cells.len(), names.len());
                let reason = format!("the row has {found} cells, the header has {expected}");
                notes.push(problem(String::new(), reason));
            }
        }
        if is_damaged {
            notes.extend(undecoded(raw, line, cells, names));
        }
        self.finish(&borrowed(cells), line, notes)
    }

    /// The event that `texts`, the cells of a record, describe.
    fn event_of_texts(&self, texts: &[Cow<'_, str>], line: u32) -> Result<Event, RowProblem> {
        self.finish(texts, line, &mut Vec::new()).map_err(|refusal| match refusal {
            Refusal::Row(problem) => problem,
            Refusal::NeedsColumn(_) | Refusal::UndecidedOrder(_) => RowProblem {
                line: u64::from(line),
                column: String::new(),
                text: String::new(),
                reason: "cannot be read without its whole column".to_owned(),
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
        let is_sound = self.mapping.iter().all(|(_, column)| column < width);
        is_sound.then(|| Memo::new(&self.columns, &self.mapping, &dependencies))
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
        self.event_of_texts(&self.layout.texts(record, self.columns.names()), line)
    }

    fn event_of_cells(&self, cells: &[String], line: u32) -> Result<Event, RowProblem> {
        self.event_of_texts(&borrowed(cells), line)
    }

    fn place_columns(&self) -> PlaceColumns {
        let column = |field| self.mapping.column(field);
        PlaceColumns {
            latitude: column(Field::Latitude),
            longitude: column(Field::Longitude),
            coordinates: column(Field::Coordinates),
            radius_m: column(Field::RadiusM),
            geo_precision: column(Field::GeoPrecision),
            named: self.columns.of_coordinates(),
        }
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

fn borrowed(cells: &[String]) -> Vec<Cow<'_, str>> {
    cells.iter().map(|cell| Cow::Borrowed(cell.as_str())).collect()
}

/// A note for each cell of a record whose bytes had to be replaced to be shown.
fn undecoded(record: &[u8], line: u32, cells: &[String], names: &[String]) -> Vec<RowProblem> {
    if std::str::from_utf8(record).is_ok() {
        return Vec::new();
    }
    let replaced = cells.iter().enumerate().filter(|(_, cell)| cell.contains('\u{FFFD}'));
    replaced
        .map(|(index, cell)| RowProblem {
            line: u64::from(line),
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
