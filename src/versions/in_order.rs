//! Work on rows in the order of their file, which is read once from its beginning to its end.

use super::error::VersionsError;
use crate::base::{Progress, parallel};

/// Rows that one thread works on at a time.
const PIECE_ROWS: usize = 4_096;

/// What `work` makes of `order`, piece by piece on all processors, the pieces in their order.
pub(super) fn in_order<T: Send>(
    order: &[usize],
    progress: &Progress,
    work: impl Fn(&[usize]) -> Result<Vec<T>, VersionsError> + Sync,
) -> Result<Vec<T>, VersionsError> {
    let pieces: Vec<&[usize]> = order.chunks(PIECE_ROWS).collect();
    let found = parallel::map("compare versions", pieces, |piece| {
        progress.check().map_err(|_| VersionsError::Stopped)?;
        work(piece)
    });
    let mut made = Vec::new();
    for piece in found {
        made.append(&mut piece?);
    }
    Ok(made)
}
