//! An event in the making: cells by field, then checked and turned into an event.

mod clocks;
mod count_text;
mod counts;
mod date_parts;
mod list;
pub(super) mod place;
mod sources;
mod time;
mod time_header;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use crate::import::clean::clean;
pub use clocks::{PlaceNames, has_position_columns};
pub use count_text::Thousands;
pub use counts::read_count;
pub use time_header::{TimeHeader, zone_of};

pub use list::split_list;
pub use sources::{host, paired, split_citations};

use super::column_facts::{Facts, NeedsColumn};
use super::place_columns::PlaceReading;
use super::{ByField, Columns, Field, Mapping};
use crate::dataset::place_text;
use crate::dataset::time_text::DateOrder;
use crate::dataset::{Citation, Event, GeoPrecision, Place, RowProblem, TimePrecision, kind};
use crate::language::{Message, MessageId, message_id};

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

/// What one row says, field by field, before it is checked.
#[derive(Debug, Clone, Default)]
pub struct EventBuilder<'a> {
    text: ByField<Cow<'a, str>>,
    /// The column that each text stands in.
    columns: ByField<Option<usize>>,
    /// What happened, in words for a title that is put together.
    pub what: String,
    /// Set by a format that knows it; otherwise read from the cell.
    pub time_precision: Option<TimePrecision>,
    /// Set by a format that knows it; otherwise read from the cell.
    pub geo_precision: Option<GeoPrecision>,
    /// Position and radius in metres of a geometry.
    pub geometry: Option<(Place, f32)>,
    /// What other columns of the date of the event hold.
    pub other_starts: Vec<Cow<'a, str>>,
    /// Whether only the start is read, because the end must not be told.
    pub is_end_left_out: bool,
    /// Why the time is not that of the event itself.
    pub time_doubt: Option<MessageId>,
    /// Parties, where they are not one cell.
    pub actors: Vec<String>,
    /// Publishers, where they are not one cell.
    pub sources: Vec<Citation>,
    /// What a format found doubtful, by field; the row is kept.
    pub notes: Vec<(Field, MessageId)>,
}

/// How cells are read whose meaning does not stand in them alone.
#[derive(Debug, Clone)]
pub struct Reading {
    /// For rows whose country does not tell.
    pub zone: TimeZone,
    /// Whether the coordinates of a row tell its clocks, where no name does.
    pub takes_clocks_of_places: bool,
    /// Order of day and month, where the user or the publisher says which.
    pub date_order: Option<DateOrder>,
    /// What was found of whole columns.
    pub facts: Facts,
    /// The date of today, which dates far ahead are told by.
    pub today: Date,
    /// Whether midnights are moments, also where a column has no other times.
    pub times_are_exact: bool,
    /// What the headers of columns of times say, by index.
    pub headers: BTreeMap<usize, TimeHeader>,
    /// What headers and the file as a whole say of positions.
    pub places: PlaceReading,
    /// Figures of which the header says that they are the least or the most alone.
    pub bounds: Vec<Field>,
}

/// Why a builder did not become an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The row is wrong.
    Row(RowProblem),
    /// A whole column must be looked at first.
    NeedsColumn(NeedsColumn),
    /// The date order of the column with this index is ambiguous: every date is valid day first
    /// and month first.
    UndecidedOrder(usize),
}

impl From<NeedsColumn> for Refusal {
    fn from(needs: NeedsColumn) -> Self {
        Self::NeedsColumn(needs)
    }
}

/// Fields of which several columns with other figures are told.
const COUNTS: [Field; 4] =
    [Field::KilledLow, Field::KilledHigh, Field::InjuredLow, Field::InjuredHigh];

const OTHER_COORDINATES: MessageId = message_id!("note-other-coordinates");
const OTHER_FIGURE: MessageId = message_id!("note-other-figure");

impl<'a> EventBuilder<'a> {
    /// The cells that `mapping` names.
    pub fn from_row(row: &Row<'a>, mapping: &Mapping) -> Self {
        let mut builder = Self::default();
        let is_filled = |column: usize| !row.cell(column).is_empty();
        for (field, columns) in mapping.iter() {
            let Some(&first) = columns.first() else { continue };
            let filled = columns.iter().copied().find(|&column| is_filled(column));
            builder.take(row, field, filled.unwrap_or(first));
            if field == Field::Start && columns.len() > 1 {
                let others = columns.iter().filter(|column| is_filled(**column)).skip(1);
                builder.other_starts = others.map(|&column| row.cell(column).into()).collect();
            }
            if COUNTS.contains(&field) && columns.len() > 1 {
                let text = builder.get(field);
                let is_other = |column: &&usize| is_filled(**column) && row.cell(**column) != text;
                if columns.iter().any(|column| is_other(&column)) {
                    builder.notes.push((field, OTHER_FIGURE));
                }
            }
        }
        let (latitudes, longitudes) =
            (mapping.columns(Field::Latitude), mapping.columns(Field::Longitude));
        if latitudes.len() > 1 && latitudes.len() == longitudes.len() {
            let pairs = || latitudes.iter().copied().zip(longitudes.iter().copied());
            let whole =
                pairs().find(|&(latitude, longitude)| is_filled(latitude) && is_filled(longitude));
            let part = || {
                pairs().find(|&(latitude, longitude)| is_filled(latitude) || is_filled(longitude))
            };
            let is_far = |(a, b): (usize, usize)| {
                let degrees = |column| row.cell(column).replace(',', ".").parse::<f64>().ok();
                let gap = |(one, other): (f64, f64)| (one - other).abs();
                let gaps = whole.map(|(latitude, longitude)| {
                    [degrees(latitude).zip(degrees(a)), degrees(longitude).zip(degrees(b))]
                });
                gaps.is_some_and(|gaps| gaps.into_iter().flatten().map(gap).any(|gap| gap > 0.01))
            };
            if pairs().any(is_far) {
                builder.notes.push((Field::Latitude, OTHER_COORDINATES));
            }
            if let Some((latitude, longitude)) = whole.or_else(part) {
                builder.take(row, Field::Latitude, latitude);
                builder.take(row, Field::Longitude, longitude);
            }
        }
        // A position in one column of places says more than a name in another.
        let has_position = [Field::Coordinates, Field::Latitude, Field::Longitude]
            .iter()
            .any(|&field| !builder.get(field).is_empty());
        if !has_position && mapping.columns(Field::Place).len() > 1 {
            let is_position =
                |column: &usize| place_text::is_definitely_position(row.cell(*column));
            let found = mapping.columns(Field::Place).iter().copied().find(is_position);
            if let Some(column) =
                found.filter(|&column| builder.column(Field::Place) != Some(column))
            {
                builder.take(row, Field::Coordinates, column);
            }
        }
        builder.join_date_parts();
        builder
    }

    fn take(&mut self, row: &Row<'a>, field: Field, column: usize) {
        self.text[field] = row.cell(column).into();
        self.columns[field] = Some(column);
    }

    /// The column that the text of `field` stands in.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns[field]
    }

    /// The text of `field`; empty when unknown.
    pub fn get(&self, field: Field) -> &str {
        &self.text[field]
    }

    /// Replaces the text of `field`.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.text[field] = Cow::Owned(text.into());
    }

    /// Replaces the text of `field` if it is empty.
    pub fn set_if_empty(&mut self, field: Field, text: &str) {
        if self.get(field).is_empty() {
            self.set(field, text);
        }
    }

    /// What a note on a field says of the row.
    fn problem(
        &self,
        mapping: &Mapping,
        columns: &Columns,
        line: u32,
    ) -> impl Fn(Field, Message) -> RowProblem {
        move |field, reason| RowProblem {
            line: u64::from(line),
            column: self
                .column(field)
                .or_else(|| mapping.column(field))
                .and_then(|index| columns.names().get(index))
                .cloned()
                .unwrap_or_default(),
            text: self.get(field).to_owned(),
            reason,
        }
    }

    /// An event of which the time alone is read; `None` where that cannot be done, or not
    /// without a note on the row.
    pub fn time_alone(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        columns: &Columns,
        line: u32,
    ) -> Option<Event> {
        if !self.notes.is_empty() {
            return None;
        }
        let text = |field| self.get(field).to_owned();
        let mut event = Event {
            // What decides the clocks.
            country: text(Field::Country),
            admin1: text(Field::Admin1),
            admin2: text(Field::Admin2),
            place_name: text(Field::Place),
            time_doubt: self.time_doubt,
            ..Event::default()
        };
        let problem = self.problem(mapping, columns, line);
        let mut notes = Vec::new();
        self.finish_time(reading, mapping, &mut event, &problem, &mut notes).ok()?;
        notes.is_empty().then_some(event)
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
        let problem = self.problem(mapping, columns, line);
        notes.extend(self.notes.iter().map(|&(field, reason)| problem(field, reason.message())));
        let mut event = Event {
            title: self.get(Field::Title).to_owned(),
            what: self.what.clone(),
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

        self.finish_counts(reading, mapping, &mut event, &problem, notes)?;

        event.actors = if self.actors.is_empty() {
            split_list(self.get(Field::Actors))
        } else {
            self.actors.clone()
        };
        event.sources =
            if self.sources.is_empty() { self.read_sources() } else { self.sources.clone() };
        if event.title.is_empty() {
            event.title = event.made_title();
            event.title_made = true;
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
}
