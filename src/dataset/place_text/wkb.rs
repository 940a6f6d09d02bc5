//! Well-known binary: the bytes in which GeoParquet keeps geometries.
//!
//! OGC Simple Features 06-103r4, chapter 8, with the flags of PostGIS for Z, M
//! and a reference system, which old writers use.

use super::Geometry;
use crate::dataset::place::Place;
use crate::language::{Message, message};

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
pub fn positions(bytes: &[u8]) -> Result<Vec<Place>, Message> {
    let Geometry { positions, .. } = geometry(bytes)?;
    let place = |[longitude, latitude]: [f64; 2]| {
        let outside = || {
            message!(
                "geometry-off-globe",
                latitude = latitude.to_string(),
                longitude = longitude.to_string()
            )
        };
        Place::new(latitude, longitude).ok_or_else(outside)
    };
    positions.into_iter().map(place).collect()
}

/// The numbers of a geometry and the reference system that it names.
///
/// # Errors
/// When the bytes are no geometry.
pub fn geometry(bytes: &[u8]) -> Result<Geometry, Message> {
    let mut reader = Reader::new(bytes);
    let mut positions = Vec::new();
    reader.geometry(0, &mut positions)?;
    Ok(Geometry { positions, srid: reader.srid })
}

/// A geometry as databases print it: in hexadecimal, perhaps behind `\\x`.
/// `None` where `text` is none.
pub fn read_hex(text: &str) -> Option<Result<Geometry, Message>> {
    // Order, kind and two numbers.
    const LEAST_DIGITS: usize = 2 * 21;
    let digits = ["\\x", "0x", "0X"].iter().find_map(|mark| text.strip_prefix(mark));
    let digits = digits.unwrap_or(text);
    let is_hex = digits.len() >= LEAST_DIGITS
        && digits.len() % 2 == 0
        && (digits.starts_with("00") || digits.starts_with("01"))
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hex {
        return None;
    }
    let value = |byte: &u8| char::from(*byte).to_digit(16).unwrap_or_default() as u8;
    let bytes = digits.as_bytes().chunks_exact(2).map(|pair| match pair {
        [high, low] => value(high) << 4 | value(low),
        _ => 0,
    });
    Some(geometry(&bytes.collect::<Vec<u8>>()))
}

/// Takes numbers off the bytes of a geometry, in the order of bytes that it names.
pub struct Reader<'a> {
    rest: &'a [u8],
    /// Whether the least byte of a number comes first.
    is_little: bool,
    srid: Option<u32>,
}

impl<'a> Reader<'a> {
    /// At the beginning of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, is_little: true, srid: None }
    }

    /// The next bytes.
    ///
    /// # Errors
    /// When the geometry is cut off.
    pub fn take<const N: usize>(&mut self) -> Result<[u8; N], Message> {
        let (head, rest) =
            self.rest.split_first_chunk().ok_or_else(|| message!("geometry-cut-off"))?;
        self.rest = rest;
        Ok(*head)
    }

    /// The next number of 32 bits.
    ///
    /// # Errors
    /// When the geometry is cut off.
    pub fn word(&mut self) -> Result<u32, Message> {
        let bytes = self.take()?;
        Ok(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// The next coordinate.
    ///
    /// # Errors
    /// When the geometry is cut off.
    pub fn number(&mut self) -> Result<f64, Message> {
        let bytes = self.take()?;
        Ok(if self.is_little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    /// The order of bytes, the kind of the geometry, and how many numbers beyond longitude and
    /// latitude each position has.
    ///
    /// # Errors
    /// When the geometry is cut off.
    pub fn header(&mut self) -> Result<(u32, usize), Message> {
        let [order] = self.take()?;
        self.is_little = order == 1;
        let code = self.word()?;
        if code & 0x2000_0000 != 0 {
            self.srid = Some(self.word()?);
        }
        let plain = code & 0x0FFF_FFFF;
        let flagged = usize::from(code & 0x8000_0000 != 0) + usize::from(code & 0x4000_0000 != 0);
        let extra = flagged + [0, 1, 1, 2].get(plain as usize / 1000).copied().unwrap_or_default();
        Ok((plain % 1000, extra))
    }

    fn geometry(&mut self, depth: usize, positions: &mut Vec<[f64; 2]>) -> Result<(), Message> {
        if depth > DEEPEST {
            return Err(message!("geometry-nested-too-deeply"));
        }
        let (kind, extra) = self.header()?;
        match kind {
            1 => self.position(extra, positions),
            2 => self.line(extra, positions),
            3 => {
                for _ in 0..self.word()? {
                    self.line(extra, positions)?;
                }
                Ok(())
            }
            4..=7 => {
                for _ in 0..self.word()? {
                    self.geometry(depth + 1, positions)?;
                }
                Ok(())
            }
            other => Err(message!("geometry-unknown-kind", kind = other.to_string())),
        }
    }

    fn line(&mut self, extra: usize, positions: &mut Vec<[f64; 2]>) -> Result<(), Message> {
        for _ in 0..self.word()? {
            self.position(extra, positions)?;
        }
        Ok(())
    }

    fn position(&mut self, extra: usize, positions: &mut Vec<[f64; 2]>) -> Result<(), Message> {
        let (longitude, latitude) = (self.number()?, self.number()?);
        for _ in 0..extra {
            self.number()?;
        }
        // An empty point is written as two numbers that are none.
        if longitude.is_nan() && latitude.is_nan() {
            return Ok(());
        }
        positions.push([longitude, latitude]);
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
