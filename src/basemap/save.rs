//! Saves an area of an online source as an archive that opens like any other.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::part_file::{self, PartFile};
use super::plan::{MOST_BYTES, Plan, PlanError};
use super::search::SearchError;
use super::tile_source::TileSource;
use super::writer::{self, About, TileType};
use crate::base::Progress;
use crate::base::atomic::{self, WriteError};
use crate::basemap::archive::{tile_id, without_markup};
use crate::language::{message, tr};
use crate::net::{Content, FetchError, Network, Tileset};

/// Requests under way at once, whatever more the sender would allow.
const MOST_UNDER_WAY: usize = 3;

/// After so many failures in a row it stops, to be continued later.
const MOST_FAILURES: u32 = 8;

/// How often a wait looks whether it was cancelled.
const TICK: Duration = Duration::from_millis(50);

/// What is to be saved.
#[derive(Debug, Clone)]
pub struct DownloadRequest {
    /// What people call the source.
    pub source_name: String,
    /// What its tiles are.
    pub tileset: Tileset,
    /// Where they are.
    pub tile_source: TileSource,
    /// Which of them.
    pub plan: Plan,
    /// The archive to write.
    pub target: PathBuf,
    /// Whether an existing file may be replaced.
    pub replace: bool,
    /// The longest wait between two attempts.
    pub longest_wait: Duration,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The archive.
    pub path: PathBuf,
    /// Tiles in it.
    pub tiles: u64,
    /// Tiles that the source does not have.
    pub missing: u64,
}

/// Why an area was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A person stopped it.
    #[error("{}", tr!("error-area-cancelled"))]
    Cancelled,
    /// It was not found out where the tiles are.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The area cannot be saved.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The source fails.
    #[error("{}", tr!("error-area-fetch", reason = .0.to_string()))]
    Fetch(#[from] FetchError),
    /// It became larger than allowed.
    #[error("{}", tr!("error-area-too-large"))]
    TooLarge,
    /// A tile is not what it should be.
    #[error("{}", tr!("error-area-unknown-picture"))]
    UnknownPicture,
    /// The source has nothing there.
    #[error("{}", tr!("error-area-nothing"))]
    Nothing,
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Where a part of `target` lies that is there from an earlier attempt.
pub fn part_path(target: &Path) -> PathBuf {
    part_file::path_of(target)
}

/// Saves as ordered. Takes long, so not for the thread of the window.
///
/// # Errors
/// When it was stopped, the source fails or the file cannot be written.
/// Downloaded tiles are kept beside the target, so that it can be resumed.
pub fn save(
    order: &DownloadRequest,
    network: &Network,
    progress: &Progress,
) -> Result<Saved, SaveError> {
    let DownloadRequest { plan, tileset, target, .. } = order;
    let io = |source| WriteError::Io { path: part_file::path_of(target), source };
    if target.exists() && !order.replace {
        return Err(WriteError::Exists(target.clone()).into());
    }
    let fingerprint = format!(
        "{} {:?} {} {} {:?} {:?}",
        order.source_name,
        plan.bounds,
        plan.min_zoom,
        plan.max_zoom,
        tileset.content,
        order.tile_source
    );
    let (mut parts, mut tiles) = PartFile::open(target, &fingerprint).map_err(io)?;
    let held = tiles.values().map(|bytes| bytes.len() as u64).sum();
    progress.add_bytes(held);
    progress.set(tiles.len() as u64, plan.count());
    let mut wanted: VecDeque<(u8, u32, u32)> =
        plan.tiles().filter(|(zoom, x, y)| !tiles.contains_key(&tile_id(*zoom, *x, *y))).collect();
    let (sender, receiver) = channel();
    let (mut under_way, mut failures) = (0, 0);
    let mut not_before = Instant::now();
    while under_way > 0 || !wanted.is_empty() {
        if progress.is_cancelled() {
            return Err(SaveError::Cancelled);
        }
        while under_way < MOST_UNDER_WAY
            && Instant::now() >= not_before
            && let Some(tile) = wanted.pop_front()
        {
            under_way += 1;
            let sender = sender.clone();
            let (zoom, x, y) = tile;
            let purpose = message!(
                "request-saving-tile",
                source = &order.source_name,
                tile = format!("{zoom}/{x}/{y}")
            );
            order.tile_source.fetch(network, tile, tileset.content, purpose, move |result| {
                let _ = sender.send((tile, result));
            });
        }
        let (tile, result) = match receiver.recv_timeout(TICK) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return Err(FetchError::Off.into()),
        };
        under_way -= 1;
        match result {
            Ok(fetched) => {
                failures = 0;
                let bytes = packed(fetched.body, tileset.content).map_err(io)?;
                let (zoom, x, y) = tile;
                parts.add(tile_id(zoom, x, y), &bytes).map_err(io)?;
                progress.add_done(1);
                let more = bytes.len() as u64;
                let all = progress.add_bytes(more);
                tiles.insert(tile_id(zoom, x, y), bytes);
                if all > MOST_BYTES {
                    parts.remove().map_err(io)?;
                    return Err(SaveError::TooLarge);
                }
            }
            // What came belongs to the old version; the next attempt begins again.
            Err(error @ (FetchError::Off | FetchError::Changed { .. })) => {
                return Err(error.into());
            }
            Err(error) => {
                let wait = match &error {
                    // Nothing was asked, so nothing failed again.
                    FetchError::BackingOff { wait_secs, .. } => Duration::from_secs(*wait_secs),
                    _ => {
                        failures += 1;
                        Duration::from_secs(1)
                    }
                };
                if failures >= MOST_FAILURES || wait > order.longest_wait {
                    return Err(error.into());
                }
                not_before = not_before.max(Instant::now() + wait);
                wanted.push_front(tile);
            }
        }
    }
    let saved = assemble(order, tiles)?;
    parts.remove().map_err(io)?;
    Ok(saved)
}

/// As it stands in the archive; empty where the source has nothing.
fn packed(body: Option<Vec<u8>>, content: Content) -> std::io::Result<Vec<u8>> {
    match (body, content) {
        (None, _) => Ok(Vec::new()),
        (Some(body), Content::Raster) => Ok(body),
        (Some(body), Content::Vector) => writer::gzip(&body),
    }
}

fn assemble(
    order: &DownloadRequest,
    mut tiles: BTreeMap<u64, Vec<u8>>,
) -> Result<Saved, SaveError> {
    let all = tiles.len() as u64;
    tiles.retain(|_, bytes| !bytes.is_empty());
    let first = tiles.values().next().ok_or(SaveError::Nothing)?;
    let tile_type = match order.tileset.content {
        Content::Vector => TileType::Vector,
        Content::Raster => TileType::of_picture(first).ok_or(SaveError::UnknownPicture)?,
    };
    let attribution = without_markup(&order.tileset.attribution);
    let about = About {
        tile_type,
        min_zoom: order.plan.min_zoom,
        max_zoom: order.plan.max_zoom,
        bounds: order.plan.bounds,
        name: order.source_name.clone(),
        attribution,
        description: format!(
            "Saved from {} on {} with strikemap {}",
            order.source_name,
            jiff::ZonedDateTime::now().date(),
            env!("CARGO_PKG_VERSION")
        ),
    };
    atomic::write(&order.target, order.replace, |out| writer::write(out, &about, &tiles))?;
    let kept = tiles.len() as u64;
    Ok(Saved { path: order.target.clone(), tiles: kept, missing: all - kept })
}
