//! The time window as flags.

use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;

use super::error::CliError;
use crate::dataset::time_text::{self, Cell, Written};
use crate::dataset::{Instant, Interval, TimeAxis};
use crate::filter::time::Matching;
use crate::filter::{Mode, Policy, TimeFilter};

/// From when to when.
#[derive(Debug, Args)]
pub struct WindowFlags {
    /// Start of the window, such as 2025-12-27 or 2025-12-27T06:00, read in --zone
    #[arg(long, value_name = "TIME")]
    pub from: Option<String>,
    /// End of the window: a date includes that day, "--to 2025-12-27" ends with
    /// it; a time of day is exclusive
    #[arg(long, value_name = "TIME")]
    pub to: Option<String>,
}

/// What counts as inside.
#[derive(Debug, Args)]
pub struct MatchingFlags {
    /// Whether an event must overlap the window (it may have happened inside)
    /// or lie wholly in it (it did)
    #[arg(long = "match", value_name = "HOW", default_value = "possible")]
    pub matching: Match,
    /// What becomes of events without a time while there is a window
    #[arg(long, value_name = "WHAT", default_value = "exclude")]
    pub undated: Pass,
    /// What becomes of events with a time precision coarser than an hour
    #[arg(long, value_name = "WHAT", default_value = "include")]
    pub imprecise: Pass,
    /// Which time of an event is meant: when it happened or when it was reported
    #[arg(long = "time-of", value_name = "WHICH", default_value = "event")]
    pub axis: Axis,
}

/// Which time of an event is meant.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Axis {
    /// When it happened
    Event,
    /// When its source reported it
    Report,
}

/// When an event counts as inside.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Match {
    /// It may be: its interval or circle overlaps
    Possible,
    /// It definitely is: its interval or circle lies wholly inside
    Definite,
}

impl Match {
    /// The same in the words of the filters.
    pub const fn matching(self) -> Matching {
        match self {
            Self::Possible => Matching::Possible,
            Self::Definite => Matching::Definite,
        }
    }
}

/// What becomes of some events.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Pass {
    /// They match beside the others
    Include,
    /// They are left out
    Exclude,
    /// Nothing else matches
    Only,
}

impl Pass {
    const fn policy(self) -> Policy {
        match self {
            Self::Include => Policy::Include,
            Self::Exclude => Policy::Exclude,
            Self::Only => Policy::Only,
        }
    }
}

impl MatchingFlags {
    /// `time` with these flags.
    pub fn apply(&self, time: TimeFilter) -> TimeFilter {
        TimeFilter {
            matching: self.matching.matching(),
            axis: match self.axis {
                Axis::Event => TimeAxis::Event,
                Axis::Report => TimeAxis::Report,
            },
            undated: self.undated.policy(),
            imprecise: self.imprecise.policy(),
            ..time
        }
    }
}

impl WindowFlags {
    /// The window that the flags mean; times without an offset are read in `zone`.
    pub fn time_filter(&self, zone: &TimeZone) -> Result<TimeFilter, CliError> {
        let from = self.from.as_deref().map(|text| written("--from", text)).transpose()?;
        let from = from.map(|written| first_moment(&written, zone));
        let to = self.to.as_deref().map(|text| written("--to", text)).transpose()?;
        let to = to.map(|written| end_moment(&written, zone));
        // With one edge only, the other is not used; it is put one second away.
        let (mode, start, end) = match (from, to) {
            (None, None) => return Ok(TimeFilter::default()),
            (Some(from), Some(to)) => (Mode::Window, from, to),
            (Some(from), None) => (Mode::UntilEnd, from, from.plus_secs(1)),
            (None, Some(to)) => (Mode::FromBeginning, to.plus_secs(-1), to),
        };
        let window = Interval::new(start, end).ok_or_else(|| CliError::EmptyWindow {
            from: self.from.clone().unwrap_or_default(),
            to: self.to.clone().unwrap_or_default(),
        })?;
        Ok(TimeFilter { mode, window: Some(window), ..TimeFilter::default() })
    }
}

fn written(flag: &'static str, text: &str) -> Result<Written, CliError> {
    match time_text::read(text, None) {
        Some(Cell::Written(written)) => Ok(written),
        _ => Err(CliError::Time { flag, text: text.to_owned() }),
    }
}

fn first_moment(written: &Written, zone: &TimeZone) -> Instant {
    written.instant(zone)
}

/// A date, month or year ends with its last moment, a time of day where it stands.
fn end_moment(written: &Written, zone: &TimeZone) -> Instant {
    if !written.is_date() {
        return written.instant(zone);
    }
    time_text::interval(written, None, None, zone)
        .map_or_else(|_| written.instant(zone), |(interval, _)| interval.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(from: Option<&str>, to: Option<&str>) -> Result<Option<(i64, i64)>, CliError> {
        let flags = WindowFlags { from: from.map(str::to_owned), to: to.map(str::to_owned) };
        let kyiv = crate::dataset::time::zone("Europe/Kyiv")?;
        Ok(flags.time_filter(&kyiv)?.bounds_secs())
    }

    fn secs(text: &str) -> i64 {
        text.parse::<jiff::Timestamp>().unwrap().as_second()
    }

    #[test]
    fn an_end_that_is_a_date_includes_that_day() {
        let day = Some((secs("2025-12-26T22:00:00Z"), secs("2025-12-27T22:00:00Z")));
        assert_eq!(bounds(Some("2025-12-27"), Some("2025-12-27")).unwrap(), day);
        assert_eq!(bounds(Some("27.12.2025"), Some("2025-12-28T00:00")).unwrap(), day);
        let month = bounds(Some("2025-12"), Some("2025-12")).unwrap();
        assert_eq!(month, Some((secs("2025-11-30T22:00:00Z"), secs("2025-12-31T22:00:00Z"))));
    }

    #[test]
    fn one_edge_alone_leaves_the_other_side_open() {
        assert_eq!(
            bounds(Some("2025-12-27T06:00Z"), None).unwrap(),
            Some((secs("2025-12-27T06:00:00Z"), i64::MAX))
        );
        assert_eq!(
            bounds(None, Some("2025-12-27T06:00Z")).unwrap(),
            Some((i64::MIN, secs("2025-12-27T06:00:00Z")))
        );
        assert_eq!(bounds(None, None).unwrap(), None);
    }

    #[test]
    fn what_is_no_window_is_refused() {
        assert!(bounds(Some("soon"), None).is_err());
        assert!(bounds(Some("03/04/2025"), None).is_err());
        assert!(bounds(Some("2025-12-28"), Some("2025-12-27")).is_err());
    }
}
