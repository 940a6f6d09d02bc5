//! The grid of tiles: which lies where, and which lies in which.

use egui::{Rect, Vec2, pos2};
use walkers::TileId;

/// The tile of `zoom` that holds `id`, and the part of it that `id` is. A finer
/// `zoom` than that of `id` gives `id` itself.
pub fn ancestor(id: TileId, zoom: u8) -> (TileId, Rect) {
    let levels = u32::from(id.zoom.saturating_sub(zoom));
    let parts = 1_u32 << levels;
    let size = 1.0 / parts as f32;
    let corner = pos2((id.x % parts) as f32 * size, (id.y % parts) as f32 * size);
    let parent = TileId { x: id.x >> levels, y: id.y >> levels, zoom: id.zoom - levels as u8 };
    (parent, Rect::from_min_size(corner, Vec2::splat(size)))
}

/// West, north, east, south of a tile on the unit square of Web Mercator.
pub fn square(id: TileId) -> [f64; 4] {
    let tiles = f64::from(id.zoom).exp2();
    let [x, y] = [id.x, id.y].map(f64::from);
    [x / tiles, y / tiles, (x + 1.0) / tiles, (y + 1.0) / tiles]
}

/// The tiles around `tiles`, all of one zoom, and those that hold them.
pub fn around(tiles: &[TileId]) -> Vec<TileId> {
    let Some(first) = tiles.first() else { return Vec::new() };
    let zoom = first.zoom;
    let least = |along: fn(&TileId) -> u32| tiles.iter().map(along).min().unwrap_or(0);
    let most = |along: fn(&TileId) -> u32| tiles.iter().map(along).max().unwrap_or(0);
    let last = (1_u32 << zoom) - 1;
    let (west, east) = (least(|id| id.x), most(|id| id.x));
    let (north, south) = (least(|id| id.y), most(|id| id.y));
    let mut found = Vec::new();
    if let Some(above) = zoom.checked_sub(1) {
        for y in north / 2..=south / 2 {
            found.extend((west / 2..=east / 2).map(|x| TileId { x, y, zoom: above }));
        }
    }
    for y in north.saturating_sub(1)..=(south + 1).min(last) {
        for x in west.saturating_sub(1)..=(east + 1).min(last) {
            let id = TileId { x, y, zoom };
            if !tiles.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_lies_where_it_should() {
        let [west, north, east, south] = square(TileId { x: 299, y: 172, zoom: 9 });
        let kyiv = crate::dataset::Place::new(50.4547, 30.5238).unwrap();
        let [x, y] = crate::summary::ground::mercator(kyiv);
        assert!(west < x && x < east && north < y && y < south);
    }

    #[test]
    fn a_tile_is_the_right_part_of_its_ancestor() {
        let (parent, uv) = ancestor(TileId { x: 13, y: 6, zoom: 5 }, 3);
        assert_eq!(parent, TileId { x: 3, y: 1, zoom: 3 });
        assert_eq!(uv, Rect::from_min_max(pos2(0.25, 0.5), pos2(0.5, 0.75)));
    }

    #[test]
    fn around_a_tile_are_its_parent_and_its_neighbours() {
        let id = TileId { x: 4, y: 4, zoom: 4 };
        let found = around(&[id]);
        assert_eq!(found.len(), 9);
        assert!(found.contains(&TileId { x: 2, y: 2, zoom: 3 }) && !found.contains(&id));
        // At the corner of the world there are fewer.
        assert_eq!(around(&[TileId { x: 0, y: 0, zoom: 4 }]).len(), 4);
        assert!(around(&[TileId { x: 0, y: 0, zoom: 0 }]).is_empty());
    }
}
