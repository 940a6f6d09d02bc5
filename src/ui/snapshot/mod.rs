//! Pictures of the map or of the whole window, drawn without a display: ordered by the
//! window and by the command line alike.

mod animation;
pub mod canvas;
mod flags;
mod headless_window;
mod png;
mod quiet;
mod render_request;
mod report;
mod style;
pub mod svg;
mod write;

use std::sync::Arc;

pub use headless_window::HeadlessWindow;
pub use render_request::{Camera, RenderRequest};
pub use report::report_map;
pub use style::{Animation, Style, What};
pub use write::{Format, animation, picture};

use super::map::layers::{self, LAYERS};
use super::window::look_at_last_weeks;
use crate::dataset::Dataset;
use crate::import::demo;
use crate::session::{Command, LayerState, Layers, SelectionOp, Session};

/// What the window has open when it opens `datasets`, or the built-in data if there
/// is none.
///
/// # Errors
/// When the built-in data cannot be read.
pub fn opened(datasets: Vec<Dataset>) -> Result<Session, String> {
    let mut session = Session::new();
    if datasets.is_empty() {
        let dataset = demo::dataset().map_err(|error| error.to_string())?;
        session.apply(Command::Open(Arc::new(dataset)));
        look_at_last_weeks(&mut session);
    }
    for dataset in datasets {
        session.apply(Command::Open(Arc::new(dataset)));
    }
    Ok(session)
}

/// Selects the event with this id; where to look for it.
///
/// # Errors
/// When there is none.
pub fn select(session: &mut Session, id: &str) -> Result<Option<Camera>, String> {
    let event = session.find(id).ok_or_else(|| format!("no event has the id \"{id}\""))?;
    session.apply(Command::Select(vec![event], SelectionOp::Replace));
    let place = session
        .dataset(event.dataset)
        .and_then(|dataset| super::panels::details::place_and_zoom(dataset, event.row));
    Ok(place.map(|(place, zoom)| Camera::At(place, zoom)))
}

/// The layers with these ids and no others.
///
/// # Errors
/// When one is not known.
pub fn layers_named(ids: &[String]) -> Result<Layers, String> {
    let layers = ids.iter().map(|id| match layers::by_id(id) {
        Some(entry) => Ok(LayerState::new(entry.id, true)),
        None => {
            let known: Vec<&str> = LAYERS.iter().map(|entry| entry.id).collect();
            Err(format!("\"{id}\" is no layer; name some of {}", known.join(", ")))
        }
    });
    Ok(Layers(layers.collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_layers_are_drawn_in_their_order_and_others_are_refused_by_name() {
        let named = |ids: &[&str]| {
            layers_named(&ids.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>())
        };
        let layers = named(&["points", "heat"]).unwrap();
        let drawn: Vec<&str> = layers.0.iter().map(|layer| layer.id.as_str()).collect();
        assert_eq!(drawn, ["points", "heat"]);
        assert!(layers.0.iter().all(|layer| layer.visible));
        let refused = named(&["heat", "warmth"]).unwrap_err();
        assert!(refused.contains("\"warmth\"") && refused.contains("hexagons"), "{refused}");
    }
}
