//! Maps below the events, up to where they are drawn: archives, vector tiles,
//! pictures, what of a map lies on a server, areas saved for offline use.

pub mod archive;
pub mod cut;
pub mod mvt;
mod part_file;
pub mod plan;
pub mod raster;
pub mod remote;
#[cfg(test)]
pub(crate) mod samples;
pub mod save;
pub mod tile_source;
pub mod transliteration;
pub mod writer;
