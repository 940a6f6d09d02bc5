//! Requests of online maps over HTTP.
//!
//! Nothing here runs before a person has picked an online map and with it
//! switched the [`Network`] on. Every request is written to a [`RequestLog`],
//! answers are kept on disk for as long as their senders allow, and a sender
//! that fails is asked less and less often.

pub mod address;
pub mod cache;
mod error;
mod fetch;
pub mod hosts;
pub mod log;
mod network;
mod options;
mod part;
mod shared;
pub mod source;
pub mod tileset;

pub use cache::Cache;
pub use error::FetchError;
pub use fetch::{Expected, Fetched, Origin, Request, clients_built};
pub use log::RequestLog;
pub use network::Network;
pub use options::Options;
pub use part::PartRequest;
pub use source::{Content, Source};
pub use tileset::Tileset;
