//! What the type of a column allows to compute with it.

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
    /// True or false.
    Truth,
    /// Text.
    Text,
    /// Anything else.
    Other,
}

impl ColumnType {
    /// Whether it tells a time.
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Moment | Self::Civil | Self::Day)
    }

    /// Whether it is a number.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Number)
    }
}
