//! Where a place goes when it is rounded or moved, and how far that may be off.

use std::f64::consts::TAU;

use sha2::{Digest as _, Sha256};

use super::Places;
use crate::dataset::Place;

/// Mean radius of the Earth, of which distances are reckoned.
const MEAN_RADIUS_M: f64 = 6_371_008.8;

/// Metres of one degree of latitude, on the ellipsoid at most.
pub(super) const DEGREE_M: f64 = 111_700.0;

/// Places that are the same in steps of so many to a degree (eleven metres) are
/// moved alike, however many decimals a source gives them.
const STEPS_PER_DEGREE: f64 = 1e4;

/// Moved places are written to so many decimals, a tenth of a metre.
const MOVED_DECIMALS: usize = 6;

/// A place instead of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Displaced {
    /// The place that is told.
    pub place: Place,
    /// The true one lies within this distance of it, in metres. It depends on
    /// nothing that the told place does not tell.
    pub growth_m: f64,
}

impl Displaced {
    /// Of `place`; `None` where places stay.
    pub fn of(places: &Places, place: Place) -> Option<Self> {
        match places {
            Places::Exact => None,
            Places::Rounded { decimals } => Some(rounded(place, *decimals)),
            Places::Moved { most_m, seed, derivation } => {
                let place = moved(place, f64::from(*most_m), &seed.key(*derivation));
                Some(Self { place, growth_m: Self::growth_of_move_m(*most_m) })
            }
        }
    }

    /// What the radius grows by where places are moved by up to `most_m`: a metre
    /// more, for the decimals that are written, and half a per cent, for
    /// distances that others reckon on the ellipsoid.
    pub fn growth_of_move_m(most_m: u32) -> f64 {
        (f64::from(most_m) * 1.006 + 1.0).ceil()
    }
}

fn written(degrees: f64, decimals: usize) -> f64 {
    let rounded = format!("{degrees:.decimals$}").parse().unwrap_or(degrees);
    // No minus zero.
    rounded + 0.0
}

fn rounded(place: Place, decimals: u8) -> Displaced {
    let digits = usize::from(decimals);
    let (latitude, longitude) =
        (written(place.latitude(), digits), written(place.longitude(), digits));
    let half_step = 0.5 * 10_f64.powi(-i32::from(decimals));
    // A degree of longitude is longest at the edge towards the equator.
    let towards_equator = (latitude.abs() - half_step).max(0.0).to_radians();
    let growth_m = DEGREE_M * half_step * (1.0 + towards_equator.cos().powi(2)).sqrt();
    let place = Place::new(latitude, longitude).unwrap_or(place);
    Displaced { place, growth_m: growth_m.ceil() }
}

/// Uniform over the disc of `most_m` metres: the same for the same seed and place,
/// so that the mean of many rows tells no more than one of them, and without the
/// seed not to be told.
fn moved(place: Place, most_m: f64, seed: &[u8]) -> Place {
    let mut hash = Sha256::new();
    hash.update(b"strikemap move 1");
    // Its length, so that no seed and place can be mistaken for another pair.
    hash.update((seed.len() as u64).to_le_bytes());
    hash.update(seed);
    // Another distance is another direction: two points of one ray tell its origin.
    hash.update(most_m.to_le_bytes());
    for degrees in [place.latitude(), place.longitude()] {
        hash.update(((degrees * STEPS_PER_DEGREE).round() as i64).to_le_bytes());
    }
    let digest: [u8; 32] = hash.finalize().into();
    let fraction = |at: usize| {
        let mut word = [0; 8];
        word.copy_from_slice(&digest[at..at + 8]);
        (u64::from_le_bytes(word) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let distance = most_m * fraction(0).sqrt() / MEAN_RADIUS_M;
    let bearing = TAU * fraction(8);
    let (phi, lambda) = (place.latitude().to_radians(), place.longitude().to_radians());
    let sine = phi.sin() * distance.cos() + phi.cos() * distance.sin() * bearing.cos();
    let latitude = sine.clamp(-1.0, 1.0).asin();
    let east = (bearing.sin() * distance.sin() * phi.cos())
        .atan2(distance.cos() - phi.sin() * latitude.sin());
    let longitude = (lambda + east).to_degrees();
    let longitude = (longitude + 540.0).rem_euclid(360.0) - 180.0;
    let (latitude, longitude) =
        (written(latitude.to_degrees(), MOVED_DECIMALS), written(longitude, MOVED_DECIMALS));
    Place::new(latitude, longitude).unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::publication::{Derivation, Seed};
    use proptest::prelude::*;

    prop_compose! {
        fn places()(latitude in -90.0_f64..90.0, longitude in -180.0_f64..180.0) -> Place {
            Place::new(latitude, longitude).unwrap()
        }
    }

    proptest! {
        #[test]
        fn the_true_place_lies_within_the_growth_of_the_told_one(
            place in places(),
            decimals in 0_u8..=4,
            most_m in 1_u32..100_000,
            seed in "[a-z]{1,5}",
        ) {
            let seed = Seed::new(&seed);
            let moved = Places::Moved { most_m, seed, derivation: Derivation::Plain };
            for ways in [Places::Rounded { decimals }, moved] {
                let told = Displaced::of(&ways, place).unwrap();
                let off_m = told.place.distance_m(place);
                prop_assert!(off_m <= told.growth_m, "{ways:?}: {off_m} m, {told:?}");
            }
        }
    }

    #[test]
    fn a_move_depends_on_seed_and_place_alone_and_fills_the_disc() {
        let kyiv = Place::new(50.45, 30.52).unwrap();
        let other = Place::new(50.46, 30.52).unwrap();
        let by_m = |place: Place, seed: &str| {
            let told = moved(place, 500.0, seed.as_bytes());
            (told.latitude() - place.latitude(), told.longitude() - place.longitude())
        };
        assert_eq!(moved(kyiv, 500.0, b"s"), moved(kyiv, 500.0, b"s"));
        assert_ne!(moved(kyiv, 500.0, b"s"), moved(kyiv, 500.0, b"t"));
        assert_ne!(by_m(kyiv, "s"), by_m(other, "s"));
        let farther = moved(kyiv, 1_000.0, b"s");
        let twice = (farther.latitude() - kyiv.latitude()) / 2.0;
        assert!((twice - by_m(kyiv, "s").0).abs() > 1e-5, "another distance, another direction");
        // Another source's last decimal moves the place no other way.
        let (a, b) = (by_m(kyiv, "s"), by_m(Place::new(50.450_004, 30.519_996).unwrap(), "s"));
        assert!((a.0 - b.0).abs() < 2e-6 && (a.1 - b.1).abs() < 2e-6, "{a:?} {b:?}");
        let places: Vec<Place> =
            (0..2_000).map(|seed| moved(kyiv, 500.0, seed.to_string().as_bytes())).collect();
        let inner = places.iter().filter(|place| place.distance_m(kyiv) < 250.0).count();
        assert!((400..600).contains(&inner), "a quarter of the area, not {inner} of 2000");
        let north = places.iter().filter(|place| place.latitude() > kyiv.latitude()).count();
        assert!((900..1_100).contains(&north), "half of the disc, not {north} of 2000");
    }

    #[test]
    fn rounding_writes_no_more_decimals_than_it_says() {
        let told = rounded(Place::new(50.4547, 30.5238).unwrap(), 2);
        assert_eq!((told.place.latitude(), told.place.longitude()), (50.45, 30.52));
        assert!((650.0..670.0).contains(&told.growth_m), "{told:?}");
    }
}
