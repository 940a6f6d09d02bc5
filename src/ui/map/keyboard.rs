//! The map by keys: while it has the focus, arrows move it and N and P pick the next and
//! previous event in view.

use egui::{EventFilter, Key, Modifiers, Rect, Response, Stroke, StrokeKind, Ui, Vec2};

use crate::language::tr;
use crate::ui::theme::{Theme, Token};
use crate::ui::{Action, View};

/// By how much an arrow moves the map.
const STEP_POINTS: f32 = 80.0;

/// Keys that mean something else while the map has the focus.
pub const KEYS: [Key; 6] =
    [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::N, Key::P];

/// What the map is called for those who hear it: with the event that is picked.
fn name(view: &View<'_>) -> String {
    let picked = view.session.document().focus.and_then(|at| view.event(at));
    match picked {
        Some(Ok(event)) => tr!("map-with-picked-event", title = event.title.clone()),
        _ => tr!("map-of-events").to_owned(),
    }
}

/// Names the map and shows that it has the focus; by how much keys move it, in points.
pub fn keys(view: &View<'_>, ui: &Ui, response: &Response) -> Vec2 {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name(view)));
    if !response.has_focus() {
        return Vec2::ZERO;
    }
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, steps) in [(Key::N, 1), (Key::P, -1)] {
        if pressed(key) {
            view.ask(Action::StepEventInView(steps));
        }
    }
    let step = |key, x, y| if pressed(key) { Vec2::new(x, y) * STEP_POINTS } else { Vec2::ZERO };
    step(Key::ArrowLeft, -1.0, 0.0)
        + step(Key::ArrowRight, 1.0, 0.0)
        + step(Key::ArrowUp, 0.0, -1.0)
        + step(Key::ArrowDown, 0.0, 1.0)
}

/// The ring around the map that has the focus, over everything that is painted on it.
pub fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Theme::of(ui.ctx()).token(Token::Accent));
        ui.painter().rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
    }
}
