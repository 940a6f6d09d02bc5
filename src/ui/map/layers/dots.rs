//! Any number of events as dots, the newest on top: discs on the graphics card, and
//! where that cannot compute a picture of small cells.

use egui::{Color32, ColorImage, Painter, Pos2};

use super::cell_clusters::paint_event;
use super::colour_by::ColourBy;
use super::picture::Picture;
use super::{Scene, rings};
use crate::dataset::symbol::Hue;
use crate::language::tr;
use crate::session::EventRef;
use crate::summary::clusters::last_of_cells;
use crate::summary::ground::fixed;
use crate::summary::{Grid, MapBox};
use crate::ui::format;
use crate::ui::map::dots::{self, Graphics};
use crate::ui::map::projected_positions::events;
use crate::ui::theme::Theme;

/// Width of a dot at whole steps of the zoom, in points.
const CELL_POINTS: f64 = 3.0;

/// Pixels of the picture along one side of a cell.
const CELL_PIXELS: usize = 4;

/// The opacity of each pixel of a cell with an event: a disc.
const DISC: [[u8; CELL_PIXELS]; CELL_PIXELS] =
    [[90, 235, 235, 90], [235, 255, 255, 235], [235, 255, 255, 235], [90, 235, 235, 90]];

type Key = (u64, u32, ColourBy, Theme);

/// Radius of the sign of a dot under the pointer or in the details, in points.
const SIGN_POINTS: f32 = 7.0;

/// The dots of a part of the map.
#[derive(Default)]
pub struct Dots {
    card: Option<dots::Dots>,
    /// Whether the graphics card drew the last frame.
    is_on_card: bool,
    key: Option<Key>,
    covered: Option<MapBox>,
    grid: Option<Grid>,
    last: Vec<Option<(usize, usize)>>,
    picture: Picture,
}

impl Dots {
    /// Paints them.
    pub fn paint(
        &mut self,
        scene: &Scene<'_>,
        painter: &Painter,
        colour: ColourBy,
        hovered: Option<usize>,
    ) {
        if self.card.is_none() {
            self.card = Graphics::of(scene.ctx).map(dots::Dots::new);
        }
        let session = scene.view.session;
        let subject = dots::Subject {
            parts: scene.parts,
            selection: &session.document().selection,
            revision: session.revision(),
            viewport: scene.viewport,
            pixels_per_point: scene.ctx.pixels_per_point(),
            colour,
            theme: scene.theme,
        };
        self.is_on_card = self.card.as_mut().is_some_and(|card| card.refresh(&subject));
        let Some(card) = self.card.as_ref().filter(|_| self.is_on_card) else {
            return self.paint_cells(scene, painter, colour);
        };
        card.paint(painter);
        let focus = session.document().focus;
        let hovered = hovered.and_then(|dot| self.event(scene, dot));
        for event in focus.into_iter().chain(hovered) {
            let Some(middle) = card.middle(scene.parts, event) else { continue };
            paint_event(scene, painter, event, middle, SIGN_POINTS, colour);
            if focus == Some(event) {
                rings::paint_selected(painter, middle, SIGN_POINTS, scene.theme);
            }
        }
    }

    /// While something else is drawn: forgets datasets that are not shown any more.
    pub fn rest(&mut self, scene: &Scene<'_>) {
        if let Some(card) = &mut self.card {
            card.keep_only(scene.parts);
        }
    }

    /// What the graphics card was asked to do.
    pub fn figures(&self) -> Vec<(&'static str, String)> {
        let Some(card) = &self.card else { return Vec::new() };
        let work = card.work();
        vec![
            (tr!("written-to-the-graphics-card"), format::size(work.written_bytes)),
            (tr!("pictures-of-dots"), format::number(work.pictures as usize)),
        ]
    }

    /// Whether every event in view has its dot, not only the newest of each spot.
    pub fn is_complete(&self) -> bool {
        self.is_on_card
    }

    fn paint_cells(&mut self, scene: &Scene<'_>, painter: &Painter, colour: ColourBy) {
        let around = scene.viewport.cells_around(CELL_POINTS);
        let key = Some((scene.revision(), around, colour, scene.theme));
        let view = scene.viewport.map_box();
        if self.key != key || !self.covered.is_some_and(|covered| covered.covers(&view)) {
            let covered = view.expanded(0.25);
            let grid = Grid::over(&covered, around);
            self.last = last_of_cells(&scene.placed(), &grid);
            let image = image(scene, &grid, &self.last, colour);
            let corners = [grid.point(0, [0.0, 0.0]), grid.point(grid.len() - 1, [1.0, 1.0])];
            self.picture.set(scene.ctx, "dots", image, corners);
            (self.key, self.covered, self.grid) = (key, Some(covered), Some(grid));
        }
        self.picture.paint(painter, &scene.viewport);
    }

    /// The dot under `pointer`.
    pub fn hit(&self, scene: &Scene<'_>, pointer: Pos2) -> Option<usize> {
        if self.is_on_card {
            let selection = &scene.view.session.document().selection;
            let card = self.card.as_ref()?;
            let found = card.event_at(scene.parts, selection, &scene.viewport, pointer)?;
            return number(scene, found);
        }
        let grid = self.grid?;
        // The cell under the pointer before the ones beside it.
        let step = (CELL_POINTS * scene.viewport.stretch()) as f32;
        let beside = [[0.0, 0.0], [0.0, -1.0], [0.0, 1.0], [-1.0, 0.0], [1.0, 0.0]];
        beside.into_iter().find_map(|[x, y]| {
            let at = fixed(scene.viewport.unproject(pointer + egui::vec2(x, y) * step));
            let (cell, _) = grid.locate(at)?;
            (*self.last.get(cell)?).map(|_| cell)
        })
    }

    /// The event of a dot, the newest where it stands for more.
    pub fn event(&self, scene: &Scene<'_>, dot: usize) -> Option<EventRef> {
        if self.is_on_card {
            return numbered(scene, dot);
        }
        let found = (*self.last.get(dot)?)?;
        (found.0 < scene.parts.len()).then(|| events(scene.parts, vec![found]))?.pop()
    }
}

/// The place of an event among all that are shown.
fn number(scene: &Scene<'_>, event: EventRef) -> Option<usize> {
    let part = scene.parts.iter().position(|part| part.id == event.dataset)?;
    let before: usize = scene.parts.iter().take(part).map(|part| part.ground.len()).sum();
    Some(before + event.row)
}

/// The event at a place among all that are shown.
fn numbered(scene: &Scene<'_>, number: usize) -> Option<EventRef> {
    let mut row = number;
    for part in scene.parts {
        if row < part.ground.len() {
            return Some(EventRef { dataset: part.id, row });
        }
        row -= part.ground.len();
    }
    None
}

fn image(
    scene: &Scene<'_>,
    grid: &Grid,
    last: &[Option<(usize, usize)>],
    colour: ColourBy,
) -> ColorImage {
    let [columns, rows] = grid.size();
    let size = [columns * CELL_PIXELS, rows * CELL_PIXELS];
    let mut image = ColorImage::filled(size, Color32::TRANSPARENT);
    let groups: Vec<_> =
        scene.parts.iter().map(|part| colour.groups(part.dataset, part.colour)).collect();
    for (cell, event) in last.iter().enumerate() {
        let Some((part, row)) = event else { continue };
        let hue = Hue::ALL.get(usize::from(groups[*part].of(*row))).copied();
        let colour = scene.theme.hue(hue.unwrap_or(Hue::Slate));
        let corner = [cell % columns * CELL_PIXELS, cell / columns * CELL_PIXELS];
        for (y, line) in DISC.iter().enumerate() {
            for (x, opacity) in line.iter().enumerate() {
                let pixel = (corner[1] + y) * size[0] + corner[0] + x;
                image.pixels[pixel] = Theme::faded(colour, f32::from(*opacity) / 255.0);
            }
        }
    }
    image
}
