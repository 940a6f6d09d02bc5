//! Numbers the distinct cells of one column.

use std::collections::HashMap;

use super::table::{Key, Table};

/// Numbers the distinct cells of one column.
#[derive(Debug, Default)]
pub struct Cells {
    /// Index of the column.
    pub column: usize,
    /// Cells of up to sixteen bytes, which are compared without following them
    /// anywhere, with the last one apart.
    short: Sizes<Table<Short>>,
    last: Option<(Short, u32)>,
    /// Cells of up to 32 bytes.
    middle: Sizes<Table<[Short; 2]>>,
    long: HashMap<Box<[u8]>, u32, foldhash::fast::RandomState>,
    len: u32,
}

/// A table of the cells of some sizes, with their numbers among cells of all.
#[derive(Debug, Default)]
struct Sizes<T> {
    table: T,
    codes: Vec<u32>,
}

impl<K: Key> Sizes<Table<K>> {
    /// The code of `key`, which is `next` where it has none, and then one is added
    /// to that.
    fn code(&mut self, key: K, next: &mut u32) -> u32 {
        let number = self.table.number(key) as usize;
        if let Some(&code) = self.codes.get(number) {
            return code;
        }
        self.codes.push(*next);
        *next += 1;
        *next - 1
    }

    fn forget(&mut self) {
        self.table.clear();
        self.codes.clear();
    }
}

impl Cells {
    /// Of the column with index `column`.
    pub fn of(column: usize) -> Self {
        Self { column, ..Self::default() }
    }

    pub fn len(&self) -> usize {
        self.len as usize
    }

    pub fn forget(&mut self) {
        self.short.forget();
        self.last = None;
        self.middle.forget();
        self.long.clear();
        self.len = 0;
    }

    pub fn code(&mut self, cell: &[u8]) -> u32 {
        if let Some(key) = Short::of(cell) {
            return match self.last {
                Some((last, code)) if last == key => code,
                _ => {
                    let code = self.short.code(key, &mut self.len);
                    self.last = Some((key, code));
                    code
                }
            };
        }
        if let Some(key) = Short::both_halves(cell) {
            return self.middle.code(key, &mut self.len);
        }
        if let Some(&known) = self.long.get(cell) {
            return known;
        }
        let new = self.len;
        self.len += 1;
        self.long.insert(cell.into(), new);
        new
    }
}

/// Up to sixteen bytes: the first and the last ones, which may overlap, and how
/// many there are. Loaded in whole words, they are compared without a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Short {
    first: u64,
    last: u64,
    len: u32,
}

impl Key for Short {
    fn words(self) -> [u64; 2] {
        [self.first, self.last ^ u64::from(self.len) << 56]
    }
}

impl Key for [Short; 2] {
    fn words(self) -> [u64; 2] {
        let [[first, second], [third, fourth]] = self.map(Short::words);
        [first ^ third.rotate_left(29), second ^ fourth.rotate_left(29)]
    }
}

impl Short {
    pub fn of(cell: &[u8]) -> Option<Self> {
        let len = cell.len() as u32;
        let (first, last) = if let (Some(first), Some(last)) =
            (cell.first_chunk().copied(), cell.last_chunk().copied())
        {
            (u64::from_le_bytes(first), u64::from_le_bytes(last))
        } else if let (Some(first), Some(last)) =
            (cell.first_chunk().copied(), cell.last_chunk().copied())
        {
            (u64::from(u32::from_le_bytes(first)), u64::from(u32::from_le_bytes(last)))
        } else {
            (cell.iter().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte)), 0)
        };
        (len <= 16).then_some(Self { first, last, len })
    }

    /// The first and the last sixteen bytes of 17 to 32, which may overlap, both
    /// with the length of all.
    pub fn both_halves(cell: &[u8]) -> Option<[Self; 2]> {
        let (first, last) = (cell.first_chunk::<16>()?, cell.last_chunk::<16>()?);
        let len = cell.len() as u32;
        let half = |bytes: &[u8; 16]| Self::of(bytes).map(|half| Self { len, ..half });
        if (17..=32).contains(&len) { Some([half(first)?, half(last)?]) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_keys_differ_as_their_cells_do(
            pair in prop::collection::vec("[ab]{0,17}", 2)
        ) {
            let keys = [0, 1].map(|at| Short::of(pair[at].as_bytes()));
            if let [Some(first), Some(second)] = keys {
                prop_assert_eq!(first == second, pair[0] == pair[1]);
            }
            prop_assert_eq!(keys[0].is_some(), pair[0].len() <= 16);
        }
    }

    proptest! {
        #[test]
        fn cells_of_any_length_have_the_numbers_that_a_map_gives_them(
            cells in prop::collection::vec("[ab]{0,3}[a]{0,40}[b]{0,2}", 0..200)
        ) {
            let (mut column, mut map) = (Cells::default(), HashMap::new());
            for cell in cells {
                let new = map.len() as u32;
                prop_assert_eq!(column.code(cell.as_bytes()), *map.entry(cell).or_insert(new));
            }
            prop_assert_eq!(column.len(), map.len());
        }
    }
}
