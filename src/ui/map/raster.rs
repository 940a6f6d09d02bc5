//! Tiles that are pictures: PNG, JPEG or WebP.

use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use image::{ImageReader, Limits};

/// Tiles wider or higher than this are refused; usual are 256 and 512 pixels.
const LONGEST_SIDE_PX: u32 = 2048;

fn reader(bytes: &[u8]) -> Result<ImageReader<std::io::Cursor<&[u8]>>, String> {
    let mut reader = ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| error.to_string())?;
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
pub fn size_px(bytes: &[u8]) -> Result<(u32, u32), String> {
    reader(bytes)?.into_dimensions().map_err(|error| error.to_string())
}

/// A picture, unpacked and handed to the graphics card.
///
/// # Errors
/// When it is no picture that can be drawn.
pub fn texture(bytes: &[u8], ctx: &Context) -> Result<TextureHandle, String> {
    let picture = reader(bytes)?.decode().map_err(|error| error.to_string())?.into_rgba8();
    let size = [picture.width() as usize, picture.height() as usize];
    let picture = ColorImage::from_rgba_unmultiplied(size, picture.as_raw());
    Ok(ctx.load_texture("map tile", picture, TextureOptions::LINEAR))
}
