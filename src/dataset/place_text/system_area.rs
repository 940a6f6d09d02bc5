//! The areas that projected systems are for, which tell in which order numbers stand.

use std::ops::RangeInclusive;

use crate::dataset::place::Place;

/// Where the positions of a system lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Eastings, in metres.
    x: RangeInclusive<f64>,
    latitude: RangeInclusive<f64>,
    longitude: RangeInclusive<f64>,
}

impl Area {
    /// Of the system with this EPSG number; `None` where it is for all of the Earth, or of
    /// degrees.
    pub fn of(code: u32) -> Option<Self> {
        const WORLD: RangeInclusive<f64> = -180.0..=180.0;
        const ANY: RangeInclusive<f64> = f64::MIN..=f64::MAX;
        // The number of the zone stands before the easting.
        let zoned = |zone: u32, latitude| {
            let least = f64::from(zone) * 1_000_000.0;
            Self { x: least..=least + 999_999.9, latitude, longitude: WORLD }
        };
        let here = |latitude, longitude| Self { x: ANY, latitude, longitude };
        Some(match code {
            28_404..=28_432 => zoned(code - 28_400, 30.0..=85.0),
            5562..=5565 => zoned(code - 5558, 43.0..=57.0),
            2176..=2179 => zoned(code - 2171, 43.0..=57.0),
            // With Ukraine, of which Polish sources tell.
            2180 => here(43.0..=57.0, 12.0..=42.0),
            3034 | 3035 => here(24.0..=85.0, -36.0..=46.0),
            2154 => here(41.0..=52.0, -10.0..=11.0),
            // Whole countries are often written in one zone.
            32_601..=32_660 | 32_701..=32_760 | 25_828..=25_838 | 26_901..=26_923 => {
                Self { x: -800_000.0..=1_800_000.0, latitude: -85.0..=85.0, longitude: WORLD }
            }
            _ => return None,
        })
    }

    /// Whether `place`, whose easting is `x`, lies in it.
    pub fn holds(&self, x: f64, place: Place) -> bool {
        self.x.contains(&x)
            && self.latitude.contains(&place.latitude())
            && self.longitude.contains(&place.longitude())
    }
}
