//! Positions in eight bytes each: ten-millionths of a degree, where that is exact.

use super::place::{Place, STEPS_A_DEGREE};

/// Latitude of a row without a place.
const NOWHERE: i32 = i32::MIN;

/// Latitude of a row whose degrees have more digits than the fixed point.
const LISTED: i32 = i32::MAX;

/// The places of rows. What the source says is given back to the last bit:
/// degrees that are not whole ten-millionths are listed apart.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    fixed: Vec<[i32; 2]>,
    /// By row, ascending.
    exact: Vec<(u32, Place)>,
}

/// `degrees` in ten-millionths, if they come back to the last bit.
fn fixed(degrees: f64) -> Option<i32> {
    let steps = (degrees * STEPS_A_DEGREE).round();
    // Inside the globe this is below 1.8e9, so the cast cannot clip.
    let steps = steps as i32;
    (from_fixed(steps).to_bits() == degrees.to_bits()).then_some(steps)
}

fn from_fixed(steps: i32) -> f64 {
    f64::from(steps) / STEPS_A_DEGREE
}

impl Positions {
    /// With room for `rows` places.
    pub fn with_capacity(rows: usize) -> Self {
        Self { fixed: Vec::with_capacity(rows), exact: Vec::new() }
    }

    /// Gives back the room that is not needed.
    pub fn shrink_to_fit(&mut self) {
        self.fixed.shrink_to_fit();
        self.exact.shrink_to_fit();
    }

    /// Adds the place of the next row.
    pub fn push(&mut self, place: Option<Place>) {
        let Some(place) = place else { return self.fixed.push([NOWHERE, 0]) };
        if let (Some(north), Some(east)) = (fixed(place.latitude()), fixed(place.longitude())) {
            self.fixed.push([north, east]);
        } else {
            self.exact.push((self.fixed.len() as u32, place));
            self.fixed.push([LISTED, 0]);
        }
    }

    /// Adds a place in ten-millionths of a degree, inside the globe.
    pub fn push_fixed(&mut self, [north, east]: [i32; 2]) {
        self.fixed.push([north, east]);
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.fixed.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.fixed.is_empty()
    }

    /// Whether `row` has no place.
    pub fn is_nowhere(&self, row: usize) -> bool {
        self.fixed[row][0] == NOWHERE
    }

    /// North and east of all rows in [`STEPS_A_DEGREE`] of a degree. Rows without a place, and
    /// those of [`listed`](Self::listed), lie north or south of the poles.
    pub fn steps(&self) -> &[[i32; 2]] {
        &self.fixed
    }

    /// The rows whose degrees have more digits than the fixed point, ascending.
    pub fn listed(&self) -> impl Iterator<Item = usize> {
        self.exact.iter().map(|&(row, _)| row as usize)
    }

    /// The place of `row`.
    pub fn place(&self, row: usize) -> Option<Place> {
        let [north, east] = self.fixed[row];
        match north {
            NOWHERE => None,
            LISTED => {
                let at = self.exact.binary_search_by_key(&(row as u32), |&(row, _)| row).ok()?;
                Some(self.exact[at].1)
            }
            _ => Place::new(from_fixed(north), from_fixed(east)),
        }
    }

    /// The rows of `parts` one after another.
    pub fn concat(parts: Vec<Self>) -> Self {
        let mut all = Self {
            fixed: Vec::with_capacity(parts.iter().map(Self::len).sum()),
            exact: Vec::new(),
        };
        for part in parts {
            let first = all.fixed.len() as u32;
            all.exact.extend(part.exact.iter().map(|&(row, place)| (first + row, place)));
            all.fixed.extend_from_slice(&part.fixed);
        }
        all
    }

    /// With its rows in the order `order`, which holds every row number once.
    #[must_use]
    pub fn sorted(&self, order: &[u32]) -> Self {
        let mut sorted = Self { fixed: Vec::with_capacity(order.len()), exact: Vec::new() };
        for &row in order {
            let fixed = self.fixed[row as usize];
            if fixed[0] == LISTED
                && let Some(place) = self.place(row as usize)
            {
                sorted.exact.push((sorted.fixed.len() as u32, place));
            }
            sorted.fixed.push(fixed);
        }
        sorted
    }

    /// West, south, east, north of all places, in degrees.
    pub fn bbox(&self) -> Option<[f64; 4]> {
        // Steps are ordered as the degrees that they stand for.
        let (mut least, mut most) = ([i32::MAX; 2], [i32::MIN; 2]);
        for &[north, east] in &self.fixed {
            let is_held = north != NOWHERE && north != LISTED;
            for (at, steps) in [north, east].into_iter().enumerate() {
                least[at] = least[at].min(if is_held { steps } else { i32::MAX });
                most[at] = most[at].max(if is_held { steps } else { i32::MIN });
            }
        }
        let corners = [least, most].map(|[north, east]| [from_fixed(north), from_fixed(east)]);
        let corners = if least[0] <= most[0] { corners.as_slice() } else { &[] };
        let exact = self.exact.iter().map(|(_, place)| [place.latitude(), place.longitude()]);
        corners.iter().copied().chain(exact).fold(None, |bbox, [north, east]| {
            let [w, s, e, n] = bbox.unwrap_or([east, north, east, north]);
            Some([w.min(east), s.min(north), e.max(east), n.max(north)])
        })
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        size_of_val(self.fixed.as_slice()) + size_of_val(self.exact.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places() -> impl Strategy<Value = Vec<Option<Place>>> {
        let degrees = |limit: f64| {
            prop_oneof![
                -limit..=limit,
                (0_u32..9, -limit..=limit).prop_map(|(digits, degrees): (u32, f64)| {
                    let text = format!("{degrees:.*}", digits as usize);
                    text.parse::<f64>().unwrap()
                }),
                Just(-0.0),
            ]
        };
        let place = (degrees(90.0), degrees(180.0)).prop_map(|(n, e)| Place::new(n, e));
        prop::collection::vec(prop::option::weighted(0.9, place).prop_map(Option::flatten), 0..50)
    }

    proptest! {
        #[test]
        fn every_place_comes_back_to_the_last_bit(places in places(), cut in 0_usize..50) {
            let bits = |place: Option<Place>| {
                place.map(|place| (place.latitude().to_bits(), place.longitude().to_bits()))
            };
            let (first, second) = places.split_at(cut.min(places.len()));
            let parts = [first, second].map(|part| {
                let mut positions = Positions::default();
                part.iter().for_each(|&place| positions.push(place));
                positions
            });
            let all = Positions::concat(parts.into());
            let order: Vec<u32> = (0..places.len() as u32).rev().collect();
            let sorted = all.sorted(&order);
            let found = (0..all.len()).filter_map(|row| all.place(row));
            let bbox = found.fold(None, |bbox: Option<[f64; 4]>, place| {
                let (north, east) = (place.latitude(), place.longitude());
                let [w, s, e, n] = bbox.unwrap_or([east, north, east, north]);
                Some([w.min(east), s.min(north), e.max(east), n.max(north)])
            });
            prop_assert_eq!(all.bbox(), bbox);
            for (row, &place) in places.iter().enumerate() {
                prop_assert_eq!(bits(all.place(row)), bits(place));
                prop_assert_eq!(bits(sorted.place(places.len() - 1 - row)), bits(place));
            }
        }
    }

    #[test]
    fn seven_decimals_need_no_list() {
        let mut positions = Positions::default();
        for text in ["50.4547", "-0.0000001", "89.9999999", "30.1234567", "-90", "0"] {
            positions.push(Place::new(text.parse().unwrap(), text.parse().unwrap()));
        }
        assert_eq!(positions.bytes(), positions.len() * 8);
    }
}
