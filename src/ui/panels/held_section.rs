//! Keeps the section in which somebody clicks where it is while what stands above it comes
//! and goes: a filter in use, kinds that no event has any more.

use egui::{Ui, Vec2, style::ScrollAnimation};

/// Frames after a click in which things above may still change.
const FRAMES: u8 = 8;

/// The section that is held.
#[derive(Debug, Default)]
pub struct HeldSection {
    held: Option<Held>,
}

#[derive(Debug, Clone, Copy)]
struct Held {
    id: &'static str,
    /// Where it began when it was clicked, on the screen.
    top: f32,
    frames: u8,
}

impl HeldSection {
    /// Follows the section `id`, which reaches from `top` to `bottom` of the screen in this
    /// frame; the scroll area around `ui` moves by as much as it moved.
    pub fn follow(&mut self, ui: &Ui, id: &'static str, [top, bottom]: [f32; 2]) {
        let (pressed, pointer) =
            ui.input(|input| (input.pointer.any_pressed(), input.pointer.interact_pos()));
        let is_in =
            pointer.is_some_and(|at| ui.clip_rect().contains(at) && (top..bottom).contains(&at.y));
        if pressed && is_in {
            self.held = Some(Held { id, top, frames: FRAMES });
            return;
        }
        let Some(held) = self.held.as_mut().filter(|held| held.id == id) else { return };
        let moved = held.top - top;
        if moved.abs() > 0.5 {
            ui.scroll_with_delta_animation(Vec2::new(0.0, moved), ScrollAnimation::none());
            ui.ctx().request_repaint();
        }
        if ui.input(|input| !input.pointer.any_down()) {
            held.frames = held.frames.saturating_sub(1);
        }
        if held.frames == 0 {
            self.held = None;
        }
    }
}
