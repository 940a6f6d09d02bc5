//! Clusters of any number of events, by cells that are fixed to the world; kept
//! until what matches, the step of the zoom or the colours change.

use std::sync::{Arc, Weak};

use egui::{Painter, Pos2};

use super::colour_by::ColourBy;
use super::{Click, Scene, rings};
use crate::dataset::Rows;
use crate::dataset::symbol::{Hue, Symbol};
use crate::language::tr;
use crate::session::{EventRef, SelectionOp};
use crate::summary::clusters::{self, CellSums, Cluster, cells_of, joined};
use crate::summary::{Grid, Ground, MapBox, MappedRows};
use crate::ui::map::projected_positions::{ProjectedDataset, events, events_of_cells};
use crate::ui::widgets::signs::{self, Fill};

/// Radius of the sign of one event alone, in points.
const SIGN_POINTS: f32 = 6.5;

/// What the cells and their groups depend on.
struct Key {
    /// Positions of each dataset, and the index of its colour.
    grounds: Vec<(Weak<Ground>, usize)>,
    /// Cells around the world.
    around: u32,
    colour: ColourBy,
}

impl Key {
    fn of(scene: &Scene<'_>, around: u32, colour: ColourBy) -> Self {
        let ground = |part: &ProjectedDataset<'_>| (Arc::downgrade(part.ground), part.colour);
        Self { grounds: scene.parts.iter().map(ground).collect(), around, colour }
    }

    fn is(&self, other: &Self) -> bool {
        let mut pairs = self.grounds.iter().zip(&other.grounds);
        (self.around, self.colour) == (other.around, other.colour)
            && self.grounds.len() == other.grounds.len()
            && pairs.all(|((a, of_a), (b, of_b))| a.ptr_eq(b) && of_a == of_b)
    }
}

/// The clusters of a part of the map.
#[derive(Default)]
pub struct CellClusters {
    key: Option<Key>,
    covered: Option<MapBox>,
    /// The revision at which they were counted.
    revision: u64,
    sums: Option<CellSums>,
    clusters: Vec<Cluster>,
    disputed: Vec<usize>,
    /// Revision, and cells with selected events.
    selected: Option<(u64, Vec<usize>)>,
    /// Where the clusters stand; those out of view are far away.
    drawn: Vec<(Pos2, f32)>,
}

impl CellClusters {
    /// Paints the clusters of cells that are `cell_points` wide at whole steps of
    /// the zoom.
    pub fn paint(
        &mut self,
        scene: &Scene<'_>,
        painter: &Painter,
        colour: ColourBy,
        cell_points: f64,
        hovered: Option<usize>,
    ) {
        self.refresh(scene, colour, cell_points);
        self.mark(scene);
        let (viewport, theme) = (&scene.viewport, scene.theme);
        let selected = self.selected.as_ref().map_or(&[][..], |(_, cells)| cells);
        self.drawn.clear();
        for (index, cluster) in self.clusters.iter().enumerate() {
            let count = cluster.count as usize;
            let radius = if count == 1 { SIGN_POINTS } else { rings::radius(count) };
            let centre = viewport.project(cluster.at);
            self.drawn.push((centre, radius));
            if !viewport.rect.expand(30.0).contains(centre) {
                continue;
            }
            let lifted = radius * if hovered == Some(index) { 1.2 } else { 1.0 };
            match one(scene, cluster) {
                Some(event) => paint_event(scene, painter, event, centre, lifted, colour),
                None => {
                    let shares = Hue::ALL.into_iter().zip(cluster.shares);
                    let shares = shares.map(|(hue, share)| (hue, share as usize));
                    rings::paint(painter, centre, lifted, count, shares, theme);
                }
            }
            let is_any_of = |cells: &[usize]| {
                cluster.cells.iter().any(|cell| cells.binary_search(cell).is_ok())
            };
            if is_any_of(&self.disputed) {
                rings::paint_disputed(painter, centre, lifted, theme);
            }
            if is_any_of(selected) {
                rings::paint_selected(painter, centre, lifted, theme);
            }
        }
    }

    fn refresh(&mut self, scene: &Scene<'_>, colour: ColourBy, cell_points: f64) {
        let key = Key::of(scene, scene.viewport.cells_around(cell_points), colour);
        let view = scene.viewport.map_box();
        let is_same = self.key.as_ref().is_some_and(|known| known.is(&key))
            && self.covered.is_some_and(|covered| covered.covers(&view));
        if is_same && self.revision == scene.revision() {
            return;
        }
        if !is_same {
            let covered = view.expanded(0.5);
            self.sums = Some(CellSums::new(Grid::over(&covered, key.around)));
            (self.key, self.covered) = (Some(key), Some(covered));
        }
        let Some(sums) = &mut self.sums else { return };
        let groups: Vec<_> =
            scene.parts.iter().map(|part| colour.groups(part.dataset, part.colour)).collect();
        sums.apply_delta(&scene.placed(), &groups);
        let radius = |count: u32| f64::from(rings::radius(count as usize)) / cell_points;
        self.clusters = joined(sums.clusters(), sums.grid(), radius);
        self.disputed = cells_with(scene, sums.grid(), |part| {
            let disputed = part.dataset.disputed();
            (!disputed.is_empty()).then(|| disputed.clone())
        });
        (self.revision, self.selected) = (scene.revision(), None);
    }

    fn mark(&mut self, scene: &Scene<'_>) {
        let session = scene.view.session;
        let revision = session.revision();
        let Some(grid) = self.grid() else { return };
        if self.selected.as_ref().is_some_and(|(known, _)| *known == revision) {
            return;
        }
        let document = session.document();
        let cells = cells_with(scene, grid, |part| {
            let selected = document.selection.rows(part.id);
            let focus = document.focus.filter(|focus| focus.dataset == part.id);
            if selected.is_none_or(Rows::is_empty) && focus.is_none() {
                return None;
            }
            let mut rows = selected.cloned().unwrap_or_else(|| Rows::none(part.dataset.len()));
            focus.iter().for_each(|focus| rows.set(focus.row, true));
            Some(rows)
        });
        self.selected = Some((revision, cells));
    }

    fn grid(&self) -> Option<&Grid> {
        self.sums.as_ref().map(CellSums::grid)
    }

    /// The cluster under `pointer`.
    pub fn hit(&self, pointer: Pos2) -> Option<usize> {
        const REACH_POINTS: f32 = 3.0;
        let near = self
            .drawn
            .iter()
            .enumerate()
            .map(|(index, (centre, radius))| (centre.distance(pointer) - radius, index));
        near.filter(|(distance, _)| *distance <= REACH_POINTS)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, index)| index)
    }

    /// The events of a cluster.
    pub fn events(&self, scene: &Scene<'_>, index: usize) -> Vec<EventRef> {
        let (Some(cluster), Some(grid)) = (self.clusters.get(index), self.grid()) else {
            return Vec::new();
        };
        events_of_cells(scene.parts, grid, &cluster.cells)
    }

    /// What is told about a cluster.
    pub fn tip(&self, scene: &Scene<'_>, index: usize) -> String {
        let Some(cluster) = self.clusters.get(index) else { return String::new() };
        if let Some(event) = one(scene, cluster) {
            return crate::ui::map::tip::of_events(&scene.view, &[event]);
        }
        let count = tr!("count-events-here", count = cluster.count);
        format!("{count}\n{}", tr!("click-to-zoom-in"))
    }

    /// A plain click looks closer; one with a key, or on a single place, selects.
    pub fn click(&self, scene: &Scene<'_>, index: usize, combine: SelectionOp) -> Click {
        let events = self.events(scene, index);
        let places = events.iter().filter_map(|event| {
            let dataset = scene.view.session.dataset(event.dataset)?;
            let place = dataset.place(event.row)?;
            Some([place.longitude(), place.latitude()])
        });
        let ends = places
            .map(|[lon, lat]| [lon, lat, lon, lat])
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        match ends {
            Some([west, south, east, north])
                if combine == SelectionOp::Replace && (west, south) != (east, north) =>
            {
                Click::Fit([west, south, east, north])
            }
            Some(_) => Click::Select(events),
            None => Click::Nothing,
        }
    }

    /// Where clusters stand.
    pub fn circles(&self) -> impl Iterator<Item = (Pos2, f32)> {
        self.drawn.iter().copied()
    }
}

/// The cells of `grid` that have any of the `rows` of each dataset that match.
fn cells_with(
    scene: &Scene<'_>,
    grid: &Grid,
    rows: impl Fn(&ProjectedDataset<'_>) -> Option<Rows>,
) -> Vec<usize> {
    let found = scene.parts.iter().filter_map(|part| {
        let mut rows = rows(part)?;
        rows.intersect(part.rows);
        Some((part.ground, rows))
    });
    let found: Vec<_> = found.collect();
    let placed: Vec<MappedRows<'_>> =
        found.iter().map(|(ground, rows)| MappedRows { ground, rows }).collect();
    cells_of(&placed, grid)
}

/// The event of a cluster that has no other.
fn one(scene: &Scene<'_>, cluster: &clusters::Cluster) -> Option<EventRef> {
    let only = cluster.only.filter(|(part, _)| *part < scene.parts.len())?;
    events(scene.parts, vec![only]).pop()
}

pub(super) fn paint_event(
    scene: &Scene<'_>,
    painter: &Painter,
    event: EventRef,
    centre: Pos2,
    radius: f32,
    colour: ColourBy,
) {
    let Some(dataset) = scene.view.session.dataset(event.dataset) else { return };
    let is_area = dataset.certainty(event.row).is_area();
    let fill = if is_area { Fill::Hollow } else { Fill::Solid };
    let hue = colour.hue(scene.view.session, event);
    let sign = Symbol { hue, ..Symbol::of_kind(dataset.kinds().value(event.row)) };
    painter.extend(signs::shapes(sign, centre, radius, fill, scene.theme, scene.theme.halo()));
}
