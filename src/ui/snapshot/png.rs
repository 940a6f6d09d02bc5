//! Pixels as PNG files.

use crate::language::{Message, message};
use image::{DynamicImage, ImageFormat, RgbaImage};

/// 8-bit RGBA rows as a PNG without opacity.
///
/// # Errors
/// When the size and the pixels do not agree.
pub fn opaque(size_px: [u32; 2], pixels: Vec<u8>) -> Result<Vec<u8>, Message> {
    packed(DynamicImage::from(rgba(size_px, pixels)?).into_rgb8().into())
}

/// The same with opacity, by which each pixel is multiplied already.
///
/// # Errors
/// As for [`opaque`].
pub fn transparent(size_px: [u32; 2], mut pixels: Vec<u8>) -> Result<Vec<u8>, Message> {
    for pixel in pixels.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]).max(1);
        for channel in &mut pixel[..3] {
            *channel = ((u32::from(*channel) * 255 + alpha / 2) / alpha).min(255) as u8;
        }
    }
    packed(rgba(size_px, pixels)?.into())
}

fn rgba([width, height]: [u32; 2], pixels: Vec<u8>) -> Result<RgbaImage, Message> {
    RgbaImage::from_raw(width, height, pixels).ok_or_else(|| message!("error-picture-size"))
}

fn packed(image: DynamicImage) -> Result<Vec<u8>, Message> {
    let mut bytes = Vec::new();
    image
        .write_to(&mut std::io::Cursor::new(&mut bytes), ImageFormat::Png)
        .map_err(|error| message!("error-picture-not-packed", reason = Message::of(&error)))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opacity_is_taken_out_of_the_colours_and_kept() {
        let pixels = vec![100, 50, 0, 128, 9, 8, 7, 255, 0, 0, 0, 0];
        let png = transparent([3, 1], pixels).unwrap();
        let read = image::load_from_memory(&png).unwrap().into_rgba8();
        assert_eq!(read.into_raw(), [199, 100, 0, 128, 9, 8, 7, 255, 0, 0, 0, 0]);
        assert!(opaque([2, 2], vec![0; 4]).is_err());
    }
}
