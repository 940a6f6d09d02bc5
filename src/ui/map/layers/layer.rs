//! What a layer is, what it sees and what it says of itself.

use egui::{Painter, Pos2, Ui};

use crate::session::{EventRef, LayerState, SelectionOp};
use crate::summary::MappedRows;
use crate::ui::View;
use crate::ui::map::colocated::Sites;
use crate::ui::map::projected_positions::{ProjectedDataset, placed};
use crate::ui::map::viewport::Viewport;
use crate::ui::theme::Theme;

/// A layer that there is.
pub struct Entry {
    /// Stable word in sessions and on the command line.
    pub id: &'static str,
    /// Words shown to people.
    pub label: &'static str,
    /// What it shows, in one line.
    pub about: &'static str,
    /// Makes one that keeps nothing yet.
    pub make: fn() -> Box<dyn Layer>,
}

/// What layers may see.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Session and settings.
    pub view: View<'a>,
    /// The shown datasets.
    pub parts: &'a [ProjectedDataset<'a>],
    /// The events in view, where they are few.
    pub sites: &'a Sites,
    /// Where the map looks.
    pub viewport: Viewport,
    /// Light or dark.
    pub theme: Theme,
    /// For textures, and to be woken up by threads.
    pub ctx: &'a egui::Context,
}

impl<'a> Scene<'a> {
    /// Matching events, by part.
    pub fn placed(&self) -> Vec<MappedRows<'a>> {
        placed(self.parts)
    }

    /// Grows when what matches changes.
    pub fn revision(&self) -> u64 {
        self.view.session.data_revision()
    }

    /// Whether another layer is drawn.
    pub fn is_visible(&self, id: &str) -> bool {
        self.view.session.document().layers.is_visible(id)
    }
}

/// Something under the pointer; the number means something to its layer only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit(pub usize);

/// What a click on something means.
#[derive(Debug, Clone, PartialEq)]
pub enum Click {
    /// Nothing.
    Nothing,
    /// These events are chosen.
    Select(Vec<EventRef>),
    /// West, south, east, north are looked at.
    Fit([f64; 4]),
}

/// A line of the legend.
#[derive(Debug, Clone, PartialEq)]
pub enum LegendLine {
    /// Words.
    Text(String),
    /// A colour and what it means.
    Swatch(egui::Color32, String),
    /// A line, dashed or not, and what it means.
    Stroke(egui::Color32, bool, String),
    /// Colours from little to much, and what the ends and the middle mean.
    Scale(Vec<egui::Color32>, [String; 3]),
}

/// One layer and what it keeps between frames.
pub trait Layer {
    /// Paints it. `painter` has its opacity already; `hovered` is what lay under
    /// the pointer in the last frame, if it is of this layer.
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        state: &LayerState,
        painter: &Painter,
        hovered: Option<Hit>,
    );

    /// Paints the names that no sign of another layer may hide, after all layers.
    fn paint_names(&self, _scene: &Scene<'_>, _painter: &Painter) {}

    /// What its colours and signs mean, and what it leaves out.
    fn legend(&self, _scene: &Scene<'_>, _state: &LayerState) -> Vec<LegendLine> {
        Vec::new()
    }

    /// Its settings; whether one was changed.
    fn settings_ui(&self, _state: &mut LayerState, _ui: &mut Ui) -> bool {
        false
    }

    /// What lies under `pointer`.
    fn hit(&self, _scene: &Scene<'_>, _pointer: Pos2) -> Option<Hit> {
        None
    }

    /// What is told about it.
    fn tip(&self, _scene: &Scene<'_>, _hit: Hit) -> String {
        String::new()
    }

    /// The same as it is shown.
    fn tip_ui(&self, scene: &Scene<'_>, hit: Hit, ui: &mut Ui) {
        ui.label(self.tip(scene, hit));
    }

    /// What a click on it means.
    fn click(&mut self, _scene: &Scene<'_>, _hit: Hit, _combine: SelectionOp) -> Click {
        Click::Nothing
    }

    /// The map was clicked where nothing lies.
    fn background_clicked(&mut self) {}

    /// Where names may not stand: circles.
    fn circles(&self) -> Vec<(Pos2, f32)> {
        Vec::new()
    }

    /// What it holds and did, for the panel of performance.
    fn figures(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Whether it waits for something that a thread computes.
    fn is_busy(&self) -> bool {
        false
    }
}
