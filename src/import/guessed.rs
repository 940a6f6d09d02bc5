//! What was guessed about the columns of a file.

use super::Field;
use super::Mapping;
use crate::language::Message;

/// What was guessed about the columns of a file.
#[derive(Debug, Clone, Default)]
pub struct Guess {
    /// Which columns fill which fields.
    pub mapping: Mapping,
    /// What was taken, with the reason.
    pub taken: Vec<Taken>,
    /// What was left, though it may say something of a field.
    pub left: Vec<Left>,
}

/// Columns that fill a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The field.
    pub field: Field,
    /// The columns, the first one first.
    pub columns: Vec<usize>,
    /// Why the first one was taken.
    pub reason: Message,
    /// Whether name and cells leave no doubt.
    pub is_sure: bool,
}

/// A column that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The column.
    pub column: usize,
    /// Why not.
    pub reason: Message,
}

/// How much the name of a column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// It is a name of the field.
    Sure,
    /// It has words of the field, and others: one of a part, or of something else.
    Part,
}

/// A column that may fill a field; less of `rank` goes first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub column: usize,
    pub field: Field,
    pub rank: usize,
    pub certainty: Certainty,
    pub reason: Message,
}

/// The rank of a time that is definitely that of the event.
pub(super) const EVENT: usize = 10;

/// The rank of a header of words that are met.
pub(super) const WORDED: usize = 300;

/// The rank of a moment under the name of a time of day.
pub(super) const MOMENT: usize = 400;

/// The rank of a time stamp.
pub(super) const STAMP: usize = 500;

/// The rank of the times of a form.
pub(super) const FORM: usize = 600;
