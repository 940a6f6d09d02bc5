//! Tiles that are pictures, as the graphics card holds them.

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::basemap::raster;
use crate::language::Message;

/// A picture, unpacked and handed to the graphics card.
///
/// # Errors
/// When it is no picture that can be drawn.
pub fn texture(bytes: &[u8], ctx: &Context) -> Result<TextureHandle, Message> {
    let picture = raster::unpacked(bytes)?;
    let size = [picture.width() as usize, picture.height() as usize];
    let picture = ColorImage::from_rgba_unmultiplied(size, picture.as_raw());
    Ok(ctx.load_texture("map tile", picture, TextureOptions::LINEAR))
}
