//! Lays out the names of all tiles at once: the important ones first, none over a
//! sign of an event, none cut off where a tile ends.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Color32, FontId, Galley, Painter, Pos2, Shape, Vec2, vec2};

use super::label::Label;
use super::label_collision::{Box, Taken};
use super::tiles::Shown;
use super::viewport::Viewport;
use crate::gazetteer::fold;

/// Labels so far outside the view still take their room, so that those in view
/// do not jump when the map is moved.
const MARGIN_POINTS: f32 = 120.0;

/// The same name is written again along a line only so far away.
const REPEAT_POINTS: f32 = 320.0;

/// The same name at a point nearer than this is the same place.
const SAME_PLACE_POINTS: f32 = 40.0;

/// Free space between a sign and a name beside it.
const GAP_POINTS: f32 = 3.0;

/// Where the letters are stamped in the colour of the halo.
const HALO: [Vec2; 8] = [
    vec2(1.0, 0.0),
    vec2(0.7, 0.7),
    vec2(0.0, 1.0),
    vec2(-0.7, 0.7),
    vec2(-1.0, 0.0),
    vec2(-0.7, -0.7),
    vec2(0.0, -1.0),
    vec2(0.7, -0.7),
];

/// The names that are written.
#[derive(Default)]
pub struct Labels {
    placed: Vec<PlacedLabel>,
    /// Of what was laid out.
    hash: Option<u64>,
}

struct PlacedLabel {
    tile: Arc<[Label]>,
    index: usize,
    middle: Pos2,
}

impl PlacedLabel {
    fn label(&self) -> &Label {
        &self.tile[self.index]
    }
}

impl Labels {
    /// Writes the names of `maps`, the lowest first, beside the `signs`, each a
    /// circle.
    pub fn paint(
        &mut self,
        painter: &Painter,
        viewport: &Viewport,
        maps: &[&[Shown]],
        signs: impl Iterator<Item = (Pos2, f32)>,
    ) {
        let signs: Vec<(Pos2, f32)> = signs.collect();
        let hash = hash(painter, viewport, maps, &signs);
        if self.hash != Some(hash) {
            self.hash = Some(hash);
            self.placed = lay_out(painter, viewport, maps, &signs);
        }
        let visible = viewport.rect.expand(MARGIN_POINTS);
        for placed in self.placed.iter().filter(|placed| visible.contains(placed.middle)) {
            write(painter, placed.label(), placed.middle);
        }
    }

    /// The names that are written and where, the important ones first.
    pub fn written(&self) -> impl Iterator<Item = (&str, Pos2)> {
        self.placed.iter().map(|placed| (placed.label().text.as_str(), placed.middle))
    }
}

/// What the layout depends on.
fn hash(painter: &Painter, viewport: &Viewport, maps: &[&[Shown]], signs: &[(Pos2, f32)]) -> u64 {
    let mut hasher = DefaultHasher::new();
    painter.ctx().pixels_per_point().to_bits().hash(&mut hasher);
    for corner in [viewport.rect.min, viewport.rect.max, viewport.project([0.0, 0.0])] {
        [corner.x.to_bits(), corner.y.to_bits()].hash(&mut hasher);
    }
    let far = viewport.project([0.25, 0.25]);
    [far.x.to_bits(), far.y.to_bits()].hash(&mut hasher);
    for shown in maps.iter().copied().flatten() {
        shown.square.map(f64::to_bits).hash(&mut hasher);
        (shown.labels.as_ptr() as usize).hash(&mut hasher);
    }
    for (at, radius) in signs {
        [at.x, at.y, *radius].map(f32::to_bits).hash(&mut hasher);
    }
    hasher.finish()
}

fn galley(painter: &Painter, label: &Label) -> Arc<Galley> {
    painter.layout_no_wrap(label.text.clone(), FontId::proportional(label.size), label.colour)
}

fn contains([west, north, east, south]: [f64; 4], [x, y]: [f64; 2]) -> bool {
    (west..east).contains(&x) && (north..south).contains(&y)
}

/// The labels on the parts of tiles that are drawn, in order of importance. A
/// map gives way to the maps above it: to pictures wherever they lie, since they
/// bring their names, to others where they know the same name.
fn candidates(viewport: &Viewport, maps: &[&[Shown]]) -> Vec<PlacedLabel> {
    let near = viewport.rect.expand(MARGIN_POINTS);
    let mut found = Vec::new();
    let mut known_above: HashSet<String> = HashSet::new();
    for (level, tiles) in maps.iter().enumerate().rev() {
        let pictures = || maps[level + 1..].iter().copied().flatten().filter(|map| map.is_picture);
        let of_this_map = found.len();
        for tile in *tiles {
            for (index, label) in tile.labels.iter().enumerate() {
                let middle = viewport.project(label.at);
                let is_shown = near.contains(middle)
                    && contains(tile.square, label.at)
                    && !pictures().any(|picture| contains(picture.square, label.at))
                    && (known_above.is_empty() || !known_above.contains(&fold(&label.text)));
                if is_shown {
                    found.push(PlacedLabel { tile: Arc::clone(&tile.labels), index, middle });
                }
            }
        }
        if level > 0 {
            known_above
                .extend(found[of_this_map..].iter().map(|placed| fold(&placed.label().text)));
        }
    }
    found.sort_by(|a, b| {
        let (a, b) = (a.label(), b.label());
        a.order.cmp(&b.order).then_with(|| a.text.cmp(&b.text))
    });
    found
}

fn lay_out(
    painter: &Painter,
    viewport: &Viewport,
    maps: &[&[Shown]],
    signs: &[(Pos2, f32)],
) -> Vec<PlacedLabel> {
    let mut taken = Taken::default();
    for (centre, radius) in signs {
        taken.add(Box::new(*centre, Vec2::splat(radius * 2.0 + GAP_POINTS), 0.0));
    }
    let candidates = candidates(viewport, maps);
    let mut written: HashMap<String, Vec<Pos2>> = HashMap::new();
    let mut placed = Vec::new();
    for candidate in candidates {
        let label = candidate.label();
        let apart = if label.room.is_some() { REPEAT_POINTS } else { SAME_PLACE_POINTS };
        let is_repeated = written
            .get(&label.text)
            .is_some_and(|places| places.iter().any(|at| at.distance(candidate.middle) < apart));
        if is_repeated {
            continue;
        }
        let size = galley(painter, label).size();
        if label.room.is_some_and(|room| f64::from(size.x) > viewport.wide(room)) {
            continue;
        }
        let boxed = |at: Pos2| Box::new(at, size + Vec2::splat(2.0 * label.padding), label.angle);
        let free = places(label, candidate.middle, size).find(|at| taken.is_free(&boxed(*at)));
        let Some(at) = free else { continue };
        taken.add(boxed(at));
        written.entry(label.text.clone()).or_default().push(candidate.middle);
        placed.push(PlacedLabel { middle: at, ..candidate });
    }
    placed
}

/// Where a label may stand, the best place first: on its point, and if it may
/// move, beside it; the larger the letters, the farther.
fn places(label: &Label, middle: Pos2, size: Vec2) -> impl Iterator<Item = Pos2> {
    const STEP_POINTS: f32 = 8.0;
    let farthest = ((label.size - 9.0) * 9.0).clamp(12.0, 110.0);
    let steps = if label.may_move { (farthest / STEP_POINTS) as u32 } else { 0 };
    let beside = (1..=steps).flat_map(move |step| {
        let away = step as f32 * STEP_POINTS;
        let [right, down] = [size.x / 2.0 + away, size.y / 2.0 + away];
        [
            vec2(0.0, down),
            vec2(0.0, -down),
            vec2(right, 0.0),
            vec2(-right, 0.0),
            vec2(right, down),
            vec2(-right, down),
            vec2(right, -down),
            vec2(-right, -down),
        ]
    });
    std::iter::once(Vec2::ZERO).chain(beside).map(move |offset| middle + offset)
}

fn write(painter: &Painter, label: &Label, middle: Pos2) {
    let galley = galley(painter, label);
    let (sine, cosine) = label.angle.sin_cos();
    let half = galley.size() / 2.0;
    let corner = middle - vec2(half.x * cosine - half.y * sine, half.x * sine + half.y * cosine);
    let stamp = |offset: Vec2, colour: Color32| -> Shape {
        TextShape::new(corner + offset, Arc::clone(&galley), colour)
            .with_angle(label.angle)
            .with_override_text_color(colour)
            .into()
    };
    if label.halo_width > 0.0 && label.halo.a() > 0 {
        painter.extend(HALO.map(|offset| stamp(offset * label.halo_width, label.halo)));
    }
    painter.add(stamp(Vec2::ZERO, label.colour));
}

#[cfg(test)]
mod tests;
