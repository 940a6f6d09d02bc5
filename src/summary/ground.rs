//! Where events lie on the map: fixed-point Web Mercator, eight bytes an event.

use crate::base::parallel;
use crate::dataset::kind::KindGroup;
use crate::dataset::{Dataset, GeoPrecision, Place, Rows, kind};

/// Latitude at which the square of Web Mercator ends; beyond it only ice is cut off.
const LIMIT_DEGREES: f64 = 85.051_128_779_806_59;

/// Steps of the fixed point from one side of the square to the other; one is nine
/// millimetres wide at the equator.
const STEPS: f64 = 4_294_967_296.0;

/// `y` of rows that lie nowhere on the map.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Rows whose positions one thread computes at a time.
const CHUNK_ROWS: usize = 1 << 16;

/// Web Mercator on the unit square: x to the east, y to the south.
pub fn mercator(place: Place) -> [f64; 2] {
    let latitude = place.latitude().clamp(-LIMIT_DEGREES, LIMIT_DEGREES).to_radians();
    let y = (1.0 - (latitude.tan() + 1.0 / latitude.cos()).ln() / std::f64::consts::PI) / 2.0;
    [(place.longitude() + 180.0) / 360.0, y]
}

/// A position on the unit square in fixed point. East of the square is its west.
pub fn fixed([x, y]: [f64; 2]) -> [u32; 2] {
    let steps = (x.rem_euclid(1.0) * STEPS) as u64;
    [steps as u32, (y * STEPS).clamp(0.0, f64::from(NOWHERE - 1)) as u32]
}

/// The middle of a step of the fixed point, on the unit square.
pub fn unit([x, y]: [u32; 2]) -> [f64; 2] {
    [x, y].map(|steps| (f64::from(steps) + 0.5) / STEPS)
}

/// The place at a position on the unit square.
pub fn place_at([x, y]: [f64; 2]) -> Option<Place> {
    let latitude = (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
    Place::new(latitude, (x.rem_euclid(1.0) - 0.5) * 360.0)
}

/// The positions of one dataset on the map, computed once.
///
/// Rows without a place and rows known only by country have none: a pin on a
/// capital would say what no source says.
#[derive(Debug)]
pub struct Ground {
    at: Vec<[u32; 2]>,
    country_wide: Rows,
    areas: Rows,
    sums_of_attacks: Rows,
    on_map: Rows,
    lasting: Rows,
}

impl Ground {
    /// Of every row of `dataset`, on all processors.
    pub fn of(dataset: &Dataset) -> Self {
        let certainties = dataset.certainties();
        let is = |keep: fn(&crate::dataset::Certainty) -> bool| -> Vec<bool> {
            certainties.values().iter().map(keep).collect()
        };
        let is_country = is(|certainty| certainty.geo == GeoPrecision::Country);
        let is_area = is(|certainty| {
            certainty.is_area() && certainty.geo != GeoPrecision::Country && certainty.radius_m > 0
        });
        let mut at = vec![[0, NOWHERE]; dataset.len()];
        let chunks: Vec<(usize, &mut [[u32; 2]])> = at.chunks_mut(CHUNK_ROWS).enumerate().collect();
        parallel::map("ground", chunks, |(chunk, at)| {
            for (offset, at) in at.iter_mut().enumerate() {
                let row = chunk * CHUNK_ROWS + offset;
                if !is_country[certainties.code(row)]
                    && let Some(place) = dataset.place(row)
                {
                    *at = fixed(mercator(place));
                }
            }
        });
        let placed = |is_wanted: &[bool]| {
            if !is_wanted.contains(&true) {
                return Rows::none(dataset.len());
            }
            Rows::from_fn(dataset.len(), |row| {
                is_wanted[certainties.code(row)] && dataset.place(row).is_some()
            })
        };
        let is_lasting: Vec<bool> = dataset
            .kinds()
            .values()
            .iter()
            .map(|kind| KindGroup::of(kind) == KindGroup::Lasting)
            .collect();
        let kinds = dataset.kinds();
        Self {
            on_map: Rows::from_fn(dataset.len(), |row| at[row][1] != NOWHERE),
            lasting: Rows::from_fn(dataset.len(), |row| is_lasting[kinds.code(row)]),
            country_wide: placed(&is_country),
            areas: placed(&is_area),
            sums_of_attacks: sums_of_attacks(dataset),
            at,
        }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// The positions of all rows; `y` is `u32::MAX` for those that lie nowhere.
    pub fn positions(&self) -> &[[u32; 2]] {
        &self.at
    }

    /// Where `row` lies, if anywhere.
    pub fn at(&self, row: usize) -> Option<[u32; 2]> {
        self.at.get(row).copied().filter(|at| at[1] != NOWHERE)
    }

    /// Placed rows that are known only by country.
    pub fn country_wide(&self) -> &Rows {
        &self.country_wide
    }

    /// Rows that have a position on the map.
    pub fn on_map(&self) -> &Rows {
        &self.on_map
    }

    /// Alerts and closures: states of an area that last, drawn as lanes in time.
    pub fn lasting(&self) -> &Rows {
        &self.lasting
    }

    /// Rows whose place is a circle.
    pub fn areas(&self) -> &Rows {
        &self.areas
    }

    /// Rows that count people over a whole attack of which there may be other
    /// rows: a sum over places that takes in both counts people twice.
    pub fn sums_of_attacks(&self) -> &Rows {
        &self.sums_of_attacks
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        size_of_val(self.at.as_slice()) + 5 * self.at.len() / 8
    }
}

fn sums_of_attacks(dataset: &Dataset) -> Rows {
    let (kinds, attacks) = (dataset.kinds(), dataset.attacks());
    let is_total: Vec<bool> =
        kinds.values().iter().map(|kind| kind::AGGREGATE.contains(&&**kind)).collect();
    if !is_total.contains(&true) {
        return Rows::none(dataset.len());
    }
    Rows::from_fn(dataset.len(), |row| is_total[kinds.code(row)] && !attacks.value(row).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn mercator_agrees_with_known_points() {
        assert_eq!(mercator(Place::new(0.0, 0.0).unwrap()), [0.5, 0.5]);
        let [x, y] = mercator(Place::new(50.4547, 30.5238).unwrap());
        // Tile 9/299/172 holds Kyiv.
        assert_eq!(((x * 512.0) as u32, (y * 512.0) as u32), (299, 172));
    }

    proptest! {
        #[test]
        fn a_place_comes_back_within_a_centimetre(lat in -85.0..85.0_f64, lon in -180.0..180.0_f64) {
            let place = Place::new(lat, lon).unwrap();
            let back = place_at(unit(fixed(mercator(place)))).unwrap();
            prop_assert!(place.distance_m(back) < 0.01, "{:?}", back);
        }
    }
}
