//! A value for each combination of cells in some columns.

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
