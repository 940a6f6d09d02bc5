//! Work on rows in the order of their file, which is read once from its beginning to its end.

use super::error::VersionsError;
use crate::base::{Progress, parallel};

/// Rows that one thread works on at a time.
const PIECE_ROWS: usize = 4_096;

/// What `work` makes of the numbers in `order`, piece by piece on all processors, each in
/// the place of its number; `order` has every number below its length once.
pub(super) fn in_order<T: Clone + Send>(
    order: &[usize],
    progress: &Progress,
    work: impl Fn(&[usize]) -> Result<Vec<Option<T>>, VersionsError> + Sync,
) -> Result<Vec<Option<T>>, VersionsError> {
    let pieces: Vec<&[usize]> = order.chunks(PIECE_ROWS).collect();
    let found = parallel::map("compare versions", pieces, |piece| {
        progress.check().map_err(|_| VersionsError::Stopped)?;
        work(piece)
    });
    let mut made = vec![None; order.len()];
    for (piece, found) in order.chunks(PIECE_ROWS).zip(found) {
        for (&at, one) in piece.iter().zip(found?) {
            if let Some(place) = made.get_mut(at) {
                *place = one;
            }
        }
    }
    Ok(made)
}
