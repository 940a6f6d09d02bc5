//! What the slider keeps between frames.

use super::calendar::Calendar;
use super::counted::Counted;
use super::fields::Fields;
use super::marks::Marks;
use super::presets::Presets;
use super::selected::Selected;
use super::wheel::Wheel;
use crate::dataset::{Instant, Interval};
use crate::filter::TimeFilter;

/// State of the slider that is neither undone nor kept.
#[derive(Debug, Default)]
pub struct Timeline {
    pub(super) gesture: Option<Gesture>,
    /// The slider before a click that may become a double-click.
    pub(super) before_click: Option<TimeFilter>,
    pub(super) fields: Fields,
    pub(super) presets: Presets,
    pub(super) calendar: Calendar,
    pub(super) controls: Typed,
    pub(super) marks: Marks,
    pub(super) selected: Selected,
    pub(super) counted: Counted,
    pub(super) wheel: Wheel,
}

/// What is typed but not yet sent.
#[derive(Debug, Default)]
pub struct Typed {
    pub(super) width: Option<String>,
    pub(super) step: Option<String>,
    pub(super) width_is_wrong: bool,
    pub(super) step_is_wrong: bool,
}

/// What the hand holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    Start,
    End,
    Body,
    New,
    Pan,
}

/// A drag that is under way.
#[derive(Debug, Clone, Copy)]
pub struct Gesture {
    pub(super) hold: Hold,
    pub(super) from: Instant,
    /// The slider before the drag: what Esc brings back.
    pub before: TimeFilter,
    /// The visible part before the drag.
    pub(super) part: Interval,
}
