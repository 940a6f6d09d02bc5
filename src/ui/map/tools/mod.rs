//! What the hand draws on the map: areas to select by, and measures.
//!
//! To add a tool, write one file and one line in [`TOOLS`].

mod area_drawing;
pub mod circle;
mod drawn_bar;
pub mod lasso;
pub mod measure;
pub mod polygon;
pub mod rectangle;
mod reshape;
mod tool;

pub use area_drawing::AreaDrawing;
use tool::ring;
pub use tool::{Gesture, Tool};

/// Every tool, as menus list them.
#[rustfmt::skip]
pub const TOOLS: &[&dyn Tool] = &[
    &rectangle::Rectangle,
    &lasso::Lasso,
    &circle::Circle,
    &polygon::Polygon,
    &measure::Measure,
];

/// The tool whose id is `id`.
pub fn by_id(id: &str) -> Option<&'static dyn Tool> {
    TOOLS.iter().copied().find(|tool| tool.id() == id)
}
