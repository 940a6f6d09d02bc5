//! A column of repeated values: each stored once, rows hold the narrowest codes.

use std::collections::HashMap;
use std::hash::Hash;

/// Codes of the smallest width that can number the values.
#[derive(Debug, Clone)]
enum Codes {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
}

/// A dictionary-coded column: `values[code(row)]`.
#[derive(Debug, Clone)]
pub struct Column<T> {
    codes: Codes,
    values: Vec<T>,
}

/// A column of words, such as kinds or weapons.
pub type Words = Column<Box<str>>;

impl<T> Column<T> {
    /// The number of rows.
    pub fn len(&self) -> usize {
        match &self.codes {
            Codes::U8(codes) => codes.len(),
            Codes::U16(codes) => codes.len(),
            Codes::U32(codes) => codes.len(),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of `row`, an index into [`values`](Self::values).
    pub fn code(&self, row: usize) -> usize {
        match &self.codes {
            Codes::U8(codes) => codes[row] as usize,
            Codes::U16(codes) => codes[row] as usize,
            Codes::U32(codes) => codes[row] as usize,
        }
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
        match &self.codes {
            Codes::U8(codes) => codes.len(),
            Codes::U16(codes) => codes.len() * 2,
            Codes::U32(codes) => codes.len() * 4,
        }
    }
}

/// Collects values row by row.
#[derive(Debug)]
pub struct ColumnBuilder<T> {
    codes: Vec<u32>,
    values: Vec<T>,
    known: HashMap<T, u32>,
}

impl<T: Clone + Eq + Hash> Default for ColumnBuilder<T> {
    fn default() -> Self {
        Self { codes: Vec::new(), values: Vec::new(), known: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> ColumnBuilder<T> {
    /// Adds the value of the next row.
    pub fn push<Q>(&mut self, value: &Q)
    where
        T: std::borrow::Borrow<Q>,
        Q: Hash + Eq + ToOwnedValue<T> + ?Sized,
    {
        let code = if let Some(&code) = self.known.get(value) {
            code
        } else {
            let code = self.values.len() as u32;
            let owned = value.to_owned_value();
            self.values.push(owned.clone());
            self.known.insert(owned, code);
            code
        };
        self.codes.push(code);
    }

    /// The finished column with its rows in the order `order`, which holds
    /// every row number once.
    pub fn finish(self, order: &[u32]) -> Column<T> {
        let sorted = order.iter().map(|&row| self.codes[row as usize]);
        let codes = match self.values.len() {
            0..=0x100 => Codes::U8(sorted.map(|code| code as u8).collect()),
            0x101..=0x1_0000 => Codes::U16(sorted.map(|code| code as u16).collect()),
            _ => Codes::U32(sorted.collect()),
        };
        Column { codes, values: self.values }
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

impl<T: Copy> ToOwnedValue<T> for T {
    fn to_owned_value(&self) -> T {
        *self
    }
}

/// A column in which a row has any number of words, such as its publishers.
#[derive(Debug, Clone)]
pub struct Tags {
    starts: Vec<u32>,
    codes: Vec<u32>,
    values: Vec<Box<str>>,
}

impl Tags {
    /// The codes of `row`, indices into [`values`](Self::values).
    pub fn codes(&self, row: usize) -> &[u32] {
        &self.codes[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// The distinct words, in order of first appearance.
    pub fn values(&self) -> &[Box<str>] {
        &self.values
    }

    /// Memory of starts and codes, in bytes.
    pub fn code_bytes(&self) -> usize {
        (self.starts.len() + self.codes.len()) * 4
    }
}

/// Collects the tags of one row after another.
#[derive(Debug, Default)]
pub struct TagsBuilder {
    rows: Vec<(u32, u32)>,
    codes: Vec<u32>,
    values: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
}

impl TagsBuilder {
    /// Adds the tags of the next row; repeated ones count once.
    pub fn push<'a>(&mut self, tags: impl Iterator<Item = &'a str>) {
        let start = self.codes.len();
        for tag in tags {
            let code = *self.known.entry(tag.into()).or_insert_with(|| {
                self.values.push(tag.into());
                self.values.len() as u32 - 1
            });
            if !self.codes[start..].contains(&code) {
                self.codes.push(code);
            }
        }
        self.rows.push((start as u32, self.codes.len() as u32));
    }

    /// The finished column with its rows in the order `order`.
    pub fn finish(self, order: &[u32]) -> Tags {
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut codes = Vec::with_capacity(self.codes.len());
        starts.push(0);
        for &row in order {
            let (start, end) = self.rows[row as usize];
            codes.extend_from_slice(&self.codes[start as usize..end as usize]);
            starts.push(codes.len() as u32);
        }
        Tags { starts, codes, values: self.values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_widen_with_the_number_of_values() {
        for count in [256_u32, 257, 65_536, 65_537] {
            let mut builder = ColumnBuilder::<u32>::default();
            (0..count).for_each(|value| builder.push(&value));
            let order: Vec<u32> = (0..count).rev().collect();
            let column = builder.finish(&order);
            assert!((0..count).all(|row| *column.value(row as usize) == count - 1 - row));
        }
    }

    #[test]
    fn tags_follow_their_row_when_rows_are_sorted() {
        let mut builder = TagsBuilder::default();
        builder.push(["a", "b", "a"].into_iter());
        builder.push([].into_iter());
        builder.push(["b"].into_iter());
        let tags = builder.finish(&[2, 0, 1]);
        assert_eq!(tags.codes(0), [1]);
        assert_eq!(tags.codes(1), [0, 1]);
        assert!(tags.codes(2).is_empty());
    }
}
