//! What the map draws of the events, one file a layer. To add one, write its file
//! and its line in [`LAYERS`].

mod areas;
mod background;
mod cell_clusters;
mod changes;
mod clusters;
mod colour_by;
mod dots;
mod hatch;
mod heat;
mod hexagons;
mod layer;
pub mod outlines;
mod paths;
mod picture;
mod point_settings;
pub mod points;
mod points_signs;
pub(super) mod rings;
mod sign_groups;

pub use colour_by::ColourBy;
pub use layer::{Click, Entry, Hit, Layer, LegendLine, Scene};

use egui::{Painter, Pos2};

use crate::session::{LayerState, Layers, SelectionOp};
use crate::ui::labels;

/// Every layer, in the order in which they are painted unless people change it.
pub const LAYERS: &[Entry] = &[
    heat::ENTRY,
    hexagons::ENTRY,
    outlines::ENTRY,
    areas::ENTRY,
    paths::ENTRY,
    clusters::ENTRY,
    points::ENTRY,
    changes::ENTRY,
];

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
pub type LayerHit = (&'static str, Hit);

impl Stack {
    /// Paints the visible layers in their order.
    pub fn paint(&mut self, scene: &Scene<'_>, painter: &Painter, hovered: Option<LayerHit>) {
        for state in scene.view.session.document().layers.0.iter().filter(|state| state.visible) {
            let Some((id, layer)) = self.0.iter_mut().find(|(id, _)| *id == state.id) else {
                continue;
            };
            let mut painter = painter.clone();
            painter.multiply_opacity(state.opacity);
            let hovered = hovered.filter(|(of, _)| of == id).map(|(_, hit)| hit);
            layer.paint(scene, state, &painter, hovered);
        }
        for (_, _, layer) in self.visible(&scene.view.session.document().layers) {
            layer.paint_names(scene, painter);
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
    pub fn hit(&self, scene: &Scene<'_>, pointer: Pos2) -> Option<LayerHit> {
        self.visible(&scene.view.session.document().layers)
            .rev()
            .find_map(|(_, id, layer)| Some((id, layer.hit(scene, pointer)?)))
    }

    /// The layer `id`.
    pub fn layer(&self, id: &str) -> Option<&dyn Layer> {
        self.0.iter().find(|(known, _)| *known == id).map(|(_, layer)| &**layer)
    }

    /// What a click on something means.
    pub fn click(&mut self, scene: &Scene<'_>, (id, hit): LayerHit, combine: SelectionOp) -> Click {
        let layer = self.0.iter_mut().find(|(known, _)| *known == id);
        layer.map_or(Click::Nothing, |(_, layer)| layer.click(scene, hit, combine))
    }

    /// The map was clicked where nothing lies.
    pub fn background_clicked(&mut self) {
        self.0.iter_mut().for_each(|(_, layer)| layer.background_clicked());
    }

    /// Where names may not stand.
    pub fn circles(&self, layers: &Layers) -> Vec<(Pos2, f32)> {
        self.visible(layers).flat_map(|(_, _, layer)| layer.circles()).collect()
    }

    /// The legends of the visible layers, the topmost first.
    pub fn legends(&self, scene: &Scene<'_>) -> Vec<(&'static str, Vec<LegendLine>)> {
        self.visible(&scene.view.session.document().layers)
            .rev()
            .filter_map(|(state, id, layer)| {
                let label = labels::layer(id, by_id(id)?.label);
                Some((label, layer.legend(scene, state)))
            })
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
