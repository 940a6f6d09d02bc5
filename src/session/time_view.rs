//! How the time axis is looked at and played: kept and undone, but no filter.

use serde::{Deserialize, Serialize};

use super::pace::{Loop, Pace, SPEEDS, USUAL_SPEED};
use super::step::TimeStep;
use crate::dataset::Interval;

/// The state of the time slider beside what it lets pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimeView {
    /// The visible part of the axis; all data when `None`.
    pub shown: Option<Interval>,
    /// By how much the window steps; one bar of the histogram when `None`.
    pub step: Option<TimeStep>,
    /// How playing moves.
    pub pace: Pace,
    /// Index into [`SPEEDS`].
    pub speed: usize,
    /// What happens at the end of the data.
    pub at_end: Loop,
    /// Whether playing goes back in time.
    pub reverse: bool,
    /// Whether the bars grow with the logarithm of their counts.
    pub is_logarithmic: bool,
    /// Whether the bars are stacked by kind.
    pub is_stacked: bool,
    /// Whether stretches of the axis without events take little room.
    pub collapses_gaps: bool,
}

impl Default for TimeView {
    fn default() -> Self {
        Self {
            shown: None,
            step: None,
            pace: Pace::Continuous,
            speed: USUAL_SPEED,
            at_end: Loop::Once,
            reverse: false,
            is_logarithmic: false,
            is_stacked: false,
            collapses_gaps: false,
        }
    }
}

impl TimeView {
    /// The next speed up or down.
    #[must_use]
    pub fn with_speed(self, faster: bool) -> Self {
        let last = SPEEDS.len() - 1;
        let speed = if faster { (self.speed + 1).min(last) } else { self.speed.saturating_sub(1) };
        Self { speed, ..self }
    }
}
