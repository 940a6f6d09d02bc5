//! A picture that is made on the processor and lies on the map.

use egui::{Color32, ColorImage, Painter, Rect, TextureHandle, TextureOptions, pos2};

use crate::ui::map::viewport::Viewport;

/// A picture and where it lies.
#[derive(Default)]
pub struct Picture {
    texture: Option<TextureHandle>,
    corners: [[f64; 2]; 2],
}

impl Picture {
    /// Lays `image` between a north-western and a south-eastern position.
    pub fn set(
        &mut self,
        ctx: &egui::Context,
        name: &str,
        image: ColorImage,
        corners: [[f64; 2]; 2],
    ) {
        self.corners = corners;
        match &mut self.texture {
            Some(texture) => texture.set(image, TextureOptions::LINEAR),
            None => self.texture = Some(ctx.load_texture(name, image, TextureOptions::LINEAR)),
        }
    }

    /// Draws it.
    pub fn paint(&self, painter: &Painter, viewport: &Viewport) {
        let Some(texture) = &self.texture else { return };
        let rect = viewport.rect_between(self.corners[0], self.corners[1]);
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(texture.id(), rect, all, Color32::WHITE);
    }
}
