//! Which panels are folded: by a person, or by a window with too little room.

use super::Window;

/// Below this width the left panel is folded, in points.
const LEFT_FOLDS_BELOW: f32 = 1_240.0;

/// Below this width the right panel is folded too, in points.
const RIGHT_FOLDS_BELOW: f32 = 1_000.0;

/// Panels that the window folded, and the width for which it did.
#[derive(Debug, Default)]
pub(super) struct Folding {
    is_left_folded: bool,
    is_right_folded: bool,
    /// Left and right, when the window was last looked at.
    was_narrow: [bool; 2],
}

impl Window {
    /// Folds what has no room in a window so wide. What was folded for room comes back
    /// with it; what a person opens meanwhile stays open.
    pub(super) fn fold_for(&mut self, width_points: f32) {
        let folding = &mut self.folding;
        let is_narrow = [width_points < LEFT_FOLDS_BELOW, width_points < RIGHT_FOLDS_BELOW];
        if is_narrow[0] != folding.was_narrow[0] {
            folding.is_left_folded = is_narrow[0];
        }
        if is_narrow[1] != folding.was_narrow[1] {
            folding.is_right_folded = is_narrow[1];
        }
        folding.was_narrow = is_narrow;
    }

    /// A person opened or closed the panel at the left.
    pub(super) fn left_was_set(&mut self) {
        self.folding.is_left_folded = false;
    }

    /// A person opened or closed the panel at the right, or picked an event.
    pub(super) fn right_was_set(&mut self) {
        self.folding.is_right_folded = false;
    }

    pub(super) fn is_left_open(&self) -> bool {
        self.settings.left_open && !self.folding.is_left_folded
    }

    pub(super) fn is_right_open(&self) -> bool {
        self.settings.right_open && !self.folding.is_right_folded
    }
}
