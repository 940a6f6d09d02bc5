//! The playhead: moves the time window by the clock, not by frames.

use crate::dataset::{Instant, Interval};
use crate::filter::{Mode, TimeFilter};

/// What happens at the end of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loop {
    /// It stops.
    #[default]
    Once,
    /// It starts again at the beginning.
    Wrap,
}

/// Data time per second that people choose from: seconds and words.
#[rustfmt::skip]
pub const SPEEDS: [(i64, &str); 10] = [
    (60, "1 min/s"), (600, "10 min/s"), (1_800, "30 min/s"), (3_600, "1 h/s"),
    (6 * 3_600, "6 h/s"), (86_400, "1 day/s"), (7 * 86_400, "1 week/s"),
    (30 * 86_400, "30 days/s"), (91 * 86_400, "91 days/s"), (365 * 86_400, "1 year/s"),
];

/// Whether and how fast time plays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Playback {
    /// Whether it moves.
    pub playing: bool,
    /// Index into [`SPEEDS`].
    pub speed: usize,
    /// What happens at the end.
    pub at_end: Loop,
    /// Data seconds that were too few to move the window yet.
    rest_secs: f64,
}

impl Default for Playback {
    fn default() -> Self {
        Self { playing: false, speed: 5, at_end: Loop::Once, rest_secs: 0.0 }
    }
}

impl Playback {
    /// Data seconds that pass in one second.
    pub fn data_secs_per_sec(&self) -> i64 {
        SPEEDS.get(self.speed).map_or(86_400, |speed| speed.0)
    }

    /// Words of the speed.
    pub fn speed_label(&self) -> &'static str {
        SPEEDS.get(self.speed).map_or("", |speed| speed.1)
    }

    /// The next speed up or down.
    pub fn change_speed(&mut self, faster: bool) {
        self.speed = if faster {
            (self.speed + 1).min(SPEEDS.len() - 1)
        } else {
            self.speed.saturating_sub(1)
        };
    }

    /// Where the slider is after `elapsed_secs` of real time, within `domain`;
    /// `None` when it did not move by a whole second of data.
    pub fn advance(
        &mut self,
        time: &TimeFilter,
        domain: Interval,
        elapsed_secs: f64,
    ) -> Option<TimeFilter> {
        if !self.playing {
            return None;
        }
        // A stalled window must not jump over the story once it moves again.
        let moved = elapsed_secs.clamp(0.0, 0.25) * self.data_secs_per_sec() as f64;
        self.rest_secs += moved;
        let whole = self.rest_secs.floor() as i64;
        if whole == 0 {
            return None;
        }
        self.rest_secs -= whole as f64;
        let window = time.window.unwrap_or(domain);
        let mut next = match time.mode {
            Mode::FromBeginning => {
                let end = window.end().plus_secs(whole);
                Interval::new(window.start().min(domain.start()), end)?
            }
            _ => window.shifted(whole),
        };
        if is_at_end(time, next, domain) {
            match self.at_end {
                Loop::Once => {
                    self.playing = false;
                    // Growing from the beginning, it ends with everything shown.
                    let whole = Interval::new(window.start(), domain.end());
                    let is_growing = time.mode == Mode::FromBeginning;
                    return whole
                        .filter(|_| is_growing)
                        .map(|whole| TimeFilter { window: Some(whole), ..*time });
                }
                Loop::Wrap => next = started(time, window, domain),
            }
        }
        let mode = if time.mode == Mode::Off { Mode::Window } else { time.mode };
        Some(TimeFilter { mode, window: Some(next), ..*time })
    }
}

/// Whether nothing of `domain` lies ahead of `window`.
pub fn is_at_end(time: &TimeFilter, window: Interval, domain: Interval) -> bool {
    match time.mode {
        Mode::FromBeginning => window.end() >= domain.end(),
        _ => window.start() >= domain.end(),
    }
}

/// The window at the beginning of `domain`, as wide as it is.
pub fn started(time: &TimeFilter, window: Interval, domain: Interval) -> Interval {
    let start = domain.start();
    let end = match time.mode {
        Mode::FromBeginning => start.plus_secs(1),
        _ => start.plus_secs(window.secs()),
    };
    Interval::new(start, end).unwrap_or(domain)
}

/// The window one step later or earlier; `secs` may be negative.
pub fn stepped(time: &TimeFilter, secs: i64) -> TimeFilter {
    TimeFilter { window: time.window.map(|window| window.shifted(secs)), ..*time }.clamped()
}

/// `at` moved into `domain`.
pub fn clamped(at: Instant, domain: Interval) -> Instant {
    at.max(domain.start()).min(domain.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    #[test]
    fn playing_moves_the_window_by_the_clock_and_keeps_its_width() {
        let mut playback = Playback { playing: true, speed: 3, ..Playback::default() };
        let mut time = TimeFilter { window: Some(interval(0, 100)), ..TimeFilter::default() };
        let domain = interval(0, 1_000_000);
        for _ in 0..60 {
            if let Some(next) = playback.advance(&time, domain, 1.0 / 60.0) {
                time = next;
            }
        }
        let window = time.window.unwrap();
        assert_eq!(window.secs(), 100);
        assert!((window.start().secs() - 3_600).abs() <= 1, "{window:?}");
    }

    #[test]
    fn playing_stops_at_the_end_or_starts_again() {
        let time = TimeFilter { window: Some(interval(900, 950)), ..TimeFilter::default() };
        let domain = interval(0, 1_000);
        let mut once = Playback { playing: true, ..Playback::default() };
        assert_eq!(once.advance(&time, domain, 0.1), None);
        assert!(!once.playing);
        let mut wrap = Playback { playing: true, at_end: Loop::Wrap, ..Playback::default() };
        let again = wrap.advance(&time, domain, 0.1).unwrap();
        assert_eq!(again.window, Some(interval(0, 50)));
    }
}
