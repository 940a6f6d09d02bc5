//! The windows that an animation shows one after the other: those of playing step
//! by step, from the beginning of a stretch of time to its end.

use jiff::ToSpan as _;
use jiff::tz::TimeZone;

use super::playback::{is_at_end, moved, started};
use super::step::TimeStep;
use crate::dataset::{Instant, Interval};
use crate::filter::{Mode, TimeFilter};

/// The windows of `time`, whose window says how wide they are, within `domain`;
/// `None` where there are more than `most`. Growing ones begin with one step.
pub fn frames(
    time: &TimeFilter,
    step: TimeStep,
    domain: Interval,
    zone: &TimeZone,
    most: usize,
) -> Option<Vec<TimeFilter>> {
    let step_on = |at| step.shift(at, 1, zone);
    let mut window = match time.mode {
        Mode::FromBeginning => Interval::new(domain.start(), step_on(domain.start()))?,
        _ => started(time, time.window.unwrap_or(domain), domain, false),
    };
    let mut frames = Vec::new();
    while !is_at_end(time, window, domain, false) {
        if frames.len() >= most {
            return None;
        }
        frames.push(TimeFilter { window: Some(window), ..*time });
        let next = moved(time, window, domain, step_on)?;
        if next == window {
            return None;
        }
        window = next;
    }
    // Growing from the beginning, it ends with everything shown, as playing does.
    if time.mode == Mode::FromBeginning {
        let whole = Interval::new(window.start(), domain.end());
        frames.push(TimeFilter { window: whole, ..*time });
    }
    Some(frames)
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
    use crate::session::playback::{Move, Pace, Playback};
    use crate::session::step::Unit;
    use crate::session::{TimeView, playback};

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    const DAY: i64 = 86_400;

    /// What the player shows from `first` on, one step a quarter of a second.
    fn played(first: TimeFilter, step: TimeStep, domain: Interval) -> Vec<TimeFilter> {
        let four_a_second = playback::STEP_SPEEDS.iter().position(|(speed, _)| *speed == 4.0);
        let style =
            TimeView { pace: Pace::Steps, speed: four_a_second.unwrap(), ..TimeView::default() };
        let mut player = Playback::default();
        player.set_playing(true);
        let (mut time, mut shown) = (first, vec![first]);
        while player.playing {
            match player.advance(&time, &style, step, domain, &TimeZone::UTC, 0.25) {
                Some(Move::Time(next) | Move::Stop(Some(next))) => {
                    time = next;
                    shown.push(next);
                }
                _ => {}
            }
        }
        shown
    }

    #[test]
    fn an_animation_shows_what_the_player_shows_step_by_step() {
        let domain = interval(0, 10 * DAY);
        for (mode, width, days) in [
            (Mode::Window, DAY, 1),
            (Mode::Window, 3 * DAY, 1),
            (Mode::Window, DAY, 4),
            (Mode::FromBeginning, DAY, 1),
            (Mode::FromBeginning, 4 * DAY, 4),
        ] {
            let step = TimeStep::new(days, Unit::Day);
            let window = Some(interval(0, width));
            let time = TimeFilter { mode, window, ..TimeFilter::default() };
            let shown = frames(&time, step, domain, &TimeZone::UTC, 100).unwrap();
            assert_eq!(shown, played(shown[0], step, domain), "{mode:?} {width} {days}");
            assert_eq!(shown[0].window, window);
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
        let day = Interval::new(domain.start(), domain.start().plus_secs(DAY));
        let time = TimeFilter { window: day, ..TimeFilter::default() };
        let step = TimeStep::new(1, Unit::Day);
        let shown = frames(&time, step, domain, &kyiv, 100).unwrap();
        let hours: Vec<i64> =
            shown.iter().map(|time| time.window.unwrap().secs() / 3_600).collect();
        assert_eq!(hours, [24, 24, 23, 24]);
    }

    #[test]
    fn more_frames_than_allowed_are_refused() {
        let time = TimeFilter { window: Some(interval(0, 60)), ..TimeFilter::default() };
        let minute = TimeStep::new(1, Unit::Minute);
        let domain = interval(0, 3_600);
        assert_eq!(frames(&time, minute, domain, &TimeZone::UTC, 60).unwrap().len(), 60);
        assert_eq!(frames(&time, minute, domain, &TimeZone::UTC, 59), None);
    }
}
