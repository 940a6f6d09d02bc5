//! What changed from one version to the other.

use super::change::{self, Change};
use super::error::VersionsError;
use super::matching::{self, Method};
use super::options::Options;
use super::row_moves::RowMoves;
use crate::base::Progress;
use crate::dataset::{Dataset, Rows};

/// What changed from one version to the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// How rows were matched.
    pub method: Method,
    /// Rows of the old and of the new version whose key stands more than once.
    pub repeated_keys: [usize; 2],
    /// Rows of the new version whose likeness to others was not looked at, because there are
    /// too many: they count as added.
    pub not_compared: usize,
    /// Columns that only the new version has.
    pub columns_added: Vec<String>,
    /// Columns that only the old version has.
    pub columns_removed: Vec<String>,
    /// Rows of the new version that the old one does not have, in their order.
    pub added: Vec<usize>,
    /// Rows of the old version that the new one does not have, in their order.
    pub removed: Vec<usize>,
    /// Rows of both that say something else, in the order of the new version.
    pub changed: Vec<Change>,
    /// Rows of both that say the same: of the old and of the new version.
    pub unchanged: Vec<(usize, usize)>,
}

impl Difference {
    /// Keeps the changes of rows that are among `old` or `new`, the rows of each version.
    pub fn keep(&mut self, old: &Rows, new: &Rows) {
        self.removed.retain(|&row| old.contains(row));
        self.added.retain(|&row| new.contains(row));
        self.unchanged.retain(|&(was, is)| old.contains(was) || new.contains(is));
        self.changed.retain(|change| old.contains(change.old) || new.contains(change.new));
    }

    /// Rows of the old and of the new version that are one event.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let changed = self.changed.iter().map(|change| (change.old, change.new));
        changed.chain(self.unchanged.iter().copied())
    }

    /// The same from the old version to one that has the rows of the new one where `moves`
    /// says.
    pub(super) fn moved(&self, moves: &RowMoves) -> Self {
        let mut added: Vec<usize> = self.added.iter().filter_map(|&row| moves.row(row)).collect();
        added.sort_unstable();
        let changed = self.changed.iter();
        let mut changed: Vec<Change> = changed
            .filter_map(|change| Some(Change { new: moves.row(change.new)?, ..change.clone() }))
            .collect();
        changed.sort_by_key(|change| change.new);
        let unchanged = self.unchanged.iter();
        let unchanged = unchanged.filter_map(|&(old, new)| Some((old, moves.row(new)?))).collect();
        Self { added, changed, unchanged, ..self.clone() }
    }

    /// Whether the versions say the same.
    pub fn is_none(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && self.columns_added.is_empty()
            && self.columns_removed.is_empty()
    }
}

/// What changed from `old` to `new`.
///
/// # Errors
/// When a column of the key is missing, a record can no longer be read, or it was stopped.
pub fn compare(
    old: &Dataset,
    new: &Dataset,
    options: &Options,
    progress: &Progress,
) -> Result<Difference, VersionsError> {
    let matched = matching::of(old, new, options, progress)?;
    let columns = change::Columns::of(old, new);
    let mut difference = Difference {
        method: matched.method,
        repeated_keys: matched.repeated_keys,
        not_compared: matched.not_compared,
        columns_added: columns.added(),
        columns_removed: columns.removed(),
        added: Vec::new(),
        removed: Vec::new(),
        changed: Vec::new(),
        unchanged: Vec::new(),
    };
    let mut is_kept = vec![false; old.len()];
    for pair in matched.pairs.iter().flatten() {
        is_kept[pair.old] = true;
    }
    difference.removed = (0..old.len()).filter(|&row| !is_kept[row]).collect();
    difference.added = (0..new.len()).filter(|&row| matched.pairs[row].is_none()).collect();
    let pairs: Vec<matching::Pair> = matched.pairs.into_iter().flatten().collect();
    let mut changes = change::of_pairs(old, new, &columns, &pairs, progress)?.into_iter();
    let mut next = changes.next();
    for (at, pair) in pairs.into_iter().enumerate() {
        match next.take_if(|(of, _)| *of == at) {
            Some((_, change)) => {
                difference.changed.push(change);
                next = changes.next();
            }
            None => difference.unchanged.push((pair.old, pair.new)),
        }
    }
    Ok(difference)
}
