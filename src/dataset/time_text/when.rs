//! What a cell says about when.

use jiff::civil::Time;

use super::Written;
use crate::language::MessageId;

/// What a cell of dates holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Empty, or a word for "unknown".
    Unknown,
    /// A date or moment.
    Written(Written),
    /// Reads as a date both ways; the column's order is needed.
    Ambiguous,
}

/// A date, a moment or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The start, or all of it.
    pub from: Written,
    /// The end, where one was written: a moment that is no longer part of it, or a
    /// date that still is.
    pub until: Option<Written>,
    /// Its year has two digits, of which the century is not sure.
    pub is_short_year: bool,
    /// It is one moment, written as the midnight that begins its day.
    pub is_midnight: bool,
    /// Why it is not sure.
    pub doubt: Option<MessageId>,
}

impl When {
    pub(super) fn only(from: Written) -> Self {
        let is_midnight = !from.is_date() && from.civil.time() == Time::midnight();
        Self { from, until: None, is_short_year: false, is_midnight, doubt: None }
    }
}

/// What a cell of dates, moments and ranges holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenCell {
    /// Empty, or a word for "unknown".
    Unknown,
    /// When.
    When(When),
    /// Reads as a date both ways; the column's order is needed.
    Ambiguous,
}
