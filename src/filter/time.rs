//! Keep events by when they happened.

use serde::{Deserialize, Serialize};

use crate::dataset::long::LONG_SECS;
use crate::dataset::{Dataset, Instant, Interval, Rows, TimeAxis};

/// What the time slider lets pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Everything, undated events included.
    Off,
    /// Events whose interval contains the start of the window.
    Instant,
    /// Events in the window.
    #[default]
    Window,
    /// Events up to the end of the window.
    FromBeginning,
    /// Events from the start of the window on.
    UntilEnd,
}

impl Mode {
    /// All of them, in the order in which key M goes through them.
    pub const ALL: [Self; 5] =
        [Self::Window, Self::Instant, Self::FromBeginning, Self::UntilEnd, Self::Off];

    /// Words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Off => "All",
            Self::Instant => "At",
            Self::Window => "Between",
            Self::FromBeginning => "Until",
            Self::UntilEnd => "From",
        }
    }
}

impl Mode {
    /// What it means, in one sentence.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Off => "Every time, and events without one",
            Self::Instant => "Events under way at one moment",
            Self::Window => "Events between two moments",
            Self::FromBeginning => "Everything until a moment",
            Self::UntilEnd => "Everything from a moment on",
        }
    }
}

/// When an event counts as inside the window, or inside an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matching {
    /// Its interval overlaps the window, its circle the area: it may have
    /// happened inside.
    #[default]
    Possible,
    /// Its interval lies wholly in the window, its circle in the area: it did
    /// happen inside.
    Definite,
}

impl Matching {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Possible, Self::Definite];

    /// Word shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Possible => "Possible",
            Self::Definite => "Definite",
        }
    }
}

/// What happens to events of which something is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// They pass beside the others.
    Include,
    /// They do not pass.
    #[default]
    Exclude,
    /// Nothing else passes.
    Only,
}

/// The state of the time slider that decides what matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeFilter {
    /// What the window means.
    pub mode: Mode,
    /// `[start, end)`: an event at `start` is inside, one at `end` is not.
    /// `None` lets every time pass.
    pub window: Option<Interval>,
    /// When an event counts as inside.
    pub matching: Matching,
    /// Events without a time; they always pass while no window is set, unless
    /// they are asked for alone.
    pub undated: Policy,
    /// Events with a time precision coarser than an hour.
    pub imprecise: Policy,
    /// Which time of an event is meant. Events without that time are undated.
    #[serde(default)]
    pub axis: TimeAxis,
}

impl Default for TimeFilter {
    fn default() -> Self {
        Self {
            mode: Mode::Window,
            window: None,
            matching: Matching::Possible,
            undated: Policy::Exclude,
            imprecise: Policy::Include,
            axis: TimeAxis::Event,
        }
    }
}

impl TimeFilter {
    /// The bounds in use: from the first moment inside to the first after.
    pub fn bounds_secs(&self) -> Option<(i64, i64)> {
        let window = self.window?;
        let (start, end) = (window.start().secs(), window.end().secs());
        match self.mode {
            Mode::Off => None,
            Mode::Instant => Some((start, start + 1)),
            Mode::Window => Some((start, end)),
            Mode::FromBeginning => Some((i64::MIN, end)),
            Mode::UntilEnd => Some((start, i64::MAX)),
        }
    }

    /// With the edges of the window within the years that events can have, and
    /// some centuries around them, so that no arithmetic on them overflows.
    #[must_use]
    pub fn clamped(self) -> Self {
        const EARLIEST: i64 = -12_622_780_800; // 1570
        const LATEST: i64 = 16_725_225_600; // 2500
        let clamp = |at: Instant| Instant::from_secs(at.secs().clamp(EARLIEST, LATEST));
        let window = self
            .window
            .and_then(|window| Interval::new(clamp(window.start()), clamp(window.end())));
        Self { window, ..self }
    }

    /// Whether every event passes.
    pub fn is_idle(&self) -> bool {
        self.bounds_secs().is_none()
            && self.undated != Policy::Only
            && self.imprecise == Policy::Include
    }

    /// Whether the event of `row` passes: the rule, row by row.
    pub fn passes(&self, dataset: &Dataset, row: usize) -> bool {
        let bounds = self.bounds_secs();
        let Some(interval) = dataset.interval_on(self.axis, row) else {
            return self.undated_pass();
        };
        if self.undated == Policy::Only {
            return false;
        }
        match (self.imprecise, self.is_imprecise(dataset, row)) {
            (Policy::Exclude, true) | (Policy::Only, false) => return false,
            _ => {}
        }
        let Some((start, end)) = bounds else { return true };
        let (event_start, event_end) = (interval.start().secs(), interval.end().secs());
        match self.matching {
            // An instant is never as long as an event; it lies in the event.
            Matching::Definite if self.mode != Mode::Instant => {
                start <= event_start && event_end <= end
            }
            _ => event_start < end && start < event_end,
        }
    }

    /// Whether the time of `row` on this axis has a lower precision than
    /// the hour. Of a report time only its interval is known.
    fn is_imprecise(&self, dataset: &Dataset, row: usize) -> bool {
        match self.axis {
            TimeAxis::Event => dataset.certainty(row).time.is_imprecise(),
            TimeAxis::Report => {
                dataset.reported(row).is_some_and(|interval| interval.secs() > 3_600)
            }
        }
    }

    /// Whether events without a time pass.
    pub fn undated_pass(&self) -> bool {
        let lifted = self.bounds_secs().is_none() && self.undated == Policy::Exclude;
        (lifted || self.undated != Policy::Exclude) && self.imprecise != Policy::Only
    }

    /// The rows that pass. Rows are sorted by start, so only those are looked
    /// at one by one that may lie across an edge of the window.
    pub fn mask(&self, dataset: &Dataset) -> Rows {
        if self.axis == TimeAxis::Report {
            return Rows::from_fn(dataset.len(), |row| self.passes(dataset, row));
        }
        let mut rows = Rows::none(dataset.len());
        if self.undated_pass() {
            rows.fill(dataset.dated_len(), dataset.len());
        }
        if self.undated == Policy::Only {
            return rows;
        }
        match self.bounds_secs() {
            None => rows.fill(0, dataset.dated_len()),
            Some((from, to)) => {
                let starts = dataset.starts();
                let first = starts.partition_point(|&at| at < from);
                let last = starts.partition_point(|&at| at < to).max(first);
                if self.matching == Matching::Definite && self.mode != Mode::Instant {
                    fill_definite(&mut rows, dataset, first, last, to);
                } else {
                    fill_possible(&mut rows, dataset, first, last, from);
                }
            }
        }
        match self.imprecise {
            Policy::Include => {}
            Policy::Exclude => rows.subtract(dataset.imprecise()),
            Policy::Only => rows.intersect(dataset.imprecise()),
        }
        rows
    }
}

/// Puts in what starts in `first..last`, and what starts before and ends after `from`.
fn fill_possible(rows: &mut Rows, dataset: &Dataset, first: usize, last: usize, from: i64) {
    rows.fill(first, last);
    let reach = dataset.starts().partition_point(|&at| at < from.saturating_sub(LONG_SECS));
    let long = dataset.long_events().maybe_reaching(reach, from);
    for row in long.chain(reach..first).filter(|&row| dataset.end_secs(row) > from) {
        rows.set(row, true);
    }
}

/// Puts in what starts in `first..last` and ends by `to`.
fn fill_definite(rows: &mut Rows, dataset: &Dataset, first: usize, last: usize, to: i64) {
    // What starts a long time before the end and is not long has ended by then.
    let sure = dataset.starts().partition_point(|&at| at <= to.saturating_sub(LONG_SECS));
    let sure = sure.clamp(first, last);
    rows.fill(first, sure);
    let by_start = dataset.long_events().by_start();
    let begun = |before: usize| by_start.partition_point(|&row| (row as usize) < before);
    let long = by_start[begun(first)..begun(sure)].iter().map(|&row| row as usize);
    for row in long.chain(sure..last) {
        rows.set(row, dataset.end_secs(row) <= to);
    }
}
