//! The columns of the table: fields of events, and what the session says of them.

use std::ptr;

use super::table_order::SortBy;
use crate::dataset::row_changes::state;
use crate::dataset::schema::{self, Comparison, Field, FieldDef, FieldType, Stored, Value};
use crate::dataset::{Dataset, Event};
use crate::filter;
use crate::language::tr;
use crate::session::{EventRef, Open};
use crate::ui::widgets::{air_alert, notes};
use crate::ui::{View, format, labels};

/// A column of the table: a field of events, or what the session says of them.
pub struct TableColumn {
    /// Its id.
    pub id: &'static str,
    label: &'static str,
    /// Its usual width, in points.
    pub width: f32,
    cell: Cell,
}

/// Where the text of a column comes from.
#[derive(Clone, Copy)]
enum Cell {
    Field(&'static FieldDef),
    Session(fn(&View<'_>, &Dataset, usize) -> String),
}

impl TableColumn {
    /// The column of a field.
    pub fn of(def: &'static FieldDef) -> Self {
        let width = match def.field_type {
            FieldType::Count | FieldType::Range | FieldType::Flag => 70.0,
            FieldType::Interval => 250.0,
            _ if matches!(def.field, Field::Title | Field::Summary) => 300.0,
            _ if def.parts.is_empty() => 140.0,
            _ => 210.0,
        };
        Self { id: def.id, label: def.label, width, cell: Cell::Field(def) }
    }

    /// The columns in their order: those shown until others are chosen first.
    pub fn all() -> impl Iterator<Item = Self> {
        let usual = USUAL.into_iter().map(Field::def);
        let others = schema::shown().filter(|def| !USUAL.contains(&def.field));
        usual.chain(others).map(Self::of).chain(OF_SESSION.iter().map(
            |(id, label, width, text)| Self {
                id,
                label,
                width: *width,
                cell: Cell::Session(*text),
            },
        ))
    }

    /// What stands in it of a row.
    pub fn text(&self, view: &View<'_>, dataset: &Dataset, row: usize, event: &Event) -> String {
        match self.cell {
            Cell::Field(def) => labels::field_words(def, event, &view.settings.zone()),
            Cell::Session(text) => text(view, dataset, row),
        }
    }

    /// The same of `older`, the event as the older version has it; none where the cell is
    /// no field.
    pub fn text_before(&self, view: &View<'_>, older: &Event) -> Option<String> {
        match self.cell {
            Cell::Field(def) => Some(labels::field_words(def, older, &view.settings.zone())),
            Cell::Session(_) => None,
        }
    }

    /// What it is called in the language of the window.
    pub fn name(&self) -> String {
        match self.cell {
            Cell::Field(def) => labels::field(def).to_owned(),
            Cell::Session(_) => labels::word(self.label),
        }
    }

    /// What rows are sorted by; none where no column of the dataset says it.
    pub fn key(&self) -> Option<SortBy> {
        match self.cell {
            Cell::Field(def) => match def.stored {
                Stored::Words(words) => Some(SortBy::Words(words)),
                Stored::Tags(tags) => Some(SortBy::Tags(tags)),
                Stored::Numbers(number) => {
                    // Undated events stand after all others, as in every list of events.
                    let is_time = def.field_type.comparison() == Comparison::Time;
                    let unknown = if is_time { f64::INFINITY } else { -1.0 };
                    Some(SortBy::Numbers(number, unknown))
                }
                Stored::AirAlerts => None,
                Stored::Record => (def.field == Field::Title).then_some(SortBy::Title),
            },
            Cell::Session(_) => match self.id {
                "dataset" => Some(SortBy::Dataset),
                CHANGE => Some(SortBy::Numbers(change_rank, f64::INFINITY)),
                filter::air_alert::ID => Some(SortBy::AirAlert),
                _ => None,
            },
        }
    }
}

/// The event of `row` as the session names it.
fn reference(view: &View<'_>, dataset: &Dataset, row: usize) -> Option<EventRef> {
    let is_meant = |open: &&Open| std::ptr::eq(&*open.dataset, dataset);
    let open = view.session.datasets().iter().find(is_meant)?;
    Some(EventRef { dataset: open.id, row })
}

/// The column that says how many claims there are about an event.
const CLAIMS: &str = "claims";

/// The column that says what became of an event since the older version.
pub const CHANGE: &str = "change";

/// The place of the word of a change in their usual order.
fn change_rank(dataset: &Dataset, row: usize) -> Value<'static> {
    let state = dataset.changes().state(row);
    let rank = state.and_then(|state| state::ALL.iter().position(|word| *word == state));
    Value::Count(rank.unwrap_or(state::ALL.len()) as u32)
}

type SessionText = fn(&View<'_>, &Dataset, usize) -> String;

/// What the session says of events: id, label, width, text.
const OF_SESSION: [(&str, &str, f32, SessionText); 6] = [
    (CHANGE, "Change", 90.0, |view, dataset, row| {
        let is_meant = |open: &&Open| std::ptr::eq(&*open.dataset, dataset);
        let open = view.session.datasets().iter().find(is_meant);
        let is_compared = open.is_some_and(|open| open.comparison.is_some());
        let state = dataset.changes().state(row).filter(|_| is_compared);
        state.map(labels::word).unwrap_or_default()
    }),
    (CLAIMS, "Claims", 110.0, |view, dataset, row| {
        let id = match reference(view, dataset, row).and_then(|event| view.event(event)) {
            Some(Ok(event)) => event.id.clone(),
            _ => return String::new(),
        };
        match dataset.claims.about(&id).count() {
            0 => String::new(),
            count if dataset.claims.are_disputed(&id) => tr!("claims-differ-of", count = count),
            count => format::number(count),
        }
    }),
    (filter::air_alert::ID, "Air alert", 120.0, alert_text),
    ("tags", "Tags", 140.0, |view, dataset, row| {
        let event = reference(view, dataset, row);
        event.map_or_else(String::new, |event| notes::tags_of(view, event).join(", "))
    }),
    ("notes", "Notes", 60.0, |view, dataset, row| {
        let event = reference(view, dataset, row);
        let count = event.map_or(0, |event| notes::note_count(view, event));
        if count == 0 { String::new() } else { format::number(count) }
    }),
    ("dataset", "Dataset", 140.0, |_, dataset, _| dataset.source.name.clone()),
];

/// Whether an air alert was on; nothing of alerts, closures and outages.
fn alert_text(view: &View<'_>, dataset: &Dataset, row: usize) -> String {
    if dataset.is_lasting(row) {
        return String::new();
    }
    if !air_alert::is_ready(view) {
        return "…".to_owned();
    }
    let mut parts = view.session.derived().parts();
    let part = parts.find(|part| ptr::eq(&raw const *part.dataset, dataset));
    part.map_or_else(String::new, |part| labels::air_alert(part.alert_states().words().value(row)))
}

/// Columns shown until others are chosen; after them come those of [`USUAL_OF_SESSION`].
pub const USUAL: [Field; 8] = [
    Field::Time,
    Field::Kind,
    Field::Title,
    Field::Place,
    Field::Killed,
    Field::Injured,
    Field::Weapon,
    Field::Sources,
];

/// Beside them, where there are claims.
pub const USUAL_OF_SESSION: [&str; 1] = [CLAIMS];
