//! Tiles that are pictures: PNG, JPEG or WebP.

use image::{ImageReader, Limits, RgbaImage};

use super::archive::Archive;
use crate::language::Message;

/// Tiles wider or higher than this are refused; usual are 256 and 512 pixels.
const LONGEST_SIDE_PX: u32 = 2048;

/// Pictures are drawn at one of these sizes.
const RASTER_TILE_POINTS: [u32; 2] = [256, 512];

fn reader(bytes: &[u8]) -> Result<ImageReader<std::io::Cursor<&[u8]>>, Message> {
    let mut reader = ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| Message::of(&error))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE_PX);
    limits.max_image_height = Some(LONGEST_SIDE_PX);
    limits.max_alloc = Some(64 << 20);
    reader.limits(limits);
    Ok(reader)
}

/// Width and height of a picture in pixels, without unpacking it.
///
/// # Errors
/// When it is no picture that can be drawn.
pub fn size_px(bytes: &[u8]) -> Result<(u32, u32), Message> {
    reader(bytes)?.into_dimensions().map_err(|error| Message::of(&error))
}

/// A picture, unpacked.
///
/// # Errors
/// When it is no picture that can be drawn.
pub fn unpacked(bytes: &[u8]) -> Result<RgbaImage, Message> {
    Ok(reader(bytes)?.decode().map_err(|error| Message::of(&error))?.into_rgba8())
}

/// As large as the pictures are; the first one stands for all.
pub fn tile_points(archive: &Archive) -> u32 {
    let [small, large] = RASTER_TILE_POINTS;
    let width = archive.first_tile().ok().flatten().and_then(|tile| size_px(&tile).ok());
    if width.is_some_and(|(width, _)| width > small) { large } else { small }
}
