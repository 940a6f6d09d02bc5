//! Finds events near each other in time and place without looking at all pairs:
//! a run through time over the cells of a grid.

use std::collections::{HashMap, VecDeque};

use super::score::{apart_secs, counted_radius_m, distance};
use super::{FARTHEST_SECS, FARTHEST_STARTS_SECS, MOST_COMPARED};
use crate::dataset::{Interval, Place};

/// Height of a cell in degrees: more than two events can be apart that are
/// compared (45 km of 55).
const CELL_DEGREES: f64 = 0.5;

/// Beyond this latitude a band is one cell.
const POLAR_DEGREES: f64 = 88.0;

/// When and where an event happened.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its dataset.
    pub part: u32,
    /// Its row.
    pub row: u32,
    /// When.
    pub interval: Interval,
    /// Where.
    pub place: Place,
    /// Within how many metres.
    pub radius_m: u32,
}

/// Two events near each other, as places in the list, the earlier start first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// The one that starts first.
    pub earlier: usize,
    /// The other.
    pub later: usize,
}

/// Whether two events are near enough in time and place to be compared.
pub fn are_near(a: &Entry, b: &Entry) -> bool {
    let starts_apart = (a.interval.start().secs() - b.interval.start().secs()).abs();
    let radii_m = counted_radius_m(a.radius_m) + counted_radius_m(b.radius_m);
    starts_apart <= FARTHEST_STARTS_SECS
        && apart_secs(a.interval, b.interval) <= FARTHEST_SECS
        && distance(a.place, b.place, radii_m).is_some()
}

/// A run over events in the order of their starts.
#[derive(Debug, Default)]
pub struct Run {
    cells: HashMap<(i32, i32), VecDeque<usize>>,
    /// Comparisons that were not made because an event has too many others around it.
    pub left_out: u64,
}

impl Run {
    /// Takes in the next event, `entries[index]`: the earlier ones near it, the
    /// latest first.
    pub fn next(&mut self, entries: &[Entry], index: usize) -> Vec<Near> {
        let Some(entry) = entries.get(index) else { return Vec::new() };
        let oldest = entry.interval.start().secs() - FARTHEST_STARTS_SECS;
        let mut around: Vec<usize> = Vec::new();
        for cell in cells_around(entry.place) {
            let Some(waiting) = self.cells.get_mut(&cell) else { continue };
            while waiting.front().is_some_and(|&first| start_secs(entries, first) < oldest) {
                waiting.pop_front();
            }
            if waiting.is_empty() {
                self.cells.remove(&cell);
                continue;
            }
            around.extend(waiting.iter().rev().take(MOST_COMPARED));
            self.left_out += waiting.len().saturating_sub(MOST_COMPARED) as u64;
        }
        around.sort_unstable_by_key(|&other| std::cmp::Reverse(other));
        self.left_out += around.len().saturating_sub(MOST_COMPARED) as u64;
        around.truncate(MOST_COMPARED);
        around.retain(|&other| entries.get(other).is_some_and(|other| are_near(other, entry)));
        self.cells.entry(cell_of(entry.place)).or_default().push_back(index);
        around.into_iter().map(|earlier| Near { earlier, later: index }).collect()
    }
}

fn start_secs(entries: &[Entry], index: usize) -> i64 {
    entries.get(index).map_or(i64::MAX, |entry| entry.interval.start().secs())
}

fn band_of(latitude: f64) -> i32 {
    (latitude / CELL_DEGREES).floor() as i32
}

/// Cells around the Earth in one band: no narrower than they are high.
fn cells_in(band: i32) -> i32 {
    // At the edge nearer to a pole a degree is shortest.
    let edge = f64::from(band.abs() + 1) * CELL_DEGREES;
    if edge > POLAR_DEGREES {
        return 1;
    }
    let width = CELL_DEGREES / edge.to_radians().cos();
    ((360.0 / width).floor() as i32).max(1)
}

fn column_in(band: i32, longitude: f64) -> i32 {
    let cells = cells_in(band);
    (((longitude + 180.0) / 360.0 * f64::from(cells)).floor() as i32).rem_euclid(cells)
}

fn cell_of(place: Place) -> (i32, i32) {
    let band = band_of(place.latitude());
    (band, column_in(band, place.longitude()))
}

fn cells_around(place: Place) -> Vec<(i32, i32)> {
    let middle = band_of(place.latitude());
    let mut cells: Vec<(i32, i32)> = (middle - 1..=middle + 1)
        .flat_map(|band| {
            let column = column_in(band, place.longitude());
            let around = cells_in(band);
            (column - 1..=column + 1).map(move |column| (band, column.rem_euclid(around)))
        })
        .collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Instant;
    use proptest::prelude::*;

    fn entry() -> impl Strategy<Value = Entry> {
        let start = prop_oneof![0_i64..100_000, 0_i64..1_000_000];
        let length = prop_oneof![Just(1_i64), Just(3_600), Just(86_400), 1_i64..2_000_000];
        let place = prop_oneof![
            (50.0..51.5, 29.5..31.5),
            (-0.6..0.6, -0.6..0.6),
            (64.0..66.0, 178.5..180.0),
            (64.0..66.0, -180.0..-178.5),
            (88.0..90.0, -180.0..180.0),
        ];
        let radius_m = prop_oneof![Just(0_u32), Just(500), Just(20_000), Just(600_000)];
        (start, length, place, radius_m).prop_map(|(start, length, (lat, lon), radius_m)| {
            let start = Instant::from_secs(start);
            let interval = Interval::new(start, start.plus_secs(length)).unwrap();
            let place = Place::new(lat, lon).unwrap();
            Entry { part: 0, row: 0, interval, place, radius_m }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn cells_miss_no_pair_that_looking_at_all_pairs_finds(
            mut entries in prop::collection::vec(entry(), 0..120)
        ) {
            entries.sort_by_key(|entry| entry.interval.start());
            let mut run = Run::default();
            let mut found: Vec<Near> =
                (0..entries.len()).flat_map(|index| run.next(&entries, index)).collect();
            found.sort_unstable();
            let mut expected = Vec::new();
            for later in 0..entries.len() {
                for earlier in 0..later {
                    if are_near(&entries[earlier], &entries[later]) {
                        expected.push(Near { earlier, later });
                    }
                }
            }
            expected.sort_unstable();
            prop_assert_eq!(run.left_out, 0);
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_crowd_at_one_place_is_compared_as_far_as_allowed_and_the_rest_is_counted() {
        let place = Place::new(50.45, 30.5).unwrap();
        let interval = Interval::new(Instant::from_secs(0), Instant::from_secs(60)).unwrap();
        let crowd = vec![Entry { part: 0, row: 0, interval, place, radius_m: 0 }; 3_000];
        let mut run = Run::default();
        let found: usize = (0..crowd.len()).map(|index| run.next(&crowd, index).len()).sum();
        assert!(found <= crowd.len() * MOST_COMPARED);
        assert_eq!(found as u64 + run.left_out, 3_000 * 2_999 / 2);
    }
}
