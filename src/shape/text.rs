//! Shapes as text: well-known text for polygons (OGC 06-103r4), and a form of
//! its own for circles. Short enough for a command, exact to the last bit.

use serde::{Deserialize, Serialize};

use super::{Outline, Ring, Shape, ShapeError};
use crate::dataset::Place;
use crate::language::{Message, message};

impl Shape {
    /// Reads what [`to_text`](Self::to_text) writes: `POLYGON`, `MULTIPOLYGON` or
    /// `CIRCLE(LON LAT, METRES)`.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn from_text(text: &str) -> Result<Self, ShapeError> {
        let bad = |what: Message| ShapeError::Text(what);
        let (word, rest) =
            text.trim().split_once('(').ok_or_else(|| bad(message!("shape-no-bracket")))?;
        let body = rest
            .trim_end()
            .strip_suffix(')')
            .ok_or_else(|| bad(message!("shape-no-last-bracket")))?;
        match word.trim().to_ascii_uppercase().as_str() {
            "CIRCLE" => {
                let (centre, radius) =
                    body.split_once(',').ok_or_else(|| bad(message!("shape-no-radius")))?;
                let [longitude, latitude] = corner(centre)?;
                let centre = Place::new(latitude, longitude)
                    .ok_or(ShapeError::OffTheEarth(latitude, longitude))?;
                Self::circle(centre, radius.trim().parse().map_err(|_| ShapeError::Radius)?)
            }
            "POLYGON" => Self::polygons(vec![polygon(body)?]),
            "MULTIPOLYGON" => {
                let polygons = groups(body)?.into_iter().map(polygon);
                Self::polygons(polygons.collect::<Result<_, _>>()?)
            }
            other => Err(bad(message!("shape-unknown-word", word = other))),
        }
    }

    /// As text that gives the same shape again.
    pub fn to_text(&self) -> String {
        let ring = |ring: &Ring| {
            let corners = ring.iter().chain(ring.first());
            let corners: Vec<String> = corners.map(|[x, y]| format!("{x} {y}")).collect();
            format!("({})", corners.join(","))
        };
        let polygon = |polygon: &Vec<Ring>| {
            format!("({})", polygon.iter().map(ring).collect::<Vec<_>>().join(","))
        };
        match self.outline() {
            Outline::Circle { centre, radius_m } => {
                format!("CIRCLE({} {},{radius_m})", centre.longitude(), centre.latitude())
            }
            Outline::Polygons(polygons) => match &polygons[..] {
                [one] => format!("POLYGON{}", polygon(one)),
                many => {
                    let polygons: Vec<String> = many.iter().map(polygon).collect();
                    format!("MULTIPOLYGON({})", polygons.join(","))
                }
            },
        }
    }
}

/// The texts in the outermost brackets, which commas part.
fn groups(text: &str) -> Result<Vec<&str>, ShapeError> {
    let unbalanced = || ShapeError::Text(message!("shape-brackets"));
    let (mut found, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    for (at, character) in text.char_indices() {
        match character {
            '(' => {
                if depth == 0 {
                    from = at + 1;
                }
                depth += 1;
            }
            ')' => {
                depth = depth.checked_sub(1).ok_or_else(unbalanced)?;
                if depth == 0 {
                    found.push(text.get(from..at).ok_or_else(unbalanced)?);
                }
            }
            _ if depth == 0 && character != ',' && !character.is_whitespace() => {
                return Err(unbalanced());
            }
            _ => {}
        }
    }
    if depth == 0 { Ok(found) } else { Err(unbalanced()) }
}

fn polygon(text: &str) -> Result<Vec<Ring>, ShapeError> {
    groups(text)?.into_iter().map(|ring| ring.split(',').map(corner).collect()).collect()
}

fn corner(text: &str) -> Result<[f64; 2], ShapeError> {
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|part| part.parse().ok()).collect();
    let count = text.split_whitespace().count();
    match numbers[..] {
        [longitude, latitude] if count == 2 => Ok([longitude, latitude]),
        _ => Err(ShapeError::Text(message!("shape-no-corner", text = text.trim()))),
    }
}

impl Serialize for Shape {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_text(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shapes() -> impl Strategy<Value = Shape> {
        let corner = (-179.0..179.0_f64, -89.0..89.0_f64).prop_map(|(x, y)| [x, y]);
        let ring = prop::collection::vec(corner, 3..9);
        let polygons = prop::collection::vec(prop::collection::vec(ring, 1..3), 1..3);
        let circle = (-90.0..90.0_f64, -180.0..180.0_f64, 1.0..1e7_f64)
            .prop_map(|(y, x, radius)| Shape::circle(Place::new(y, x).unwrap(), radius));
        prop_oneof![polygons.prop_map(Shape::polygons), circle]
            .prop_filter_map("no shape", Result::ok)
    }

    proptest! {
        #[test]
        fn a_shape_comes_back_from_its_text_to_the_last_bit(shape in shapes()) {
            prop_assert_eq!(Shape::from_text(&shape.to_text()).unwrap(), shape);
        }

        #[test]
        fn no_text_ends_the_program(text in "[A-Z(), 0-9.-]{0,60}") {
            let _ = Shape::from_text(&text);
        }
    }

    #[test]
    fn what_is_no_shape_is_told() {
        for text in [
            "",
            "POLYGON",
            "POLYGON((1 2,3 4",
            "POLYGON((1 2,3 4))",
            "LINE((1 2,3 4,5 6))",
            "POLYGON((1 2,3 4,5 91))",
            "CIRCLE(30 50)",
            "CIRCLE(30 50,-1)",
            "CIRCLE(30 50,NaN)",
            "POLYGON((1 2,3 4,5 6)))",
            "POLYGON((1 2 3,4 5,6 7))",
        ] {
            assert!(Shape::from_text(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_hole_and_what_lies_across_the_antimeridian_are_honoured() {
        let ring = "POLYGON((0 0,9 0,9 9,0 9,0 0),(3 3,6 3,6 6,3 6,3 3))";
        let shape = Shape::from_text(ring).unwrap();
        let at = |y, x| Place::new(y, x).unwrap();
        assert!(shape.contains(at(1.0, 1.0)) && !shape.contains(at(4.0, 4.0)));
        let far = Shape::drawn(&[at(0.0, 179.0), at(0.0, -179.0), at(5.0, -179.0), at(5.0, 179.0)])
            .unwrap();
        assert!(far.contains(at(1.0, 179.5)) && far.contains(at(1.0, -179.5)));
        assert!(!far.contains(at(1.0, 0.0)));
        assert!(far.distance_to_edge_m(at(1.0, -179.5)) < 60_000.0);
    }
}
