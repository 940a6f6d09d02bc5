//! Select within a distance of a place.

use super::{Gesture, Tool};
use crate::dataset::Place;
use crate::filter::AreaChoice;
use crate::language::tr;
use crate::shape::{NamedShape, Shape};
use crate::ui::format;
use crate::ui::widgets::icon::Icon;

/// The id of this tool.
pub const ID: &str = "circle";

/// A circle around where the drag begins.
pub struct Circle;

impl Tool for Circle {
    fn id(&self) -> &'static str {
        ID
    }

    fn action(&self) -> &'static str {
        "select-within-a-distance"
    }

    fn hint(&self) -> &'static str {
        tr!("drag-from-the-middle-outward")
    }

    fn icon(&self) -> Icon {
        Icon::CircleDashed
    }

    fn gesture(&self) -> Gesture {
        Gesture::Drag
    }

    fn area(&self, corners: &[Place]) -> Option<AreaChoice> {
        let [centre, edge] = corners else { return None };
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let centre = Place::new(round(centre.latitude()), round(centre.longitude()))?;
        let shape = Shape::circle(centre, centre.distance_m(*edge).round()).ok()?;
        Some(AreaChoice::Shape(NamedShape { name: String::new(), shape }))
    }

    fn measure(&self, corners: &[Place]) -> String {
        let [centre, edge] = corners else { return String::new() };
        tr!("distance-around", distance = format::distance(centre.distance_m(*edge)))
    }
}
