//! Geometries as files have them, and as GeoJSON.

use serde_json::{Value, json};

pub use super::position::Position;
use super::reference::Reference;
use crate::dataset::place_text::wkb::Reader;
use crate::language::{Message, message};

/// Geometries inside geometries are followed so far.
const DEEPEST: usize = 12;

/// A geometry.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// One or several points.
    Points(Vec<Position>),
    /// One or several lines.
    Lines(Vec<Vec<Position>>),
    /// An area: its outline, then its holes.
    Area(Vec<Vec<Position>>),
    /// Several geometries.
    Several(Vec<Self>),
}

impl Shape {
    /// Whether there is no position in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Points(points) => points.is_empty(),
            Self::Lines(lines) | Self::Area(lines) => lines.iter().all(Vec::is_empty),
            Self::Several(shapes) => shapes.iter().all(Self::is_empty),
        }
    }

    /// As a geometry of GeoJSON in degrees.
    ///
    /// # Errors
    /// When a position is no place on the globe.
    pub fn to_geojson(&self, reference: &Reference) -> Result<Value, Message> {
        let line = |line: &Vec<Position>| -> Result<Vec<[f64; 2]>, Message> {
            line.iter().map(|position| reference.degrees(*position)).collect()
        };
        let lines = |lines: &[Vec<Position>]| -> Result<Vec<Vec<[f64; 2]>>, Message> {
            lines.iter().map(line).collect()
        };
        Ok(match self {
            Self::Points(points) => match line(points)?.as_slice() {
                [point] => json!({ "type": "Point", "coordinates": point }),
                points => json!({ "type": "MultiPoint", "coordinates": points }),
            },
            Self::Lines(parts) => match lines(parts)?.as_slice() {
                [line] => json!({ "type": "LineString", "coordinates": line }),
                lines => json!({ "type": "MultiLineString", "coordinates": lines }),
            },
            Self::Area(rings) => json!({ "type": "Polygon", "coordinates": lines(rings)? }),
            Self::Several(shapes) => {
                let shapes: Result<Vec<Value>, Message> =
                    shapes.iter().map(|shape| shape.to_geojson(reference)).collect();
                json!({ "type": "GeometryCollection", "geometries": shapes? })
            }
        })
    }

    /// Of well-known binary, as in `dataset::place_text::wkb`.
    ///
    /// # Errors
    /// When the bytes are no geometry.
    pub fn of_wkb(bytes: &[u8]) -> Result<Self, Message> {
        Reader::new(bytes).shape(0)
    }
}

impl Reader<'_> {
    fn shape(&mut self, depth: usize) -> Result<Shape, Message> {
        if depth > DEEPEST {
            return Err(message!("geometry-nested-too-deeply"));
        }
        let (kind, extra) = self.header()?;
        match kind {
            1 => {
                let [x, y] = self.whole_position(extra)?;
                // An empty point is written as two numbers that are none.
                let is_empty = x.is_nan() && y.is_nan();
                Ok(Shape::Points(if is_empty { Vec::new() } else { vec![[x, y]] }))
            }
            2 => Ok(Shape::Lines(vec![self.whole_line(extra)?])),
            3 => {
                let mut rings = Vec::new();
                for _ in 0..self.word()? {
                    rings.push(self.whole_line(extra)?);
                }
                Ok(Shape::Area(rings))
            }
            4..=7 => {
                let mut shapes = Vec::new();
                for _ in 0..self.word()? {
                    shapes.push(self.shape(depth + 1)?);
                }
                Ok(joined(shapes))
            }
            other => Err(message!("geometry-unknown-kind", kind = other.to_string())),
        }
    }

    fn whole_line(&mut self, extra: usize) -> Result<Vec<Position>, Message> {
        let mut line = Vec::new();
        for _ in 0..self.word()? {
            line.push(self.whole_position(extra)?);
        }
        Ok(line)
    }

    fn whole_position(&mut self, extra: usize) -> Result<Position, Message> {
        let position = [self.number()?, self.number()?];
        for _ in 0..extra {
            self.number()?;
        }
        Ok(position)
    }
}

/// Points together, lines together, anything else beside one another.
fn joined(shapes: Vec<Shape>) -> Shape {
    let is_points = |shape: &Shape| matches!(shape, Shape::Points(_));
    let is_lines = |shape: &Shape| matches!(shape, Shape::Lines(_));
    if shapes.iter().all(is_points) {
        let points = shapes.into_iter().flat_map(|shape| match shape {
            Shape::Points(points) => points,
            _ => Vec::new(),
        });
        return Shape::Points(points.collect());
    }
    if shapes.iter().all(is_lines) {
        let lines = shapes.into_iter().flat_map(|shape| match shape {
            Shape::Lines(lines) => lines,
            _ => Vec::new(),
        });
        return Shape::Lines(lines.collect());
    }
    Shape::Several(shapes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_known_binary_becomes_geojson_and_hostile_bytes_an_error() {
        let place = crate::dataset::Place::new(50.45, 30.52).unwrap();
        let bytes = crate::dataset::place_text::wkb::point(place);
        let shape = Shape::of_wkb(&bytes).unwrap();
        let json = shape.to_geojson(&Reference::default()).unwrap().to_string();
        assert_eq!(json, r#"{"type":"Point","coordinates":[30.52,50.45]}"#);
        let metres = Reference::unread("UTM");
        assert!(shape.to_geojson(&metres).is_err());
        // A line of four billion points in nine bytes, and collections without end.
        assert!(Shape::of_wkb(b"\x01\x02\0\0\0\xff\xff\xff\xff").is_err());
        let nested = b"\x01\x07\0\0\0\x01\0\0\0".repeat(40);
        assert!(Shape::of_wkb(&nested).unwrap_err().to_string().contains("nested"));
    }
}
