//! The hand at a tool: what was drawn so far, and what becomes of it.

use egui::{Align2, FontId, Key, Painter, Pos2, Stroke, Ui, vec2};
use geo::SimplifyIdx as _;

use super::{Gesture, Tool, by_id};
use crate::dataset::symbol::Hue;
use crate::dataset::{Place, PlaceTier, PlaceTiers};
use crate::filter::{AreaChoice, AreaMatching};
use crate::language::tr;
use crate::session::{Command, Selection, SelectionOp};
use crate::summary::ground::mercator;
use crate::ui::map::layers::Scene;
use crate::ui::map::viewport::Viewport;
use crate::ui::theme::Theme;

/// Least distance of two vertices of a trail.
const TRAIL_STEP_POINTS: f32 = 3.0;

/// What was drawn to its end.
pub(super) struct Finished {
    pub tool: &'static dyn Tool,
    pub corners: Vec<Place>,
    pub area: Option<AreaChoice>,
    /// How it joined the selection that there was before.
    pub combine: SelectionOp,
    pub before: Selection,
}

/// What lies in a drawn area, and what each tier adds.
#[derive(Debug, Clone)]
pub(super) struct Inside {
    pub symbols: usize,
    pub added: [(PlaceTier, usize); PlaceTier::ALL.len()],
}

/// The tiers that are on; none at first, so that what is drawn around is what is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct DrawnTiers(pub PlaceTiers);

impl DrawnTiers {
    pub(super) fn matching(self) -> AreaMatching {
        AreaMatching::Tiers(self.0)
    }
}

/// The tool in hand and what it draws.
#[derive(Default)]
pub struct AreaDrawing {
    tool: Option<&'static dyn Tool>,
    /// The tool was not picked: Shift was held while dragging.
    is_borrowed: bool,
    corners: Vec<Place>,
    pub(super) finished: Option<Finished>,
    /// Tiers of location precision whose events are taken where they may lie inside.
    pub(super) tiers: DrawnTiers,
    /// The area of the session whose corners are changed.
    pub(super) reshaped: Option<String>,
    /// Revision and area, with what lies and may lie inside.
    counted: Option<(u64, AreaChoice, Inside)>,
}

impl AreaDrawing {
    /// The tool in hand; `None` moves the map.
    pub fn tool(&self) -> Option<&'static dyn Tool> {
        self.tool
    }

    /// Takes a tool in hand, or lays it away where it was in hand already.
    pub fn pick(&mut self, id: Option<&str>) {
        let wanted = id.and_then(by_id);
        let is_same = self.tool.map(Tool::id) == wanted.map(Tool::id);
        *self = Self { tiers: self.tiers, ..Self::default() };
        self.tool = wanted.filter(|_| !is_same);
    }

    /// Goes back one step: corners, then what was drawn, then the tool; whether
    /// there was any.
    pub fn escape(&mut self) -> bool {
        if !self.corners.is_empty() {
            self.corners.clear();
            return true;
        }
        self.finished.take().is_some()
            || self.tool.take().is_some()
            || self.reshaped.take().is_some()
    }

    /// Whether dragging draws, so that it must not move the map.
    pub fn takes_drags(&self, ui: &Ui) -> bool {
        match self.tool {
            Some(tool) => tool.gesture() != Gesture::Clicks,
            None => self.is_borrowed || ui.input(|input| input.modifiers.shift),
        }
    }

    /// Follows the pointer and paints; whether the click belongs to a tool.
    pub fn ui(&mut self, scene: &Scene<'_>, ui: &Ui, response: &egui::Response) -> bool {
        self.follow(scene, ui, response);
        let painter = ui.painter_at(response.rect);
        let pointer = response.hover_pos().or(ui.input(|input| input.pointer.latest_pos()));
        if let Some(Finished { tool, corners, area, .. }) = &self.finished {
            paint(&painter, scene, corners, area.as_ref(), &tool.measure(corners), None);
        }
        let Some(tool) = self.tool_at_work() else { return false };
        ui.set_cursor_icon(egui::CursorIcon::Crosshair);
        let mut corners = self.corners.clone();
        if !corners.is_empty()
            && tool.gesture() != Gesture::Trail
            && let Some(place) = pointer.and_then(|at| scene.viewport.place_at(at))
        {
            corners.push(place);
        }
        let area = tool.area(&corners);
        let mut told = tool.measure(&corners);
        if let Some(area) = area.as_ref().filter(|_| tool.selects()) {
            let inside = self.count(scene, area);
            let events = tr!("count-events", count = inside.symbols);
            let parted = if told.is_empty() { "" } else { " · " };
            told += &format!("{parted}{events}");
        }
        paint(&painter, scene, &corners, area.as_ref(), &told, pointer);
        true
    }

    /// What draws now: the tool in hand, or the rectangle while Shift is held.
    fn tool_at_work(&self) -> Option<&'static dyn Tool> {
        if self.is_borrowed { by_id(super::rectangle::ID) } else { self.tool }
    }

    fn follow(&mut self, scene: &Scene<'_>, ui: &Ui, response: &egui::Response) {
        let place = |at: Option<Pos2>| at.and_then(|at| scene.viewport.place_at(at));
        let modifiers = ui.input(|input| input.modifiers);
        if self.tool.is_none() && response.drag_started() && modifiers.shift {
            self.is_borrowed = true;
        }
        let Some(tool) = self.tool_at_work() else { return };
        let at = response.interact_pointer_pos();
        match tool.gesture() {
            Gesture::Drag | Gesture::Trail => {
                if response.drag_started_by(egui::PointerButton::Primary) {
                    self.finished = None;
                    let from = ui.input(|input| input.pointer.press_origin()).or(at);
                    self.corners = place(from).into_iter().collect();
                }
                if tool.gesture() == Gesture::Trail
                    && response.dragged()
                    && let (Some(at), Some(last)) = (at, self.corners.last())
                    && scene.viewport.project(mercator(*last)).distance(at) >= TRAIL_STEP_POINTS
                {
                    self.corners.extend(scene.viewport.place_at(at));
                }
                if response.drag_stopped() && !self.corners.is_empty() {
                    let last = at.or(ui.input(|input| input.pointer.latest_pos()));
                    self.corners.extend(place(last));
                    if tool.gesture() == Gesture::Trail {
                        self.corners = simplified(&self.corners, &scene.viewport);
                    }
                    self.finish(scene, tool, modifiers);
                }
            }
            Gesture::Clicks => {
                let is_typing = ui.ctx().text_edit_focused();
                let pressed =
                    |key| !is_typing && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
                let ends = response.double_clicked() || pressed(Key::Enter);
                if response.clicked() && !response.double_clicked() {
                    self.finished = None;
                    self.corners.extend(place(at));
                }
                if pressed(Key::Backspace) {
                    self.corners.pop();
                }
                if ends && !self.corners.is_empty() {
                    self.finish(scene, tool, modifiers);
                }
            }
        }
    }

    fn finish(&mut self, scene: &Scene<'_>, tool: &'static dyn Tool, keys: egui::Modifiers) {
        let corners = std::mem::take(&mut self.corners);
        let is_borrowed = std::mem::take(&mut self.is_borrowed);
        let area = tool.area(&corners);
        let combine = match (keys.shift, keys.command) {
            (true, true) if is_borrowed => SelectionOp::Remove,
            (true, true) => SelectionOp::Intersect,
            (true, false) => SelectionOp::Add,
            (false, true) => SelectionOp::Remove,
            (false, false) => SelectionOp::Replace,
        };
        let before = scene.view.session.document().selection.clone();
        if let Some(area) = area.as_ref().filter(|_| tool.selects()) {
            let chosen =
                drawn(scene, &scene.view.session.selection_in(area, self.tiers.matching()));
            scene.view.send(Command::SelectRows(chosen, combine));
        }
        let is_worth_keeping = area.is_some() || !tool.selects();
        self.finished =
            is_worth_keeping.then_some(Finished { tool, corners, area, combine, before });
    }

    /// How many matching events possibly and definitely lie in `area`.
    pub(super) fn count(&mut self, scene: &Scene<'_>, area: &AreaChoice) -> Inside {
        let revision = scene.view.session.data_revision();
        if let Some((at, known, counts)) = &self.counted
            && *at == revision
            && known == area
        {
            return counts.clone();
        }
        let offer = scene.view.session.selection_offer(area);
        let counts = Inside {
            symbols: drawn(scene, &offer.symbols).count(),
            added: offer.tiers.map(|(tier, rows)| (tier, drawn(scene, &rows).count())),
        };
        self.counted = Some((revision, area.clone(), counts.clone()));
        counts
    }
}

/// What of `selection` the map draws, or counts as country-wide: the hand cannot mean
/// what is not there.
pub(super) fn drawn(scene: &Scene<'_>, selection: &Selection) -> Selection {
    Selection::from_rows(scene.parts.iter().filter_map(|part| {
        let mut rows = selection.rows(part.id)?.clone();
        rows.intersect(part.rows);
        Some((part.id, rows))
    }))
}

/// A trail without the corners that nobody would miss on the screen (by Ramer,
/// Douglas and Peucker).
fn simplified(corners: &[Place], viewport: &Viewport) -> Vec<Place> {
    const TOLERANCE_POINTS: f64 = 1.5;
    let line: geo::LineString = corners
        .iter()
        .map(|corner| viewport.project(mercator(*corner)))
        .map(|at| (f64::from(at.x), f64::from(at.y)))
        .collect();
    let kept = line.simplify_idx(TOLERANCE_POINTS);
    let kept: Vec<Place> = kept.into_iter().filter_map(|at| corners.get(at).copied()).collect();
    // What is almost a line would have no inside left.
    if kept.len() < 4 { corners.to_vec() } else { kept }
}

/// The line through the corners, the area between them, and what is told.
fn paint(
    painter: &Painter,
    scene: &Scene<'_>,
    corners: &[Place],
    area: Option<&AreaChoice>,
    told: &str,
    pointer: Option<Pos2>,
) {
    let stroke = Stroke::new(1.8, scene.theme.accent());
    match area {
        Some(area) => outline(painter, &scene.viewport, area, scene.theme),
        None => {
            let line = corners.iter().map(|at| scene.viewport.project(mercator(*at))).collect();
            painter.line(line, stroke);
        }
    }
    let last = corners.last().map(|at| scene.viewport.project(mercator(*at)));
    let (Some(at), false) = (pointer.or(last), told.is_empty()) else { return };
    let font = FontId::proportional(12.0);
    let ink = scene.theme.hue(Hue::Ink);
    let galley = painter.layout_no_wrap(told.to_owned(), font, ink);
    let place = Align2::LEFT_BOTTOM.anchor_size(at + vec2(12.0, -8.0), galley.size());
    painter.rect_filled(place.expand(3.0), 3.0, Theme::faded(scene.theme.halo(), 0.88));
    painter.galley(place.min, galley, ink);
}

/// The outline of an area, tinted inside where it is one ring.
pub(super) fn outline(painter: &Painter, viewport: &Viewport, area: &AreaChoice, theme: Theme) {
    for ring in area.rings() {
        painter.line(viewport.outline(&ring), Stroke::new(1.8, theme.accent()));
    }
}
