//! Numbers of small keys in one flat table: a look at one place, mostly.

use std::hash::BuildHasher as _;

/// Something of a few words that a [`Table`] numbers.
pub trait Key: Copy + Eq + Default + std::fmt::Debug {
    /// Two words that differ for most keys that do.
    fn words(self) -> [u64; 2];
}

impl Key for [u64; 2] {
    fn words(self) -> [u64; 2] {
        self
    }
}

/// Numbers by key, in open addressing. What a file says cannot make keys meet:
/// the places hang on a secret.
#[derive(Debug)]
pub struct Table<K> {
    /// With the number plus one; 0 is vacant. As many as a power of two says.
    places: Vec<(K, u32)>,
    len: usize,
    secret: [u64; 2],
}

impl<K> Default for Table<K> {
    fn default() -> Self {
        let state = foldhash::quality::RandomState::default();
        Self { places: Vec::new(), len: 0, secret: [state.hash_one(1), state.hash_one(2)] }
    }
}

impl<K: Key> Table<K> {
    /// The number of keys.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Forgets all keys.
    pub fn clear(&mut self) {
        (self.places, self.len) = (Vec::new(), 0);
    }

    /// Where the search for `key` begins.
    fn first(&self, key: K) -> usize {
        let [first, second] = key.words();
        let product =
            u128::from(first ^ self.secret[0]) * u128::from(second ^ self.secret[1]);
        (product as u64 ^ (product >> 64) as u64) as usize
    }

    /// Where `key` is, or the vacant place for it.
    fn place(&self, key: K) -> Option<usize> {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = self.first(key) & mask;
        loop {
            let (other, number) = self.places.get(at)?;
            if *number == 0 || *other == key {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of `key`.
    pub fn get(&self, key: K) -> Option<u32> {
        self.places[self.place(key)?].1.checked_sub(1)
    }

    /// The number of `key`, which is `new` where it has none.
    pub fn get_or_insert(&mut self, key: K, new: u32) -> u32 {
        match self.get(key) {
            Some(number) => number,
            None => {
                self.insert(key, new);
                new
            }
        }
    }

    fn insert(&mut self, key: K, number: u32) {
        // At most half full, so that a search ends soon.
        if self.len * 2 >= self.places.len() {
            let more = vec![(K::default(), 0); (self.places.len() * 2).max(16)];
            for (key, number) in std::mem::replace(&mut self.places, more) {
                if number > 0 {
                    self.put(key, number);
                }
            }
        }
        self.put(key, number + 1);
        self.len += 1;
    }

    fn put(&mut self, key: K, number: u32) {
        if let Some(place) = self.place(key) {
            self.places[place] = (key, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_have_the_numbers_that_a_map_gives_them(
            keys in prop::collection::vec((0..40_u64, 0..9_u64), 0..400)
        ) {
            let (mut table, mut map) = (Table::default(), std::collections::HashMap::new());
            for (first, second) in keys {
                prop_assert_eq!(table.get([first, second]), map.get(&(first, second)).copied());
                let new = map.len() as u32;
                let expected = *map.entry((first, second)).or_insert(new);
                prop_assert_eq!(table.get_or_insert([first, second], new), expected);
                prop_assert_eq!(table.len(), map.len());
            }
            table.clear();
            prop_assert_eq!((table.len(), table.get([0, 0])), (0, None));
        }
    }
}
