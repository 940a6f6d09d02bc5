//! The heat map: how dense events, or people harmed, are around every point.

use egui::{Color32, ColorImage, Painter, Ui};
use serde::{Deserialize, Serialize};

use super::colour_by::choice;
use super::picture::Picture;
use super::{Entry, Hit, Layer, LegendLine, Scene};
use crate::dataset::{Figure, Harm, Rows};
use crate::language::tr;
use crate::session::LayerState;
use crate::summary::density::{self, Weights};
use crate::summary::{Grid, MapBox, MappedRows, scan};
use crate::ui::format;
use crate::ui::map::projected_positions::ProjectedDataset;
use crate::ui::theme::Theme;
use crate::ui::widgets::slider;

/// This layer.
pub const ENTRY: Entry = Entry {
    id: "heat",
    label: "Heat map",
    about: "Event density, or people harmed, around every point",
    make: || Box::new(Heat::default()),
};

/// Width of a cell at whole steps of the zoom, in points.
const CELL_POINTS: f64 = 3.0;

/// Values below this are not coloured: the far ends of the curve.
const LEAST: f32 = 0.08;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Weight {
    #[default]
    Events,
    Killed,
    Injured,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    weight: Weight,
    /// Distance at which an event hardly counts any more.
    radius_points: u32,
    /// Equal steps of colour are equal steps of the number, not of its logarithm.
    linear: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { weight: Weight::Events, radius_points: 24, linear: false }
    }
}

/// The heat map of a part of the map.
#[derive(Default)]
pub struct Heat {
    counted: Option<Counted>,
    drawn: Option<(u32, bool, Theme)>,
    picture: Picture,
    most: f32,
    /// Events that do not say how many people were harmed.
    unreported: usize,
}

struct Counted {
    key: (u64, u32, Weight),
    covered: MapBox,
    grid: Grid,
    cells: Vec<u32>,
}

impl Layer for Heat {
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        state: &LayerState,
        painter: &Painter,
        _hovered: Option<Hit>,
    ) {
        let settings: Settings = state.settings();
        self.count(scene, settings.weight);
        let Some(counted) = &self.counted else { return };
        // In quarters of a cell, so that a zoom does not blur in every frame.
        let cell_points = CELL_POINTS * scene.viewport.stretch();
        let radius_points = f64::from(settings.radius_points.clamp(4, 120));
        let quarters = (radius_points / 2.0 / cell_points * 4.0).round().max(2.0) as u32;
        let drawn = Some((quarters, settings.linear, scene.theme));
        if self.drawn != drawn {
            let columns = counted.grid.size()[0];
            let values = density::blurred(&counted.cells, columns, quarters as f32 / 4.0);
            self.most = values.iter().copied().fold(0.0, f32::max);
            let image = image(&values, columns, self.most, settings.linear, scene.theme);
            let grid = &counted.grid;
            let corners = [grid.point(0, [0.0, 0.0]), grid.point(grid.len() - 1, [1.0, 1.0])];
            self.picture.set(scene.ctx, "heat map", image, corners);
            self.drawn = drawn;
        }
        self.picture.paint(painter, &scene.viewport);
    }

    fn legend(&self, scene: &Scene<'_>, state: &LayerState) -> Vec<LegendLine> {
        let settings: Settings = state.settings();
        let middle =
            if settings.linear { self.most / 2.0 } else { (self.most.ln_1p() / 2.0).exp_m1() };
        let ends = [0.0, middle, self.most].map(amount);
        let colours = (0..=24).map(|step| scene.theme.scale(step as f32 / 24.0)).collect();
        let what = match settings.weight {
            Weight::Events => tr!("density-of-events"),
            Weight::Killed => tr!("density-of-killed"),
            Weight::Injured => tr!("density-of-injured"),
        };
        let centre = scene.viewport.unproject(scene.viewport.rect.center());
        let reach = crate::summary::ground::place_at(centre).map_or(0.0, |place| {
            f64::from(settings.radius_points) * scene.viewport.metres_per_point(place)
        });
        let mut lines = vec![
            LegendLine::Scale(colours, ends),
            LegendLine::Text(tr!(
                "kernel-density-radius",
                what = what,
                radius = format::distance(reach)
            )),
        ];
        if settings.weight != Weight::Events {
            lines.push(LegendLine::Text(tr!("events-do-not-say", count = self.unreported)));
        }
        lines
    }

    fn settings_ui(&self, state: &mut LayerState, ui: &mut Ui) -> bool {
        let mut settings: Settings = state.settings();
        let weights = [
            (Weight::Events, tr!("events")),
            (Weight::Killed, tr!("people-killed")),
            (Weight::Injured, tr!("people-injured")),
        ];
        let mut changed = choice(ui, tr!("heat-count"), &mut settings.weight, &weights);
        let scales = [(false, tr!("logarithmic")), (true, tr!("linear"))];
        changed |= choice(ui, tr!("colours"), &mut settings.linear, &scales);
        let slider =
            egui::Slider::new(&mut settings.radius_points, 4..=120).text(tr!("radius-points"));
        changed |= slider::slider(ui, slider).changed();
        if changed {
            state.set_settings(&settings);
        }
        changed
    }
}

impl Heat {
    fn count(&mut self, scene: &Scene<'_>, weight: Weight) {
        let around = scene.viewport.cells_around(CELL_POINTS);
        let key = (scene.revision(), around, weight);
        let view = scene.viewport.map_box();
        if self.counted.as_ref().is_some_and(|now| now.key == key && now.covered.covers(&view)) {
            return;
        }
        let covered = view.expanded(0.25);
        let grid = Grid::over(&covered, around);
        let rows: Vec<Rows> = scene.parts.iter().map(|part| counted(part, weight)).collect();
        let placed: Vec<MappedRows<'_>> = scene
            .parts
            .iter()
            .zip(&rows)
            .map(|(part, rows)| MappedRows { ground: part.ground, rows })
            .collect();
        let weights: Vec<_> = scene.parts.iter().map(|part| weights(part, weight)).collect();
        let cells = density::density(&placed, &grid, &weights);
        self.unreported = unreported(scene, weight);
        self.counted = Some(Counted { key, covered, grid, cells });
        self.drawn = None;
    }
}

fn figure(harm: &Harm, weight: Weight) -> Figure {
    match weight {
        Weight::Events => Figure::between(1, 1),
        Weight::Killed => harm.killed,
        Weight::Injured => harm.injured,
    }
}

/// The rows that count: of people, not the sums of whole attacks, which would
/// count them twice.
fn counted(part: &ProjectedDataset<'_>, weight: Weight) -> Rows {
    let mut rows = part.rows.clone();
    if weight != Weight::Events {
        rows.subtract(part.ground.sums_of_attacks());
    }
    rows
}

fn weights<'a>(part: &ProjectedDataset<'a>, weight: Weight) -> Weights<'a> {
    if weight == Weight::Events {
        return Weights::One;
    }
    let harms = part.dataset.harms();
    let high = |harm| figure(harm, weight).bounds().map_or(0, |(_, high)| high);
    Weights::ByCode(harms.codes(), harms.values().iter().map(high).collect())
}

/// Events on the map that do not give the figure.
fn unreported(scene: &Scene<'_>, weight: Weight) -> usize {
    if weight == Weight::Events {
        return 0;
    }
    let is_silent: Vec<Vec<bool>> = scene
        .parts
        .iter()
        .map(|part| {
            let harms = part.dataset.harms().values().iter();
            harms.map(|harm| figure(harm, weight).bounds().is_none()).collect()
        })
        .collect();
    let counts = scan::fold(
        &scene.placed(),
        || 0,
        |count, part, row, _| {
            *count += usize::from(is_silent[part][scene.parts[part].dataset.harms().code(row)]);
        },
    );
    counts.into_iter().sum()
}

/// A number of the scale; fractions only where they are all there is.
fn amount(value: f32) -> String {
    if value < 10.0 && value.fract() > 0.05 {
        return format!("{value:.1}");
    }
    format::number(value.round() as usize)
}

fn image(values: &[f32], columns: usize, most: f32, linear: bool, theme: Theme) -> ColorImage {
    const STEPS: usize = 255;
    let colours: Vec<Color32> =
        (0..=STEPS).map(|step| theme.scale(step as f32 / STEPS as f32)).collect();
    let most = most.max(1.0);
    let pixels = values.iter().map(|&value| {
        if value < LEAST {
            return Color32::TRANSPARENT;
        }
        let share = if linear { value / most } else { value.ln_1p() / most.ln_1p() };
        let colour = colours[((share * STEPS as f32) as usize).min(STEPS)];
        // It fades in over the first tenth of the scale, or up to one event.
        let opacity = ((value - LEAST) / (0.5 - LEAST)).min(1.0);
        Theme::faded(colour, 0.15 + 0.65 * opacity)
    });
    let pixels: Vec<Color32> = pixels.collect();
    let rows = values.len() / columns.max(1);
    ColorImage::new([columns, rows], pixels)
}
