//! The part of the embedded map that a page takes along: the whole world from afar, and
//! what lies around its events from near.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::basemap::EMBEDDED;
use crate::basemap::archive::{Archive, TilePart};
use crate::dataset::Place;
use crate::export::ExportError;

/// Up to this zoom the whole world is taken along.
const WORLD_ZOOM: u8 = 2;

/// Beyond it, so many tiles around each event on every side.
const MARGIN_TILES: u32 = 1;

/// Where maps of the web end, in degrees.
const NORTHERNMOST: f64 = 85.0511;

/// Tiles of a page, each compressed as it lies in the archive, one behind another.
#[derive(Debug, Default)]
pub struct BaseMap {
    /// What the page has to know of them.
    pub index: Index,
    /// Their bytes.
    pub bytes: Vec<u8>,
}

/// Which tiles there are, in the order of their bytes.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Index {
    /// The highest zoom with tiles.
    pub max_zoom: u8,
    /// Zoom, column, row and number of bytes of each.
    pub tiles: Vec<u32>,
    /// Who must be credited.
    pub credit: String,
}

/// The map around `places` in at most `most_bytes` of a file that has it in base 64.
/// What does not fit is the most detailed zoom, whole: a map that is detailed here and
/// coarse there would look as if nothing were there. Nothing but the places decides, so
/// that the map tells no more than they do.
///
/// # Errors
/// When the embedded map cannot be read.
pub fn around(places: &[Place], most_bytes: usize) -> Result<BaseMap, ExportError> {
    let mut map = BaseMap::default();
    if most_bytes == 0 {
        return Ok(map);
    }
    let archive = Archive::built_in(EMBEDDED)?;
    map.index.credit.clone_from(&archive.attribution);
    let finest: BTreeSet<[u32; 2]> =
        places.iter().map(|place| tile_of(*place, archive.max_zoom)).collect();
    for zoom in 0..=archive.max_zoom {
        let (mut tiles, mut bytes) = (Vec::new(), Vec::new());
        for [x, y] in wanted(&finest, archive.max_zoom, zoom) {
            let Some(part) = archive.locate(zoom, x, y)? else { continue };
            let TilePart { length, .. } = part;
            tiles.extend([u32::from(zoom), x, y, length as u32]);
            bytes.extend(archive.stored(part)?);
        }
        if in_base64(map.bytes.len() + bytes.len()) > most_bytes {
            break;
        }
        map.index.max_zoom = zoom;
        map.index.tiles.extend(tiles);
        map.bytes.extend(bytes);
    }
    Ok(map)
}

/// The size of so many bytes in base 64.
pub fn in_base64(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

/// The tiles of `zoom` that are taken along for events in the tiles `finest` of the zoom
/// `max_zoom`, in order.
fn wanted(finest: &BTreeSet<[u32; 2]>, max_zoom: u8, zoom: u8) -> BTreeSet<[u32; 2]> {
    let side = 1_u32 << zoom;
    if zoom <= WORLD_ZOOM {
        return (0..side).flat_map(|x| (0..side).map(move |y| [x, y])).collect();
    }
    let coarser = finest.iter().map(|tile| tile.map(|at| at >> (max_zoom - zoom)));
    let around = |at: u32| at.saturating_sub(MARGIN_TILES)..=(at + MARGIN_TILES).min(side - 1);
    let coarser: BTreeSet<[u32; 2]> = coarser.collect();
    coarser
        .into_iter()
        .flat_map(|[x, y]| around(x).flat_map(move |x| around(y).map(move |y| [x, y])))
        .collect()
}

/// Column and row of the tile of `zoom` that holds `place`.
fn tile_of(place: Place, zoom: u8) -> [u32; 2] {
    let side = f64::from(1_u32 << zoom);
    let latitude = place.latitude().clamp(-NORTHERNMOST, NORTHERNMOST).to_radians();
    let x = (place.longitude() + 180.0) / 360.0;
    let y = (1.0 - latitude.tan().asinh() / std::f64::consts::PI) / 2.0;
    [x, y].map(|at| (at * side).floor().clamp(0.0, side - 1.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kyiv() -> Place {
        Place::new(50.4547, 30.5238).unwrap()
    }

    #[test]
    fn a_map_has_the_world_from_afar_and_what_lies_around_its_events_from_near() {
        assert_eq!(tile_of(kyiv(), 9), [299, 172]);
        let map = around(&[kyiv()], 3_000_000).unwrap();
        let tiles: Vec<[u32; 3]> = map.index.tiles.chunks(4).map(|t| [t[0], t[1], t[2]]).collect();
        assert_eq!(tiles.iter().filter(|tile| tile[0] == 2).count(), 16);
        assert_eq!(tiles.iter().filter(|tile| tile[0] == 9).count(), 9);
        assert!(tiles.contains(&[9, 298, 171]) && map.index.max_zoom == 10);
        let bytes: u32 = map.index.tiles.chunks(4).map(|tile| tile[3]).sum();
        assert_eq!(bytes as usize, map.bytes.len());
    }

    #[test]
    fn what_does_not_fit_is_the_most_detailed_zoom() {
        let whole = around(&[kyiv()], 3_000_000).unwrap();
        let most = in_base64(whole.bytes.len());
        let less = around(&[kyiv()], most - 1).unwrap();
        assert_eq!((whole.index.max_zoom, less.index.max_zoom), (10, 9));
        assert_eq!(around(&[kyiv()], most).unwrap().index, whole.index);
        assert!(around(&[kyiv()], 0).unwrap().index.tiles.is_empty());
    }
}
