//! Tiles as the map asks for them.

use std::time::{Duration, Instant};

use super::*;
use crate::basemap::samples::{TileWriter, archive, value};

fn city(name: &str) -> Vec<u8> {
    let mut tile = TileWriter::default();
    let city =
        [("class", value::text("city")), ("rank", value::sint(1)), ("name", value::text(name))];
    tile.point("place", [2000, 2000], &city);
    tile.polygon("water", &[[0, 0], [900, 0], [900, 900]], &[]);
    tile.bytes()
}

fn vector() -> Arc<Archive> {
    let tiles = (0..5).map(|id| (id, city("Kyiv"))).collect::<Vec<_>>();
    Arc::new(Archive::built_in(archive(1, [0, 1], &tiles, false)).unwrap())
}

/// Frames in which `ids` are asked for, until all have come.
fn settled(tiles: &mut ArchiveTiles, ctx: &Context, ids: &[TileId]) -> Vec<Option<TilePiece>> {
    let started = Instant::now();
    loop {
        let mut pieces = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {
            pieces = ids.iter().map(|id| tiles.at(*id)).collect();
        });
        output.textures_delta.clear();
        if tiles.is_settled() {
            return pieces;
        }
        assert!(started.elapsed() < Duration::from_secs(60), "the tiles never came");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn open(archive: Arc<Archive>, gaps: Gaps) -> (ArchiveTiles, Context) {
    let ctx = Context::default();
    (ArchiveTiles::new(archive, gaps, MapTheme::default(), &ctx), ctx)
}

const WHOLE: Rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));

#[test]
fn finer_tiles_than_the_archive_has_are_cut_and_not_stretched() {
    let (mut tiles, ctx) = open(vector(), Gaps::Open);
    for zoom in [1, 2, 9, 22] {
        let id = TileId { x: 0, y: 0, zoom };
        let pieces = settled(&mut tiles, &ctx, &[id]);
        let piece = pieces[0].as_ref().unwrap();
        assert_eq!(piece.uv, WHOLE, "{zoom}");
        assert!(matches!(&piece.tile, Tile::Vector { texts, .. } if texts.is_empty()));
    }
    // Finer than anyone looks, the finest is stretched.
    let pieces = settled(&mut tiles, &ctx, &[TileId { x: 0, y: 0, zoom: 23 }]);
    assert!(pieces[0].as_ref().unwrap().uv.width() < 0.6);
}

#[test]
fn names_come_apart_from_the_tiles() {
    let (mut tiles, ctx) = open(vector(), Gaps::Open);
    settled(&mut tiles, &ctx, &[TileId { x: 0, y: 0, zoom: 0 }]);
    let [shown] = tiles.shown() else { panic!("one tile is shown") };
    assert_eq!(shown.square, [0.0, 0.0, 1.0, 1.0]);
    assert_eq!(shown.labels[0].text, "Kyiv");
}

#[test]
fn a_gap_is_open_or_filled_from_above() {
    let sparse =
        || Arc::new(Archive::built_in(archive(1, [0, 3], &[(0, city("Kyiv"))], false)).unwrap());
    let id = TileId { x: 1, y: 1, zoom: 3 };
    let (mut tiles, ctx) = open(sparse(), Gaps::Open);
    assert!(settled(&mut tiles, &ctx, &[id])[0].is_none());
    let (mut tiles, ctx) = open(sparse(), Gaps::Stretch);
    assert_eq!(settled(&mut tiles, &ctx, &[id])[0].as_ref().unwrap().uv, WHOLE);
}

#[test]
fn a_damaged_tile_is_told_once_and_the_others_are_drawn() {
    let mut damaged: Vec<(u64, Vec<u8>)> = (0..5).map(|id| (id, city("Kyiv"))).collect();
    damaged[2].1 = vec![0xFF; 40];
    damaged[3].1 = vec![0xFF; 40];
    let archive = Archive::built_in(archive(1, [0, 1], &damaged, false)).unwrap();
    let (mut tiles, ctx) = open(Arc::new(archive), Gaps::Open);
    let ids = [[0, 0], [0, 1], [1, 1], [1, 0]].map(|[x, y]| TileId { x, y, zoom: 1 });
    let drawn = settled(&mut tiles, &ctx, &ids);
    assert_eq!(drawn.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, false, true]);
    assert!(tiles.take_failure().unwrap().to_string().contains("cannot be drawn"));
    assert_eq!(tiles.take_failure(), None);
}

#[test]
fn pictures_are_drawn_and_their_parts_stretched() {
    use image::ImageFormat::{Jpeg, Png, WebP};
    for (kind, format, side) in [(2, Png, 256), (3, Jpeg, 512), (4, WebP, 256)] {
        let picture = image::DynamicImage::new_rgb8(side, side);
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        let bytes = archive(kind, [0, 0], &[(0, bytes.into_inner())], false);
        let (mut tiles, ctx) = open(Arc::new(Archive::built_in(bytes).unwrap()), Gaps::Open);
        assert_eq!(tiles.tile_size(), side);
        let id = TileId { x: 3, y: 1, zoom: 2 };
        let pieces = settled(&mut tiles, &ctx, &[id]);
        let piece = pieces[0].as_ref().unwrap();
        assert!(matches!(&piece.tile, Tile::Raster(texture) if texture.size()[0] == side as usize));
        assert_eq!(piece.uv, Rect::from_min_max(pos2(0.75, 0.25), pos2(1.0, 0.5)));
    }
}

#[test]
fn a_picture_that_is_none_is_told() {
    let bytes = archive(2, [0, 0], &[(0, b"no picture".to_vec())], false);
    let (mut tiles, ctx) = open(Arc::new(Archive::built_in(bytes).unwrap()), Gaps::Open);
    assert!(settled(&mut tiles, &ctx, &[TileId { x: 0, y: 0, zoom: 0 }])[0].is_none());
    assert!(tiles.take_failure().is_some());
}

#[test]
fn what_is_kept_stays_within_bounds() {
    let (mut tiles, ctx) = open(vector(), Gaps::Open);
    for x in 0..120 {
        let ids: Vec<TileId> = (0..8).map(|y| TileId { x, y: y + 40, zoom: 8 }).collect();
        settled(&mut tiles, &ctx, &ids);
    }
    assert!(tiles.slots.len() <= MOST_TILES + 32, "{}", tiles.slots.len());
    let bytes: usize = tiles.slots.values().map(|slot| slot.bytes).sum();
    assert_eq!(bytes, tiles.bytes());
}
