//! Tiles that came become what can be drawn, on threads of their own.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use egui::Context;
use walkers::{Tile, TileId};

use crate::basemap::mvt::VectorTile;
use crate::basemap::transliteration;
use crate::language::{Message, message};
use crate::net::Content;
use crate::ui::map::grid::ancestor;
use crate::ui::map::label::Label;
use crate::ui::map::style::{MapStyle, MapTheme};
use crate::ui::map::texture::texture;
use crate::ui::map::tile_drawing;

/// Threads that decode.
const WORKERS: usize = 2;

/// A tile to decode.
pub(super) struct Job {
    /// The tile that is drawn.
    pub id: TileId,
    /// How many levels coarser the tile is that came.
    pub over: u8,
    pub bytes: Arc<[u8]>,
    pub content: Content,
    pub tile_points: u32,
    pub look: MapTheme,
}

/// What became of it.
pub(super) struct Decoded {
    pub id: TileId,
    pub over: u8,
    pub look: MapTheme,
    pub tile: Result<(Tile, Arc<[Label]>), Message>,
}

/// The threads; they end with this.
pub(super) struct Decoder {
    jobs: Sender<Job>,
    done: Receiver<Decoded>,
}

impl Decoder {
    pub fn new(ctx: &Context) -> Self {
        let (jobs, inbox) = channel::<Job>();
        let inbox = Arc::new(Mutex::new(inbox));
        let (outbox, done) = channel();
        let threads = crate::ui::threads::of(ctx);
        for worker in 0..WORKERS {
            let (inbox, outbox, ctx) = (Arc::clone(&inbox), outbox.clone(), ctx.clone());
            // Without a thread nothing is drawn over the built-in map.
            let _ = threads
                .spawn(&format!("online tiles {worker}"), move || work(&inbox, &outbox, &ctx));
        }
        Self { jobs, done }
    }

    pub fn decode(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    pub fn done(&self) -> impl Iterator<Item = Decoded> + '_ {
        self.done.try_iter()
    }
}

fn work(inbox: &Mutex<Receiver<Job>>, outbox: &Sender<Decoded>, ctx: &Context) {
    let mut styles: HashMap<MapTheme, MapStyle> = HashMap::new();
    loop {
        let next = inbox.lock().unwrap_or_else(PoisonError::into_inner).recv();
        // The map is gone.
        let Ok(job) = next else { return };
        let style = styles.entry(job.look).or_insert_with(|| MapStyle::new(job.look));
        // Tiles come from strangers; a defect in a decoder costs one tile.
        let tile = catch_unwind(AssertUnwindSafe(|| decode(&job, style, ctx)))
            .unwrap_or_else(|_| Err(message!("tile-not-decoded")));
        let Job { id, over, look, .. } = job;
        if outbox.send(Decoded { id, over, look, tile }).is_err() {
            return;
        }
        ctx.request_repaint();
    }
}

/// A vector tile is cut out of the one that came, for the zoom that is drawn; a
/// picture is stretched.
fn decode(job: &Job, style: &MapStyle, ctx: &Context) -> Result<(Tile, Arc<[Label]>), Message> {
    match job.content {
        Content::Vector => {
            let mut tile = VectorTile::read(&job.bytes, style).map_err(|error| error.message())?;
            if style.is_latin {
                let layers = tile.layers.iter_mut();
                layers.flat_map(|layer| &mut layer.attributes).for_each(transliteration::complete);
            }
            let (source, _) = ancestor(job.id, job.id.zoom.saturating_sub(job.over));
            let drawing = tile_drawing::draw(&tile, source, job.id, style, job.tile_points);
            let drawables = Arc::new(drawing.drawables);
            Ok((Tile::Vector { drawables, texts: Vec::new() }, drawing.labels.into()))
        }
        Content::Raster => {
            texture(&job.bytes, ctx).map(|texture| (Tile::Raster(texture), Arc::from([])))
        }
    }
}
