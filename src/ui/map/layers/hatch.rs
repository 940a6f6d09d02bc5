//! Hatching of the union of areas: one layer of strokes, however many overlap.

use egui::{Painter, Pos2, Rect, Shape, Stroke, pos2};

/// Distance of strokes, in points.
const STEP_POINTS: f32 = 7.0;

/// An area that is hatched.
#[derive(Debug, Clone)]
pub enum Patch {
    /// A centre and a radius.
    Circle(Pos2, f32),
    /// What lies in an odd number of these rings.
    Rings(Vec<Vec<Pos2>>),
}

/// Paints strokes from bottom left to top right where any of `patches` lies within `rect`.
pub fn paint(painter: &Painter, rect: Rect, patches: &[Patch], stroke: Stroke) {
    if patches.is_empty() {
        return;
    }
    let mut shapes = Vec::new();
    // A stroke is the line x + y = sum; on it, x tells where.
    let first = ((rect.left() + rect.top()) / STEP_POINTS).floor() as i64;
    let last = ((rect.right() + rect.bottom()) / STEP_POINTS).ceil() as i64;
    let mut strokes: Vec<Vec<(f32, f32)>> = vec![Vec::new(); (last - first + 1).max(0) as usize];
    let sum = |index: usize| (first + index as i64) as f32 * STEP_POINTS;
    for patch in patches {
        match patch {
            Patch::Circle(centre, radius) => {
                for (index, stretches) in strokes.iter_mut().enumerate() {
                    stretches.extend(of_circle(*centre, *radius, sum(index)));
                }
            }
            Patch::Rings(rings) => {
                for (index, crossings) in crossings(rings, first, strokes.len()) {
                    strokes[index].extend(crossings);
                }
            }
        }
    }
    for (index, stretches) in strokes.into_iter().enumerate() {
        let sum = sum(index);
        let seen = (rect.left().max(sum - rect.bottom()), rect.right().min(sum - rect.top()));
        for (from, to) in apart(stretches, seen) {
            let ends = [pos2(from, sum - from), pos2(to, sum - to)];
            shapes.push(Shape::line_segment(ends, stroke));
        }
    }
    painter.extend(shapes);
}

/// The stretch of the line x + y = `sum` that a circle covers, between two x.
fn of_circle(centre: Pos2, radius: f32, sum: f32) -> Option<(f32, f32)> {
    // The point of the line nearest to the centre, and how far from it the line leaves the
    // circle, measured along x.
    let off = sum - centre.x - centre.y;
    let half = (radius * radius - off * off / 2.0).max(0.0).sqrt() / 2.0_f32.sqrt();
    let middle = centre.x + off / 2.0;
    (half > 0.0).then_some((middle - half, middle + half))
}

/// By the number of a stroke from `first` on, of which there are `count`, the stretches that
/// lie in an odd number of `rings`.
fn crossings(
    rings: &[Vec<Pos2>],
    first: i64,
    count: usize,
) -> impl Iterator<Item = (usize, Vec<(f32, f32)>)> {
    let mut crossed: Vec<Vec<f32>> = vec![Vec::new(); count];
    for ring in rings {
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (a, b) = (from.x + from.y, to.x + to.y);
            // Of the two ends the lower one belongs to an edge, so that a corner on a
            // stroke counts once.
            let number = |sum: f32| (sum / STEP_POINTS).ceil() as i64 - first;
            let (low, high) = (number(a.min(b)), number(a.max(b)));
            for index in low.max(0)..high.min(count as i64) {
                let sum = (first + index) as f32 * STEP_POINTS;
                let x = from.x + (sum - a) / (b - a) * (to.x - from.x);
                if let Some(crossed) = crossed.get_mut(index as usize) {
                    crossed.push(x);
                }
            }
        }
    }
    crossed.into_iter().enumerate().map(|(index, mut crossed)| {
        crossed.sort_by(f32::total_cmp);
        (index, crossed.as_chunks::<2>().0.iter().map(|[from, to]| (*from, *to)).collect())
    })
}

/// `stretches` between two x, in order and apart from each other.
fn apart(stretches: Vec<(f32, f32)>, (from, to): (f32, f32)) -> Vec<(f32, f32)> {
    let seen = stretches.into_iter().map(|(start, end)| (start.max(from), end.min(to)));
    let mut stretches: Vec<(f32, f32)> = seen.filter(|(start, end)| start < end).collect();
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

    fn is_covered(stretches: &[(f32, f32)], x: f32) -> bool {
        stretches.iter().any(|&(from, to)| from <= x && x <= to)
    }

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
            let stretches = circles.iter().filter_map(|(at, radius)| of_circle(*at, *radius, sum));
            let stretches = apart(stretches.collect(), (0.0, 200.0));
            prop_assert_eq!(is_inside, is_covered(&stretches, x));
            prop_assert!(stretches.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }

        #[test]
        fn a_point_of_a_stroke_is_covered_when_it_lies_in_a_ring(
            corners in prop::collection::vec((0_f32..200.0, 0_f32..200.0), 3..12),
            stroke in 0_i64..57,
            x in 0_f32..200.0,
        ) {
            let ring: Vec<Pos2> = corners.iter().map(|&(x, y)| pos2(x, y)).collect();
            let point = pos2(x, stroke as f32 * STEP_POINTS - x);
            let edges = || ring.iter().zip(ring.iter().cycle().skip(1));
            let crosses = |(a, b): &(&Pos2, &Pos2)| {
                (a.y > point.y) != (b.y > point.y)
                    && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
            };
            let is_inside = edges().filter(crosses).count() % 2 == 1;
            let (_, stretches) =
                crossings(std::slice::from_ref(&ring), 0, 60).nth(stroke as usize).unwrap();
            // On an edge rounding decides.
            let near = |&(from, to): &(f32, f32)| (from - x).abs() < 0.1 || (to - x).abs() < 0.1;
            prop_assume!(!stretches.iter().any(near));
            prop_assert_eq!(is_inside, is_covered(&stretches, x));
        }
    }
}
