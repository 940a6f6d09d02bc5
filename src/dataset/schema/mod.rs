//! What the fields of an event are, said once.
//!
//! [`FIELDS`] has one row for each field. Columns of exports, types in GeoJSON and
//! Parquet, names in expressions, columns of the table, rows of the details, what is
//! removed before publishing: each of these lists is derived from it. A field is
//! added by one row there and its place in [`Event`].
//!
//! Invariants:
//! - every [`Field`] has one row, and every id and name leads to one field: the tests
//!   below;
//! - what [`FieldDef::clear`] empties appears in no output, whichever exporter writes it,
//!   and a derived field is kept only while all of its [parts](FieldDef::parts) are:
//!   `tests/core/redaction.rs`.

mod fields;

use std::borrow::Cow;

use jiff::tz::TimeZone;

use super::{Dataset, Event, Figure, Instant, Interval, Tags, Words};
pub use fields::FIELDS;

/// A field of an event, or one that is derived from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the rows of `FIELDS` say what they are")]
pub enum Field {
    Id,
    Title,
    Kind,
    Start,
    End,
    Time,
    Duration,
    TimePrecision,
    Latitude,
    Longitude,
    Position,
    GeoPrecision,
    LocationPrecision,
    RadiusM,
    Location,
    Place,
    Admin2,
    Admin1,
    Country,
    Weapon,
    Target,
    Actors,
    Killed,
    KilledLow,
    KilledHigh,
    Injured,
    InjuredLow,
    InjuredHigh,
    Launched,
    Intercepted,
    Disputed,
    PlaceDoubted,
    Summary,
    Sources,
    Attack,
    Reported,
}

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

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// Words.
    Text,
    /// Several words.
    List,
    /// A whole number.
    Count,
    /// A whole number between two bounds.
    Range,
    /// A moment, UTC.
    Instant,
    /// From one moment until another.
    Interval,
    /// A length of time.
    Duration,
    /// A step of a scale, the finest first.
    Precision,
    /// Degrees of the globe, WGS 84.
    Degrees,
    /// Metres.
    Metres,
    /// True or false.
    Flag,
}

impl FieldType {
    /// Whether its values are words of people, which may say anything.
    pub fn is_words(self) -> bool {
        matches!(self, Self::Text | Self::List)
    }
}

/// How values are compared with what a person writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// As words, without regard to capitals.
    Text,
    /// As a number, or a range of which the number is somewhere.
    Number,
    /// As a moment, or an interval in which the moment is.
    Time,
    /// As a length of time.
    Duration,
    /// As a step of a scale.
    Precision,
    /// True or false by itself.
    Flag,
}

/// The value of a field of one event.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing is known.
    Unknown,
    /// Words; empty is unknown too.
    Text(&'a str),
    /// The same, put together.
    Joined(String),
    /// Several words.
    List(&'a [String]),
    /// A whole number.
    Count(u32),
    /// A whole number between two bounds.
    Range(u32, u32),
    /// A moment.
    Instant(Instant),
    /// From one moment until another.
    Interval(Interval),
    /// Seconds.
    Secs(i64),
    /// Degrees of the globe.
    Degrees(f64),
    /// Metres.
    Metres(f32),
    /// True or false.
    Flag(bool),
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

    /// The columns that say it: itself, or its parts.
    pub fn columns(&self) -> impl Iterator<Item = &'static Self> {
        let own = std::iter::once(self.field).filter(|_| self.is_column);
        own.chain(self.parts.iter().copied()).map(Field::def)
    }
}

impl Field {
    /// Its row.
    pub fn def(self) -> &'static FieldDef {
        // Every field has a row, which a test proves.
        FIELDS.iter().find(|def| def.field == self).unwrap_or(&FIELDS[0])
    }

    /// The field that is called `id` in files.
    pub fn from_id(id: &str) -> Option<Self> {
        FIELDS.iter().find(|def| def.id == id).map(|def| def.field)
    }

    /// The field that expressions call `name`, in either case.
    pub fn from_name(name: &str) -> Option<Self> {
        askable().find(|def| def.is_called(name)).map(|def| def.field)
    }
}

impl FieldDef {
    /// Whether expressions call it `name`.
    pub fn is_called(&self, name: &str) -> bool {
        self.id.eq_ignore_ascii_case(name)
            || self.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
    }
}

/// The columns of exports with project columns, in order.
pub fn columns() -> impl Iterator<Item = &'static FieldDef> {
    FIELDS.iter().filter(|def| def.is_column)
}

/// The fields that expressions can ask for, in the order in which lists offer them.
pub fn askable() -> impl Iterator<Item = &'static FieldDef> {
    FIELDS.iter().filter(|def| def.is_askable)
}

/// The fields that people see, in order.
pub fn shown() -> impl Iterator<Item = &'static FieldDef> {
    FIELDS.iter().filter(|def| def.is_shown)
}

/// The fields that people see beside one another: of what is put together from others
/// only the whole.
pub fn shown_whole() -> impl Iterator<Item = &'static FieldDef> {
    shown().filter(|def| !shown().any(|whole| whole.parts.contains(&def.field)))
}

impl FieldType {
    /// Whether its values are numbers in formats that know numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Metres | Self::Degrees)
    }

    /// How its values are compared.
    pub const fn comparison(self) -> Comparison {
        match self {
            Self::Text | Self::List => Comparison::Text,
            Self::Count | Self::Range | Self::Degrees | Self::Metres => Comparison::Number,
            Self::Instant | Self::Interval => Comparison::Time,
            Self::Duration => Comparison::Duration,
            Self::Precision => Comparison::Precision,
            Self::Flag => Comparison::Flag,
        }
    }
}

impl Comparison {
    /// What a value is, in errors and in the list of names.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Time => "date or time",
            Self::Duration => "length of time such as 6h",
            Self::Precision => "precision",
            Self::Flag => "true or false",
        }
    }
}

impl<'a> Value<'a> {
    fn of<T>(value: Option<T>, wrap: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Unknown, wrap)
    }

    fn figure(figure: Figure) -> Self {
        Self::of(figure.bounds(), |(low, high)| Self::Range(low, high))
    }

    /// As a cell of a table.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Unknown => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Joined(text) => Cow::Owned(text),
            Self::List(words) => Cow::Owned(words.join("; ")),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Range(low, high) if low == high => Cow::Owned(low.to_string()),
            Self::Range(low, high) => Cow::Owned(format!("{low}–{high}")),
            Self::Instant(at) => Cow::Owned(at.to_utc_text()),
            Self::Interval(interval) => Cow::Owned(interval_text(interval)),
            Self::Secs(secs) => Cow::Owned(secs.to_string()),
            Self::Degrees(degrees) => Cow::Owned(degrees.to_string()),
            Self::Metres(metres) => Cow::Owned(metres.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if flag { "true" } else { "false" }),
        }
    }
}

/// The start, as precise as the interval is long.
fn interval_text(interval: Interval) -> String {
    let text = interval.start().to_utc_text();
    match interval.secs() {
        1 => text,
        60 => text.replace(":00Z", "Z"),
        _ => format!("{text}/{}", interval.end().to_utc_text()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_field_has_one_row_and_every_name_leads_to_it() {
        // The last one of the enum, so that none is missing in the table.
        let all = Field::Reported as usize + 1;
        let fields: BTreeSet<Field> = FIELDS.iter().map(|def| def.field).collect();
        assert_eq!((fields.len(), FIELDS.len()), (all, all));
        for def in FIELDS {
            assert_eq!(def.field.def().id, def.id);
            assert_eq!(Field::from_id(def.id), Some(def.field));
            for name in std::iter::once(&def.id).chain(def.aliases).filter(|_| def.is_askable) {
                assert_eq!(Field::from_name(&name.to_uppercase()), Some(def.field), "{name}");
            }
            assert!(!def.label.is_empty(), "{}", def.id);
        }
    }

    #[test]
    fn what_is_cleared_has_no_value_any_more() {
        let mut event = Event::default();
        for def in columns() {
            (def.clear)(&mut event);
            assert_eq!(def.text(&event), "", "{}", def.id);
            assert!(def.parts.is_empty(), "{} is a column, so it stands for itself", def.id);
        }
    }
}
