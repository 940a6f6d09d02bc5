//! Whether an air alert was on, off, or why that is not known.

use jiff::tz::TimeZone;

use crate::dataset::{Interval, PlaceTier, TimePrecision, format};

/// Whether an air alert was on at the place and time of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertState {
    /// It was, from the start to the end of the alert.
    On(Interval),
    /// It was not, and the data covers that place and time.
    Off,
    /// The data does not tell.
    NotKnown(NotKnown),
}

/// Why it is not known whether an alert was on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKnown {
    /// The time of the event is not known.
    NoTime,
    /// The place of the event is not known.
    NoPlace,
    /// An alert was on for a part of the interval in which the event happened.
    Time(TimePrecision),
    /// An alert was on in an area that may hold the place, or holds a part of it; by
    /// which tier the place is known.
    Place(Option<PlaceTier>),
    /// When an alert began or ended is not known.
    AlertTime,
    /// Where an alert was on is not known.
    AlertPlace,
    /// No data covers this place and time.
    NoData,
}

impl AlertState {
    /// The word in files and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::On(_) => "on",
            Self::Off => "off",
            Self::NotKnown(_) => "unknown",
        }
    }

    /// In words for people, of an event in `interval`, times on the clocks of `zone`:
    /// `On since 01:27 (47 min before)`.
    pub fn words(self, interval: Option<Interval>, zone: &TimeZone) -> String {
        match self {
            Self::On(alert) => {
                let start = alert.start().to_civil(zone);
                let event = interval.map_or(start, |event| event.start().to_civil(zone));
                let is_same_day = start.date() == event.date();
                let day = format::day_in_words(alert.start(), zone);
                let day = if is_same_day { String::new() } else { format!("{day}, ") };
                let before = interval.map_or_else(String::new, |event| before(alert, event));
                format!("On since {day}{}{before}", start.strftime("%H:%M"))
            }
            Self::Off => "Off at the time".to_owned(),
            Self::NotKnown(why) => format!("Not known: {}", why.words()),
        }
    }
}

/// For how many minutes `alert` had been on when an event happened, at the least and at
/// the most.
pub fn minutes_before(alert: Interval, event: Interval) -> (i64, i64) {
    let minutes = |secs: i64| (secs - alert.start().secs()).div_euclid(60);
    (minutes(event.start().secs()), minutes(event.end().secs() - 1))
}

/// How long `alert` had been on: ` (47 min before)`, or from the least to the most.
fn before(alert: Interval, event: Interval) -> String {
    let (least, most) = minutes_before(alert, event);
    match (format::minutes(least), format::minutes(most)) {
        (least, most) if least == most => format!(" ({least} before)"),
        (_, most) if least == 0 => format!(" (up to {most} before)"),
        (least, most) => format!(" ({least} to {most} before)"),
    }
}

impl NotKnown {
    /// The reason in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoTime => "the time is not known",
            Self::NoPlace => "the place is not known",
            Self::Time(precision) => match precision {
                TimePrecision::Hour => "the time is known only to the hour",
                TimePrecision::PartOfDay => "the time is known only to the part of the day",
                TimePrecision::Day => "the time is known only to the day",
                TimePrecision::Week => "the time is known only to the week",
                TimePrecision::Month => "the time is known only to the month",
                TimePrecision::Year => "the time is known only to the year",
                TimePrecision::Second | TimePrecision::Minute | TimePrecision::Unknown => {
                    "an alert was on for a part of the time"
                }
            },
            Self::Place(tier) => match tier {
                Some(PlaceTier::Town) => "the place is known only to the town or city",
                Some(PlaceTier::District) => "the place is known only to the district",
                Some(PlaceTier::Oblast) => "the place is known only to the oblast",
                Some(PlaceTier::Country) => "the place is known only to the country",
                Some(PlaceTier::Exact) | None => {
                    "an alert was on in an area that may hold this place"
                }
            },
            Self::AlertTime => "when the alert began or ended is not known",
            Self::AlertPlace => "an alert was on whose area is not known",
            Self::NoData => "no alert data for this place and time",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Instant, time};

    #[test]
    fn states_are_said_in_words() {
        let at = |text: &str| {
            Instant::from_secs(
                text.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_second),
            )
        };
        let span = |a: &str, b: &str| Interval::new(at(a), at(b)).unwrap();
        let alert = span("2025-12-26T23:27:00Z", "2025-12-27T09:21:00Z");
        let kyiv = time::zone("Europe/Kyiv").unwrap();
        let words = |state: AlertState, event| state.words(Some(event), &kyiv);
        let minute = span("2025-12-27T00:14:00Z", "2025-12-27T00:15:00Z");
        assert_eq!(words(AlertState::On(alert), minute), "On since 01:27 (47 min before)");
        let hour = span("2025-12-27T00:00:00Z", "2025-12-27T01:00:00Z");
        let range = "On since 01:27 (33 min to 1 h 32 min before)";
        assert_eq!(words(AlertState::On(alert), hour), range);
        let from_start = span("2025-12-26T23:27:00Z", "2025-12-27T00:27:00Z");
        let range = "On since 01:27 (up to 59 min before)";
        assert_eq!(words(AlertState::On(alert), from_start), range);
        let long = span("2025-12-24T23:27:00Z", "2025-12-27T09:21:00Z");
        let range = "On since 25 Dec 2025, 01:27 (2 days before)";
        assert_eq!(words(AlertState::On(long), minute), range);
        assert_eq!(words(AlertState::Off, minute), "Off at the time");
        let day = AlertState::NotKnown(NotKnown::Time(TimePrecision::Day));
        assert_eq!(day.words(None, &kyiv), "Not known: the time is known only to the day");
        assert_eq!((day.id(), AlertState::Off.id()), ("unknown", "off"));
    }
}
