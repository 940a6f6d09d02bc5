//! Named areas around cities: what lies inside and how far the outline is.

use std::sync::OnceLock;

use serde::Deserialize;

use super::fold::fold;
use crate::dataset::Place;
use crate::shape::rings;

/// An area with a name, such as a city; its outline is only about right.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// A short name for files.
    pub id: String,
    /// The name shown to people.
    pub name: String,
    /// Two-letter code of the country in which it lies.
    pub country: String,
    /// The outline is drawn by hand and must be shown as such.
    pub approximate: bool,
    /// Outer rings; longitude and latitude in degrees, as in `GeoJSON`.
    pub rings: Vec<Vec<[f64; 2]>>,
    aliases: Vec<String>,
}

/// The built-in areas; read at the first use.
pub fn areas() -> &'static [Area] {
    static AREAS: OnceLock<Vec<Area>> = OnceLock::new();
    AREAS.get_or_init(|| read(include_str!("../../assets/areas.geojson")))
}

/// The built-in area called `name`, in any of its spellings.
pub fn area_by_name(name: &str) -> Option<&'static Area> {
    let wanted = fold(name);
    areas().iter().find(|area| area.aliases.contains(&wanted))
}

impl Area {
    /// Whether `place` lies inside (even-odd rule).
    pub fn contains(&self, place: Place) -> bool {
        rings::contains(self.rings.iter(), place)
    }

    /// Whether `name` is one of its spellings.
    pub fn is_named(&self, name: &str) -> bool {
        !name.is_empty() && self.aliases.contains(&fold(name))
    }

    /// West, south, east and north ends in degrees.
    pub fn bounds(&self) -> [f64; 4] {
        rings::bounds(self.rings.iter())
    }

    /// Metres from `place` to the nearest point of the outline, from inside or
    /// outside; see [`rings::distance_m`].
    pub fn distance_to_edge_m(&self, place: Place) -> f64 {
        rings::distance_m(self.rings.iter(), place)
    }
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    id: String,
    name: String,
    country: String,
    #[serde(default)]
    approximate: bool,
    #[serde(default)]
    aliases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// Features that are not areas are left out.
fn read(text: &str) -> Vec<Area> {
    let Ok(collection) = serde_json::from_str::<Collection>(text) else { return Vec::new() };
    let features = collection.features.into_iter().map(serde_json::from_value);
    features.filter_map(|feature: Result<Feature, _>| Some(area(feature.ok()?))).collect()
}

fn area(Feature { properties, geometry }: Feature) -> Area {
    let Properties { id, name, country, approximate, aliases } = properties;
    let polygons = match geometry {
        Geometry::Polygon(polygon) => vec![polygon],
        Geometry::MultiPolygon(polygons) => polygons,
    };
    let rings = polygons.into_iter().filter_map(|polygon| polygon.into_iter().next()).collect();
    let aliases = aliases.iter().chain([&id, &name]).map(|alias| fold(alias)).collect();
    Area { id, name, country, approximate, rings, aliases }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: f64, longitude: f64) -> Place {
        Place::new(latitude, longitude).unwrap()
    }

    #[test]
    fn each_area_contains_what_it_is_named_for() {
        for (name, latitude, longitude) in [
            ("Kyiv", 50.4501, 30.5234),
            ("Kyiv", 50.5150, 30.4990), // Obolon
            ("Kyiv", 50.5170, 30.6020), // Troieshchyna
            ("Kyiv", 50.4020, 30.4490), // Zhuliany airport
            ("Kyiv", 50.3955, 30.6430), // Poznyaky
            ("Kyiv", 50.4570, 30.3550), // Sviatoshyn
            ("Kyiv", 50.5380, 30.3560), // Pushcha-Vodytsia
            ("Vyshhorod", 50.5831, 30.4857),
            ("Vyshhorod", 50.58833, 30.51232), // hydroelectric plant
            ("Lublin", 51.2465, 22.5684),
            ("Lublin", 51.2402, 22.7135), // airport at Świdnik
            ("Rzeszów", 50.0413, 21.9990),
            ("Rzeszów", 50.1098, 22.0242), // airport at Jasionka
        ] {
            let area = area_by_name(name).unwrap();
            assert!(area.approximate);
            assert!(area.contains(place(latitude, longitude)), "{name} {latitude} {longitude}");
        }
    }

    #[test]
    fn neighbouring_towns_lie_outside_kyiv() {
        let kyiv = area_by_name("Kyiv").unwrap();
        for (name, latitude, longitude) in [
            ("Vyshhorod", 50.5831, 30.4857),
            ("Brovary", 50.5110, 30.7909),
            ("Boryspil", 50.3527, 30.9550),
            ("Irpin", 50.5218, 30.2506),
            ("Vyshneve", 50.3891, 30.3705),
            ("Boiarka", 50.3190, 30.2970),
        ] {
            assert!(!kyiv.contains(place(latitude, longitude)), "{name}");
        }
    }

    #[test]
    fn kyiv_and_vyshhorod_do_not_overlap() {
        let (kyiv, vyshhorod) = (area_by_name("Kyiv").unwrap(), area_by_name("Vyshhorod").unwrap());
        for row in 0..200 {
            for column in 0..300 {
                let place = place(50.4 + 0.002 * f64::from(row), 30.2 + 0.002 * f64::from(column));
                assert!(!(kyiv.contains(place) && vyshhorod.contains(place)), "{place:?}");
            }
        }
    }

    #[test]
    fn an_area_is_found_in_any_script() {
        assert_eq!(areas().len(), 4);
        for spellings in [
            ["Kyiv", "Київ", "Kijów", "Киев"],
            ["Vyshhorod", "Вишгород", "vyshgorod", "Вышгород"],
            ["Lublin", "Люблін", "LUBLIN", "Люблин"],
            ["Rzeszow", "Rzeszów", "Жешув", "Жешув"],
        ] {
            let first = area_by_name(spellings[0]).unwrap();
            for spelling in spellings {
                assert_eq!(area_by_name(spelling), Some(first), "{spelling}");
            }
        }
        assert_eq!(area_by_name("Lviv"), None);
    }

    #[test]
    fn the_distance_to_the_edge_is_that_to_the_nearest_side() {
        let square = area(Feature {
            properties: Properties {
                id: String::new(),
                name: String::new(),
                country: String::new(),
                approximate: true,
                aliases: Vec::new(),
            },
            geometry: Geometry::Polygon(vec![vec![
                [30.0, 50.0],
                [31.0, 50.0],
                [31.0, 51.0],
                [30.0, 51.0],
            ]]),
        });
        let inside = place(50.1, 30.5);
        assert!(square.contains(inside));
        assert!((square.distance_to_edge_m(inside) - 11_120.0).abs() < 20.0);
        let west = place(50.5, 29.9);
        assert!(!square.contains(west));
        let expected = west.distance_m(place(50.5, 30.0));
        assert!((square.distance_to_edge_m(west) - expected).abs() < 20.0);
        assert_eq!(square.bounds(), [30.0, 50.0, 31.0, 51.0]);
        let kyiv = area_by_name("Kyiv").unwrap();
        let middle_m = kyiv.distance_to_edge_m(place(50.4501, 30.5234));
        assert!((8_000.0..16_000.0).contains(&middle_m), "{middle_m}");
    }
}
