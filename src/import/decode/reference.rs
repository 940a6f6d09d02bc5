//! The reference system of the coordinates of a layer.

use super::position::Position;
use crate::dataset::place_text::ReferenceSystem;
use crate::language::{Message, message};

/// A reference system of coordinates; WGS 84 unless another is named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference(ReferenceSystem);

impl Reference {
    /// Of a code of EPSG, or the number that Esri gives it.
    pub fn of_code(code: i64) -> Self {
        let unread = || ReferenceSystem::Unknown(format!("EPSG:{code}"));
        Self(u32::try_from(code).map_or_else(|_| unread(), ReferenceSystem::of_code))
    }

    /// Of well-known text, as beside a shapefile.
    pub fn of_wkt(text: &str) -> Self {
        Self(ReferenceSystem::named(text.trim().trim_start_matches('\u{feff}')))
    }

    /// One that is not read, by its name.
    pub fn unread(name: &str) -> Self {
        Self(ReferenceSystem::Unknown(name.to_owned()))
    }

    /// Whether its positions can be read.
    pub fn is_read(&self) -> bool {
        !matches!(self.0, ReferenceSystem::Unknown(_))
    }

    /// A position in degrees, east first.
    ///
    /// # Errors
    /// When it lies outside the globe or is of a system that is not read.
    pub fn degrees(&self, [x, y]: Position) -> Result<Position, Message> {
        let place = self.0.place(x, y).map_err(|doubt| doubt.message())?;
        Ok(match self.0 {
            // As it is written, also on the antimeridian.
            ReferenceSystem::Wgs84 => [x, y],
            _ => [place.longitude(), place.latitude()],
        })
    }

    /// What is said of it in the report.
    pub fn sentence(&self) -> Option<Message> {
        let name = self.0.name();
        match self.0 {
            ReferenceSystem::Wgs84 => None,
            ReferenceSystem::Known(_) => Some(message!("decoded-projected", name = name)),
            ReferenceSystem::Unknown(_) => {
                Some(message!("decoded-unknown-reference-system", name = name))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_obeyed_or_told() {
        let esri = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]";
        assert_eq!(Reference::of_wkt(esri), Reference::default());
        let of_2019 = "GEOGCRS[\"ETRS89\",DATUM[\"European Terrestrial Reference System 1989\"]]";
        assert_eq!(Reference::of_wkt(of_2019), Reference::default());
        let utm = Reference::of_wkt("PROJCS[\"WGS_1984_UTM_Zone_36N\",GEOGCS[\"GCS_WGS_1984\"]]");
        let is_kyiv = |[x, y]: Position| (x - 30.52).abs() < 0.01 && (y - 50.45).abs() < 0.01;
        assert!(utm.degrees([324_203.0, 5_591_852.0]).is_ok_and(is_kyiv));
        assert!(utm.degrees([30.0, 50.0]).is_err(), "no metres");
        let local = Reference::of_wkt("LOCAL_CS[\"Engineering\",UNIT[\"metre\",1]]");
        assert!(!local.is_read() && local.degrees([30.0, 50.0]).is_err());
        let mercator = Reference::of_wkt("PROJCS[\"WGS 84 / Pseudo-Mercator\",GEOGCS[\"WGS 84\"]]");
        let [lon, lat] = mercator.degrees([3_397_470.849, 6_524_874.106]).unwrap();
        assert!((lon - 30.52).abs() < 1e-6 && (lat - 50.45).abs() < 0.01, "{lon} {lat}");
        assert_eq!(Reference::of_code(4326), Reference::default());
    }
}
