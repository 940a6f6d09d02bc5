//! What the map draws of the events, one file a layer. To add one, write its file
//! and its line in [`LAYERS`].

mod areas;
mod background;
mod cell_clusters;
mod clusters;
mod colour_by;
mod dots;
mod heat;
mod hexagons;
mod outlines;
mod paths;
mod picture;
pub mod points;
mod points_signs;
mod rings;

pub use colour_by::ColourBy;

use egui::{Painter, Pos2, Ui};

use super::grounds::{Part, placed};
use super::sites::Sites;
use super::viewport::Viewport;
use crate::session::{Combine, EventRef, LayerState, Layers};
use crate::summary::Placed;
use crate::ui::View;
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

/// Every layer, in the order in which they are painted unless people change it.
pub const LAYERS: &[Entry] = &[
    heat::ENTRY,
    hexagons::ENTRY,
    outlines::ENTRY,
    areas::ENTRY,
    paths::ENTRY,
    clusters::ENTRY,
    points::ENTRY,
];

/// What layers may see.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Session and settings.
    pub view: View<'a>,
    /// The shown datasets.
    pub parts: &'a [Part<'a>],
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
    /// What passes, by part.
    pub fn placed(&self) -> Vec<Placed<'a>> {
        placed(self.parts)
    }

    /// Grows when what passes changes.
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

    /// What a click on it means.
    fn click(&mut self, _scene: &Scene<'_>, _hit: Hit, _combine: Combine) -> Click {
        Click::Nothing
    }

    /// The map was clicked where nothing lies.
    fn click_beside(&mut self) {}

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

/// The layer whose id is `id`.
pub fn by_id(id: &str) -> Option<&'static Entry> {
    LAYERS.iter().find(|entry| entry.id == id)
}

/// Every layer that there is, in order of painting: those that `layers` names in
/// their order, the others, hidden, where they usually lie.
pub fn arranged(layers: &Layers) -> Layers {
    let mut all: Vec<LayerState> =
        layers.0.iter().filter(|layer| by_id(&layer.id).is_some()).cloned().collect();
    for (index, entry) in LAYERS.iter().enumerate().rev() {
        if all.iter().any(|layer| layer.id == entry.id) {
            continue;
        }
        let above = LAYERS.get(index + 1);
        let at = above.and_then(|above| all.iter().position(|layer| layer.id == above.id));
        all.insert(at.unwrap_or(all.len()), LayerState::new(entry.id, false));
    }
    Layers(all)
}

/// All layers with what they keep.
pub struct Stack(Vec<(&'static str, Box<dyn Layer>)>);

impl Default for Stack {
    fn default() -> Self {
        Self(LAYERS.iter().map(|entry| (entry.id, (entry.make)())).collect())
    }
}

/// Something under the pointer, and the layer that it is of.
pub type Found = (&'static str, Hit);

impl Stack {
    /// Paints the visible layers in their order.
    pub fn paint(&mut self, scene: &Scene<'_>, painter: &Painter, hovered: Option<Found>) {
        for state in scene.view.session.document().layers.0.iter().filter(|state| state.visible) {
            let Some((id, layer)) = self.0.iter_mut().find(|(id, _)| *id == state.id) else {
                continue;
            };
            let mut painter = painter.clone();
            painter.multiply_opacity(state.opacity);
            let hovered = hovered.filter(|(of, _)| of == id).map(|(_, hit)| hit);
            layer.paint(scene, state, &painter, hovered);
        }
    }

    /// The visible layers in order of painting.
    fn visible<'a>(
        &'a self,
        layers: &'a Layers,
    ) -> impl DoubleEndedIterator<Item = (&'a LayerState, &'static str, &'a dyn Layer)> {
        layers.0.iter().filter(|state| state.visible).filter_map(|state| {
            let (id, layer) = self.0.iter().find(|(id, _)| *id == state.id)?;
            Some((state, *id, &**layer))
        })
    }

    /// The topmost thing under `pointer`.
    pub fn hit(&self, scene: &Scene<'_>, pointer: Pos2) -> Option<Found> {
        self.visible(&scene.view.session.document().layers)
            .rev()
            .find_map(|(_, id, layer)| Some((id, layer.hit(scene, pointer)?)))
    }

    /// The layer `id`.
    pub fn layer(&self, id: &str) -> Option<&dyn Layer> {
        self.0.iter().find(|(known, _)| *known == id).map(|(_, layer)| &**layer)
    }

    /// What a click on something means.
    pub fn click(&mut self, scene: &Scene<'_>, (id, hit): Found, combine: Combine) -> Click {
        let layer = self.0.iter_mut().find(|(known, _)| *known == id);
        layer.map_or(Click::Nothing, |(_, layer)| layer.click(scene, hit, combine))
    }

    /// The map was clicked where nothing lies.
    pub fn click_beside(&mut self) {
        self.0.iter_mut().for_each(|(_, layer)| layer.click_beside());
    }

    /// Where names may not stand.
    pub fn circles(&self, layers: &Layers) -> Vec<(Pos2, f32)> {
        self.visible(layers).flat_map(|(_, _, layer)| layer.circles()).collect()
    }

    /// The legends of the visible layers, the topmost first.
    pub fn legends(&self, scene: &Scene<'_>) -> Vec<(&'static str, Vec<LegendLine>)> {
        self.visible(&scene.view.session.document().layers)
            .rev()
            .filter_map(|(state, id, layer)| Some((by_id(id)?.label, layer.legend(scene, state))))
            .filter(|(_, lines)| !lines.is_empty())
            .collect()
    }

    /// What the layers hold and did.
    pub fn figures(&self) -> impl Iterator<Item = (&'static str, String)> {
        self.0.iter().flat_map(|(_, layer)| layer.figures())
    }

    /// Whether some layer waits for a thread.
    pub fn is_busy(&self) -> bool {
        self.0.iter().any(|(_, layer)| layer.is_busy())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(layers: &Layers) -> Vec<&str> {
        layers.0.iter().map(|layer| layer.id.as_str()).collect()
    }

    #[test]
    fn layers_that_are_not_named_lie_hidden_where_they_usually_lie() {
        let all = arranged(&Layers::default());
        assert_eq!(ids(&all), LAYERS.iter().map(|entry| entry.id).collect::<Vec<_>>());
        let shown = all.0.iter().filter(|layer| layer.visible).map(|layer| layer.id.as_str());
        assert_eq!(shown.collect::<Vec<_>>(), ["areas", "points"]);
    }

    #[test]
    fn an_order_that_people_chose_stays() {
        let chosen =
            Layers(["points", "unheard of", "heat"].map(|id| LayerState::new(id, true)).into());
        let all = arranged(&chosen);
        assert_eq!(all.0.len(), LAYERS.len());
        let named: Vec<&str> =
            ids(&all).into_iter().filter(|id| ["points", "heat"].contains(id)).collect();
        assert_eq!(named, ["points", "heat"]);
    }

    #[test]
    fn no_two_layers_share_an_id() {
        let mut known: Vec<&str> = LAYERS.iter().map(|entry| entry.id).collect();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), LAYERS.len());
    }
}
