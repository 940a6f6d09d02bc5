//! Numbers of small keys in flat tables that are small themselves.

use std::hash::BuildHasher as _;

/// Something of a few words that a [`Table`] numbers.
pub trait Key: Copy + Eq {
    /// Two words that differ for most keys that do.
    fn words(self) -> [u64; 2];
}

impl Key for [u64; 2] {
    fn words(self) -> [u64; 2] {
        self
    }
}

/// Bits of a place that hold the number plus one; the rest are some of the hash,
/// so that a key is looked at only where it is probably the one.
const NUMBER_BITS: u32 = 22;

const NUMBER: u32 = (1 << NUMBER_BITS) - 1;

/// The most keys that a table can hold.
pub const MOST_KEYS: usize = NUMBER as usize - 1;

/// Numbers of keys from 0 on, at most [`MOST_KEYS`], by open addressing. What a file
/// says cannot make keys meet: the places hang on a secret.
#[derive(Debug)]
pub struct Table<K> {
    /// As many as a power of two says; 0 is vacant.
    places: Vec<u32>,
    keys: Vec<K>,
    secret: [u64; 2],
}

impl<K> Default for Table<K> {
    fn default() -> Self {
        let state = foldhash::quality::RandomState::default();
        let secret = [state.hash_one(1), state.hash_one(2)];
        Self { places: Vec::new(), keys: Vec::new(), secret }
    }
}

impl<K: Key> Table<K> {
    /// Forgets all keys.
    pub fn clear(&mut self) {
        self.places = Vec::new();
        self.keys = Vec::new();
    }

    fn hash(&self, key: K) -> u64 {
        let [first, second] = key.words();
        let product = u128::from(first ^ self.secret[0]) * u128::from(second ^ self.secret[1]);
        product as u64 ^ (product >> 64) as u64
    }

    fn tag(hash: u64) -> u32 {
        (hash >> 32) as u32 & !NUMBER
    }

    /// The number of `key`, or the vacant place for it.
    fn find(&self, key: K, hash: u64) -> Result<u32, usize> {
        let (mask, tag) = (self.places.len().wrapping_sub(1), Self::tag(hash));
        let mut at = hash as usize & mask;
        while let Some(&place) = self.places.get(at) {
            if place == 0 {
                return Err(at);
            }
            let number = (place & NUMBER) - 1;
            if place & !NUMBER == tag && self.keys.get(number as usize) == Some(&key) {
                return Ok(number);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    /// The number of `key`.
    pub fn get(&self, key: K) -> Option<u32> {
        self.find(key, self.hash(key)).ok()
    }

    /// The number of `key`, the next one where it has none.
    pub fn number(&mut self, key: K) -> u32 {
        let hash = self.hash(key);
        let mut vacant = match self.find(key, hash) {
            Ok(number) => return number,
            Err(vacant) => vacant,
        };
        // At most half full, so that a search ends soon.
        if self.keys.len() * 2 >= self.places.len() {
            self.grow();
            vacant = self.vacant(hash);
        }
        debug_assert!(self.keys.len() < MOST_KEYS);
        let number = self.keys.len() as u32;
        self.keys.push(key);
        self.places[vacant] = Self::tag(hash) | (number + 1);
        number
    }

    fn grow(&mut self) {
        self.places = vec![0; (self.places.len() * 2).max(16)];
        for number in 0..self.keys.len() {
            let hash = self.hash(self.keys[number]);
            let vacant = self.vacant(hash);
            self.places[vacant] = Self::tag(hash) | (number as u32 + 1);
        }
    }

    fn vacant(&self, hash: u64) -> usize {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while self.places[at] != 0 {
            at = (at + 1) & mask;
        }
        at
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
                prop_assert_eq!(table.number([first, second]), expected);
            }
            table.clear();
            prop_assert_eq!(table.get([0, 0]), None);
            prop_assert_eq!(table.number([0, 0]), 0);
        }
    }
}
