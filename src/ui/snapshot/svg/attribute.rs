//! Colours and numbers as SVG writes them.

use egui::Color32;

/// A colour as attributes.
pub fn paint(name: &str, colour: Color32) -> String {
    let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
    match alpha {
        0 => format!(" {name}=\"none\""),
        255 => format!(" {name}=\"#{red:02x}{green:02x}{blue:02x}\""),
        _ => format!(
            " {name}=\"#{red:02x}{green:02x}{blue:02x}\" {name}-opacity=\"{}\"",
            number(f32::from(alpha) / 255.0)
        ),
    }
}

/// To a hundredth of a point; nothing that is no number.
pub fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    if rounded.is_finite() { format!("{}", rounded + 0.0) } else { "0".to_owned() }
}
