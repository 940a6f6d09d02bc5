//! To what the edges of a window snap while it is dragged: days, hours or minutes, by how
//! wide the axis has them.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::dataset::{Instant, Interval};
use crate::summary::bins::Width;

/// What an edge snaps to is at least so wide, so that the hand feels it; days always are
/// wide enough.
const LEAST_POINTS: f64 = 6.0;

/// A window of whole days keeps them until a day is so wide that its hours are meant.
const WIDE_DAY_POINTS: f64 = 120.0;

const WIDTHS: [Width; 7] = [
    Width::Minutes(1),
    Width::Minutes(5),
    Width::Minutes(15),
    Width::Hours(1),
    Width::Hours(3),
    Width::Hours(6),
    Width::Day,
];

/// Whether `at` is a midnight of `zone`.
fn is_midnight(at: Instant, zone: &TimeZone) -> bool {
    at.to_civil(zone).time() == Time::midnight()
}

/// Whether a window begins and ends with days.
pub fn is_in_days(window: Interval, zone: &TimeZone) -> bool {
    is_midnight(window.start(), zone) && is_midnight(window.end(), zone)
}

/// What the edges of `window` snap to on an axis of so many seconds a point.
pub fn width(secs_per_point: f64, window: Option<Interval>, zone: &TimeZone) -> Width {
    let points = |width: &Width| width.usual_secs() as f64 / secs_per_point;
    let has_days = window.is_some_and(|window| is_in_days(window, zone));
    if has_days && points(&Width::Day) < WIDE_DAY_POINTS {
        return Width::Day;
    }
    WIDTHS.into_iter().find(|width| points(width) >= LEAST_POINTS).unwrap_or(Width::Day)
}

/// The day, the hour or the minutes in which `at` lies.
pub fn cell(width: Width, at: Instant, zone: &TimeZone) -> Option<Interval> {
    let start = width.floor(at, zone);
    Interval::new(start, width.next(start, zone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone;

    #[test]
    fn a_window_of_days_keeps_days_until_one_is_wide_and_another_snaps_to_what_is_felt() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        // 27 December 2025 in Kyiv.
        let day =
            Interval::new(Instant::from_secs(1_766_786_400), Instant::from_secs(1_766_872_800));
        let hours = Interval::new(Instant::from_secs(1_766_790_000), day.unwrap().end());
        assert!(is_in_days(day.unwrap(), &kyiv) && !is_in_days(hours.unwrap(), &kyiv));
        for (points_a_day, of_days, of_hours) in [
            (0.8, Width::Day, Width::Day),
            (9.0, Width::Day, Width::Day),
            (60.0, Width::Day, Width::Hours(3)),
            (150.0, Width::Hours(1), Width::Hours(1)),
            (1_100.0, Width::Minutes(15), Width::Minutes(15)),
        ] {
            let secs = 86_400.0 / points_a_day;
            assert_eq!(width(secs, day, &kyiv), of_days, "{points_a_day}");
            assert_eq!(width(secs, hours, &kyiv), of_hours, "{points_a_day}");
        }
    }

    #[test]
    fn a_day_of_which_clocks_change_is_one_cell() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        // 26 October 2025, 12:00 in Kyiv.
        let at = Instant::from_secs(1_761_472_800);
        assert_eq!(cell(Width::Day, at, &kyiv).unwrap().secs(), 25 * 3_600);
    }
}
