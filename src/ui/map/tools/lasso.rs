//! Select what a line drawn by hand goes around.

use super::{Gesture, Tool, ring};
use crate::dataset::Place;
use crate::filter::AreaChoice;
use crate::language::tr;
use crate::ui::widgets::icon::Icon;

/// The id of this tool.
pub const ID: &str = "lasso";

/// A free outline.
pub struct Lasso;

impl Tool for Lasso {
    fn id(&self) -> &'static str {
        ID
    }

    fn action(&self) -> &'static str {
        "select-by-lasso"
    }

    fn hint(&self) -> &'static str {
        tr!("draw-around-what-you-want")
    }

    fn icon(&self) -> Icon {
        Icon::Lasso
    }

    fn gesture(&self) -> Gesture {
        Gesture::Trail
    }

    fn area(&self, corners: &[Place]) -> Option<AreaChoice> {
        ring(corners)
    }
}
