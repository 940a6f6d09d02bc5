//! Hexagons of H3 with exact counts, coloured by quantiles.

use std::sync::Arc;

use egui::{Painter, Pos2, Shape, Stroke, Ui};
use serde::{Deserialize, Serialize};

use super::background::Background;
use super::colour_by::choice;
use super::{Click, Entry, Hit, Layer, LegendLine, Scene};
use crate::dataset::{Dataset, Rows};
use crate::language::tr;
use crate::session::{LayerState, SelectionOp};
use crate::summary::ground::mercator;
use crate::summary::hexagons::{FINEST, HexCodes, Hexagon, resolution_for};
use crate::summary::{Ground, MapBox, Sum};
use crate::ui::format;
use crate::ui::map::projected_positions::events;
use crate::ui::map::viewport::Viewport;
use crate::ui::theme::Theme;
use crate::ui::widgets::choice::checkbox;
use crate::ui::widgets::slider;

/// This layer.
pub const ENTRY: Entry = Entry {
    id: "hexagons",
    label: "Hexagons",
    about: "Exact numbers of events or of people by hexagons of equal size (H3)",
    make: || Box::new(Hexagons::default()),
};

/// Classes of the colour scale.
const CLASSES: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Measure {
    #[default]
    Events,
    KilledLow,
    KilledHigh,
    InjuredLow,
    InjuredHigh,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    measure: Measure,
    /// Wished width from side to side, where the resolution is not fixed.
    width_points: u32,
    /// Resolution of H3.
    resolution: Option<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { measure: Measure::Events, width_points: 40, resolution: None }
    }
}

type Parts = Vec<(Arc<Dataset>, Arc<Ground>)>;

/// What the hexagons of rows depend on.
struct Key {
    parts: Parts,
    resolution: u8,
    covered: MapBox,
}

struct Drawn {
    hexagon: Hexagon,
    /// Corners on the unit square.
    corners: Vec<[f64; 2]>,
}

/// The hexagons of a part of the map.
#[derive(Default)]
pub struct Hexagons {
    codes: Background<Key, HexCodes>,
    /// Revision, resolution and part of the map of what was counted.
    counted: Option<(u64, u8, MapBox)>,
    drawn: Vec<Drawn>,
}

impl Measure {
    fn all() -> [(Self, &'static str); 5] {
        [
            (Self::Events, tr!("events")),
            (Self::KilledLow, tr!("killed-lowest")),
            (Self::KilledHigh, tr!("killed-highest")),
            (Self::InjuredLow, tr!("injured-lowest")),
            (Self::InjuredHigh, tr!("injured-highest")),
        ]
    }

    /// The number of a hexagon; none where no event states it.
    fn of(self, hexagon: &Hexagon) -> Option<u64> {
        let known = |sum: Sum| sum.is_known().then_some(sum);
        let (killed, injured) = (known(hexagon.toll.killed), known(hexagon.toll.injured));
        match self {
            Self::Events => Some(u64::from(hexagon.count)),
            Self::KilledLow => killed.map(|sum| sum.low),
            Self::KilledHigh => killed.map(|sum| sum.high),
            Self::InjuredLow => injured.map(|sum| sum.low),
            Self::InjuredHigh => injured.map(|sum| sum.high),
        }
    }
}

/// The lowest number of each class but the first, ascending; fewer where numbers
/// repeat.
fn class_starts(mut numbers: Vec<u64>) -> Vec<u64> {
    numbers.sort_unstable();
    let Some(lowest) = numbers.first().copied() else { return Vec::new() };
    let mut starts: Vec<u64> =
        (1..CLASSES).map(|class| numbers[class * numbers.len() / CLASSES]).collect();
    starts.dedup();
    starts.retain(|start| *start > lowest);
    starts
}

fn class_of(number: u64, starts: &[u64]) -> usize {
    starts.partition_point(|start| *start <= number)
}

fn colour_of(class: usize, classes: usize, theme: Theme) -> egui::Color32 {
    // One class alone is as plain as the middle of many.
    theme.scale(if classes > 1 { class as f32 / (classes - 1) as f32 } else { 0.5 })
}

impl Layer for Hexagons {
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        state: &LayerState,
        painter: &Painter,
        hovered: Option<Hit>,
    ) {
        let settings: Settings = state.settings();
        self.refresh(scene, resolution(&settings, &scene.viewport));
        let starts = self.starts(settings.measure);
        for (index, drawn) in self.drawn.iter().enumerate() {
            let Some(path) = path(drawn, &scene.viewport) else { continue };
            let is_hovered = hovered == Some(Hit(index));
            let edge = if is_hovered {
                Stroke::new(2.0, scene.theme.accent())
            } else {
                Stroke::new(0.7, Theme::faded(scene.theme.outline(), 0.6))
            };
            match settings.measure.of(&drawn.hexagon) {
                Some(number) => {
                    let class = class_of(number, &starts);
                    let fill = colour_of(class, starts.len() + 1, scene.theme);
                    painter.add(Shape::convex_polygon(path, Theme::faded(fill, 0.72), edge));
                }
                None => {
                    let outline = Stroke::new(0.8, Theme::faded(scene.theme.outline(), 0.7));
                    painter.add(Shape::closed_line(path, outline));
                }
            }
        }
    }

    fn legend(&self, scene: &Scene<'_>, state: &LayerState) -> Vec<LegendLine> {
        let settings: Settings = state.settings();
        let measure = settings.measure;
        let numbers: Vec<u64> =
            self.drawn.iter().filter_map(|drawn| measure.of(&drawn.hexagon)).collect();
        let title =
            Measure::all().into_iter().find(|(known, _)| *known == measure).map(|(_, label)| label);
        let mut lines = vec![LegendLine::Text(tr!(
            "measure-resolution",
            measure = title.unwrap_or_default(),
            resolution = resolution(&settings, &scene.viewport)
        ))];
        let starts = class_starts(numbers.clone());
        let mut low = numbers.iter().min().copied();
        for class in 0..=starts.len() {
            let of_class = numbers.iter().filter(|number| class_of(**number, &starts) == class);
            let (Some(from), Some(to)) = (low, of_class.max()) else { break };
            let text = if from == *to {
                format::number(from as usize)
            } else {
                format!("{}–{}", format::number(from as usize), format::number(*to as usize))
            };
            lines.push(LegendLine::Swatch(colour_of(class, starts.len() + 1, scene.theme), text));
            low = starts.get(class).copied();
        }
        if numbers.len() < self.drawn.len() {
            lines.push(LegendLine::Text(tr!("outline-only-no-data").to_owned()));
        }
        if self.codes.is_busy() && self.drawn.is_empty() {
            lines.push(LegendLine::Text(tr!("counting").to_owned()));
        }
        lines
    }

    fn settings_ui(&self, state: &mut LayerState, ui: &mut Ui) -> bool {
        let mut settings: Settings = state.settings();
        let mut changed =
            choice(ui, tr!("hexagons-number"), &mut settings.measure, &Measure::all());
        let mut is_fixed = settings.resolution.is_some();
        if checkbox(ui, &mut is_fixed, tr!("fixed-resolution")).changed() {
            settings.resolution = is_fixed.then_some(6);
            changed = true;
        }
        changed |= match &mut settings.resolution {
            Some(resolution) => {
                let text = tr!("resolution-of-h3");
                slider::slider(ui, egui::Slider::new(resolution, 0..=FINEST).text(text))
            }
            None => {
                let width = egui::Slider::new(&mut settings.width_points, 16..=160);
                slider::slider(ui, width.text(tr!("width-points")))
            }
        }
        .changed();
        if changed {
            state.set_settings(&settings);
        }
        changed
    }

    fn hit(&self, scene: &Scene<'_>, pointer: Pos2) -> Option<Hit> {
        let inside = |drawn: &Drawn| {
            path(drawn, &scene.viewport).is_some_and(|path| is_inside(&path, pointer))
        };
        self.drawn.iter().position(inside).map(Hit)
    }

    fn tip(&self, _scene: &Scene<'_>, hit: Hit) -> String {
        let (Some(drawn), Some((key, codes))) = (self.drawn.get(hit.0), self.codes.ready()) else {
            return String::new();
        };
        let Hexagon { code, count, toll } = drawn.hexagon;
        let mut lines = vec![tr!("count-events", count = count)];
        lines.push(tr!("tip-killed", people = range(toll.killed)));
        lines.push(tr!("tip-injured", people = range(toll.injured)));
        if toll.unreported > 0 {
            lines.push(tr!("tip-events-state-neither", count = toll.unreported));
        }
        lines.push(tr!(
            "h3-resolution",
            name = codes.name(code).clone(),
            resolution = key.resolution
        ));
        lines.join("\n")
    }

    fn click(&mut self, scene: &Scene<'_>, hit: Hit, _combine: SelectionOp) -> Click {
        let (Some(drawn), Some((key, codes))) = (self.drawn.get(hit.0), self.codes.ready()) else {
            return Click::Nothing;
        };
        if !is_of(key, scene) {
            return Click::Nothing;
        }
        let rows: Vec<&Rows> = scene.parts.iter().map(|part| part.rows).collect();
        Click::Select(events(scene.parts, codes.rows_in(drawn.hexagon.code, &rows)))
    }

    fn is_busy(&self) -> bool {
        self.codes.is_busy()
    }
}

fn resolution(settings: &Settings, viewport: &Viewport) -> u8 {
    if let Some(fixed) = settings.resolution {
        return fixed.min(FINEST);
    }
    let centre = viewport.unproject(viewport.rect.center());
    let metres = crate::summary::ground::place_at(centre)
        .map_or(1.0, |place| viewport.metres_per_point(place));
    resolution_for(f64::from(settings.width_points.clamp(16, 160)) * metres)
}

/// Whether codes were made of the datasets that are shown now.
fn is_of(key: &Key, scene: &Scene<'_>) -> bool {
    key.parts.len() == scene.parts.len()
        && key
            .parts
            .iter()
            .zip(scene.parts)
            .all(|((dataset, _), part)| Arc::ptr_eq(dataset, part.dataset))
}

impl Hexagons {
    fn refresh(&mut self, scene: &Scene<'_>, resolution: u8) {
        let view = scene.viewport.map_box();
        let is_good = |key: &Key| {
            key.resolution == resolution && key.covered.covers(&view) && is_of(key, scene)
        };
        let ready = self.codes.get(scene.ctx, "hexagons", is_good, || {
            let parts: Parts = scene
                .parts
                .iter()
                .map(|part| (Arc::clone(part.dataset), Arc::clone(part.ground)))
                .collect();
            let covered = view.expanded(0.3);
            let key = Key { parts: parts.clone(), resolution, covered };
            (key, Box::new(move || HexCodes::of(&parts, &covered, resolution)))
        });
        // Hexagons of the last resolution stay until the others are there, but
        // never those of other datasets.
        let Some((key, codes)) = ready.filter(|(key, _)| is_of(key, scene)) else {
            self.drawn.clear();
            self.counted = None;
            return;
        };
        let counted = Some((scene.revision(), key.resolution, key.covered));
        if self.counted != counted {
            self.counted = counted;
            let rows: Vec<&Rows> = scene.parts.iter().map(|part| part.rows).collect();
            let hexagons = codes.count(&key.parts, &rows);
            let drawn = hexagons.into_iter().map(|hexagon| Drawn {
                corners: codes.corners(hexagon.code).into_iter().map(mercator).collect(),
                hexagon,
            });
            self.drawn = drawn.collect();
        }
    }

    fn starts(&self, measure: Measure) -> Vec<u64> {
        class_starts(self.drawn.iter().filter_map(|drawn| measure.of(&drawn.hexagon)).collect())
    }
}

/// The outline on the screen, if it is in view.
fn path(drawn: &Drawn, viewport: &Viewport) -> Option<Vec<Pos2>> {
    let path = viewport.path(drawn.corners.iter().copied());
    let around = egui::Rect::from_points(&path);
    around.intersects(viewport.rect).then_some(path)
}

/// Whether a point lies in a convex polygon: on the same side of all edges.
fn is_inside(path: &[Pos2], point: Pos2) -> bool {
    let sides = path.iter().zip(path.iter().cycle().skip(1)).map(|(from, to)| {
        let (along, away) = (*to - *from, point - *from);
        along.x * away.y - along.y * away.x > 0.0
    });
    let mut sides = sides.peekable();
    let Some(first) = sides.peek().copied() else { return false };
    sides.all(|side| side == first)
}

/// A sum as people read it.
fn range(sum: Sum) -> String {
    match (sum.is_known(), sum.low == sum.high) {
        (false, _) => tr!("not-stated").to_owned(),
        (true, true) => format::number(sum.low as usize),
        (true, false) => {
            format!("{}–{}", format::number(sum.low as usize), format::number(sum.high as usize))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_quantiles_and_fewer_where_numbers_repeat() {
        assert_eq!(class_starts((1..=10).collect()), [3, 5, 7, 9]);
        assert_eq!(class_starts(vec![1, 1, 1, 1, 1, 1, 1, 1, 9, 9]), [9]);
        assert_eq!(class_starts(vec![4, 4]), Vec::<u64>::new());
        assert_eq!(class_starts(Vec::new()), Vec::<u64>::new());
        let starts = class_starts((1..=10).collect());
        assert_eq!([1, 2, 3, 8, 9, 10].map(|number| class_of(number, &starts)), [0, 0, 1, 3, 4, 4]);
    }

    #[test]
    fn a_point_is_inside_a_hexagon_whichever_way_it_turns() {
        let corners: Vec<Pos2> = (0..6)
            .map(|corner| Pos2::ZERO + egui::Vec2::angled(corner as f32 * 1.047) * 10.0)
            .collect();
        let turned: Vec<Pos2> = corners.iter().rev().copied().collect();
        for path in [corners, turned] {
            assert!(is_inside(&path, egui::pos2(3.0, -4.0)));
            assert!(!is_inside(&path, egui::pos2(11.0, 0.0)));
        }
    }
}
