//! The embedded map on paper, drawn by the style that the window has.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::frame::{Frame, POINTS_PER_PX};
use super::sheet::{Item, Outline, Paint, Pen, Region, filled};
use crate::basemap::EMBEDDED;
use crate::basemap::archive::Archive;
use crate::basemap::mvt::{Layer, ShapeKind, VectorTile, Wanted};
use crate::basemap::style::{Drawn, MapStyle, Seen, StyleLayer};
use crate::export::ExportError;
use crate::language::{Language, message};

/// Paper shows finer things than a screen: tiles of this many zooms more.
const FINER_ZOOMS: f64 = 1.0;

/// Points of a shape that are nearer to each other than this are one, in points.
const FINEST_POINTS: f32 = 0.24;

/// Tiles overlap by so much, so that no gap is seen between them, in points.
const OVERLAP_POINTS: f32 = 0.2;

/// The embedded map, and how it is drawn.
pub struct BaseMap {
    archive: Archive,
    style: MapStyle,
    language: Language,
    /// Tiles that were read: small maps show the same ones.
    known: RefCell<KnownTiles>,
}

/// Tiles by zoom, column and row; `None` where the archive has none.
type KnownTiles = HashMap<(u8, [u32; 2]), Option<Rc<VectorTile>>>;

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Where its middle should be.
    pub at: [f32; 2],
    /// What is written.
    pub text: String,
    /// How large, in points.
    pub size: f32,
    /// The colour of its letters.
    pub rgb: u32,
    /// The colour around them.
    pub halo: u32,
    /// The lower, the more important among those of its size.
    rank: i64,
}

/// What is read of a tile.
struct All;

impl Wanted for All {
    fn layer(&self, _name: &str) -> bool {
        true
    }

    fn attribute(&self, _key: &str) -> bool {
        true
    }
}

/// A tile and where it lies.
struct Tile {
    zoom: u8,
    at: [u32; 2],
    /// How many worlds further east it is drawn.
    worlds: i64,
    tile: Rc<VectorTile>,
}

impl BaseMap {
    /// The embedded one, with names in `language`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn embedded(language: Language) -> Result<Self, ExportError> {
        let style = MapStyle::light().map_err(|error| drawing(&error))?;
        let archive = Archive::built_in(EMBEDDED)?;
        Ok(Self { archive, style, language, known: RefCell::default() })
    }

    /// Who must be credited.
    pub fn credit(&self) -> &str {
        &self.archive.attribution
    }

    /// Areas and lines in `frame`, and names that belong there, the important ones first.
    ///
    /// # Errors
    /// When the map cannot be read.
    pub fn drawn(&self, frame: &Frame) -> Result<(Vec<Item>, Vec<Name>), ExportError> {
        let region = frame.region;
        let zoom = frame.zoom();
        let tiles = self.tiles(frame)?;
        let mut items =
            vec![Item::Clip(region), filled(ground(frame), Paint::solid(self.style.background()))];
        let mut names = Vec::new();
        for layer in self.style.layers() {
            match layer.drawn(zoom) {
                Drawn::Name { colour, halo, size } => {
                    let name = |at, text, rank| {
                        let size = size * POINTS_PER_PX;
                        Name { at, text, size, rgb: colour, halo, rank }
                    };
                    tiles.iter().for_each(|tile| self.names(frame, layer, tile, &name, &mut names));
                }
                drawn => {
                    items.extend(tiles.iter().flat_map(|tile| shapes(frame, layer, &drawn, tile)));
                }
            }
        }
        items.push(Item::Unclip);
        names.sort_by(|a, b| b.size.total_cmp(&a.size).then(a.rank.cmp(&b.rank)));
        let mut known = HashSet::new();
        names.retain(|name| region.contains(name.at) && known.insert(name.text.clone()));
        Ok((items, names))
    }

    /// The tiles of one zoom that cover `frame`; where there is none, the one above it.
    fn tiles(&self, frame: &Frame) -> Result<Vec<Tile>, ExportError> {
        let zoom = (frame.zoom() + FINER_ZOOMS).round();
        let zoom = zoom.clamp(f64::from(self.archive.min_zoom), f64::from(self.archive.max_zoom));
        let zoom = zoom as u8;
        let side = f64::from(1_u32 << zoom);
        let Region { x, y, .. } = frame.region;
        let corner = |at: [f32; 2]| frame.unproject(at).map(|along| (along * side).floor());
        let (first, last) = (corner([x, y]), corner([frame.region.right(), frame.region.bottom()]));
        let rows = first[1].clamp(0.0, side - 1.0) as u32..=last[1].clamp(0.0, side - 1.0) as u32;
        let mut known = HashSet::new();
        let mut tiles = Vec::new();
        for column in first[0] as i64..=last[0] as i64 {
            let (x, worlds) =
                (column.rem_euclid(side as i64) as u32, column.div_euclid(side as i64));
            for y in rows.clone() {
                for up in 0..=zoom {
                    let (zoom, at) = (zoom - up, [x >> up, y >> up]);
                    if !known.insert((zoom, at, worlds)) {
                        break;
                    }
                    if let Some(tile) = self.tile(zoom, at)? {
                        tiles.push(Tile { zoom, at, worlds, tile });
                        break;
                    }
                }
            }
        }
        // What is coarser lies below.
        tiles.sort_by_key(|tile| (tile.zoom, tile.worlds, tile.at));
        Ok(tiles)
    }

    fn tile(&self, zoom: u8, at: [u32; 2]) -> Result<Option<Rc<VectorTile>>, ExportError> {
        if let Some(known) = self.known.borrow().get(&(zoom, at)) {
            return Ok(known.clone());
        }
        let bytes = self.archive.tile(zoom, at[0], at[1])?;
        let read = |bytes: Vec<u8>| VectorTile::read(&bytes, &All).map(Rc::new);
        let tile = bytes.map(read).transpose().map_err(|error| drawing(&error))?;
        self.known.borrow_mut().insert((zoom, at), tile.clone());
        Ok(tile)
    }

    fn names(
        &self,
        frame: &Frame,
        style: &StyleLayer,
        tile: &Tile,
        name: &dyn Fn([f32; 2], String, i64) -> Name,
        names: &mut Vec<Name>,
    ) {
        for (layer, feature, attributes) in features(style, tile, frame.zoom()) {
            let text = |key: &str| attributes.get(key).and_then(serde_json::Value::as_str);
            let own = format!("name:{}", self.language.id());
            let Some(text) =
                [own.as_str(), "name:en", "name:latin", "name"].into_iter().find_map(text)
            else {
                continue;
            };
            let rank = attributes.get("rank").and_then(serde_json::Value::as_i64);
            let parts = layer.parts(feature).filter(|_| feature.kind == ShapeKind::Points);
            for point in parts.flatten() {
                let at = frame.project_flat(tile.position(layer, *point));
                names.push(name(at, text.to_owned(), rank.unwrap_or(i64::MAX)));
            }
        }
    }
}

/// What of the map is world: beyond its north and south there is only paper.
fn ground(frame: &Frame) -> Region {
    let Region { x, y, width, .. } = frame.region;
    let edge = |at: f64| frame.project_flat([frame.middle[0], at])[1];
    let (top, bottom) = (edge(0.0).max(y), edge(1.0).min(frame.region.bottom()));
    Region::new(x, top, width, (bottom - top).max(0.1))
}

fn drawing(error: &dyn std::error::Error) -> ExportError {
    ExportError::Drawing(message!("error-embedded-map", reason = error.to_string()))
}

impl Tile {
    /// A point of the tile on the unit square.
    fn position(&self, layer: &Layer, point: [i32; 2]) -> [f64; 2] {
        let side = f64::from(1_u32 << self.zoom);
        [0, 1].map(|axis| {
            let within = f64::from(point[axis]) / f64::from(layer.extent);
            let worlds = if axis == 0 { self.worlds as f64 } else { 0.0 };
            (f64::from(self.at[axis]) + within) / side + worlds
        })
    }

    fn region(&self, frame: &Frame) -> Region {
        let side = f64::from(1_u32 << self.zoom);
        let corner = |add: u32| {
            let [x, y] = self.at.map(|at| f64::from(at + add) / side);
            frame.project_flat([x + self.worlds as f64, y])
        };
        let ([x, y], [right, bottom]) = (corner(0), corner(1));
        Region::new(x, y, right - x, bottom - y)
    }
}

type Attributes = std::collections::HashMap<String, serde_json::Value>;

/// The features of `tile` that `style` draws.
fn features<'a>(
    style: &'a StyleLayer,
    tile: &'a Tile,
    zoom: f64,
) -> impl Iterator<Item = (&'a Layer, &'a crate::basemap::mvt::Feature, &'a Attributes)> {
    let layers = tile.tile.layers.iter().filter(|layer| style.draws(&layer.name));
    layers.flat_map(move |layer| {
        layer.features.iter().filter_map(move |feature| {
            let attributes = layer.attributes.get(feature.attributes)?;
            let seen = Seen { attributes, shape: feature.kind, zoom };
            style.takes(seen).then_some((layer, feature, attributes))
        })
    })
}

/// The areas or lines of `tile` that one layer of the style draws.
fn shapes(frame: &Frame, style: &StyleLayer, drawn: &Drawn, tile: &Tile) -> Vec<Item> {
    let region = tile.region(frame);
    if !region.meets(frame.region) {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for (layer, feature, _) in features(style, tile, frame.zoom()) {
        for part in layer.parts(feature) {
            let points = part.iter().map(|point| frame.project_flat(tile.position(layer, *point)));
            let points = thinned(points);
            if points.len() > 1 {
                parts.push(points);
            }
        }
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let path = match drawn {
        Drawn::Fill { colour, opacity } => Item::Path {
            outline: Outline::Rings(parts),
            fill: Some(Paint { rgb: *colour, opacity: *opacity }),
            stroke: None,
        },
        Drawn::Line { colour, width, dashes } => {
            let width = width * POINTS_PER_PX;
            let dashes = dashes.iter().map(|length| length * width).collect();
            Item::Path {
                outline: Outline::Lines(parts),
                fill: None,
                stroke: Some(Pen { paint: Paint::solid(*colour), width, dashes }),
            }
        }
        Drawn::Name { .. } => return Vec::new(),
    };
    vec![Item::Clip(region.expanded(OVERLAP_POINTS)), path, Item::Unclip]
}

/// Without points that nobody sees.
fn thinned(points: impl Iterator<Item = [f32; 2]>) -> Vec<[f32; 2]> {
    let mut kept: Vec<[f32; 2]> = Vec::new();
    for point in points {
        let near = |last: &[f32; 2]| {
            (last[0] - point[0]).abs() < FINEST_POINTS && (last[1] - point[1]).abs() < FINEST_POINTS
        };
        if !kept.last().is_some_and(near) {
            kept.push(point);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Place;
    use crate::summary::ground::mercator;

    #[test]
    fn kyiv_lies_on_its_river_and_is_named_in_the_language_of_the_document() {
        let at = mercator(Place::new(50.45, 30.52).unwrap());
        let region = Region::new(0.0, 0.0, 400.0, 300.0);
        let frame = Frame::around(region, &[at], 20.0).at_zoom(region, 9.0);
        for (language, kyiv) in [
            (Language::English, "Kyiv"),
            (Language::Ukrainian, "Київ"),
            (Language::Polish, "Kijów"),
        ] {
            let map = BaseMap::embedded(language).unwrap();
            let (items, names) = map.drawn(&frame).unwrap();
            let kyiv = names.iter().position(|name| name.text == kyiv);
            assert!(kyiv.is_some_and(|rank| rank < 3), "{names:?}");
            let has_water = items.iter().any(|item| match item {
                Item::Path { fill: Some(paint), .. } => paint.rgb == 0xB9_CF_DE,
                _ => false,
            });
            assert!(has_water && !map.credit().is_empty());
        }
    }
}
