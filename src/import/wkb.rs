//! Well-known binary: the bytes in which GeoParquet keeps geometries.
//!
//! OGC Simple Features 06-103r4, chapter 8, with the flags of PostGIS for Z, M
//! and a reference system, which old writers use.

use crate::dataset::Place;

/// Geometries inside geometries are followed so far.
const DEEPEST: usize = 12;

/// A point, little-endian: what [`positions`] reads.
pub fn point(place: Place) -> [u8; 21] {
    let mut bytes = [0; 21];
    bytes[0] = 1;
    bytes[1..5].copy_from_slice(&1_u32.to_le_bytes());
    bytes[5..13].copy_from_slice(&place.longitude().to_le_bytes());
    bytes[13..].copy_from_slice(&place.latitude().to_le_bytes());
    bytes
}

/// All positions of a geometry; none where it is empty.
///
/// # Errors
/// When the bytes are no geometry or a position lies outside the globe.
pub fn positions(bytes: &[u8]) -> Result<Vec<Place>, String> {
    let mut reader = Reader { rest: bytes, is_little: true };
    let mut places = Vec::new();
    reader.geometry(0, &mut places)?;
    Ok(places)
}

struct Reader<'a> {
    rest: &'a [u8],
    is_little: bool,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let (head, rest) =
            self.rest.split_first_chunk().ok_or_else(|| "the geometry is cut off".to_owned())?;
        self.rest = rest;
        Ok(*head)
    }

    fn word(&mut self) -> Result<u32, String> {
        let bytes = self.take()?;
        Ok(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn number(&mut self) -> Result<f64, String> {
        let bytes = self.take()?;
        Ok(if self.is_little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    fn geometry(&mut self, depth: usize, places: &mut Vec<Place>) -> Result<(), String> {
        if depth > DEEPEST {
            return Err("the geometry is nested too deeply".to_owned());
        }
        let [order] = self.take()?;
        self.is_little = order == 1;
        let code = self.word()?;
        if code & 0x2000_0000 != 0 {
            self.word()?;
        }
        let plain = code & 0x0FFF_FFFF;
        let flagged = usize::from(code & 0x8000_0000 != 0) + usize::from(code & 0x4000_0000 != 0);
        let extra = flagged + [0, 1, 1, 2].get(plain as usize / 1000).copied().unwrap_or_default();
        match plain % 1000 {
            1 => self.position(extra, places),
            2 => self.line(extra, places),
            3 => {
                for _ in 0..self.word()? {
                    self.line(extra, places)?;
                }
                Ok(())
            }
            4..=7 => {
                for _ in 0..self.word()? {
                    self.geometry(depth + 1, places)?;
                }
                Ok(())
            }
            other => Err(format!("kind {other} of geometry is not read")),
        }
    }

    fn line(&mut self, extra: usize, places: &mut Vec<Place>) -> Result<(), String> {
        for _ in 0..self.word()? {
            self.position(extra, places)?;
        }
        Ok(())
    }

    fn position(&mut self, extra: usize, places: &mut Vec<Place>) -> Result<(), String> {
        let (longitude, latitude) = (self.number()?, self.number()?);
        for _ in 0..extra {
            self.number()?;
        }
        // An empty point is written as two numbers that are none.
        if longitude.is_nan() && latitude.is_nan() {
            return Ok(());
        }
        let outside = || format!("latitude {latitude}, longitude {longitude} is not on the globe");
        places.push(Place::new(latitude, longitude).ok_or_else(outside)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_reads_back_and_damage_is_told() {
        let place = Place::new(50.4547, 30.5238).unwrap();
        let bytes = point(place);
        assert_eq!(positions(&bytes).unwrap(), [place]);
        assert!(positions(&bytes[..20]).is_err());
        assert!(positions(&[]).is_err());
    }

    #[test]
    fn big_endian_lines_with_heights_are_read() {
        let mut bytes = vec![0];
        bytes.extend(1002_u32.to_be_bytes());
        bytes.extend(2_u32.to_be_bytes());
        for number in [30.0_f64, 50.0, 7.0, 31.0, 51.0, 8.0] {
            bytes.extend(number.to_be_bytes());
        }
        let places = positions(&bytes).unwrap();
        assert_eq!((places.len(), places[1].latitude()), (2, 51.0));
        // A count that the bytes do not hold asks for no memory.
        bytes[5..9].copy_from_slice(&u32::MAX.to_be_bytes());
        assert!(positions(&bytes).is_err());
    }
}
