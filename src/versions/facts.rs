//! What is remembered of each row of a version to match it: hashes, not texts.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

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

/// What is remembered of a row: of its key, or of its cells; `None` where it has no key of
/// its own, or its cells were not asked for.
pub(super) type Fact = Option<u128>;

/// Half of a SHA-256: rows of a file that somebody forged do not meet by it either.
fn hash<'a>(parts: impl Iterator<Item = &'a str>) -> u128 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let digest = hasher.finalize();
    digest.iter().take(16).fold(0, |hash, byte| (hash << 8) | u128::from(*byte))
}

/// The keys of all rows of `dataset`.
pub(super) fn keys(
    dataset: &Dataset,
    key: &Key,
    progress: &Progress,
) -> Result<Vec<Fact>, VersionsError> {
    of_rows(dataset, progress, |row, record| key_of_row(dataset, row, record, key))
}

/// The cells of the columns `common`, which both versions have, of the rows that `is_asked`.
pub(super) fn records(
    dataset: &Dataset,
    common: &[usize],
    is_asked: &(dyn Fn(usize) -> bool + Sync),
    progress: &Progress,
) -> Result<Vec<Fact>, VersionsError> {
    if !(0..dataset.len()).any(is_asked) {
        return Ok(vec![None; dataset.len()]);
    }
    of_rows(dataset, progress, |row, record| {
        if !is_asked(row) {
            return Ok(None);
        }
        let cells = dataset.decoder.texts(record);
        Ok(Some(hash(common.iter().map(|&index| cell(&cells, index)))))
    })
}

/// What `of_row` says of each row with its record.
fn of_rows(
    dataset: &Dataset,
    progress: &Progress,
    of_row: impl Fn(usize, &[u8]) -> Result<Fact, VersionsError> + Sync,
) -> Result<Vec<Fact>, VersionsError> {
    let order = dataset.rows_in_source_order(&Rows::all(dataset.len()));
    in_order(&order, progress, |rows| {
        let mut records = Records::of(&dataset.source);
        let of_row = |&row: &usize| of_row(row, records.read(dataset.span(row))?);
        let facts = rows.iter().map(of_row).collect::<Result<Vec<_>, VersionsError>>()?;
        records.finish()?;
        Ok(facts)
    })
}

fn cell<'t>(cells: &'t [Cow<'_, str>], index: usize) -> &'t str {
    cells.get(index).map_or("", |cell| cell.trim())
}

fn key_of_row(
    dataset: &Dataset,
    row: usize,
    record: &[u8],
    key: &Key,
) -> Result<Fact, VersionsError> {
    let cells = dataset.decoder.texts(record);
    Ok(match key {
        Key::Columns(columns) => {
            let is_empty = columns.iter().all(|&column| cell(&cells, column).is_empty());
            (!is_empty).then(|| hash(columns.iter().map(|&column| cell(&cells, column))))
        }
        Key::Id => match dataset.decoder.id_of_texts(&cells) {
            Some(id) => (!id.is_empty()).then(|| hash(std::iter::once(id))),
            None => {
                let event = dataset.event_of(row, record)?;
                (!event.id_made && !event.id.is_empty())
                    .then(|| hash(std::iter::once(event.id.as_str())))
            }
        },
    })
}
