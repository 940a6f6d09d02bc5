//! Cells by number, and values by the numbers of several cells.

use std::collections::HashMap;

/// A value for each combination of cells in some columns.
#[derive(Debug)]
pub struct Group<V> {
    /// Numbers of the columns among those that are remembered.
    pub slots: Vec<usize>,
    one: Vec<Option<V>>,
    few: HashMap<u128, V, foldhash::fast::RandomState>,
    many: HashMap<Box<[u32]>, V, foldhash::fast::RandomState>,
    key: Vec<u32>,
}

impl<V: Copy> Group<V> {
    pub fn new(slots: Vec<usize>) -> Self {
        Self {
            slots,
            one: Vec::new(),
            few: HashMap::default(),
            many: HashMap::default(),
            key: Vec::new(),
        }
    }

    fn packed(&self, codes: &[u32]) -> u128 {
        self.slots.iter().fold(0, |key, &slot| key << 32 | u128::from(codes[slot]))
    }

    pub fn get(&mut self, codes: &[u32]) -> Option<V> {
        match self.slots[..] {
            [slot] => *self.one.get(codes[slot] as usize)?,
            _ if self.slots.len() <= 4 => self.few.get(&self.packed(codes)).copied(),
            _ => {
                self.key.clear();
                self.key.extend(self.slots.iter().map(|&slot| codes[slot]));
                self.many.get(self.key.as_slice()).copied()
            }
        }
    }

    pub fn learn(&mut self, codes: &[u32], value: V) {
        match self.slots[..] {
            [slot] => {
                let at = codes[slot] as usize;
                if self.one.len() <= at {
                    self.one.resize(at + 1, None);
                }
                self.one[at] = Some(value);
            }
            _ if self.slots.len() <= 4 => {
                self.few.insert(self.packed(codes), value);
            }
            _ => {
                self.many.insert(self.slots.iter().map(|&slot| codes[slot]).collect(), value);
            }
        }
    }

    pub fn forget(&mut self) {
        self.one.clear();
        self.few.clear();
        self.many.clear();
    }
}

/// Numbers the distinct cells of one column.
#[derive(Debug, Default)]
pub struct Cells {
    /// Which column.
    pub column: usize,
    /// Cells of up to sixteen bytes, which are compared without following them
    /// anywhere, with the last one apart.
    short: HashMap<Short, u32, foldhash::fast::RandomState>,
    last: Option<(Short, u32)>,
    long: HashMap<Box<[u8]>, u32, foldhash::fast::RandomState>,
}

impl Cells {
    pub fn of(column: usize) -> Self {
        Self { column, ..Self::default() }
    }

    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    pub fn forget(&mut self) {
        self.short.clear();
        self.last = None;
        self.long.clear();
    }

    pub fn code(&mut self, cell: &[u8]) -> u32 {
        let new = self.len() as u32;
        let Some(key) = Short::of(cell) else {
            if let Some(&known) = self.long.get(cell) {
                return known;
            }
            self.long.insert(cell.into(), new);
            return new;
        };
        match self.last {
            Some((last, code)) if last == key => code,
            _ => {
                let code = *self.short.entry(key).or_insert(new);
                self.last = Some((key, code));
                code
            }
        }
    }
}

/// Up to sixteen bytes: the first and the last ones, which may overlap, and how
/// many there are. Loaded in whole words, they are compared without a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Short {
    first: u64,
    last: u64,
    len: u32,
}

impl Short {
    fn of(cell: &[u8]) -> Option<Self> {
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
}
