//! Downloads an area of a source, which need not be drawn: finds out where its tiles are
//! and saves them as an archive.

use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::plan::{Plan, PlanError};
use super::save::{DownloadRequest, SaveError, Saved, save};
use super::search::{SearchError, SearchResult, search};
use super::tile_source::TileSource;
use crate::base::{Progress, Threads};
use crate::net::{Network, Source, Tileset};

/// How often a wait looks whether it was cancelled.
const TICK: Duration = Duration::from_millis(50);

/// What is to be downloaded.
#[derive(Debug, Clone)]
pub struct AreaDownload {
    /// Where it comes from.
    pub source: Source,
    /// What its tiles are and where, if that is known already.
    pub known: Option<(Tileset, TileSource)>,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Lowest and highest zoom; those that the source does not have are left out.
    pub zooms: (u8, u8),
    /// The archive to write.
    pub target: PathBuf,
    /// Whether an existing file may be replaced.
    pub replace: bool,
    /// The longest wait between two attempts.
    pub longest_wait: Duration,
}

impl AreaDownload {
    /// The tiles of `tileset` that are meant.
    fn plan(&self, tileset: &Tileset) -> Result<Plan, PlanError> {
        let within = |zoom: u8| zoom.clamp(tileset.min_zoom, tileset.max_zoom);
        Plan::new(self.bounds, within(self.zooms.0), within(self.zooms.1), tileset)
    }

    /// Which tiles that probably are and about how many bytes they take, without asking
    /// anybody. `seen` is the mean size of tiles that came already, by zoom.
    ///
    /// # Errors
    /// When it is no area, or too much.
    pub fn estimate(&self, seen: &[(u8, u64)]) -> Result<(Plan, u64), PlanError> {
        let expected;
        let tileset = match &self.known {
            Some((tileset, _)) => tileset,
            None => {
                expected = Tileset::expected(&self.source);
                &expected
            }
        };
        let plan = self.plan(tileset)?;
        let bytes = plan.estimated_bytes(tileset.content, seen);
        plan.check(bytes)?;
        Ok((plan, bytes))
    }

    /// The same down to the deepest zoom that is not too much, if even the lowest is not.
    #[must_use]
    pub fn within_limits(mut self, seen: &[(u8, u64)]) -> Self {
        let (lowest, highest) = self.zooms;
        for zoom in (lowest..=highest).rev() {
            self.zooms = (lowest, zoom);
            if self.estimate(seen).is_ok() {
                return self;
            }
        }
        self.zooms = (lowest, highest);
        self
    }

    /// Downloads it. Takes long, so not for the thread of a window. `network` must be on.
    ///
    /// # Errors
    /// When it was stopped, the source fails or the file cannot be written. Tiles that came
    /// are kept beside the target, so that the same download goes on from there.
    pub fn run(
        self,
        network: &Network,
        threads: &Threads,
        progress: &Progress,
    ) -> Result<Saved, SaveError> {
        let (tileset, tile_source) = match self.known.clone() {
            Some(known) => known,
            None => self.search(network, threads, progress)?,
        };
        let plan = self.plan(&tileset)?;
        plan.check(plan.estimated_bytes(tileset.content, &[]))?;
        let request = DownloadRequest {
            source_name: self.source.name,
            tileset,
            tile_source,
            plan,
            target: self.target,
            replace: self.replace,
            longest_wait: self.longest_wait,
        };
        save(&request, network, progress)
    }

    fn search(
        &self,
        network: &Network,
        threads: &Threads,
        progress: &Progress,
    ) -> Result<(Tileset, TileSource), SaveError> {
        let (sender, found) = channel::<SearchResult>();
        search(&self.source, network, false, threads, move |result| {
            let _ = sender.send(result);
        });
        loop {
            match found.recv_timeout(TICK) {
                Ok(result) => return Ok(result?),
                Err(RecvTimeoutError::Timeout) if progress.is_cancelled() => {
                    return Err(SaveError::Cancelled);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(SearchError::NoThread.into()),
            }
        }
    }
}
