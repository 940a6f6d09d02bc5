//! A stretch of calendar time, by which the window moves.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::dataset::{Instant, Interval};

/// A unit of the clock or of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days of the display zone, of 23 or 25 hours where clocks change.
    Day,
    /// Seven such days.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// A number of units, such as `6 h` or `1 d`. Never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeStep {
    /// How many.
    count: u32,
    /// Of what.
    unit: Unit,
}

/// Letters of the units, longer ones before those that they begin with.
const UNITS: [(&str, Unit); 8] = [
    ("mo", Unit::Month),
    ("min", Unit::Minute),
    ("s", Unit::Second),
    ("m", Unit::Minute),
    ("h", Unit::Hour),
    ("d", Unit::Day),
    ("w", Unit::Week),
    ("y", Unit::Year),
];

/// The words of other languages in which windows say lengths of time.
const WORDS: [(&[&str], Unit); 7] = [
    (&["с", "сек", "sek"], Unit::Second),
    (&["хв"], Unit::Minute),
    (&["год", "godz"], Unit::Hour),
    (&["доба", "доби", "діб", "день", "дні", "днів", "doba", "dzień", "dni"], Unit::Day),
    (&["тиж", "тиждень", "тижні", "тижнів", "tydz", "tydzień", "tygodnie"], Unit::Week),
    (&["міс", "місяць", "місяці", "mies", "miesiąc", "miesiące"], Unit::Month),
    (&["рік", "роки", "років", "rok", "lata", "lat"], Unit::Year),
];

impl TimeStep {
    /// `count` times `unit`, at least once.
    pub fn new(count: u32, unit: Unit) -> Self {
        Self { count: count.clamp(1, 100_000), unit }
    }

    /// Reads `30min`, `6 h`, `1d`, `2w`, `1 mo`, `1y`; words such as `days` too.
    pub fn from_text(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let (count, unit) = text.split_at_checked(digits)?;
        let unit = unit.trim();
        let (_, unit) = UNITS.into_iter().find(|(letters, found)| {
            unit == *letters
                || matches!(
                    (unit.trim_end_matches('s'), found),
                    ("second" | "sec", Unit::Second)
                        | ("minute", Unit::Minute)
                        | ("hour", Unit::Hour)
                        | ("day", Unit::Day)
                        | ("week", Unit::Week)
                        | ("month", Unit::Month)
                        | ("year", Unit::Year)
                )
                || WORDS.iter().any(|(words, known)| found == known && words.contains(&unit))
        })?;
        let count = if count.is_empty() { 1 } else { count.parse().ok()? };
        (count > 0).then(|| Self::new(count, unit))
    }

    /// As shown to people and read by [`from_text`](Self::from_text).
    pub fn label(self) -> String {
        let unit = match self.unit {
            Unit::Second => "s",
            Unit::Minute => "min",
            Unit::Hour => "h",
            Unit::Day => "d",
            Unit::Week => "w",
            Unit::Month => "mo",
            Unit::Year => "y",
        };
        format!("{} {unit}", self.count)
    }

    /// Its usual length in seconds.
    pub fn usual_secs(self) -> i64 {
        let unit = match self.unit {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3_600,
            Unit::Day => 86_400,
            Unit::Week => 7 * 86_400,
            Unit::Month => 30 * 86_400,
            Unit::Year => 365 * 86_400,
        };
        i64::from(self.count) * unit
    }

    /// `at`, later by so many `times`, or earlier when negative. Days and more
    /// keep the time that the clocks of `zone` show.
    pub fn shift(self, at: Instant, times: i64, zone: &TimeZone) -> Instant {
        let count = i64::from(self.count).saturating_mul(times);
        // No calendar reaches further than 20,000 years.
        let within = |years: i64, per_year: i64| count.clamp(-years * per_year, years * per_year);
        let span: Span = match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour => {
                return at.plus_secs(self.usual_secs().saturating_mul(times));
            }
            Unit::Day => within(19_000, 365).days(),
            Unit::Week => within(19_000, 52).weeks(),
            Unit::Month => within(19_000, 12).months(),
            Unit::Year => within(19_000, 1).years(),
        };
        let civil: DateTime = at.to_civil(zone);
        let moved = civil.saturating_add(span);
        // Seconds that the clocks do not show survive: two clocks may show one time.
        let rest = at.secs() - Instant::from_civil(civil, zone).secs();
        Instant::from_civil(moved, zone).plus_secs(rest)
    }

    /// Both edges of `window`, later by so many `times`.
    pub fn shift_window(self, window: Interval, times: i64, zone: &TimeZone) -> Interval {
        let (start, end) = (window.start(), window.end());
        Interval::new(self.shift(start, times, zone), self.shift(end, times, zone))
            .unwrap_or_else(|| window.shifted(self.usual_secs().saturating_mul(times)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone;

    fn at(text: &str) -> Instant {
        Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second())
    }

    #[test]
    fn a_step_is_read_as_it_is_shown() {
        for (text, label) in [
            ("1d", "1 d"),
            ("6 h", "6 h"),
            ("90 min", "90 min"),
            ("15m", "15 min"),
            ("2 weeks", "2 w"),
            ("1 mo", "1 mo"),
            ("day", "1 d"),
            ("10 years", "10 y"),
            ("30 s", "30 s"),
        ] {
            let step = TimeStep::from_text(text).unwrap();
            assert_eq!(step.label(), label);
            assert_eq!(TimeStep::from_text(&step.label()), Some(step));
        }
        for text in ["", "0d", "soon", "-1d", "1.5h", "99999999999d", "дн"] {
            assert_eq!(TimeStep::from_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_stays_a_day_of_the_zone_where_clocks_change() {
        let day = TimeStep::new(1, Unit::Day);
        for (name, before, secs) in [
            ("Europe/Kyiv", "2025-03-28T22:00:00Z", 23 * 3_600),
            ("Europe/Kyiv", "2025-10-24T21:00:00Z", 25 * 3_600),
            ("Europe/Warsaw", "2025-10-24T22:00:00Z", 25 * 3_600),
            ("America/New_York", "2025-03-08T05:00:00Z", 23 * 3_600),
            ("Australia/Lord_Howe", "2025-10-03T13:30:00Z", 23 * 3_600 + 1_800),
            ("UTC", "2025-10-25T00:00:00Z", 24 * 3_600),
        ] {
            let zone = zone(name).unwrap();
            let window = Interval::new(at(before), day.shift(at(before), 1, &zone)).unwrap();
            let change = day.shift_window(window, 1, &zone);
            assert_eq!(change.secs(), secs, "{name}");
            assert_eq!(day.shift_window(change, -1, &zone), window);
        }
    }

    #[test]
    fn far_steps_stop_at_the_end_of_the_calendar() {
        for unit in [Unit::Second, Unit::Day, Unit::Week, Unit::Month, Unit::Year] {
            for times in [i64::MIN, -1_000_000, 1_000_000, i64::MAX] {
                let _ = TimeStep::new(u32::MAX, unit).shift(
                    at("2025-01-01T00:00:00Z"),
                    times,
                    &TimeZone::UTC,
                );
            }
        }
    }
}
