//! Directories of an archive: which tile lies where.

use super::ArchiveError;
use crate::language::message;

/// One tile, a run of equal tiles, or a directory below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Number of the first tile.
    pub tile_id: u64,
    /// Where its bytes begin within their part of the file.
    pub offset: u64,
    /// How many bytes.
    pub length: u32,
    /// How many tiles from `tile_id` on are these bytes; 0 for a directory below.
    pub run_length: u32,
}

/// Entries in order of their tiles.
#[derive(Debug, Default)]
pub struct Directory(Vec<Entry>);

impl Directory {
    /// Reads an unpacked directory.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let mut rest = bytes;
        let count = usize::try_from(varint(&mut rest)?).unwrap_or(usize::MAX);
        // Every entry takes at least four bytes.
        if count > rest.len() / 4 {
            return Err(ArchiveError::Damaged(message!("map-directory-short")));
        }
        let mut entries = vec![Entry { tile_id: 0, offset: 0, length: 0, run_length: 0 }; count];
        let mut tile_id = 0_u64;
        for entry in &mut entries {
            tile_id = tile_id
                .checked_add(varint(&mut rest)?)
                .ok_or_else(|| ArchiveError::Damaged(message!("map-directory-impossible")))?;
            entry.tile_id = tile_id;
        }
        for entry in &mut entries {
            entry.run_length = short(varint(&mut rest)?)?;
        }
        for entry in &mut entries {
            entry.length = short(varint(&mut rest)?)?;
        }
        let mut next = 0_u64;
        for entry in &mut entries {
            entry.offset = match varint(&mut rest)? {
                0 => next,
                offset => offset - 1,
            };
            next = entry.offset.saturating_add(u64::from(entry.length));
        }
        Ok(Self(entries))
    }

    /// The entry of `tile_id`: the tile itself or the directory that knows it.
    pub fn find(&self, tile_id: u64) -> Option<Entry> {
        let after = self.0.partition_point(|entry| entry.tile_id <= tile_id);
        let entry = *self.0.get(after.checked_sub(1)?)?;
        let is_held = entry.run_length == 0
            || tile_id.checked_sub(entry.tile_id)? < u64::from(entry.run_length);
        is_held.then_some(entry)
    }

    /// The first entry.
    pub fn first(&self) -> Option<Entry> {
        self.0.first().copied()
    }
}

fn short(number: u64) -> Result<u32, ArchiveError> {
    u32::try_from(number).map_err(|_| ArchiveError::Damaged(message!("map-directory-number-large")))
}

fn varint(rest: &mut &[u8]) -> Result<u64, ArchiveError> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, tail) = rest
            .split_first()
            .ok_or_else(|| ArchiveError::Damaged(message!("map-directory-truncated")))?;
        *rest = tail;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(ArchiveError::Damaged(message!("map-directory-number-long")))
}

/// Number of a tile along the Hilbert curve over all zooms.
pub fn tile_id(zoom: u8, x: u32, y: u32) -> u64 {
    let before = ((1_u64 << (2 * u32::from(zoom))) - 1) / 3;
    let (mut x, mut y) = (u64::from(x), u64::from(y));
    let mut along = 0_u64;
    for level in (0..u32::from(zoom)).rev() {
        let side = 1_u64 << level;
        let right = u64::from(x & side > 0);
        let down = u64::from(y & side > 0);
        along += side * side * ((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                x = side.wrapping_sub(1).wrapping_sub(x);
                y = side.wrapping_sub(1).wrapping_sub(y);
            }
            std::mem::swap(&mut x, &mut y);
        }
    }
    before + along
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tile_numbers_are_those_of_the_specification() {
        for ((zoom, x, y), id) in [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ] {
            assert_eq!(tile_id(zoom, x, y), id, "{zoom}/{x}/{y}");
        }
    }

    #[test]
    fn a_run_ends_where_it_says() {
        // Two entries: tiles 5 to 7 share 9 bytes, tile 20 has 4 of its own.
        let bytes = [2, 5, 15, 3, 1, 9, 4, 1, 0];
        let directory = Directory::read(&bytes).unwrap();
        let found = |tile| directory.find(tile).map(|entry| (entry.offset, entry.length));
        assert_eq!(
            [4, 5, 7, 8, 20].map(found),
            [None, Some((0, 9)), Some((0, 9)), None, Some((9, 4))]
        );
    }

    #[test]
    fn directories_that_lie_about_themselves_are_refused() {
        let huge_count = [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 1, 1, 1];
        let huge_run = [1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 1];
        for bytes in [&huge_count[..], &huge_run, &[2, 1, 1], &[]] {
            assert!(Directory::read(bytes).is_err(), "{bytes:?}");
        }
    }
}
