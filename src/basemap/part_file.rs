//! What was saved of an area so far, beside the file that it becomes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

const MAGIC: &[u8; 8] = b"smpart1\n";

/// Tile number, length, check.
const RECORD_HEAD_BYTES: usize = 8 + 4 + 4;

/// Records longer than this are damage.
const LARGEST_TILE_BYTES: usize = 16 << 20;

/// Tiles in the order in which they came.
pub(super) struct PartFile {
    file: File,
    path: PathBuf,
}

/// Where the parts of `target` are kept until it is whole.
pub(super) fn path_of(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    target.with_file_name(name)
}

impl PartFile {
    /// The parts of `target`, with the tiles that are there already. Those of
    /// another plan or source are dropped, as is a damaged end. An empty tile
    /// is one that its source does not have.
    pub fn open(target: &Path, plan: &str) -> io::Result<(Self, BTreeMap<u64, Vec<u8>>)> {
        let path = path_of(target);
        let mut file =
            File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
        let head = head(plan);
        let mut reader = BufReader::new(&mut file);
        let mut found = vec![0; head.len()];
        let is_same = reader.read_exact(&mut found).is_ok() && found == head;
        let mut tiles = BTreeMap::new();
        let mut good = head.len() as u64;
        while is_same && let Some((tile_id, bytes)) = read_record(&mut reader) {
            good += (RECORD_HEAD_BYTES + bytes.len()) as u64;
            tiles.insert(tile_id, bytes);
        }
        drop(reader);
        if is_same {
            file.set_len(good)?;
        } else {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            file.write_all(&head)?;
        }
        file.seek(SeekFrom::End(0))?;
        Ok((Self { file, path }, tiles))
    }

    /// Adds a tile at the end.
    pub fn add(&mut self, tile_id: u64, bytes: &[u8]) -> io::Result<()> {
        let mut record = Vec::with_capacity(RECORD_HEAD_BYTES + bytes.len());
        record.extend_from_slice(&tile_id.to_le_bytes());
        record.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        record.extend_from_slice(&check(tile_id, bytes));
        record.extend_from_slice(bytes);
        self.file.write_all(&record)
    }

    /// Takes it away.
    pub fn remove(self) -> io::Result<()> {
        drop(self.file);
        std::fs::remove_file(self.path)
    }
}

fn head(plan: &str) -> Vec<u8> {
    [&MAGIC[..], &Sha256::digest(plan.as_bytes())].concat()
}

fn check(tile_id: u64, bytes: &[u8]) -> [u8; 4] {
    let hash = Sha256::new().chain_update(tile_id.to_le_bytes()).chain_update(bytes).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

fn read_record(reader: &mut impl Read) -> Option<(u64, Vec<u8>)> {
    let (mut id, mut length, mut expected) = ([0; 8], [0; 4], [0; 4]);
    reader.read_exact(&mut id).ok()?;
    reader.read_exact(&mut length).ok()?;
    reader.read_exact(&mut expected).ok()?;
    let length = u32::from_le_bytes(length) as usize;
    if length > LARGEST_TILE_BYTES {
        return None;
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).ok()?;
    let tile_id = u64::from_le_bytes(id);
    (check(tile_id, &bytes) == expected).then_some((tile_id, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_is_there_after_a_stop_wherever_it_was_cut() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.pmtiles");
        let (mut parts, tiles) = PartFile::open(&target, "plan").unwrap();
        assert!(tiles.is_empty());
        parts.add(7, b"seven").unwrap();
        parts.add(9, b"").unwrap();
        drop(parts);
        let whole = std::fs::read(path_of(&target)).unwrap();
        for cut in (0..whole.len()).rev() {
            std::fs::write(path_of(&target), &whole[..cut]).unwrap();
            let (mut parts, tiles) = PartFile::open(&target, "plan").unwrap();
            assert!(tiles.len() < 2, "{cut}");
            parts.add(11, b"more").unwrap();
            drop(parts);
            let (_, again) = PartFile::open(&target, "plan").unwrap();
            assert_eq!(again.len(), tiles.len() + 1, "{cut}");
        }
        std::fs::write(path_of(&target), &whole).unwrap();
        let (_, tiles) = PartFile::open(&target, "plan").unwrap();
        assert_eq!(tiles, BTreeMap::from([(7, b"seven".to_vec()), (9, Vec::new())]));
        let (_, of_another) = PartFile::open(&target, "another plan").unwrap();
        assert!(of_another.is_empty());
    }
}
