//! The playhead: moves the time window by the clock, not by frames.

use jiff::tz::TimeZone;

pub use super::pace::{Loop, Pace, SPEEDS, USUAL_SPEED};
use super::step::TimeStep;
use super::time_view::TimeView;
use crate::dataset::{Instant, Interval};
use crate::filter::{Mode, TimeFilter};

/// Steps a second that the same setting stands for where playing goes by
/// steps or events.
#[rustfmt::skip]
pub const STEP_SPEEDS: [(f64, &str); SPEEDS.len()] = [
    (0.1, "0.1/s"), (0.15, "0.15/s"), (0.2, "0.2/s"), (0.25, "0.25/s"), (0.33, "0.33/s"),
    (0.5, "0.5/s"), (0.7, "0.7/s"), (1.0, "1/s"), (2.0, "2/s"), (4.0, "4/s"),
    (8.0, "8/s"), (16.0, "16/s"), (30.0, "30/s"),
];

/// Words of the speed.
pub fn speed_label(style: &TimeView) -> &'static str {
    let at = style.speed.min(SPEEDS.len() - 1);
    match style.pace {
        Pace::Continuous => SPEEDS[at].1,
        Pace::Steps | Pace::Events => STEP_SPEEDS[at].1,
    }
}

/// What a moment of playing asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Move {
    /// The slider moves.
    Time(TimeFilter),
    /// So many events on, or back.
    Events(i64),
    /// The end is reached and playing stops, with the slider so if it moves.
    Stop(Option<TimeFilter>),
}

/// Whether time plays.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Playback {
    /// Whether it moves.
    pub playing: bool,
    /// It was turned round at an end of the data.
    is_reversed: bool,
    /// Data seconds, or steps, that were too few to move the window yet.
    carry: f64,
}

impl Playback {
    /// Starts, from the direction that the style has, or stops.
    pub fn set_playing(&mut self, playing: bool) {
        *self =
            Self { playing, is_reversed: self.is_reversed && playing && self.playing, carry: 0.0 };
    }

    /// Whether it goes back in time now.
    pub fn is_backward(&self, style: &TimeView) -> bool {
        style.reverse != self.is_reversed
    }

    /// What follows from `elapsed_secs` of real time within `domain`; `None`
    /// when nothing moved yet. `step` is the step in use.
    pub fn advance(
        &mut self,
        time: &TimeFilter,
        style: &TimeView,
        step: TimeStep,
        domain: Interval,
        zone: &TimeZone,
        elapsed_secs: f64,
    ) -> Option<Move> {
        if !self.playing {
            return None;
        }
        let speed = style.speed.min(SPEEDS.len() - 1);
        let per_sec = match style.pace {
            Pace::Continuous => SPEEDS[speed].0 as f64,
            Pace::Steps | Pace::Events => STEP_SPEEDS[speed].0,
        };
        // A stalled window must not jump over the story once it moves again.
        self.carry += elapsed_secs.clamp(0.0, 0.25) * per_sec;
        let whole = self.carry.floor() as i64;
        if whole == 0 {
            return None;
        }
        self.carry -= whole as f64;
        let signed = if self.is_backward(style) { -whole } else { whole };
        if style.pace == Pace::Events {
            return Some(Move::Events(signed));
        }
        let window = time.window.unwrap_or(domain);
        let next = match style.pace {
            Pace::Steps => moved(time, window, domain, |at| step.shift(at, signed, zone)),
            _ => moved(time, window, domain, |at| at.plus_secs(signed)),
        }?;
        let backward = self.is_backward(style);
        let next = if is_at_end(time, next, domain, backward) {
            match style.at_end {
                Loop::Once => {
                    self.playing = false;
                    // Cumulative, it ends with everything shown.
                    let whole = match (time.mode, backward) {
                        (Mode::FromBeginning, false) => Interval::new(window.start(), domain.end()),
                        (Mode::UntilEnd, true) => Interval::new(domain.start(), window.end()),
                        _ => None,
                    };
                    let last = whole.map(|whole| TimeFilter { window: Some(whole), ..*time });
                    return Some(Move::Stop(last));
                }
                Loop::Wrap => started(time, window, domain, backward),
                Loop::Bounce => {
                    self.is_reversed = !self.is_reversed;
                    window
                }
            }
        } else {
            next
        };
        let mode = if time.mode == Mode::Off { Mode::Window } else { time.mode };
        Some(Move::Time(TimeFilter { mode, window: Some(next), ..*time }))
    }
}

/// `window` with the edges that the mode moves.
pub(super) fn moved(
    time: &TimeFilter,
    window: Interval,
    domain: Interval,
    shift: impl Fn(Instant) -> Instant,
) -> Option<Interval> {
    match time.mode {
        Mode::FromBeginning => {
            let end = shift(window.end());
            Interval::new(window.start().min(domain.start()).min(end.plus_secs(-1)), end)
        }
        Mode::UntilEnd => {
            let start = shift(window.start());
            Interval::new(start, window.end().max(domain.end()).max(start.plus_secs(1)))
        }
        _ => Interval::new(shift(window.start()), shift(window.end())),
    }
}

/// Whether nothing of `domain` lies ahead of `window`.
pub fn is_at_end(time: &TimeFilter, window: Interval, domain: Interval, backward: bool) -> bool {
    match (time.mode, backward) {
        (Mode::FromBeginning, false) => window.end() >= domain.end(),
        (_, false) => window.start() >= domain.end(),
        (Mode::UntilEnd, true) => window.start() <= domain.start(),
        (_, true) => window.end() <= domain.start(),
    }
}

/// The window where playing begins in `domain`, as wide as it is.
pub fn started(time: &TimeFilter, window: Interval, domain: Interval, backward: bool) -> Interval {
    let (first, last) = (domain.start(), domain.end());
    let (start, end) = match (time.mode, backward) {
        (Mode::FromBeginning, false) => (first, first.plus_secs(1)),
        (Mode::FromBeginning, true) => (first, last),
        (Mode::UntilEnd, false) => (first, last),
        (Mode::UntilEnd, true) => (last.plus_secs(-1), last),
        (_, false) => (first, first.plus_secs(window.secs())),
        (_, true) => (last.plus_secs(-window.secs()), last),
    };
    Interval::new(start, end).unwrap_or(domain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::step::Unit;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    fn day() -> TimeStep {
        TimeStep::new(1, Unit::Day)
    }

    fn time(start: i64, end: i64) -> TimeFilter {
        TimeFilter { window: Some(interval(start, end)), ..TimeFilter::default() }
    }

    fn playing() -> Playback {
        Playback { playing: true, ..Playback::default() }
    }

    #[test]
    fn playing_moves_the_window_by_the_clock_and_keeps_its_width() {
        let mut playback = playing();
        let style = TimeView { speed: 5, ..TimeView::default() };
        let mut time = time(0, 100);
        let domain = interval(0, 1_000_000);
        for _ in 0..60 {
            let next = playback.advance(&time, &style, day(), domain, &TimeZone::UTC, 1.0 / 60.0);
            if let Some(Move::Time(next)) = next {
                time = next;
            }
        }
        let window = time.window.unwrap();
        assert_eq!(window.secs(), 100);
        assert!((window.start().secs() - 3_600).abs() <= 1, "{window:?}");
    }

    #[test]
    fn playing_stops_at_the_end_or_starts_again_or_turns_back() {
        let time = time(900, 950);
        let domain = interval(0, 1_000);
        let run = |playback: &mut Playback, at_end, reverse| {
            let style = TimeView { at_end, reverse, ..TimeView::default() };
            playback.advance(&time, &style, day(), domain, &TimeZone::UTC, 0.1)
        };
        let mut once = playing();
        assert_eq!(run(&mut once, Loop::Once, false), Some(Move::Stop(None)));
        assert!(!once.playing);
        let at = |start, end| Some(Move::Time(self::time(start, end)));
        assert_eq!(run(&mut playing(), Loop::Wrap, false), at(0, 50));
        assert_eq!(run(&mut playing(), Loop::Wrap, true), at(950, 1_000));
        let mut bounce = playing();
        assert_eq!(run(&mut bounce, Loop::Bounce, false), at(900, 950));
        let style = TimeView { speed: 0, at_end: Loop::Bounce, ..TimeView::default() };
        assert!(bounce.is_backward(&style));
        for _ in 0..4 {
            bounce.advance(&time, &style, day(), domain, &TimeZone::UTC, 0.25);
        }
        assert!(bounce.playing && bounce.is_backward(&style));
    }

    #[test]
    fn step_by_step_moves_by_whole_days_of_the_zone() {
        let zone = crate::dataset::time::zone("Europe/Kyiv").unwrap();
        // 2025-03-29 in Kyiv, the day before clocks go forward.
        let start = 1_743_199_200;
        let time = time(start, start + 86_400);
        let style = TimeView { pace: Pace::Steps, speed: 9, ..TimeView::default() };
        let domain = interval(start - 86_400, start + 10 * 86_400);
        let next = playing().advance(&time, &style, day(), domain, &zone, 0.25);
        let expected = interval(start + 86_400, start + 86_400 + 23 * 3_600);
        assert_eq!(next, Some(Move::Time(TimeFilter { window: Some(expected), ..time })));
    }

    #[test]
    fn growing_windows_move_one_edge_only() {
        let domain = interval(0, 10_000_000);
        let style = TimeView::default();
        let from_beginning = TimeFilter { mode: Mode::FromBeginning, ..time(0, 100) };
        let next = playing().advance(&from_beginning, &style, day(), domain, &TimeZone::UTC, 0.1);
        let Some(Move::Time(next)) = next else { unreachable!() };
        assert_eq!(next.window, Some(interval(0, 100 + 8_640)));
        let until_end = TimeFilter { mode: Mode::UntilEnd, ..time(5_000, 10_000_000) };
        let next = playing().advance(&until_end, &style, day(), domain, &TimeZone::UTC, 0.1);
        let Some(Move::Time(next)) = next else { unreachable!() };
        assert_eq!(next.window, Some(interval(13_640, 10_000_000)));
    }
}
