//! What the calendar and the sun say about the axis: nights, and clocks that change.

use jiff::tz::TimeZone;

use crate::dataset::{Instant, Interval, Place};
use crate::summary::sun;

/// Nights are told apart up to a part of the axis so long.
const LONGEST_WITH_NIGHTS_SECS: i64 = 45 * 86_400;

/// Changes of the clocks are marked up to a part of the axis so long.
const LONGEST_WITH_CHANGES_SECS: i64 = 3 * 366 * 86_400;

/// A moment at which the clocks of the display zone jump.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockChange {
    /// When.
    pub at: Instant,
    /// Seconds forward, or back when negative.
    pub jump_secs: i32,
}

/// Marks of one part of the axis, kept until it, the zone or the place changes.
#[derive(Debug, Default)]
pub struct Marks {
    key: Option<(Interval, Option<[i64; 2]>, String)>,
    /// When the sun is down at the middle of the map.
    pub nights: Vec<Interval>,
    /// When clocks change.
    pub changes: Vec<ClockChange>,
}

impl Marks {
    /// The marks of `part`. A tenth of a degree moves the sun by half a minute:
    /// nearer places share their nights.
    pub fn refresh(
        &mut self,
        part: Interval,
        centre: Option<Place>,
        zone: &TimeZone,
        zone_name: &str,
    ) -> &Self {
        let coarse = centre.map(|place| {
            [place.latitude(), place.longitude()].map(|degrees| (degrees * 10.0).round() as i64)
        });
        let key = (part, coarse, zone_name.to_owned());
        if self.key.as_ref() != Some(&key) {
            let rounded =
                coarse.and_then(|[lat, lon]| Place::new(lat as f64 / 10.0, lon as f64 / 10.0));
            self.nights = match rounded {
                Some(place) if part.secs() <= LONGEST_WITH_NIGHTS_SECS => sun::nights(place, part),
                _ => Vec::new(),
            };
            self.changes = if part.secs() <= LONGEST_WITH_CHANGES_SECS {
                clock_changes(part, zone)
            } else {
                Vec::new()
            };
            self.key = Some(key);
        }
        self
    }
}

fn clock_changes(part: Interval, zone: &TimeZone) -> Vec<ClockChange> {
    let offset = |at: Instant| zone.to_offset(at.timestamp()).seconds();
    zone.following(part.start().timestamp())
        .map(|change| Instant::from_secs(change.timestamp().as_second()))
        .take_while(|at| *at < part.end())
        .map(|at| ClockChange { at, jump_secs: offset(at) - offset(at.plus_secs(-1)) })
        .filter(|change| change.jump_secs != 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::time::zone;

    #[test]
    fn clocks_in_kyiv_change_twice_a_year() {
        let at =
            |text: &str| Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second());
        let year = Interval::new(at("2025-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z")).unwrap();
        let changes = clock_changes(year, &zone("Europe/Kyiv").unwrap());
        assert_eq!(
            changes,
            [
                ClockChange { at: at("2025-03-30T01:00:00Z"), jump_secs: 3_600 },
                ClockChange { at: at("2025-10-26T01:00:00Z"), jump_secs: -3_600 },
            ]
        );
        assert!(clock_changes(year, &TimeZone::UTC).is_empty());
    }
}
