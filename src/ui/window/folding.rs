//! Which panels are folded: by a person, or by a window with too little room.

use crate::ui::settings::Settings;

/// Below this width the left panel is folded, in points.
const LEFT_FOLDS_BELOW: f32 = 1_240.0;

/// Below this width the right panel is folded too, in points.
const RIGHT_FOLDS_BELOW: f32 = 1_000.0;

/// Panels that the window folded, and the width for which it did.
#[derive(Debug, Default)]
pub struct Folding {
    is_left_folded: bool,
    is_right_folded: bool,
    /// Left and right, when the window was last looked at.
    was_narrow: [bool; 2],
}

impl Folding {
    /// Folds what has no room in a window so wide. What was folded for room comes back
    /// with it; what a person opens meanwhile stays open.
    pub fn follow(&mut self, width_points: f32) {
        let is_narrow = [width_points < LEFT_FOLDS_BELOW, width_points < RIGHT_FOLDS_BELOW];
        if is_narrow[0] != self.was_narrow[0] {
            self.is_left_folded = is_narrow[0];
        }
        if is_narrow[1] != self.was_narrow[1] {
            self.is_right_folded = is_narrow[1];
        }
        self.was_narrow = is_narrow;
    }

    /// A person opened or closed the panel at the left.
    pub fn left_was_set(&mut self) {
        self.is_left_folded = false;
    }

    /// A person opened or closed the panel at the right, or picked an event.
    pub fn right_was_set(&mut self) {
        self.is_right_folded = false;
    }

    /// Whether the panel at the left is open.
    pub fn is_left_open(&self, settings: &Settings) -> bool {
        settings.left_open && !self.is_left_folded
    }

    /// Whether the panel at the right is open.
    pub fn is_right_open(&self, settings: &Settings) -> bool {
        settings.right_open && !self.is_right_folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_folded_comes_back_with_room_and_what_a_person_folded_stays() {
        let (mut folding, mut settings) = (Folding::default(), Settings::default());
        folding.follow(1_280.0);
        assert!(folding.is_left_open(&settings) && folding.is_right_open(&settings));
        folding.follow(1_024.0);
        assert!(!folding.is_left_open(&settings) && folding.is_right_open(&settings));
        // A person opens it although there is little room.
        folding.left_was_set();
        folding.follow(1_020.0);
        assert!(folding.is_left_open(&settings));
        folding.follow(900.0);
        assert!(!folding.is_right_open(&settings));
        folding.follow(1_300.0);
        assert!(folding.is_left_open(&settings) && folding.is_right_open(&settings));
        settings.left_open = false;
        folding.follow(1_000.0);
        folding.follow(1_300.0);
        assert!(!folding.is_left_open(&settings));
    }
}
