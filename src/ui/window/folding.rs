//! Which panels are folded: by a person, or by a window with too little room.

use crate::ui::settings::{Change, Settings};

/// From this width on all panels are beside the map; below it the left one is folded.
pub const ALL_FROM: f32 = 1_240.0;

/// Below this width the right panel is folded too, in points.
const RIGHT_FOLDS_BELOW: f32 = 1_000.0;

/// Below this width both panels would lie on each other, so one closes the other.
const ONE_PANEL_BELOW: f32 = 720.0;

/// How a panel at a side is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Not at all; at the left, and where there is little room, a rail opens it.
    Folded,
    /// Beside the map.
    Docked,
    /// Over the map and what is below it, since both have no room side by side.
    Over,
}

/// Panels that the window folded, and the width for which it did.
#[derive(Debug, Default)]
pub struct Folding {
    is_left_folded: bool,
    is_right_folded: bool,
    /// Left and right, when the window was last looked at.
    was_narrow: [bool; 2],
    is_for_one: bool,
}

impl Folding {
    /// Folds what has no room in a window so wide. What was folded for room comes back
    /// with it; what a person opens meanwhile stays open.
    pub fn follow(&mut self, width_points: f32) {
        let is_narrow = [width_points < ALL_FROM, width_points < RIGHT_FOLDS_BELOW];
        if is_narrow[0] != self.was_narrow[0] {
            self.is_left_folded = is_narrow[0];
        }
        if is_narrow[1] != self.was_narrow[1] {
            self.is_right_folded = is_narrow[1];
        }
        self.was_narrow = is_narrow;
        self.is_for_one = width_points < ONE_PANEL_BELOW;
        if self.is_for_one && !self.is_left_folded && !self.is_right_folded {
            self.is_left_folded = true;
        }
    }

    /// A person opened or closed a panel: what closes one over the map is not remembered
    /// for a wider window, in which it is beside it.
    pub fn set(&mut self, settings: &mut Settings, change: Change) {
        match change {
            Change::LeftOpen(false) if self.was_narrow[0] => self.is_left_folded = true,
            Change::RightOpen(false) if self.was_narrow[1] => self.is_right_folded = true,
            Change::LeftOpen(is_open) => {
                self.is_left_folded = false;
                self.is_right_folded |= is_open && self.is_for_one;
                settings.apply(change);
            }
            Change::RightOpen(is_open) => {
                self.right_was_set();
                self.is_left_folded |= is_open && self.is_for_one;
                settings.apply(change);
            }
            _ => settings.apply(change),
        }
    }

    /// A person picked an event, which the panel at the right shows.
    pub fn right_was_set(&mut self) {
        self.is_right_folded = false;
        self.is_left_folded |= self.is_for_one;
    }

    /// Folds again what lies over the map; whether something did.
    pub fn close_over(&mut self, settings: &Settings) -> bool {
        let is_left = self.left(settings) == Side::Over;
        let is_right = self.right(settings) == Side::Over;
        self.is_left_folded |= is_left;
        self.is_right_folded |= is_right && !is_left;
        is_left || is_right
    }

    /// How the panel at the left is shown.
    pub fn left(&self, settings: &Settings) -> Side {
        side(settings.left_open && !self.is_left_folded, self.was_narrow[0])
    }

    /// How the panel at the right is shown.
    pub fn right(&self, settings: &Settings) -> Side {
        side(settings.right_open && !self.is_right_folded, self.was_narrow[1])
    }
}

const fn side(is_open: bool, is_narrow: bool) -> Side {
    match (is_open, is_narrow) {
        (false, _) => Side::Folded,
        (true, false) => Side::Docked,
        (true, true) => Side::Over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Side::{Docked, Folded, Over};

    #[test]
    fn what_the_window_folded_comes_back_with_room_and_what_a_person_folded_stays() {
        let (mut folding, mut settings) = (Folding::default(), Settings::default());
        let sides = |folding: &Folding, settings: &Settings| {
            [folding.left(settings), folding.right(settings)]
        };
        folding.follow(1_280.0);
        assert_eq!(sides(&folding, &settings), [Docked, Docked]);
        folding.follow(1_024.0);
        assert_eq!(sides(&folding, &settings), [Folded, Docked]);
        // A person opens it although there is little room.
        folding.set(&mut settings, Change::LeftOpen(true));
        folding.follow(1_020.0);
        assert_eq!(sides(&folding, &settings), [Over, Docked]);
        folding.follow(900.0);
        assert_eq!(sides(&folding, &settings), [Over, Folded]);
        folding.follow(1_300.0);
        assert_eq!(sides(&folding, &settings), [Docked, Docked]);
        folding.set(&mut settings, Change::LeftOpen(false));
        folding.follow(1_000.0);
        folding.follow(1_300.0);
        assert_eq!(sides(&folding, &settings), [Folded, Docked]);
    }

    #[test]
    fn a_panel_that_was_closed_over_the_map_is_beside_it_again_with_room() {
        let (mut folding, mut settings) = (Folding::default(), Settings::default());
        folding.follow(620.0);
        folding.set(&mut settings, Change::LeftOpen(true));
        folding.set(&mut settings, Change::LeftOpen(false));
        assert_eq!(folding.left(&settings), Folded);
        folding.follow(1_300.0);
        assert_eq!(folding.left(&settings), Docked);
    }

    #[test]
    fn in_a_small_window_one_panel_closes_the_other() {
        let (mut folding, mut settings) = (Folding::default(), Settings::default());
        folding.follow(620.0);
        folding.set(&mut settings, Change::LeftOpen(true));
        folding.set(&mut settings, Change::RightOpen(true));
        assert_eq!([folding.left(&settings), folding.right(&settings)], [Folded, Over]);
        folding.set(&mut settings, Change::LeftOpen(true));
        assert_eq!([folding.left(&settings), folding.right(&settings)], [Over, Folded]);
        assert!(folding.close_over(&settings) && !folding.close_over(&settings));
    }
}
