//! Hours of the day and days of the week, on the clocks of one zone.
//!
//! The hour of an event is known if its time is known to the hour or better and
//! all of it lies in one hour of the clock; its day of the week if all of it lies
//! in one day. A time that was written as a bare date stays that day in every
//! zone. A state that lasts has the hour and day in which it began.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::tz::TimeZone;

use crate::dataset::time::zone;
use crate::dataset::{Dataset, Instant, Rows, TimePrecision};
use crate::language::tr;

/// What comes again and again on clocks and calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cycle {
    /// Hours from 0 to 23.
    HourOfDay,
    /// Days from 0, Monday, to 6, Sunday.
    Weekday,
}

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const HOUR_SECS: i64 = 3_600;
const DAY_SECS: i64 = 86_400;

/// No day of the calendar is longer: one on which clocks go back.
const LONGEST_DAY_SECS: i64 = 25 * HOUR_SECS;

impl Cycle {
    /// How many values there are.
    pub const fn count(self) -> u8 {
        match self {
            Self::HourOfDay => 24,
            Self::Weekday => 7,
        }
    }

    /// A value as shown to people: `22:00–22:59`, `Monday`.
    pub fn label(self, value: u8) -> String {
        match self {
            Self::HourOfDay => format!("{value:02}:00–{value:02}:59"),
            Self::Weekday => DAYS.get(usize::from(value)).copied().unwrap_or_default().to_owned(),
        }
    }

    /// A value as it is written for the command line: `22`, `mon`.
    pub fn word(self, value: u8) -> String {
        match self {
            Self::HourOfDay => value.to_string(),
            Self::Weekday => self.label(value).chars().take(3).collect::<String>().to_lowercase(),
        }
    }

    fn value(self, word: &str) -> Option<u8> {
        let word = word.trim().to_lowercase();
        match self {
            Self::HourOfDay => word.parse().ok().filter(|hour| *hour < 24),
            Self::Weekday => {
                (0..7).find(|&day| word == self.word(day) || word == self.label(day).to_lowercase())
            }
        }
    }

    /// Reads `22`, `22-4`, `mon,sat-sun`, each with or without a zone after an @,
    /// such as `22-4@Europe/Kyiv`. A range may run over the end of the day or week.
    ///
    /// # Errors
    /// What to write instead.
    pub fn read(self, text: &str) -> Result<(BTreeSet<u8>, Option<String>), String> {
        let (list, name) = match text.split_once('@') {
            Some((list, name)) => (list, Some(name.trim())),
            None => (text, None),
        };
        if let Some(name) = name {
            zone(name).map_err(|error| error.to_string())?;
        }
        let wrong = || match self {
            Self::HourOfDay => tr!("error-flag-hours", text = text),
            Self::Weekday => tr!("error-flag-days", text = text),
        };
        let mut values = BTreeSet::new();
        for part in list.split(',') {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let from = self.value(from).ok_or_else(wrong)?;
            let to = self.value(to).ok_or_else(wrong)?;
            let steps = (to + self.count() - from) % self.count();
            values.extend((0..=steps).map(|step| (from + step) % self.count()));
        }
        Ok((values, name.map(str::to_owned)))
    }

    /// As [`read`](Self::read) takes it.
    pub fn text(self, values: &BTreeSet<u8>, zone_name: &str) -> String {
        let words: Vec<String> = values.iter().map(|&value| self.word(value)).collect();
        format!("{}@{zone_name}", words.join(","))
    }

    /// The values in words: `22:00–22:59, 23:00–23:59 (Europe/Kyiv)`.
    pub fn words(self, values: &BTreeSet<u8>, zone_name: &str) -> String {
        let labels: Vec<String> = values.iter().map(|&value| self.label(value)).collect();
        format!("{} ({zone_name})", labels.join(", "))
    }

    /// The value of each row, and [`count`](Self::count) where it is not known.
    pub fn codes(self, dataset: &Dataset, zone: &TimeZone) -> Vec<u8> {
        let mut offsets = Offsets::new(zone);
        let of = |row| self.of(dataset, row, &mut offsets).unwrap_or(self.count());
        (0..dataset.len()).map(of).collect()
    }

    /// How many of `rows` have each value; the last number is that of rows whose
    /// value is not known.
    pub fn counts(self, dataset: &Dataset, rows: &Rows, zone: &TimeZone) -> Vec<u32> {
        let mut offsets = Offsets::new(zone);
        let mut counts = vec![0; usize::from(self.count()) + 1];
        for row in rows.iter() {
            let value = self.of(dataset, row, &mut offsets).unwrap_or(self.count());
            counts[usize::from(value)] += 1;
        }
        counts
    }

    /// The value of one row: the rule.
    pub(super) fn of(self, dataset: &Dataset, row: usize, offsets: &mut Offsets<'_>) -> Option<u8> {
        let interval = dataset.interval(row)?;
        let precision = dataset.certainty(row).time;
        let (unit_secs, coarsest) = match self {
            Self::HourOfDay => (HOUR_SECS, TimePrecision::Hour),
            Self::Weekday => (DAY_SECS, TimePrecision::Day),
        };
        if precision > coarsest {
            return None;
        }
        let start = interval.start().secs();
        let mut unit = |secs: i64| (secs + offsets.at(secs)).div_euclid(unit_secs);
        let value = if dataset.is_lasting(row) && precision < TimePrecision::Day {
            unit(start)
        } else if precision == TimePrecision::Day {
            // Its middle is noon where it was written, and the same date elsewhere.
            (interval.secs() <= LONGEST_DAY_SECS).then(|| unit(start + interval.secs() / 2))?
        } else {
            let first = unit(start);
            (unit(interval.end().secs() - 1) == first).then_some(first)?
        };
        // The first day of 1970 was a Thursday.
        let since = if self == Self::Weekday { value + 3 } else { value };
        Some(since.rem_euclid(i64::from(self.count())) as u8)
    }
}

/// Offsets of a zone, each asked for once as long as it holds.
pub(super) struct Offsets<'a> {
    zone: &'a TimeZone,
    holds: Range<i64>,
    secs: i64,
}

impl<'a> Offsets<'a> {
    pub(super) fn new(zone: &'a TimeZone) -> Self {
        Self { zone, holds: 0..0, secs: 0 }
    }

    /// Seconds that clocks are ahead of UTC.
    fn at(&mut self, at: i64) -> i64 {
        if !self.holds.contains(&at) {
            let moment = |secs| Instant::from_secs(secs).timestamp();
            let before = self.zone.preceding(moment(at + 1)).next();
            let after = self.zone.following(moment(at)).next();
            let from = before.map_or(i64::MIN, |change| change.timestamp().as_second());
            let until = after.map_or(i64::MAX, |change| change.timestamp().as_second());
            self.holds = from..until;
            self.secs = i64::from(self.zone.to_offset(moment(at)).seconds());
        }
        self.secs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lists_and_ranges_are_read_as_they_are_written() {
        let values = |cycle: Cycle, text: &str| cycle.read(text).unwrap();
        let set = |values: &[u8]| values.iter().copied().collect::<BTreeSet<u8>>();
        assert_eq!(values(Cycle::HourOfDay, "22-1"), (set(&[22, 23, 0, 1]), None));
        let kyiv = Some("Europe/Kyiv".to_owned());
        assert_eq!(values(Cycle::Weekday, "sat-mon,Wed@Europe/Kyiv"), (set(&[5, 6, 0, 2]), kyiv));
        for (cycle, text) in [
            (Cycle::HourOfDay, "24"),
            (Cycle::HourOfDay, ""),
            (Cycle::Weekday, "day"),
            (Cycle::Weekday, "mon@Mars"),
        ] {
            assert!(cycle.read(text).is_err(), "{text}");
        }
        for cycle in [Cycle::HourOfDay, Cycle::Weekday] {
            let all: BTreeSet<u8> = (0..cycle.count()).collect();
            let text = cycle.text(&all, "UTC");
            assert_eq!(cycle.read(&text).unwrap(), (all, Some("UTC".to_owned())));
        }
    }

    proptest! {
        #[test]
        fn offsets_are_those_of_the_zone(
            name in prop::sample::select(vec!["UTC", "Europe/Kyiv", "Australia/Lord_Howe", "Asia/Kathmandu"]),
            moments in prop::collection::vec(-2_000_000_000_i64..4_000_000_000, 1..60),
        ) {
            let zone = zone(name).unwrap();
            let mut offsets = Offsets::new(&zone);
            for at in moments {
                let expected = zone.to_offset(Instant::from_secs(at).timestamp()).seconds();
                prop_assert_eq!(offsets.at(at), i64::from(expected));
            }
        }
    }
}
