//! Which clocks a place goes by, as far as the outlines of countries tell.
//!
//! The outlines are simplified to about 7 km, so that near a border they do not tell in
//! which country a place lies. What is known holds for squares: large ones inside one
//! country or far from all, and small ones, which are asked for by their middle.

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;

use super::clocks::{Clocks, clocks_of};
use super::outline::{FAR_M, outlines};
use crate::dataset::{Place, STEPS_A_DEGREE, USUAL_ZONE};

/// Nearer to another country than this, in metres, a place may lie in it.
const BORDER_M: f64 = 10_000.0;

/// Sides of the squares, in ten-millionths of a degree.
const LARGE_STEPS: i32 = 2_500_000;
const SMALL_STEPS: i32 = 200_000;

/// From the middle of a large square to its corner it is no farther than this.
const HALF_LARGE_M: f64 = 20_000.0;

/// Squares that a thread remembers; then all are forgotten.
const MOST_SQUARES: usize = 1 << 18;

/// What is known of the clocks at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClocksAt {
    /// Those of the country in which it lies or whose coast is nearest, if any is near.
    pub clocks: Clocks,
    /// The zone of a country with other clocks that is so near that it may lie in that one.
    pub others: Option<&'static str>,
}

impl ClocksAt {
    /// Clocks that are told by a name.
    pub const fn of(clocks: Clocks) -> Self {
        Self { clocks, others: None }
    }
}

const NOT_KNOWN: ClocksAt = ClocksAt::of(Clocks::Unknown);

/// South and west ends of a square, counted in its sides.
type Square = [i32; 2];

type Squares<V> = HashMap<Square, V, foldhash::fast::RandomState>;

#[derive(Debug, Default)]
struct Known {
    /// `None` where smaller ones tell.
    large: Squares<Option<ClocksAt>>,
    small: Squares<ClocksAt>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// The clocks at a position in ten-millionths of a degree, north and east.
pub fn clocks_at(steps: [i32; 2]) -> ClocksAt {
    KNOWN.with_borrow_mut(|known| {
        if known.large.len() + known.small.len() > MOST_SQUARES {
            *known = Known::default();
        }
        let square = steps.map(|steps| steps.div_euclid(LARGE_STEPS));
        let of_large = known.large.entry(square);
        let of_large = *of_large.or_insert_with(|| {
            middle(square, LARGE_STEPS).and_then(|middle| all_of(middle, HALF_LARGE_M))
        });
        of_large.unwrap_or_else(|| {
            let square = steps.map(|steps| steps.div_euclid(SMALL_STEPS));
            let exactly = || middle(square, SMALL_STEPS).map_or(NOT_KNOWN, exactly_at);
            *known.small.entry(square).or_insert_with(exactly)
        })
    })
}

fn middle(square: Square, side_steps: i32) -> Option<Place> {
    let [north, east] =
        square.map(|at| (f64::from(at) + 0.5) * f64::from(side_steps) / STEPS_A_DEGREE);
    Place::new(north.min(90.0), east.min(180.0))
}

/// The clocks of everything within `around_m` of `place`, if all of that goes by the same
/// and no border is near.
fn all_of(place: Place, around_m: f64) -> Option<ClocksAt> {
    let mut found = Clocks::Unknown;
    for (code, outline) in outlines() {
        if outline.least_distance_m(place) > around_m + FAR_M {
            continue;
        }
        let distance_m = outline.distance_m(place);
        if distance_m == 0.0 && outline.border_m(place) > around_m + BORDER_M {
            if found != Clocks::Unknown {
                return None;
            }
            found = clocks_of(code);
        } else if distance_m <= around_m + FAR_M {
            return None;
        }
    }
    Some(ClocksAt::of(found))
}

/// Whether clocks ever differed from those of the zone `other` in the years that files are
/// mostly about.
fn differ(clocks: Clocks, other: &str) -> bool {
    const YEARS: std::ops::Range<i16> = 2014..2027;
    let Some(zone) = clocks.zone() else { return false };
    if zone == other {
        return false;
    }
    let (Ok(one), Ok(other)) = (TimeZone::get(zone), TimeZone::get(other)) else { return false };
    let offset = |zone: &TimeZone, at: DateTime| {
        let at = zone.to_ambiguous_timestamp(at).compatible();
        at.ok().map(|at| zone.to_offset(at))
    };
    YEARS
        .flat_map(|year| [1, 7].map(|month| date(year, month, 1).at(12, 0, 0, 0)))
        .any(|at| offset(&one, at) != offset(&other, at))
}

/// The clocks at `place` itself.
fn exactly_at(place: Place) -> ClocksAt {
    let mut near: Vec<(f64, &str)> = outlines()
        .filter(|(_, outline)| outline.least_distance_m(place) <= FAR_M)
        .map(|(code, outline)| (outline.distance_m(place), code))
        .filter(|(distance_m, _)| *distance_m <= FAR_M)
        .collect();
    near.sort_by(|(one, a), (other, b)| one.total_cmp(other).then(a.cmp(b)));
    let mut near = near.into_iter().map(|(distance_m, code)| (distance_m, clocks_of(code)));
    let Some((least_m, clocks)) = near.next() else { return NOT_KNOWN };
    let near: Vec<(f64, Clocks)> = near.collect();
    // Where the country does not tell, what lies at the border of Ukraine goes by the
    // clocks that most tables here are written in.
    let usual = Clocks::One(USUAL_ZONE);
    if clocks == Clocks::Several && near.iter().any(|(_, others)| *others == usual) {
        return ClocksAt::of(usual);
    }
    let is_near = |distance_m: f64| distance_m <= least_m + BORDER_M;
    let mut others = near.iter().filter(|(distance_m, _)| is_near(*distance_m));
    let others = others.find_map(|(_, others)| others.zone().filter(|zone| differ(clocks, zone)));
    ClocksAt { clocks, others }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(latitude: f64, longitude: f64) -> ClocksAt {
        clocks_at(Place::new(latitude, longitude).unwrap().to_steps())
    }

    #[test]
    fn a_place_goes_by_the_clocks_of_its_country() {
        for (latitude, longitude, zone) in [
            (50.45, 30.52, "Europe/Kyiv"),
            (44.95, 34.10, "Europe/Kyiv"),
            (46.3, 30.9, "Europe/Kyiv"), // off Odesa
            (51.25, 22.57, "Europe/Warsaw"),
            (36.2, 37.16, "Asia/Damascus"),
            (15.35, 44.2, "Asia/Aden"),
            (-17.8, 178.0, "Pacific/Fiji"),
        ] {
            let found = at(latitude, longitude);
            assert_eq!(found, ClocksAt::of(Clocks::One(zone)), "{latitude} {longitude}");
        }
        assert_eq!(at(55.75, 37.6).clocks, Clocks::Several);
        let near_ukraine = at(50.5958, 36.5873);
        assert_eq!(near_ukraine, ClocksAt::of(Clocks::One("Europe/Kyiv")), "Belgorod");
        assert_eq!(at(0.5, -30.0).clocks, Clocks::Unknown, "in the Atlantic");
    }

    #[test]
    fn near_a_border_the_other_clocks_are_told() {
        assert_eq!(at(49.80, 22.95).others, Some("Europe/Kyiv"), "Medyka");
        assert_eq!(at(50.867, 24.139).others, Some("Europe/Warsaw"), "Zosin");
        // Clocks beyond these borders are the same.
        assert_eq!(at(51.15, 15.0).others, None, "Zgorzelec");
        assert_eq!(at(45.18, 28.80).others, None, "Tulcea");
        assert!(at(50.90, 23.95).others.is_some(), "east of Hrubieszów");
        assert!(at(50.0, 36.25).others.is_none(), "Kharkiv");
        assert!(at(51.1, 17.03).others.is_none(), "Wrocław");
    }

    proptest! {
        #[test]
        fn large_squares_say_what_small_ones_say(
            north in 430_000_000..560_000_000_i32, east in 130_000_000..420_000_000_i32,
        ) {
            let square = [north, east].map(|steps| steps.div_euclid(SMALL_STEPS));
            let exactly = exactly_at(middle(square, SMALL_STEPS).unwrap());
            prop_assert_eq!(clocks_at([north, east]), exactly);
        }
    }
}
