//! Measure along and within corners that are clicked, on the ellipsoid.

use super::{Gesture, Tool, ring};
use crate::dataset::Place;
use crate::filter::AreaChoice;
use crate::language::tr;
use crate::shape;
use crate::ui::format;
use crate::ui::widgets::icon::Icon;

/// The id of this tool.
pub const ID: &str = "measure";

/// A distance and, from three corners on, an area.
pub struct Measure;

impl Tool for Measure {
    fn id(&self) -> &'static str {
        ID
    }

    fn action(&self) -> &'static str {
        "measure-distance-and-area"
    }

    fn hint(&self) -> &'static str {
        tr!("click-along-what-you-measure-a-double")
    }

    fn icon(&self) -> Icon {
        Icon::Ruler
    }

    fn gesture(&self) -> Gesture {
        Gesture::Clicks
    }

    fn selects(&self) -> bool {
        false
    }

    fn area(&self, corners: &[Place]) -> Option<AreaChoice> {
        ring(corners)
    }

    fn measure(&self, corners: &[Place]) -> String {
        if corners.len() < 2 {
            return String::new();
        }
        let length = format::distance(shape::length_m(corners));
        match self.area(corners) {
            Some(AreaChoice::Shape(named)) => {
                format!("{length} · {}", area_text(shape::area_m2(&named.shape)))
            }
            _ => length,
        }
    }
}

/// `3.42 km²`, or in hectares below one.
fn area_text(area_m2: f64) -> String {
    if area_m2 < 1e6 {
        tr!("area-ha", number = format::decimal(area_m2 / 1e4, 1))
    } else if area_m2 < 1e8 {
        tr!("area-km2", number = format::decimal(area_m2 / 1e6, 2))
    } else {
        tr!("area-km2", number = format::number((area_m2 / 1e6).round() as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_told_in_units_of_their_size() {
        assert_eq!(area_text(25_000.0), "2.5 ha");
        assert_eq!(area_text(3_421_000.0), "3.42 km²");
        assert!(area_text(2.5e10).starts_with("25"));
    }
}
