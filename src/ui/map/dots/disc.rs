//! The disc that stands for an event: which pixels it covers, and their colours.

use egui::Color32;

use crate::dataset::symbol::Hue;
use crate::ui::theme::Theme;

/// From the middle to the edge, with the outline.
const RADIUS_POINTS: f32 = 2.7;

/// From the middle to the outline.
const FILL_POINTS: f32 = 2.0;

/// What covers less of a pixel is left out.
const LEAST_COVERAGE: f32 = 0.125;

/// The pixels of discs of one size, and their colours for every hue.
#[derive(Debug, Clone, PartialEq)]
pub struct Discs {
    /// Columns and rows from the middle to the farthest pixel.
    pub reach_px: u32,
    /// Columns and rows from the middle to each pixel that is covered.
    pub offsets: Vec<[i32; 2]>,
    /// The colour of each of them: for each of [`Hue::ALL`] unselected, then for
    /// each selected. Premultiplied, never quite transparent.
    pub colours: Vec<Color32>,
}

/// Share of a pixel at `distance` from the middle that lies within `radius`.
fn coverage(radius: f32, distance: f32) -> f32 {
    (radius + 0.5 - distance).clamp(0.0, 1.0)
}

impl Discs {
    /// On a screen of `pixels_per_point`.
    pub fn new(theme: Theme, pixels_per_point: f32) -> Self {
        let [radius, fill] = [RADIUS_POINTS, FILL_POINTS].map(|points| points * pixels_per_point);
        let reach = (radius + 0.5 - LEAST_COVERAGE).floor() as i32;
        let distance = |[x, y]: [i32; 2]| (x as f32).hypot(y as f32);
        let mut offsets = Vec::new();
        for y in -reach..=reach {
            offsets.extend((-reach..=reach).map(|x| [x, y]));
        }
        offsets.retain(|offset| coverage(radius, distance(*offset)) >= LEAST_COVERAGE);
        let mut colours = Vec::new();
        for outline in [theme.halo(), theme.accent()] {
            for hue in Hue::ALL {
                colours.extend(offsets.iter().map(|offset| {
                    let distance = distance(*offset);
                    let inside = coverage(fill, distance);
                    let colour = outline.lerp_to_gamma(theme.hue(hue), inside);
                    Theme::faded(colour, coverage(radius, distance))
                }));
            }
        }
        Self { reach_px: reach.unsigned_abs(), offsets, colours }
    }

    /// The colour of the pixel `offset` of a disc.
    #[cfg(test)]
    pub fn colour(&self, hue: u8, is_selected: bool, offset: usize) -> Color32 {
        let kind = usize::from(hue) + if is_selected { Hue::ALL.len() } else { 0 };
        self.colours[kind * self.offsets.len() + offset]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_is_round_opaque_in_its_middle_and_has_an_outline() {
        for (pixels_per_point, covered) in [(1.0, 29), (1.5, 61), (2.0, 101)] {
            let theme = Theme { dark: false };
            let discs = Discs::new(theme, pixels_per_point);
            assert_eq!(discs.offsets.len(), covered, "{pixels_per_point}");
            let at = |wanted: [i32; 2]| discs.offsets.iter().position(|at| *at == wanted).unwrap();
            let middle = at([0, 0]);
            assert_eq!(discs.colour(Hue::Blue as u8, false, middle), theme.hue(Hue::Blue));
            let edge = at([discs.reach_px as i32, 0]);
            let [plain, selected] =
                [false, true].map(|is_selected| discs.colour(0, is_selected, edge));
            assert_ne!(plain, selected);
            for [x, y] in &discs.offsets {
                assert!(discs.offsets.contains(&[-y, *x]));
            }
        }
    }
}
