//! What is remembered of each row of a version to match it: hashes, not texts.

use std::borrow::Cow;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};

use super::error::VersionsError;
use super::in_order::in_order;
use crate::base::Progress;
use crate::dataset::{Dataset, Records, Rows};

/// What tells rows apart.
#[derive(Debug, Clone)]
pub(super) enum Key {
    /// The id of the source.
    Id,
    /// Original columns, by their places.
    Columns(Vec<usize>),
}

/// A hash of the key or the cells of a row, and the row.
pub(super) type Fact = (u128, u32);

/// Hashes texts by secrets of this process: whoever makes a file cannot know which of its
/// rows would meet by their hashes.
pub(super) struct FactHasher([RandomState; 2]);

impl FactHasher {
    /// With new secrets.
    pub fn new() -> Self {
        Self([RandomState::new(), RandomState::new()])
    }

    fn hash<'a>(&self, parts: impl Iterator<Item = &'a str>) -> u128 {
        let mut hashers = [self.0[0].build_hasher(), self.0[1].build_hasher()];
        for part in parts {
            hashers.iter_mut().for_each(|hasher| part.hash(hasher));
        }
        let [high, low] = hashers.map(|hasher| u128::from(hasher.finish()));
        high << 64 | low
    }
}

/// The keys of all rows of `dataset` that have one, sorted.
pub(super) fn keys(
    dataset: &Dataset,
    key: &Key,
    hasher: &FactHasher,
    progress: &Progress,
) -> Result<Vec<Fact>, VersionsError> {
    of_rows(dataset, &|_| true, progress, |row, record| {
        key_of_row(dataset, row, record, key, hasher)
    })
}

/// The cells of the columns `common`, which both versions have, of the rows that `is_asked`,
/// sorted.
pub(super) fn records(
    dataset: &Dataset,
    common: &[usize],
    is_asked: &dyn Fn(usize) -> bool,
    hasher: &FactHasher,
    progress: &Progress,
) -> Result<Vec<Fact>, VersionsError> {
    of_rows(dataset, is_asked, progress, |_, record| {
        let cells = dataset.decoder.texts(record);
        Ok(Some(hasher.hash(common.iter().map(|&index| cell(&cells, index)))))
    })
}

/// What `of_row` says of each row that `is_asked` with its record, sorted.
fn of_rows(
    dataset: &Dataset,
    is_asked: &dyn Fn(usize) -> bool,
    progress: &Progress,
    of_row: impl Fn(usize, &[u8]) -> Result<Option<u128>, VersionsError> + Sync,
) -> Result<Vec<Fact>, VersionsError> {
    let asked = Rows::from_fn(dataset.len(), is_asked);
    let order = dataset.rows_in_source_order(&asked);
    let mut facts = in_order(&order, progress, |rows| {
        let mut records = Records::of(&dataset.source);
        let mut facts = Vec::with_capacity(rows.len());
        for &row in rows {
            let fact = of_row(row, records.read(dataset.span(row))?)?;
            facts.extend(fact.map(|fact| (fact, row as u32)));
        }
        records.finish()?;
        Ok(facts)
    })?;
    facts.sort_unstable();
    Ok(facts)
}

fn cell<'t>(cells: &'t [Cow<'_, str>], index: usize) -> &'t str {
    cells.get(index).map_or("", |cell| cell.trim())
}

fn key_of_row(
    dataset: &Dataset,
    row: usize,
    record: &[u8],
    key: &Key,
    hasher: &FactHasher,
) -> Result<Option<u128>, VersionsError> {
    Ok(match key {
        Key::Columns(columns) => {
            let cells = dataset.decoder.texts(record);
            let is_empty = columns.iter().all(|&column| cell(&cells, column).is_empty());
            (!is_empty).then(|| hasher.hash(columns.iter().map(|&column| cell(&cells, column))))
        }
        Key::Id => match dataset.decoder.id_of_record(record) {
            Some(id) => (!id.is_empty()).then(|| hasher.hash(std::iter::once(&*id))),
            None => {
                let event = dataset.event_of(row, record)?;
                (!event.id_made && !event.id.is_empty())
                    .then(|| hasher.hash(std::iter::once(event.id.as_str())))
            }
        },
    })
}
