//! When the sun is down at a place.
//!
//! The equations of the Astronomical Almanac as NOAA simplifies them
//! (gml.noaa.gov/grad/solcalc): right within about two minutes between 1900 and
//! 2100 for latitudes below 72°.

use crate::dataset::{Instant, Interval, Place};

/// The sun's centre at sunrise and sunset: its radius and refraction lift it.
const HORIZON_DEGREES: f64 = -0.833;

const DAY_SECS: i64 = 86_400;

/// Sunrise and sunset around one solar noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    /// From sunrise to sunset.
    Light(Instant, Instant),
    /// The sun does not rise.
    Dark,
    /// The sun does not set.
    Bright,
}

/// Days since noon of 1 January 2000, UTC.
fn days_since_2000(secs: f64) -> f64 {
    (secs - 946_728_000.0) / DAY_SECS as f64
}

/// Declination of the sun in radians, and the equation of time in seconds.
fn sun(days: f64) -> (f64, f64) {
    let centuries = days / 36_525.0;
    let mean_longitude = (280.466_46 + 36_000.769_83 * centuries).to_radians();
    let anomaly = (357.529_11 + 35_999.050_29 * centuries).to_radians();
    let eccentricity = 0.016_708_634 - 0.000_042_037 * centuries;
    let centre = (1.914_602 - 0.004_817 * centuries) * anomaly.sin()
        + 0.019_993 * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1_934.136 * centuries).to_radians();
    let longitude = mean_longitude + (centre - 0.005_69 - 0.004_78 * node.sin()).to_radians();
    let obliquity = (23.439_29 - 0.013_004 * centuries + 0.002_56 * node.cos()).to_radians();
    let declination = (obliquity.sin() * longitude.sin()).asin();
    let y = (obliquity / 2.0).tan().powi(2);
    let equation = y * (2.0 * mean_longitude).sin() - 2.0 * eccentricity * anomaly.sin()
        + 4.0 * eccentricity * y * anomaly.sin() * (2.0 * mean_longitude).cos()
        - 0.5 * y * y * (4.0 * mean_longitude).sin()
        - 1.25 * eccentricity * eccentricity * (2.0 * anomaly).sin();
    (declination, equation.to_degrees() * 240.0)
}

/// The day whose solar noon is nearest to noon UTC of day `number` since 1970,
/// shifted by the longitude.
fn day(place: Place, number: i64) -> Day {
    let mean_noon = number as f64 * DAY_SECS as f64 + 43_200.0 - place.longitude() * 240.0;
    let edge = |sign: f64| {
        // The sun moves on between noon and the edge of the day, so once more.
        let mut at = mean_noon;
        for _ in 0..3 {
            let (declination, equation_secs) = sun(days_since_2000(at));
            let latitude = place.latitude().to_radians();
            let cosine = (HORIZON_DEGREES.to_radians().sin() - latitude.sin() * declination.sin())
                / (latitude.cos() * declination.cos());
            if cosine > 1.0 {
                return Err(Day::Dark);
            }
            if cosine < -1.0 {
                return Err(Day::Bright);
            }
            at = mean_noon - equation_secs + sign * cosine.acos().to_degrees() * 240.0;
        }
        Ok(Instant::from_secs(at.round() as i64))
    };
    match (edge(-1.0), edge(1.0)) {
        (Ok(rise), Ok(set)) => Day::Light(rise, set),
        (Err(day), _) | (_, Err(day)) => day,
    }
}

/// The nights at `place` that reach into `part`, in order.
pub fn nights(place: Place, part: Interval) -> Vec<Interval> {
    let first = part.start().secs().div_euclid(DAY_SECS) - 2;
    let last = part.end().secs().div_euclid(DAY_SECS) + 2;
    let mut nights = Vec::new();
    // The sun was up until then; dark days run on.
    let mut sunset = None;
    for number in first..=last {
        match day(place, number) {
            Day::Light(rise, set) => {
                let since = sunset.unwrap_or_else(|| rise.plus_secs(-DAY_SECS));
                let is_first = number == first;
                nights.extend(Interval::new(since, rise).filter(|_| !is_first));
                sunset = Some(set);
            }
            Day::Dark if sunset.is_none() => {
                sunset = Some(Instant::from_secs(number * DAY_SECS));
            }
            Day::Dark => {}
            Day::Bright => {
                sunset = Some(Instant::from_secs((number + 1) * DAY_SECS));
            }
        }
    }
    if let (Some(since), Day::Dark) = (sunset, day(place, last)) {
        nights.extend(Interval::new(since, part.end().plus_secs(1)));
    }
    nights.retain(|night| night.overlaps(part));
    nights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(text: &str) -> i64 {
        text.parse::<jiff::Timestamp>().unwrap().as_second()
    }

    fn part(start: &str, end: &str) -> Interval {
        Interval::new(Instant::from_secs(secs(start)), Instant::from_secs(secs(end))).unwrap()
    }

    /// Against the tables of timeanddate.com, to two minutes.
    #[test]
    fn nights_agree_with_published_times() {
        for (latitude, longitude, start, end, set, rise) in [
            // Kyiv: sunset 15:59 on the 26th, sunrise 7:57 on the 27th, UTC+2.
            (
                50.45,
                30.52,
                "2025-12-26T12:00:00Z",
                "2025-12-27T12:00:00Z",
                "2025-12-26T13:59:00Z",
                "2025-12-27T05:58:00Z",
            ),
            // Lublin: 20:44 and 4:12 on the longest day, UTC+2.
            (
                51.25,
                22.57,
                "2025-06-21T12:00:00Z",
                "2025-06-22T12:00:00Z",
                "2025-06-21T18:48:00Z",
                "2025-06-22T02:11:00Z",
            ),
        ] {
            let nights = nights(Place::new(latitude, longitude).unwrap(), part(start, end));
            assert_eq!(nights.len(), 1, "{nights:?}");
            let close = |a: Instant, b: &str| (a.secs() - secs(b)).abs() <= 180;
            assert!(close(nights[0].start(), set), "{:?} {set}", nights[0].start().to_utc_text());
            assert!(close(nights[0].end(), rise), "{:?} {rise}", nights[0].end().to_utc_text());
        }
    }

    #[test]
    fn a_week_has_a_night_a_day_and_nights_are_apart() {
        for longitude in [-179.0, -60.0, 0.0, 30.0, 179.0] {
            let place = Place::new(50.0, longitude).unwrap();
            let week = part("2025-03-01T00:00:00Z", "2025-03-08T00:00:00Z");
            let nights = nights(place, week);
            assert!((7..=8).contains(&nights.len()), "{longitude}: {}", nights.len());
            assert!(nights.windows(2).all(|pair| pair[0].end() < pair[1].start()));
        }
    }

    #[test]
    fn beyond_the_polar_circle_a_night_or_a_day_lasts_for_weeks() {
        let place = Place::new(78.0, 15.0).unwrap();
        let winter = part("2025-12-10T00:00:00Z", "2025-12-20T00:00:00Z");
        let nights_of_winter = nights(place, winter);
        assert_eq!(nights_of_winter.len(), 1);
        assert!(nights_of_winter[0].start() <= winter.start());
        assert!(nights_of_winter[0].end() >= winter.end());
        let summer = part("2025-06-10T00:00:00Z", "2025-06-20T00:00:00Z");
        assert!(nights(place, summer).is_empty());
    }
}
