//! The sign that stands for many events: their number in a ring of shares.

use egui::{Align2, Painter, Pos2, Shape, Stroke, Vec2};

use crate::dataset::format;
use crate::dataset::symbol::Hue;
use crate::ui::theme::{Theme, semibold_id};

/// Angle between two arcs of a ring.
const GAP: f32 = 0.07;

/// Radius of the ring around a number of events, in points.
pub fn radius(events: usize) -> f32 {
    14.0 + (events.max(1) as f32).log10() * 3.0
}

/// Many events: their number, in a ring whose arcs are the shares of colours.
pub fn paint(
    painter: &Painter,
    centre: Pos2,
    radius: f32,
    count: usize,
    shares: impl Iterator<Item = (Hue, usize)>,
    theme: Theme,
) {
    painter.circle_filled(centre, radius + 2.0, theme.halo());
    let mut shares: Vec<(Hue, usize)> = shares.filter(|(_, share)| *share > 0).collect();
    shares.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
    let total = shares.iter().map(|(_, share)| share).sum::<usize>().max(1) as f32;
    let mut from = -std::f32::consts::FRAC_PI_2;
    let is_alone = shares.len() == 1;
    for (hue, share) in shares {
        let sweep = std::f32::consts::TAU * share as f32 / total;
        // A gap tells neighbours apart whose colours are near each other.
        let (whole, sweep) = (sweep, if is_alone { sweep } else { (sweep - GAP).max(GAP) });
        let steps = (sweep * 8.0).ceil().max(2.0) as usize;
        let arc: Vec<Pos2> = (0..=steps)
            .map(|step| {
                centre + Vec2::angled(from + sweep * step as f32 / steps as f32) * (radius - 2.5)
            })
            .collect();
        painter.add(Shape::line(arc, Stroke::new(5.0, theme.hue(hue))));
        from += whole;
    }
    painter.text(
        centre,
        Align2::CENTER_CENTER,
        short(count),
        semibold_id(12.0),
        theme.hue(Hue::Ink),
    );
}

/// A mark that claims about something here differ.
pub fn paint_disputed(painter: &Painter, centre: Pos2, radius: f32, theme: Theme) {
    let at = centre + egui::vec2(radius * 0.9, -radius * 0.9);
    painter.circle(at, 4.0, theme.warning(), Stroke::new(1.0, theme.halo()));
}

/// The double ring around what is selected.
pub fn paint_selected(painter: &Painter, centre: Pos2, radius: f32, theme: Theme) {
    painter.circle_stroke(centre, radius + 5.0, Stroke::new(4.5, theme.halo()));
    painter.circle_stroke(centre, radius + 5.0, Stroke::new(2.2, theme.accent()));
}

/// Large numbers cut to what fits into a ring; the tip has all digits.
fn short(count: usize) -> String {
    match count {
        0..100_000 => format::number(count),
        100_000..1_000_000 => format!("{}k", count / 1_000),
        _ => format!("{:.1}M", (count / 100_000) as f64 / 10.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_cut_never_rounded_up() {
        assert_eq!(
            [short(414), short(99_999), short(999_999), short(1_999_999)],
            ["414".to_owned(), format::number(99_999), "999k".to_owned(), "1.9M".to_owned()]
        );
    }
}
