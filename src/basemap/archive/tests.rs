//! Whole, damaged and hostile archives.

use std::io::Write as _;

use proptest::prelude::*;

use super::*;
use crate::basemap::samples;

fn tiles() -> Vec<(u64, Vec<u8>)> {
    (0..9).map(|id| (id, vec![id as u8; 40 + id as usize])).collect()
}

fn sample(in_leaf: bool) -> Vec<u8> {
    samples::archive(1, [0, 2], &tiles(), in_leaf)
}

#[test]
fn what_is_no_archive_is_refused() {
    assert!(matches!(Archive::built_in(&b"hello"[..]), Err(ArchiveError::NotAnArchive)));
    assert!(matches!(Archive::built_in(&[0; 200][..]), Err(ArchiveError::NotAnArchive)));
}

#[test]
fn attributions_lose_their_markup() {
    assert_eq!(without_markup("<a href=\"x\">&copy; A</a> B"), "© A B");
}

#[test]
fn every_tile_is_found_in_memory_and_in_a_file() {
    for in_leaf in [false, true] {
        let bytes = sample(in_leaf);
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(&bytes).unwrap();
        let both = [Archive::built_in(bytes).unwrap(), Archive::open(file.path()).unwrap()];
        for archive in both {
            assert_eq!(archive.attribution, "© makers");
            assert_eq!(archive.tile(0, 0, 0).unwrap(), Some(vec![0; 40]));
            assert_eq!(archive.tile(1, 1, 0).unwrap(), Some(vec![4; 44]));
            assert_eq!(archive.tile(2, 0, 0).unwrap(), Some(vec![5; 45]));
            assert_eq!(archive.tile(2, 3, 3).unwrap(), None);
            assert_eq!(archive.tile(9, 3, 3).unwrap(), None);
            assert_eq!(archive.first_tile().unwrap(), Some(vec![0; 40]));
        }
    }
}

#[test]
fn a_file_cut_short_fails_only_where_it_is_cut() {
    let bytes = sample(false);
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&bytes[..bytes.len() - 10]).unwrap();
    let archive = Archive::open(file.path()).unwrap();
    assert!(archive.tile(0, 0, 0).unwrap().is_some());
    let last = archive.tile(2, 1, 1).and(archive.tile(2, 0, 1)).and(archive.tile(2, 1, 0));
    assert!(matches!(last, Err(ArchiveError::Damaged(_))), "{last:?}");
}

#[test]
fn a_directory_that_leads_to_itself_is_an_error() {
    let mut bytes = sample(true);
    // The leaf's only entry is a directory at its own offset.
    let looping = samples::gzip(&samples::directory(&[(0, 0, 400, 0)]));
    let leaf_offset = u64_at(&bytes, 40) as usize;
    bytes.truncate(leaf_offset);
    bytes.extend(&looping);
    bytes.resize(leaf_offset + 500, 0);
    let mut root = samples::directory(&[(0, 0, 400, 0)]);
    root = samples::gzip(&root);
    let end = bytes.len() as u64;
    bytes.extend(&root);
    bytes[8..16].copy_from_slice(&end.to_le_bytes());
    bytes[16..24].copy_from_slice(&(root.len() as u64).to_le_bytes());
    let archive = Archive::built_in(bytes).unwrap();
    assert!(matches!(archive.tile(0, 0, 0), Err(ArchiveError::Damaged(_))));
}

#[test]
fn a_tile_that_unpacks_without_end_is_refused() {
    let bomb = vec![0; LARGEST_TILE_BYTES as usize + 1];
    let bytes = samples::archive(1, [0, 0], &[(0, bomb)], false);
    assert!(bytes.len() < 1 << 20);
    let archive = Archive::built_in(bytes).unwrap();
    assert!(matches!(archive.tile(0, 0, 0), Err(ArchiveError::Damaged(_))));
}

proptest! {
    #[test]
    fn damage_never_panics_and_never_asks_for_much(
        in_leaf in any::<bool>(),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        keep in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = sample(in_leaf);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if cut {
            bytes.truncate(keep.index(bytes.len()));
        }
        if let Ok(archive) = Archive::built_in(bytes) {
            for (zoom, x, y) in [(0, 0, 0), (1, 1, 0), (2, 0, 0), (2, 3, 1), (20, 9, 9)] {
                if let Ok(Some(tile)) = archive.tile(zoom, x, y) {
                    prop_assert!(tile.len() as u64 <= LARGEST_TILE_BYTES);
                }
            }
            let _ = archive.first_tile();
        }
    }
}
