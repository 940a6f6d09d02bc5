//! A map from the internet, drawn over the others where it has come.

mod decode;
mod part_file;
pub mod plan;
pub mod save;
pub mod tiles;
pub mod writer;

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use egui::Context;

use crate::net::{Expected, FetchError, Fetched, Network, Request, Source, Tileset};
use crate::ui::map::archive::without_markup;
use crate::ui::map::style::Look;
use crate::ui::map::tiles::Shown;
use tiles::OnlineTiles;

/// How long a description that cannot be used is left alone.
const DESCRIPTION_WAIT: Duration = Duration::from_secs(30);

enum Stage {
    /// The description of the tiles is on its way.
    Described(Receiver<Result<Fetched, FetchError>>),
    /// Tiles can be asked for.
    Ready(Box<OnlineTiles>),
    /// The description did not come; it is asked for again.
    Waiting(Instant),
}

/// A source that was picked.
pub struct Online {
    source: Source,
    network: Network,
    look: Look,
    ctx: Context,
    stage: Stage,
    trouble: Option<String>,
    /// What people should read, once.
    failure: Option<String>,
    credit: String,
}

impl Online {
    /// Begins to draw `source`.
    pub fn new(source: Source, network: Network, look: Look, ctx: &Context) -> Self {
        let mut online = Self {
            credit: without_markup(&source.attribution),
            stage: Stage::Waiting(Instant::now()),
            source,
            network,
            look,
            ctx: ctx.clone(),
            trouble: None,
            failure: None,
        };
        online.describe();
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
            Stage::Described(_) => true,
            Stage::Ready(tiles) => tiles.is_busy(),
            Stage::Waiting(_) => false,
        }
    }

    /// Follows colours and language.
    pub fn set_look(&mut self, look: Look) {
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
            }
            Stage::Described(receiver) => {
                if let Ok(result) = receiver.try_recv() {
                    self.take_description(result);
                }
            }
            Stage::Waiting(until) => {
                let now = Instant::now();
                if *until <= now {
                    self.describe();
                } else {
                    self.ctx.request_repaint_after(*until - now);
                }
            }
        }
        self.failure.take().map(|failure| format!("{}: {failure}", self.source.name))
    }

    /// Finds out where the tiles are.
    fn describe(&mut self) {
        if !self.source.is_described() {
            match Tileset::of_template(&self.source) {
                Ok(tileset) => self.begin(tileset),
                Err(error) => self.wait(error.to_string(), true, DESCRIPTION_WAIT),
            }
            return;
        }
        let (sender, receiver) = channel();
        let request = Request {
            url: self.source.url.trim().to_owned(),
            purpose: format!("{}: where its tiles are", self.source.name),
            expected: Expected::Json,
        };
        let ctx = self.ctx.clone();
        self.network.fetch(request, move |result| {
            let _ = sender.send(result);
            ctx.request_repaint();
        });
        self.stage = Stage::Described(receiver);
    }

    fn take_description(&mut self, result: Result<Fetched, FetchError>) {
        match result {
            Ok(Fetched { body: Some(json), .. }) => {
                match Tileset::of_tile_json(&self.source, &json) {
                    Ok(tileset) => self.begin(tileset),
                    Err(error) => self.wait(error.to_string(), true, DESCRIPTION_WAIT),
                }
            }
            Ok(_) => self.wait("there is no description of tiles".into(), true, DESCRIPTION_WAIT),
            Err(FetchError::LeftAlone { wait_secs, .. }) => {
                self.stage = Stage::Waiting(Instant::now() + Duration::from_secs(wait_secs));
            }
            Err(error) => {
                let wait = if error.is_passing() { tiles::SHORT_WAIT } else { DESCRIPTION_WAIT };
                self.wait(error.to_string(), !error.is_passing(), wait);
            }
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

    fn begin(&mut self, tileset: Tileset) {
        self.trouble = None;
        self.credit = without_markup(&tileset.attribution);
        let (name, network) = (self.source.name.clone(), self.network.clone());
        let tiles = OnlineTiles::new(name, tileset, network, self.look, &self.ctx);
        self.stage = Stage::Ready(Box::new(tiles));
        self.ctx.request_repaint();
    }
}
