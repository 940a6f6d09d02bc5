//! Cuts lines and rings to a square, so that a part of a tile can be drawn as a
//! tile of its own.

/// A point in whatever unit the square is in: x to the east, y to the south.
pub type Point = [f64; 2];

/// West, north, east, south.
pub type Square = [f64; 4];

/// The pieces of a line inside `square`.
pub fn line(points: &[Point], square: Square) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut piece: Vec<Point> = Vec::new();
    for pair in points.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], square) else {
            finish(&mut pieces, &mut piece);
            continue;
        };
        if piece.last() != Some(&from) {
            finish(&mut pieces, &mut piece);
            piece.push(from);
        }
        piece.push(to);
        if to != pair[1] {
            finish(&mut pieces, &mut piece);
        }
    }
    finish(&mut pieces, &mut piece);
    pieces
}

fn finish(pieces: &mut Vec<Vec<Point>>, piece: &mut Vec<Point>) {
    if piece.len() > 1 {
        pieces.push(std::mem::take(piece));
    }
    piece.clear();
}

/// The part of a segment inside `square` (Liang and Barsky, 1984).
fn segment(from: Point, to: Point, square: Square) -> Option<(Point, Point)> {
    let [west, north, east, south] = square;
    let along = [to[0] - from[0], to[1] - from[1]];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, distance) in [
        (-along[0], from[0] - west),
        (along[0], east - from[0]),
        (-along[1], from[1] - north),
        (along[1], south - from[1]),
    ] {
        if step == 0.0 {
            if distance < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(distance / step);
        } else {
            leave = leave.min(distance / step);
        }
    }
    if enter > leave {
        return None;
    }
    let at = |share: f64| [from[0] + along[0] * share, from[1] + along[1] * share];
    let start = if enter == 0.0 { from } else { at(enter) };
    let end = if leave == 1.0 { to } else { at(leave) };
    Some((start, end))
}

/// The part of a ring inside `square`; empty where there is none. Parts that
/// were apart are joined along the edge of the square (Sutherland and Hodgman,
/// 1974), which nobody sees where that edge lies outside the tile.
pub fn ring(points: &[Point], square: Square) -> Vec<Point> {
    let [west, north, east, south] = square;
    let mut ring = points.to_vec();
    for (axis, limit, keeps_less) in
        [(0, west, false), (1, north, false), (0, east, true), (1, south, true)]
    {
        let is_inside = |point: Point| {
            if keeps_less { point[axis] <= limit } else { point[axis] >= limit }
        };
        let Some(&last) = ring.last() else { return ring };
        let mut kept = Vec::with_capacity(ring.len() + 4);
        let mut before = last;
        for &point in &ring {
            if is_inside(point) != is_inside(before) {
                let share = (limit - before[axis]) / (point[axis] - before[axis]);
                let mut crossing = [
                    before[0] + (point[0] - before[0]) * share,
                    before[1] + (point[1] - before[1]) * share,
                ];
                crossing[axis] = limit;
                kept.push(crossing);
            }
            if is_inside(point) {
                kept.push(point);
            }
            before = point;
        }
        ring = kept;
    }
    if ring.len() < 3 { Vec::new() } else { ring }
}

/// Twice the area of a ring; positive where it runs clockwise on the screen.
pub fn doubled_area(ring: &[Point]) -> f64 {
    let Some(&last) = ring.last() else { return 0.0 };
    let mut before = last;
    let mut sum = 0.0;
    for &point in ring {
        sum += before[0] * point[1] - point[0] * before[1];
        before = point;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: Square = [0.0, 0.0, 10.0, 10.0];

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two_pieces() {
        let line = line(&[[-5.0, 5.0], [5.0, 5.0], [15.0, 5.0], [15.0, 8.0], [5.0, 8.0]], SQUARE);
        assert_eq!(
            line,
            [vec![[0.0, 5.0], [5.0, 5.0], [10.0, 5.0]], vec![[10.0, 8.0], [5.0, 8.0]]]
        );
    }

    #[test]
    fn a_line_inside_stays_as_it_is() {
        let points = [[1.0, 1.0], [2.0, 5.0], [9.0, 9.0]];
        assert_eq!(line(&points, SQUARE), [points.to_vec()]);
        assert!(line(&[[-1.0, -1.0], [-1.0, 20.0]], SQUARE).is_empty());
    }

    #[test]
    fn a_ring_around_the_square_becomes_the_square() {
        let around = [[-5.0, -5.0], [15.0, -5.0], [15.0, 15.0], [-5.0, 15.0]];
        let cut = ring(&around, SQUARE);
        assert!((doubled_area(&cut).abs() - 200.0).abs() < 1e-9, "{cut:?}");
        assert!(ring(&[[20.0, 20.0], [30.0, 20.0], [30.0, 30.0]], SQUARE).is_empty());
    }

    #[test]
    fn cutting_keeps_the_direction_of_a_ring() {
        let triangle = [[5.0, -5.0], [15.0, 5.0], [5.0, 15.0]];
        let whole = doubled_area(&triangle);
        let cut = doubled_area(&ring(&triangle, SQUARE));
        assert!(whole > 0.0 && cut > 0.0 && cut < whole);
        let reversed: Vec<Point> = triangle.iter().rev().copied().collect();
        assert!(doubled_area(&ring(&reversed, SQUARE)) < 0.0);
    }
}
