//! Where what floats on the map begins.

/// From the edge of the map to what floats on it, in points.
pub const INSET: f32 = 8.0;

/// Width of the bar of tools with its edge, in points.
pub const TOOL_BAR_WIDTH: f32 = 36.0;
