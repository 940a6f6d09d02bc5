//! How the records of a text lie in it.

/// How the records of a text follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Elements of an array.
    #[default]
    Array,
    /// Values one after another: JSON Lines, or a GeoJSON text sequence.
    Sequence,
    /// One object.
    One,
}

/// Where the records of a text lie, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// How they follow one another.
    pub form: Form,
    /// Byte at which the array, the first value or the object begins.
    pub start: usize,
    /// Records share lines, so that they are counted instead.
    pub is_counted: bool,
}

/// One step from the top of a text towards the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into the member of this name.
    Key(String),
    /// Into every member that is an object; its name belongs to the record.
    AnyKey,
    /// Into the members of these names; the name belongs to the records.
    Keys(Vec<String>),
    /// Into every element.
    Each,
}

/// What holds the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// They stand in the text as they are.
    Extent(Extent),
    /// They lie at the end of several ways.
    Paths(Vec<Step>),
    /// A column is an array, or an object by row; found at the end of the way.
    ByColumn(Vec<Step>),
    /// A row is an array; the header is its first row, or stands elsewhere.
    Rows(Vec<Step>, Option<Vec<String>>),
}
