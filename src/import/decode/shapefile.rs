//! ESRI shapefiles with their side files: table, encoding and reference system.
//!
//! ESRI Shapefile Technical Description, July 1998.

use std::fs::File;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::dbase::{Record, Table};
use super::features::Features;
use super::reference::Reference;
use super::shapes::{Position, Shape};
use super::{Decoded, Decoding, Head, Packed, damaged};
use crate::base::hash::hex;
use crate::import::ImportError;
use crate::language::{Message, message};

const NAME: &str = "shapefile";

/// A side file larger than this is refused: its numbers of 32 bits end there.
const LARGEST_SIDE_BYTES: u64 = 4 << 30;

/// Points, lines and areas with a table beside them.
pub struct Shapefile;

impl Decoding for Shapefile {
    fn name(&self) -> &'static str {
        NAME
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["shp"]
    }

    /// The index beside it begins alike, but its first record is an offset, not 1.
    fn recognises(&self, head: &Head) -> bool {
        head.begins(b"\0\0\x27\x0A")
            && head.has_at(28, b"\xE8\x03\0\0")
            && !head.name.ends_with(".shx")
            && !head.has_at(100, b"\0\0\0\x32")
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let shapes = packed.whole()?;
        let mut sides = Sides::default();
        if let Some(path) = packed.path {
            for (extension, side) in
                [("dbf", &mut sides.table), ("prj", &mut sides.reference), ("cpg", &mut sides.page)]
            {
                if let Some(found) = beside(path, extension) {
                    *side = Some(read_side(&found)?);
                    sides.names.push(found);
                }
            }
        }
        decode(&shapes, &sides, packed, out)
    }
}

/// What lies beside the geometries.
#[derive(Debug, Default)]
pub struct Sides {
    /// The `.dbf`.
    pub table: Option<Vec<u8>>,
    /// The `.prj`.
    pub reference: Option<Vec<u8>>,
    /// The `.cpg`.
    pub page: Option<Vec<u8>>,
    /// Where they lie, if they lie in a folder.
    pub names: Vec<PathBuf>,
}

/// Decodes a shapefile whose parts are in memory.
pub(super) fn decode(
    shapes: &[u8],
    sides: &Sides,
    packed: &Packed<'_>,
    out: &mut dyn Write,
) -> Result<Decoded, ImportError> {
    let mut features = Features::new(out, NAME)?;
    for path in &sides.names {
        let bytes = read_side(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        features.say(message!(
            "decoded-file-beside",
            name = name,
            hash = hex(&Sha256::digest(&bytes))
        ));
    }
    let page = sides.page.as_deref().map(String::from_utf8_lossy);
    let table = match &sides.table {
        Some(bytes) => {
            Some(Table::of(bytes, page.as_deref()).map_err(|error| damaged(NAME, &error))?)
        }
        None => {
            features.say(message!("decoded-no-dbf"));
            None
        }
    };
    if let Some(table) = &table {
        if table.is_guessed {
            features.say(message!("decoded-no-cpg", name = table.encoding().name()));
        }
        let memos = table.memos();
        if !memos.is_empty() {
            features.say(message!("decoded-memos", names = memos.join(", ")));
        }
    }
    let reference = match &sides.reference {
        Some(text) => Reference::of_wkt(&String::from_utf8_lossy(text)),
        None => {
            features.say(message!("decoded-no-prj"));
            Reference::default()
        }
    };
    reference.sentence().into_iter().for_each(|sentence| features.say(sentence));
    let mut deleted = 0_u64;
    let mut rest = shapes.get(100..).unwrap_or_default();
    let mut index = 0;
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        if index % 1024 == 0 {
            packed.progress.check()?;
        }
        let [_, _, _, _, a, b, c, d] = *head;
        let len = u32::from_be_bytes([a, b, c, d]) as usize * 2;
        let Some((content, next)) = after.split_at_checked(len) else {
            features.say(message!("decoded-cut-off-after", count = index));
            break;
        };
        rest = next;
        let record = table.as_ref().map(|table| table.record(index));
        index += 1;
        let properties = match record {
            Some(Some(Record::Deleted)) => {
                deleted += 1;
                continue;
            }
            Some(Some(Record::Kept(values))) => values,
            Some(None) => {
                let reason = message!("note-no-dbf-record");
                features.note(features.next_line(), "", "", reason);
                serde_json::Map::new()
            }
            None => serde_json::Map::new(),
        };
        features.push(properties, shape(content), &reference)?;
    }
    if let Some(table) = &table {
        while let Some(record) = table.record(index) {
            index += 1;
            if let Record::Kept(values) = record {
                let reason = message!("note-shp-ends-before");
                features.push(values, Err(reason), &reference)?;
            }
        }
    }
    if deleted > 0 {
        features.say(message!("decoded-deleted-records", count = deleted));
    }
    features.finish()
}

/// The side file of `path` with `extension`, in either case.
fn beside(path: &Path, extension: &str) -> Option<PathBuf> {
    [extension.to_owned(), extension.to_uppercase()]
        .into_iter()
        .map(|extension| path.with_extension(extension))
        .find(|path| path.is_file())
}

fn read_side(path: &Path) -> Result<Vec<u8>, ImportError> {
    let io = |source| ImportError::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(io)?;
    let bytes = file.metadata().map_err(io)?.len();
    if bytes > LARGEST_SIDE_BYTES {
        return Err(damaged(NAME, &message!("damage-side-file-too-large")));
    }
    let need = crate::import::memory_check::Need::Whole;
    crate::import::memory_check::check(bytes, need)?;
    let mut found = Vec::new();
    file.take(LARGEST_SIDE_BYTES).read_to_end(&mut found).map_err(io)?;
    Ok(found)
}

/// Reads numbers in the order in which they stand.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn word(&mut self) -> Result<u32, Message> {
        let (bytes, rest) = self.0.split_first_chunk().ok_or_else(cut)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*bytes))
    }

    fn position(&mut self) -> Result<Position, Message> {
        let (x, rest) = self.0.split_first_chunk().ok_or_else(cut)?;
        let (y, rest) = rest.split_first_chunk().ok_or_else(cut)?;
        self.0 = rest;
        Ok([f64::from_le_bytes(*x), f64::from_le_bytes(*y)])
    }

    fn skip(&mut self, bytes: usize) -> Result<(), Message> {
        self.0 = self.0.get(bytes..).ok_or_else(cut)?;
        Ok(())
    }
}

fn cut() -> Message {
    message!("note-geometry-cut-off")
}

/// One record; `None` where it has no geometry.
fn shape(content: &[u8]) -> Result<Option<Shape>, Message> {
    let mut numbers = Numbers(content);
    let kind = numbers.word()?;
    match kind {
        0 => Ok(None),
        1 | 11 | 21 => Ok(Some(Shape::Points(vec![numbers.position()?]))),
        8 | 18 | 28 => {
            numbers.skip(32)?;
            let count = numbers.word()?;
            let points: Result<_, Message> = (0..count).map(|_| numbers.position()).collect();
            Ok(Some(Shape::Points(points?)))
        }
        3 | 13 | 23 | 5 | 15 | 25 | 31 => {
            numbers.skip(32)?;
            let (parts, points) = (numbers.word()?, numbers.word()? as usize);
            let starts: Result<Vec<usize>, Message> =
                (0..parts).map(|_| Ok(numbers.word()? as usize)).collect();
            if kind == 31 {
                numbers.skip(parts as usize * 4)?;
            }
            let positions: Result<Vec<Position>, Message> =
                (0..points).map(|_| numbers.position()).collect();
            let (starts, positions) = (starts?, positions?);
            let ends = starts.iter().skip(1).copied().chain([positions.len()]);
            let part = |(start, end): (usize, usize)| {
                positions.get(start..end).map(<[Position]>::to_vec).ok_or_else(cut)
            };
            let parts: Result<Vec<_>, Message> =
                starts.iter().copied().zip(ends).map(part).collect();
            Ok(Some(if matches!(kind, 5 | 15 | 25) { areas(parts?) } else { Shape::Lines(parts?) }))
        }
        other => Err(message!("geometry-unknown-kind", kind = other.to_string())),
    }
}

/// Rings that run clockwise are outlines, the others holes of the one before.
fn areas(rings: Vec<Vec<Position>>) -> Shape {
    let is_outline = |ring: &Vec<Position>| {
        let edges = ring.iter().zip(ring.iter().skip(1));
        edges.map(|([ax, ay], [bx, by])| (bx - ax) * (by + ay)).sum::<f64>() >= 0.0
    };
    let mut areas: Vec<Vec<Vec<Position>>> = Vec::new();
    for ring in rings {
        match areas.last_mut() {
            Some(area) if !is_outline(&ring) => area.push(ring),
            _ => areas.push(vec![ring]),
        }
    }
    match areas.len() {
        1 => Shape::Area(areas.pop().unwrap_or_default()),
        _ => Shape::Several(areas.into_iter().map(Shape::Area).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(rings: &[&[Position]]) -> Vec<u8> {
        let mut bytes = 5_u32.to_le_bytes().to_vec();
        bytes.extend([0; 32]);
        bytes.extend((rings.len() as u32).to_le_bytes());
        bytes.extend((rings.iter().map(|ring| ring.len()).sum::<usize>() as u32).to_le_bytes());
        let mut start = 0_u32;
        for ring in rings {
            bytes.extend(start.to_le_bytes());
            start += ring.len() as u32;
        }
        for number in rings.iter().flat_map(|ring| ring.iter().flatten()) {
            bytes.extend(number.to_le_bytes());
        }
        bytes
    }

    #[test]
    fn rings_are_outlines_and_holes_by_their_direction() {
        let outline: &[Position] = &[[0.0, 0.0], [0.0, 4.0], [4.0, 4.0], [4.0, 0.0], [0.0, 0.0]];
        let hole: &[Position] = &[[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 1.0]];
        let one = shape(&polygon(&[outline, hole])).unwrap().unwrap();
        assert_eq!(one, Shape::Area(vec![outline.to_vec(), hole.to_vec()]));
        let two = shape(&polygon(&[outline, outline])).unwrap().unwrap();
        assert!(matches!(two, Shape::Several(areas) if areas.len() == 2));
    }

    #[test]
    fn counts_that_promise_more_than_there_is_are_told() {
        let mut bytes = 8_u32.to_le_bytes().to_vec();
        bytes.extend([0; 32]);
        bytes.extend(u32::MAX.to_le_bytes());
        assert!(shape(&bytes).unwrap_err().to_string().contains("cut off"));
        assert!(shape(&[9, 0, 0, 0]).unwrap_err().to_string().contains("kind 9"));
        assert_eq!(shape(&[0, 0, 0, 0]), Ok(None));
    }
}
