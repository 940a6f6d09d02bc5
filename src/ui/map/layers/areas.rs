//! Circles and boundaries in which imprecise events happened.

use std::collections::{BTreeSet, HashSet};

use egui::{FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2};

use super::hatch::{self, Patch};
use super::{Entry, Hit, Layer, LegendLine, Scene};
use crate::dataset::{Place, Rows};
use crate::language::tr;
use crate::session::{DatasetMasks, LayerState};
use crate::shape::Ring;
use crate::summary::ground::mercator;
use crate::summary::{MapBox, MappedRows, scan};
use crate::ui::format;
use crate::ui::map::inset::TWO_LINES_OF_CHIPS_POINTS;
use crate::ui::theme::{Theme, Token};

/// This layer.
pub const ENTRY: Entry = Entry {
    id: crate::session::layers::AREAS,
    label: "Location uncertainty",
    about: "Hatching where events may have happened whose place is not known exactly",
    make: || Box::new(Areas::default()),
};

/// With more imprecise events in view no circle is drawn.
const MOST_EVENTS: usize = 20_000;

/// So many circles are hatched at the most.
const MOST_HATCHED: usize = 2_000;

/// The circles of a part of the map.
#[derive(Default)]
pub struct Areas {
    key: Option<(u64, Option<MapBox>)>,
    /// Distinct centres and radii in metres.
    circles: Vec<(Place, u32)>,
    /// The rings of boundaries that stand for places.
    outlines: Vec<Vec<Ring>>,
    is_crowded: bool,
    /// Whether some of those in view are not hatched.
    is_cut: bool,
    /// The name of the picked event's area, and the box around its outline.
    name: Option<(Rect, String)>,
}

impl Layer for Areas {
    /// One quiet layer of hatching, however many areas overlap: strokes on top of each
    /// other would read as a density that nobody measured. The area of the picked
    /// event is dashed and named.
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        _state: &LayerState,
        painter: &Painter,
        _hovered: Option<Hit>,
    ) {
        self.refresh(scene);
        self.name = None;
        let (viewport, theme) = (&scene.viewport, scene.theme);
        let fitting = viewport.rect.size().min_elem() / 2.0;
        let is_seen = |centre: Pos2, radius: f32| {
            (10.0..fitting).contains(&radius) && viewport.rect.expand(radius).contains(centre)
        };
        let circles = self.circles.iter().filter_map(|&(place, radius_m)| {
            let radius = viewport.points(place, f64::from(radius_m));
            let centre = viewport.project(mercator(place));
            is_seen(centre, radius).then_some(Patch::Circle(centre, radius))
        });
        let outlines = self.outlines.iter().filter_map(|rings| {
            let paths: Vec<Vec<Pos2>> = rings.iter().map(|ring| viewport.outline(ring)).collect();
            let around = bounds(&paths);
            let is_seen = is_seen(around.center(), around.size().max_elem() / 2.0);
            is_seen.then_some(Patch::Rings(paths))
        });
        let seen: Vec<Patch> = outlines.chain(circles).take(MOST_HATCHED + 1).collect();
        self.is_cut = seen.len() > MOST_HATCHED;
        let stroke = Stroke::new(1.0, Theme::faded(theme.outline(), 0.25));
        let hatched = seen.get(..MOST_HATCHED).unwrap_or(&seen);
        hatch::paint(painter, viewport.rect, hatched, stroke);
        let session = scene.view.session;
        let Some(event) = session.document().focus else { return };
        let Some(dataset) = session.dataset(event.dataset) else { return };
        let certainty = dataset.certainty(event.row);
        let Some(place) = dataset.place(event.row).filter(|_| certainty.is_area()) else { return };
        let stroke = Stroke::new(1.8, theme.accent());
        let areas = session.derived().part(event.dataset).map(DatasetMasks::event_areas);
        if let Some(named) = areas.and_then(|areas| areas.of_row(event.row)) {
            let rings = named.shape.rings();
            let paths: Vec<Vec<Pos2>> = rings.iter().map(|ring| viewport.outline(ring)).collect();
            for path in &paths {
                painter.extend(Shape::dashed_line(path, stroke, 5.0, 4.0));
            }
            self.name = Some((bounds(&paths), named.name.clone()));
            return;
        }
        let centre = viewport.project(mercator(place));
        let radius = viewport.points(place, f64::from(certainty.radius_m));
        painter.circle_filled(centre, radius, Theme::faded(theme.accent(), 0.06));
        paint_circle(painter, centre, radius, stroke);
        let name = dataset.place_names().value(event.row);
        let within = format::distance(f64::from(certainty.radius_m));
        let text = if name.is_empty() {
            tr!("within-distance", distance = within)
        } else {
            tr!("name-within-distance", name = name, distance = within)
        };
        self.name = Some((Rect::from_center_size(centre, Vec2::splat(2.0 * radius)), text));
    }

    fn paint_names(&self, scene: &Scene<'_>, painter: &Painter) {
        if let Some((around, text)) = &self.name {
            paint_name(painter, scene.viewport.rect, *around, text, scene.theme);
        }
    }

    fn legend(&self, _scene: &Scene<'_>, _state: &LayerState) -> Vec<LegendLine> {
        let text = if self.is_crowded {
            tr!("more-than-imprecise-events-in-view-zoom", count = MOST_EVENTS)
        } else if self.is_cut {
            tr!("only-areas-in-view-are-hatched-zoom", count = MOST_HATCHED)
        } else {
            return Vec::new();
        };
        vec![LegendLine::Text(text)]
    }
}

impl Areas {
    fn refresh(&mut self, scene: &Scene<'_>) {
        let view = scene.viewport.map_box();
        let is_known = |area: MapBox| area == view || (!self.is_crowded && area.covers(&view));
        if let Some((revision, area)) = self.key
            && revision == scene.revision()
            && area.is_none_or(is_known)
        {
            return;
        }
        let rows: Vec<Rows> = scene
            .parts
            .iter()
            .map(|part| {
                let mut rows = part.ground.areas().clone();
                rows.intersect(part.rows);
                rows
            })
            .collect();
        let placed: Vec<MappedRows<'_>> = scene
            .parts
            .iter()
            .zip(&rows)
            .map(|(part, rows)| MappedRows { ground: part.ground, rows })
            .collect();
        // Circles reach into the view from outside, so all are wanted, or at
        // least those of a few screens around.
        let found = [None, Some(view.expanded(2.0)), Some(view)].into_iter().find_map(|area| {
            let rows = scan::rows_in(&placed, &area.unwrap_or(MapBox::ALL), MOST_EVENTS)?;
            Some((area, rows))
        });
        self.is_crowded = found.is_none();
        let (area, rows) = found.unwrap_or((Some(view), Vec::new()));
        self.key = Some((scene.revision(), area));
        let mut known = HashSet::new();
        let mut known_outlines = BTreeSet::new();
        self.circles.clear();
        self.outlines.clear();
        for (part, row) in rows {
            let areas = scene.parts[part].event_areas;
            if let (Some(number), Some(named)) = (areas.number(row), areas.of_row(row)) {
                if known_outlines.insert(number) {
                    self.outlines.push(named.shape.rings());
                }
                continue;
            }
            let dataset = scene.parts[part].dataset;
            let Some(place) = dataset.place(row) else { continue };
            let radius_m = dataset.certainty(row).radius_m;
            let bits = [place.latitude().to_bits(), place.longitude().to_bits()];
            if known.insert((bits, radius_m)) {
                self.circles.push((place, radius_m));
            }
        }
    }
}

fn bounds(paths: &[Vec<Pos2>]) -> Rect {
    paths.iter().fold(Rect::NOTHING, |all, path| all.union(Rect::from_points(path)))
}

/// The name of an area at its top, or at that of the map where the area is larger.
fn paint_name(painter: &Painter, map: Rect, around: Rect, text: &str, theme: Theme) {
    let colour = theme.token(Token::Text);
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(11.5), colour);
    let size = galley.size() + Vec2::new(14.0, 6.0);
    let below = map.with_min_y(map.top() + TWO_LINES_OF_CHIPS_POINTS);
    let room = below.shrink2(size / 2.0 + Vec2::splat(4.0));
    if !map.intersects(around) || room.is_negative() {
        return;
    }
    let label = Rect::from_center_size(room.clamp(around.center_top()), size);
    let edge = Stroke::new(1.0, theme.accent());
    painter.rect(label, 4.0, theme.token(Token::Raised), edge, StrokeKind::Inside);
    painter.galley(label.center() - galley.size() / 2.0, galley, colour);
}

fn paint_circle(painter: &Painter, centre: Pos2, radius: f32, stroke: Stroke) {
    let steps = (radius * 0.5).clamp(24.0, 240.0) as usize;
    let path: Vec<Pos2> = (0..=steps)
        .map(|step| {
            let angle = std::f32::consts::TAU * step as f32 / steps as f32;
            centre + Vec2::angled(angle) * radius
        })
        .collect();
    painter.extend(Shape::dashed_line(&path, stroke, 5.0, 4.0));
}
