//! What definitely lies near an oblast or a city, told by a few comparisons.

use crate::dataset::STEPS_A_DEGREE;
use crate::gazetteer::{FAR_M, FoundPlace, Namesakes};
use crate::import::event_builder::place::check::oblast;

/// Metres of one degree of latitude on a sphere.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// A square inside the circle of what is not far outside an oblast; all of the
/// Earth where a name is that of none.
#[derive(Debug, Clone, Copy)]
pub struct Near {
    south: i32,
    north: i32,
    west: i32,
    east: i32,
}

impl Near {
    /// Of the oblast called `admin1`, in whatever country.
    pub fn of(admin1: &str) -> Self {
        let Some(found) = oblast(admin1, "") else {
            return Self { south: i32::MIN, north: i32::MAX, west: i32::MIN, east: i32::MAX };
        };
        Self::around(found)
    }

    fn around(found: FoundPlace) -> Self {
        // A little less, for the flat corners of the square on a round Earth.
        let half_m = 0.95 * (f64::from(found.radius_m) + FAR_M) / std::f64::consts::SQRT_2;
        let north = half_m / METRES_PER_DEGREE;
        let (latitude, longitude) = (found.place.latitude(), found.place.longitude());
        let east = north / (latitude.abs() - north).max(0.0).to_radians().cos();
        let steps = |degrees: f64| (degrees * STEPS_A_DEGREE) as i32;
        Self {
            south: steps(latitude - north),
            north: steps(latitude + north),
            west: steps(longitude - east),
            east: steps(longitude + east),
        }
    }

    /// Whether a position in ten-millionths of a degree, north and east, lies in it.
    pub fn holds(&self, [north, east]: [i32; 2]) -> bool {
        (self.south..=self.north).contains(&north) && (self.west..=self.east).contains(&east)
    }
}

/// What is definitely near some place that a name may mean; nothing where any is.
#[derive(Debug, Clone)]
pub struct NearAny(Vec<Near>);

impl NearAny {
    /// Of the places called `name`, as far as one is a city.
    pub fn of(name: &str) -> Self {
        Self(Namesakes::of(name).iter().map(Near::around).collect())
    }

    /// As [`Near::holds`].
    pub fn holds(&self, steps: [i32; 2]) -> bool {
        self.0.is_empty() || self.0.iter().any(|near| near.holds(steps))
    }
}

/// Notes what lies near the oblast or city whose code is `code`.
pub fn note_near<N: Clone>(oblasts: &mut Vec<Option<N>>, code: u32, near: impl FnOnce() -> N) {
    let code = code as usize;
    if oblasts.len() <= code {
        oblasts.resize(code + 1, None);
    }
    if let Some(known) = oblasts.get_mut(code) {
        known.get_or_insert_with(near);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Place;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_near_is_not_far_from_the_oblast(
            north in 440_000_000..540_000_000_i32, east in 200_000_000..420_000_000_i32, pick in 0..4_usize,
        ) {
            let admin1 = ["Kherson Oblast", "Kyivska oblast", "Lubelskie", "Donetsk Oblast"][pick];
            let oblast = oblast(admin1, "").unwrap();
            let place = Place::from_steps([north, east]).unwrap();
            if Near::of(admin1).holds([north, east]) {
                let away_m = oblast.place.distance_m(place) - f64::from(oblast.radius_m);
                prop_assert!(away_m <= FAR_M, "{} {:?}", admin1, place);
            }
        }
    }

    #[test]
    fn a_name_of_no_oblast_is_near_everything() {
        assert!(Near::of("Nowhere").holds([0, 1_800_000_000]));
        assert!(!Near::of("Kherson Oblast").holds([615_000_000, 1_291_500_000]));
    }
}
