//! Any number of events as dots, the newest on top: a picture of small cells.

use egui::{Color32, ColorImage, Painter, Pos2};

use super::Scene;
use super::colour_by::ColourBy;
use super::picture::Picture;
use crate::session::EventRef;
use crate::summary::clusters::last_of_cells;
use crate::summary::ground::fixed;
use crate::summary::{Grid, MapBox};
use crate::ui::map::grounds::events;
use crate::ui::theme::{Hue, Theme};

/// Width of a dot at whole steps of the zoom, in points.
const CELL_POINTS: f64 = 3.0;

/// Pixels of the picture along one side of a cell.
const CELL_PIXELS: usize = 4;

/// The opacity of each pixel of a cell with an event: a disc.
const DISC: [[u8; CELL_PIXELS]; CELL_PIXELS] =
    [[90, 235, 235, 90], [235, 255, 255, 235], [235, 255, 255, 235], [90, 235, 235, 90]];

type Key = (u64, u32, ColourBy, Theme);

/// The dots of a part of the map.
#[derive(Default)]
pub struct Dots {
    key: Option<Key>,
    covered: Option<MapBox>,
    grid: Option<Grid>,
    last: Vec<Option<(usize, usize)>>,
    picture: Picture,
}

impl Dots {
    /// Paints them.
    pub fn paint(&mut self, scene: &Scene<'_>, painter: &Painter, colour: ColourBy) {
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

    /// The newest event of a dot.
    pub fn event(&self, scene: &Scene<'_>, dot: usize) -> Option<EventRef> {
        let found = (*self.last.get(dot)?)?;
        (found.0 < scene.parts.len()).then(|| events(scene.parts, vec![found]))?.pop()
    }
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
