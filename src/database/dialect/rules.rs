//! A column, and the rules by which statements are written for its database.

use super::step;
use crate::database::column_type::ColumnType;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type, as its database writes it.
    pub data_type: String,
    /// What that allows.
    pub kind: ColumnType,
    /// Whether its values are text, which every language sorts otherwise.
    pub is_text: bool,
    /// How statements name it.
    pub dialect: &'static dyn Dialect,
}

impl Column {
    /// Called `name`, of a type of `dialect`.
    pub fn new(
        dialect: &'static dyn Dialect,
        name: String,
        data_type: String,
        is_text: bool,
    ) -> Self {
        Self { kind: dialect.kind_of(&data_type), name, data_type, is_text, dialect }
    }

    /// Its name in a statement.
    pub fn quoted(&self) -> String {
        self.dialect.quoted(&self.name)
    }
}

/// A part of the calendar that has no fixed length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarUnit {
    /// A month.
    Month,
    /// A year.
    Year,
}

impl CalendarUnit {
    /// As statements name it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// So many days after its first one is always the next unit, and never the one behind that.
    pub const fn most_days(self) -> u32 {
        match self {
            Self::Month => 31,
            Self::Year => 366,
        }
    }
}

/// How statements are written for one kind of database.
pub trait Dialect: Sync {
    /// As addresses name it.
    fn id(&self) -> &'static str;

    /// As people name it.
    fn label(&self) -> &'static str;

    /// Whether all statements of a connection see one state of the database.
    fn sees_one_state(&self) -> bool;

    /// What a type allows, by its name as the database writes it.
    fn kind_of(&self, data_type: &str) -> ColumnType;

    /// The name of the type of a value.
    fn type_of(&self, value: &str) -> String;

    /// A name.
    fn quoted(&self, name: &str) -> String {
        format!("\"{}\"", name.replace('"', "\"\""))
    }

    /// A text.
    fn literal(&self, text: &str) -> String;

    /// A column as a row of a file has it, under its name.
    fn selected(&self, column: &Column) -> String {
        column.quoted()
    }

    /// A value as the rows of an answer have it.
    fn shown(&self, value: &str) -> String {
        value.to_owned()
    }

    /// The text of a cell as a file of the rows has it, empty where there is nothing; none
    /// where the database writes values of this type otherwise.
    fn text_of(&self, column: &Column) -> Option<String>;

    /// By what rows with the same cell are counted together, and the type of that: it tells
    /// all values apart that files write in different ways. None where no statement can.
    fn group_key(&self, column: &Column) -> Option<(String, ColumnType)>;

    /// A cell of `column` as a value of its type; none where it is no such value.
    fn value(&self, column: &Column, kind: ColumnType, cell: &str) -> Option<String>;

    /// Whole seconds since 1970 of a column of times, civil ones and days as if they were of
    /// UTC; none where it holds no moment, such as infinity.
    fn secs(&self, column: &Column) -> String;

    /// A point in time to compare `column` with, which holds times.
    fn time(&self, column: &Column, secs: i64) -> String;

    /// A column of coordinates as a float, with the value that its text has.
    fn degrees(&self, column: &Column) -> String;

    /// A whole number as a float.
    fn float(&self, value: &str) -> String;

    /// The whole part of `value / by`, where both are at least 0.
    fn divided(&self, value: &str, by: u32) -> String;

    /// The first day of the month or year of `day`, both counted since 1970.
    fn first_of(&self, unit: CalendarUnit, day: &str) -> String;

    /// `values[n]`, where `n` is how many of `edges`, which ascend, are not above `value`:
    /// there is one value more than there are edges.
    fn step(&self, value: &str, edges: &[String], values: &[String]) -> String {
        step::tree(value, edges, values)
    }

    /// Whether a tuple of `keys` is one of `rows`.
    fn is_one_of(&self, keys: &[String], rows: &[Vec<String>]) -> String;

    /// The part of a text that the first group of `pattern` matches, which is anchored at
    /// both ends; nothing, or an empty text, where there is none.
    fn first_group(&self, text: &str, pattern: &str) -> String;

    /// Whether a cell of `column` holds `word`, in either case by the rules of the database.
    fn holds(&self, column: &Column, word: &str) -> String;

    /// By what rows are ordered: text by its bytes.
    fn order(&self, column: &Column) -> String {
        column.quoted()
    }

    /// Ends an inner statement whose columns are to be computed once.
    fn fence(&self) -> &'static str {
        ""
    }

    /// `value`, which conditions on it do not repeat: where databases put them in front of
    /// what computes it, they would compute it for each mention.
    fn computed_once(&self, value: &str) -> String {
        value.to_owned()
    }

    /// Whether conditions on what clocks and calendars show can be asked for: the optimiser of
    /// Sail takes all memory there is for one.
    fn can_ask_for_clocks(&self) -> bool;

    /// A whole number that is not known.
    fn unknown(&self) -> &'static str;
}

impl std::fmt::Debug for dyn Dialect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl PartialEq for dyn Dialect {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for dyn Dialect {}

/// What `types` say of the one called `name`.
pub fn kind_of(types: &[(&str, ColumnType)], name: &str) -> ColumnType {
    types.iter().find(|(known, _)| *known == name).map_or(ColumnType::Other, |(_, kind)| *kind)
}

/// A text for databases in whose texts a backslash escapes.
pub fn escaped_literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// Microseconds since 1970 of the text of a time, as answers write it.
pub fn micros(text: &str) -> Option<i64> {
    let civil = text.strip_suffix("+00").unwrap_or(text);
    let time: jiff::civil::DateTime = civil.parse().ok()?;
    let moment = jiff::tz::TimeZone::UTC.to_timestamp(time).ok()?;
    Some(moment.as_microsecond())
}

/// A type without the precision, which stands in brackets: `timestamp with time zone` of
/// `timestamp(3) with time zone`.
pub fn bare(data_type: &str) -> String {
    match (data_type.split_once('('), data_type.split_once(')')) {
        (Some((head, _)), Some((_, tail))) => format!("{head}{tail}"),
        _ => data_type.to_owned(),
    }
}

/// The pattern of `LIKE` for what holds `word`.
pub fn like_pattern(word: &str) -> String {
    let escape = |c: char| matches!(c, '\\' | '%' | '_').then_some('\\').into_iter().chain([c]);
    format!("%{}%", word.chars().flat_map(escape).collect::<String>())
}
