//! Areas in KML 2.2: the polygons of placemarks.

use roxmltree::{Document, Node};

use super::geojson::Read;
use super::{NamedShape, Ring, Shape, ShapeError};
use crate::language::Message;

/// Reads the areas of a text; `fallback` names those that have no name.
///
/// # Errors
/// When it is no XML. Entities that are declared in it are not followed.
pub fn read(text: &str, fallback: &str) -> Result<Read, ShapeError> {
    let document = Document::parse(text)
        .map_err(|error| ShapeError::Text(Message::verbatim(error.to_string())))?;
    let mut found = Read::default();
    let placemarks = document.descendants().filter(|node| node.has_tag_name_of("Placemark"));
    for placemark in placemarks {
        let name = child_text(placemark, "name").unwrap_or_else(|| fallback.to_owned());
        let polygons: Vec<Vec<Ring>> = placemark
            .descendants()
            .filter(|node| node.has_tag_name_of("Polygon"))
            .map(polygon)
            .collect();
        if polygons.is_empty() {
            found.left_out.push(format!("{name}: has no polygon"));
            continue;
        }
        match Shape::polygons(polygons) {
            Ok(shape) => found.shapes.push(NamedShape { name, shape }),
            Err(error) => found.left_out.push(format!("{name}: {error}")),
        }
    }
    Ok(found)
}

/// By local name: files differ in what namespace they name.
trait TagName {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl TagName for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn child_text(node: Node<'_, '_>, name: &str) -> Option<String> {
    let child = node.children().find(|child| child.has_tag_name_of(name))?;
    let text = child.text()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The outer ring first, then the holes.
fn polygon(node: Node<'_, '_>) -> Vec<Ring> {
    let rings = |boundary: &str| -> Vec<Ring> {
        node.children()
            .filter(|child| child.has_tag_name_of(boundary))
            .flat_map(|child| child.descendants())
            .filter(|child| child.has_tag_name_of("coordinates"))
            .map(|child| ring(child.text().unwrap_or_default()))
            .collect()
    };
    let mut all = rings("outerBoundaryIs");
    all.extend(rings("innerBoundaryIs"));
    all
}

/// `lon,lat[,height]` parted by space.
fn ring(text: &str) -> Ring {
    text.split_whitespace()
        .map(|corner| {
            let mut parts = corner.split(',').map(|part| part.parse::<f64>().unwrap_or(f64::NAN));
            [parts.next().unwrap_or(f64::NAN), parts.next().unwrap_or(f64::NAN)]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polygons_with_holes_are_read_and_points_are_told() {
        let text = "<kml xmlns='http://www.opengis.net/kml/2.2'><Document>
            <Placemark><name>Park</name><Polygon>
              <outerBoundaryIs><LinearRing><coordinates>0,0,0 9,0,0 9,9,0 0,9,0 0,0,0
              </coordinates></LinearRing></outerBoundaryIs>
              <innerBoundaryIs><LinearRing><coordinates>3,3 6,3 6,6 3,6 3,3</coordinates>
              </LinearRing></innerBoundaryIs></Polygon></Placemark>
            <Placemark><Point><coordinates>1,1</coordinates></Point></Placemark>
            </Document></kml>";
        let read = read(text, "areas.kml").unwrap();
        assert_eq!(read.left_out, ["areas.kml: has no polygon"]);
        let [park] = &read.shapes[..] else { unreachable!("{read:?}") };
        assert_eq!(park.name, "Park");
        let at = |y, x| crate::dataset::Place::new(y, x).unwrap();
        assert!(park.shape.contains(at(1.0, 1.0)) && !park.shape.contains(at(4.0, 4.0)));
    }

    #[test]
    fn a_document_type_is_refused() {
        let text = "<!DOCTYPE kml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><kml>&a;</kml>";
        assert!(read(text, "x").is_err());
    }
}
