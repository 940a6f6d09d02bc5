//! What there is to say about one field.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use super::field::Field;
use super::field_type::FieldType;
use super::value::Value;
use crate::dataset::{Dataset, Event, Tags, Words};

/// What a field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    What,
    When,
    Where,
    People,
    Means,
    Origin,
}

/// Where the values of a field are kept, so that questions are answered without
/// reading records where that can be.
#[derive(Clone, Copy)]
pub enum Stored {
    /// As codes of words.
    Words(fn(&Dataset) -> &Words),
    /// As codes of lists of words.
    Tags(fn(&Dataset) -> &Tags),
    /// As numbers by row.
    Numbers(fn(&Dataset, usize) -> Value<'static>),
    /// In the original record only.
    Record,
    /// In no dataset: whether an air alert was on follows from the alerts of all datasets
    /// that are looked at together.
    AirAlerts,
}

/// What there is to say about one field.
pub struct FieldDef {
    /// The field.
    pub field: Field,
    /// How it is called in files, on the command line and in expressions.
    pub id: &'static str,
    /// Other names in expressions.
    pub aliases: &'static [&'static str],
    /// Words shown to people.
    pub label: &'static str,
    /// The same where a column shall be named that fills it, if that is more exact.
    pub column_label: Option<&'static str>,
    /// Names of columns that fill it, in every language, compared by their words;
    /// earlier ones win over later ones. None where no column can fill it.
    pub headers: &'static [&'static str],
    /// What it is about.
    pub group: Group,
    /// What its values are.
    pub field_type: FieldType,
    /// Its unit, where it has one.
    pub unit: Option<&'static str>,
    /// The fields that it is put together from.
    pub parts: &'static [Field],
    /// Whether it is a column of exports with project columns.
    pub is_column: bool,
    /// Whether expressions can ask for it.
    pub is_askable: bool,
    /// Whether the table, the details and comparisons show it. Others are part of one
    /// that is shown.
    pub is_shown: bool,
    /// Whether a picture of the map shows its values.
    pub is_in_pictures: bool,
    /// Where its values are kept.
    pub stored: Stored,
    /// The value that an event has.
    pub value: fn(&Event) -> Value<'_>,
    /// The same in words for people, where that is not the value as text.
    pub words: Option<fn(&Event, &TimeZone) -> String>,
    /// Takes the value out of an event, for publishing it without.
    pub clear: fn(&mut Event),
}

impl FieldDef {
    /// The value that `event` has, as a cell of a table; empty where nothing is known.
    pub fn text<'a>(&self, event: &'a Event) -> Cow<'a, str> {
        (self.value)(event).text()
    }

    /// The value that `event` has, in words for people; empty where nothing is known.
    pub fn words(&self, event: &Event, zone: &TimeZone) -> String {
        self.words.map_or_else(|| self.text(event).into_owned(), |words| words(event, zone))
    }

    /// Whether a column of a file can fill it.
    pub fn is_fillable(&self) -> bool {
        !self.headers.is_empty()
    }

    /// The words shown to people where a column shall be named that fills it.
    pub fn column_label(&self) -> &'static str {
        self.column_label.unwrap_or(self.label)
    }

    /// Whether expressions call it `name`.
    pub fn is_called(&self, name: &str) -> bool {
        self.id.eq_ignore_ascii_case(name)
            || self.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
    }
}
