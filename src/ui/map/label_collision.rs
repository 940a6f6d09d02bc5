//! What is taken on the screen: boxes, straight or turned, found by their cell.

use std::collections::HashMap;

use egui::{Pos2, Rect, Vec2, vec2};

/// Width of the cells in points: a few boxes lie in each.
const CELL_POINTS: f32 = 64.0;

/// A box, turned around its middle.
#[derive(Debug, Clone, Copy)]
pub struct Box {
    middle: Pos2,
    half: Vec2,
    /// Directions of its sides.
    axes: [Vec2; 2],
    around: Rect,
}

impl Box {
    /// A box of `size` around `middle`, turned by `angle` in radians.
    pub fn new(middle: Pos2, size: Vec2, angle: f32) -> Self {
        let (sine, cosine) = angle.sin_cos();
        let half = size / 2.0;
        let reach = vec2(
            half.x * cosine.abs() + half.y * sine.abs(),
            half.x * sine.abs() + half.y * cosine.abs(),
        );
        Self {
            middle,
            half,
            axes: [vec2(cosine, sine), vec2(-sine, cosine)],
            around: Rect::from_center_size(middle, reach * 2.0),
        }
    }

    /// How far it reaches along a direction.
    fn reach(&self, direction: Vec2) -> f32 {
        self.half.x * self.axes[0].dot(direction).abs()
            + self.half.y * self.axes[1].dot(direction).abs()
    }

    /// Whether the two overlap: two boxes are apart when some side of either has
    /// the other beyond it.
    fn overlaps(&self, other: &Self) -> bool {
        let apart = other.middle - self.middle;
        self.around.intersects(other.around)
            && self
                .axes
                .iter()
                .chain(&other.axes)
                .all(|&axis| apart.dot(axis).abs() < self.reach(axis) + other.reach(axis))
    }

    fn cells(&self) -> impl Iterator<Item = [i32; 2]> + use<> {
        let cell = |points: f32| (points / CELL_POINTS).floor() as i32;
        let (min, max) = (self.around.min, self.around.max);
        let columns = cell(min.x)..=cell(max.x);
        columns.flat_map(move |x| (cell(min.y)..=cell(max.y)).map(move |y| [x, y]))
    }
}

/// The boxes that are taken.
#[derive(Debug, Default)]
pub struct Taken {
    boxes: Vec<Box>,
    cells: HashMap<[i32; 2], Vec<usize>>,
}

impl Taken {
    /// Takes a box.
    pub fn add(&mut self, taken: Box) {
        for cell in taken.cells() {
            self.cells.entry(cell).or_default().push(self.boxes.len());
        }
        self.boxes.push(taken);
    }

    /// Whether nothing overlaps `wanted`.
    pub fn is_free(&self, wanted: &Box) -> bool {
        wanted.cells().all(|cell| {
            let near = self.cells.get(&cell).into_iter().flatten();
            near.copied().all(|index| !self.boxes[index].overlaps(wanted))
        })
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn turned_boxes_pass_each_other_where_straight_ones_would_not() {
        let mut taken = Taken::default();
        taken.add(Box::new(pos2(0.0, 0.0), vec2(100.0, 10.0), 0.8));
        let corner = |angle| Box::new(pos2(40.0, -30.0), vec2(120.0, 10.0), angle);
        assert!(taken.is_free(&corner(0.8)));
        assert!(!taken.is_free(&corner(-0.8)));
    }

    #[test]
    fn boxes_far_away_and_across_cells_are_found() {
        let mut taken = Taken::default();
        taken.add(Box::new(pos2(-500.0, 900.0), vec2(400.0, 10.0), 0.0));
        assert!(!taken.is_free(&Box::new(pos2(-320.0, 900.0), vec2(4.0, 4.0), 0.0)));
        assert!(taken.is_free(&Box::new(pos2(-290.0, 900.0), vec2(4.0, 4.0), 0.0)));
    }
}
