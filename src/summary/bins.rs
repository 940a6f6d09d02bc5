//! Calendar-aware bins of a time axis.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::dataset::{Instant, Interval};

/// The most bins a histogram may have.
pub const MOST_BINS: usize = 2_048;

/// The width of a bin, on the calendar of the display zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Minutes, a divisor of an hour.
    Minutes(i64),
    /// Hours, a divisor of a day.
    Hours(i64),
    /// One day.
    Day,
    /// One week, from Monday.
    Week,
    /// One month.
    Month,
    /// Three months.
    Quarter,
    /// One year.
    Year,
}

impl Width {
    /// From the narrowest to the widest.
    #[rustfmt::skip]
    pub const ALL: [Self; 13] = [
        Self::Minutes(1), Self::Minutes(5), Self::Minutes(15), Self::Minutes(30),
        Self::Hours(1), Self::Hours(3), Self::Hours(6), Self::Hours(12),
        Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year,
    ];

    /// Usual length in seconds.
    pub const fn usual_secs(self) -> i64 {
        match self {
            Self::Minutes(count) => count * 60,
            Self::Hours(count) => count * 3_600,
            Self::Day => 86_400,
            Self::Week => 7 * 86_400,
            Self::Month => 30 * 86_400,
            Self::Quarter => 91 * 86_400,
            Self::Year => 365 * 86_400,
        }
    }

    /// Words shown to people, such as `15 min` or `day`.
    pub fn label(self) -> String {
        match self {
            Self::Minutes(count) => format!("{count} min"),
            Self::Hours(count) => format!("{count} h"),
            Self::Day => "day".to_owned(),
            Self::Week => "week".to_owned(),
            Self::Month => "month".to_owned(),
            Self::Quarter => "quarter".to_owned(),
            Self::Year => "year".to_owned(),
        }
    }

    /// What one bar counts, after a number: `a day`, `in 6 h`.
    pub fn per(self) -> String {
        match self {
            Self::Minutes(_) | Self::Hours(_) => format!("in {}", self.label()),
            Self::Day | Self::Week | Self::Month | Self::Quarter | Self::Year => {
                format!("a {}", self.label())
            }
        }
    }

    /// The narrowest width that cuts `extent` into at most `most` bins.
    pub fn fitting(extent: Interval, most: usize) -> Self {
        let most = most.clamp(1, MOST_BINS) as i64;
        Self::ALL
            .into_iter()
            .find(|width| extent.secs() / width.usual_secs() < most)
            .unwrap_or(Self::Year)
    }

    /// The start of the bin that holds `at`.
    pub fn floor(self, at: Instant, zone: &TimeZone) -> Instant {
        let civil = at.to_civil(zone);
        let date = civil.date();
        let day = |date: Date| Instant::from_civil(date.at(0, 0, 0, 0), zone);
        match self {
            // Offsets are multiples of a quarter of an hour, but days of 23 or
            // 25 hours have no even cut; hours are counted from midnight.
            Self::Minutes(_) | Self::Hours(_) => {
                let midnight = day(date);
                let width = self.usual_secs();
                let into = (at.secs() - midnight.secs()).div_euclid(width) * width;
                midnight.plus_secs(into)
            }
            Self::Day => day(date),
            Self::Week => {
                let back = i64::from(date.weekday().to_monday_zero_offset());
                day(date.saturating_sub(back.days()))
            }
            Self::Month => day(date.first_of_month()),
            Self::Quarter => {
                let month = (date.month() - 1) / 3 * 3 + 1;
                day(Date::new(date.year(), month, 1).unwrap_or(date))
            }
            Self::Year => day(date.first_of_year()),
        }
    }

    /// The start of the bin after the one that starts at `start`.
    pub fn next(self, start: Instant, zone: &TimeZone) -> Instant {
        let civil: DateTime = start.to_civil(zone);
        let span = match self {
            Self::Minutes(_) | Self::Hours(_) => {
                let after = start.plus_secs(self.usual_secs());
                let midnight = Self::Day.next(Self::Day.floor(start, zone), zone);
                return after.min(midnight);
            }
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        };
        Instant::from_civil(civil.date().saturating_add(span).at(0, 0, 0, 0), zone)
    }
}

/// Consecutive bins: bin `i` is `[edges[i], edges[i + 1])`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bins {
    edges: Vec<i64>,
    /// Width of every bin; `None` when there is none.
    pub width: Option<Width>,
}

impl Bins {
    /// Bins of `width` that cover `extent`, at most [`MOST_BINS`].
    pub fn covering(extent: Interval, width: Width, zone: &TimeZone) -> Self {
        let mut edge = width.floor(extent.start(), zone);
        let mut edges = vec![edge.secs()];
        while edge < extent.end() && edges.len() <= MOST_BINS {
            let next = width.next(edge, zone);
            // A calendar that stood still would never reach the end.
            edge = if next > edge { next } else { edge.plus_secs(width.usual_secs()) };
            edges.push(edge.secs());
        }
        Self { edges, width: Some(width) }
    }

    /// The number of bins.
    pub fn len(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Whether there is no bin.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The edges in seconds, one more than bins.
    pub fn edges(&self) -> &[i64] {
        &self.edges
    }

    /// The bin that holds `secs`.
    pub fn index(&self, secs: i64) -> Option<usize> {
        let after = self.edges.partition_point(|&edge| edge <= secs);
        (after > 0 && after < self.edges.len()).then(|| after - 1)
    }

    /// Bin `index` as an interval.
    pub fn interval(&self, index: usize) -> Option<Interval> {
        let (start, end) = (*self.edges.get(index)?, *self.edges.get(index + 1)?);
        Interval::new(Instant::from_secs(start), Instant::from_secs(end))
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
    fn days_follow_the_clocks_of_their_zone() {
        let kyiv = zone("Europe/Kyiv").unwrap();
        let extent = Interval::new(at("2025-03-29T00:00:00Z"), at("2025-04-01T00:00:00Z")).unwrap();
        let bins = Bins::covering(extent, Width::Day, &kyiv);
        let hours: Vec<i64> = bins.edges().windows(2).map(|w| (w[1] - w[0]) / 3600).collect();
        assert_eq!(hours, [24, 23, 24, 24]);
    }

    #[test]
    fn bins_tile_the_extent_in_every_width() {
        for name in ["UTC", "Europe/Kyiv", "Europe/Warsaw", "Asia/Kathmandu", "America/St_Johns"] {
            let zone = zone(name).unwrap();
            for width in Width::ALL {
                let start = at("2025-10-25T13:07:09Z");
                let end = start.plus_secs(width.usual_secs() * 5);
                let extent = Interval::new(start, end).unwrap();
                let bins = Bins::covering(extent, width, &zone);
                let edges = bins.edges();
                assert!(edges[0] <= start.secs() && *edges.last().unwrap() >= end.secs());
                assert!(edges.windows(2).all(|pair| pair[0] < pair[1]));
                assert_eq!(bins.index(start.secs()), Some(0));
                assert_eq!(bins.index(edges[1]), Some(1));
                assert_eq!(bins.index(edges[0] - 1), None);
            }
        }
    }

    #[test]
    fn the_fitting_width_keeps_the_number_of_bins_small() {
        let start = at("2022-02-24T00:00:00Z");
        for days in [1, 30, 365, 1_400, 36_500] {
            let extent = Interval::new(start, start.plus_secs(days * 86_400)).unwrap();
            let width = Width::fitting(extent, 300);
            let bins = Bins::covering(extent, width, &TimeZone::UTC);
            assert!(bins.len() <= 303, "{days}: {}", bins.len());
        }
    }
}
