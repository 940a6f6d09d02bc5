//! What the values of a field are, and how they are compared.

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
