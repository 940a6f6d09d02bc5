//! A name on the map, before it is known whether there is room for it.

use egui::Color32;
use walkers::Text;

/// A name, where it belongs and how it is written.
#[derive(Debug, Clone)]
pub struct Label {
    /// What is written.
    pub text: String,
    /// Its middle on the unit square of Web Mercator.
    pub at: [f64; 2],
    /// Turned by so much, in radians.
    pub angle: f32,
    /// Height of the letters in points.
    pub size: f32,
    /// Colour of the letters.
    pub colour: Color32,
    /// Colour around the letters.
    pub halo: Color32,
    /// Points around the letters in the colour of the halo.
    pub halo_width: f32,
    /// Points around the text that other labels leave free.
    pub padding: f32,
    /// Length of the line it is written along, as a share of the world's width.
    pub room: Option<f64>,
    /// Lower ones are placed first.
    pub order: u64,
    /// Whether it may stand beside `at` when `at` is taken.
    pub may_move: bool,
}

impl Label {
    /// A label as the style has it, at a place on the world.
    pub fn new(text: Text, at: [f64; 2], room: Option<f64>, order: u64, may_move: bool) -> Self {
        Self {
            at,
            angle: text.angle,
            size: text.font_size,
            colour: text.text_color,
            halo: text.halo_color,
            halo_width: text.halo_width,
            padding: text.padding,
            text: text.text,
            room,
            order,
            may_move,
        }
    }
}
