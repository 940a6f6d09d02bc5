//! Hatching of the union of circles: one layer of strokes, however many overlap.

use egui::{Painter, Pos2, Rect, Shape, Stroke, pos2};

/// Distance of strokes, in points.
const STEP_POINTS: f32 = 7.0;

/// Paints strokes from bottom left to top right where any of `circles`, each with its
/// centre and radius, lies within `rect`.
pub fn paint(painter: &Painter, rect: Rect, circles: &[(Pos2, f32)], stroke: Stroke) {
    if circles.is_empty() {
        return;
    }
    let mut shapes = Vec::new();
    // A stroke is the line x + y = sum; on it, x tells where.
    let first = ((rect.left() + rect.top()) / STEP_POINTS).floor() as i64;
    let last = ((rect.right() + rect.bottom()) / STEP_POINTS).ceil() as i64;
    for number in first..=last {
        let sum = number as f32 * STEP_POINTS;
        let seen = (rect.left().max(sum - rect.bottom()), rect.right().min(sum - rect.top()));
        for (from, to) in covered(circles, sum, seen) {
            let ends = [pos2(from, sum - from), pos2(to, sum - to)];
            shapes.push(Shape::line_segment(ends, stroke));
        }
    }
    painter.extend(shapes);
}

/// Which stretches of the line x + y = `sum` between two x some circle covers, in order
/// and apart from each other.
fn covered(circles: &[(Pos2, f32)], sum: f32, (from, to): (f32, f32)) -> Vec<(f32, f32)> {
    let mut stretches: Vec<(f32, f32)> = circles
        .iter()
        .filter_map(|&(centre, radius)| {
            // The point of the line nearest to the centre, and how far from it the line
            // leaves the circle, measured along x.
            let off = sum - centre.x - centre.y;
            let half = (radius * radius - off * off / 2.0).max(0.0).sqrt() / 2.0_f32.sqrt();
            let middle = centre.x + off / 2.0;
            let stretch = ((middle - half).max(from), (middle + half).min(to));
            (half > 0.0 && stretch.0 < stretch.1).then_some(stretch)
        })
        .collect();
    stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut apart: Vec<(f32, f32)> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match apart.last_mut().filter(|last| stretch.0 <= last.1) {
            Some(last) => last.1 = last.1.max(stretch.1),
            None => apart.push(stretch),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_point_of_a_stroke_is_covered_when_it_lies_in_a_circle(
            circles in prop::collection::vec((0_f32..200.0, 0_f32..200.0, 1_f32..80.0), 0..6),
            sum in 0_f32..400.0,
            x in 0_f32..200.0,
        ) {
            let circles: Vec<(Pos2, f32)> =
                circles.into_iter().map(|(x, y, radius)| (pos2(x, y), radius)).collect();
            let point = pos2(x, sum - x);
            let gap = |&(centre, radius): &(Pos2, f32)| centre.distance(point) - radius;
            // On the edge of a circle rounding decides.
            prop_assume!(circles.iter().all(|circle| gap(circle).abs() > 0.05));
            let is_inside = circles.iter().any(|circle| gap(circle) < 0.0);
            let stretches = covered(&circles, sum, (0.0, 200.0));
            let is_covered = stretches.iter().any(|&(from, to)| from <= x && x <= to);
            prop_assert_eq!(is_inside, is_covered);
            prop_assert!(stretches.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }
}
