//! Changes the corners of an area of the session by hand.

use egui::{Rect, Sense, Stroke, Ui, Vec2};

use super::AreaDrawing;
use super::area_drawing::outline;
use crate::dataset::{Place, wrapped};
use crate::filter::{self, AreaChoice, Argument};
use crate::language::tr;
use crate::session::Command;
use crate::shape::{NamedShape, Outline, Ring, Shape};
use crate::summary::ground::mercator;
use crate::ui::View;
use crate::ui::map::layers::Scene;

/// Radius of a handle, in points.
const HANDLE_POINTS: f32 = 5.0;

/// Areas with more corners than this are not changed by hand.
const MOST_HANDLES: usize = 400;

/// Which corner: of which polygon, which ring, which number.
type At = (usize, usize, usize);

impl AreaDrawing {
    /// Takes the corners of the area `name` in hand, or lets go of them.
    pub fn reshape(&mut self, name: Option<String>) {
        self.pick(None);
        self.reshaped = name;
    }

    /// Paints handles on the corners of the area that is changed.
    pub fn reshape_ui(&mut self, scene: &Scene<'_>, ui: &mut Ui, rect: Rect) {
        let Some(name) = &self.reshaped else { return };
        let shapes = &scene.view.session.document().shapes;
        let Some(named) = shapes.iter().find(|known| known.name == *name) else {
            self.reshaped = None;
            return;
        };
        let choice = AreaChoice::Shape(named.clone());
        outline(&ui.painter_at(rect), &scene.viewport, &choice, scene.theme);
        let changed = match named.shape.outline() {
            Outline::Circle { centre, radius_m } => circle_ui(scene, ui, *centre, *radius_m),
            Outline::Polygons(polygons) if named.shape.corners() <= MOST_HANDLES => {
                polygons_ui(scene, ui, polygons)
            }
            Outline::Polygons(_) => None,
        };
        if let Some(shape) = changed {
            replace(&scene.view, named, shape);
        }
    }

    /// What the bar says while corners are changed.
    pub(super) fn reshape_hint(&self, scene: &Scene<'_>) -> Option<String> {
        let name = self.reshaped.as_ref()?;
        let shapes = &scene.view.session.document().shapes;
        let named = shapes.iter().find(|known| known.name == *name)?;
        Some(if named.shape.corners() > MOST_HANDLES {
            tr!("has-too-many-vertices-to-drag-them", name = name)
        } else {
            tr!("drag-vertices-click-small-ones-to-add", name = name)
        })
    }
}

/// The area has another outline from now on, also where it is filtered by.
fn replace(view: &View<'_>, named: &NamedShape, shape: Shape) {
    let mut shapes = view.session.document().shapes.clone();
    let Some(known) = shapes.iter_mut().find(|known| known.name == named.name) else { return };
    known.shape = shape;
    let after = AreaChoice::Shape(known.clone());
    if let Some(Argument::Areas { areas, matching }) =
        view.session.document().filters.argument(filter::area::ID)
        && let Some(at) = areas.iter().position(|area| *area == AreaChoice::Shape(named.clone()))
    {
        let mut areas = areas.clone();
        areas[at] = after;
        let argument = Argument::Areas { areas, matching: *matching };
        view.send(Command::SetClause(filter::area::ID.to_owned(), Some(argument)));
    }
    view.send(Command::SetShapes(shapes));
}

/// What was done to a handle.
struct Handled {
    /// Where it was dragged to.
    to: Option<Place>,
    is_clicked: bool,
    is_right_clicked: bool,
}

/// A handle at a place.
fn handle(
    scene: &Scene<'_>,
    ui: &mut Ui,
    name: impl std::hash::Hash + std::fmt::Debug,
    place: Place,
    radius: f32,
) -> Handled {
    let centre = scene.viewport.project(mercator(place));
    let size = Vec2::splat((radius + 3.0) * 2.0);
    let id = ui.scope_id().with(("handle", name));
    let response = ui.interact(Rect::from_center_size(centre, size), id, Sense::click_and_drag());
    let is_held = response.hovered() || response.dragged();
    let fill = if is_held { scene.theme.accent() } else { scene.theme.halo() };
    ui.painter().circle(centre, radius, fill, Stroke::new(1.6, scene.theme.accent()));
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged());
    Handled {
        to: pointer.and_then(|at| scene.viewport.place_at(at)),
        is_clicked: response.clicked(),
        is_right_clicked: response.secondary_clicked(),
    }
}

fn circle_ui(scene: &Scene<'_>, ui: &mut Ui, centre: Place, radius_m: f64) -> Option<Shape> {
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let ring = Shape::circle(centre, radius_m).ok()?.rings();
    let [longitude, latitude] = *ring.first()?.get(ring.first()?.len() / 4)?;
    let edge = Place::new(latitude, wrapped(longitude))?;
    if let Some(to) = handle(scene, ui, "centre", centre, HANDLE_POINTS).to {
        let to = Place::new(round(to.latitude()), round(to.longitude()))?;
        return Shape::circle(to, radius_m).ok();
    }
    let to = handle(scene, ui, "edge", edge, HANDLE_POINTS).to;
    to.and_then(|to| Shape::circle(centre, centre.distance_m(to).round()).ok())
}

fn polygons_ui(scene: &Scene<'_>, ui: &mut Ui, polygons: &[Vec<Ring>]) -> Option<Shape> {
    let mut changed = None;
    let mut change = |at: At, edit: &dyn Fn(&mut Ring)| {
        let mut polygons = polygons.to_vec();
        if let Some(ring) = polygons.get_mut(at.0).and_then(|rings| rings.get_mut(at.1)) {
            edit(ring);
            changed = Shape::polygons(polygons).ok().or(changed.take());
        }
    };
    for (polygon, rings) in polygons.iter().enumerate() {
        for (which, ring) in rings.iter().enumerate() {
            for (number, corner) in ring.iter().enumerate() {
                let at = (polygon, which, number);
                let next = ring[(number + 1) % ring.len()];
                let middle = [0, 1].map(|axis| f64::midpoint(corner[axis], next[axis]));
                if let Some(place) = place(middle)
                    && handle(scene, ui, ("between", at), place, HANDLE_POINTS * 0.6).is_clicked
                {
                    change(at, &|ring| ring.insert(number + 1, near(place, middle)));
                }
                let Some(place) = place(*corner) else { continue };
                let Handled { to, is_right_clicked, .. } =
                    handle(scene, ui, ("corner", at), place, HANDLE_POINTS);
                if is_right_clicked {
                    change(at, &|ring| {
                        ring.remove(number);
                    });
                } else if let Some(to) = to {
                    change(at, &|ring| {
                        if let Some(corner) = ring.get_mut(number) {
                            *corner = near(to, *corner);
                        }
                    });
                }
            }
        }
    }
    changed
}

fn place([longitude, latitude]: [f64; 2]) -> Option<Place> {
    Place::new(latitude, wrapped(longitude))
}

/// A place as a corner, on the copy of the world of the corner that it was.
fn near(place: Place, was: [f64; 2]) -> [f64; 2] {
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let turn = ((was[0] - place.longitude()) / 360.0).round() * 360.0;
    [round(place.longitude() + turn), round(place.latitude())]
}
