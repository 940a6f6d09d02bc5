//! What the type of a column allows to compute with it.

use crate::database::table::Column;

/// What the type of a column allows to compute with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// A moment.
    Moment,
    /// A date and time of day by the clocks of some zone.
    Civil,
    /// A day of the calendar.
    Day,
    /// A whole number.
    Whole,
    /// Another number.
    Number,
    /// Text.
    Text,
    /// Anything else.
    Other,
}

/// Types by their names without a precision.
const TYPES: [(&str, ColumnType); 11] = [
    ("timestamp with time zone", ColumnType::Moment),
    ("timestamp without time zone", ColumnType::Civil),
    ("date", ColumnType::Day),
    ("smallint", ColumnType::Whole),
    ("integer", ColumnType::Whole),
    ("bigint", ColumnType::Whole),
    ("real", ColumnType::Number),
    ("double precision", ColumnType::Number),
    ("numeric", ColumnType::Number),
    ("text", ColumnType::Text),
    ("character varying", ColumnType::Text),
];

impl ColumnType {
    /// Of `column`.
    pub fn of(column: &Column) -> Self {
        let bare = column.bare_type();
        let known = TYPES.iter().find(|(name, _)| *name == bare);
        known.map_or(Self::Other, |(_, kind)| *kind)
    }

    /// Whether it tells a time.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Moment | Self::Civil | Self::Day)
    }

    /// Whether it is a number.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Number)
    }
}
