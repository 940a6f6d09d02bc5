//! Select between two corners.

use super::{Gesture, Tool};
use crate::dataset::Place;
use crate::filter::AreaChoice;
use crate::language::tr;
use crate::ui::widgets::icon::Icon;

/// The id of this tool.
pub const ID: &str = "rectangle";

/// Selects by a box of latitudes and longitudes.
pub struct Rectangle;

impl Tool for Rectangle {
    fn id(&self) -> &'static str {
        ID
    }

    fn action(&self) -> &'static str {
        "select-a-rectangle"
    }

    fn hint(&self) -> &'static str {
        tr!("drag-from-corner-to-corner")
    }

    fn icon(&self) -> Icon {
        Icon::Selection
    }

    fn gesture(&self) -> Gesture {
        Gesture::Drag
    }

    fn area(&self, corners: &[Place]) -> Option<AreaChoice> {
        let [from, to] = corners else { return None };
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let order = |a: f64, b: f64| [round(a.min(b)), round(a.max(b))];
        let [south, north] = order(from.latitude(), to.latitude());
        let [west, east] = order(from.longitude(), to.longitude());
        // The short way around the Earth is meant.
        let [west, east] = if east - west > 180.0 { [east, west] } else { [west, east] };
        (west != east && south != north).then_some(AreaChoice::Box([west, south, east, north]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_around_is_meant() {
        let at = |longitude| Place::new(longitude / 10.0, longitude).unwrap();
        let AreaChoice::Box([west, .., east, _]) =
            Rectangle.area(&[at(170.0), at(-175.0)]).unwrap()
        else {
            unreachable!("a rectangle is a box")
        };
        assert_eq!((west, east), (170.0, -175.0));
        assert_eq!(Rectangle.area(&[at(30.0), at(30.0)]), None);
    }
}
