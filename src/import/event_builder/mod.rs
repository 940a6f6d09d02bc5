//! An event in the making: cells by field, then checked and turned into an event.

mod counts;
pub(super) mod place;
mod sources;
mod time;

use std::borrow::Cow;

use jiff::tz::TimeZone;

pub use counts::read_count;
pub use sources::{host, split_citations, split_list};

use super::column_facts::{Facts, NeedsColumn};
use super::field::{Columns, Field, Mapping};
use super::place_columns::PlaceReading;
use crate::dataset::time_text::{self, DateOrder};
use crate::dataset::{Citation, Event, GeoPrecision, Place, RowProblem, TimePrecision, kind};

/// The cells of one row, found by column name.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The columns of the file.
    pub columns: &'a Columns,
    /// The cells, as text.
    pub cells: &'a [Cow<'a, str>],
}

impl<'a> Row<'a> {
    /// The trimmed cell under `name`; empty when missing or a word for nothing.
    pub fn get(&self, name: &str) -> &'a str {
        self.columns.index(name).map_or("", |index| self.cell(index))
    }

    /// The trimmed cell at `index`; empty when missing or a word for nothing.
    pub fn cell(&self, index: usize) -> &'a str {
        clean(self.cells.get(index).map_or("", Cow::as_ref))
    }
}

/// A cell without the blanks around it; empty where it is a word for nothing.
pub fn clean(cell: &str) -> &str {
    // No word for nothing has a digit in it, and most ids have.
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = cell.as_bytes();
    if is_plain(bytes.first()) && bytes.last().is_some_and(u8::is_ascii_digit) {
        return cell;
    }
    let text = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    if time_text::is_missing(text) { "" } else { text }
}

/// A text for each field.
#[derive(Debug, Clone)]
struct Texts<'a>([Cow<'a, str>; Field::COUNT]);

impl Default for Texts<'_> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Cow::Borrowed("")))
    }
}

/// What one row says, field by field, before it is checked.
#[derive(Debug, Clone, Default)]
pub struct EventBuilder<'a> {
    text: Texts<'a>,
    /// Set by a format that knows it; otherwise read from the cell.
    pub time_precision: Option<TimePrecision>,
    /// Set by a format that knows it; otherwise read from the cell.
    pub geo_precision: Option<GeoPrecision>,
    /// Position and radius in metres of a geometry.
    pub geometry: Option<(Place, f32)>,
    /// Why the time is not that of the event itself.
    pub time_doubt: Option<&'static str>,
    /// Parties, where they are not one cell.
    pub actors: Vec<String>,
    /// Publishers, where they are not one cell.
    pub sources: Vec<Citation>,
    /// What a format found doubtful, by field; the row is kept.
    pub notes: Vec<(Field, &'static str)>,
}

/// How cells are read whose meaning does not stand in them alone.
#[derive(Debug, Clone)]
pub struct Reading {
    /// For rows whose country does not tell.
    pub zone: TimeZone,
    /// Order of day and month, where the user or the publisher says which.
    pub date_order: Option<DateOrder>,
    /// What was found of whole columns.
    pub facts: Facts,
    /// What headers and the file as a whole say of positions.
    pub places: PlaceReading,
}

/// Why a builder did not become an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The row is wrong.
    Row(RowProblem),
    /// A whole column must be looked at first.
    NeedsColumn(NeedsColumn),
    /// Every date of the column with this index reads day first as well as month first.
    UndecidedOrder(usize),
}

impl From<NeedsColumn> for Refusal {
    fn from(needs: NeedsColumn) -> Self {
        Self::NeedsColumn(needs)
    }
}

impl<'a> EventBuilder<'a> {
    /// The cells that `mapping` names.
    pub fn from_row(row: &Row<'a>, mapping: &Mapping) -> Self {
        let mut builder = Self::default();
        for (field, index) in mapping.iter() {
            builder.text.0[field as usize] = row.cell(index).into();
        }
        builder
    }

    /// The text of `field`; empty when unknown.
    pub fn get(&self, field: Field) -> &str {
        &self.text.0[field as usize]
    }

    /// Replaces the text of `field`.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.text.0[field as usize] = Cow::Owned(text.into());
    }

    /// Replaces the text of `field` if it is empty.
    pub fn set_if_empty(&mut self, field: Field, text: &str) {
        if self.get(field).is_empty() {
            self.set(field, text);
        }
    }

    /// The event, with notes on what was kept in doubt.
    ///
    /// # Errors
    /// When a time is written but cannot be read, or a whole column must be
    /// looked at first.
    pub fn finish(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        columns: &Columns,
        name: &str,
        line: u32,
        notes: &mut Vec<RowProblem>,
    ) -> Result<Event, Refusal> {
        let problem = |field: Field, reason: String| RowProblem {
            line: u64::from(line),
            column: mapping
                .column(field)
                .and_then(|index| columns.names().get(index))
                .cloned()
                .unwrap_or_default(),
            text: self.get(field).to_owned(),
            reason,
        };
        notes.extend(self.notes.iter().map(|&(field, reason)| problem(field, reason.to_owned())));
        let mut event = Event {
            title: self.get(Field::Title).to_owned(),
            kind: kind::id_from_text(self.get(Field::Kind)),
            place_name: self.get(Field::Place).to_owned(),
            admin2: self.get(Field::Admin2).to_owned(),
            admin1: self.get(Field::Admin1).to_owned(),
            country: self.get(Field::Country).to_owned(),
            weapon: self.get(Field::Weapon).to_owned(),
            target: self.get(Field::Target).to_owned(),
            summary: self.get(Field::Summary).to_owned(),
            time_doubt: self.time_doubt,
            ..Event::default()
        };
        self.finish_time(reading, mapping, &mut event, &problem, notes)?;
        self.get(Field::Attack).clone_into(&mut event.attack);
        self.finish_place(reading, mapping, &mut event, &problem, notes)?;

        self.finish_counts(&mut event, &problem, notes);

        event.actors = if self.actors.is_empty() {
            split_list(self.get(Field::Actors))
        } else {
            self.actors.clone()
        };
        event.sources =
            if self.sources.is_empty() { self.read_sources() } else { self.sources.clone() };
        if event.title.is_empty() {
            event.title = self.made_title(&event);
        }
        let id = self.get(Field::Id);
        if id.is_empty() {
            event.id = format!("{name}:{line}");
            event.id_made = true;
        } else {
            id.clone_into(&mut event.id);
        }
        Ok(event)
    }

    fn made_title(&self, event: &Event) -> String {
        let text = self.get(Field::Summary);
        if !text.is_empty() {
            let first_line = text.lines().next().unwrap_or_default();
            let mut title: String = first_line.chars().take(90).collect();
            if first_line.chars().nth(90).is_some() {
                title.push('…');
            }
            return title;
        }
        let place = [&event.place_name, &event.admin2, &event.admin1, &event.country]
            .into_iter()
            .find(|name| !name.is_empty());
        match place {
            Some(place) => format!("{}, {place}", kind::label(&event.kind)),
            None => kind::label(&event.kind),
        }
    }
}
