//! Everything that decides a picture.

use std::path::PathBuf;

use super::style::Style;
use crate::dataset::Place;
use crate::session::Session;
use crate::ui::{Action, Settings};

/// Where the map looks.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Camera {
    /// Where the window looks when it opens.
    #[default]
    Home,
    /// At every matching event.
    Events,
    /// At what lies between west, south, east and north.
    Bounds([f64; 4]),
    /// At a place in the middle, at a zoom.
    At(Place, f64),
}

impl Camera {
    pub(super) fn action(self) -> Option<Action> {
        match self {
            Self::Home => None,
            Self::Events => Some(Action::FitEvents),
            Self::Bounds(bounds) => Some(Action::FitMap(bounds)),
            Self::At(place, zoom) => Some(Action::FlyTo(place, zoom)),
        }
    }
}

/// A picture to draw.
#[derive(Debug)]
pub struct RenderRequest {
    /// What is open, filtered and selected.
    pub session: Session,
    /// How it is shown.
    pub settings: Settings,
    /// Where the map looks.
    pub look: Camera,
    /// A local map to draw over the built-in one.
    pub basemap: Option<PathBuf>,
    /// How it is drawn.
    pub style: Style,
}
