//! A set of rows of one dataset, as one bit a row.

use std::ops::Range;

/// Rows of one dataset; bit `row` says whether the row belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    words: Vec<u64>,
    len: usize,
}

impl Rows {
    /// No row out of `len`.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// Every row out of `len`.
    pub fn all(len: usize) -> Self {
        let mut rows = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        rows.clear_tail();
        rows
    }

    /// The rows out of `len` for which `keep` holds.
    pub fn from_fn(len: usize, mut keep: impl FnMut(usize) -> bool) -> Self {
        let word = |first: usize| {
            let rows = first..len.min(first + 64);
            rows.fold(0, |word, row| word | u64::from(keep(row)) << (row % 64))
        };
        Self { words: (0..len).step_by(64).map(word).collect(), len }
    }

    /// Rows as words of 64 bits each, the first row in the lowest bit; bits beyond
    /// `len` are dropped, words that are missing are empty.
    pub fn from_words(mut words: Vec<u64>, len: usize) -> Self {
        words.resize(len.div_ceil(64), 0);
        let mut rows = Self { words, len };
        rows.clear_tail();
        rows
    }

    fn clear_tail(&mut self) {
        if let Some(last) = self.words.last_mut()
            && !self.len.is_multiple_of(64)
        {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }

    /// All rows in words of 64 bits, the first row in the lowest bit.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// How many rows the dataset has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no row belongs.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// How many rows belong.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many rows belong to both.
    pub fn count_common(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// How many of rows `from..to` belong to both.
    pub fn count_common_between(&self, other: &Self, from: usize, to: usize) -> usize {
        let pairs = self.words_between(from, to).zip(other.words_between(from, to));
        pairs.map(|((_, a), (_, b))| (a & b).count_ones() as usize).sum()
    }

    /// How many of rows `from..to` belong.
    pub fn count_between(&self, from: usize, to: usize) -> usize {
        self.words_between(from, to).map(|(_, word)| word.count_ones() as usize).sum()
    }

    /// Whether `row` belongs; a row that does not exist does not.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Puts `row` in or takes it out; a row that does not exist is ignored.
    pub fn set(&mut self, row: usize, belongs: bool) {
        if row < self.len {
            let bit = 1 << (row % 64);
            let word = &mut self.words[row / 64];
            *word = if belongs { *word | bit } else { *word & !bit };
        }
    }

    /// Puts rows `from..to` in.
    pub fn fill(&mut self, from: usize, to: usize) {
        let to = to.min(self.len);
        if from >= to {
            return;
        }
        let (first, last) = (from / 64, (to - 1) / 64);
        let (low, high) = (u64::MAX << (from % 64), u64::MAX >> (63 - (to - 1) % 64));
        if first == last {
            self.words[first] |= low & high;
            return;
        }
        self.words[first] |= low;
        self.words[first + 1..last].fill(u64::MAX);
        self.words[last] |= high;
    }

    /// The first row from `from` on that belongs.
    pub fn next(&self, from: usize) -> Option<usize> {
        let (first, word) = self.words_between(from, self.len).find(|(_, word)| *word != 0)?;
        Some(first + word.trailing_zeros() as usize)
    }

    /// The last row before `before` that belongs.
    pub fn last_before(&self, before: usize) -> Option<usize> {
        let before = before.min(self.len);
        let mut index = before.checked_sub(1)? / 64;
        let mut word = self.words[index] & (u64::MAX >> (63 - (before - 1) % 64));
        while word == 0 {
            index = index.checked_sub(1)?;
            word = self.words[index];
        }
        Some(index * 64 + 63 - word.leading_zeros() as usize)
    }

    /// Keeps only rows that belong to `other` too.
    pub fn intersect(&mut self, other: &Self) {
        for (word, &mask) in self.words.iter_mut().zip(&other.words) {
            *word &= mask;
        }
    }

    /// Adds the rows of `other`.
    pub fn unite(&mut self, other: &Self) {
        for (word, &mask) in self.words.iter_mut().zip(&other.words) {
            *word |= mask;
        }
    }

    /// Takes out the rows of `other`.
    pub fn subtract(&mut self, other: &Self) {
        for (word, &mask) in self.words.iter_mut().zip(&other.words) {
            *word &= !mask;
        }
    }

    /// The rows that do not belong.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let mut rows = Self { words: self.words.iter().map(|word| !word).collect(), len: self.len };
        rows.clear_tail();
        rows
    }

    /// The rows `from..to` in words of 64 bits, each with the row of its first
    /// bit; bits outside the range are 0.
    pub fn words_between(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, u64)> {
        let to = to.min(self.len);
        let words = if from < to { from / 64..(to - 1) / 64 + 1 } else { 0..0 };
        words.map(move |index| {
            let first = index * 64;
            let mut word = self.words[index];
            if first < from {
                word &= u64::MAX << (from - first);
            }
            if to < first + 64 {
                word &= u64::MAX >> (first + 64 - to);
            }
            (first, word)
        })
    }

    /// From the first row that belongs to after the last one.
    pub fn reach(&self) -> Range<usize> {
        let is_empty = |words: &[u64]| words.iter().fold(0, |all, word| all | word) == 0;
        let Some((first, last)) = ends(self.words.len(), |range| !is_empty(&self.words[range]))
        else {
            return 0..0;
        };
        let from = first * 64 + self.words[first].trailing_zeros() as usize;
        from..(last + 1) * 64 - self.words[last].leading_zeros() as usize
    }

    /// From the first row that belongs to only one of both to after the last one,
    /// in whole words of 64 rows.
    pub fn changed_reach(&self, other: &Self) -> Range<usize> {
        let len = self.words.len().min(other.words.len());
        let differs = |range: Range<usize>| self.words[range.clone()] != other.words[range];
        let Some((first, last)) = ends(len, differs) else { return 0..0 };
        first * 64..((last + 1) * 64).min(self.len)
    }

    /// How many rows belong to only one of both.
    pub fn changed_count(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a ^ b).count_ones() as usize).sum()
    }

    /// The rows that belong to only one of both, in order.
    pub fn changed(&self, other: &Self) -> impl Iterator<Item = usize> {
        let pairs = self.words.iter().zip(&other.words).enumerate();
        pairs.filter(|(_, (a, b))| a != b).flat_map(|(index, (a, b))| bits(index * 64, a ^ b))
    }

    /// Becomes the same rows as `other`, in the memory it has.
    pub fn copy_from(&mut self, other: &Self) {
        self.words.clone_from(&other.words);
        self.len = other.len;
    }

    /// The rows that belong, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.iter_between(0, self.len)
    }

    /// Those of rows `from..to` that belong, in order.
    pub fn iter_between(&self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        self.words_between(from, to).flat_map(|(first, word)| bits(first, word))
    }
}

/// The first and the last of `0..len` that `is_found` finds, which tells whether any
/// of a range is. Asked for many at once first.
fn ends(len: usize, is_found: impl Fn(Range<usize>) -> bool) -> Option<(usize, usize)> {
    const PIECE: usize = 64;
    let piece = |index: usize| index * PIECE..len.min((index + 1) * PIECE);
    let pieces = len.div_ceil(PIECE);
    let first = (0..pieces).find(|&index| is_found(piece(index)))?;
    let last = (first..pieces).rfind(|&index| is_found(piece(index)))?;
    let first = piece(first).find(|&index| is_found(index..index + 1))?;
    let last = piece(last).rfind(|&index| is_found(index..index + 1))?;
    Some((first, last))
}

/// The rows of a word whose lowest bit is row `first`.
fn bits(first: usize, mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if word == 0 {
            return None;
        }
        let bit = word.trailing_zeros() as usize;
        word &= word - 1;
        Some(first + bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn filling_a_range_is_setting_each_of_its_rows(
            len in 0_usize..300, from in 0_usize..320, to in 0_usize..320,
        ) {
            let mut filled = Rows::from_fn(len, |row| row % 7 == 0);
            filled.fill(from, to);
            let plain = Rows::from_fn(len, |row| row % 7 == 0 || (from..to).contains(&row));
            prop_assert_eq!(filled, plain);
        }

        #[test]
        fn set_operations_agree_with_plain_vectors(
            pairs in prop::collection::vec((any::<bool>(), any::<bool>()), 0..300)
        ) {
            let len = pairs.len();
            let a = Rows::from_fn(len, |row| pairs[row].0);
            let b = Rows::from_fn(len, |row| pairs[row].1);
            let plain = |keep: fn(bool, bool) -> bool| -> Vec<usize> {
                (0..len).filter(|&row| keep(pairs[row].0, pairs[row].1)).collect()
            };
            let rows = |set: &Rows| set.iter().collect::<Vec<_>>();
            let mut both = a.clone();
            both.intersect(&b);
            prop_assert_eq!(rows(&both), plain(|a, b| a && b));
            let mut either = a.clone();
            either.unite(&b);
            prop_assert_eq!(rows(&either), plain(|a, b| a || b));
            let mut rest = a.clone();
            rest.subtract(&b);
            prop_assert_eq!(rows(&rest), plain(|a, b| a && !b));
            prop_assert_eq!(rows(&a.inverted()), plain(|a, _| !a));
            prop_assert_eq!(both.count(), rows(&both).len());
            prop_assert_eq!(a.count_common(&b), both.count());
            let ends = (len / 5, len - len / 6);
            let inside = |rows: &[usize]| {
                rows.iter().filter(|&&row| (ends.0..ends.1).contains(&row)).count()
            };
            prop_assert_eq!(a.iter_between(ends.0, ends.1).count(), inside(&rows(&a)));
            prop_assert_eq!(a.count_between(ends.0, ends.1), inside(&rows(&a)));
            prop_assert_eq!(a.count_common_between(&b, ends.0, ends.1), inside(&rows(&both)));
            let changed = plain(|a, b| a != b);
            prop_assert_eq!(a.changed(&b).collect::<Vec<_>>(), changed.clone());
            prop_assert_eq!(a.changed_count(&b), changed.len());
            let reach = a.changed_reach(&b);
            prop_assert!(changed.iter().all(|row| reach.contains(row)));
            prop_assert_eq!(reach.is_empty(), changed.is_empty());
            let mut copy = Rows::none(3);
            copy.copy_from(&a);
            prop_assert_eq!(&copy, &a);
            let (from, to) = (len / 3, len - len / 4);
            let mut filled = a.clone();
            filled.fill(from, to);
            prop_assert_eq!(filled, Rows::from_fn(len, |row| pairs[row].0 || (from..to).contains(&row)));
            let listed = rows(&a);
            for row in 0..=len {
                prop_assert_eq!(a.next(row), listed.iter().copied().find(|&next| next >= row));
                let before = listed.iter().copied().rev().find(|&last| last < row);
                prop_assert_eq!(a.last_before(row), before);
            }
            let ends = rows(&a).first().copied().zip(rows(&a).last().map(|last| last + 1));
            prop_assert_eq!(a.reach(), ends.map_or(0..0, |(from, to)| from..to));
        }
    }
}
