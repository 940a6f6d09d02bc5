//! Where clocks go back, so that civil times come twice.

use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::dataset::Instant;
use crate::dataset::time::PLAUSIBLE_YEARS;

/// By how much the clocks of some zones go back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folds {
    /// Lengths of what comes twice, in seconds.
    pub spans_secs: BTreeSet<i64>,
    /// Whether a midnight comes twice.
    pub hold_midnight: bool,
}

impl Folds {
    /// Adds those of `zone` in the years that an event can have.
    pub fn add(&mut self, zone: &TimeZone) {
        let (first, last) = (*PLAUSIBLE_YEARS.start(), *PLAUSIBLE_YEARS.end() + 1);
        let at = |year: i16| {
            let day = jiff::civil::date(year, 1, 1).at(0, 0, 0, 0);
            Instant::from_civil(day, &TimeZone::UTC).timestamp()
        };
        let mut before = zone.to_offset(at(first));
        for change in zone.following(at(first)).take_while(|change| change.timestamp() < at(last)) {
            let (old, new) = (before.seconds(), change.offset().seconds());
            before = change.offset();
            if new >= old {
                continue;
            }
            self.spans_secs.insert(i64::from(old - new));
            let from = change.offset().to_datetime(change.timestamp());
            let until = from.saturating_add(jiff::Span::new().seconds(i64::from(old - new)));
            let crosses = until.date() > from.date() && until.time() != Time::midnight();
            self.hold_midnight |= from.time() == Time::midnight() || crosses;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_of_kyiv_never_come_to_midnight_again_and_those_of_havana_do() {
        let folds = |name: &str| {
            let mut folds = Folds::default();
            folds.add(&TimeZone::get(name).unwrap());
            folds
        };
        assert!(folds("Europe/Kyiv").spans_secs.contains(&3_600));
        assert!(folds("America/Havana").hold_midnight);
        assert!(folds("Australia/Lord_Howe").spans_secs.contains(&1_800));
        assert_eq!(folds("UTC"), Folds::default());
        // Told of each midnight by the zone itself.
        for name in ["Europe/Kyiv", "Europe/Warsaw", "America/Havana", "Asia/Beirut"] {
            let zone = TimeZone::get(name).unwrap();
            let mut day = jiff::civil::date(1900, 1, 1);
            let mut twice = false;
            while day.year() <= 2100 {
                twice |= matches!(
                    zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).offset(),
                    jiff::tz::AmbiguousOffset::Fold { .. }
                );
                day = day.tomorrow().unwrap();
            }
            assert_eq!(folds(name).hold_midnight, twice, "{name}");
        }
    }
}
