//! Tiles of an archive, decoded on worker threads and stretched where the
//! archive has no finer ones.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Rect, pos2};
use walkers::sources::Attribution;
use walkers::{Style, Tile, TileId, TilePiece, Tiles};

use super::archive::{Archive, TileKind};
use super::style;

/// Decoded tiles that are kept; the ones used longest ago go first.
const MOST_TILES: usize = 384;

/// Threads that decode.
const WORKERS: usize = 2;

/// Tiles are drawn at this many points, the size that vector styles are made for.
const VECTOR_TILE_POINTS: u32 = 512;
const RASTER_TILE_POINTS: u32 = 256;

/// Deeper than this, a stretched tile would hold nothing to see.
const DEEPEST_ZOOM: u8 = 22;

enum Slot {
    Asked,
    /// A tile and the zoom of the archive's tile that it was made from.
    Ready(Box<Tile>, u8),
    Missing,
}

type Answer = (TileId, Option<(Tile, u8)>, Option<String>);

/// What is drawn where an archive has no tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// The nearest coarser tile: for a map with nothing below it.
    Stretch,
    /// Nothing, so that the map below is seen.
    Open,
}

/// An archive as a source of tiles for the map.
pub struct ArchiveTiles {
    archive: Arc<Archive>,
    tile_points: u32,
    slots: HashMap<TileId, (Slot, u64)>,
    clock: u64,
    requests: Sender<TileId>,
    wanted: Arc<Mutex<HashSet<TileId>>>,
    answers: Receiver<Answer>,
    failure: Option<String>,
    /// West, south, east, north in which another map writes the names.
    unnamed_within: Option<[f64; 4]>,
}

impl ArchiveTiles {
    /// Tiles of `archive` in the program's style, light or dark. `ctx` is asked
    /// to repaint when a tile is ready.
    pub fn new(archive: Arc<Archive>, gaps: Gaps, dark: bool, ctx: &Context) -> Self {
        let tile_points = match archive.kind {
            TileKind::Vector => VECTOR_TILE_POINTS,
            TileKind::Raster => RASTER_TILE_POINTS,
        };
        let (requests, inbox) = mpsc::channel();
        let inbox = Arc::new(Mutex::new(inbox));
        let (outbox, answers) = mpsc::channel();
        let wanted = Arc::new(Mutex::new(HashSet::new()));
        for worker in 0..WORKERS {
            let job = Worker {
                archive: Arc::clone(&archive),
                inbox: Arc::clone(&inbox),
                wanted: Arc::clone(&wanted),
                outbox: outbox.clone(),
                ctx: ctx.clone(),
                dark,
                gaps,
                tile_points,
                styles: HashMap::new(),
            };
            // Without a thread the map stays empty; there is nothing to recover.
            let _ = std::thread::Builder::new()
                .name(format!("map tiles {worker}"))
                .spawn(move || job.run());
        }
        Self {
            archive,
            tile_points,
            slots: HashMap::new(),
            clock: 0,
            requests,
            wanted,
            answers,
            failure: None,
            unnamed_within: None,
        }
    }

    /// Leaves out names within `bounds`, where a map on top writes its own.
    pub fn leave_names_to(&mut self, bounds: Option<[f64; 4]>) {
        self.unnamed_within = bounds;
    }

    /// The tile without its names, where they are left to another map.
    fn named(&self, id: TileId, tile: &Tile) -> Tile {
        let is_inside = self.unnamed_within.is_some_and(|[west, south, east, north]| {
            let [w, s, e, n] = degrees(id);
            west < e && w < east && south < n && s < north
        });
        match tile {
            Tile::Vector { drawables, .. } if is_inside => {
                Tile::Vector { drawables: Arc::clone(drawables), texts: Vec::new() }
            }
            whole => whole.clone(),
        }
    }

    /// The archive behind the tiles.
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// The archive, to be drawn in another style.
    pub fn shared_archive(&self) -> Arc<Archive> {
        Arc::clone(&self.archive)
    }

    /// The first failure since it was last asked for.
    pub fn take_failure(&mut self) -> Option<String> {
        self.failure.take()
    }

    /// Whether every tile that was asked for has come.
    pub fn is_settled(&mut self) -> bool {
        self.receive();
        !self.slots.values().any(|(slot, _)| matches!(slot, Slot::Asked))
    }

    fn receive(&mut self) {
        while let Ok((id, tile, failure)) = self.answers.try_recv() {
            let slot = tile.map_or(Slot::Missing, |(tile, zoom)| Slot::Ready(Box::new(tile), zoom));
            let used = self.slots.get(&id).map_or(self.clock, |(_, used)| *used);
            self.slots.insert(id, (slot, used));
            if self.failure.is_none() {
                self.failure = failure;
            }
        }
    }

    fn forget_oldest(&mut self) {
        if self.slots.len() <= MOST_TILES {
            return;
        }
        let mut ages: Vec<u64> = self.slots.values().map(|(_, used)| *used).collect();
        ages.sort_unstable();
        let oldest_kept = ages[ages.len() - MOST_TILES * 3 / 4];
        self.slots.retain(|_, (_, used)| *used >= oldest_kept);
        let slots = &self.slots;
        self.wanted
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|id| slots.contains_key(id));
    }
}

/// The tile of `zoom` that holds `id`, and the part of it that `id` is.
fn ancestor(id: TileId, zoom: u8) -> (TileId, Rect) {
    let levels = u32::from(id.zoom.saturating_sub(zoom));
    let parts = 1_u32 << levels;
    let size = 1.0 / parts as f32;
    let corner = pos2((id.x % parts) as f32 * size, (id.y % parts) as f32 * size);
    let parent = TileId { x: id.x >> levels, y: id.y >> levels, zoom: id.zoom - levels as u8 };
    (parent, Rect::from_min_size(corner, egui::Vec2::splat(size)))
}

/// West, south, east, north of a tile.
fn degrees(id: TileId) -> [f64; 4] {
    let tiles = f64::from(id.zoom).exp2();
    let longitude = |x: f64| x / tiles * 360.0 - 180.0;
    let latitude =
        |y: f64| (std::f64::consts::PI * (1.0 - 2.0 * y / tiles)).sinh().atan().to_degrees();
    let (x, y) = (f64::from(id.x), f64::from(id.y));
    [longitude(x), latitude(y + 1.0), longitude(x + 1.0), latitude(y)]
}

impl Tiles for ArchiveTiles {
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        self.receive();
        self.clock += 1;
        if id.zoom > DEEPEST_ZOOM {
            return None;
        }
        let clock = self.clock;
        if !self.slots.contains_key(&id) {
            self.forget_oldest();
            self.slots.insert(id, (Slot::Asked, clock));
            self.wanted.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
            let _ = self.requests.send(id);
        }
        if let Some((slot, used)) = self.slots.get_mut(&id) {
            *used = clock;
            match slot {
                Slot::Ready(tile, zoom) => {
                    let (_, uv) = ancestor(id, *zoom);
                    let tile = tile.clone();
                    return Some(TilePiece::new(self.named(id, &tile), uv));
                }
                Slot::Missing => return None,
                Slot::Asked => {}
            }
        }
        // Until it comes, the nearest coarser tile that is there.
        (1..=6).filter_map(|levels| id.zoom.checked_sub(levels)).find_map(|zoom| {
            let (parent, uv) = ancestor(id, zoom);
            match self.slots.get(&parent) {
                Some((Slot::Ready(tile, from), _)) if *from == zoom => {
                    Some(TilePiece::new(self.named(id, tile), uv))
                }
                _ => None,
            }
        })
    }

    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        self.tile_points
    }
}

struct Worker {
    archive: Arc<Archive>,
    inbox: Arc<Mutex<Receiver<TileId>>>,
    wanted: Arc<Mutex<HashSet<TileId>>>,
    outbox: Sender<Answer>,
    ctx: Context,
    dark: bool,
    gaps: Gaps,
    tile_points: u32,
    styles: HashMap<u8, Style>,
}

impl Worker {
    fn run(mut self) {
        loop {
            let next = self.inbox.lock().unwrap_or_else(PoisonError::into_inner).recv();
            // The map is gone.
            let Ok(id) = next else { return };
            if !self.wanted.lock().unwrap_or_else(PoisonError::into_inner).remove(&id) {
                continue;
            }
            let (tile, failure) = match self.decode(id) {
                Ok(tile) => (tile, None),
                Err(reason) => (None, Some(reason)),
            };
            if self.outbox.send((id, tile, failure)).is_err() {
                return;
            }
            self.ctx.request_repaint();
        }
    }

    /// The tile for `id`. Where it is finer than the archive's, it is that of
    /// the ancestor, decoded with line widths for this zoom.
    fn decode(&mut self, id: TileId) -> Result<Option<(Tile, u8)>, String> {
        let finest = id.zoom.min(self.archive.max_zoom);
        let coarsest = match self.gaps {
            Gaps::Stretch => self.archive.min_zoom.min(finest),
            Gaps::Open => finest,
        };
        for zoom in (coarsest..=finest).rev() {
            let (from, _) = ancestor(id, zoom);
            let wrong = |error: String| format!("map tile {zoom}/{}/{}: {error}", from.x, from.y);
            let bytes = self
                .archive
                .tile(zoom, from.x, from.y)
                .map_err(|error| wrong(error.to_string()))?;
            let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else { continue };
            let (over, dark) = (id.zoom - zoom, self.dark);
            let style = self.styles.entry(over).or_insert_with(|| style::stretched(dark, over));
            let tile = match self.archive.kind {
                TileKind::Vector => Tile::from_mvt(&bytes, style, id.zoom, self.tile_points),
                TileKind::Raster => Tile::new(&bytes, style, id.zoom, self.tile_points, &self.ctx),
            };
            return tile.map(|tile| Some((tile, zoom))).map_err(|error| wrong(error.to_string()));
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_lies_where_it_should() {
        let [west, south, east, north] = degrees(TileId { x: 299, y: 172, zoom: 9 });
        assert!(west < 30.5238 && 30.5238 < east);
        assert!(south < 50.4547 && 50.4547 < north);
    }

    #[test]
    fn a_tile_is_the_right_part_of_its_ancestor() {
        let (parent, uv) = ancestor(TileId { x: 13, y: 6, zoom: 5 }, 3);
        assert_eq!(parent, TileId { x: 3, y: 1, zoom: 3 });
        assert_eq!(uv, Rect::from_min_max(pos2(0.25, 0.5), pos2(0.5, 0.75)));
    }
}
