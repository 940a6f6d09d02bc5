//! Which reference system coordinates are of: degrees and Web Mercator are read,
//! others are told.

use super::shapes::Position;
use crate::dataset::Place;

/// The radius of the sphere of Web Mercator.
const RADIUS_M: f64 = 6_378_137.0;

/// A reference system of coordinates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// Degrees of WGS 84, or of a system that differs by less than two metres.
    Degrees,
    /// Metres of the maps of the web, EPSG:3857.
    WebMercator,
    /// Another one, which is not read, by its name.
    Unread(String),
}

/// Codes of EPSG with degrees of WGS 84: itself, with heights, ETRS89, NAD83.
const DEGREES: [i64; 5] = [4326, 4979, 4258, 4269, 4937];

/// Codes of EPSG and ESRI for Web Mercator.
const WEB_MERCATOR: [i64; 5] = [3857, 900_913, 3785, 102_100, 102_113];

impl Reference {
    /// Of a code, as EPSG has it.
    pub fn of_code(authority: &str, code: i64) -> Self {
        match code {
            code if DEGREES.contains(&code) => Self::Degrees,
            code if WEB_MERCATOR.contains(&code) => Self::WebMercator,
            code => Self::Unread(format!("{authority}:{code}")),
        }
    }

    /// Of well-known text, as beside a shapefile.
    pub fn of_wkt(text: &str) -> Self {
        let text = text.trim().trim_start_matches('\u{feff}');
        let name = text.split('"').nth(1).unwrap_or(text).trim();
        let plain: String =
            name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let is_geographic = text.starts_with("GEOGCS") || text.starts_with("GEOGCRS");
        let is_metric = text.starts_with("PROJCS") || text.starts_with("PROJCRS");
        let known =
            ["wgs84", "gcswgs1984", "wgs1984", "wgs84crs84", "etrs89", "gcsetrs1989", "nad83"];
        let mercator = ["webmercator", "pseudomercator"];
        if is_geographic && (known.contains(&plain.as_str()) || plain.starts_with("gcswgs1984")) {
            Self::Degrees
        } else if is_metric && mercator.iter().any(|word| plain.contains(word)) {
            Self::WebMercator
        } else {
            Self::Unread(name.chars().take(100).collect())
        }
    }

    /// A position in degrees, east first.
    ///
    /// # Errors
    /// When it lies outside the globe or is of a system that is not read.
    pub fn degrees(&self, [x, y]: Position) -> Result<Position, String> {
        let [lon, lat] = match self {
            Self::Degrees => [x, y],
            Self::WebMercator => {
                let rounded = |degrees: f64| (degrees * 1e9).round() / 1e9;
                [
                    rounded((x / RADIUS_M).to_degrees()),
                    rounded((y / RADIUS_M).sinh().atan().to_degrees()),
                ]
            }
            Self::Unread(name) => return Err(format!("is of the reference system \"{name}\"")),
        };
        let outside = || format!("has a position outside the globe: {x}, {y}");
        Place::new(lat, lon).map(|_| [lon, lat]).ok_or_else(outside)
    }

    /// What is said of it in the report.
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::Degrees => None,
            Self::WebMercator => {
                Some("coordinates were turned from Web Mercator into degrees".to_owned())
            }
            Self::Unread(name) => Some(format!(
                "the coordinates are of the reference system \"{name}\", which is not read, so its \
                 events have no place; save the file in WGS 84 (EPSG:4326) to see them"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_obeyed_or_told() {
        let esri = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]";
        assert_eq!(Reference::of_wkt(esri), Reference::Degrees);
        let utm = Reference::of_wkt("PROJCS[\"WGS_1984_UTM_Zone_36N\",GEOGCS[\"GCS_WGS_1984\"]]");
        assert_eq!(utm, Reference::Unread("WGS_1984_UTM_Zone_36N".to_owned()));
        assert!(utm.degrees([30.0, 50.0]).is_err(), "numbers that could be degrees are none");
        assert_eq!(
            Reference::of_wkt("GEOGCS[\"Pulkovo 1942\",DATUM[\"Pulkovo_1942\"]]"),
            Reference::Unread("Pulkovo 1942".to_owned())
        );
        let mercator = Reference::of_wkt("PROJCS[\"WGS 84 / Pseudo-Mercator\",GEOGCS[\"WGS 84\"]]");
        let [lon, lat] = mercator.degrees([3_397_470.849, 6_524_874.106]).unwrap();
        assert!((lon - 30.52).abs() < 1e-6 && (lat - 50.45).abs() < 0.01, "{lon} {lat}");
        assert_eq!(Reference::of_code("EPSG", 4326), Reference::Degrees);
    }
}
