//! Select inside corners that are clicked.

use super::{Gesture, Tool, ring};
use crate::dataset::Place;
use crate::filter::AreaChoice;
use crate::language::tr;
use crate::ui::widgets::icon::Icon;

/// The id of this tool.
pub const ID: &str = "polygon";

/// Straight lines from click to click.
pub struct Polygon;

impl Tool for Polygon {
    fn id(&self) -> &'static str {
        ID
    }

    fn action(&self) -> &'static str {
        "select-a-polygon"
    }

    fn hint(&self) -> &'static str {
        tr!("click-vertices-a-double-click-or-enter")
    }

    fn icon(&self) -> Icon {
        Icon::Polygon
    }

    fn gesture(&self) -> Gesture {
        Gesture::Clicks
    }

    fn area(&self, corners: &[Place]) -> Option<AreaChoice> {
        ring(corners)
    }
}
