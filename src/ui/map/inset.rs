//! Where what floats on the map begins, and how the bar of tools stands on it.

use egui::{Rect, Vec2, vec2};

/// From the edge of the map to what floats on it, in points.
pub const INSET: f32 = 8.0;

/// From the top of the map to below the chips at its top right, in points.
pub const CHIPS_POINTS: f32 = 44.0;

/// The same where the chips stand in two lines, in points.
pub const TWO_LINES_OF_CHIPS_POINTS: f32 = CHIPS_POINTS + 32.0;

/// The bar of tools with its edge where its buttons stand in one column, in points.
const ONE_COLUMN: Vec2 = vec2(36.0, 322.0);

/// A button with the gap behind it, in points.
const BUTTON: Vec2 = vec2(30.0, 29.0);

/// Buttons of the bar.
const BUTTONS: usize = 10;

/// The bar is never wider than this share of the map.
const MOST_OF_MAP: f32 = 0.3;

/// A lower map has its legend beside the tools, in points.
const LOW_POINTS: f32 = 110.0;

/// How the buttons of the bar of tools stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolBar {
    /// Below each other, in so many columns.
    Columns(usize),
    /// In a menu, since the map has no room for them.
    Menu,
}

/// How the bar of tools stands on `map`: in as few columns as its height allows.
pub fn tool_bar(map: Rect) -> ToolBar {
    let fits = |columns: &usize| {
        let size = columns_size(*columns);
        size.y + 2.0 * INSET <= map.height() && size.x <= (map.width() * MOST_OF_MAP).max(36.0)
    };
    (1..=BUTTONS).find(fits).map_or(ToolBar::Menu, ToolBar::Columns)
}

fn columns_size(columns: usize) -> Vec2 {
    match columns {
        0 | 1 => ONE_COLUMN,
        _ => {
            let rows = BUTTONS.div_ceil(columns);
            vec2(columns as f32, rows as f32) * BUTTON + vec2(6.0, 7.0)
        }
    }
}

/// Width and height of the bar of tools on `map`, in points.
pub fn tool_bar_size(map: Rect) -> Vec2 {
    match tool_bar(map) {
        ToolBar::Columns(columns) => columns_size(columns),
        ToolBar::Menu => Vec2::splat(36.0),
    }
}

/// Height of chips at the top of the map, and of the legend at its bottom, in points.
const BAR_POINTS: f32 = 36.0;

/// What of `map` nothing lies on: neither panels, which cover so many points at its left and
/// its right, nor tools, chips and legend, as far as they leave half of it.
pub fn free(map: Rect, [left, right]: [f32; 2]) -> Rect {
    let tools = tool_bar_size(map).x + INSET;
    let free = map.with_min_x(map.left() + left.max(tools)).with_max_x(map.right() - right);
    let free = free.shrink2(vec2(0.0, BAR_POINTS.min(map.height() / 4.0)));
    if free.width() < 64.0 { map } else { free }
}

/// What of `free` a legend at its bottom left leaves: the larger of what lies beside it and
/// above it, where that is at least a third.
pub fn beside(free: Rect, legend: Option<Rect>) -> Rect {
    let Some(legend) = legend.filter(|legend| legend.intersects(free)) else { return free };
    let right = free.with_min_x(legend.right().clamp(free.left(), free.right()));
    let above = free.with_max_y(legend.top().clamp(free.top(), free.bottom()));
    let left = if right.area() > above.area() { right } else { above };
    if left.area() * 3.0 >= free.area() { left } else { free }
}

/// Whether `map` is so low that little has room on it.
pub fn is_low(map: Rect) -> bool {
    map.height() < LOW_POINTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Pos2;

    #[test]
    fn the_tools_stand_in_more_columns_the_lower_the_map_is_and_last_in_a_menu() {
        let on = |width, height| tool_bar(Rect::from_min_size(Pos2::ZERO, vec2(width, height)));
        assert_eq!(on(1_200.0, 600.0), ToolBar::Columns(1));
        assert_eq!(on(850.0, 300.0), ToolBar::Columns(2));
        assert_eq!(on(530.0, 160.0), ToolBar::Columns(3));
        assert_eq!(on(212.0, 72.0), ToolBar::Menu);
    }

    #[test]
    fn what_is_fitted_stands_beside_an_open_legend_or_above_it() {
        let rect = |left, top, right, bottom| {
            Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, bottom))
        };
        let free = rect(0.0, 0.0, 600.0, 400.0);
        let wide = rect(0.0, 380.0, 200.0, 400.0);
        assert_eq!(beside(free, Some(wide)), rect(0.0, 0.0, 600.0, 380.0));
        let high = rect(0.0, 100.0, 300.0, 400.0);
        assert_eq!(beside(free, Some(high)), rect(300.0, 0.0, 600.0, 400.0));
        let nearly_all = rect(0.0, 50.0, 500.0, 400.0);
        assert_eq!(beside(free, Some(nearly_all)), free);
        assert_eq!(beside(free, None), free);
    }

    #[test]
    fn the_tools_never_reach_out_of_the_map() {
        for width in (200..2_000_u16).step_by(50) {
            for height in (60..1_200_u16).step_by(20) {
                let size = vec2(f32::from(width), f32::from(height));
                let map = Rect::from_min_size(Pos2::ZERO, size);
                let tools = Rect::from_min_size(map.min + vec2(INSET, INSET), tool_bar_size(map));
                assert!(map.contains_rect(tools), "{width} {height}");
            }
        }
    }
}
