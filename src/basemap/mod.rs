//! Maps below the events, up to where they are drawn: archives, vector tiles,
//! pictures, what of a map lies on a server, areas saved for offline use.
//!
//! What needs no network is a part of the core: the embedded map also stands in exports.

pub mod archive;
#[cfg(feature = "gui")]
pub mod cut;
#[cfg(feature = "gui")]
pub mod download;
pub mod mvt;
#[cfg(feature = "gui")]
mod part_file;
#[cfg(feature = "gui")]
pub mod plan;
#[cfg(feature = "gui")]
pub mod raster;
#[cfg(feature = "gui")]
pub mod remote;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(feature = "gui")]
pub mod save;
#[cfg(feature = "gui")]
pub mod search;
pub mod style;
#[cfg(feature = "gui")]
pub mod tile_source;
#[cfg(feature = "gui")]
pub mod transliteration;
#[cfg(feature = "gui")]
pub mod writer;

/// The embedded map, an archive of vector tiles.
///
/// A static, since a constant would be in the program once for each unit that uses it.
pub static EMBEDDED: &[u8] = include_bytes!("../../assets/basemap.pmtiles");
