//! The layer of events: a sign for each while they are few, else clusters or dots.

use egui::{Painter, Pos2, Ui};

use super::cell_clusters::CellClusters;
use super::colour_by::choice;
use super::dots::Dots;
use super::point_settings::Crowded;
pub use super::point_settings::{Settings, SizeBy};
use super::points_signs::Signs;
use super::{Click, Entry, Hit, Layer, LegendLine, Scene};
use crate::language::tr;
use crate::session::{LayerState, SelectionOp};
use crate::ui::map::tip;

/// This layer.
pub const ENTRY: Entry = Entry {
    id: crate::session::layers::POINTS,
    label: "Events",
    about: "A symbol for every event; where they are too many, clusters or dots",
    make: || Box::new(Points::default()),
};

/// Width of the cells that clusters are made in, in points.
const CELL_POINTS: f64 = 46.0;

/// What was drawn in the last frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    #[default]
    Signs,
    /// Signs of which near ones are one.
    NearSigns,
    Clusters,
    Dots,
}

/// The signs, clusters or dots of one frame.
#[derive(Default)]
pub struct Points {
    shown: Shown,
    signs: Signs,
    clusters: CellClusters,
    dots: Dots,
}

impl Layer for Points {
    fn paint(
        &mut self,
        scene: &Scene<'_>,
        state: &LayerState,
        painter: &Painter,
        hovered: Option<Hit>,
    ) {
        let settings: Settings = state.settings();
        let hovered = hovered.map(|hit| hit.0);
        // Clusters beside a layer of clusters would say everything twice.
        let dots = settings.crowded == Crowded::Dots || scene.is_visible(super::clusters::ENTRY.id);
        let is_crowded = scene.sites.is_crowded || self.signs.place(scene, settings.size, !dots);
        self.shown = match (is_crowded, dots) {
            (true, true) => Shown::Dots,
            (true, false) if scene.sites.is_crowded => Shown::Clusters,
            (true, false) => Shown::NearSigns,
            (false, _) => Shown::Signs,
        };
        if self.shown != Shown::Dots {
            self.dots.rest(scene);
        }
        match self.shown {
            Shown::Signs | Shown::NearSigns => {
                self.signs.paint(scene, settings, painter, hovered);
            }
            Shown::Clusters => {
                self.clusters.paint(scene, painter, settings.colour, CELL_POINTS, hovered);
            }
            Shown::Dots => self.dots.paint(scene, painter, settings.colour, hovered),
        }
    }

    fn legend(&self, scene: &Scene<'_>, state: &LayerState) -> Vec<LegendLine> {
        let settings: Settings = state.settings();
        let mut lines = settings.colour.legend(scene);
        let words = match self.shown {
            Shown::Signs => None,
            Shown::NearSigns | Shown::Clusters => Some(tr!("too-many-for-symbols-numbers-of-near")),
            Shown::Dots if self.dots.is_complete() => Some(tr!("too-many-for-symbols-a-dot-for")),
            Shown::Dots => Some(tr!("too-many-for-symbols-a-dot-is")),
        };
        lines.extend(words.map(|words| LegendLine::Text(words.to_owned())));
        lines
    }

    fn settings_ui(&self, state: &mut LayerState, ui: &mut Ui) -> bool {
        let mut settings: Settings = state.settings();
        let mut changed = settings.colour.ui(ui);
        let sizes = [
            (SizeBy::Killed, tr!("killed")),
            (SizeBy::Injured, tr!("injured")),
            (SizeBy::Equal, tr!("size-by-nothing")),
        ];
        changed |= choice(ui, tr!("size-by"), &mut settings.size, &sizes);
        let crowded =
            [(Crowded::Clusters, tr!("crowded-clusters")), (Crowded::Dots, tr!("crowded-dots"))];
        changed |= choice(ui, tr!("when-crowded"), &mut settings.crowded, &crowded);
        if changed {
            state.set_settings(&settings);
        }
        changed
    }

    fn hit(&self, scene: &Scene<'_>, pointer: Pos2) -> Option<Hit> {
        match self.shown {
            Shown::Signs | Shown::NearSigns => self.signs.hit(pointer),
            Shown::Clusters => self.clusters.hit(pointer),
            Shown::Dots => self.dots.hit(scene, pointer),
        }
        .map(Hit)
    }

    fn tip(&self, scene: &Scene<'_>, Hit(index): Hit) -> String {
        match self.shown {
            Shown::Signs | Shown::NearSigns => self.signs.tip(scene, index),
            Shown::Clusters => self.clusters.tip(scene, index),
            Shown::Dots => {
                let event = self.dots.event(scene, index);
                event.map(|event| tip::of_events(&scene.view, &[event])).unwrap_or_default()
            }
        }
    }

    fn tip_ui(&self, scene: &Scene<'_>, hit: Hit, ui: &mut Ui) {
        let is_told = match self.shown {
            Shown::Signs | Shown::NearSigns => self.signs.tip_ui(scene, hit.0, ui),
            Shown::Clusters | Shown::Dots => false,
        };
        if !is_told {
            ui.label(self.tip(scene, hit));
        }
    }

    fn click(&mut self, scene: &Scene<'_>, Hit(index): Hit, combine: SelectionOp) -> Click {
        match self.shown {
            Shown::Signs | Shown::NearSigns => self.signs.click(scene, index, combine),
            Shown::Clusters => self.clusters.click(scene, index, combine),
            Shown::Dots => {
                let event = self.dots.event(scene, index);
                event.map_or(Click::Nothing, |event| Click::Select(vec![event]))
            }
        }
    }

    fn background_clicked(&mut self) {
        self.signs.fanned = None;
    }

    fn figures(&self) -> Vec<(&'static str, String)> {
        self.dots.figures()
    }

    fn circles(&self) -> Vec<(Pos2, f32)> {
        match self.shown {
            Shown::Signs | Shown::NearSigns => self.signs.circles().collect(),
            Shown::Clusters => self.clusters.circles().collect(),
            // Dots are everywhere; names are written over them.
            Shown::Dots => Vec::new(),
        }
    }
}
