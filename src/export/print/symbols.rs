//! Symbols of events on paper: one for an event, a ring with a number where several would
//! lie over one another, circles within which imprecise places lie.

use std::collections::HashSet;
use std::sync::Arc;

use super::events::PrintEvent;
use super::font::{Face, Fonts};
use super::frame::Frame;
use super::palette;
use super::sheet::{Item, Outline, Paint, Pen, Region, Text};
use crate::dataset::symbol::{Hue, Ink, Outline as SymbolOutline, Symbol};
use crate::summary::clusters::{Cluster, GROUPS, joined};
use crate::summary::grid::{Grid, MapBox};
use crate::summary::ground::fixed;

/// The radius of a symbol, in points.
pub const SYMBOL_POINTS: f32 = 4.6;

/// Lines of symbols are those of the window, thinner by so much.
const LINE_SCALE: f32 = 0.7;

/// Symbols nearer than this stand together, in points.
const CELL_POINTS: f64 = 22.0;

/// Circles of places that are known better than this are not seen, in points.
const LEAST_CIRCLE_POINTS: f32 = 7.0;

/// The most circles that are drawn.
const MOST_CIRCLES: usize = 300;

/// Segments of a circle that is one of several.
const CIRCLE_SEGMENTS: usize = 48;

/// A symbol that stands for one event or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its middle on the page.
    pub at: [f32; 2],
    /// How many events.
    pub count: u32,
    /// How many of each hue, by [`Hue::ALL`].
    shares: [u32; GROUPS],
    /// The event, where it is one.
    only: Option<usize>,
    is_disputed: bool,
}

impl Mark {
    /// How far it reaches, in points.
    pub fn reach(&self) -> f32 {
        if self.count == 1 { SYMBOL_POINTS } else { ring_radius(self.count) + 2.0 }
    }
}

/// The marks of `events` in `frame`.
pub fn marks(events: &[&PrintEvent], frame: &Frame) -> Vec<Mark> {
    let Region { width, height, .. } = frame.region;
    let size = [width, height].map(|side| f64::from(side) / frame.world_points);
    // Beyond both ends of the map nothing is drawn twice.
    let world = (frame.world_points / CELL_POINTS).clamp(1.0, f64::from(1 << 20)) as u32;
    let grid = Grid::over(&MapBox::around(frame.middle, size), world);
    let mut cells: Vec<Option<Cluster>> = vec![None; grid.len()];
    let mut disputed = HashSet::new();
    for (index, event) in events.iter().enumerate() {
        let Some(at) = event.at.filter(|at| frame.region.contains(frame.project(*at))) else {
            continue;
        };
        let Some((cell, _)) = grid.locate(fixed(at)) else { continue };
        let hue = Symbol::of_kind(&event.kind).hue;
        let group = Hue::ALL.iter().position(|known| *known == hue).unwrap_or_default();
        let Some(known) = cells.get_mut(cell) else { continue };
        let cluster = known.get_or_insert_with(|| Cluster {
            cells: vec![cell],
            count: 0,
            shares: [0; GROUPS],
            at: [0.0; 2],
            only: Some((0, index)),
        });
        let before = f64::from(cluster.count);
        let at = [frame.nearest(at[0]), at[1]];
        for (sum, at) in cluster.at.iter_mut().zip(at) {
            *sum = (*sum * before + at) / (before + 1.0);
        }
        cluster.count += 1;
        cluster.shares.iter_mut().skip(group).take(1).for_each(|share| *share += 1);
        cluster.only = cluster.only.filter(|_| cluster.count == 1);
        if event.is_disputed {
            disputed.insert(cell);
        }
    }
    let radius = |count: u32| f64::from(ring_radius(count)) * 0.9 / CELL_POINTS;
    let joined = joined(cells.into_iter().flatten().collect(), &grid, radius);
    let mark = |cluster: Cluster| Mark {
        at: frame.project(cluster.at),
        count: cluster.count,
        shares: cluster.shares,
        only: cluster.only.map(|(_, index)| index),
        is_disputed: cluster.cells.iter().any(|cell| disputed.contains(cell)),
    };
    joined.into_iter().map(mark).collect()
}

/// The marks as items, the larger ones above.
pub fn drawn(marks: &[Mark], events: &[&PrintEvent], fonts: &Fonts) -> Vec<Item> {
    let mut ordered: Vec<&Mark> = marks.iter().collect();
    ordered.sort_by_key(|mark| mark.count);
    let mut items = Vec::new();
    for mark in ordered {
        match mark.only.and_then(|index| events.get(index)) {
            Some(event) => {
                items.extend(symbol(&event.kind, mark.at, SYMBOL_POINTS, !event.is_area));
            }
            None => items.extend(ring(mark, fonts)),
        }
        if mark.is_disputed {
            let reach = mark.reach() * 0.75;
            items.push(disputed([mark.at[0] + reach, mark.at[1] - reach]));
        }
    }
    items
}

/// The sign of contradicting claims.
pub fn disputed(at: [f32; 2]) -> Item {
    Item::Path {
        outline: Outline::Circle(at, 2.2),
        fill: Some(Paint::solid(palette::WARNING)),
        stroke: Some(Pen::new(palette::PAPER, 0.9)),
    }
}

/// The symbol of `kind`.
pub fn symbol(kind: &str, at: [f32; 2], radius: f32, is_filled: bool) -> Vec<Item> {
    let Symbol { form, hue } = Symbol::of_kind(kind);
    let [light, _] = hue.rgb();
    let paint = |ink: Ink| match ink {
        Ink::Hue => Paint::solid(light),
        Ink::Edge(opacity) => Paint { rgb: palette::PAPER, opacity },
    };
    // Pieces are made for the lines of a screen and shrunk with them.
    let pieces = form.pieces(radius / LINE_SCALE, is_filled);
    let moved = |[x, y]: [f32; 2]| [at[0] + x * LINE_SCALE, at[1] + y * LINE_SCALE];
    let item = |piece: crate::dataset::symbol::Piece| Item::Path {
        outline: match piece.outline {
            SymbolOutline::Polygon(points) => {
                Outline::Rings(vec![points.into_iter().map(moved).collect()])
            }
            SymbolOutline::Circle(radius) => Outline::Circle(at, radius * LINE_SCALE),
            SymbolOutline::Line(ends) => Outline::Lines(vec![ends.map(moved).to_vec()]),
        },
        fill: piece.fill.map(paint),
        stroke: piece.stroke.map(|(width, ink)| Pen {
            paint: paint(ink),
            width: width * LINE_SCALE,
            dashes: Vec::new(),
        }),
    };
    pieces.into_iter().map(item).collect()
}

fn ring_radius(count: u32) -> f32 {
    if count == 1 { SYMBOL_POINTS } else { 7.5 + (count as f32).log2().min(9.0) * 0.9 }
}

/// A ring with a segment for each hue and the number in its middle.
fn ring(mark: &Mark, fonts: &Fonts) -> Vec<Item> {
    let radius = ring_radius(mark.count);
    let disc = |radius: f32, paint| Item::Path {
        outline: Outline::Circle(mark.at, radius),
        fill: Some(paint),
        stroke: None,
    };
    let mut items = vec![disc(radius + 1.6, Paint::solid(palette::PAPER))];
    let mut shares: Vec<(u32, Hue)> = mark.shares.into_iter().zip(Hue::ALL).collect();
    shares.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
    let mut turn = -std::f32::consts::FRAC_PI_2;
    for (share, hue) in shares.into_iter().filter(|(share, _)| *share > 0) {
        let reach = std::f32::consts::TAU * share as f32 / mark.count as f32;
        let [light, _] = hue.rgb();
        items.push(Item::Path {
            outline: Outline::Rings(vec![segment(mark.at, [radius - 2.6, radius], turn, reach)]),
            fill: Some(Paint::solid(light)),
            stroke: None,
        });
        turn += reach;
    }
    let text = number(mark.count);
    let size = 6.6;
    let width = fonts.width(Face::Semibold, size, &text);
    items.push(Item::Text(Text {
        at: [mark.at[0] - width / 2.0, mark.at[1] + size * 0.36],
        text,
        face: Face::Semibold,
        size,
        rgb: palette::TEXT,
        halo: None,
    }));
    items
}

fn number(count: u32) -> String {
    if count < 10_000 { count.to_string() } else { format!("{}k", (count + 500) / 1_000) }
}

/// The outline of a part of a ring.
fn segment(at: [f32; 2], [inner, outer]: [f32; 2], turn: f32, reach: f32) -> Vec<[f32; 2]> {
    let steps = (reach / 0.12).ceil().max(1.0) as usize;
    let point = |radius: f32, step: usize| {
        let angle = turn + reach * step as f32 / steps as f32;
        [at[0] + radius * angle.cos(), at[1] + radius * angle.sin()]
    };
    let there = (0..=steps).map(|step| point(outer, step));
    there.chain((0..=steps).rev().map(|step| point(inner, step))).collect()
}

fn circle([x, y]: [f32; 2], radius: f32) -> Vec<[f32; 2]> {
    let point = |segment: usize| {
        let angle = std::f32::consts::TAU * segment as f32 / CIRCLE_SEGMENTS as f32;
        [x + radius * angle.cos(), y + radius * angle.sin()]
    };
    (0..CIRCLE_SEGMENTS).map(point).collect()
}

/// The circles within which imprecise places lie, as one area however many overlap.
pub fn circles(events: &[&PrintEvent], frame: &Frame) -> Option<Item> {
    let most = frame.region.width.min(frame.region.height) / 2.0;
    let mut known = HashSet::new();
    let mut rings = Vec::new();
    // Where there are too many, the largest say most.
    let mut areas: Vec<&&PrintEvent> = events.iter().filter(|event| event.is_area).collect();
    areas.sort_by(|a, b| b.radius_m.total_cmp(&a.radius_m));
    for event in areas {
        let Some(at) = event.at else { continue };
        if let Some(area) = &event.area {
            let outline = outline(area, frame);
            let (middle, radius) = extent(&outline);
            let is_seen = (LEAST_CIRCLE_POINTS..most).contains(&radius)
                && frame.region.expanded(radius).contains(middle);
            let key = [Arc::as_ptr(area) as usize as i64, 0, -1];
            if is_seen && known.len() < MOST_CIRCLES && known.insert(key) {
                rings.extend(outline);
            }
            continue;
        }
        let radius = frame.points(f64::from(event.radius_m), at);
        let middle = frame.project(at);
        let is_seen = (LEAST_CIRCLE_POINTS..most).contains(&radius)
            && frame.region.expanded(radius).contains(middle);
        let key = [middle[0], middle[1], radius].map(|points| (points * 2.0).round() as i64);
        if is_seen && known.len() < MOST_CIRCLES && known.insert(key) {
            rings.push(circle(middle, radius));
        }
    }
    (!rings.is_empty()).then(|| area(Outline::Rings(rings)))
}

/// The rings of a boundary on the page, in one piece where it crosses the antimeridian.
fn outline(area: &[Vec<[f64; 2]>], frame: &Frame) -> Vec<Vec<[f32; 2]>> {
    let first = area.first().and_then(|ring| ring.first()).copied().unwrap_or_default();
    let shift = frame.nearest(first[0]) - first[0];
    let point = |[x, y]: &[f64; 2]| frame.project_flat([x + shift, *y]);
    area.iter().map(|ring| ring.iter().map(point).collect()).collect()
}

/// The middle of the box around rings, and half of its longer side.
fn extent(rings: &[Vec<[f32; 2]>]) -> ([f32; 2], f32) {
    let (mut least, mut most) = ([f32::MAX; 2], [f32::MIN; 2]);
    for [x, y] in rings.iter().flatten() {
        least = [least[0].min(*x), least[1].min(*y)];
        most = [most[0].max(*x), most[1].max(*y)];
    }
    let side = (most[0] - least[0]).max(most[1] - least[1]);
    ([(least[0] + most[0]) / 2.0, (least[1] + most[1]) / 2.0], side / 2.0)
}

/// How many of `events` lie somewhere in an area that is larger than the map.
pub fn larger_than_map(events: &[&PrintEvent], frame: &Frame) -> usize {
    let most = frame.region.width.min(frame.region.height) / 2.0;
    let is_large = |event: &&&PrintEvent| {
        let reach = |at| match &event.area {
            Some(area) => extent(&outline(area, frame)).1,
            None => frame.points(f64::from(event.radius_m), at),
        };
        event.is_area && event.at.is_some_and(|at| reach(at) >= most)
    };
    events.iter().filter(is_large).count()
}

/// An area within which an imprecise place lies.
pub fn area(outline: Outline) -> Item {
    let paint = |opacity| Paint { rgb: palette::AREA, opacity };
    Item::Path {
        outline,
        fill: Some(paint(0.10)),
        stroke: Some(Pen { paint: paint(0.45), width: 0.6, dashes: vec![2.4, 1.6] }),
    }
}
