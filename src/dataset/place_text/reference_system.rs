//! Reference systems that files name, and the way from them to degrees.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use proj4rs::proj::Proj;

use super::Doubt;
use super::system_area::Area;
use crate::dataset::place::Place;

/// What the numbers of a position mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ReferenceSystem {
    /// Degrees on the Earth as GPS has it, or so near to it that a map does not
    /// tell; x is the longitude.
    #[default]
    Wgs84,
    /// Another one, by its EPSG number.
    Known(u32),
    /// One that is not read, as the file calls it.
    Unknown(String),
}

/// Systems of degrees that differ from WGS 84 by a metre or two: ETRS89, NAD83,
/// GDA94, ITRF, CRS84 and the three-dimensional WGS 84.
const LIKE_WGS84: [u32; 9] = [4326, 4258, 4269, 4283, 4979, 4937, 7789, 9057, 84];

/// Numbers for Web Mercator other than 3857.
const WEB_MERCATOR: [u32; 5] = [900_913, 102_100, 102_113, 3785, 41_001];

const KRASSOWSKY_1942: &str = "+ellps=krass +towgs84=23.92,-141.27,-80.9,0,0.35,0.82,-0.12";
const KRASSOWSKY_PULKOVO_83: &str = "+ellps=krass +towgs84=26,-121,-78,0,0,0,0";
const KRASSOWSKY_UCS_2000: &str = "+ellps=krass +towgs84=25,-141,-78.5,0,0.35,0.736,0";
const GRS80: &str = "+ellps=GRS80 +towgs84=0,0,0,0,0,0,0";
const WGS84: &str = "+datum=WGS84";

/// Single systems: EPSG number, other numbers beside it come from [`family`].
#[rustfmt::skip]
const SINGLE: &[(u32, &str, &str)] = &[
    (3857, "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null", ""),
    (3395, "+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +units=m", WGS84),
    // Poland: PUWG 1992 and the four zones of PUWG 2000.
    (2180, "+proj=tmerc +lat_0=0 +lon_0=19 +k=0.9993 +x_0=500000 +y_0=-5300000 +units=m", GRS80),
    (2176, "+proj=tmerc +lat_0=0 +lon_0=15 +k=0.999923 +x_0=5500000 +y_0=0 +units=m", GRS80),
    (2177, "+proj=tmerc +lat_0=0 +lon_0=18 +k=0.999923 +x_0=6500000 +y_0=0 +units=m", GRS80),
    (2178, "+proj=tmerc +lat_0=0 +lon_0=21 +k=0.999923 +x_0=7500000 +y_0=0 +units=m", GRS80),
    (2179, "+proj=tmerc +lat_0=0 +lon_0=24 +k=0.999923 +x_0=8500000 +y_0=0 +units=m", GRS80),
    // Europe: equal area and conformal.
    (3035, "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +units=m", GRS80),
    (3034, "+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 +units=m", GRS80),
    (2154, "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +units=m", GRS80),
    // Degrees on older figures of the Earth.
    (4284, "+proj=longlat", KRASSOWSKY_1942),
    (4178, "+proj=longlat", KRASSOWSKY_PULKOVO_83),
    (5561, "+proj=longlat", KRASSOWSKY_UCS_2000),
];

/// Words in names of systems, in lower case without signs, with their number.
#[rustfmt::skip]
const NAMES: &[(&str, u32)] = &[
    ("crs84", 4326), ("wgs84", 4326), ("wgs1984", 4326), ("gcswgs1984", 4326),
    ("etrs89", 4258), ("gcsetrs1989", 4258), ("nad83", 4269), ("gcsnorthamerican1983", 4269),
    ("webmercator", 3857), ("pseudomercator", 3857), ("googlemercator", 3857),
    ("wgs84pseudomercator", 3857), ("wgs1984webmercatorauxiliarysphere", 3857),
    ("puwg1992", 2180), ("puwg92", 2180), ("etrs89polandcs92", 2180), ("polandcs92", 2180),
    ("etrf2000plcs92", 2180), ("etrs1989polandcs92", 2180),
    ("etrs89polandcs2000zone5", 2176), ("etrs89polandcs2000zone6", 2177),
    ("etrs89polandcs2000zone7", 2178), ("etrs89polandcs2000zone8", 2179),
    ("puwg2000zone5", 2176), ("puwg2000zone6", 2177), ("puwg2000zone7", 2178), ("puwg2000zone8", 2179),
    ("geographic", 4326), ("gps", 4326), ("wgs", 4326), ("latlon", 4326), ("latlong", 4326),
    ("pulkovo1942", 4284), ("pulkovo42", 4284), ("пулково1942", 4284), ("пулково42", 4284),
    ("ck42", 4284), ("ск42", 4284), ("sk42", 4284),
    ("ucs2000", 5561), ("уск2000", 5561), ("usk2000", 5561),
];

impl ReferenceSystem {
    /// The system with this EPSG number, or the number that Esri gives it.
    pub fn of_code(code: u32) -> Self {
        if LIKE_WGS84.contains(&code) {
            return Self::Wgs84;
        }
        let code = if WEB_MERCATOR.contains(&code) { 3857 } else { code };
        if definition(code).is_some() {
            return Self::Known(code);
        }
        Self::Unknown(format!("EPSG:{code}"))
    }

    /// The system that is called so: `EPSG:2180`, `urn:ogc:def:crs:EPSG::2180`,
    /// an address that ends in the number, a bare number, or a usual name.
    pub fn named(name: &str) -> Self {
        let name = name.trim();
        let last = name.rsplit([':', '/', '#']).next().unwrap_or_default();
        if let Ok(code) = last.trim().parse::<u32>() {
            return Self::of_code(code);
        }
        // The name in well-known text stands in the first quotes.
        let quoted = ["CS[", "CRS["]
            .iter()
            .any(|word| name.contains(word))
            .then(|| name.split('"').nth(1))
            .flatten();
        let words = quoted.unwrap_or(if name.contains("://") || name.starts_with("urn:") {
            last
        } else {
            name
        });
        let plain = plain(words);
        if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == plain) {
            return Self::of_code(*code);
        }
        // "WGS 84 / UTM zone 36N".
        if let Some((datum, zone)) = plain.split_once("utmzone") {
            let is_like = ["wgs84", "wgs1984", "etrs89", "etrs1989", ""].contains(&datum);
            let (number, half) =
                zone.split_at_checked(zone.len().saturating_sub(1)).unwrap_or(("", ""));
            let base = match half {
                "n" => Some(32_600),
                "s" => Some(32_700),
                _ => None,
            };
            if let (true, Ok(number), Some(base)) = (is_like, number.parse::<u32>(), base)
                && (1..=60).contains(&number)
            {
                return Self::of_code(base + number);
            }
        }
        Self::Unknown(name.chars().take(60).collect())
    }

    /// Its name for people.
    pub fn name(&self) -> String {
        match self {
            Self::Wgs84 => "WGS 84".to_owned(),
            Self::Known(code) => format!("EPSG:{code}"),
            Self::Unknown(name) => name.clone(),
        }
    }

    /// The place that two numbers of this system mean.
    ///
    /// # Errors
    /// When they lie outside the globe, or the system is not read.
    pub fn place(&self, x: f64, y: f64) -> Result<Place, Doubt> {
        let off_globe = || Doubt::OffGlobeXFirst(format!("{y}, {x} ({})", self.name()));
        match self {
            Self::Wgs84 => {
                Place::new(y, x).ok_or_else(|| Doubt::OffGlobeLongitudeFirst(format!("[{x}, {y}]")))
            }
            Self::Unknown(name) => Err(Doubt::UnknownSystem(name.clone())),
            Self::Known(code) => {
                let from = projection(*code).ok_or_else(|| Doubt::UnknownSystem(self.name()))?;
                // Metres so near to the origin lie in no place of which anyone tells.
                let are_degrees = !from.is_latlong() && x.abs().max(y.abs()) <= 180.0;
                if are_degrees && (x, y) != (0.0, 0.0) {
                    return Err(Doubt::DegreesForMetres(self.name()));
                }
                let Some(area) = Area::of(*code) else {
                    return unprojected(&from, x, y).ok_or_else(off_globe);
                };
                let inside = |x, y| unprojected(&from, x, y).filter(|place| area.holds(x, *place));
                // Programs of surveyors write the northing first.
                inside(x, y).or_else(|| inside(y, x)).ok_or_else(|| Doubt::OutsideArea(self.name()))
            }
        }
    }

    /// Whether it is one of degrees on another figure of the Earth.
    pub fn is_of_degrees(&self) -> bool {
        matches!(self, Self::Known(4284 | 4178 | 5561))
    }

    /// Whether both orders of two numbers lie in the area that the system is for.
    pub fn holds_both_ways(&self, x: f64, y: f64) -> bool {
        let Self::Known(code) = self else { return false };
        let Some((from, area)) = projection(*code).zip(Area::of(*code)) else { return false };
        [(x, y), (y, x)]
            .into_iter()
            .all(|(x, y)| unprojected(&from, x, y).is_some_and(|place| area.holds(x, place)))
    }

    /// The system that a text names among other words, if it is not like WGS 84.
    pub fn mentioned(text: &str) -> Option<Self> {
        let plain = plain(text);
        let is_other = |code: u32| !LIKE_WGS84.contains(&code);
        let named = NAMES.iter().filter(|(name, code)| is_other(*code) && plain.contains(name));
        named.map(|(_, code)| Self::of_code(*code)).next()
    }

    /// The same of a header, whose words may also be the number of a system.
    pub fn of_header(words: &[String]) -> Option<Self> {
        let code = |word: &String| {
            let code = word.parse().ok().filter(|code| (2_000..100_000).contains(code))?;
            matches!(Self::of_code(code), Self::Known(_)).then(|| Self::of_code(code))
        };
        let is_letter = |word: &String| matches!(word.as_str(), "x" | "y");
        let is_poland = words.len() == 2 && words.iter().any(is_letter);
        let of_1992 = || words.iter().any(|word| word == "1992").then(|| Self::of_code(2180));
        let found = words.iter().find_map(code).or_else(|| Self::mentioned(&words.concat()));
        found.or_else(|| if is_poland { of_1992() } else { None })
    }
}

/// `text` in lower case without signs.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The place that two numbers mean.
fn unprojected(from: &Proj, x: f64, y: f64) -> Option<Place> {
    let to = projection(4326)?;
    let mut point =
        if from.is_latlong() { (x.to_radians(), y.to_radians(), 0.0) } else { (x, y, 0.0) };
    proj4rs::transform::transform(from, &to, &mut point).ok()?;
    Place::new(point.1.to_degrees(), point.0.to_degrees())
}

/// The definition of a system as PROJ writes it.
fn definition(code: u32) -> Option<String> {
    if let Some((_, projection, datum)) = SINGLE.iter().find(|(known, ..)| *known == code) {
        return Some(format!("{projection} {datum}"));
    }
    family(code)
}

/// Systems that are numbered by their zones.
fn family(code: u32) -> Option<String> {
    let utm = |zone: u32, south: &str, datum: &str| {
        format!("+proj=utm +zone={zone}{south} +units=m {datum}")
    };
    let gauss = |meridian: u32, x: u32, datum: &str| {
        format!("+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0={x} +y_0=0 +units=m {datum}")
    };
    Some(match code {
        4326 => format!("+proj=longlat {WGS84}"),
        32_601..=32_660 => utm(code - 32_600, "", WGS84),
        32_701..=32_760 => utm(code - 32_700, " +south", WGS84),
        25_828..=25_838 => utm(code - 25_800, "", GRS80),
        26_901..=26_923 => utm(code - 26_900, "", GRS80),
        // Pulkovo 1942, zones of 6° with their number before the easting.
        28_404..=28_432 => {
            let zone = code - 28_400;
            gauss(zone * 6 - 3, zone * 1_000_000 + 500_000, KRASSOWSKY_1942)
        }
        // UCS-2000 of Ukraine, the same way.
        5562..=5565 => {
            gauss((code - 5558) * 6 - 3, (code - 5558) * 1_000_000 + 500_000, KRASSOWSKY_UCS_2000)
        }
        _ => return None,
    })
}

/// The projection of a system; each is made once.
fn projection(code: u32) -> Option<Arc<Proj>> {
    static MADE: LazyLock<Mutex<HashMap<u32, Option<Arc<Proj>>>>> = LazyLock::new(Mutex::default);
    let mut made = MADE.lock().ok()?;
    made.entry(code)
        .or_insert_with(|| Proj::from_proj_string(&definition(code)?).ok().map(Arc::new))
        .clone()
}

/// The numbers that stand for a place in a system: the other way, for tests.
#[cfg(test)]
pub fn projected(code: u32, latitude: f64, longitude: f64) -> Option<(f64, f64)> {
    let mut point = (longitude.to_radians(), latitude.to_radians(), 0.0);
    proj4rs::transform::transform(&*projection(4326)?, &*projection(code)?, &mut point).ok()?;
    Some((point.0, point.1))
}
