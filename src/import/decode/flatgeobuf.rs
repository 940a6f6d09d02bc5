//! FlatGeobuf: features one after another, each a table of FlatBuffers.
//!
//! Specification of flatgeobuf.org, version 3.

use std::io::{BufReader, Read, Seek as _, Write};

use serde_json::{Map, Value};

use super::features::{Features, number};
use super::flatbuffer::Table;
use super::reference::Reference;
use super::shapes::{Position, Shape};
use super::{Decoded, Decoding, Head, Packed, damaged};
use crate::base::hash::hex;
use crate::import::{ImportError, limits};
use crate::language::{Message, message};

const NAME: &str = "FlatGeobuf file";

/// A header larger than this is refused.
const LARGEST_HEADER_BYTES: u32 = 64 << 20;

/// Bytes of one node of the index.
const NODE_BYTES: u64 = 40;

/// Geometries inside geometries are followed so far.
const DEEPEST: usize = 12;

/// Features for reading by parts of the map.
pub struct FlatGeobuf;

struct Column {
    name: String,
    kind: u8,
}

impl Decoding for FlatGeobuf {
    fn name(&self) -> &'static str {
        NAME
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["fgb"]
    }

    fn recognises(&self, head: &Head) -> bool {
        head.begins(b"fgb\x03fgb")
    }

    fn decode(&self, packed: &mut Packed<'_>, out: &mut dyn Write) -> Result<Decoded, ImportError> {
        let failed = |error: std::io::Error| damaged(NAME, &error);
        let cut = || damaged(NAME, &message!("damage-header-cut-off"));
        packed.file.rewind().map_err(failed)?;
        let bytes = packed.bytes;
        let mut file = BufReader::with_capacity(1 << 20, &mut *packed.file);
        let mut magic = [0; 8];
        file.read_exact(&mut magic).map_err(failed)?;
        let header = block(&mut file, LARGEST_HEADER_BYTES)?.ok_or_else(cut)?;
        let root = Table::root(&header).ok_or_else(cut)?;
        let columns = columns(&root, 7);
        limits::check_columns(columns.len())?;
        let crs = root.table(10);
        let code = crs.and_then(|crs| crs.int(1)).unwrap_or_default();
        let text = crs.and_then(|crs| crs.text(4));
        let reference = match (code, text) {
            (0, Some(text)) => Reference::of_wkt(text),
            (0, None) => Reference::default(),
            (code, text) => match (Reference::of_code(i64::from(code)), text) {
                (known, Some(text)) if !known.is_read() => Reference::of_wkt(text),
                (known, _) => known,
            },
        };
        let index = index_bytes(root.long(8).unwrap_or_default(), root.short(9).unwrap_or(16));
        let after = index.and_then(|index| (header.len() as u64 + 12).checked_add(index));
        let after = after.filter(|after| *after <= bytes).ok_or_else(cut)?;
        file.seek(std::io::SeekFrom::Start(after)).map_err(failed)?;
        let mut features = Features::new(out, NAME)?;
        if code == 0 && text.is_none() {
            features.say(message!("decoded-no-reference-system"));
        }
        reference.sentence().into_iter().for_each(|sentence| features.say(sentence));
        let kind = root.byte(2).unwrap_or_default();
        let mut count = 0_u64;
        while let Some(feature) = block(&mut file, limits::LARGEST_RECORD_BYTES as u32)? {
            if count.is_multiple_of(1024) {
                packed.progress.check()?;
            }
            count += 1;
            let line = features.next_line();
            let root = Table::root(&feature)
                .ok_or_else(|| damaged(NAME, &message!("damage-feature-cut-off")))?;
            let own = self::columns(&root, 2);
            let columns = if own.is_empty() { &columns } else { &own };
            let cells = root.vector(1, 1).unwrap_or_default();
            let (values, is_whole) = properties(cells, columns);
            if !is_whole {
                features.note(line, "", "", message!("note-properties-cut-off"));
            }
            let shape = root.table(0).map(|geometry| shape(&geometry, kind, 0)).transpose();
            features.push(values, shape, &reference)?;
        }
        features.finish()
    }
}

/// The columns that a header has at field 7 and a feature at field 2.
fn columns(table: &Table<'_>, field: usize) -> Vec<Column> {
    let column = |column: Table<'_>| {
        Some(Column { name: column.text(0)?.to_owned(), kind: column.byte(1).unwrap_or_default() })
    };
    table.tables(field).into_iter().filter_map(column).collect()
}

/// A length and as many bytes; `None` at the end of the file.
fn block(file: &mut impl Read, most_bytes: u32) -> Result<Option<Vec<u8>>, ImportError> {
    let mut len = Vec::new();
    file.by_ref().take(4).read_to_end(&mut len).map_err(|error| damaged(NAME, &error))?;
    let len = match *len.as_slice() {
        [] => return Ok(None),
        [a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
        _ => return Err(damaged(NAME, &message!("damage-cut-off"))),
    };
    if len > most_bytes {
        return Err(damaged(NAME, &message!("damage-long-record", bytes = len.to_string())));
    }
    let mut bytes = Vec::new();
    file.by_ref()
        .take(u64::from(len))
        .read_to_end(&mut bytes)
        .map_err(|error| damaged(NAME, &error))?;
    if bytes.len() as u64 != u64::from(len) {
        return Err(damaged(NAME, &message!("damage-cut-off")));
    }
    Ok(Some(bytes))
}

/// Size of the index: a packed tree with `width` children a node.
fn index_bytes(features: u64, width: u16) -> Option<u64> {
    if width == 0 || features == 0 {
        return Some(0);
    }
    let width = u64::from(width.max(2));
    let (mut level, mut nodes) = (features, features);
    while level > 1 {
        level = level.div_ceil(width);
        nodes = nodes.checked_add(level)?;
    }
    nodes.checked_mul(NODE_BYTES)
}

/// Values by the numbers of their columns, and whether all of them could be read.
fn properties(mut bytes: &[u8], columns: &[Column]) -> (Map<String, Value>, bool) {
    let mut values = Map::new();
    for column in columns {
        values.insert(column.name.clone(), Value::Null);
    }
    while let Some((index, rest)) = bytes.split_first_chunk() {
        let column = columns.get(usize::from(u16::from_le_bytes(*index)));
        let Some((column, (value, rest))) =
            column.and_then(|column| Some((column, value(column.kind, rest)?)))
        else {
            return (values, false);
        };
        values.insert(column.name.clone(), value);
        bytes = rest;
    }
    let is_whole = bytes.is_empty();
    (values, is_whole)
}

fn value(kind: u8, bytes: &[u8]) -> Option<(Value, &[u8])> {
    macro_rules! as_number {
        ($kind:ty) => {{
            let (bytes, rest) = bytes.split_first_chunk()?;
            Some((Value::from(<$kind>::from_le_bytes(*bytes)), rest))
        }};
    }
    match kind {
        0 => as_number!(i8),
        1 => as_number!(u8),
        2 => bytes.split_first().map(|(byte, rest)| (Value::Bool(*byte != 0), rest)),
        3 => as_number!(i16),
        4 => as_number!(u16),
        5 => as_number!(i32),
        6 => as_number!(u32),
        7 => as_number!(i64),
        8 => as_number!(u64),
        9 => {
            let (bytes, rest) = bytes.split_first_chunk()?;
            // As short as it prints: 50.45 and not 50.45000076293945.
            let short = f32::from_le_bytes(*bytes).to_string().parse().ok()?;
            Some((number(short), rest))
        }
        10 => {
            let (bytes, rest) = bytes.split_first_chunk()?;
            Some((number(f64::from_le_bytes(*bytes)), rest))
        }
        11..=14 => {
            let (len, rest) = bytes.split_first_chunk()?;
            let (bytes, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
            let text = match kind {
                14 => hex(bytes),
                _ => String::from_utf8_lossy(bytes).into_owned(),
            };
            Some((Value::from(text), rest))
        }
        _ => None,
    }
}

/// A geometry of the kind that it or, where it says none, its file says.
fn shape(table: &Table<'_>, kind: u8, depth: usize) -> Result<Shape, Message> {
    if depth > DEEPEST {
        return Err(message!("note-geometry-nested"));
    }
    let kind = table.byte(6).filter(|own| *own != 0).unwrap_or(kind);
    let positions = positions(table.vector(1, 8).unwrap_or_default());
    let parts = || {
        let ends = table.vector(0, 4).unwrap_or_default();
        let ends: Vec<usize> =
            ends.as_chunks().0.iter().map(|end| u32::from_le_bytes(*end) as usize).collect();
        let ends = if ends.is_empty() { vec![positions.len()] } else { ends };
        let starts = [0].into_iter().chain(ends.iter().copied());
        let part = |(start, end)| positions.get(start..end).map(<[Position]>::to_vec);
        let parts: Option<Vec<_>> = starts.zip(ends.iter().copied()).map(part).collect();
        parts.ok_or_else(|| message!("note-geometry-cut-off"))
    };
    match kind {
        1 | 4 => Ok(Shape::Points(positions)),
        2 | 5 => Ok(Shape::Lines(parts()?)),
        3 => Ok(Shape::Area(parts()?)),
        6 | 7 => {
            let inner = if kind == 6 { 3 } else { 0 };
            let shapes = table.tables(7).into_iter().map(|part| shape(&part, inner, depth + 1));
            Ok(Shape::Several(shapes.collect::<Result<_, _>>()?))
        }
        other => Err(message!("note-geometry-unknown-kind", kind = other.to_string())),
    }
}

fn positions(bytes: &[u8]) -> Vec<Position> {
    let numbers: Vec<f64> =
        bytes.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect();
    numbers.as_chunks().0.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_an_index_is_that_of_a_packed_tree() {
        assert_eq!(index_bytes(0, 16), Some(0));
        assert_eq!(index_bytes(5, 0), Some(0));
        assert_eq!(index_bytes(1, 16), Some(40));
        assert_eq!(index_bytes(17, 16), Some((17 + 2 + 1) * 40));
        assert_eq!(index_bytes(u64::MAX, 16), None);
    }

    #[test]
    fn properties_are_read_as_far_as_they_go() {
        let columns =
            [Column { name: "n".to_owned(), kind: 9 }, Column { name: "t".to_owned(), kind: 11 }];
        let mut bytes = vec![0, 0];
        bytes.extend(50.45_f32.to_le_bytes());
        bytes.extend([1, 0, 2, 0, 0, 0, b'o', b'k']);
        let (values, is_whole) = properties(&bytes, &columns);
        assert!(is_whole && values["n"] == 50.45 && values["t"] == "ok", "{values:?}");
        let (values, is_whole) = properties(&bytes[..bytes.len() - 1], &columns);
        assert!(!is_whole && values["t"].is_null());
    }
}
