//! Where what floats on the map begins.

use egui::{Rect, Vec2, vec2};

/// From the edge of the map to what floats on it, in points.
pub const INSET: f32 = 8.0;

/// The bar of tools with its edge where its buttons stand in one column, in points.
const ONE_COLUMN: Vec2 = vec2(36.0, 322.0);

/// The same in two columns.
const TWO_COLUMNS: Vec2 = vec2(66.0, 186.0);

/// Whether the buttons of the bar of tools stand in two columns: the map is too low for one.
pub fn has_two_tool_columns(map: Rect) -> bool {
    map.height() < ONE_COLUMN.y + 2.0 * INSET
}

/// Width and height of the bar of tools on `map`, in points.
pub fn tool_bar_size(map: Rect) -> Vec2 {
    if has_two_tool_columns(map) { TWO_COLUMNS } else { ONE_COLUMN }
}
