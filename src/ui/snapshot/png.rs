//! Pixels as PNG files.

use image::{DynamicImage, ImageFormat, RgbaImage};

/// 8-bit RGBA rows as a PNG without opacity.
///
/// # Errors
/// When the size and the pixels do not agree.
pub fn opaque(size_px: [u32; 2], pixels: Vec<u8>) -> Result<Vec<u8>, String> {
    packed(DynamicImage::from(rgba(size_px, pixels)?).into_rgb8().into())
}

/// The same with opacity, by which each pixel is multiplied already.
///
/// # Errors
/// As for [`opaque`].
pub fn transparent(size_px: [u32; 2], mut pixels: Vec<u8>) -> Result<Vec<u8>, String> {
    for pixel in pixels.chunks_exact_mut(4) {
        let [red, green, blue, alpha] = [pixel[0], pixel[1], pixel[2], pixel[3]];
        let plain = egui::Color32::from_rgba_premultiplied(red, green, blue, alpha);
        pixel.copy_from_slice(&plain.to_srgba_unmultiplied());
    }
    packed(rgba(size_px, pixels)?.into())
}

fn rgba([width, height]: [u32; 2], pixels: Vec<u8>) -> Result<RgbaImage, String> {
    RgbaImage::from_raw(width, height, pixels)
        .ok_or_else(|| "the picture has an impossible size".to_owned())
}

fn packed(image: DynamicImage) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    image
        .write_to(&mut std::io::Cursor::new(&mut bytes), ImageFormat::Png)
        .map_err(|error| format!("the picture could not be packed: {error}"))?;
    Ok(bytes)
}
