//! Scale and north of a map on paper.

use super::frame::Frame;
use super::layout::{Layout, Style};
use super::palette;
use super::sheet::{Item, Outline, Paint, Pen, Region, filled, line};
use crate::language::{current, tr};

/// The longest bar, in points.
const LONGEST_POINTS: f32 = 110.0;

/// A point on paper, in metres.
const POINT_M: f64 = 0.0254 / 72.0;

/// What lies over a map.
pub struct Overlays {
    /// From the lowest up.
    pub items: Vec<Item>,
    /// Where names would not be seen.
    pub taken: Vec<Region>,
}

/// Scale at the lower left, north at the upper right.
pub fn drawn(layout: &Layout<'_>, frame: &Frame) -> Overlays {
    let region = frame.region;
    let metres_a_point = frame.metres_a_point(frame.middle[1]);
    let metres = round_length(f64::from(layout.scaled(LONGEST_POINTS)) * metres_a_point);
    let length = (metres / metres_a_point) as f32;
    let words = current().distance(metres);
    let ratio =
        tr!("print-scale", number = current().number(round_ratio(metres_a_point / POINT_M)));
    let pad = layout.scaled(5.0);
    let row = layout.height(Style::NOTE, 1);
    let words_width = layout.width(Style::NOTE, &words);
    let width = (length + words_width + layout.scaled(4.0)).max(layout.width(Style::NOTE, &ratio));
    let height = 2.0 * row + 2.0 * pad;
    let panel =
        Region::new(region.x + pad, region.bottom() - pad - height, width + 2.0 * pad, height);
    let [x, y] = [panel.x + pad, panel.y + pad + row * 0.6];
    let tick = layout.scaled(3.0);
    let pen = || Pen::new(palette::TEXT, 0.9);
    let mut items = vec![
        filled(panel, Paint { rgb: palette::PAPER, opacity: 0.85 }),
        line([x, y], [x + length, y], pen()),
        line([x, y - tick], [x, y], pen()),
        line([x + length, y - tick], [x + length, y], pen()),
        line([x + length / 2.0, y - tick * 0.6], [x + length / 2.0, y], pen()),
        layout.line(Style::NOTE, [x + length + layout.scaled(4.0), panel.y + pad], words),
        layout.line(Style::NOTE, [x, panel.y + pad + row], ratio),
    ];
    let arrow = Region::new(region.right() - pad - 18.0, region.y + pad, 18.0, 30.0);
    items.push(filled(arrow, Paint { rgb: palette::PAPER, opacity: 0.85 }));
    let [middle, _] = arrow.centre();
    items.push(Item::Path {
        outline: Outline::Rings(vec![vec![
            [middle, arrow.y + 2.0],
            [middle + 4.6, arrow.y + 16.0],
            [middle, arrow.y + 12.6],
            [middle - 4.6, arrow.y + 16.0],
        ]]),
        fill: Some(Paint::solid(palette::TEXT)),
        stroke: None,
    });
    let north = tr!("print-north");
    let style = Style { size: 7.4 / layout.scaled(1.0), ..Style::STRONG };
    let width = layout.width(style, north);
    items.push(layout.line(style, [middle - width / 2.0, arrow.y + 18.0], north));
    Overlays { items, taken: vec![panel, arrow] }
}

/// The longest of 1, 2 and 5 times a power of ten that is no longer.
fn round_length(metres: f64) -> f64 {
    let power = 10_f64.powf(metres.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|step| step * power)
        .find(|round| *round <= metres)
        .unwrap_or(power)
}

/// With two digits that count.
fn round_ratio(ratio: f64) -> usize {
    let power = 10_f64.powf((ratio.log10().floor() - 1.0).max(0.0));
    ((ratio / power).round() * power) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_ratios_are_round() {
        assert_eq!(
            [730.0, 1_999.0, 2_000.0, 56_000.0].map(round_length),
            [500.0, 1_000.0, 2_000.0, 50_000.0]
        );
        assert_eq!([249_876.0, 1_234_567.0, 42.4].map(round_ratio), [250_000, 1_200_000, 42]);
    }
}
