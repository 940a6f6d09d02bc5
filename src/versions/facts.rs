//! What is remembered of each row of a version to match it: hashes, not texts.

use sha2::{Digest as _, Sha256};

use super::error::VersionsError;
use crate::base::{Progress, parallel};
use crate::dataset::{Dataset, Records};

/// Rows that one thread reads at a time.
const PIECE_ROWS: usize = 8_192;

/// What tells rows apart.
#[derive(Debug, Clone)]
pub(super) enum Key {
    /// The id of the source.
    Id,
    /// Original columns, by their places.
    Columns(Vec<usize>),
}

/// What is remembered of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    /// Of its key; `None` where it has none of its own.
    pub key: Option<u128>,
    /// Of the cells of the columns that both versions have.
    pub record: u128,
}

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

/// The facts of all rows of `dataset`; `common` has the places of the columns that both
/// versions have.
pub(super) fn of(
    dataset: &Dataset,
    key: &Key,
    common: &[usize],
    progress: &Progress,
) -> Result<Vec<Facts>, VersionsError> {
    let pieces: Vec<_> = (0..dataset.len())
        .step_by(PIECE_ROWS)
        .map(|from| from..(from + PIECE_ROWS).min(dataset.len()))
        .collect();
    let found = parallel::map("compare versions", pieces, |rows| {
        progress.check().map_err(|_| VersionsError::Stopped)?;
        let mut records = Records::of(&dataset.source);
        let of_row = |row| of_row(dataset, row, records.read(dataset.span(row))?, key, common);
        let facts = rows.map(of_row).collect::<Result<Vec<_>, VersionsError>>()?;
        records.finish()?;
        Ok::<_, VersionsError>(facts)
    });
    let mut facts = Vec::with_capacity(dataset.len());
    for piece in found {
        facts.extend(piece?);
    }
    Ok(facts)
}

fn of_row(
    dataset: &Dataset,
    row: usize,
    record: &[u8],
    key: &Key,
    common: &[usize],
) -> Result<Facts, VersionsError> {
    let cells = dataset.decoder.texts(record);
    let cell = |index: &usize| cells.get(*index).map_or("", |cell| cell.trim());
    let key = match key {
        Key::Columns(columns) => {
            let is_empty = columns.iter().all(|column| cell(column).is_empty());
            (!is_empty).then(|| hash(columns.iter().map(cell)))
        }
        Key::Id => match dataset.decoder.id_of_texts(&cells) {
            Some(id) => (!id.is_empty()).then(|| hash(std::iter::once(id))),
            None => {
                let event = dataset.event_of(row, record)?;
                (!event.id_made && !event.id.is_empty())
                    .then(|| hash(std::iter::once(event.id.as_str())))
            }
        },
    };
    Ok(Facts { key, record: hash(common.iter().map(cell)) })
}
