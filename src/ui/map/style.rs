//! The map's own light and dark styles.

use serde_json::Value;
use walkers::Style;

const LIGHT: &str = include_str!("../../../assets/style-light.json");
const DARK: &str = include_str!("../../../assets/style-dark.json");

/// The style for tiles that are stretched by `over` zoom levels: lines are
/// thinned by as much, so that stretching brings back their width.
pub fn stretched(dark: bool, over: u8) -> Style {
    let text = if dark { DARK } else { LIGHT };
    let mut style: Value = serde_json::from_str(text).unwrap_or_default();
    if over > 0 {
        let factor = 0.5_f64.powi(i32::from(over));
        for layer in style["layers"].as_array_mut().into_iter().flatten() {
            if let Some(width) = layer.pointer_mut("/paint/line-width") {
                scale(width, factor);
            }
        }
    }
    serde_json::from_value(style).unwrap_or_default()
}

/// Multiplies what a number or an interpolation gives; its stops stay.
fn scale(width: &mut Value, factor: f64) {
    match width {
        Value::Number(number) => {
            *width = (number.as_f64().unwrap_or(1.0) * factor).into();
        }
        Value::Array(parts) if parts.first().and_then(Value::as_str) == Some("interpolate") => {
            // ["interpolate", curve, input, stop, output, stop, output …]
            parts.iter_mut().skip(4).step_by(2).for_each(|output| scale(output, factor));
        }
        Value::Array(parts) if parts.first().and_then(Value::as_str) == Some("match") => {
            // ["match", input, label, output, label, output … fallback]
            let last = parts.len() - 1;
            for (index, part) in parts.iter_mut().enumerate() {
                if index == last || (index >= 3 && index % 2 == 1) {
                    scale(part, factor);
                }
            }
        }
        Value::Array(parts) if parts.first().and_then(Value::as_str) == Some("case") => {
            let last = parts.len() - 1;
            for (index, part) in parts.iter_mut().enumerate() {
                if index == last || (index >= 2 && index % 2 == 0) {
                    scale(part, factor);
                }
            }
        }
        Value::Object(object) => {
            for stop in object.get_mut("stops").and_then(Value::as_array_mut).into_iter().flatten()
            {
                if let Some(output) = stop.get_mut(1) {
                    scale(output, factor);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_styles_can_be_read_at_any_stretch() {
        for dark in [false, true] {
            for over in 0..10 {
                assert!(!stretched(dark, over).layers.is_empty());
            }
        }
    }

    #[test]
    fn stretching_scales_widths_and_not_zooms() {
        let mut width = json!(["interpolate", ["linear"], ["zoom"], 8, 1.0, 12, 4.0]);
        scale(&mut width, 0.5);
        assert_eq!(width, json!(["interpolate", ["linear"], ["zoom"], 8, 0.5, 12, 2.0]));
    }
}
