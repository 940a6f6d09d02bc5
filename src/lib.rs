//! strikemap: explore and export documented attacks on cities.
//!
//! Data flows one way: file → [`dataset::Dataset`] → filters → matching rows →
//! summaries → views; it comes back only as commands.

pub mod alerts;
#[cfg(feature = "gui")]
pub mod app;
pub mod base;
pub mod basemap;
pub mod boundaries;
pub mod cli;
#[cfg(feature = "postgres")]
pub mod database;
pub mod dataset;
pub mod duplicates;
pub mod export;
pub mod expression;
pub mod filter;
pub mod gazetteer;
pub mod import;
#[cfg(feature = "gui")]
pub mod jobs;
pub mod language;
#[cfg(any(feature = "gui", feature = "postgres"))]
pub mod net;
pub mod notes;
pub mod saved;
pub mod session;
pub mod shape;
pub mod summary;
#[cfg(feature = "gui")]
pub mod ui;
pub mod versions;
