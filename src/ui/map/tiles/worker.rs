//! Reads and draws tiles on a thread of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use egui::{Context, TextureHandle};
use walkers::{Tile, TileId};

use super::Gaps;
use crate::basemap::archive::{Archive, TileKind};
use crate::basemap::mvt::VectorTile;
use crate::basemap::transliteration;
use crate::language::{Message, message};
use crate::ui::map::grid::ancestor;
use crate::ui::map::label::Label;
use crate::ui::map::queue::Queue;
use crate::ui::map::style::MapStyle;
use crate::ui::map::texture::texture;
use crate::ui::map::tile_drawing;

/// Tiles read lately that are kept for their parts at finer zooms.
const MOST_READ: usize = 24;

/// …but no more than this: a city tile is about two megabytes.
const MOST_READ_BYTES: usize = 32 << 20;

/// A tile that is ready.
pub enum Ready {
    /// Shapes, and apart from them its names.
    Vector(Tile, Arc<[Label]>),
    /// A picture.
    Raster(TextureHandle),
}

/// What a worker hands back.
pub struct Answer {
    /// The tile that was asked for.
    pub id: TileId,
    /// The tile and about how much memory it takes; `None` where there is none.
    pub ready: Option<(Ready, usize)>,
    /// What went wrong.
    pub failure: Option<Message>,
}

type Read = Arc<OnceLock<Result<Option<Arc<VectorTile>>, Message>>>;

/// Tiles as they were read, shared by the workers; the last used last.
#[derive(Default)]
pub struct ReadTiles(Mutex<Vec<(TileId, Read)>>);

impl ReadTiles {
    /// The tile `id`, read by `read` unless it is still there. Whoever asks for
    /// one that another worker is reading waits for it.
    fn get(
        &self,
        id: TileId,
        read: impl FnOnce() -> Result<Option<VectorTile>, Message>,
    ) -> Result<Option<Arc<VectorTile>>, Message> {
        let cell = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let found = known.iter().position(|(other, _)| *other == id);
            let entry = found.map_or_else(|| (id, Read::default()), |at| known.remove(at));
            let cell = Arc::clone(&entry.1);
            known.push(entry);
            let bytes = |read: &Read| match read.get() {
                Some(Ok(Some(tile))) => tile.bytes(),
                _ => 0,
            };
            let mut total: usize = known.iter().map(|(_, read)| bytes(read)).sum();
            while known.len() > MOST_READ || (total > MOST_READ_BYTES && known.len() > 2) {
                total -= bytes(&known.remove(0).1);
            }
            cell
        };
        cell.get_or_init(|| read().map(|tile| tile.map(Arc::new))).clone()
    }
}

/// Everything that reading and drawing a tile takes.
pub struct Worker {
    /// Where tiles come from.
    pub archive: Arc<Archive>,
    /// What to read next.
    pub queue: Arc<Queue>,
    /// Where ready tiles go.
    pub outbox: Sender<Answer>,
    /// Asked to repaint when a tile in view is ready.
    pub ctx: Context,
    /// How shapes are drawn.
    pub style: Arc<MapStyle>,
    /// Tiles as they were read.
    pub read: Arc<ReadTiles>,
    /// What is drawn where the archive has no tile.
    pub gaps: Gaps,
    /// Width of a tile in points.
    pub tile_points: u32,
}

impl Worker {
    /// Works until the map is gone.
    pub fn run(self) {
        while let Some((id, is_in_view)) = self.queue.take() {
            // Shapes from elsewhere have ended tessellators before; the thread and
            // the other tiles must live on.
            let answer = catch_unwind(AssertUnwindSafe(|| self.answer(id)));
            let answer = answer.unwrap_or_else(|_| Answer {
                id,
                ready: None,
                failure: Some(wrong(id, message!("tile-shapes-not-drawn"))),
            });
            if self.outbox.send(answer).is_err() {
                return;
            }
            if is_in_view {
                self.ctx.request_repaint();
            }
        }
    }

    /// The tile for `id`, or why there is none.
    pub fn answer(&self, id: TileId) -> Answer {
        let finest = id.zoom.min(self.archive.max_zoom);
        let coarsest = match self.gaps {
            Gaps::Stretch => self.archive.min_zoom.min(finest),
            Gaps::Open => finest,
        };
        let mut failure = None;
        for zoom in (coarsest..=finest).rev() {
            let (source, _) = ancestor(id, zoom);
            let ready = match self.archive.kind {
                TileKind::Vector => self.vector(source, id),
                TileKind::Raster => self.raster(source),
            };
            match ready {
                Ok(None) => {}
                Ok(ready) => return Answer { id, ready, failure },
                // A coarser tile may still be whole.
                Err(reason) => failure = failure.or(Some(wrong(source, reason))),
            }
        }
        Answer { id, ready: None, failure }
    }

    fn bytes(&self, id: TileId) -> Result<Option<Vec<u8>>, Message> {
        let bytes = self.archive.tile(id.zoom, id.x, id.y).map_err(|error| error.message())?;
        Ok(bytes.filter(|bytes| !bytes.is_empty()))
    }

    fn vector(&self, source: TileId, id: TileId) -> Result<Option<(Ready, usize)>, Message> {
        let tile = self.read.get(source, || {
            let Some(bytes) = self.bytes(source)? else { return Ok(None) };
            let tile = VectorTile::read(&bytes, &*self.style).map_err(|error| error.message())?;
            Ok(Some(self.spelled(tile)))
        })?;
        let Some(tile) = tile else { return Ok(None) };
        let drawing = tile_drawing::draw(&tile, source, id, &self.style, self.tile_points);
        let bytes = tile_drawing::bytes(&drawing);
        let shapes = Tile::Vector { drawables: Arc::new(drawing.drawables), texts: Vec::new() };
        Ok(Some((Ready::Vector(shapes, drawing.labels.into()), bytes)))
    }

    fn spelled(&self, mut tile: VectorTile) -> VectorTile {
        if self.style.is_latin {
            let layers = tile.layers.iter_mut();
            layers.flat_map(|layer| &mut layer.attributes).for_each(transliteration::complete);
        }
        tile
    }

    fn raster(&self, source: TileId) -> Result<Option<(Ready, usize)>, Message> {
        let Some(bytes) = self.bytes(source)? else { return Ok(None) };
        let texture = texture(&bytes, &self.ctx)?;
        let [width, height] = texture.size();
        Ok(Some((Ready::Raster(texture), width * height * 4)))
    }
}

fn wrong(id: TileId, reason: Message) -> Message {
    let TileId { x, y, zoom } = id;
    message!("error-tile-not-drawn", tile = format!("{zoom}/{x}/{y}"), reason = reason)
}
