//! A value for each combination of cells in some columns.

use std::collections::HashMap;

use super::table::Table;

/// A value for each combination of cells in some columns.
#[derive(Debug)]
pub struct Group<V> {
    /// Numbers of the columns among those that are remembered.
    pub slots: Vec<usize>,
    /// Values of no column, or of one by its code.
    one: Vec<Option<V>>,
    /// Numbers of `values` by the codes of two to four columns, with the last
    /// one apart.
    few: Table<[u64; 2]>,
    last: Option<([u64; 2], V)>,
    values: Vec<V>,
    many: HashMap<Box<[u32]>, V, foldhash::fast::RandomState>,
    key: Vec<u32>,
}

impl<V: Copy> Group<V> {
    pub fn new(slots: Vec<usize>) -> Self {
        Self {
            slots,
            one: Vec::new(),
            few: Table::default(),
            last: None,
            values: Vec::new(),
            many: HashMap::default(),
            key: Vec::new(),
        }
    }

    /// Where the value stands in `one`, if it does so.
    fn place_in_one(&self, codes: &[u32]) -> Option<usize> {
        match self.slots[..] {
            [] => Some(0),
            [slot] => Some(codes[slot] as usize),
            _ => None,
        }
    }

    /// The codes of two to four columns.
    fn packed(&self, codes: &[u32]) -> Option<[u64; 2]> {
        let pair = |first: usize, second: usize| {
            u64::from(codes[first]) << 32 | u64::from(codes[second])
        };
        match self.slots[..] {
            [first, second] => Some([pair(first, second), 0]),
            [first, second, third] => Some([pair(first, second), u64::from(codes[third])]),
            [first, second, third, fourth] => Some([pair(first, second), pair(third, fourth)]),
            _ => None,
        }
    }

    pub fn get(&mut self, codes: &[u32]) -> Option<V> {
        if let Some(place) = self.place_in_one(codes) {
            return *self.one.get(place)?;
        }
        if let Some(key) = self.packed(codes) {
            return match self.last {
                Some((last, value)) if last == key => Some(value),
                _ => {
                    let value = *self.values.get(self.few.get(key)? as usize)?;
                    self.last = Some((key, value));
                    Some(value)
                }
            };
        }
        self.key.clear();
        self.key.extend(self.slots.iter().map(|&slot| codes[slot]));
        self.many.get(self.key.as_slice()).copied()
    }

    pub fn learn(&mut self, codes: &[u32], value: V) {
        if let Some(place) = self.place_in_one(codes) {
            if self.one.len() <= place {
                self.one.resize(place + 1, None);
            }
            self.one[place] = Some(value);
        } else if let Some(key) = self.packed(codes) {
            let new = self.values.len();
            match self.few.get_or_insert(key, new as u32) as usize {
                known if known < new => self.values[known] = value,
                _ => self.values.push(value),
            }
            self.last = Some((key, value));
        } else {
            self.many.insert(self.slots.iter().map(|&slot| codes[slot]).collect(), value);
        }
    }

    pub fn forget(&mut self) {
        self.one.clear();
        self.few.clear();
        self.last = None;
        self.values.clear();
        self.many.clear();
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
            rows in prop::collection::vec((prop::collection::vec(0..3_u32, 6), any::<bool>()), 0..200),
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
