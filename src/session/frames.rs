//! The windows that an animation shows one after the other: those of playing step
//! by step, from the start of a stretch of time to its end.

use jiff::ToSpan as _;
use jiff::tz::TimeZone;

use super::playback::{is_at_end, moved, started};
use super::step::TimeStep;
use crate::dataset::{Instant, Interval};
use crate::filter::{Mode, TimeFilter};

/// How time moves in an animation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Steps {
    /// From its start to its end; nothing outside of it is shown.
    pub domain: Interval,
    /// How wide a sliding window is; without it, the window is cumulative.
    pub width: Option<TimeStep>,
    /// By how much it moves from one frame to the next.
    pub step: TimeStep,
}

impl Steps {
    /// The window of each frame; `None` where there are more than `most`. The last
    /// window ends with the domain.
    pub fn windows(&self, zone: &TimeZone, most: usize) -> Option<Vec<Interval>> {
        let Self { domain, width, step } = *self;
        let mode = if width.is_some() { Mode::Window } else { Mode::FromBeginning };
        let time = TimeFilter { mode, ..TimeFilter::default() };
        let start = domain.start();
        let first = Interval::new(start, width.unwrap_or(step).shift(start, 1, zone))?;
        let mut window = match mode {
            Mode::Window => started(&time, first, domain, false),
            _ => first,
        };
        let mut windows = Vec::new();
        loop {
            if windows.len() >= most {
                return None;
            }
            windows.push(Interval::new(window.start(), window.end().min(domain.end()))?);
            if window.end() >= domain.end() {
                return Some(windows);
            }
            let next = moved(&time, window, domain, |at| step.shift(at, 1, zone))?;
            if is_at_end(&time, next, domain, false) && width.is_some() {
                return Some(windows);
            }
            // The calendar has an end.
            if next == window {
                return None;
            }
            window = next;
        }
    }
}

/// `extent` with its ends moved outwards to midnights of `zone`, so that steps of
/// days show days.
pub fn whole_days(extent: Interval, zone: &TimeZone) -> Interval {
    let midnight = |at: Instant, days: i64| {
        let date = at.to_civil(zone).date();
        let date = date.checked_add(days.days()).unwrap_or(date);
        Instant::from_civil(date.at(0, 0, 0, 0), zone)
    };
    let (first, last) = (midnight(extent.start(), 0), midnight(extent.end().plus_secs(-1), 1));
    Interval::new(first, last).unwrap_or(extent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::playback::{self, Move, Pace, Playback};
    use crate::session::step::Unit;
    use crate::session::time_view::TimeView;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    const DAY: i64 = 86_400;

    fn days(count: u32) -> TimeStep {
        TimeStep::new(count, Unit::Day)
    }

    /// What the player shows from `first` on, one step a quarter of a second, until
    /// it has shown the end.
    fn played(mode: Mode, first: Interval, step: TimeStep, domain: Interval) -> Vec<Interval> {
        let four_a_second = playback::STEP_SPEEDS.iter().position(|(speed, _)| *speed == 4.0);
        let style =
            TimeView { pace: Pace::Steps, speed: four_a_second.unwrap(), ..TimeView::default() };
        let mut player = Playback::default();
        player.set_playing(true);
        let mut time = TimeFilter { mode, window: Some(first), ..TimeFilter::default() };
        let mut shown = vec![first];
        while player.playing && shown[shown.len() - 1].end() < domain.end() {
            let next = player.advance(&time, &style, step, domain, &TimeZone::UTC, 0.25);
            if let Some(Move::Time(next) | Move::Stop(Some(next))) = next {
                time = next;
                shown.push(next.window.unwrap());
            }
        }
        shown
    }

    #[test]
    fn an_animation_shows_what_the_player_shows_step_by_step() {
        let domain = interval(0, 10 * DAY);
        for (width, step) in
            [(Some(1), 1), (Some(3), 1), (Some(1), 4), (Some(5), 5), (None, 1), (None, 4)]
        {
            let steps = Steps { domain, width: width.map(days), step: days(step) };
            let windows = steps.windows(&TimeZone::UTC, 100).unwrap();
            let mode = if width.is_some() { Mode::Window } else { Mode::FromBeginning };
            let first = interval(0, i64::from(width.unwrap_or(step)) * DAY);
            let played = played(mode, first, days(step), domain);
            let within: Vec<Interval> = played
                .iter()
                .map(|window| interval(window.start().secs(), window.end().secs().min(10 * DAY)))
                .collect();
            assert_eq!(windows, within, "{width:?} {step}");
        }
    }

    #[test]
    fn days_on_which_clocks_change_are_one_frame_each() {
        let kyiv = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        // 28 to 31 March 2025: clocks go forward on the 30th.
        let at =
            |text: &str| Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second());
        let extent = Interval::new(at("2025-03-28T07:00:00Z"), at("2025-03-31T09:00:00Z")).unwrap();
        let domain = whole_days(extent, &kyiv);
        assert_eq!(domain.start(), at("2025-03-27T22:00:00Z"));
        assert_eq!(domain.end(), at("2025-03-31T21:00:00Z"));
        let steps = Steps { domain, width: Some(days(1)), step: days(1) };
        let hours: Vec<i64> =
            steps.windows(&kyiv, 100).unwrap().iter().map(|window| window.secs() / 3_600).collect();
        assert_eq!(hours, [24, 24, 23, 24]);
    }

    #[test]
    fn more_frames_than_allowed_are_refused() {
        let minute = TimeStep::new(1, Unit::Minute);
        let steps = Steps { domain: interval(0, 3_600), width: Some(minute), step: minute };
        assert_eq!(steps.windows(&TimeZone::UTC, 60).unwrap().len(), 60);
        assert_eq!(steps.windows(&TimeZone::UTC, 59), None);
    }
}
