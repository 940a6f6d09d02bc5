//! Where the rows of an older version are in a newer one.

/// For each row of the older version its row in the newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowMoves {
    rows: Vec<Option<usize>>,
    new_len: usize,
}

impl RowMoves {
    /// Those of `pairs`, rows of both versions that are one event; the versions have `old_len`
    /// and `new_len` rows.
    pub fn of(pairs: impl Iterator<Item = (usize, usize)>, [old_len, new_len]: [usize; 2]) -> Self {
        let mut rows = vec![None; old_len];
        for (old, new) in pairs {
            if let Some(row) = rows.get_mut(old) {
                *row = Some(new);
            }
        }
        Self { rows, new_len }
    }

    /// The row that `row` became; `None` where it was removed.
    pub fn row(&self, row: usize) -> Option<usize> {
        self.rows.get(row).copied().flatten()
    }

    /// How many rows the newer version has.
    pub fn new_len(&self) -> usize {
        self.new_len
    }
}
