//! Numbers the distinct cells of one column.

use std::collections::HashMap;

/// Numbers the distinct cells of one column.
#[derive(Debug, Default)]
pub struct Cells {
    /// Index of the column.
    pub column: usize,
    /// Cells of up to sixteen bytes, which are compared without following them
    /// anywhere, with the last one apart.
    short: HashMap<Short, u32, foldhash::fast::RandomState>,
    last: Option<(Short, u32)>,
    long: HashMap<Box<[u8]>, u32, foldhash::fast::RandomState>,
}

impl Cells {
    /// Of the column with index `column`.
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
pub struct Short {
    first: u64,
    last: u64,
    len: u32,
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
}
