//! A PMTiles archive on a server, read in parts: its directories when they are
//! needed, its tiles when they are looked at.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SendError, Sender, channel};

use crate::base::Threads;
use crate::basemap::archive::bytes::{OUTSIDE, part_of};
use crate::basemap::archive::{Archive, ArchiveError, Bytes, TileKind};
use crate::basemap::raster::tile_points;
use crate::language::{Message, message};
use crate::net::source::DEEPEST_ZOOM;
use crate::net::tileset::{VECTOR_TILE_PX, is_area};
use crate::net::{
    Content, Expected, FetchError, Fetched, Network, Origin, PartRequest, Request, Source, Tileset,
    address,
};

/// Header and root directory lie within the first 16 KiB, says the format.
const HEAD_BYTES: u64 = 16_384;

/// What came of opening an archive.
pub type Opened = Result<(Tileset, Arc<RemoteArchive>), ArchiveError>;

type Reply = Box<dyn FnOnce(Result<Fetched, FetchError>) + Send>;

/// Who has the archive.
struct Server {
    url: String,
    source_name: String,
    network: Network,
    /// The version of the archive whose directories are known.
    version: Option<String>,
    has_changed: AtomicBool,
}

/// What the archive's thread is to do.
enum Job {
    /// Find a tile and ask for it; what comes goes back through the sender.
    Find((u8, u32, u32), Message, Reply, Sender<Self>),
    /// Unpack what came, which should be so many bytes.
    Unpack(Result<Fetched, FetchError>, u64, Reply),
}

/// An archive on a server. Its thread, which may wait for directories, ends with it.
pub struct RemoteArchive {
    server: Arc<Server>,
    jobs: Sender<Job>,
}

impl fmt::Debug for RemoteArchive {
    /// Without what follows the path, which may be a signature.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.server.url.split('?').next().unwrap_or_default();
        let mut text = f.debug_struct("RemoteArchive");
        text.field("url", &url).field("version", &self.server.version).finish_non_exhaustive()
    }
}

impl RemoteArchive {
    /// Opens the archive at `url`, which is `source`, on a thread of its own and
    /// tells `opened`. `ask_sender` takes no beginning from the disk, because the
    /// archive has changed.
    ///
    /// # Errors
    /// When the system starts no thread.
    pub fn open(
        source: Source,
        url: String,
        network: Network,
        ask_sender: bool,
        threads: &Threads,
        opened: impl FnOnce(Opened) + Send + 'static,
    ) -> std::io::Result<()> {
        let work = move || match begin(&source, url, network, ask_sender) {
            Ok((archive, server)) => {
                let (jobs, inbox) = channel();
                let tileset = tileset(&source, &archive);
                let remote = Self { server: Arc::clone(&server), jobs };
                opened(Ok((tileset, Arc::new(remote))));
                serve(&archive, &server, &inbox);
            }
            Err(error) => opened(Err(error)),
        };
        threads.spawn("online archive", work)
    }

    /// Asks for a tile; `reply` must be quick.
    pub fn fetch(
        &self,
        tile: (u8, u32, u32),
        purpose: Message,
        reply: impl FnOnce(Result<Fetched, FetchError>) + Send + 'static,
    ) {
        let job = Job::Find(tile, purpose, Box::new(reply), self.jobs.clone());
        tell(&self.jobs, job);
    }

    /// Whether its server was seen to have another version of it.
    pub fn has_changed(&self) -> bool {
        self.server.has_changed.load(Ordering::SeqCst)
    }
}

/// Hands a job over; where the thread is gone, whoever waits is told.
fn tell(jobs: &Sender<Job>, job: Job) {
    if let Err(SendError(Job::Find(_, _, reply, _) | Job::Unpack(_, _, reply))) = jobs.send(job) {
        reply(Err(FetchError::Off));
    }
}

/// Reads header, root directory and what the archive says about itself.
fn begin(
    source: &Source,
    url: String,
    network: Network,
    ask_sender: bool,
) -> Result<(Archive, Arc<Server>), ArchiveError> {
    let mut server = Server {
        url,
        source_name: source.name.clone(),
        network,
        version: None,
        has_changed: AtomicBool::new(false),
    };
    let fetched = server.wait_for(PartRequest { ask_sender, ..server.part(0, HEAD_BYTES) })?;
    server.version = fetched.version;
    let server = Arc::new(server);
    let head = fetched.body.unwrap_or_default();
    let bytes = RemoteBytes { server: Arc::clone(&server), head };
    Ok((Archive::read(Box::new(bytes))?, server))
}

/// What the archive says about its tiles; the source only who made them, if
/// anything.
fn tileset(source: &Source, archive: &Archive) -> Tileset {
    let (content, tile_size_px) = match archive.kind {
        TileKind::Vector => (Content::Vector, VECTOR_TILE_PX),
        TileKind::Raster => (Content::Raster, tile_points(archive)),
    };
    let attribution = [&source.attribution, &archive.attribution, &archive.name];
    let attribution = attribution.into_iter().find(|text| !text.trim().is_empty());
    let max_zoom = archive.max_zoom.min(DEEPEST_ZOOM);
    Tileset {
        content,
        attribution: attribution.cloned().unwrap_or_default(),
        tile_size_px,
        min_zoom: archive.min_zoom.min(max_zoom),
        max_zoom,
        bounds: Some(archive.bounds).filter(is_area),
    }
}

fn serve(archive: &Archive, server: &Arc<Server>, inbox: &Receiver<Job>) {
    // Ends when nobody can ask any more.
    for job in inbox {
        match job {
            Job::Find(tile, purpose, reply, jobs) => {
                find(archive, server, tile, purpose, reply, jobs);
            }
            Job::Unpack(result, length, reply) => {
                reply(result.and_then(|fetched| unpacked(archive, server, fetched, length)));
            }
        }
    }
}

fn find(
    archive: &Archive,
    server: &Arc<Server>,
    (zoom, x, y): (u8, u32, u32),
    purpose: Message,
    reply: Reply,
    jobs: Sender<Job>,
) {
    let part = match archive.locate(zoom, x, y) {
        Ok(part) => part.filter(|part| part.length > 0),
        Err(error) => return reply(Err(server.failure(error))),
    };
    let Some(part) = part else {
        // The directory says so; its server was not asked.
        return reply(Ok(Fetched { body: None, origin: Origin::Disk, version: None }));
    };
    let request = server.request(server.part(part.offset, part.length), purpose);
    let told = Arc::clone(server);
    server.network.fetch(request, move |result| {
        told.notice_change(&result);
        tell(&jobs, Job::Unpack(result, part.length, reply));
    });
}

fn unpacked(
    archive: &Archive,
    server: &Server,
    fetched: Fetched,
    length: u64,
) -> Result<Fetched, FetchError> {
    let packed = fetched.body.unwrap_or_default();
    let body = if packed.len() as u64 == length { archive.unpack(packed) } else { Err(OUTSIDE) };
    let body = body.map_err(|error| server.failure(error))?;
    Ok(Fetched { body: Some(body).filter(|body| !body.is_empty()), ..fetched })
}

impl Server {
    fn part(&self, offset: u64, length: u64) -> PartRequest {
        PartRequest { offset, length, version: self.version.clone(), ask_sender: false }
    }

    fn request(&self, part: PartRequest, purpose: Message) -> Request {
        Request { url: self.url.clone(), purpose, expected: Expected::Part(part) }
    }

    /// Asks for a part of the directories and waits for it.
    fn wait_for(&self, part: PartRequest) -> Result<Fetched, FetchError> {
        let purpose = message!("request-where-tiles-are", source = &self.source_name);
        let (sender, receiver) = channel();
        self.network.fetch(self.request(part, purpose), move |result| {
            let _ = sender.send(result);
        });
        let result = receiver.recv().unwrap_or(Err(FetchError::Off));
        self.notice_change(&result);
        result
    }

    fn notice_change(&self, result: &Result<Fetched, FetchError>) {
        if matches!(result, Err(FetchError::Changed { .. })) {
            self.has_changed.store(true, Ordering::SeqCst);
        }
    }

    fn failure(&self, error: ArchiveError) -> FetchError {
        let found = match error {
            ArchiveError::Fetch(error) => return error,
            ArchiveError::Damaged(why) => message!("content-damaged-archive", reason = why),
            error => error.message(),
        };
        let host = address::host_of_text(&self.url);
        FetchError::WrongContent { host, found, expected: message!("content-whole-archive") }
    }
}

/// The bytes of the archive, of which the first are here already.
struct RemoteBytes {
    server: Arc<Server>,
    head: Vec<u8>,
}

impl fmt::Debug for RemoteBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RemoteBytes").finish_non_exhaustive()
    }
}

impl Bytes for RemoteBytes {
    fn read(&self, offset: u64, length: u64) -> Result<Vec<u8>, ArchiveError> {
        if length == 0 {
            return Ok(Vec::new());
        }
        if let Some(part) = part_of(&self.head, offset, length) {
            return Ok(part.to_vec());
        }
        // A file that ends before the head does holds no more.
        if (self.head.len() as u64) < HEAD_BYTES {
            return Err(OUTSIDE);
        }
        let fetched = self.server.wait_for(self.server.part(offset, length))?;
        fetched.body.filter(|body| body.len() as u64 == length).ok_or(OUTSIDE)
    }
}
