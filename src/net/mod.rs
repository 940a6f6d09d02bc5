//! The network: the only place of the program that opens sockets.
//!
//! Nothing of the maps runs before a person has picked an online one and with it
//! switched the [`Network`] on. Every request is written to a [`RequestLog`],
//! answers are kept on disk for as long as their senders allow, and a sender
//! that fails is asked less and less often. A database is asked by the command that
//! names it, and by nothing else.

#[cfg(feature = "gui")]
pub mod address;
#[cfg(feature = "gui")]
pub mod cache;
#[cfg(feature = "gui")]
mod error;
#[cfg(feature = "gui")]
mod fetch;
#[cfg(feature = "gui")]
pub mod hosts;
#[cfg(feature = "gui")]
pub mod log;
#[cfg(feature = "gui")]
mod network;
#[cfg(feature = "gui")]
mod options;
#[cfg(feature = "gui")]
mod part;
#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(feature = "gui")]
mod shared;
#[cfg(feature = "gui")]
pub mod source;
#[cfg(feature = "gui")]
pub mod tileset;

#[cfg(feature = "gui")]
pub use cache::Cache;
#[cfg(feature = "gui")]
pub use error::FetchError;
#[cfg(feature = "gui")]
pub use fetch::{Expected, Fetched, Origin, Request, clients_built};
#[cfg(feature = "gui")]
pub use log::RequestLog;
#[cfg(feature = "gui")]
pub use network::Network;
#[cfg(feature = "gui")]
pub use options::Options;
#[cfg(feature = "gui")]
pub use part::PartRequest;
#[cfg(feature = "gui")]
pub use source::{Content, Source};
#[cfg(feature = "gui")]
pub use tileset::Tileset;
