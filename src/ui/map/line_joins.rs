//! Closes the joints of wide lines: the renderer draws every step of a line as a
//! rectangle of its own, which leaves wedges open where a road bends.

use egui::{Pos2, Vec2};
use walkers::{Drawable, Line};

/// Thinner lines have no joints to see.
const LEAST_WIDTH_POINTS: f32 = 2.2;

/// Bends smaller than this, in radians, leave nothing open to see.
const LEAST_BEND: f32 = 0.1;

/// Sharper bends are closed as if they were this sharp: no spikes.
const MOST_BEND: f32 = 2.0;

/// Tiles are drawn at 0.7 to 1.4 times their size while the width stays.
const SPARE: f32 = 1.2;

/// Lengthens the steps of wide unbroken lines at their bends until they meet, and
/// at their ends by half their width, so that streets meet at crossings.
pub fn close(drawable: &mut Drawable) {
    let Drawable::Lines(lines) = drawable else { return };
    if !lines.iter().any(is_wide) {
        return;
    }
    let closed =
        lines.drain(..).flat_map(|line| if is_wide(&line) { pieces(&line) } else { vec![line] });
    *lines = closed.collect::<Vec<Line>>();
}

fn is_wide(line: &Line) -> bool {
    line.width >= LEAST_WIDTH_POINTS && line.dasharray.is_empty() && line.points.len() > 1
}

/// The line in pieces that overlap at its bends.
fn pieces(line: &Line) -> Vec<Line> {
    let half = line.width / 2.0 * SPARE;
    let heading = |from: Pos2, to: Pos2| (to - from).normalized();
    let mut pieces: Vec<Vec<Pos2>> = Vec::new();
    let mut piece: Vec<Pos2> = Vec::new();
    let mut before: Option<Vec2> = None;
    let mut steps = line.points.windows(2).filter(|step| step[0] != step[1]).peekable();
    while let Some(step) = steps.next() {
        let along = heading(step[0], step[1]);
        let bend = before.map_or(0.0, |before| before.angle_to(along).abs());
        match before {
            None => piece.push(step[0] - along * half * 0.5),
            Some(before) if bend > LEAST_BEND => {
                let reach = half * (bend.min(MOST_BEND) / 2.0).tan();
                if let Some(end) = piece.last_mut() {
                    *end += before * reach;
                }
                pieces.push(std::mem::take(&mut piece));
                piece.push(step[0] - along * reach);
            }
            Some(_) => {}
        }
        let is_last = steps.peek().is_none();
        piece.push(if is_last { step[1] + along * half * 0.5 } else { step[1] });
        before = Some(along);
    }
    pieces.push(piece);
    pieces.into_iter().map(|points| Line { points, ..line.clone() }).collect()
}

trait AngleTo {
    /// The turn from one direction to another, in radians from −π to π.
    fn angle_to(self, other: Self) -> f32;
}

impl AngleTo for Vec2 {
    fn angle_to(self, other: Self) -> f32 {
        (self.x * other.y - self.y * other.x).atan2(self.dot(other))
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, pos2};

    use super::*;

    fn closed(width: f32, points: &[Pos2]) -> Vec<Line> {
        let line =
            Line { points: points.to_vec(), width, color: Color32::BLACK, dasharray: Vec::new() };
        let mut drawable = Drawable::Lines(vec![line]);
        close(&mut drawable);
        match drawable {
            Drawable::Lines(lines) => lines,
            Drawable::Fill(_) => Vec::new(),
        }
    }

    #[test]
    fn steps_reach_into_a_corner_as_far_as_the_line_is_wide() {
        let corner = [pos2(0.0, 0.0), pos2(100.0, 0.0), pos2(100.0, 100.0)];
        let lines = closed(10.0, &corner);
        assert_eq!(lines.len(), 2);
        let end = lines[0].points[1];
        assert!((105.0..=107.0).contains(&end.x) && end.y == 0.0, "{end:?}");
        let start = lines[1].points[0];
        assert!((-7.0..=-5.0).contains(&start.y) && start.x == 100.0, "{start:?}");
    }

    #[test]
    fn thin_and_straight_lines_stay_in_one_piece() {
        let corner = [pos2(0.0, 0.0), pos2(100.0, 0.0), pos2(100.0, 100.0)];
        assert_eq!(closed(1.0, &corner)[0].points, corner);
        let straight = [pos2(0.0, 0.0), pos2(50.0, 1.0), pos2(100.0, 0.0)];
        assert_eq!(closed(10.0, &straight).len(), 1);
    }
}
