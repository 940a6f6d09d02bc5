//! Tiles of an archive for the map: read on threads, kept within bounds, and cut
//! out of coarser ones where the archive has none so fine.

mod gaps;
mod worker;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use egui::{Context, Rect, pos2};
use walkers::sources::Attribution;
use walkers::{Tile, TileId, TilePiece, Tiles};

use super::grid::{ancestor, around, square};
use super::label::Label;
use super::queue::Queue;
use super::style::{MapStyle, MapTheme};
use crate::basemap::archive::{Archive, TileKind};
use crate::basemap::raster;
use crate::language::Message;
pub use gaps::Gaps;
use worker::{Answer, ReadTiles, Ready, Worker};

/// Ready tiles that are kept; the ones used longest ago go first.
const MOST_TILES: usize = 400;

/// Memory for ready tiles, their part on the graphics card included.
const MOST_BYTES: usize = 192 << 20;

/// Threads that read and draw, where there are as many cores.
const MOST_WORKERS: usize = 4;

/// The size that vector styles are made for.
const VECTOR_TILE_POINTS: u32 = 512;

/// Deeper than this, a tile would be a few metres wide; it is stretched instead.
const DEEPEST_ZOOM: u8 = 22;

/// What an answered request gave.
struct Slot {
    /// `None` where there is no tile.
    ready: Option<Ready>,
    bytes: usize,
    /// The frame in which it was drawn last.
    used: u64,
}

/// A part of the map that is drawn, with the names on it.
#[derive(Clone)]
pub struct Shown {
    /// West, north, east, south on the unit square of Web Mercator.
    pub square: [f64; 4],
    /// Names on the tile, some of which may lie outside `square`.
    pub labels: Arc<[Label]>,
    /// Whether it is a picture, which has its names in it.
    pub is_picture: bool,
}

/// An archive as a source of tiles for the map.
pub struct ArchiveTiles {
    archive: Arc<Archive>,
    ctx: Context,
    tile_points: u32,
    slots: HashMap<TileId, Slot>,
    bytes: usize,
    queue: Arc<Queue>,
    answers: Receiver<Answer>,
    /// Counts frames of the map.
    frame: u64,
    /// egui's number of the pass in which the frame began.
    pass: Option<u64>,
    in_view: Vec<TileId>,
    shown: Vec<Shown>,
    /// Whether a tile in view had not come when it was drawn.
    is_missing: bool,
    failure: Option<Message>,
    has_failed: bool,
}

impl ArchiveTiles {
    /// Tiles of `archive` as `look` has it. `ctx` is asked to repaint when a tile
    /// in view is ready.
    pub fn new(archive: Arc<Archive>, gaps: Gaps, look: MapTheme, ctx: &Context) -> Self {
        let tile_points = match archive.kind {
            TileKind::Vector => VECTOR_TILE_POINTS,
            TileKind::Raster => raster::tile_points(&archive),
        };
        let queue = Arc::new(Queue::default());
        let (outbox, answers) = mpsc::channel();
        let style = Arc::new(MapStyle::new(look));
        let read = Arc::new(ReadTiles::default());
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let threads = crate::ui::threads::of(ctx);
        for number in 0..cores.clamp(2, MOST_WORKERS) {
            let worker = Worker {
                archive: Arc::clone(&archive),
                queue: Arc::clone(&queue),
                outbox: outbox.clone(),
                ctx: ctx.clone(),
                style: Arc::clone(&style),
                read: Arc::clone(&read),
                gaps,
                tile_points,
            };
            // Without a thread the map stays empty; there is nothing to recover.
            let _ = threads.spawn(&format!("map tiles {number}"), move || worker.run());
        }
        Self {
            archive,
            ctx: ctx.clone(),
            tile_points,
            slots: HashMap::new(),
            bytes: 0,
            queue,
            answers,
            frame: 0,
            pass: None,
            in_view: Vec::new(),
            shown: Vec::new(),
            is_missing: false,
            failure: None,
            has_failed: false,
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

    /// The first failure, once: where one tile is damaged, more will be.
    pub fn take_failure(&mut self) -> Option<Message> {
        self.failure.take()
    }

    /// Whether every tile in view was there when it was drawn last.
    pub fn is_settled(&self) -> bool {
        !self.is_missing
    }

    /// What was drawn in the last frame, and the names on it.
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// About how much memory ready tiles take, in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    fn receive(&mut self) {
        while let Ok(Answer { id, ready, failure }) = self.answers.try_recv() {
            self.queue.received(id);
            let (ready, bytes) = ready.map_or((None, 0), |(ready, bytes)| (Some(ready), bytes));
            self.bytes += bytes;
            let slot = Slot { ready, bytes, used: self.frame };
            if let Some(old) = self.slots.insert(id, slot) {
                self.bytes -= old.bytes;
            }
            if !self.has_failed && failure.is_some() {
                self.has_failed = true;
                self.failure = failure;
            }
        }
    }

    /// Begins a frame when egui does.
    fn follow_frame(&mut self) {
        let pass = self.ctx.cumulative_pass_nr();
        if self.pass == Some(pass) {
            return;
        }
        self.pass = Some(pass);
        self.frame += 1;
        self.receive();
        self.forget_oldest();
        let in_view = std::mem::take(&mut self.in_view);
        let is_full = self.bytes > MOST_BYTES * 3 / 4;
        let around = if is_full { Vec::new() } else { around(&in_view) };
        let unknown = around.into_iter().filter(|id| !self.slots.contains_key(id));
        self.queue.begin_frame(unknown.collect::<Vec<_>>());
        self.shown.clear();
        self.is_missing = false;
    }

    /// Drops what was used longest ago, but nothing that was just in view.
    fn forget_oldest(&mut self) {
        if self.slots.len() <= MOST_TILES && self.bytes <= MOST_BYTES {
            return;
        }
        let mut ages: Vec<(u64, TileId)> =
            self.slots.iter().map(|(id, slot)| (slot.used, *id)).collect();
        ages.sort_unstable_by_key(|(used, id)| (*used, id.zoom, id.x, id.y));
        for (used, id) in ages {
            let fits = self.slots.len() <= MOST_TILES * 3 / 4 && self.bytes <= MOST_BYTES * 3 / 4;
            if fits || used + 2 > self.frame {
                break;
            }
            if let Some(slot) = self.slots.remove(&id) {
                self.bytes -= slot.bytes;
            }
        }
    }

    /// The ready tile `from` as it covers `id`; notes what is shown.
    fn piece(&mut self, id: TileId, from: TileId) -> Option<TilePiece> {
        let frame = self.frame;
        let slot = self.slots.get_mut(&from)?;
        let ready = slot.ready.as_ref()?;
        slot.used = frame;
        let (tile, labels, is_picture) = match ready {
            Ready::Vector(tile, labels) => (tile.clone(), Arc::clone(labels), false),
            Ready::Raster(texture) => (Tile::Raster(texture.clone()), Arc::from([]), true),
        };
        self.shown.push(Shown { square: square(id), labels, is_picture });
        let uv = if from == id {
            Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0))
        } else {
            ancestor(id, from.zoom).1
        };
        Some(TilePiece::new(tile, uv))
    }
}

impl Drop for ArchiveTiles {
    fn drop(&mut self) {
        self.queue.close();
    }
}

impl Tiles for ArchiveTiles {
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        self.follow_frame();
        // A picture is stretched, a vector tile is cut for every zoom.
        let finest = match self.archive.kind {
            TileKind::Vector => DEEPEST_ZOOM,
            TileKind::Raster => self.archive.max_zoom,
        };
        let (wanted, _) = ancestor(id, finest);
        if !self.in_view.contains(&wanted) {
            self.in_view.push(wanted);
        }
        match self.slots.get_mut(&wanted) {
            Some(slot) => {
                slot.used = self.frame;
                return self.piece(id, wanted);
            }
            None => {
                self.is_missing = true;
                self.queue.ask(wanted);
            }
        }
        // Until it comes, the nearest coarser tile that is there.
        let stand_in = (0..wanted.zoom)
            .rev()
            .map(|zoom| ancestor(id, zoom).0)
            .find(|parent| self.slots.get(parent).is_some_and(|slot| slot.ready.is_some()))?;
        self.piece(id, stand_in)
    }

    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        self.tile_points
    }
}

#[cfg(test)]
mod tests;
