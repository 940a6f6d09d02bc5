//! A column of repeated values: each stored once, rows hold the narrowest codes.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use super::Rows;
use crate::base::parallel;

/// Numbers of the smallest width that holds the highest of them.
#[derive(Debug, Clone)]
pub enum Codes {
    /// Up to 256 values.
    U8(Vec<u8>),
    /// Up to 65,536 values.
    U16(Vec<u16>),
    /// More.
    U32(Vec<u32>),
}

impl Codes {
    /// Room for `rows` codes below `values`.
    pub fn with_capacity(rows: usize, values: usize) -> Self {
        match values {
            0..=0x100 => Self::U8(Vec::with_capacity(rows)),
            0x101..=0x1_0000 => Self::U16(Vec::with_capacity(rows)),
            _ => Self::U32(Vec::with_capacity(rows)),
        }
    }

    /// The codes of `wide`, which are all below `values`.
    pub fn narrowed(wide: &[u32], values: usize) -> Self {
        let mut codes = Self::with_capacity(wide.len(), values);
        codes.extend(wide.iter().copied());
        codes
    }

    /// Adds codes, which the width must hold.
    pub fn extend(&mut self, more: impl Iterator<Item = u32>) {
        match self {
            Self::U8(codes) => codes.extend(more.map(|code| code as u8)),
            Self::U16(codes) => codes.extend(more.map(|code| code as u16)),
            Self::U32(codes) => codes.extend(more),
        }
    }

    /// Adds `new[code]` for each of `codes`, which the width must hold.
    pub fn extend_recoded(&mut self, codes: &Self, new: &[u32]) {
        match codes {
            Self::U8(codes) => self.extend(codes.iter().map(|&code| new[code as usize])),
            Self::U16(codes) => self.extend(codes.iter().map(|&code| new[code as usize])),
            Self::U32(codes) => self.extend(codes.iter().map(|&code| new[code as usize])),
        }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::U8(codes) => codes.len(),
            Self::U16(codes) => codes.len(),
            Self::U32(codes) => codes.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of `row`.
    pub fn get(&self, row: usize) -> usize {
        match self {
            Self::U8(codes) => codes[row] as usize,
            Self::U16(codes) => codes[row] as usize,
            Self::U32(codes) => codes[row] as usize,
        }
    }

    /// Calls `each` with every code in order.
    pub fn for_each(&self, mut each: impl FnMut(u32)) {
        match self {
            Self::U8(codes) => codes.iter().for_each(|&code| each(u32::from(code))),
            Self::U16(codes) => codes.iter().for_each(|&code| each(u32::from(code))),
            Self::U32(codes) => codes.iter().for_each(|&code| each(code)),
        }
    }

    /// The rows whose code is one of `wanted`, which tells that of each code.
    pub fn rows_of(&self, wanted: &[bool]) -> Rows {
        const PIECE_ROWS: usize = 1 << 18;
        let is_wanted = |code: usize| wanted.get(code).copied().unwrap_or_default();
        let pieces: Vec<usize> = (0..self.len()).step_by(PIECE_ROWS).collect();
        let words = parallel::map("choose by words", pieces, |first| {
            let rows = first..self.len().min(first + PIECE_ROWS);
            match self {
                Self::U8(codes) => words_of(&codes[rows], |code| is_wanted(usize::from(code))),
                Self::U16(codes) => words_of(&codes[rows], |code| is_wanted(usize::from(code))),
                Self::U32(codes) => words_of(&codes[rows], |code| is_wanted(code as usize)),
            }
        });
        Rows::from_words(words.concat(), self.len())
    }

    /// With rows in the order `order`, which holds every row number once.
    #[must_use]
    pub fn sorted(&self, order: &[u32]) -> Self {
        match self {
            Self::U8(codes) => Self::U8(order.iter().map(|&row| codes[row as usize]).collect()),
            Self::U16(codes) => Self::U16(order.iter().map(|&row| codes[row as usize]).collect()),
            Self::U32(codes) => Self::U32(order.iter().map(|&row| codes[row as usize]).collect()),
        }
    }

    /// Memory in bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Self::U8(codes) => codes.len(),
            Self::U16(codes) => codes.len() * 2,
            Self::U32(codes) => codes.len() * 4,
        }
    }
}

/// One bit for each of `codes`: whether it is wanted.
fn words_of<T: Copy>(codes: &[T], is_wanted: impl Fn(T) -> bool) -> Vec<u64> {
    let word = |codes: &[T]| {
        let bits = codes.iter().enumerate();
        bits.fold(0, |word, (bit, &code)| word | u64::from(is_wanted(code)) << bit)
    };
    codes.chunks(64).map(word).collect()
}

/// A dictionary-coded column: `values[code(row)]`.
#[derive(Debug, Clone)]
pub struct Column<T> {
    codes: Codes,
    values: Vec<T>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { codes: Codes::U8(Vec::new()), values: Vec::new() }
    }
}

/// A column of words, such as kinds or weapons.
pub type Words = Column<Box<str>>;

impl<T> Column<T> {
    /// Of codes, which are indices into `values`.
    pub fn new(codes: Codes, values: Vec<T>) -> Self {
        Self { codes, values }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The codes of all rows.
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// The code of `row`, an index into [`values`](Self::values).
    pub fn code(&self, row: usize) -> usize {
        self.codes.get(row)
    }

    /// The value of `row`.
    pub fn value(&self, row: usize) -> &T {
        &self.values[self.code(row)]
    }

    /// The distinct values, in order of first appearance in the source.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Memory of the codes, in bytes.
    pub fn code_bytes(&self) -> usize {
        self.codes.bytes()
    }
}

/// A column in which a row has any number of words, such as its publishers.
/// Rows share lists: few combinations occur.
#[derive(Debug, Clone, Default)]
pub struct Tags {
    lists: Column<Box<[u32]>>,
    values: Vec<Box<str>>,
}

impl Tags {
    /// Of lists of indices into `values`.
    pub fn new(lists: Column<Box<[u32]>>, values: Vec<Box<str>>) -> Self {
        Self { lists, values }
    }

    /// The codes of `row`, indices into [`values`](Self::values).
    pub fn codes(&self, row: usize) -> &[u32] {
        self.lists.value(row)
    }

    /// The lists of codes that rows share.
    pub fn lists(&self) -> &Column<Box<[u32]>> {
        &self.lists
    }

    /// The distinct words, in order of first appearance.
    pub fn values(&self) -> &[Box<str>] {
        &self.values
    }

    /// Memory of the codes, in bytes.
    pub fn code_bytes(&self) -> usize {
        self.lists.code_bytes()
    }
}

/// Numbers values in the order in which they are first seen.
#[derive(Debug)]
pub struct Interner<T> {
    values: Vec<T>,
    known: HashMap<T, u32, foldhash::fast::RandomState>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self { values: Vec::new(), known: HashMap::default() }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The code of `value`, a new one where it was not seen before.
    pub fn code<Q>(&mut self, value: &Q) -> u32
    where
        T: Borrow<Q>,
        Q: Hash + Eq + ToOwnedValue<T> + ?Sized,
    {
        if let Some(&code) = self.known.get(value) {
            return code;
        }
        let code = self.values.len() as u32;
        let owned = value.to_owned_value();
        self.values.push(owned.clone());
        self.known.insert(owned, code);
        code
    }

    /// The values by code.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The values by code, the codes forgotten.
    pub fn into_values(self) -> Vec<T> {
        self.values
    }
}

/// How a borrowed value becomes the owned one that a column keeps.
pub trait ToOwnedValue<T> {
    /// The owned value.
    fn to_owned_value(&self) -> T;
}

impl ToOwnedValue<Box<Self>> for str {
    fn to_owned_value(&self) -> Box<Self> {
        self.into()
    }
}

impl ToOwnedValue<Box<Self>> for [u32] {
    fn to_owned_value(&self) -> Box<Self> {
        self.into()
    }
}

impl ToOwnedValue<Box<Self>> for [u8] {
    fn to_owned_value(&self) -> Box<Self> {
        self.into()
    }
}

impl<T: Copy> ToOwnedValue<T> for T {
    fn to_owned_value(&self) -> T {
        *self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_wanted_codes_are_found_at_every_width() {
        for values in [3_usize, 300, 70_000] {
            let code = |row: usize| (row * 7 % values) as u32;
            let wide: Vec<u32> = (0..300_001).map(code).collect();
            let wanted: Vec<bool> = (0..values).map(|code| code % 3 == 1).collect();
            let plain = Rows::from_fn(wide.len(), |row| wanted[wide[row] as usize]);
            assert_eq!(Codes::narrowed(&wide, values).rows_of(&wanted), plain);
        }
    }

    #[test]
    fn codes_widen_with_the_number_of_values() {
        for count in [256_u32, 257, 65_536, 65_537] {
            let mut interner = Interner::<u32>::default();
            let wide: Vec<u32> = (0..count).map(|value| interner.code(&value)).collect();
            let codes = Codes::narrowed(&wide, interner.values().len());
            let order: Vec<u32> = (0..count).rev().collect();
            let column = Column::new(codes.sorted(&order), interner.into_values());
            assert!((0..count).all(|row| *column.value(row as usize) == count - 1 - row));
        }
    }
}
