//! The n-th row of a set, without going through the rows before it.

use super::Rows;

/// Words of 64 rows in a block.
const BLOCK_WORDS: usize = 64;

const BLOCK_ROWS: usize = BLOCK_WORDS * 64;

/// How many rows of a set stand before each block of rows.
#[derive(Debug, Clone, Default)]
pub struct Ranks {
    before: Vec<usize>,
    count: usize,
}

impl Ranks {
    /// Of `rows`.
    pub fn of(rows: &Rows) -> Self {
        let mut ranks = Self::default();
        for (index, (_, word)) in rows.words_between(0, rows.len()).enumerate() {
            if index.is_multiple_of(BLOCK_WORDS) {
                ranks.before.push(ranks.count);
            }
            ranks.count += word.count_ones() as usize;
        }
        ranks
    }

    /// How many rows belong.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The row before which `nth` others of `rows`, the same set, belong.
    pub fn row(&self, rows: &Rows, nth: usize) -> Option<usize> {
        if nth >= self.count {
            return None;
        }
        let block = self.before.partition_point(|&before| before <= nth).checked_sub(1)?;
        let mut left = nth - self.before[block];
        for (first, mut word) in rows.words_between(block * BLOCK_ROWS, rows.len()) {
            let count = word.count_ones() as usize;
            if left >= count {
                left -= count;
                continue;
            }
            // Takes away as many of the lowest bits as stand before.
            (0..left).for_each(|_| word &= word - 1);
            return Some(first + word.trailing_zeros() as usize);
        }
        None
    }

    /// How many rows of `rows`, the same set, stand before `row`.
    pub fn before(&self, rows: &Rows, row: usize) -> usize {
        let row = row.min(rows.len());
        let block = row / BLOCK_ROWS;
        let Some(before) = self.before.get(block) else { return self.count };
        let within = rows.words_between(block * BLOCK_ROWS, row);
        before + within.map(|(_, word)| word.count_ones() as usize).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_and_ranks_are_those_of_going_through_all(
            len in 0_usize..20_000,
            every in prop::collection::vec(1_usize..700, 1..4),
        ) {
            let rows = Rows::from_fn(len, |row| every.iter().any(|step| row % step == step / 2));
            let ranks = Ranks::of(&rows);
            let all: Vec<usize> = rows.iter().collect();
            prop_assert_eq!(ranks.count(), all.len());
            for nth in (0..all.len()).step_by(37).chain([all.len()]) {
                prop_assert_eq!(ranks.row(&rows, nth), all.get(nth).copied());
            }
            for row in (0..len + 70).step_by(53) {
                let before = all.partition_point(|&known| known < row);
                prop_assert_eq!(ranks.before(&rows, row), before);
            }
        }
    }
}
