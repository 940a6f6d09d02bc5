//! Clocks of zones in statements: by how much they differ from UTC, with the edges at which
//! that changes as numbers.
//!
//! The numbers are those of the zones that this program knows, so that a server computes the
//! same times as the reader of files, whatever zones the server knows itself. A civil time
//! that comes twice is the first of the two, and one that clocks skip is as much later, as
//! [`Instant::from_civil`](crate::dataset::Instant::from_civil) has it: the difference
//! changes when clocks reach the later one of what they showed before and after.

use jiff::tz::TimeZone;

use crate::database::dialect::Dialect;
use crate::dataset::Instant;

/// Times that statements compute lie no farther than that from times that are written: a
/// year, and what clocks differ by.
const MARGIN_SECS: i64 = 370 * 86_400;

/// By how much clocks differ from UTC over a span of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneClocks {
    /// Before the first change, in seconds to the east.
    first_secs: i64,
    /// Moments of changes, and the difference after each.
    changes: Vec<(i64, i64)>,
}

/// What a time is given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenIn {
    /// Seconds since 1970.
    Moments,
    /// The same of a civil time as if it were of UTC.
    CivilTimes,
}

impl ZoneClocks {
    /// Those of `zone` from the first to the last moment of `span`, and a year around it.
    pub fn of(zone: &TimeZone, span: [Instant; 2]) -> Self {
        let [from, until] = span.map(Instant::secs);
        let (from, until) = (from - MARGIN_SECS, until + MARGIN_SECS);
        let first = Instant::from_secs(from).timestamp();
        let mut changes: Vec<(i64, i64)> = Vec::new();
        let first_secs = i64::from(zone.to_offset(first).seconds());
        let mut before = first_secs;
        for change in zone.following(first) {
            let at = change.timestamp().as_second();
            if at > until {
                break;
            }
            let after = i64::from(change.offset().seconds());
            if after != before {
                changes.push((at, after));
                before = after;
            }
        }
        Self { first_secs, changes }
    }

    /// The difference at `value`, as an expression.
    pub fn offset(&self, dialect: &dyn Dialect, value: &str, given_in: GivenIn) -> String {
        let mut before = self.first_secs;
        let mut values = vec![before.to_string()];
        let mut edges = Vec::with_capacity(self.changes.len());
        for &(at, after) in &self.changes {
            edges.push(match given_in {
                GivenIn::Moments => at,
                GivenIn::CivilTimes => at + before.max(after),
            });
            values.push(after.to_string());
            before = after;
        }
        debug_assert!(edges.is_sorted(), "clocks change less often than by a day");
        let edges: Vec<String> = edges.iter().map(i64::to_string).collect();
        dialect.step(value, &edges, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::PLAUSIBLE_YEARS;
    use proptest::prelude::*;

    /// The value of [`ZoneClocks::offset`] at `value`, without a database.
    fn offset(clocks: &ZoneClocks, value: i64, given_in: GivenIn) -> i64 {
        let mut before = clocks.first_secs;
        for &(at, after) in &clocks.changes {
            let edge = match given_in {
                GivenIn::Moments => at,
                GivenIn::CivilTimes => at + before.max(after),
            };
            if value < edge {
                return before;
            }
            before = after;
        }
        before
    }

    fn all_years() -> [Instant; 2] {
        let start = |year: i16| {
            Instant::from_civil(jiff::civil::date(year, 1, 1).at(0, 0, 0, 0), &TimeZone::UTC)
        };
        [*PLAUSIBLE_YEARS.start(), *PLAUSIBLE_YEARS.end() + 1].map(start)
    }

    proptest! {
        #[test]
        fn clocks_show_what_the_zone_tells(
            name in prop::sample::select(vec!["Europe/Kyiv", "Europe/Warsaw", "America/Havana",
                "Asia/Beirut", "Australia/Lord_Howe", "Africa/Monrovia", "Asia/Kathmandu",
                "Pacific/Apia", "UTC"]),
            near in 0_usize..1_000,
            secs in prop_oneof![-9_000_i64..9_000, -2_208_000_000_i64..4_100_000_000],
        ) {
            let zone = TimeZone::get(name).unwrap();
            let clocks = ZoneClocks::of(&zone, all_years());
            // Half of the times are about a change of the clocks.
            let change = match clocks.changes.len() {
                0 => 0,
                many => clocks.changes[near % many].0,
            };
            let at = if secs.abs() < 9_000 { change + secs } else { secs };
            let moment = Instant::from_secs(at).timestamp();
            let told = i64::from(zone.to_offset(moment).seconds());
            prop_assert_eq!(offset(&clocks, at, GivenIn::Moments), told);
            let civil = at + told + secs.rem_euclid(7_200);
            let written = TimeZone::UTC.to_datetime(Instant::from_secs(civil).timestamp());
            let read = Instant::from_civil(written, &zone).secs();
            prop_assert_eq!(civil - offset(&clocks, civil, GivenIn::CivilTimes), read);
        }
    }

    #[test]
    fn edges_ascend_in_all_zones() {
        for name in jiff::tz::db().available() {
            let zone = TimeZone::get(name.as_str()).unwrap();
            let clocks = ZoneClocks::of(&zone, all_years());
            for given_in in [GivenIn::Moments, GivenIn::CivilTimes] {
                clocks.offset(&crate::database::dialect::Postgres, "x", given_in);
            }
        }
    }
}
