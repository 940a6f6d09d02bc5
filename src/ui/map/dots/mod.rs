//! Any number of events as discs, drawn by the graphics card: the newest on top,
//! the selected above all.
//!
//! Positions are written to the card once for each dataset, sets of rows where they
//! change. A picture is drawn again only when what it shows changed; until then it
//! is one image to egui.

mod column;
mod disc;
mod graphics;
mod raster;
mod target;
#[cfg(test)]
mod tests;

pub use graphics::Graphics;

use std::cell::Cell;

use eframe::wgpu;
use egui::{Painter, Pos2};

use super::layers::ColourBy;
use super::projected_positions::ProjectedDataset;
use super::viewport::Viewport;
use crate::session::{EventRef, Selection};
use crate::summary::scan;
use crate::ui::theme::Theme;
use column::Column;
use disc::Discs;
use raster::Raster;
use target::Target;

/// So far beside a disc, in points, the pointer still means it.
const BESIDE_POINTS: f32 = 3.0;

/// What discs are drawn of.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The shown datasets.
    pub parts: &'a [ProjectedDataset<'a>],
    /// What is selected.
    pub selection: &'a Selection,
    /// Grows when what matches or is selected may have changed.
    pub revision: u64,
    /// Where the map looks.
    pub viewport: Viewport,
    /// Device pixels per point.
    pub pixels_per_point: f32,
    /// What colours mean.
    pub colour: ColourBy,
    /// Light or dark.
    pub theme: Theme,
}

/// What the card was asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Bytes written to it: positions, sets of rows, hues.
    pub written_bytes: u64,
    /// Pictures drawn.
    pub pictures: u64,
}

/// Discs on one graphics card, and what lies there.
pub struct Dots {
    graphics: Graphics,
    columns: Vec<Column>,
    hues: Option<(HuesKey, wgpu::Buffer)>,
    target: Option<Target>,
    discs: Discs,
    /// The shader for discs of these pixels.
    shader: Option<(Vec<[i32; 2]>, wgpu::ComputePipeline)>,
    /// How the picture was drawn.
    drawn: Option<(Raster, Theme)>,
    revision: Option<u64>,
    /// The card refused once; it is not asked again.
    is_refused: bool,
    picked: Cell<Option<Picked>>,
    work: Work,
}

/// What lies at a pixel of a picture of a revision.
type Picked = (([u32; 2], Raster, Option<u64>), Option<EventRef>);

/// What hues depend on: what colours mean, and the colour and size of each part.
type HuesKey = (ColourBy, Vec<(usize, usize)>);

impl Dots {
    /// On `graphics`, nothing written yet.
    pub fn new(graphics: Graphics) -> Self {
        Self {
            graphics,
            columns: Vec::new(),
            hues: None,
            target: None,
            discs: Discs::new(Theme { dark: false }, 1.0),
            shader: None,
            drawn: None,
            revision: None,
            is_refused: false,
            picked: Cell::new(None),
            work: Work::default(),
        }
    }

    /// What the card was asked to do since the beginning.
    pub fn work(&self) -> Work {
        self.work
    }

    /// Brings the picture up to date. Whether there is one: events or pixels may
    /// be too many for the card.
    pub fn refresh(&mut self, subject: &Subject<'_>) -> bool {
        if self.is_refused {
            return false;
        }
        let graphics = self.graphics.clone();
        let is_drawn = graphics.attempt(|| self.draw(subject));
        if is_drawn.is_none() {
            *self = Self { is_refused: true, ..Self::new(graphics) };
        }
        is_drawn.unwrap_or(false)
    }

    /// Forgets what is written of datasets that are not shown any more.
    pub fn keep_only(&mut self, parts: &[ProjectedDataset<'_>]) {
        let count = self.columns.len();
        self.columns.retain(|column| parts.iter().any(|part| column.is_of(part.ground)));
        if self.columns.len() < count {
            (self.hues, self.target, self.drawn) = (None, None, None);
        }
    }

    fn draw(&mut self, subject: &Subject<'_>) -> bool {
        let total: usize = subject.parts.iter().map(|part| part.ground.len()).sum();
        if total as u64 >= self.graphics.most_bytes().min(1 << 31) {
            return false;
        }
        let changed = self.follow_events(subject);
        let discs = Discs::new(subject.theme, subject.pixels_per_point);
        let raster = Raster::new(&subject.viewport, subject.pixels_per_point, discs.reach_px);
        let Some((_, hues)) = &self.hues else { return false };
        let is_drawn = !changed && self.drawn == Some((raster, subject.theme));
        if !is_drawn {
            self.drawn = None;
            if discs != self.discs
                || !self.target.as_ref().is_some_and(|it| it.is_for(&raster, hues))
            {
                self.target = None;
                if self.shader.as_ref().is_none_or(|(offsets, _)| *offsets != discs.offsets) {
                    self.shader = Some((discs.offsets.clone(), self.graphics.draw(&discs)));
                }
                let shader = self.shader.as_ref().map(|(_, shader)| shader);
                self.target = shader
                    .and_then(|shader| Target::new(&self.graphics, &raster, &discs, shader, hues));
            }
            let Some(target) = &self.target else { return false };
            target.draw(&raster, &discs, &self.columns);
            self.work.pictures += 1;
            (self.discs, self.drawn) = (discs, Some((raster, subject.theme)));
        }
        true
    }

    /// Writes what is new about events; whether anything was.
    fn follow_events(&mut self, subject: &Subject<'_>) -> bool {
        let before = self.work.written_bytes;
        let parts = subject.parts;
        let mut known = std::mem::take(&mut self.columns);
        let known_count = known.len();
        let mut is_new = false;
        for part in parts {
            let same = known.iter().position(|column| column.is_of(part.ground));
            if let Some(index) = same {
                self.columns.push(known.swap_remove(index));
                continue;
            }
            let (column, bytes) = Column::new(&self.graphics, part.ground);
            self.columns.push(column);
            self.work.written_bytes += bytes;
            is_new = true;
        }
        let sizes = parts.iter().map(|part| (part.colour, part.ground.len()));
        let key = (subject.colour, sizes.collect::<Vec<_>>());
        let is_other = is_new || self.hues.as_ref().is_none_or(|(known, _)| *known != key);
        if is_other {
            self.hues = Some((key, self.write_hues(subject)));
        }
        if is_other || self.revision != Some(subject.revision) {
            // No event has the number 0.
            let mut number = 1;
            for (column, part) in self.columns.iter_mut().zip(parts) {
                let selected = subject.selection.rows(part.id);
                self.work.written_bytes += column.set(&self.graphics, part.rows, selected, number);
                number += part.ground.len() as u32;
            }
            self.revision = Some(subject.revision);
        }
        self.work.written_bytes != before || known_count != parts.len()
    }

    fn write_hues(&mut self, subject: &Subject<'_>) -> wgpu::Buffer {
        let mut hues = Vec::new();
        for part in subject.parts {
            let groups = subject.colour.groups(part.dataset, part.colour);
            hues.extend((0..part.ground.len()).map(|row| groups.of(row)));
        }
        hues.resize(hues.len().next_multiple_of(4), 0);
        let storage = wgpu::BufferUsages::STORAGE;
        let buffer = self.graphics.buffer("hues", hues.len() as u64, storage);
        self.graphics.state.queue.write_buffer(&buffer, 0, &hues);
        self.work.written_bytes += hues.len() as u64;
        buffer
    }

    /// Paints the picture.
    pub fn paint(&self, painter: &Painter) {
        let (Some((raster, _)), Some(target)) = (&self.drawn, &self.target) else { return };
        painter.add(target.shape(raster.seen_rect()));
    }

    /// The middle of the disc of `event` in the window, if it is in view.
    pub fn middle(&self, parts: &[ProjectedDataset<'_>], event: EventRef) -> Option<Pos2> {
        let (raster, _) = self.drawn?;
        let part = parts.iter().find(|part| part.id == event.dataset)?;
        if !part.rows.contains(event.row) {
            return None;
        }
        Some(raster.middle(raster.pixel(part.ground.at(event.row)?)?))
    }

    /// The event whose disc is seen at a point of the window, or the nearest one a
    /// little beside it.
    pub fn event_at(
        &self,
        parts: &[ProjectedDataset<'_>],
        selection: &Selection,
        viewport: &Viewport,
        pointer: Pos2,
    ) -> Option<EventRef> {
        let (raster, _) = self.drawn?;
        let pixel = raster.pixel_under(pointer)?;
        let key = (pixel, raster, self.revision);
        let found = match self.picked.get() {
            Some((known, found)) if known == key => found,
            _ => self.look_for(parts, selection, viewport, &raster, pixel),
        };
        self.picked.set(Some((key, found)));
        found
    }

    fn look_for(
        &self,
        parts: &[ProjectedDataset<'_>],
        selection: &Selection,
        viewport: &Viewport,
        raster: &Raster,
        [x, y]: [u32; 2],
    ) -> Option<EventRef> {
        let reach_px = self.discs.reach_px + raster.pixels(BESIDE_POINTS);
        let rank = |at: [u32; 2]| {
            let [column, row] = raster.pixel(at)?;
            let apart = [x as i32 - column as i32, y as i32 - row as i32];
            if self.discs.offsets.contains(&apart) {
                return Some(0);
            }
            let distance = apart[0].pow(2) + apart[1].pow(2);
            (distance <= reach_px.pow(2) as i32).then_some(-distance)
        };
        let area = raster.around(viewport, [x, y], reach_px);
        let found = scan::rows_in(&super::projected_positions::placed(parts), &area, usize::MAX)?;
        let ranked = found.into_iter().filter_map(|(index, row)| {
            let part = parts.get(index)?;
            let event = EventRef { dataset: part.id, row };
            let rank = rank(part.ground.at(row)?)?;
            Some(((rank, selection.contains(event), index, row), event))
        });
        ranked.max_by_key(|(order, _)| *order).map(|(_, event)| event)
    }

    /// The picture on the card.
    pub fn texture(&self) -> Option<&wgpu::Texture> {
        self.target.as_ref().map(Target::texture)
    }
}
