//! How fast time plays, by what steps, and what happens at its end.

use serde::{Deserialize, Serialize};

/// What happens at the end of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Loop {
    /// It stops.
    #[default]
    Once,
    /// It starts again at the other end.
    Wrap,
    /// It turns back.
    Bounce,
}

impl Loop {
    /// All of them, in the order in which key L goes through them.
    pub const ALL: [Self; 3] = [Self::Once, Self::Wrap, Self::Bounce];

    /// Words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Once => "Once",
            Self::Wrap => "Again and again",
            Self::Bounce => "Back and forth",
        }
    }
}

/// How playing moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// Smoothly.
    #[default]
    Continuous,
    /// By whole steps, such as a day at a time.
    Steps,
    /// From one event to the next, which is selected.
    Events,
}

impl Pace {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Continuous, Self::Steps, Self::Events];

    /// Words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Continuous => "Smoothly",
            Self::Steps => "Step by step",
            Self::Events => "Event by event",
        }
    }
}

/// Data time per second that people choose from: seconds and words.
#[rustfmt::skip]
pub const SPEEDS: [(i64, &str); 13] = [
    (1, "1 s/s"), (10, "10 s/s"), (60, "1 min/s"), (600, "10 min/s"), (1_800, "30 min/s"),
    (3_600, "1 h/s"), (6 * 3_600, "6 h/s"), (86_400, "1 d/s"), (7 * 86_400, "1 w/s"),
    (30 * 86_400, "30 d/s"), (91 * 86_400, "91 d/s"), (182 * 86_400, "182 d/s"),
    (365 * 86_400, "1 y/s"),
];

/// One day a second.
pub const USUAL_SPEED: usize = 7;
