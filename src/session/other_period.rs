//! The period with which the time window is compared.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

use super::step::{TimeStep, Unit};
use crate::dataset::{Instant, Interval};

/// How the second period of a comparison follows from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherPeriod {
    /// The same length, directly before.
    #[default]
    Before,
    /// The same dates a year earlier.
    YearEarlier,
    /// These dates, wherever the window is.
    Dates(Interval),
}

impl OtherPeriod {
    /// The period that is compared with `window`. Whole days of `zone` stay whole
    /// days, also where clocks change between the two.
    pub fn interval(self, window: Interval, zone: &TimeZone) -> Interval {
        match self {
            Self::Dates(interval) => interval,
            Self::YearEarlier => TimeStep::new(1, Unit::Year).shift_window(window, -1, zone),
            Self::Before => before(window, zone),
        }
    }
}

fn before(window: Interval, zone: &TimeZone) -> Interval {
    let [start, end] = [window.start(), window.end()].map(|at| at.to_civil(zone));
    let are_days = [start, end].iter().all(|at| at.time() == Time::midnight());
    let days = start.date().until(end.date()).map_or(0, |span| span.get_days());
    let earlier: Option<Instant> = (are_days && days > 0).then(|| {
        let span: Span = i64::from(days).days();
        Instant::from_civil(start.saturating_sub(span), zone)
    });
    earlier
        .and_then(|earlier| Interval::new(earlier, window.start()))
        .unwrap_or_else(|| window.shifted(-window.secs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone;

    fn window(zone: &TimeZone, from: &str, to: &str) -> Interval {
        let at = |text: &str| Instant::from_civil(text.parse().unwrap(), zone);
        Interval::new(at(from), at(to)).unwrap()
    }

    #[test]
    fn the_period_before_has_as_many_days_where_clocks_change() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        // Clocks went back on 26 October 2025.
        let window_of = |from, to| window(&kyiv, from, to);
        let week = window_of("2025-10-27T00:00", "2025-11-03T00:00");
        let before = window_of("2025-10-20T00:00", "2025-10-27T00:00");
        assert_eq!(OtherPeriod::Before.interval(week, &kyiv), before);
        assert_eq!(before.secs() - week.secs(), 3_600);
        let hours = window_of("2025-12-27T06:00", "2025-12-27T09:00");
        let earlier = window_of("2025-12-27T03:00", "2025-12-27T06:00");
        assert_eq!(OtherPeriod::Before.interval(hours, &kyiv), earlier);
    }

    #[test]
    fn a_year_earlier_has_the_same_dates() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        let month = window(&kyiv, "2024-02-01T00:00", "2024-03-01T00:00");
        let earlier = window(&kyiv, "2023-02-01T00:00", "2023-03-01T00:00");
        assert_eq!(OtherPeriod::YearEarlier.interval(month, &kyiv), earlier);
        let dates = OtherPeriod::Dates(earlier);
        assert_eq!(dates.interval(month, &kyiv), earlier);
    }
}
