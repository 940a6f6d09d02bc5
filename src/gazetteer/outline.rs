//! Coarse outlines of countries, to tell what lies far outside them.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::dataset::{GeoPrecision, Place, STEPS_A_DEGREE};
use crate::shape::rings;

use super::FoundPlace;

/// Farther outside than this, in metres, is no matter of coasts, borders and
/// rounding.
pub const FAR_M: f64 = 50_000.0;

/// Cells have sides of a quarter of a degree, in steps of a ten-millionth.
const CELL_STEPS: i32 = 2_500_000;

/// From the middle of a cell to its corner it is no farther than this.
const HALF_CELL_M: f64 = 20_000.0;

const UNKNOWN: u8 = 0;
const NEAR: u8 = 1;
const POSSIBLY_FAR: u8 = 2;

/// The outline of a country, simplified to about 7 km.
#[derive(Debug)]
pub struct Outline {
    rings: Vec<Vec<[f64; 2]>>,
    /// West, south, east and north ends in degrees.
    bounds: [f64; 4],
    /// The circle around all of it.
    circle: Option<FoundPlace>,
    cells: Cells,
}

/// What is known of each cell around a country, found out at its first use.
#[derive(Debug)]
struct Cells {
    south: i32,
    west: i32,
    columns: usize,
    states: Vec<AtomicU8>,
}

/// The text of an outline, and the outline once it was asked for.
type Lazy = (&'static str, OnceLock<Outline>);

fn all() -> &'static HashMap<&'static str, Lazy> {
    static OUTLINES: OnceLock<HashMap<&'static str, Lazy>> = OnceLock::new();
    OUTLINES.get_or_init(|| {
        let lines = include_str!("../../assets/countries.tsv").lines().skip(1);
        let rows = lines.filter_map(|line| line.split_once('\t'));
        rows.map(|(code, text)| (code, (text, OnceLock::new()))).collect()
    })
}

fn made((text, made): &'static Lazy) -> &'static Outline {
    made.get_or_init(|| Outline::read(text))
}

/// The outline of the country with this two-letter code, if it has one.
pub fn outline(code: &str) -> Option<&'static Outline> {
    all().get(code).map(made)
}

/// Two-letter codes and outlines of all countries, in no order.
pub fn outlines() -> impl Iterator<Item = (&'static str, &'static Outline)> {
    all().iter().map(|(code, lazy)| (*code, made(lazy)))
}

impl Outline {
    /// Steps of a hundredth of a degree, after the first from corner to corner.
    fn read(text: &str) -> Self {
        let ring = |text: &str| {
            let numbers: Vec<i32> = text.split(' ').filter_map(|word| word.parse().ok()).collect();
            let mut at = [0, 0];
            let corners = numbers.chunks_exact(2).map(|step| {
                for (at, step) in at.iter_mut().zip(step) {
                    *at += step;
                }
                at.map(|steps| f64::from(steps) / 100.0)
            });
            corners.collect::<Vec<_>>()
        };
        let rings: Vec<_> = text.split('|').map(ring).collect();
        let bounds = rings::bounds(rings.iter());
        Self { circle: circle(&rings), rings, bounds, cells: Cells::around(bounds) }
    }

    /// How far outside a place lies, in metres; 0 inside.
    pub fn distance_m(&self, place: Place) -> f64 {
        if rings::contains(self.rings.iter(), place) {
            return 0.0;
        }
        rings::distance_m(self.rings.iter(), place)
    }

    /// No more than [`distance_m`](Self::distance_m), and found at once.
    pub fn least_distance_m(&self, place: Place) -> f64 {
        rings::gap_m(self.bounds, place)
    }

    /// How far the nearest border or coast is, in metres, from inside or outside.
    pub fn border_m(&self, place: Place) -> f64 {
        rings::distance_m(self.rings.iter(), place)
    }

    /// Whether a place lies more than 50 km outside.
    pub fn is_far(&self, place: Place) -> bool {
        !self.is_definitely_near(place.to_steps()) && self.distance_m(place) > FAR_M
    }

    /// Whether a position in ten-millionths of a degree, north and east, is
    /// definitely not far: found by its cell, in a few nanoseconds once that is known.
    pub fn is_definitely_near(&self, steps: [i32; 2]) -> bool {
        let Some((state, [south, west])) = self.cells.get(steps) else { return false };
        match state.load(Ordering::Relaxed) {
            NEAR => true,
            UNKNOWN => {
                let middle =
                    |from: i32| (f64::from(from) + f64::from(CELL_STEPS) / 2.0) / STEPS_A_DEGREE;
                let middle = Place::new(middle(south), middle(west));
                let is_near =
                    middle.is_some_and(|middle| self.distance_m(middle) <= FAR_M - HALF_CELL_M);
                state.store(if is_near { NEAR } else { POSSIBLY_FAR }, Ordering::Relaxed);
                is_near
            }
            _ => false,
        }
    }

    /// The circle that holds all of it.
    pub const fn circle(&self) -> Option<FoundPlace> {
        self.circle
    }
}

fn circle(rings: &[Vec<[f64; 2]>]) -> Option<FoundPlace> {
    let corners = rings.iter().flatten().filter_map(|&[x, y]| Place::new(y, x));
    let corners: Vec<Place> = corners.collect();
    let (place, radius_m) = crate::dataset::place_text::bounding_circle(&corners)?;
    Some(FoundPlace { place, radius_m, precision: GeoPrecision::Country, country: "" })
}

impl Cells {
    /// With a margin of two cells.
    fn around([west, south, east, north]: [f64; 4]) -> Self {
        let cell = |degrees: f64| (degrees * STEPS_A_DEGREE / f64::from(CELL_STEPS)).floor() as i32;
        let (west, south) = (cell(west) - 2, cell(south) - 2);
        let count = |from: i32, to: f64| usize::try_from(cell(to) + 3 - from).unwrap_or_default();
        let (columns, rows) = (count(west, east), count(south, north));
        let states = (0..columns * rows).map(|_| AtomicU8::new(UNKNOWN)).collect();
        Self { south, west, columns, states }
    }

    /// The state of the cell that holds a position, and its south-west corner.
    fn get(&self, [north, east]: [i32; 2]) -> Option<(&AtomicU8, [i32; 2])> {
        let (row, column) = (north.div_euclid(CELL_STEPS), east.div_euclid(CELL_STEPS));
        let from_south = usize::try_from(row - self.south).ok()?;
        let from_west = usize::try_from(column - self.west).ok().filter(|&at| at < self.columns)?;
        let state = self.states.get(from_south * self.columns + from_west)?;
        Some((state, [row * CELL_STEPS, column * CELL_STEPS]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(latitude: f64, longitude: f64) -> Place {
        Place::new(latitude, longitude).unwrap()
    }

    #[test]
    fn towns_lie_in_their_countries_and_far_from_others() {
        for (code, latitude, longitude) in [
            ("UA", 50.45, 30.52),
            ("UA", 44.95, 34.10), // Simferopol
            ("UA", 45.25, 30.20), // Snake Island, 35 km off the coast
            ("PL", 52.23, 21.01),
            ("RU", 61.48, 129.15), // Pokrovsk in Yakutia
            ("RU", 50.60, 36.59),
            ("US", 21.31, -157.86),
            ("FJ", -17.0, 179.9),
        ] {
            assert!(
                !outline(code).unwrap().is_far(place(latitude, longitude)),
                "{code} {latitude}"
            );
        }
        for (code, latitude, longitude) in [
            ("UA", 30.52, 50.45),
            ("UA", 61.48, 129.15),
            ("PL", 50.45, 30.52),
            ("RU", 44.95, 34.10),
        ] {
            assert!(outline(code).unwrap().is_far(place(latitude, longitude)), "{code} {latitude}");
        }
        assert!(outline("ZZ").is_none());
    }

    #[test]
    fn every_country_with_a_name_has_an_outline() {
        // Réunion is a part of France in the source.
        for code in crate::gazetteer::country::codes().filter(|code| *code != "RE") {
            assert!(outline(code).is_some(), "{code}");
        }
    }

    #[test]
    fn the_circle_of_a_country_holds_it() {
        let ukraine = outline("UA").unwrap().circle().unwrap();
        assert!((600_000.0..800_000.0).contains(&ukraine.radius_m), "{ukraine:?}");
        assert!(outline("RU").unwrap().circle().unwrap().radius_m > 3_000_000.0);
    }

    proptest! {
        #[test]
        fn cells_say_near_only_of_what_is_near(north in 430_000_000..540_000_000_i32, east in 200_000_000..420_000_000_i32) {
            let ukraine = outline("UA").unwrap();
            let place = Place::from_steps([north, east]).unwrap();
            if ukraine.is_definitely_near([north, east]) {
                prop_assert!(ukraine.distance_m(place) <= FAR_M + 500.0);
            }
            if ukraine.distance_m(place) == 0.0 {
                prop_assert!(ukraine.is_definitely_near([north, east]));
            }
        }
    }
}
