//! Tiles that came become what can be drawn, on threads of their own.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use egui::{ColorImage, Context, TextureOptions};
use walkers::{Style, Tile, TileId};

use crate::net::Content;
use crate::ui::map::style;

/// Threads that decode.
const WORKERS: usize = 2;

/// Pictures wider or higher than this are no tiles.
const LARGEST_SIDE_PX: u32 = 2_048;

/// A tile to decode.
pub(super) struct Job {
    /// The tile that is drawn.
    pub id: TileId,
    /// How many levels coarser the tile is that came.
    pub over: u8,
    pub bytes: Arc<[u8]>,
    pub content: Content,
    pub tile_points: u32,
    pub dark: bool,
}

/// What became of it.
pub(super) struct Decoded {
    pub id: TileId,
    pub over: u8,
    pub dark: bool,
    pub tile: Result<Tile, String>,
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
        for worker in 0..WORKERS {
            let (inbox, outbox, ctx) = (Arc::clone(&inbox), outbox.clone(), ctx.clone());
            // Without a thread nothing is drawn over the built-in map.
            let _ = std::thread::Builder::new()
                .name(format!("online tiles {worker}"))
                .spawn(move || work(&inbox, &outbox, &ctx));
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
    let mut styles: HashMap<(bool, u8), Style> = HashMap::new();
    loop {
        let next = inbox.lock().unwrap_or_else(PoisonError::into_inner).recv();
        // The map is gone.
        let Ok(job) = next else { return };
        let style = styles
            .entry((job.dark, job.over))
            .or_insert_with(|| style::stretched(job.dark, job.over));
        // Tiles come from strangers; a defect in a decoder costs one tile.
        let tile = catch_unwind(AssertUnwindSafe(|| decode(&job, style, ctx)))
            .unwrap_or_else(|_| Err("it cannot be decoded".to_owned()));
        let Job { id, over, dark, .. } = job;
        if outbox.send(Decoded { id, over, dark, tile }).is_err() {
            return;
        }
        ctx.request_repaint();
    }
}

fn decode(job: &Job, style: &Style, ctx: &Context) -> Result<Tile, String> {
    match job.content {
        Content::Vector => Tile::from_mvt(&job.bytes, style, job.id.zoom, job.tile_points)
            .map_err(|error| error.to_string()),
        Content::Raster => picture(&job.bytes, ctx),
    }
}

fn picture(bytes: &[u8], ctx: &Context) -> Result<Tile, String> {
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| error.to_string())?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE_PX);
    limits.max_image_height = Some(LARGEST_SIDE_PX);
    limits.max_alloc = Some(64 << 20);
    reader.limits(limits);
    let image = reader.decode().map_err(|error| error.to_string())?.to_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    let image = ColorImage::from_rgba_unmultiplied(size, image.as_flat_samples().as_slice());
    Ok(Tile::Raster(ctx.load_texture("online tile", image, TextureOptions::LINEAR)))
}
