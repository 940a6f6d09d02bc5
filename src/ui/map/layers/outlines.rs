//! Named and drawn areas, with how many events lie definitely and possibly inside.

use std::sync::Arc;

use egui::{Align2, FontId, Painter, Pos2, Rect, Shape, Stroke};

use super::background::Background;
use super::{Click, Entry, Hit, Layer, LegendLine, Scene};
use crate::boundaries::EventAreas;
use crate::dataset::symbol::Hue;
use crate::dataset::{Dataset, Rows};
use crate::filter::AreaChoice;
use crate::filter::area::rows_in;
use crate::filter::time::Matching;
use crate::gazetteer;
use crate::language::tr;
use crate::session::{Document, EventRef, LayerState, SelectionOp};
use crate::ui::format;
use crate::ui::labels;
use crate::ui::theme::Theme;

/// This layer.
pub const ENTRY: Entry = Entry {
    id: "outlines",
    label: "Counts by area",
    about: "Outlines of named and drawn areas, with how many events happened inside",
    make: || Box::new(Outlines::default()),
};

/// An area that events are counted in.
#[derive(Debug, Clone, PartialEq)]
struct Outline {
    /// Its outline is only about right and drawn dashed.
    approximate: bool,
    choice: AreaChoice,
    /// Longitude and latitude in degrees.
    rings: Vec<Vec<[f64; 2]>>,
}

/// All areas that are counted in: those of the gazetteer, and those that people
/// drew or imported.
fn outlines(document: &Document) -> Vec<Outline> {
    let named = gazetteer::areas().iter().map(|area| Outline {
        approximate: area.approximate,
        choice: AreaChoice::Named(area.name.clone()),
        rings: area.rings.clone(),
    });
    let drawn = document.shapes.iter().map(|named| {
        let choice = AreaChoice::Shape(named.clone());
        Outline { approximate: false, choice, rings: named.shape.rings() }
    });
    named.chain(drawn).collect()
}

/// What the rows inside depend on.
struct Key {
    datasets: Vec<Arc<Dataset>>,
    /// By dataset.
    event_areas: Vec<Arc<EventAreas>>,
    choices: Vec<AreaChoice>,
}

/// By area and dataset: the rows that may lie inside and those that do.
type Inside = Vec<Vec<[Rows; 2]>>;

/// The areas and what lies in them.
#[derive(Default)]
pub struct Outlines {
    areas: Vec<Outline>,
    /// Revision of the session that they are of.
    revision: Option<u64>,
    inside: Background<Key, Inside>,
    /// Revision, and possible and definite counts by area.
    counts: Option<(u64, Vec<[usize; 2]>)>,
    labels: Vec<Rect>,
}

impl Layer for Outlines {
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        _state: &LayerState,
        painter: &Painter,
        hovered: Option<Hit>,
    ) {
        self.refresh(scene);
        let (viewport, theme) = (&scene.viewport, scene.theme);
        self.labels.clear();
        for (index, area) in self.areas.iter().enumerate() {
            let width = if hovered == Some(Hit(index)) { 2.6 } else { 1.6 };
            let stroke = Stroke::new(width, theme.hue(Hue::Teal));
            let mut around = Rect::NOTHING;
            for ring in &area.rings {
                let path = viewport.outline(ring);
                around = around.union(Rect::from_points(&path));
                if area.approximate {
                    painter.extend(Shape::dashed_line(&path, stroke, 7.0, 4.0));
                } else {
                    painter.add(Shape::line(path, stroke));
                }
            }
            let label = if around.is_positive() && viewport.rect.intersects(around) {
                let counts = self.counts.as_ref().and_then(|(_, counts)| counts.get(index));
                let text = format!(
                    "{} {}",
                    labels::area(&area.choice),
                    counts.map_or("…".to_owned(), range)
                );
                paint_label(painter, viewport.rect, around, &text, theme, &self.labels)
            } else {
                Rect::NOTHING
            };
            self.labels.push(label);
        }
    }

    fn legend(&self, scene: &Scene<'_>, _state: &LayerState) -> Vec<LegendLine> {
        let colour = scene.theme.hue(Hue::Teal);
        let mut lines =
            vec![LegendLine::Stroke(colour, true, tr!("approximate-outline").to_owned())];
        if self.areas.iter().any(|area| !area.approximate) {
            lines.push(LegendLine::Stroke(colour, false, tr!("drawn-or-imported").to_owned()));
        }
        let words = if self.counts.is_none() {
            tr!("counting")
        } else {
            tr!("range-of-definite-and-possible")
        };
        lines.push(LegendLine::Text(words.to_owned()));
        lines
    }

    fn hit(&self, _scene: &Scene<'_>, pointer: Pos2) -> Option<Hit> {
        self.labels.iter().position(|label| label.contains(pointer)).map(Hit)
    }

    fn tip(&self, _scene: &Scene<'_>, hit: Hit) -> String {
        let counts = self.counts.as_ref().and_then(|(_, counts)| counts.get(hit.0));
        let (Some(area), Some([possible, definite])) = (self.areas.get(hit.0), counts) else {
            return String::new();
        };
        tr!(
            "area-definite-and-possible",
            area = labels::area(&area.choice),
            definite = *definite,
            possible = *possible
        )
    }

    fn click(&mut self, scene: &Scene<'_>, hit: Hit, _combine: SelectionOp) -> Click {
        // Without counts what is ready is of other areas or datasets.
        let Some((_, inside)) = self.inside.ready().filter(|_| self.counts.is_some()) else {
            return Click::Nothing;
        };
        let Some(parts) = inside.get(hit.0) else { return Click::Nothing };
        let mut events = Vec::new();
        for (part, [possible, _]) in scene.parts.iter().zip(parts) {
            let mut rows = possible.clone();
            rows.intersect(part.rows);
            events.extend(rows.iter().map(|row| EventRef { dataset: part.id, row }));
        }
        if events.is_empty() { Click::Nothing } else { Click::Select(events) }
    }

    fn circles(&self) -> Vec<(Pos2, f32)> {
        let labels = self.labels.iter().filter(|label| label.is_positive());
        labels.map(|label| (label.center(), label.width() / 2.0)).collect()
    }

    fn is_busy(&self) -> bool {
        self.inside.is_busy()
    }
}

impl Outlines {
    fn refresh(&mut self, scene: &Scene<'_>) {
        let session = scene.view.session;
        if self.revision != Some(session.revision()) {
            self.revision = Some(session.revision());
            self.areas = outlines(session.document());
        }
        let choices: Vec<AreaChoice> = self.areas.iter().map(|area| area.choice.clone()).collect();
        let is_good = |key: &Key| key.choices == choices && is_of(key, scene);
        let ready = self.inside.get(scene.ctx, "areas", is_good, || {
            let datasets: Vec<Arc<Dataset>> =
                scene.parts.iter().map(|part| Arc::clone(part.dataset)).collect();
            let event_areas: Vec<_> = areas_of(scene).cloned().collect();
            let key = Key {
                datasets: datasets.clone(),
                event_areas: event_areas.clone(),
                choices: choices.clone(),
            };
            let choices = choices.clone();
            (key, Box::new(move || count(&datasets, &event_areas, &choices)))
        });
        let Some((_, inside)) = ready.filter(|(key, _)| is_good(key)) else {
            self.counts = None;
            return;
        };
        if self.counts.as_ref().is_some_and(|(revision, _)| *revision == scene.revision()) {
            return;
        }
        let counts = inside.iter().map(|parts| {
            [0, 1].map(|matching| {
                let parts = scene.parts.iter().zip(parts).map(|(part, inside)| {
                    let mut rows = inside[matching].clone();
                    rows.intersect(part.rows);
                    rows.count()
                });
                parts.sum()
            })
        });
        self.counts = Some((scene.revision(), counts.collect()));
    }
}

/// The boundaries that stand for places, by dataset.
fn areas_of<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = &'a Arc<EventAreas>> {
    scene.parts.iter().map(|part| part.event_areas)
}

fn count(
    datasets: &[Arc<Dataset>],
    event_areas: &[Arc<EventAreas>],
    choices: &[AreaChoice],
) -> Inside {
    let of = |choice: &AreaChoice| {
        let of_dataset = |(dataset, areas): (&Arc<Dataset>, &Arc<EventAreas>)| {
            Matching::ALL.map(|matching| rows_in(dataset, choice, matching, areas))
        };
        datasets.iter().zip(event_areas).map(of_dataset).collect()
    };
    choices.iter().map(of).collect()
}

fn is_of(key: &Key, scene: &Scene<'_>) -> bool {
    key.datasets.len() == scene.parts.len()
        && key
            .datasets
            .iter()
            .zip(scene.parts)
            .all(|(known, part)| Arc::ptr_eq(known, part.dataset))
        && key.event_areas.iter().zip(areas_of(scene)).all(|(known, now)| Arc::ptr_eq(known, now))
}

/// Definite and possible as one range.
fn range([possible, definite]: &[usize; 2]) -> String {
    if possible == definite {
        return format::number(*possible);
    }
    format!("{}–{}", format::number(*definite), format::number(*possible))
}

/// A label at the top of an area, inside of the map, below the tools and those
/// labels that are there already; where it stands.
fn paint_label(
    painter: &Painter,
    map: Rect,
    around: Rect,
    text: &str,
    theme: Theme,
    taken: &[Rect],
) -> Rect {
    const TOOLS_POINTS: f32 = 42.0;
    let ink = theme.hue(Hue::Ink);
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::proportional(12.5), ink);
    let size = galley.size() + egui::vec2(10.0, 4.0);
    let seen = around.intersect(map);
    let map = map.with_min_y(map.top() + TOOLS_POINTS);
    let inside = map.shrink2(size / 2.0 + egui::vec2(4.0, 4.0));
    let mut centre = inside.clamp(egui::pos2(seen.center().x, around.top()));
    // Each step goes below one that was in the way, so it ends.
    while let Some(other) =
        taken.iter().find(|other| other.intersects(Rect::from_center_size(centre, size)))
    {
        centre.y = other.bottom() + size.y / 2.0 + 1.0;
    }
    let label = Rect::from_center_size(centre, size);
    painter.rect(
        label,
        4.0,
        Theme::faded(theme.halo(), 0.9),
        Stroke::new(1.0, theme.hue(Hue::Teal)),
        egui::StrokeKind::Inside,
    );
    painter.galley(Align2::CENTER_CENTER.anchor_size(centre, galley.size()).min, galley, ink);
    label
}
