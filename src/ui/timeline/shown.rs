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

/// Moves the axis to `window` where it is not seen: as far as it reaches now, or farther
/// where the window is longer.
pub fn bring_into_view(view: &View<'_>, window: Interval) {
    let Some(shown) = view.session.document().time_view.shown else { return };
    if shown.start() <= window.start() && window.end() <= shown.end() {
        return;
    }
    if window.secs() >= shown.secs() {
        show_part(view, Some(axis::around(window)));
        return;
    }
    let middle = window.start().plus_secs(window.secs() / 2);
    let start = middle.plus_secs(-shown.secs() / 2);
    show_part(view, Interval::new(start, start.plus_secs(shown.secs())));
}

/// Zooms the axis to the window.
pub fn show_window(view: &View<'_>) {
    if let Some(window) = view.session.document().filters.time.window {
        show_part(view, Some(axis::around(window)));
    }
}
