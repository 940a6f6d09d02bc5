//! Where an online source has its tiles: each at an address of its own, or all
//! in one archive.

use std::sync::Arc;

use super::remote::RemoteArchive;
use crate::language::Message;
use crate::net::address::Template;
use crate::net::{Content, Expected, FetchError, Fetched, Network, Request};

/// Where the tiles are.
#[derive(Debug, Clone)]
pub enum TileSource {
    /// Each at its own address.
    Addresses(Template),
    /// In an archive on a server.
    Archive(Arc<RemoteArchive>),
}

impl TileSource {
    /// Asks for the tile at zoom, column and row, of kind `content`; `reply` must
    /// be quick.
    pub fn fetch(
        &self,
        network: &Network,
        (zoom, x, y): (u8, u32, u32),
        content: Content,
        purpose: Message,
        reply: impl FnOnce(Result<Fetched, FetchError>) + Send + 'static,
    ) {
        match self {
            Self::Addresses(template) => {
                let expected = match content {
                    Content::Vector => Expected::Vector,
                    Content::Raster => Expected::Picture,
                };
                let url = template.url(zoom, x, y);
                network.fetch(Request { url, purpose, expected }, reply);
            }
            Self::Archive(archive) => archive.fetch((zoom, x, y), purpose, reply),
        }
    }

    /// Whether it turned out that the tiles must be looked for again.
    pub fn has_changed(&self) -> bool {
        matches!(self, Self::Archive(archive) if archive.has_changed())
    }
}
