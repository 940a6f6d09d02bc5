//! Writes PMTiles version 3: sorted along the Hilbert curve, each content once.
//! <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

/// Header and root directory lie within the first 16 KiB.
const MOST_ROOT_BYTES: usize = 16_384 - HEADER_BYTES;
const HEADER_BYTES: usize = 127;

/// Entries of a leaf directory.
const LEAF_ENTRIES: usize = 4_096;

const GZIP: u8 = 2;
const NO_COMPRESSION: u8 = 1;

/// What the tiles of an archive are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileType {
    /// Mapbox vector tiles, compressed with gzip.
    Vector,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
}

impl TileType {
    /// Of a picture, by its first bytes.
    pub fn of_picture(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ => None,
        }
    }

    fn code(self) -> u8 {
        match self {
            Self::Vector => 1,
            Self::Png => 2,
            Self::Jpeg => 3,
            Self::WebP => 4,
        }
    }
}

/// What an archive says about itself.
#[derive(Debug, Clone)]
pub struct About {
    /// What its tiles are.
    pub tile_type: TileType,
    /// The lowest zoom.
    pub min_zoom: u8,
    /// The highest zoom.
    pub max_zoom: u8,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// What people call it.
    pub name: String,
    /// Who must be credited.
    pub attribution: String,
    /// When and how it was made.
    pub description: String,
}

#[derive(Clone, Copy)]
struct Entry {
    tile_id: u64,
    offset: u64,
    length: u32,
    run_length: u32,
}

/// `bytes` compressed with gzip, always the same for the same bytes.
///
/// # Errors
/// Never in practice: memory takes everything.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes)?;
    packed.finish()
}

/// Writes an archive of `tiles`, their bytes by number along the Hilbert curve,
/// packed already where their type asks for it.
///
/// # Errors
/// When `out` fails.
pub fn write(out: &mut dyn Write, about: &About, tiles: &BTreeMap<u64, Vec<u8>>) -> io::Result<()> {
    let mut data: Vec<&[u8]> = Vec::new();
    let mut data_bytes = 0_u64;
    let mut known: HashMap<[u8; 32], u64> = HashMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for (&tile_id, bytes) in tiles {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let offset = *known.entry(hash).or_insert_with(|| {
            let offset = data_bytes;
            data.push(bytes);
            data_bytes += bytes.len() as u64;
            offset
        });
        match entries.last_mut() {
            Some(last)
                if last.offset == offset
                    && last.tile_id + u64::from(last.run_length) == tile_id =>
            {
                last.run_length += 1;
            }
            _ => entries.push(Entry { tile_id, offset, length: bytes.len() as u32, run_length: 1 }),
        }
    }
    let (root, leaves) = directories(&entries)?;
    let metadata = gzip(&serde_json::to_vec(&metadata(about))?)?;
    let root_offset = HEADER_BYTES as u64;
    let metadata_offset = root_offset + root.len() as u64;
    let leaves_offset = metadata_offset + metadata.len() as u64;
    let data_offset = leaves_offset + leaves.len() as u64;
    let mut header = Vec::with_capacity(HEADER_BYTES);
    header.extend_from_slice(b"PMTiles\x03");
    for number in [
        root_offset,
        root.len() as u64,
        metadata_offset,
        metadata.len() as u64,
        leaves_offset,
        leaves.len() as u64,
        data_offset,
        data_bytes,
        tiles.len() as u64,
        entries.len() as u64,
        data.len() as u64,
    ] {
        header.extend_from_slice(&number.to_le_bytes());
    }
    let tile_compression = match about.tile_type {
        TileType::Vector => GZIP,
        _ => NO_COMPRESSION,
    };
    let clustered = 1;
    header.extend_from_slice(&[
        clustered,
        GZIP,
        tile_compression,
        about.tile_type.code(),
        about.min_zoom,
        about.max_zoom,
    ]);
    let e7 = |degrees: f64| ((degrees * 1e7).round() as i32).to_le_bytes();
    let [west, south, east, north] = about.bounds;
    for degrees in [west, south, east, north] {
        header.extend_from_slice(&e7(degrees));
    }
    header.push(about.min_zoom.midpoint(about.max_zoom));
    header.extend_from_slice(&e7(f64::midpoint(west, east)));
    header.extend_from_slice(&e7(f64::midpoint(south, north)));
    for part in [&header, &root, &metadata, &leaves] {
        out.write_all(part)?;
    }
    data.into_iter().try_for_each(|bytes| out.write_all(bytes))
}

fn metadata(about: &About) -> serde_json::Value {
    serde_json::json!({
        "name": about.name,
        "attribution": about.attribution,
        "description": about.description,
        "type": "baselayer",
        // The specification asks for it in archives of vector tiles; what the
        // layers hold is not known before they are looked at.
        "vector_layers": [],
    })
}

/// The root directory and all leaf directories, packed.
fn directories(entries: &[Entry]) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let root = gzip(&serialized(entries))?;
    if root.len() <= MOST_ROOT_BYTES {
        return Ok((root, Vec::new()));
    }
    let mut leaves = Vec::new();
    let mut pointers = Vec::new();
    for part in entries.chunks(LEAF_ENTRIES) {
        let leaf = gzip(&serialized(part))?;
        pointers.push(Entry {
            tile_id: part.first().map_or(0, |entry| entry.tile_id),
            offset: leaves.len() as u64,
            length: leaf.len() as u32,
            run_length: 0,
        });
        leaves.extend_from_slice(&leaf);
    }
    Ok((gzip(&serialized(&pointers))?, leaves))
}

fn serialized(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    varint(&mut bytes, entries.len() as u64);
    let mut before = 0;
    for entry in entries {
        varint(&mut bytes, entry.tile_id - before);
        before = entry.tile_id;
    }
    entries.iter().for_each(|entry| varint(&mut bytes, u64::from(entry.run_length)));
    entries.iter().for_each(|entry| varint(&mut bytes, u64::from(entry.length)));
    let mut next = None;
    for entry in entries {
        // Zero: right behind the one before.
        varint(&mut bytes, if next == Some(entry.offset) { 0 } else { entry.offset + 1 });
        next = Some(entry.offset + u64::from(entry.length));
    }
    bytes
}

fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::archive::{Archive, TileKind, tile_id};

    fn about(tile_type: TileType) -> About {
        About {
            tile_type,
            min_zoom: 0,
            max_zoom: 8,
            bounds: [30.0, 50.0, 31.0, 51.0],
            name: "Kyiv".to_owned(),
            attribution: "© somebody".to_owned(),
            description: String::new(),
        }
    }

    fn opened(about: &About, tiles: &BTreeMap<u64, Vec<u8>>) -> (Archive, u64) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pmtiles");
        let mut bytes = Vec::new();
        write(&mut bytes, about, tiles).unwrap();
        std::fs::write(&path, &bytes).unwrap();
        (Archive::open(&path).unwrap(), bytes.len() as u64)
    }

    #[test]
    fn what_is_written_is_read() {
        let mut tiles = BTreeMap::new();
        // Enough for leaf directories; every third tile is the same sea.
        for x in 0..256 {
            for y in 0..256 {
                let own = format!("tile {x} {y} {}", (x * 31 + y * 17) % 1_000).into_bytes();
                let bytes = if (x + y) % 3 == 0 { b"the sea".to_vec() } else { own };
                tiles.insert(tile_id(8, x, y), bytes);
            }
        }
        let (archive, bytes) = opened(&about(TileType::Png), &tiles);
        assert_eq!(archive.kind, TileKind::Raster);
        assert_eq!((archive.min_zoom, archive.max_zoom), (0, 8));
        assert_eq!(archive.bounds, [30.0, 50.0, 31.0, 51.0]);
        assert_eq!(archive.name, "Kyiv");
        assert_eq!(archive.attribution, "© somebody");
        for (x, y) in [(0, 0), (1, 0), (255, 255), (17, 200), (100, 3)] {
            let found = archive.tile(8, x, y).unwrap();
            assert_eq!(found.as_ref(), tiles.get(&tile_id(8, x, y)), "{x} {y}");
        }
        assert_eq!(archive.tile(7, 0, 0).unwrap(), None);
        let all: u64 = tiles.values().map(|bytes| bytes.len() as u64).sum();
        assert!(bytes < all, "each content is kept once");
    }

    #[test]
    fn vector_tiles_come_back_unpacked() {
        let tiles = BTreeMap::from([(tile_id(1, 1, 0), gzip(b"layers").unwrap())]);
        let (archive, _) = opened(&about(TileType::Vector), &tiles);
        assert_eq!(archive.kind, TileKind::Vector);
        assert_eq!(archive.tile(1, 1, 0).unwrap().unwrap(), b"layers");
    }

    #[test]
    fn an_archive_without_tiles_opens() {
        let (archive, _) = opened(&about(TileType::Vector), &BTreeMap::new());
        assert_eq!(archive.tile(0, 0, 0).unwrap(), None);
    }
}
