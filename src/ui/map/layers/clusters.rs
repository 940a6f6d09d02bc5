//! The layer of clusters: how many events lie in each cell, and of what.

use egui::{Painter, Pos2, Ui};
use serde::{Deserialize, Serialize};

use super::cell_clusters::CellClusters;
use super::colour_by::ColourBy;
use super::{Click, Entry, Hit, Layer, LegendLine, Scene};
use crate::language::tr;
use crate::session::{LayerState, SelectionOp};
use crate::ui::widgets::slider;

/// This layer.
pub const ENTRY: Entry = Entry {
    id: "clusters",
    label: "Clusters",
    about: "Numbers of events by cells of the map, with a ring of their shares",
    make: || Box::new(Clusters::default()),
};

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Settings {
    colour: ColourBy,
    /// Width of a cell at whole steps of the zoom.
    cell_points: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { colour: ColourBy::Kind, cell_points: 64 }
    }
}

/// The clusters that were drawn.
#[derive(Default)]
pub struct Clusters(CellClusters);

impl Layer for Clusters {
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        state: &LayerState,
        painter: &Painter,
        hovered: Option<Hit>,
    ) {
        let Settings { colour, cell_points } = state.settings();
        let cell_points = f64::from(cell_points.clamp(24, 256));
        self.0.paint(scene, painter, colour, cell_points, hovered.map(|hit| hit.0));
    }

    fn legend(&self, scene: &Scene<'_>, state: &LayerState) -> Vec<LegendLine> {
        let Settings { colour, .. } = state.settings();
        let words = tr!("events-per-grid-cell");
        let mut lines = vec![LegendLine::Text(words.to_owned())];
        lines.extend(colour.legend(scene));
        lines
    }

    fn settings_ui(&self, state: &mut LayerState, ui: &mut Ui) -> bool {
        let mut settings: Settings = state.settings();
        let mut changed = settings.colour.ui(ui);
        let slider =
            egui::Slider::new(&mut settings.cell_points, 24..=256).text(tr!("cell-size-px"));
        changed |= slider::slider(ui, slider).changed();
        if changed {
            state.set_settings(&settings);
        }
        changed
    }

    fn hit(&self, _scene: &Scene<'_>, pointer: Pos2) -> Option<Hit> {
        self.0.hit(pointer).map(Hit)
    }

    fn tip(&self, scene: &Scene<'_>, hit: Hit) -> String {
        self.0.tip(scene, hit.0)
    }

    fn click(&mut self, scene: &Scene<'_>, hit: Hit, combine: SelectionOp) -> Click {
        self.0.click(scene, hit.0, combine)
    }

    fn circles(&self) -> Vec<(Pos2, f32)> {
        self.0.circles().collect()
    }
}
