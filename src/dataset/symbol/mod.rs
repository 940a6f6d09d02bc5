//! The symbol of each kind: a colour and a shape, told apart without colour too.

mod form;
mod hue;

pub use form::{Form, Ink, Outline, Piece};
pub use hue::Hue;

/// The symbol of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol {
    /// Its outline.
    pub form: Form,
    /// Its colour.
    pub hue: Hue,
}

impl Symbol {
    /// That of the kind `id`; unlisted kinds share a disc.
    pub fn of_kind(id: &str) -> Self {
        let (form, hue) = match id {
            "missile_strike" => (Form::Triangle, Hue::Vermilion),
            "drone_strike" => (Form::Diamond, Hue::Blue),
            "combined_strike" => (Form::Star, Hue::Pink),
            "air_strike" => (Form::Pentagon, Hue::Vermilion),
            "shelling" => (Form::Cross, Hue::Brown),
            "explosion" => (Form::Plus, Hue::Orange),
            "debris_fall" => (Form::DownTriangle, Hue::Orange),
            "fire" => (Form::Hexagon, Hue::Brown),
            "infrastructure_damage" => (Form::Square, Hue::Green),
            "power_outage" => (Form::BarredSquare, Hue::Sky),
            "casualty_report" => (Form::Ring, Hue::Ink),
            "attack_summary" => (Form::RingWithPlus, Hue::Violet),
            "statement" => (Form::RingWithDot, Hue::Grey),
            "air_alert" => (Form::HatchedSquare, Hue::Slate),
            "airspace_alert" => (Form::CircledDownTriangle, Hue::Teal),
            "airport_closure" => (Form::CircledCross, Hue::Teal),
            "drone_incursion" => (Form::BarredDiamond, Hue::Blue),
            "battle" => (Form::Cross, Hue::Slate),
            "violence_against_civilians" => (Form::Pentagon, Hue::Ink),
            _ => (Form::Disc, Hue::Slate),
        };
        Self { form, hue }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::kind::KINDS;

    #[test]
    fn no_two_kinds_share_both_form_and_colour() {
        let mut seen: Vec<(Symbol, &str)> = Vec::new();
        for kind in KINDS.iter().filter(|kind| !["event", "protest"].contains(&kind.id)) {
            let symbol = Symbol::of_kind(kind.id);
            let twin = seen.iter().find(|(other, _)| *other == symbol);
            assert!(twin.is_none(), "{} looks like {:?}", kind.id, twin);
            seen.push((symbol, kind.id));
        }
    }
}
