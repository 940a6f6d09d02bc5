//! Colours, spacing and type: the only folder with colour literals.

#[cfg(test)]
mod contrast;
mod fonts;
mod rgb;
mod token;

use egui::{Color32, CornerRadius, Stroke, Visuals};

pub use fonts::{semibold, semibold_family, semibold_id};
pub use token::Token;

use crate::dataset::symbol::Hue;

/// Light or dark, with the colours that egui has no place for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Whether the window is dark.
    pub dark: bool,
}

/// Anchors of the scale of quantities in Oklab (lightness, green to red, blue to
/// yellow): its lightness changes evenly from end to end, so that it is read in
/// grey and by colour-blind people too. From little to much on the light map.
const SCALE: [[f32; 3]; 5] = [
    [0.88, -0.020, 0.095],
    [0.74, -0.060, 0.060],
    [0.60, -0.065, -0.020],
    [0.46, -0.035, -0.085],
    [0.32, 0.015, -0.120],
];

impl Theme {
    /// As egui shows itself now.
    pub fn of(ctx: &egui::Context) -> Self {
        Self { dark: ctx.global_style().visuals.dark_mode }
    }

    /// The colour for a use.
    pub const fn token(self, token: Token) -> Color32 {
        let [light, dark] = token.colours();
        if self.dark { dark } else { light }
    }

    /// A hue on this theme's map.
    pub const fn hue(self, hue: Hue) -> Color32 {
        let [light, dark] = hue.rgb();
        rgb::rgb(if self.dark { dark } else { light })
    }

    /// Hues that tell datasets apart.
    pub const fn dataset_hue(index: usize) -> Hue {
        let hues = [Hue::Teal, Hue::Pink, Hue::Orange, Hue::Sky, Hue::Brown, Hue::Green];
        hues[index % hues.len()]
    }

    /// Colours that tell datasets apart.
    pub const fn dataset(self, index: usize) -> Color32 {
        self.hue(Self::dataset_hue(index))
    }

    /// The colour of a share between 0 and 1 of the most: the more, the farther
    /// from the colour of the map.
    pub fn scale(self, share: f32) -> Color32 {
        let share = share.clamp(0.0, 1.0);
        // The darkest end would be lost on the dark map.
        let share = if self.dark { 0.9 * (1.0 - share) } else { share };
        let at = share * (SCALE.len() - 1) as f32;
        let from = (at as usize).min(SCALE.len() - 2);
        let [lightness, a, b] = [0, 1, 2]
            .map(|axis| egui::lerp(SCALE[from][axis]..=SCALE[from + 1][axis], at - from as f32));
        // From Oklab to linear light (B. Ottosson, 2020).
        let [long, middle, short] = [
            lightness + 0.396_337_78 * a + 0.215_803_76 * b,
            lightness - 0.105_561_346 * a - 0.063_854_17 * b,
            lightness - 0.089_484_18 * a - 1.291_485_5 * b,
        ]
        .map(|root| root.powi(3));
        egui::Rgba::from_rgb(
            (4.076_741_7 * long - 3.307_711_6 * middle + 0.230_969_94 * short).clamp(0.0, 1.0),
            (-1.268_438 * long + 2.609_757_4 * middle - 0.341_319_38 * short).clamp(0.0, 1.0),
            (-0.004_196_086_3 * long - 0.703_418_6 * middle + 1.707_614_7 * short).clamp(0.0, 1.0),
        )
        .into()
    }

    /// Selection, focus, links, the time window.
    pub const fn accent(self) -> Color32 {
        self.token(Token::Accent)
    }

    /// The inner ring around selected signs.
    pub const fn halo(self) -> Color32 {
        self.token(Token::Halo)
    }

    /// Where the map has no tile yet.
    pub const fn map_background(self) -> Color32 {
        self.token(Token::Land)
    }

    /// Lines of approximate outlines.
    pub const fn outline(self) -> Color32 {
        self.token(Token::Outline)
    }

    /// Hours in which the sun is down.
    pub const fn night(self) -> Color32 {
        self.token(Token::Night)
    }

    /// All events of the histogram, whether or not they match.
    pub const fn all_events(self) -> Color32 {
        self.token(Token::BarRest)
    }

    /// What is wrong and needs a look.
    pub const fn warning(self) -> Color32 {
        self.token(Token::Warning)
    }

    /// Words of less weight.
    pub const fn faint_text(self) -> Color32 {
        self.token(Token::Text3)
    }

    /// `colour` at `opacity` between 0 and 1.
    pub fn faded(colour: Color32, opacity: f32) -> Color32 {
        colour.gamma_multiply(opacity)
    }
}

/// Edge and ground of a control in one of its states.
fn control(widget: &mut egui::style::WidgetVisuals, ground: Color32, edge: Color32, text: Color32) {
    widget.corner_radius = CornerRadius::same(6);
    widget.expansion = 0.0;
    widget.bg_fill = ground;
    widget.weak_bg_fill = ground;
    widget.bg_stroke = Stroke::new(1.0, edge);
    widget.fg_stroke = Stroke::new(1.0, text);
}

fn visuals(dark: bool) -> Visuals {
    let theme = Theme { dark };
    let colour = |token| theme.token(token);
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = colour(Token::Panel);
    visuals.window_fill = colour(Token::Raised);
    visuals.window_stroke = Stroke::new(1.0, colour(Token::Control));
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = colour(Token::Field);
    visuals.text_edit_bg_color = Some(colour(Token::Field));
    visuals.faint_bg_color = colour(Token::Bar);
    visuals.code_bg_color = colour(Token::Bar);
    visuals.weak_text_color = Some(colour(Token::Text3));
    visuals.warn_fg_color = colour(Token::Warning);
    visuals.error_fg_color = colour(Token::Error);
    visuals.hyperlink_color = theme.accent();
    visuals.selection.bg_fill = colour(Token::AccentSoft);
    // The colour of chosen words, and the ring around a field in use.
    visuals.selection.stroke = Stroke::new(2.0, theme.accent());
    visuals.disabled_alpha = 0.62;
    let widgets = &mut visuals.widgets;
    let text = colour(Token::Text);
    control(&mut widgets.noninteractive, colour(Token::Panel), colour(Token::Line), text);
    control(&mut widgets.inactive, colour(Token::Raised), colour(Token::Control), text);
    control(&mut widgets.hovered, colour(Token::Hover), colour(Token::Control), text);
    control(&mut widgets.active, colour(Token::Pressed), colour(Token::Control), text);
    // What has the keyboard looks held down: its edge is the focus ring.
    widgets.active.bg_stroke = Stroke::new(2.0, theme.accent());
    control(&mut widgets.open, colour(Token::Hover), colour(Token::Control), text);
    visuals
}

/// Gives `ctx` the program's look in light and dark.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_visuals_of(egui::Theme::Light, visuals(false));
    ctx.set_visuals_of(egui::Theme::Dark, visuals(true));
    ctx.all_styles_mut(|style| {
        style.text_styles = fonts::text_styles();
        style.spacing.item_spacing = egui::vec2(8.0, 4.0);
        style.spacing.button_padding = egui::vec2(8.0, 4.0);
        style.spacing.interact_size = egui::vec2(28.0, 26.0);
        style.spacing.menu_margin = egui::Margin::same(6);
        style.spacing.window_margin = egui::Margin::same(14);
        style.spacing.icon_width = 15.0;
        style.spacing.icon_width_inner = 9.0;
        style.interaction.tooltip_delay = 0.25;
        // A drag must not select the words it passes over.
        style.interaction.selectable_labels = true;
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lightness in Oklab.
    fn lightness(colour: Color32) -> f32 {
        let [red, green, blue, _] = egui::Rgba::from(colour).to_array();
        let long = 0.412_221_46 * red + 0.536_332_55 * green + 0.051_445_995 * blue;
        let middle = 0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue;
        let short = 0.088_302_46 * red + 0.281_718_85 * green + 0.629_978_7 * blue;
        0.210_454_26 * long.cbrt() + 0.793_617_8 * middle.cbrt() - 0.004_072_047 * short.cbrt()
    }

    #[test]
    fn equal_steps_of_the_scale_are_equal_steps_of_lightness() {
        for dark in [false, true] {
            let theme = Theme { dark };
            let steps: Vec<f32> =
                (0..=10).map(|step| lightness(theme.scale(step as f32 / 10.0))).collect();
            for pair in steps.windows(2) {
                let step = if dark { pair[1] - pair[0] } else { pair[0] - pair[1] };
                assert!((0.045..0.075).contains(&step), "{dark} {steps:?}");
            }
            // The most differs most from the map.
            let map = lightness(theme.map_background());
            assert!((steps[10] - map).abs() > (steps[0] - map).abs());
        }
    }
}
