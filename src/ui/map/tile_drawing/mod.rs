//! Draws a part of a vector tile in a style: shapes for the renderer, and labels
//! that are laid out later, over all tiles at once.

use std::collections::HashMap;

use walkers::geo_types::{
    Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point as GeoPoint, Polygon,
};
use walkers::{Context, Drawable, Layout, Mesh, Paint, StyleLayer, TileId};

use super::label::Label;
use super::line_joins;
use super::style::{MapStyle, rank};
use crate::basemap::cut::{self, Point, Square};
use crate::basemap::mvt::{Feature, Layer, ShapeKind, VectorTile};

/// How far beyond its edges a tile is drawn, so that no edge of a wide line is
/// seen in the middle of the map.
const MARGIN_POINTS: f64 = 24.0;

/// Rings smaller than this cannot be seen; in square points.
const LEAST_RING_POINTS2: f64 = 0.12;

/// Points of a line nearer to each other than this are one.
const LEAST_STEP_POINTS: f64 = 0.3;

/// Labels of a kind are placed by rank; a feature without one comes after.
const UNRANKED: u64 = 100;

/// What a tile is drawn as.
#[derive(Default)]
pub struct TileShapes {
    /// From the lowest up, like next to like.
    pub drawables: Vec<Drawable>,
    /// Its names.
    pub labels: Vec<Label>,
}

/// Draws the part of `tile`, which is `source` of the archive, that `target` is.
/// Everything is styled for the zoom of `target`: a part of a coarser tile has
/// the same lines and letters as a tile of its own.
pub fn draw(
    tile: &VectorTile,
    source: TileId,
    target: TileId,
    style: &MapStyle,
    tile_points: u32,
) -> TileShapes {
    let part = Part { source, target, tile_points: f64::from(tile_points) };
    let groups: Vec<(&str, Vec<Group>)> = tile
        .layers
        .iter()
        .map(|layer| (layer.name.as_str(), part.groups(layer, target.zoom)))
        .collect();
    let mut drawing = TileShapes::default();
    for (index, style_layer) in style.layers.iter().enumerate() {
        let (source_layer, filter) = match style_layer {
            StyleLayer::Background { paint } => {
                let context = Context::new(String::new(), HashMap::new(), target.zoom);
                if let Some(colour) = &paint.background_color {
                    let colour = colour.evaluate(&context);
                    let background = Drawable::background(tile_points as f32, colour);
                    push_merged(&mut drawing.drawables, vec![background]);
                }
                continue;
            }
            StyleLayer::Fill { source_layer, filter, .. }
            | StyleLayer::Line { source_layer, filter, .. }
            | StyleLayer::Symbol { source_layer, filter, .. } => (source_layer, filter),
            _ => continue,
        };
        let matching = groups
            .iter()
            .filter(|(name, _)| source_layer.matches(name))
            .flat_map(|(_, groups)| groups)
            .filter(|group| filter.as_ref().is_none_or(|filter| filter.matches(&group.context)));
        for group in matching {
            let mut new = Vec::new();
            match style_layer {
                // A polygon that cannot be filled is left out; the rest is drawn.
                StyleLayer::Fill { paint, .. } => {
                    let _ = walkers::render_fill(&group.shape, &group.context, paint, &mut new);
                }
                StyleLayer::Line { paint, .. } => {
                    let _ = walkers::render_line(&group.shape, &group.context, paint, &mut new);
                    new.iter_mut().for_each(line_joins::close);
                }
                StyleLayer::Symbol { layout, paint, .. } => {
                    let names = Names { index, may_move: style.may_move[index], layout, paint };
                    part.label(group, &names, &mut drawing.labels);
                }
                _ => {}
            }
            push_merged(&mut drawing.drawables, new);
        }
    }
    drawing
}

/// Fills next to fills, and lines next to lines, are one call of the renderer.
fn push_merged(drawables: &mut Vec<Drawable>, new: Vec<Drawable>) {
    for drawable in new {
        match (drawables.last_mut(), drawable) {
            (Some(Drawable::Fill(run)), Drawable::Fill(mesh)) => run.append(&mesh),
            (Some(Drawable::Lines(run)), Drawable::Lines(lines)) => run.extend(lines),
            (_, Drawable::Fill(mesh)) if mesh.is_empty() => {}
            (_, drawable) => drawables.push(drawable),
        }
    }
}

/// About how much memory `drawing` takes, on the graphics card too.
pub fn bytes(drawing: &TileShapes) -> usize {
    let shapes: usize = drawing
        .drawables
        .iter()
        .map(|drawable| match drawable {
            Drawable::Fill(Mesh { vertices, indices }) => {
                2 * (vertices.len() * 12 + indices.len() * 4)
            }
            // Every step of a line becomes four corners of 44 bytes.
            Drawable::Lines(lines) => {
                lines.iter().map(|line| 96 + line.points.len() * (8 + 200)).sum()
            }
        })
        .sum();
    shapes + drawing.labels.len() * 160
}

/// Features that look the same in every style: same kind, same attributes.
struct Group {
    kind: ShapeKind,
    context: Context,
    rank: u64,
    shape: Geometry<f32>,
}

/// How the names of one style layer are written.
struct Names<'a> {
    index: usize,
    may_move: bool,
    layout: &'a Layout,
    paint: &'a Option<Paint>,
}

struct Part {
    source: TileId,
    target: TileId,
    tile_points: f64,
}

impl Part {
    /// From units of a layer's extent to points of the target: factor and offset.
    fn scale(&self, extent: u32) -> (f64, Point) {
        let parts = f64::from(self.target.zoom.saturating_sub(self.source.zoom)).exp2();
        let factor = parts * self.tile_points / f64::from(extent);
        let offset = [
            (f64::from(self.target.x) - f64::from(self.source.x) * parts) * self.tile_points,
            (f64::from(self.target.y) - f64::from(self.source.y) * parts) * self.tile_points,
        ];
        (factor, offset)
    }

    fn groups(&self, layer: &Layer, zoom: u8) -> Vec<Group> {
        let (factor, offset) = self.scale(layer.extent);
        let on_target = |[x, y]: [i32; 2]| {
            [f64::from(x) * factor - offset[0], f64::from(y) * factor - offset[1]]
        };
        let whole = [0.0, 0.0, self.tile_points, self.tile_points];
        let [low, high] = [-MARGIN_POINTS, self.tile_points + MARGIN_POINTS];
        let with_margin = [low, low, high, high];
        let mut found: HashMap<(usize, ShapeKind), usize> = HashMap::new();
        let mut shapes: Vec<(&Feature, Shapes)> = Vec::new();
        for feature in &layer.features {
            let [west, north, east, south] = feature.bounds;
            let [left, top] = on_target([west, north]);
            let [right, bottom] = on_target([east, south]);
            if right < low || left > high || bottom < low || top > high {
                continue;
            }
            let index = *found.entry((feature.attributes, feature.kind)).or_insert_with(|| {
                shapes.push((feature, Shapes::default()));
                shapes.len() - 1
            });
            let into = &mut shapes[index].1;
            let parts = layer
                .parts(feature)
                .map(|part| part.iter().copied().map(on_target).collect::<Vec<Point>>());
            match feature.kind {
                ShapeKind::Points => into.add_points(parts, whole),
                ShapeKind::Lines => into.add_lines(parts, with_margin),
                ShapeKind::Rings => into.add_rings(parts, with_margin),
            }
        }
        shapes
            .into_iter()
            .filter_map(|(feature, shapes)| {
                let shape = shapes.geometry(feature.kind)?;
                let attributes = &layer.attributes[feature.attributes];
                let name = match feature.kind {
                    ShapeKind::Points => "Point",
                    ShapeKind::Lines => "LineString",
                    ShapeKind::Rings => "Polygon",
                };
                Some(Group {
                    kind: feature.kind,
                    context: Context::new(name.to_owned(), attributes.clone(), zoom),
                    rank: rank(attributes).unwrap_or(UNRANKED),
                    shape,
                })
            })
            .collect()
    }

    fn label(&self, group: &Group, names: &Names<'_>, labels: &mut Vec<Label>) {
        let shape = match (&group.shape, group.kind) {
            (Geometry::MultiLineString(lines), ShapeKind::Lines) => {
                let whole = [0.0, 0.0, self.tile_points, self.tile_points];
                Geometry::MultiLineString(MultiLineString(straightest_of(lines, whole)))
            }
            (Geometry::MultiPoint(_), ShapeKind::Points) => group.shape.clone(),
            _ => return,
        };
        let mut texts = Vec::new();
        let Names { index, layout, paint, .. } = *names;
        let _ =
            walkers::render_symbol(&shape, &group.context, &mut texts, layout, paint, None, index);
        let tiles = f64::from(self.target.zoom).exp2();
        let tile = [f64::from(self.target.x), f64::from(self.target.y)];
        for text in texts {
            let mercator =
                |on_tile: f32, tile: f64| (tile + f64::from(on_tile) / self.tile_points) / tiles;
            let at = [mercator(text.position.x, tile[0]), mercator(text.position.y, tile[1])];
            let order =
                (((index as u64) << 8 | group.rank) << 16) | labels.len().min(0xFFFF) as u64;
            let room = text.max_width.map(|width| f64::from(width) / self.tile_points / tiles);
            labels.push(Label::new(text, at, room, order, names.may_move));
        }
    }
}

/// The longest nearly straight stretch of each line inside the tile, for its name.
fn straightest_of(lines: &MultiLineString<f32>, whole: Square) -> Vec<LineString<f32>> {
    let mut longest = Vec::new();
    for line in lines {
        let points: Vec<Point> =
            line.0.iter().map(|point| [f64::from(point.x), f64::from(point.y)]).collect();
        let pieces = cut::line(&points, whole);
        let straight = pieces.iter().map(|piece| straightest(piece));
        let best = straight.max_by(|a, b| length(a).total_cmp(&length(b)));
        if let Some([from, to]) = best {
            longest.push(LineString::from(vec![
                (from[0] as f32, from[1] as f32),
                (to[0] as f32, to[1] as f32),
            ]));
        }
    }
    longest
}

fn length([from, to]: &[Point; 2]) -> f64 {
    (to[0] - from[0]).hypot(to[1] - from[1])
}

/// The ends of the longest stretch that hardly bends: letters along its chord
/// still lie on the line.
fn straightest(points: &[Point]) -> [Point; 2] {
    const MOST_BEND: f64 = 0.3;
    let mut best = [points[0]; 2];
    let mut from = 0;
    let mut heading: Option<f64> = None;
    for index in 1..points.len() {
        let [before, point] = [points[index - 1], points[index]];
        let along = (point[1] - before[1]).atan2(point[0] - before[0]);
        let bend = heading.map_or(0.0, |heading| {
            let turn = (along - heading).abs();
            turn.min(std::f64::consts::TAU - turn)
        });
        if bend > MOST_BEND {
            from = index - 1;
            heading = Some(along);
        }
        heading.get_or_insert(along);
        let stretch = [points[from], point];
        if length(&stretch) > length(&best) {
            best = stretch;
        }
    }
    best
}

/// The shapes of a group.
#[derive(Default)]
struct Shapes {
    points: Vec<GeoPoint<f32>>,
    lines: Vec<LineString<f32>>,
    polygons: Vec<Polygon<f32>>,
}

impl Shapes {
    /// Points on the tile itself: those in the margin are on the next one too.
    fn add_points(&mut self, parts: impl Iterator<Item = Vec<Point>>, whole: Square) {
        let [west, north, east, south] = whole;
        let on_tile =
            parts.flatten().filter(|[x, y]| (west..east).contains(x) && (north..south).contains(y));
        self.points.extend(on_tile.map(|[x, y]| GeoPoint::new(x as f32, y as f32)));
    }

    fn add_lines(&mut self, parts: impl Iterator<Item = Vec<Point>>, square: Square) {
        for part in parts {
            for piece in cut::line(&part, square) {
                self.lines.push(line_string(&thinned(&piece)));
            }
        }
    }

    /// All rings of a feature are one polygon, filled where an odd number of them
    /// lies around: that is right for holes and for parts apart.
    fn add_rings(&mut self, parts: impl Iterator<Item = Vec<Point>>, square: Square) {
        let mut rings = parts
            .map(|part| cut::ring(&part, square))
            .filter(|ring| cut::doubled_area(ring).abs() > 2.0 * LEAST_RING_POINTS2)
            .map(|ring| line_string(&ring));
        if let Some(outer) = rings.next() {
            self.polygons.push(Polygon::new(outer, rings.collect()));
        }
    }

    fn geometry(self, kind: ShapeKind) -> Option<Geometry<f32>> {
        let geometry = match kind {
            ShapeKind::Points if !self.points.is_empty() => {
                Geometry::MultiPoint(MultiPoint(self.points))
            }
            ShapeKind::Lines if !self.lines.is_empty() => {
                Geometry::MultiLineString(MultiLineString(self.lines))
            }
            ShapeKind::Rings if !self.polygons.is_empty() => {
                Geometry::MultiPolygon(MultiPolygon(self.polygons))
            }
            _ => return None,
        };
        Some(geometry)
    }
}

/// Without points that lie where the one before does, as far as anyone sees.
fn thinned(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for (index, point) in points.iter().enumerate() {
        let is_last = index + 1 == points.len();
        let is_near = kept.last().is_some_and(|last| length(&[*last, *point]) < LEAST_STEP_POINTS);
        if is_last && is_near && kept.len() > 1 {
            kept.pop();
        }
        if is_last || !is_near {
            kept.push(*point);
        }
    }
    kept
}

fn line_string(points: &[Point]) -> LineString<f32> {
    points.iter().map(|[x, y]| (*x as f32, *y as f32)).collect()
}

#[cfg(test)]
mod tests;
