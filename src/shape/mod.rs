//! Outlines on the Earth that people draw or import: polygons and circles.

mod error;
pub mod geojson;
pub mod kml;
mod measure;
mod outline;
pub mod overlap;
pub mod rings;
mod text;

use crate::language::{Message, message};
use std::io::Read as _;
use std::path::Path;

pub use error::{MOST_CORNERS, ShapeError};
pub use measure::{area_m2, length_m};
pub use outline::{NamedShape, Outline, Shape};
pub use rings::Ring;

/// Reads the areas of a GeoJSON or KML text; `fallback` names those without a name.
///
/// # Errors
/// When it is neither.
pub fn read(text: &str, fallback: &str) -> Result<geojson::Read, ShapeError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('<') {
        kml::read(text, fallback)
    } else {
        geojson::read(text, fallback)
    }
}

/// Larger files are no outlines that a person would want to see.
const LARGEST_BYTES: u64 = 64 << 20;

/// Reads the areas of a GeoJSON or KML file; those without a name are called as it is.
///
/// # Errors
/// When it cannot be read, is larger than 64 MB, not UTF-8, or neither format.
pub fn read_file(path: &Path) -> Result<geojson::Read, ShapeError> {
    let failed = |error: std::io::Error| ShapeError::File(Message::verbatim(error.to_string()));
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(LARGEST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(ShapeError::File(message!(
            "error-larger-than-mb",
            megabytes = LARGEST_BYTES >> 20
        )));
    }
    let text =
        String::from_utf8(bytes).map_err(|_| ShapeError::File(message!("error-not-utf-8")))?;
    read(&text, &path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy())
}
