//! A map from the internet, drawn over the others where it has come.

mod decode;
pub mod tiles;

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;

use crate::basemap::archive::without_markup;
use crate::basemap::search::{SearchError, SearchResult, search};
use crate::basemap::tile_source::TileSource;
use crate::language::tr;
use crate::net::{FetchError, Network, Source, Tileset};
use crate::ui::map::style::MapTheme;
use crate::ui::map::tiles::Shown;
use tiles::OnlineTiles;

/// How long a description that cannot be used is left alone.
const DESCRIPTION_WAIT: Duration = Duration::from_secs(30);

enum Stage {
    /// It is being found out where the tiles are.
    Searching(Receiver<SearchResult>),
    /// Tiles can be asked for.
    Ready(Box<OnlineTiles>),
    /// That was not to be found out; it is tried again.
    Waiting(Instant),
}

/// A source that was picked.
pub struct Online {
    source: Source,
    network: Network,
    look: MapTheme,
    ctx: Context,
    stage: Stage,
    trouble: Option<String>,
    /// What people should read, once.
    failure: Option<String>,
    credit: String,
    /// When the archive that it is was seen to have changed.
    changed: Option<Instant>,
}

impl Online {
    /// Begins to draw `source`.
    pub fn new(source: Source, network: Network, look: MapTheme, ctx: &Context) -> Self {
        let mut online = Self {
            credit: without_markup(&source.attribution),
            stage: Stage::Waiting(Instant::now()),
            source,
            network,
            look,
            ctx: ctx.clone(),
            trouble: None,
            failure: None,
            changed: None,
        };
        online.search();
        online
    }

    /// The source.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The tiles, once they can be asked for.
    pub fn tiles(&mut self) -> Option<&mut OnlineTiles> {
        match &mut self.stage {
            Stage::Ready(tiles) => Some(tiles),
            _ => None,
        }
    }

    /// Where the tiles are, once that is known.
    pub fn tileset(&self) -> Option<&Tileset> {
        match &self.stage {
            Stage::Ready(tiles) => Some(tiles.tileset()),
            _ => None,
        }
    }

    /// Where its tiles are fetched from, once that is known.
    pub fn tile_source(&self) -> Option<&TileSource> {
        match &self.stage {
            Stage::Ready(tiles) => Some(tiles.tile_source()),
            _ => None,
        }
    }

    /// Mean size of the tiles that came, in bytes, by zoom.
    pub fn mean_bytes(&self) -> Vec<(u8, u64)> {
        match &self.stage {
            Stage::Ready(tiles) => tiles.mean_bytes(),
            _ => Vec::new(),
        }
    }

    /// Who must be credited.
    pub fn credit(&self) -> &str {
        &self.credit
    }

    /// Why nothing comes at the moment.
    pub fn trouble(&self) -> Option<String> {
        match &self.stage {
            Stage::Ready(tiles) => tiles.trouble(),
            _ => self.trouble.clone(),
        }
    }

    /// Whether everything that is looked at has come.
    pub fn covers_view(&self) -> bool {
        matches!(&self.stage, Stage::Ready(tiles) if tiles.covers_view())
    }

    /// Whether something is on its way or being decoded.
    pub fn is_busy(&self) -> bool {
        match &self.stage {
            Stage::Searching(_) => true,
            Stage::Ready(tiles) => tiles.is_busy(),
            Stage::Waiting(_) => false,
        }
    }

    /// Follows colours and language.
    pub fn set_look(&mut self, look: MapTheme) {
        self.look = look;
        if let Stage::Ready(tiles) = &mut self.stage {
            tiles.set_look(look);
        }
    }

    /// What was drawn in the last frame, with the names on it.
    pub fn shown(&self) -> Option<&[Shown]> {
        match &self.stage {
            Stage::Ready(tiles) => Some(tiles.shown()),
            _ => None,
        }
    }

    /// Takes in what has come and asks for what is looked at; a failure that
    /// people should read, once.
    pub fn refresh(&mut self) -> Option<String> {
        match &mut self.stage {
            Stage::Ready(tiles) => {
                tiles.refresh();
                self.failure = self.failure.take().or(tiles.take_failure());
                if tiles.tile_source().has_changed() {
                    self.follow_change();
                }
            }
            Stage::Searching(receiver) => match receiver.try_recv() {
                Ok(found) => self.take_found(found),
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.take_found(Err(SearchError::NoThread)),
            },
            Stage::Waiting(until) => {
                let now = Instant::now();
                if *until <= now {
                    self.search();
                } else {
                    self.ctx.request_repaint_after(*until - now);
                }
            }
        }
        self.failure.take().map(|failure| format!("{}: {failure}", self.source.name))
    }

    /// Finds out where the tiles are.
    fn search(&mut self) {
        let (sender, receiver) = channel();
        let ctx = self.ctx.clone();
        let threads = crate::ui::threads::of(&self.ctx);
        let has_changed = self.changed.is_some();
        search(&self.source, &self.network, has_changed, &threads, move |found| {
            let _ = sender.send(found);
            ctx.request_repaint();
        });
        match receiver.try_recv() {
            Ok(found) => self.take_found(found),
            // Where no thread starts, the receiver notices later.
            Err(_) => self.stage = Stage::Searching(receiver),
        }
    }

    fn take_found(&mut self, found: SearchResult) {
        match found {
            Ok((tileset, tile_source)) => self.begin(tileset, tile_source),
            Err(SearchError::Fetch(FetchError::BackingOff { wait_secs, .. })) => {
                self.stage = Stage::Waiting(Instant::now() + Duration::from_secs(wait_secs));
            }
            Err(SearchError::Fetch(error)) if error.is_transient() => {
                self.wait(error.to_string(), false, tiles::SHORT_WAIT);
            }
            Err(error) => self.wait(error.to_string(), true, DESCRIPTION_WAIT),
        }
    }

    /// The archive is another one now: its directories are reloaded, at once
    /// unless it changes all the time.
    fn follow_change(&mut self) {
        let now = Instant::now();
        let is_restless = self.changed.is_some_and(|last| now < last + DESCRIPTION_WAIT);
        self.changed = Some(now);
        if is_restless {
            self.wait(tr!("archive-changes-all-the-time").to_owned(), false, DESCRIPTION_WAIT);
        } else {
            self.search();
        }
    }

    fn wait(&mut self, trouble: String, tell: bool, wait: Duration) {
        // Said once; the status line keeps saying it.
        if tell && self.trouble.is_none() {
            self.failure = Some(trouble.clone());
        }
        self.trouble = Some(trouble);
        self.stage = Stage::Waiting(Instant::now() + wait);
        self.ctx.request_repaint();
    }

    fn begin(&mut self, tileset: Tileset, tile_source: TileSource) {
        self.trouble = None;
        self.credit = without_markup(&tileset.attribution);
        let (name, network) = (self.source.name.clone(), self.network.clone());
        let tiles = OnlineTiles::new(name, tileset, tile_source, network, self.look, &self.ctx);
        self.stage = Stage::Ready(Box::new(tiles));
        self.ctx.request_repaint();
    }
}
