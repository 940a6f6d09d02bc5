//! Writes small vector tiles and archives, for tests.

use std::io::Write as _;

/// Values as vector tiles hold them, one kind of number each.
pub mod value {
    /// A value, packed.
    pub type Packed = Vec<u8>;

    pub fn text(text: &str) -> Packed {
        super::field_bytes(1, text.as_bytes())
    }

    pub fn float(number: f32) -> Packed {
        [&[(2 << 3) | 5][..], &number.to_le_bytes()].concat()
    }

    pub fn double(number: f64) -> Packed {
        [&[(3 << 3) | 1][..], &number.to_le_bytes()].concat()
    }

    pub fn int(number: i64) -> Packed {
        super::field_number(4, number as u64)
    }

    pub fn uint(number: u64) -> Packed {
        super::field_number(5, number)
    }

    pub fn sint(number: i64) -> Packed {
        super::field_number(6, ((number << 1) ^ (number >> 63)) as u64)
    }

    pub fn bool(is: bool) -> Packed {
        super::field_number(7, u64::from(is))
    }
}

pub fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

fn field_number(field: u64, number: u64) -> Vec<u8> {
    [varint(field << 3), varint(number)].concat()
}

fn field_bytes(field: u64, bytes: &[u8]) -> Vec<u8> {
    [varint((field << 3) | 2), varint(bytes.len() as u64), bytes.to_vec()].concat()
}

#[derive(Default)]
struct LayerWriter {
    name: String,
    features: Vec<Vec<u8>>,
    keys: Vec<String>,
    values: Vec<value::Packed>,
}

/// A vector tile in the making.
#[derive(Default)]
pub struct TileWriter(Vec<LayerWriter>);

pub type Attributes<'a> = [(&'a str, value::Packed)];

fn index_of<T: PartialEq>(known: &mut Vec<T>, wanted: T) -> u64 {
    let found = known.iter().position(|other| *other == wanted);
    let index = found.unwrap_or(known.len());
    if found.is_none() {
        known.push(wanted);
    }
    index as u64
}

impl TileWriter {
    fn add(&mut self, layer: &str, kind: u64, commands: &[u64], attributes: &Attributes<'_>) {
        let names: Vec<&str> = self.0.iter().map(|layer| layer.name.as_str()).collect();
        let index = names.iter().position(|name| *name == layer).unwrap_or(names.len());
        if index == self.0.len() {
            self.0.push(LayerWriter { name: layer.to_owned(), ..LayerWriter::default() });
        }
        let layer = &mut self.0[index];
        let mut tags = Vec::new();
        for (key, value) in attributes {
            tags.extend(varint(index_of(&mut layer.keys, (*key).to_owned())));
            tags.extend(varint(index_of(&mut layer.values, value.clone())));
        }
        let shape: Vec<u8> = commands.iter().flat_map(|number| varint(*number)).collect();
        layer
            .features
            .push([field_bytes(2, &tags), field_number(3, kind), field_bytes(4, &shape)].concat());
    }

    pub fn raw(&mut self, layer: &str, kind: u64, commands: &[u64]) {
        self.add(layer, kind, commands, &[]);
    }

    pub fn point(&mut self, layer: &str, at: [i32; 2], attributes: &Attributes<'_>) {
        self.add(layer, 1, &commands(&[at], false), attributes);
    }

    pub fn line(&mut self, layer: &str, points: &[[i32; 2]], attributes: &Attributes<'_>) {
        self.add(layer, 2, &commands(points, false), attributes);
    }

    pub fn polygon(&mut self, layer: &str, ring: &[[i32; 2]], attributes: &Attributes<'_>) {
        self.add(layer, 3, &commands(ring, true), attributes);
    }

    pub fn bytes(&self) -> Vec<u8> {
        let layers = self.0.iter().map(|layer| {
            let mut bytes = field_bytes(1, layer.name.as_bytes());
            layer.features.iter().for_each(|feature| bytes.extend(field_bytes(2, feature)));
            layer.keys.iter().for_each(|key| bytes.extend(field_bytes(3, key.as_bytes())));
            layer.values.iter().for_each(|value| bytes.extend(field_bytes(4, value)));
            bytes.extend(field_number(5, 4096));
            bytes.extend(field_number(15, 2));
            field_bytes(3, &bytes)
        });
        layers.flatten().collect()
    }
}

fn commands(points: &[[i32; 2]], is_ring: bool) -> Vec<u64> {
    let zigzag = |number: i32| u64::from(((number << 1) ^ (number >> 31)) as u32);
    let mut commands = vec![(1 << 3) | 1];
    let mut pen = [0, 0];
    for (index, point) in points.iter().enumerate() {
        if index == 1 {
            commands.push(((points.len() as u64 - 1) << 3) | 2);
        }
        commands.extend([zigzag(point[0] - pen[0]), zigzag(point[1] - pen[1])]);
        pen = *point;
    }
    if is_ring {
        commands.push((1 << 3) | 7);
    }
    commands
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Packs an archive with `tiles` by their number; type 1 is vector, 2 PNG, 3
/// JPEG, 4 WebP. From `leaf_from` tiles on, they lie in a directory of their own.
pub fn archive(kind: u8, zooms: [u8; 2], tiles: &[(u64, Vec<u8>)], in_leaf: bool) -> Vec<u8> {
    let mut data = Vec::new();
    let mut entries = Vec::new();
    for (id, bytes) in tiles {
        let bytes = if kind == 1 { gzip(bytes) } else { bytes.clone() };
        entries.push((*id, data.len() as u64, bytes.len() as u64, 1));
        data.extend(bytes);
    }
    let leaf = if in_leaf { gzip(&directory(&entries)) } else { Vec::new() };
    let root = if in_leaf {
        gzip(&directory(&[(entries[0].0, 0, leaf.len() as u64, 0)]))
    } else {
        gzip(&directory(&entries))
    };
    let metadata = gzip(br#"{"name":"sample","attribution":"<b>&copy; makers</b>"}"#);
    let mut header = Vec::from(*b"PMTiles\x03");
    let mut offset = 127_u64;
    for length in [root.len(), metadata.len(), leaf.len(), data.len()] {
        header.extend(offset.to_le_bytes());
        header.extend((length as u64).to_le_bytes());
        offset += length as u64;
    }
    header.extend([0; 24]);
    header.extend([1, 2, if kind == 1 { 2 } else { 1 }, kind, zooms[0], zooms[1]]);
    for degrees in [-180_i32, -85, 180, 85] {
        header.extend((degrees * 10_000_000).to_le_bytes());
    }
    header.extend([0; 9]);
    assert_eq!(header.len(), 127);
    [header, root, metadata, leaf, data].concat()
}

/// Packs a directory of tile, offset, length, run length.
pub fn directory(entries: &[(u64, u64, u64, u64)]) -> Vec<u8> {
    let mut bytes = varint(entries.len() as u64);
    let mut before = 0;
    for (id, ..) in entries {
        bytes.extend(varint(id - before));
        before = *id;
    }
    entries.iter().for_each(|(_, _, _, run)| bytes.extend(varint(*run)));
    entries.iter().for_each(|(_, _, length, _)| bytes.extend(varint(*length)));
    entries.iter().for_each(|(_, offset, ..)| bytes.extend(varint(offset + 1)));
    bytes
}
