//! A colour from its red, green and blue as one number.

use egui::Color32;

/// `0xRRGGBB` in sRGB, opaque.
#[expect(clippy::disallowed_methods, reason = "this is the folder for colour literals")]
pub(super) const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}
