//! Colours, spacing and type: the only file with colour literals.

use egui::{Color32, CornerRadius, Stroke, Visuals};

/// Light or dark, with the colours that egui has no place for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Whether the window is dark.
    pub dark: bool,
}

#[expect(clippy::disallowed_methods, reason = "this is the file for colour literals")]
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Colours of kinds, light and dark. Hues after Okabe and Ito, "Color Universal
/// Design" (2008), so that they stay apart for colour-blind people; on the dark
/// map they are lighter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the colours")]
pub enum Hue {
    Vermilion,
    Blue,
    Purple,
    Orange,
    Green,
    Sky,
    Brown,
    Slate,
    Teal,
    Ink,
}

impl Hue {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Vermilion,
        Self::Blue,
        Self::Purple,
        Self::Orange,
        Self::Green,
        Self::Sky,
        Self::Brown,
        Self::Slate,
        Self::Teal,
        Self::Ink,
    ];
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

    /// A hue on this theme's map.
    pub const fn hue(self, hue: Hue) -> Color32 {
        let (light, dark) = match hue {
            Hue::Vermilion => (0xC8_4A_00, 0xFF_84_3D),
            Hue::Blue => (0x00_5F_A8, 0x5A_B0_F5),
            Hue::Purple => (0xA8_3F_7C, 0xE7_9A_C6),
            Hue::Orange => (0xC7_82_00, 0xFF_BE_3C),
            Hue::Green => (0x00_7A_5A, 0x3F_CF_A2),
            Hue::Sky => (0x1B_8A_C9, 0x8F_D3_FA),
            Hue::Brown => (0x7A_4B_1E, 0xD0_9C_66),
            Hue::Slate => (0x4A_55_63, 0xB4_BE_CA),
            Hue::Teal => (0x2F_6F_73, 0x86_C7_C9),
            Hue::Ink => (0x22_28_30, 0xE6_EA_EF),
        };
        rgb(if self.dark { dark } else { light })
    }

    /// Hues that tell datasets apart.
    pub const fn dataset_hue(index: usize) -> Hue {
        let hues = [Hue::Teal, Hue::Purple, Hue::Orange, Hue::Sky, Hue::Brown, Hue::Green];
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
        rgb(if self.dark { 0x6C_B6_FF } else { 0x0B_62_C4 })
    }

    /// The inner ring around selected signs.
    pub const fn halo(self) -> Color32 {
        rgb(if self.dark { 0x10_14_19 } else { 0xFF_FF_FF })
    }

    /// Where the map has no tile yet.
    pub const fn map_background(self) -> Color32 {
        rgb(if self.dark { 0x1B_21_27 } else { 0xEE_F0_F1 })
    }

    /// Lines of approximate outlines.
    pub const fn outline(self) -> Color32 {
        rgb(if self.dark { 0x7C_88_94 } else { 0x77_80_88 })
    }

    /// Hours in which the sun is down.
    pub const fn night(self) -> Color32 {
        rgb(if self.dark { 0x8F_A8_D8 } else { 0x1F_2F_66 })
    }

    /// All events of the histogram, whether or not they pass.
    pub const fn all_events(self) -> Color32 {
        rgb(if self.dark { 0x41_4A_54 } else { 0xCB_D1_D7 })
    }

    /// What is wrong and needs a look.
    pub const fn warning(self) -> Color32 {
        rgb(if self.dark { 0xFF_B4_54 } else { 0x9A_55_00 })
    }

    /// Words of less weight.
    pub const fn faint_text(self) -> Color32 {
        rgb(if self.dark { 0x9A_A4_AE } else { 0x5C_66_70 })
    }

    /// `colour` at `opacity` between 0 and 1.
    pub fn faded(colour: Color32, opacity: f32) -> Color32 {
        colour.gamma_multiply(opacity)
    }
}

fn visuals(dark: bool) -> Visuals {
    let theme = Theme { dark };
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let (panel, window, field, text) = if dark {
        (0x16_1B_21, 0x1C_22_29, 0x10_14_19, 0xDD_E3_E9)
    } else {
        (0xF7_F8_F9, 0xFF_FF_FF, 0xFF_FF_FF, 0x1F_26_2D)
    };
    visuals.panel_fill = rgb(panel);
    visuals.window_fill = rgb(window);
    visuals.extreme_bg_color = rgb(field);
    // White fields would not be seen on white dialogs.
    visuals.text_edit_bg_color = Some(rgb(if dark { field } else { 0xED_F0_F3 }));
    visuals.override_text_color = Some(rgb(text));
    visuals.hyperlink_color = theme.accent();
    visuals.selection.bg_fill = Theme::faded(theme.accent(), if dark { 0.45 } else { 0.25 });
    visuals.selection.stroke = Stroke::new(1.0, rgb(text));
    visuals.window_corner_radius = CornerRadius::same(6);
    let quiet = rgb(if dark { 0x2B_33_3B } else { 0xE4_E8_EC });
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, quiet);
    for widget in [
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(4);
    }
    visuals
}

/// Gives `ctx` the program's look in light and dark.
pub fn install(ctx: &egui::Context) {
    ctx.set_visuals_of(egui::Theme::Light, visuals(false));
    ctx.set_visuals_of(egui::Theme::Dark, visuals(true));
    ctx.all_styles_mut(|style| {
        style.spacing.item_spacing = egui::vec2(6.0, 5.0);
        style.spacing.button_padding = egui::vec2(7.0, 3.0);
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
