//! Which part of the axis is seen.

use super::axis;
use crate::dataset::Interval;
use crate::session::{Command, TimeView};
use crate::ui::View;

/// Shows `part` of the axis, or all data.
pub fn show_part(view: &View<'_>, part: Option<Interval>) {
    let time_view = view.session.document().time_view.clone();
    view.send(Command::SetTimeView(TimeView { shown: part, ..time_view }));
}

/// Zooms the axis to the window.
pub fn show_window(view: &View<'_>) {
    if let Some(window) = view.session.document().filters.time.window {
        show_part(view, Some(axis::around(window)));
    }
}
