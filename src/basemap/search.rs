//! Finds out what the tiles of an online source are, and where.

use super::archive::ArchiveError;
use super::remote::RemoteArchive;
use super::tile_source::TileSource;
use crate::base::Threads;
use crate::language::{message, tr};
use crate::net::address::{AddressError, Template};
use crate::net::tileset::TilesetError;
use crate::net::{Expected, FetchError, Fetched, Network, Request, Source, Tileset};

/// Why it is not known where the tiles are.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The source does not answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// Its address cannot be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// What it says about its tiles cannot be used.
    #[error(transparent)]
    Description(#[from] TilesetError),
    /// It says nothing about its tiles.
    #[error("{}", tr!("error-no-description"))]
    NoDescription,
    /// It is an archive that cannot be used.
    #[error(transparent)]
    Archive(ArchiveError),
    /// The system starts no thread.
    #[error("{}", tr!("error-no-thread"))]
    NoThread,
}

impl From<ArchiveError> for SearchError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Fetch(error) => Self::Fetch(error),
            error => Self::Archive(error),
        }
    }
}

/// What the tiles are, and where.
pub type SearchResult = Result<(Tileset, TileSource), SearchError>;

/// Finds out where the tiles of `source` are, and tells `tell`: at once where its address
/// says it, else later and on another thread. `ask_sender` takes nothing of an archive from
/// the disk, because it has changed. `tell` is dropped where the system starts no thread.
pub fn search(
    source: &Source,
    network: &Network,
    ask_sender: bool,
    threads: &Threads,
    tell: impl FnOnce(SearchResult) + Send + 'static,
) {
    let source = source.clone();
    if let Some(url) = source.archive_url().map(str::to_owned) {
        let network = network.clone();
        let _ = RemoteArchive::open(source, url, network, ask_sender, threads, move |opened| {
            let found = opened.map(|(tileset, archive)| (tileset, TileSource::Archive(archive)));
            tell(found.map_err(Into::into));
        });
    } else if source.is_described() {
        let request = Request {
            url: source.url.trim().to_owned(),
            purpose: message!("request-where-tiles-are", source = &source.name),
            expected: Expected::Json,
        };
        network.fetch(request, move |result| tell(described(&source, result)));
    } else {
        tell(Tileset::of_template(&source).map(with_addresses).map_err(Into::into));
    }
}

fn with_addresses((tileset, template): (Tileset, Template)) -> (Tileset, TileSource) {
    (tileset, TileSource::Addresses(template))
}

/// What the description of a source says.
fn described(source: &Source, result: Result<Fetched, FetchError>) -> SearchResult {
    let json = result?.body.ok_or(SearchError::NoDescription)?;
    Ok(with_addresses(Tileset::of_tile_json(source, &json)?))
}
