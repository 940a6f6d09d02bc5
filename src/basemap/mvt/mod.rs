//! Reads Mapbox vector tiles: layers, features and what is said of them.
//! <https://github.com/mapbox/vector-tile-spec/tree/master/2.1>

use std::collections::HashMap;

use crate::language::{Message, message};
use serde_json::Value;

/// Why a tile could not be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", self.message())]
pub enum MvtError {
    /// It ends within a field.
    EndsTooSoon,
    /// A field is of a kind that the format does not know.
    UnknownField,
    /// Its features share a long text, which each of them would take again.
    TooMuch,
}

impl MvtError {
    /// What it says, for whoever tells of it later.
    pub fn message(&self) -> Message {
        match self {
            Self::EndsTooSoon => message!("error-tile-truncated"),
            Self::UnknownField => message!("error-tile-field"),
            Self::TooMuch => {
                message!("error-tile-too-much", megabytes = MOST_ATTRIBUTE_BYTES >> 20)
            }
        }
    }
}

/// Bytes that the attributes of all features of a tile may take; usual are some
/// hundred thousand.
const MOST_ATTRIBUTE_BYTES: usize = 32 << 20;

/// What is read of a tile; everything else is passed over.
pub trait Wanted {
    /// Whether the features of this layer are drawn.
    fn layer(&self, name: &str) -> bool;
    /// Whether this attribute is asked for.
    fn attribute(&self, key: &str) -> bool;
}

/// What the shape of a feature is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShapeKind {
    /// Points, all in one part.
    Points,
    /// Lines, one a part.
    Lines,
    /// Rings, one a part, without their last point, which is the first again.
    Rings,
}

/// A feature; its shape and attributes lie in its layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// What its parts are.
    pub kind: ShapeKind,
    /// Index of its attributes in [`Layer::attributes`].
    pub attributes: usize,
    /// West, north, east, south in units of the layer's extent.
    pub bounds: [i32; 4],
    parts: std::ops::Range<usize>,
}

/// A layer of a tile. Features with the same wanted attributes share them.
#[derive(Debug, Default, PartialEq)]
pub struct Layer {
    /// Its name.
    pub name: String,
    /// Units that the tile is wide.
    pub extent: u32,
    /// In the order of the tile.
    pub features: Vec<Feature>,
    /// Distinct sets of attributes.
    pub attributes: Vec<HashMap<String, Value>>,
    points: Vec<[i32; 2]>,
    /// Where each part ends in `points`.
    part_ends: Vec<usize>,
}

impl Layer {
    /// The parts of a feature's shape.
    pub fn parts(&self, feature: &Feature) -> impl Iterator<Item = &[[i32; 2]]> {
        feature.parts.clone().map(|part| {
            let from = part.checked_sub(1).map_or(0, |before| self.part_ends[before]);
            &self.points[from..self.part_ends[part]]
        })
    }

    fn bytes(&self) -> usize {
        self.points.len() * 8
            + self.part_ends.len() * 8
            + self.features.len() * size_of::<Feature>()
            + self.attributes.len() * 256
    }
}

/// A tile as it was read.
#[derive(Debug, Default, PartialEq)]
pub struct VectorTile {
    /// The wanted layers.
    pub layers: Vec<Layer>,
}

impl VectorTile {
    /// Reads the wanted part of a tile.
    ///
    /// # Errors
    /// When the bytes are no vector tile. A single shape that makes no sense is
    /// cut off where it does and fails nothing.
    pub fn read(bytes: &[u8], wanted: &dyn Wanted) -> Result<Self, MvtError> {
        let (mut layers, mut room) = (Vec::new(), MOST_ATTRIBUTE_BYTES);
        let mut fields = Fields(bytes);
        while let Some((number, field)) = fields.next()? {
            if let (3, Field::Bytes(layer)) = (number, field)
                && let Some(layer) = read_layer(layer, wanted, &mut room)?
            {
                layers.push(layer);
            }
        }
        Ok(Self { layers })
    }

    /// About how much memory it takes.
    pub fn bytes(&self) -> usize {
        self.layers.iter().map(Layer::bytes).sum()
    }
}

enum Field<'a> {
    Number(u64),
    Four([u8; 4]),
    Eight([u8; 8]),
    Bytes(&'a [u8]),
}

/// The fields of a message of Protocol Buffers.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn next(&mut self) -> Result<Option<(u64, Field<'a>)>, MvtError> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let key = self.varint()?;
        let field = match key & 7 {
            0 => Field::Number(self.varint()?),
            1 => Field::Eight(self.array()?),
            2 => {
                let length = usize::try_from(self.varint()?).unwrap_or(usize::MAX);
                Field::Bytes(self.take(length)?)
            }
            5 => Field::Four(self.array()?),
            _ => return Err(MvtError::UnknownField),
        };
        Ok(Some((key >> 3, field)))
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], MvtError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(MvtError::EndsTooSoon)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], MvtError> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or(MvtError::EndsTooSoon)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn varint(&mut self) -> Result<u64, MvtError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.0.split_first().ok_or(MvtError::EndsTooSoon)?;
            self.0 = rest;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(MvtError::UnknownField)
    }
}

/// Reads a layer; its attributes take away from `room`.
fn read_layer(
    bytes: &[u8],
    wanted: &dyn Wanted,
    room: &mut usize,
) -> Result<Option<Layer>, MvtError> {
    let mut layer = Layer { extent: 4096, ..Layer::default() };
    let (mut features, mut keys, mut values) = (Vec::new(), Vec::new(), Vec::new());
    let mut fields = Fields(bytes);
    while let Some((number, field)) = fields.next()? {
        match (number, field) {
            (1, Field::Bytes(name)) => layer.name = String::from_utf8_lossy(name).into_owned(),
            (2, Field::Bytes(feature)) => features.push(feature),
            (3, Field::Bytes(key)) => keys.push(String::from_utf8_lossy(key).into_owned()),
            (4, Field::Bytes(value)) => values.push(value),
            (5, Field::Number(extent)) => {
                layer.extent = u32::try_from(extent).unwrap_or(0).clamp(1, 1 << 20);
            }
            _ => {}
        }
    }
    if !wanted.layer(&layer.name) {
        return Ok(None);
    }
    let is_wanted: Vec<bool> = keys.iter().map(|key| wanted.attribute(key)).collect();
    let mut known: HashMap<Tags, usize> = HashMap::new();
    for feature in features {
        let PackedFeature { kind, tags, commands } = read_feature(feature, &is_wanted)?;
        let Some(kind) = kind else { continue };
        let Some((parts, bounds)) = add_shape(&mut layer, kind, commands) else { continue };
        let next = known.len();
        let attributes = *known.entry(tags).or_insert(next);
        layer.features.push(Feature { kind, attributes, bounds, parts });
    }
    let mut sets: Vec<(Tags, usize)> = known.into_iter().collect();
    sets.sort_unstable_by_key(|(_, index)| *index);
    for (tags, _) in sets {
        let mut attributes = HashMap::new();
        for (key, value) in tags {
            // An attribute that the layer does not hold is no attribute.
            if let (Some(key), Some(value)) = (keys.get(key), values.get(value)) {
                *room = room.checked_sub(key.len() + value.len()).ok_or(MvtError::TooMuch)?;
                attributes.insert(key.clone(), read_value(value)?);
            }
        }
        layer.attributes.push(attributes);
    }
    Ok(Some(layer))
}

/// Indices of keys and values.
type Tags = Vec<(usize, usize)>;

struct PackedFeature<'a> {
    /// `None` for a kind that nobody knows.
    kind: Option<ShapeKind>,
    /// Those that are wanted.
    tags: Tags,
    commands: &'a [u8],
}

fn read_feature<'a>(bytes: &'a [u8], is_wanted: &[bool]) -> Result<PackedFeature<'a>, MvtError> {
    let (mut kind, mut tags, mut shape) = (None, Tags::new(), &[][..]);
    let mut fields = Fields(bytes);
    while let Some((number, field)) = fields.next()? {
        match (number, field) {
            (2, Field::Bytes(numbers)) => {
                let mut numbers = Fields(numbers);
                while !numbers.0.is_empty() {
                    let key = numbers.varint()? as usize;
                    let value = numbers.varint()? as usize;
                    if is_wanted.get(key) == Some(&true) {
                        tags.push((key, value));
                    }
                }
            }
            (3, Field::Number(number)) => {
                kind = match number {
                    1 => Some(ShapeKind::Points),
                    2 => Some(ShapeKind::Lines),
                    3 => Some(ShapeKind::Rings),
                    _ => None,
                };
            }
            (4, Field::Bytes(commands)) => shape = commands,
            _ => {}
        }
    }
    Ok(PackedFeature { kind, tags, commands: shape })
}

/// Numbers of any width become numbers that filters can compare.
fn read_value(bytes: &[u8]) -> Result<Value, MvtError> {
    let mut fields = Fields(bytes);
    let mut value = Value::Null;
    while let Some((number, field)) = fields.next()? {
        value = match (number, field) {
            (1, Field::Bytes(text)) => String::from_utf8_lossy(text).into_owned().into(),
            (2, Field::Four(float)) => f64::from(f32::from_le_bytes(float)).into(),
            (3, Field::Eight(double)) => f64::from_le_bytes(double).into(),
            (4, Field::Number(int)) => (int as i64).into(),
            (5, Field::Number(uint)) => i64::try_from(uint).map_or(Value::Null, Value::from),
            (6, Field::Number(sint)) => unzigzag(sint).into(),
            (7, Field::Number(bool)) => (bool != 0).into(),
            _ => value,
        };
    }
    Ok(value)
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Follows the commands of a shape and puts its points into `layer`. What comes
/// after a command that makes no sense is left out. `None` without any point.
fn add_shape(
    layer: &mut Layer,
    kind: ShapeKind,
    commands: &[u8],
) -> Option<(std::ops::Range<usize>, [i32; 4])> {
    let first = layer.part_ends.len();
    let mut rest = Fields(commands);
    let mut pen = [0_i32; 2];
    let mut bounds = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
    let mut from = layer.points.len();
    let fewest = match kind {
        ShapeKind::Points => 1,
        ShapeKind::Lines => 2,
        ShapeKind::Rings => 3,
    };
    let end_part = |layer: &mut Layer, from: &mut usize| {
        if layer.points.len() - *from >= fewest {
            layer.part_ends.push(layer.points.len());
        } else {
            layer.points.truncate(*from);
        }
        *from = layer.points.len();
    };
    while let Ok(command) = rest.varint() {
        let (id, count) = (command & 7, command >> 3);
        match id {
            1 | 2 => {
                if id == 1 && kind != ShapeKind::Points {
                    end_part(layer, &mut from);
                }
                for _ in 0..count {
                    let (Ok(east), Ok(south)) = (rest.varint(), rest.varint()) else { break };
                    pen[0] = pen[0].wrapping_add(unzigzag(east) as i32);
                    pen[1] = pen[1].wrapping_add(unzigzag(south) as i32);
                    layer.points.push(pen);
                }
            }
            7 => {}
            _ => break,
        }
    }
    let start = first.checked_sub(1).map_or(0, |before| layer.part_ends[before]);
    end_part(layer, &mut from);
    for &[x, y] in &layer.points[start..] {
        bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
    }
    let parts = first..layer.part_ends.len();
    (!parts.is_empty()).then_some((parts, bounds))
}

#[cfg(test)]
mod tests;
