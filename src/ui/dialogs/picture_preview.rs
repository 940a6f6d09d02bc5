//! The picture as it will be, drawn small beside the window while its look is chosen.

use std::time::{Duration, Instant};

use egui::{ColorImage, Rect, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use crate::language::tr;
use crate::ui::snapshot::Style;
use crate::ui::theme::{Theme, Token};

/// Room for the preview, in points: as large whatever the shape of the picture, but less
/// high in a low window.
const ROOM_POINTS: Vec2 = vec2(440.0, 230.0);

/// Lower than this, nothing could be seen on it.
const LEAST_POINTS: f32 = 90.0;

/// A look that is still being changed is not drawn.
const PAUSE: Duration = Duration::from_millis(300);

/// What a preview shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Previewed {
    /// How it is drawn, in the size of the file.
    pub style: Style,
    /// The state of what is open.
    pub revision: u64,
}

/// A small picture, or why there is none.
pub type Drawn = Result<ColorImage, String>;

/// The preview in a dialog.
#[derive(Default)]
pub struct Preview {
    shown: Option<(Previewed, Result<TextureHandle, String>)>,
    asked: Option<Previewed>,
    /// What is wanted, and since when.
    wanted: Option<(Previewed, Instant)>,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview").field("asked", &self.asked).finish_non_exhaustive()
    }
}

/// `style` as small as the room for previews, with everything on it as much smaller;
/// `pixels_per_point` are those of the window.
pub fn small(style: &Style, pixels_per_point: f32) -> Style {
    let points = Vec2::from(style.size_px.map(|side| side as f32)) / style.scale;
    let shrink = (ROOM_POINTS / points).min_elem().min(1.0);
    let scale = shrink * pixels_per_point;
    let side = |points: f32| (points * scale).round().max(1.0) as u32;
    Style { size_px: [side(points.x), side(points.y)], scale, ..style.clone() }
}

impl Preview {
    /// Takes in what was drawn.
    pub fn take(&mut self, ctx: &egui::Context, of: Previewed, drawn: Drawn) {
        self.asked = None;
        let texture =
            drawn.map(|image| ctx.load_texture("picture preview", image, TextureOptions::LINEAR));
        self.shown = Some((of, texture));
    }

    /// Paints it; what is to be drawn now, if anything.
    pub fn ui(&mut self, ui: &mut Ui, wanted: Previewed) -> Option<Previewed> {
        let theme = Theme::of(ui.ctx());
        // A low window has no room for all of it.
        let others_points = 460.0;
        let height = (ui.ctx().content_rect().height() - others_points).clamp(0.0, ROOM_POINTS.y);
        if height < LEAST_POINTS {
            return None;
        }
        let size = vec2(ROOM_POINTS.x, height);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        let is_current = self.shown.as_ref().is_some_and(|(of, _)| *of == wanted);
        response.widget_info(|| {
            let name = match &self.shown {
                Some((_, Err(failure))) if is_current => failure,
                _ if is_current => tr!("preview-of-the-picture"),
                _ => tr!("preview-is-being-drawn"),
            };
            egui::WidgetInfo::labeled(egui::Role::Image, true, name)
        });
        ui.painter().rect_filled(rect, 6.0, theme.token(Token::Field));
        match &self.shown {
            Some((_, Ok(texture))) => {
                let size = texture.size_vec2();
                let size = size * (rect.size() / size).min_elem().min(1.0);
                let place = Rect::from_center_size(rect.center(), size);
                let uv = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
                let tint = Theme::faded(egui::Color32::WHITE, if is_current { 1.0 } else { 0.4 });
                ui.painter().image(texture.id(), place, uv, tint);
            }
            Some((_, Err(failure))) => note(ui, rect, failure),
            None => note(ui, rect, tr!("preview-is-being-drawn")),
        }
        if is_current || self.asked.is_some() {
            self.wanted = None;
            return None;
        }
        let since = match &self.wanted {
            Some((known, since)) if *known == wanted => *since,
            _ => Instant::now(),
        };
        let passed = since.elapsed();
        if passed < PAUSE && self.shown.is_some() {
            self.wanted = Some((wanted, since));
            ui.ctx().request_repaint_after(PAUSE.saturating_sub(passed));
            return None;
        }
        self.wanted = None;
        self.asked = Some(wanted.clone());
        Some(wanted)
    }
}

fn note(ui: &Ui, rect: Rect, text: &str) {
    let colour = Theme::of(ui.ctx()).faint_text();
    let font = egui::FontId::proportional(12.0);
    let galley = ui.painter().layout(text.to_owned(), font, colour, rect.width() - 24.0);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, colour);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::snapshot::What;

    #[test]
    fn a_preview_fits_its_room_and_keeps_the_shape_and_what_is_on_the_picture() {
        for size_px in [[2_560, 1_440], [900, 900], [300, 1_800], [200, 100]] {
            let style =
                Style { what: What::Map, size_px, scale: 2.0, dark: false, title: String::new() };
            let small = small(&style, 1.5);
            let [width, height] = small.size_px.map(|side| side as f32);
            assert!(width <= ROOM_POINTS.x * 1.5 + 1.0 && height <= ROOM_POINTS.y * 1.5 + 1.0);
            let points = |style: &Style| style.size_px.map(|side| side as f32 / style.scale);
            let (whole, less) = (points(&style), points(&small));
            assert!((whole[0] - less[0]).abs() < 10.0 && (whole[1] - less[1]).abs() < 10.0);
        }
    }
}
