//! Tiles of an online source: what is looked at is asked for, nearest the
//! middle first; until it comes, coarser tiles or the map below are seen.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use egui::Context;
use walkers::sources::Attribution;
use walkers::{Tile, TileId, TilePiece, Tiles};

use super::decode::{Decoder, Job};
use crate::basemap::tile_source::TileSource;
use crate::language::message;
use crate::net::source::DEEPEST_ZOOM;
use crate::net::{Content, FetchError, Fetched, Network, Origin, Tileset};
use crate::ui::map::grid::{ancestor, square};
use crate::ui::map::label::Label;
use crate::ui::map::style::MapTheme;
use crate::ui::map::tiles::Shown;

/// Tiles ready to draw that are kept.
const MOST_DRAWN: usize = 384;

/// Tiles as they came that are kept.
const MOST_FETCHED: usize = 256;

/// Requests handed to the network at once. More would only wait there, and be
/// sent although nobody looks any more.
const MOST_UNDER_WAY: usize = 6;

/// After a failure that may pass, a tile is asked for again after this; how
/// often its sender is asked is up to the network.
pub(super) const SHORT_WAIT: Duration = Duration::from_secs(3);

/// After any other failure.
const LONG_WAIT: Duration = Duration::from_secs(120);

enum Held {
    Asked,
    Here(Arc<[u8]>),
    Nothing,
    Failed(Instant),
}

enum Slot {
    Decoding,
    /// With its names.
    Ready(Box<Tile>, Arc<[Label]>, u8),
    Broken,
}

type Answer = (TileId, Result<Fetched, FetchError>);

/// An online source as tiles for the map.
pub struct OnlineTiles {
    name: String,
    tileset: Tileset,
    tile_source: TileSource,
    network: Network,
    ctx: Context,
    look: MapTheme,
    held: HashMap<TileId, (Held, u64)>,
    drawn: HashMap<TileId, (Slot, u64)>,
    wanted: Vec<TileId>,
    clock: u64,
    under_way: usize,
    outbox: Sender<Answer>,
    answers: Receiver<Answer>,
    decoder: Decoder,
    trouble: Option<String>,
    failure: Option<String>,
    told: bool,
    /// What was drawn in the frame that is painted, with the names on it.
    shown: Vec<Shown>,
    /// In the frame that is painted: tiles looked at, and those with nothing to show.
    looked_at: usize,
    missing: usize,
    covers_view: bool,
    /// Tiles that came, and their bytes, by zoom.
    sizes: HashMap<u8, (u64, u64)>,
}

impl OnlineTiles {
    /// Tiles of `tileset`, which people call `name`, from `tile_source`.
    pub fn new(
        name: String,
        tileset: Tileset,
        tile_source: TileSource,
        network: Network,
        look: MapTheme,
        ctx: &Context,
    ) -> Self {
        let (outbox, answers) = channel();
        Self {
            name,
            tileset,
            tile_source,
            network,
            ctx: ctx.clone(),
            look,
            held: HashMap::new(),
            drawn: HashMap::new(),
            wanted: Vec::new(),
            clock: 0,
            under_way: 0,
            outbox,
            answers,
            decoder: Decoder::new(ctx),
            trouble: None,
            failure: None,
            told: false,
            shown: Vec::new(),
            looked_at: 0,
            missing: 0,
            covers_view: false,
            sizes: HashMap::new(),
        }
    }

    /// What the tiles are.
    pub fn tileset(&self) -> &Tileset {
        &self.tileset
    }

    /// Where they are.
    pub fn tile_source(&self) -> &TileSource {
        &self.tile_source
    }

    /// Why nothing comes at the moment.
    pub fn trouble(&self) -> Option<String> {
        self.trouble.clone()
    }

    /// The first failure that people should read.
    pub fn take_failure(&mut self) -> Option<String> {
        self.failure.take()
    }

    /// Whether everything that is looked at has come.
    pub fn covers_view(&self) -> bool {
        self.covers_view
    }

    /// Whether something is on its way or being decoded.
    pub fn is_busy(&self) -> bool {
        self.under_way > 0
            || !self.wanted.is_empty()
            || self.drawn.values().any(|(slot, _)| matches!(slot, Slot::Decoding))
    }

    /// Mean size of the tiles that came, in bytes, by zoom.
    pub fn mean_bytes(&self) -> Vec<(u8, u64)> {
        let mut means: Vec<(u8, u64)> =
            self.sizes.iter().map(|(zoom, (count, bytes))| (*zoom, bytes / count)).collect();
        means.sort_unstable();
        means
    }

    /// What was drawn in the last frame, with the names on it.
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// Follows colours and language. Pictures stay as they are.
    pub fn set_look(&mut self, look: MapTheme) {
        if self.look != look && self.tileset.content == Content::Vector {
            self.drawn.clear();
        }
        self.look = look;
    }

    /// Takes in what has come and asks for what is looked at.
    pub fn refresh(&mut self) {
        self.covers_view = self.looked_at > 0 && self.missing == 0;
        self.looked_at = 0;
        self.missing = 0;
        self.shown.clear();
        while let Ok((id, result)) = self.answers.try_recv() {
            self.under_way = self.under_way.saturating_sub(1);
            let held = self.taken_in(id, result);
            match held {
                Some(held) => self.held.insert(id, (held, self.clock)),
                None => self.held.remove(&id),
            };
        }
        let done: Vec<_> = self.decoder.done().collect();
        for decoded in done {
            if decoded.look != self.look && self.tileset.content == Content::Vector {
                continue;
            }
            let slot = match decoded.tile {
                Ok((tile, labels)) => {
                    // A vector tile is cut already.
                    let over =
                        if self.tileset.content == Content::Vector { 0 } else { decoded.over };
                    Slot::Ready(Box::new(tile), labels, over)
                }
                Err(reason) => {
                    let TileId { x, y, zoom } = decoded.id;
                    self.tell(format!("tile {zoom}/{x}/{y}: {reason}"));
                    Slot::Broken
                }
            };
            self.drawn.insert(decoded.id, (slot, self.clock));
        }
        self.ask();
        self.forget_oldest();
    }

    fn taken_in(&mut self, id: TileId, result: Result<Fetched, FetchError>) -> Option<Held> {
        match result {
            Ok(fetched) => {
                match fetched.origin {
                    Origin::Sender | Origin::Unchanged => self.trouble = None,
                    // Says nothing about its sender.
                    Origin::Disk => {}
                    Origin::StaleCache => {
                        let text = "it does not answer; what came earlier is shown";
                        self.trouble.get_or_insert_with(|| text.to_owned());
                    }
                }
                Some(fetched.body.map_or(Held::Nothing, |body| {
                    let (count, bytes) = self.sizes.entry(id.zoom).or_default();
                    *count += 1;
                    *bytes += body.len() as u64;
                    Held::Here(body.into())
                }))
            }
            Err(FetchError::Off) => None,
            Err(error) => {
                let wait = match &error {
                    FetchError::BackingOff { wait_secs, .. } => {
                        Duration::from_secs(*wait_secs).max(SHORT_WAIT)
                    }
                    error if error.is_transient() => SHORT_WAIT,
                    _ => LONG_WAIT,
                };
                // Being left alone tells less than the failure before it.
                if self.trouble.is_none() || !matches!(error, FetchError::BackingOff { .. }) {
                    self.trouble = Some(error.to_string());
                }
                if !error.is_transient() {
                    self.tell(error.to_string());
                }
                Some(Held::Failed(Instant::now() + wait))
            }
        }
    }

    /// Says what is wrong, once.
    fn tell(&mut self, failure: String) {
        if !self.told {
            self.told = true;
            self.failure = Some(failure);
        }
    }

    /// Asks for what was looked at in the last frame, nearest the middle first.
    fn ask(&mut self) {
        let mut wanted = std::mem::take(&mut self.wanted);
        let count = wanted.len().max(1) as f64;
        let middle = |coordinate: fn(&TileId) -> u32| {
            wanted.iter().map(|id| f64::from(coordinate(id))).sum::<f64>() / count
        };
        let (x, y) = (middle(|id| id.x), middle(|id| id.y));
        let from_middle = |id: &TileId| {
            let (dx, dy) = (f64::from(id.x) - x, f64::from(id.y) - y);
            dx * dx + dy * dy
        };
        wanted.sort_by(|a, b| from_middle(a).total_cmp(&from_middle(b)));
        for id in wanted {
            if self.under_way >= MOST_UNDER_WAY {
                return;
            }
            if self.is_due(id) {
                self.held.insert(id, (Held::Asked, self.clock));
                self.fetch(id);
            }
        }
    }

    fn is_due(&self, id: TileId) -> bool {
        match self.held.get(&id) {
            None => true,
            Some((Held::Failed(until), _)) => *until <= Instant::now(),
            Some(_) => false,
        }
    }

    fn fetch(&mut self, id: TileId) {
        self.under_way += 1;
        let TileId { x, y, zoom } = id;
        let tile = format!("{zoom}/{x}/{y}");
        let purpose = message!("request-tile", source = &self.name, tile = tile);
        let (outbox, ctx) = (self.outbox.clone(), self.ctx.clone());
        let content = self.tileset.content;
        self.tile_source.fetch(&self.network, (zoom, x, y), content, purpose, move |result| {
            let _ = outbox.send((id, result));
            ctx.request_repaint();
        });
    }

    fn forget_oldest(&mut self) {
        forget(&mut self.drawn, MOST_DRAWN, |slot| matches!(slot, Slot::Decoding));
        forget(&mut self.held, MOST_FETCHED, |held| matches!(held, Held::Asked));
    }

    /// The tile that is asked for to draw `id`.
    fn fetched_for(&self, id: TileId) -> TileId {
        ancestor(id, id.zoom.min(self.tileset.max_zoom)).0
    }

    fn is_outside(&self, id: TileId) -> bool {
        let Some([west, south, east, north]) = self.tileset.bounds else { return false };
        let [w, s, e, n] = degrees(id);
        e <= west || w >= east || n <= south || s >= north
    }

    /// Has `id` decoded, or asked for. Whether nothing more will come of it.
    fn prepare(&mut self, id: TileId) -> bool {
        let from = self.fetched_for(id);
        let clock = self.clock;
        match self.held.get_mut(&from) {
            Some((Held::Here(bytes), used)) => {
                *used = clock;
                self.decoder.decode(Job {
                    id,
                    over: id.zoom - from.zoom,
                    bytes: Arc::clone(bytes),
                    content: self.tileset.content,
                    tile_points: self.tileset.tile_size_px,
                    look: self.look,
                });
                self.drawn.insert(id, (Slot::Decoding, clock));
                false
            }
            Some((Held::Nothing, used)) => {
                *used = clock;
                true
            }
            Some((Held::Failed(until), used)) if *until > Instant::now() => {
                *used = clock;
                let wait = until.duration_since(Instant::now());
                self.ctx.request_repaint_after(wait);
                false
            }
            Some((Held::Asked, used)) => {
                *used = clock;
                false
            }
            Some((Held::Failed(_), _)) | None => {
                self.wanted.push(from);
                // It is asked for before the next frame; while many are under
                // way, the next to come wakes the window.
                if self.under_way < MOST_UNDER_WAY {
                    self.ctx.request_repaint();
                }
                false
            }
        }
    }

    fn piece(&mut self, id: TileId) -> Option<TilePiece> {
        let clock = self.clock;
        let mut is_empty = false;
        match self.drawn.get_mut(&id) {
            Some((Slot::Ready(tile, labels, over), used)) => {
                *used = clock;
                let (_, uv) = ancestor(id, id.zoom - *over);
                let piece = TilePiece::new(Tile::clone(tile), uv);
                let labels = Arc::clone(labels);
                self.note_shown(id, labels);
                return Some(piece);
            }
            Some((_, used)) => *used = clock,
            None => is_empty = self.prepare(id),
        }
        // Where the source has nothing, the map below is right.
        if is_empty {
            return None;
        }
        // Until it comes, the nearest coarser tile that is there.
        (1..=6).filter_map(|levels| id.zoom.checked_sub(levels)).find_map(|zoom| {
            let (parent, uv) = ancestor(id, zoom);
            match self.drawn.get_mut(&parent) {
                Some((Slot::Ready(tile, labels, 0), used)) => {
                    *used = clock;
                    let piece = TilePiece::new(Tile::clone(tile), uv);
                    let labels = Arc::clone(labels);
                    self.note_shown(id, labels);
                    Some(piece)
                }
                _ => None,
            }
        })
    }

    /// A picture brings its own names, so those below would be written twice.
    fn note_shown(&mut self, id: TileId, labels: Arc<[Label]>) {
        let is_picture = self.tileset.content == Content::Raster;
        self.shown.push(Shown { square: square(id), labels, is_picture });
    }
}

impl Tiles for OnlineTiles {
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        self.clock += 1;
        let has_zoom = (self.tileset.min_zoom..=DEEPEST_ZOOM).contains(&id.zoom);
        if !has_zoom || self.is_outside(id) {
            self.looked_at += 1;
            self.missing += 1;
            return None;
        }
        let piece = self.piece(id);
        self.looked_at += 1;
        self.missing += usize::from(piece.is_none());
        piece
    }

    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        self.tileset.tile_size_px
    }
}

/// Forgets what was used longest ago, down to three quarters of `most`.
fn forget<T>(kept: &mut HashMap<TileId, (T, u64)>, most: usize, stays: impl Fn(&T) -> bool) {
    if kept.len() <= most {
        return;
    }
    let mut ages: Vec<(u64, TileId)> = kept.iter().map(|(id, (_, used))| (*used, *id)).collect();
    ages.sort_unstable_by_key(|(used, _)| *used);
    let old: HashSet<TileId> =
        ages.iter().take(kept.len() - most * 3 / 4).map(|(_, id)| *id).collect();
    kept.retain(|id, (value, _)| !old.contains(id) || stays(value));
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
