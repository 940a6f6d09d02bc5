//! A value for each combination of cells in some columns.

use std::collections::HashMap;

use super::table::Table;

/// Bits that the codes of a combination may take together to be looked up at
/// once: that many places are four megabytes.
const MOST_BITS: u32 = 20;

/// Combinations of several columns that are remembered; then they are forgotten.
const MOST_COMBINATIONS: usize = 1 << 20;

/// A value for each combination of cells in some columns.
#[derive(Debug)]
pub struct Group<V> {
    /// Numbers of the columns among those that are remembered.
    pub slots: Vec<usize>,
    /// Values of no column, or of one by its code.
    one: Vec<Option<V>>,
    /// Values of several columns.
    values: Vec<V>,
    places: Places,
}

/// Where the values of several columns stand.
#[derive(Debug)]
enum Places {
    /// Their numbers plus one, by the codes written one after another, each in
    /// so many bits.
    Dense { bits: Vec<u32>, numbers: Vec<u32> },
    /// Codes of up to four columns.
    Few(Table<[u64; 2]>),
    /// Any codes, and those that were last looked for.
    Many(HashMap<Box<[u32]>, u32, foldhash::fast::RandomState>, Vec<u32>),
}

impl Places {
    /// For codes of so many columns.
    fn new(columns: usize) -> Self {
        Self::Dense { bits: vec![0; columns], numbers: vec![0] }
    }

    fn get(&mut self, codes: impl Iterator<Item = u32>) -> Option<u32> {
        match self {
            Self::Dense { bits, numbers } => numbers.get(dense(codes, bits)?)?.checked_sub(1),
            Self::Few(table) => table.get(packed(codes)),
            Self::Many(known, key) => {
                key.clear();
                key.extend(codes);
                known.get(key.as_slice()).copied()
            }
        }
    }

    /// Adds a combination that is not there, with the next `number`.
    fn insert(&mut self, codes: &[u32], number: u32) {
        match self {
            Self::Dense { bits, numbers } => {
                if let Some(place) = dense(codes.iter().copied(), bits) {
                    numbers[place] = number + 1;
                    return;
                }
                let old = std::mem::take(bits);
                let wider = old
                    .iter()
                    .zip(codes)
                    .map(|(&bits, code)| bits.max(u32::BITS - code.leading_zeros()));
                let wider: Vec<u32> = wider.collect();
                let mut known: Vec<(u32, Vec<u32>)> = numbers
                    .iter()
                    .enumerate()
                    .filter_map(|(place, &number)| {
                        Some((number.checked_sub(1)?, undone(place, &old)))
                    })
                    .collect();
                *self = match wider.iter().sum::<u32>() {
                    all @ ..=MOST_BITS => Self::Dense { bits: wider, numbers: vec![0; 1 << all] },
                    _ if codes.len() <= 4 => Self::Few(Table::default()),
                    _ => Self::Many(HashMap::default(), Vec::new()),
                };
                known.push((number, codes.to_vec()));
                known.sort_unstable();
                known.iter().for_each(|(number, codes)| self.insert(codes, *number));
            }
            Self::Few(table) => {
                table.number(packed(codes.iter().copied()));
            }
            Self::Many(known, _) => {
                known.insert(codes.into(), number);
            }
        }
    }
}

/// Codes written one after another in `bits` each, where they fit.
fn dense(codes: impl Iterator<Item = u32>, bits: &[u32]) -> Option<usize> {
    let (mut place, mut beyond) = (0_u64, 0);
    for (code, bits) in codes.zip(bits) {
        place = place << bits | u64::from(code);
        beyond |= u64::from(code) >> bits;
    }
    (beyond == 0).then_some(place as usize)
}

/// The codes that [`dense`] wrote.
fn undone(mut place: usize, bits: &[u32]) -> Vec<u32> {
    let mut codes: Vec<u32> = bits
        .iter()
        .rev()
        .map(|bits| {
            let code = place & ((1 << bits) - 1);
            place >>= bits;
            code as u32
        })
        .collect();
    codes.reverse();
    codes
}

/// Up to four codes in four words of 32 bits.
fn packed(codes: impl Iterator<Item = u32>) -> [u64; 2] {
    let all = codes.fold(0_u128, |all, code| all << 32 | u128::from(code));
    [(all >> 64) as u64, all as u64]
}

impl<V: Copy> Group<V> {
    pub fn new(slots: Vec<usize>) -> Self {
        let places = Places::new(slots.len());
        Self { slots, one: Vec::new(), values: Vec::new(), places }
    }

    /// Adds one column more to those that decide.
    pub fn add_slot(&mut self, slot: usize) {
        self.slots.push(slot);
        self.forget();
    }

    /// Where the value stands in `one`, if it does so.
    fn place_in_one(&self, codes: &[u32]) -> Option<usize> {
        match self.slots[..] {
            [] => Some(0),
            [slot] => Some(codes[slot] as usize),
            _ => None,
        }
    }

    pub fn get(&mut self, codes: &[u32]) -> Option<V> {
        if let Some(place) = self.place_in_one(codes) {
            return *self.one.get(place)?;
        }
        let number = self.places.get(self.slots.iter().map(|&slot| codes[slot]))?;
        self.values.get(number as usize).copied()
    }

    pub fn learn(&mut self, codes: &[u32], value: V) {
        if let Some(place) = self.place_in_one(codes) {
            if self.one.len() <= place {
                self.one.resize(place + 1, None);
            }
            self.one[place] = Some(value);
            return;
        }
        let codes: Vec<u32> = self.slots.iter().map(|&slot| codes[slot]).collect();
        if let Some(number) = self.places.get(codes.iter().copied()) {
            self.values[number as usize] = value;
            return;
        }
        if self.values.len() >= MOST_COMBINATIONS {
            self.forget();
        }
        self.places.insert(&codes, self.values.len() as u32);
        self.values.push(value);
    }

    pub fn forget(&mut self) {
        self.one.clear();
        self.values.clear();
        self.places = Places::new(self.slots.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_group_remembers_what_a_map_does(
            columns in 0..6_usize,
            // With codes that soon need a table.
            rows in prop::collection::vec(
                (prop::collection::vec(prop_oneof![9 => 0..3_u32, 1 => 60..1_000_u32], 6), any::<bool>()),
                0..200),
        ) {
            let mut group = Group::new((0..columns).rev().collect());
            let mut map = HashMap::new();
            for (number, (codes, learns)) in rows.iter().enumerate() {
                let key = codes[..columns].to_vec();
                prop_assert_eq!(group.get(codes), map.get(&key).copied());
                if *learns {
                    group.learn(codes, number);
                    map.insert(key, number);
                }
            }
            group.forget();
            prop_assert_eq!(group.get(&[0; 6]), None);
        }
    }
}
