//! Reads PMTiles version 3: one file with all tiles of a map.
//! <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::Mutex;

use flate2::read::GzDecoder;

/// Unpacked directories and tiles larger than this are refused.
const LARGEST_PART_BYTES: u64 = 64 << 20;

/// Directories deeper than this are refused; the format allows three.
const DEEPEST: usize = 4;

const HEADER_BYTES: usize = 127;

/// Why an archive or a tile could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The system could not read it.
    #[error("could not read the map: {0}")]
    Io(#[from] std::io::Error),
    /// It is no archive of this format.
    #[error("this is no PMTiles archive of version 3")]
    NotAnArchive,
    /// It is packed in a way that is not supported.
    #[error("this map is packed with an unsupported method; pack it with gzip")]
    Compression,
    /// A part of it makes no sense.
    #[error("this map is damaged: {0}")]
    Damaged(&'static str),
}

/// What the tiles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// Mapbox vector tiles.
    Vector,
    /// PNG, JPEG or WebP.
    Raster,
}

#[derive(Debug)]
enum Bytes {
    Memory(&'static [u8]),
    File(Mutex<File>),
}

/// An open archive.
#[derive(Debug)]
pub struct Archive {
    bytes: Bytes,
    root: Vec<Entry>,
    leaves_offset: u64,
    tiles_offset: u64,
    internal_gzip: bool,
    tile_gzip: bool,
    /// What the tiles are.
    pub kind: TileKind,
    /// Lowest zoom with tiles.
    pub min_zoom: u8,
    /// Highest zoom with tiles.
    pub max_zoom: u8,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Name and attribution, as the archive's makers wrote them.
    pub name: String,
    /// Who must be credited.
    pub attribution: String,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    tile_id: u64,
    offset: u64,
    length: u32,
    run_length: u32,
}

fn u64_at(header: &[u8], at: usize) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&header[at..at + 8]);
    u64::from_le_bytes(bytes)
}

fn degrees_at(header: &[u8], at: usize) -> f64 {
    let mut bytes = [0; 4];
    bytes.copy_from_slice(&header[at..at + 4]);
    f64::from(i32::from_le_bytes(bytes)) / 1e7
}

impl Archive {
    /// An archive inside the program.
    ///
    /// # Errors
    /// When the bytes are no archive.
    pub fn built_in(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        Self::open_bytes(Bytes::Memory(bytes))
    }

    /// The archive at `path`.
    ///
    /// # Errors
    /// When it cannot be read or is no archive.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        Self::open_bytes(Bytes::File(Mutex::new(File::open(path)?)))
    }

    fn open_bytes(bytes: Bytes) -> Result<Self, ArchiveError> {
        // Too short for a header, so no archive.
        let header =
            read(&bytes, 0, HEADER_BYTES as u64).map_err(|_| ArchiveError::NotAnArchive)?;
        if &header[..7] != b"PMTiles" || header[7] != 3 {
            return Err(ArchiveError::NotAnArchive);
        }
        let gzip = |code: u8| match code {
            1 => Ok(false),
            2 => Ok(true),
            _ => Err(ArchiveError::Compression),
        };
        let kind = match header[99] {
            1 => TileKind::Vector,
            2..=4 => TileKind::Raster,
            _ => return Err(ArchiveError::Damaged("its tiles are of an unknown kind")),
        };
        let mut archive = Self {
            root: Vec::new(),
            leaves_offset: u64_at(&header, 40),
            tiles_offset: u64_at(&header, 56),
            internal_gzip: gzip(header[97])?,
            tile_gzip: gzip(header[98])?,
            kind,
            min_zoom: header[100],
            max_zoom: header[101].min(26),
            bounds: [102, 106, 110, 114].map(|at| degrees_at(&header, at)),
            name: String::new(),
            attribution: String::new(),
            bytes,
        };
        archive.root = archive.directory(u64_at(&header, 8), u64_at(&header, 16))?;
        let metadata =
            archive.part(u64_at(&header, 24), u64_at(&header, 32), archive.internal_gzip)?;
        if let Ok(metadata) = serde_json::from_slice::<serde_json::Value>(&metadata) {
            let text = |key: &str| metadata[key].as_str().map(without_markup).unwrap_or_default();
            archive.name = text("name");
            archive.attribution = text("attribution");
        }
        Ok(archive)
    }

    /// The bytes of one tile, unpacked; `None` where the archive has none.
    ///
    /// # Errors
    /// When the archive is damaged or can no longer be read.
    pub fn tile(&self, zoom: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, ArchiveError> {
        let wanted = tile_id(zoom, x, y);
        let mut leaf;
        let mut entries = &self.root;
        for _ in 0..DEEPEST {
            let after = entries.partition_point(|entry| entry.tile_id <= wanted);
            let Some(entry) = after.checked_sub(1).map(|index| entries[index]) else {
                return Ok(None);
            };
            if entry.run_length == 0 {
                leaf = self.directory(
                    self.leaves_offset.saturating_add(entry.offset),
                    u64::from(entry.length),
                )?;
                entries = &leaf;
                continue;
            }
            if wanted - entry.tile_id >= u64::from(entry.run_length) {
                return Ok(None);
            }
            let offset = self.tiles_offset.saturating_add(entry.offset);
            return self.part(offset, u64::from(entry.length), self.tile_gzip).map(Some);
        }
        Err(ArchiveError::Damaged("its directories are nested too deeply"))
    }

    fn part(&self, offset: u64, length: u64, gzip: bool) -> Result<Vec<u8>, ArchiveError> {
        let packed = read(&self.bytes, offset, length)?;
        if !gzip {
            return Ok(packed);
        }
        let mut unpacked = Vec::new();
        GzDecoder::new(&packed[..]).take(LARGEST_PART_BYTES + 1).read_to_end(&mut unpacked)?;
        if unpacked.len() as u64 > LARGEST_PART_BYTES {
            return Err(ArchiveError::Damaged("a part of it is too large"));
        }
        Ok(unpacked)
    }

    fn directory(&self, offset: u64, length: u64) -> Result<Vec<Entry>, ArchiveError> {
        let bytes = self.part(offset, length, self.internal_gzip)?;
        let mut rest = &bytes[..];
        let count = varint(&mut rest)? as usize;
        // Every entry takes at least four bytes.
        if count > bytes.len() {
            return Err(ArchiveError::Damaged("a directory is shorter than it says"));
        }
        let mut entries = vec![Entry { tile_id: 0, offset: 0, length: 0, run_length: 0 }; count];
        let mut tile_id = 0_u64;
        for entry in &mut entries {
            tile_id = tile_id.wrapping_add(varint(&mut rest)?);
            entry.tile_id = tile_id;
        }
        for entry in &mut entries {
            entry.run_length = varint(&mut rest)? as u32;
        }
        for entry in &mut entries {
            entry.length = varint(&mut rest)? as u32;
        }
        let mut next = 0_u64;
        for entry in &mut entries {
            entry.offset = match varint(&mut rest)? {
                0 => next,
                offset => offset - 1,
            };
            next = entry.offset.wrapping_add(u64::from(entry.length));
        }
        Ok(entries)
    }
}

fn read(bytes: &Bytes, offset: u64, length: u64) -> Result<Vec<u8>, ArchiveError> {
    let outside = || ArchiveError::Damaged("a part lies outside the file");
    if length > LARGEST_PART_BYTES {
        return Err(ArchiveError::Damaged("a part of it is too large"));
    }
    match bytes {
        Bytes::Memory(bytes) => {
            let start = usize::try_from(offset).map_err(|_| outside())?;
            let end = start.checked_add(length as usize).ok_or_else(outside)?;
            bytes.get(start..end).map(<[u8]>::to_vec).ok_or_else(outside)
        }
        Bytes::File(file) => {
            let mut file = file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            file.seek(SeekFrom::Start(offset))?;
            let mut part = vec![0; length as usize];
            file.read_exact(&mut part)?;
            Ok(part)
        }
    }
}

fn varint(rest: &mut &[u8]) -> Result<u64, ArchiveError> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, tail) =
            rest.split_first().ok_or(ArchiveError::Damaged("a directory ends too soon"))?;
        *rest = tail;
        value |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(ArchiveError::Damaged("a number in a directory is too long"))
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

/// Attributions are often HTML; only its words are shown.
pub fn without_markup(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words.replace("&copy;", "©").replace("&amp;", "&")
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
    fn what_is_no_archive_is_refused() {
        assert!(matches!(Archive::built_in(b"hello"), Err(ArchiveError::NotAnArchive)));
        assert!(matches!(Archive::built_in(&[0; 200]), Err(ArchiveError::NotAnArchive)));
    }

    #[test]
    fn attributions_lose_their_markup() {
        assert_eq!(without_markup("<a href=\"x\">&copy; A</a> B"), "© A B");
    }
}
