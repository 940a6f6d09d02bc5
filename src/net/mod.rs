//! The network: the only place of the program that opens sockets.
//!
//! Online maps are asked over HTTP once a person has picked one, databases by the command
//! that names them, and nothing else asks.

#[cfg(feature = "adbc")]
pub mod adbc;
#[cfg(feature = "gui")]
mod http;
#[cfg(feature = "postgres")]
pub mod postgres;

#[cfg(feature = "gui")]
pub use http::*;
