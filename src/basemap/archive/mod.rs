//! Reads PMTiles version 3: one file with all tiles of a map.
//! <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>

pub mod bytes;
mod directory;
mod error;

use std::borrow::Cow;
use std::io::Read as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::read::GzDecoder;

use crate::language::message;
pub use bytes::Bytes;
use bytes::LocalFile;
pub use directory::tile_id;
use directory::{Directory, Entry};
pub use error::ArchiveError;

/// Unpacked tiles larger than this are refused; good ones are below one megabyte.
const LARGEST_TILE_BYTES: u64 = 16 << 20;

/// Unpacked directories larger than this are refused; they grow eightfold in memory.
const LARGEST_DIRECTORY_BYTES: u64 = 4 << 20;

/// Directories deeper than this are refused; the format allows three.
const DEEPEST: usize = 4;

/// Directories below the root that are kept unpacked.
const MOST_LEAVES: usize = 16;

const HEADER_BYTES: usize = 127;

/// What the tiles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// Mapbox vector tiles.
    Vector,
    /// PNG, JPEG or WebP.
    Raster,
}

/// Where a tile lies in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePart {
    /// Where its bytes begin.
    pub offset: u64,
    /// How many bytes, packed.
    pub length: u64,
}

/// An open archive.
#[derive(Debug)]
pub struct Archive {
    bytes: Box<dyn Bytes>,
    root: Directory,
    /// The directories used last, by their offset; the last one last.
    leaves: Mutex<Vec<(u64, Arc<Directory>)>>,
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
    /// Name and attribution, as the archive states them.
    pub name: String,
    /// Who must be credited.
    pub attribution: String,
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
    /// An archive in memory, such as the one inside the program.
    ///
    /// # Errors
    /// When the bytes are no archive.
    pub fn built_in(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ArchiveError> {
        let bytes: Cow<'static, [u8]> = bytes.into();
        Self::read(Box::new(bytes))
    }

    /// The archive at `path`.
    ///
    /// # Errors
    /// When it cannot be read or is no archive.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        Self::read(Box::new(LocalFile::open(path)?))
    }

    /// The archive that `bytes` are, wherever they come from.
    ///
    /// # Errors
    /// When they cannot be read or are no archive.
    pub fn read(bytes: Box<dyn Bytes>) -> Result<Self, ArchiveError> {
        let header = bytes.read(0, HEADER_BYTES as u64).map_err(|error| match error {
            // Too short for a header.
            ArchiveError::Damaged(_) => ArchiveError::NotAnArchive,
            error => error,
        })?;
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
            _ => return Err(ArchiveError::Damaged(message!("map-unknown-tiles"))),
        };
        let mut archive = Self {
            root: Directory::default(),
            leaves: Mutex::new(Vec::new()),
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
        let (offset, length) = (u64_at(&header, 24), u64_at(&header, 32));
        let metadata = archive.part(offset, length, archive.internal_gzip, LARGEST_TILE_BYTES)?;
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
        self.locate(zoom, x, y)?.map(|part| self.tile_at(part)).transpose()
    }

    /// Where a tile lies; `None` where the archive has none.
    ///
    /// # Errors
    /// When the archive is damaged or can no longer be read.
    pub fn locate(&self, zoom: u8, x: u32, y: u32) -> Result<Option<TilePart>, ArchiveError> {
        if zoom < self.min_zoom || zoom > self.max_zoom {
            return Ok(None);
        }
        let wanted = tile_id(zoom, x, y);
        self.descend(|directory| directory.find(wanted))
    }

    /// The bytes of a tile, from those that lie at its place.
    ///
    /// # Errors
    /// When they are damaged.
    pub fn unpack(&self, packed: Vec<u8>) -> Result<Vec<u8>, ArchiveError> {
        unpacked(packed, self.tile_gzip, LARGEST_TILE_BYTES)
    }

    /// The bytes of a tile as they lie in the archive, compressed or not.
    ///
    /// # Errors
    /// When the archive can no longer be read.
    pub fn stored(&self, TilePart { offset, length }: TilePart) -> Result<Vec<u8>, ArchiveError> {
        if length > LARGEST_TILE_BYTES {
            return Err(ArchiveError::Damaged(message!("map-part-too-large")));
        }
        self.bytes.read(offset, length)
    }

    /// Whether tiles are compressed with gzip where they lie.
    pub fn has_gzip_tiles(&self) -> bool {
        self.tile_gzip
    }

    fn tile_at(&self, TilePart { offset, length }: TilePart) -> Result<Vec<u8>, ArchiveError> {
        self.part(offset, length, self.tile_gzip, LARGEST_TILE_BYTES)
    }

    /// The bytes of the tile that comes first; `None` in an empty archive.
    ///
    /// # Errors
    /// When the archive is damaged or can no longer be read.
    pub fn first_tile(&self) -> Result<Option<Vec<u8>>, ArchiveError> {
        self.descend(Directory::first)?.map(|part| self.tile_at(part)).transpose()
    }

    /// Follows what `choose` picks of each directory down to a tile.
    fn descend(
        &self,
        choose: impl Fn(&Directory) -> Option<Entry>,
    ) -> Result<Option<TilePart>, ArchiveError> {
        let mut entry = choose(&self.root);
        for _ in 0..DEEPEST {
            let Some(found) = entry else { return Ok(None) };
            if found.run_length > 0 {
                let offset = self.tiles_offset.saturating_add(found.offset);
                return Ok(Some(TilePart { offset, length: u64::from(found.length) }));
            }
            entry = choose(&*self.leaf(found)?);
        }
        Err(ArchiveError::Damaged(message!("map-directories-deep")))
    }

    fn leaf(&self, entry: Entry) -> Result<Arc<Directory>, ArchiveError> {
        let offset = self.leaves_offset.saturating_add(entry.offset);
        let mut leaves = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = leaves.iter().position(|(known, _)| *known == offset) {
            let found = leaves.remove(at);
            leaves.push(found);
        } else {
            let leaf = Arc::new(self.directory(offset, u64::from(entry.length))?);
            if leaves.len() == MOST_LEAVES {
                leaves.remove(0);
            }
            leaves.push((offset, leaf));
        }
        let used = leaves.last().map(|(_, leaf)| Arc::clone(leaf));
        used.ok_or_else(|| ArchiveError::Damaged(message!("map-directory-missing")))
    }

    fn part(
        &self,
        offset: u64,
        length: u64,
        gzip: bool,
        most_bytes: u64,
    ) -> Result<Vec<u8>, ArchiveError> {
        if length > most_bytes {
            return Err(ArchiveError::Damaged(message!("map-part-too-large")));
        }
        unpacked(self.bytes.read(offset, length)?, gzip, most_bytes)
    }

    fn directory(&self, offset: u64, length: u64) -> Result<Directory, ArchiveError> {
        let bytes = self.part(offset, length, self.internal_gzip, LARGEST_DIRECTORY_BYTES)?;
        Directory::read(&bytes)
    }
}

fn unpacked(packed: Vec<u8>, gzip: bool, most_bytes: u64) -> Result<Vec<u8>, ArchiveError> {
    if !gzip {
        return Ok(packed);
    }
    let mut unpacked = Vec::new();
    GzDecoder::new(&packed[..])
        .take(most_bytes + 1)
        .read_to_end(&mut unpacked)
        .map_err(|_| ArchiveError::Damaged(message!("map-part-not-unpacked")))?;
    if unpacked.len() as u64 > most_bytes {
        return Err(ArchiveError::Damaged(message!("map-part-too-large")));
    }
    Ok(unpacked)
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
mod tests;
