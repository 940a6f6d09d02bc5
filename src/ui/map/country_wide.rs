//! Events known only by country, in the margin of the map.

use egui::{Rect, Ui};

use super::projected_positions::ProjectedDataset;
use crate::dataset::{Rows, format};
use crate::session::{Command, EventRef, SelectionOp};
use crate::ui::settings::Change;
use crate::ui::{Action, View};

/// Passing events known only by country, counted once a revision.
#[derive(Debug, Default)]
pub struct CountryWide {
    revision: Option<u64>,
    count: usize,
}

/// Those of one dataset.
fn rows(part: &ProjectedDataset<'_>) -> Rows {
    let mut rows = part.ground.country_wide().clone();
    rows.intersect(part.rows);
    rows
}

/// Events known only by country stand in the margin, not on a capital.
pub fn country_wide_ui(
    known: &mut CountryWide,
    parts: &[ProjectedDataset<'_>],
    view: &View<'_>,
    ui: &mut Ui,
    rect: Rect,
) {
    if known.revision != Some(view.session.data_revision()) {
        known.revision = Some(view.session.data_revision());
        let count =
            |part: &ProjectedDataset<'_>| part.ground.country_wide().count_common(part.rows);
        known.count = parts.iter().map(count).sum();
    }
    if known.count == 0 {
        return;
    }
    let size = egui::vec2(210.0, 34.0);
    let area = Rect::from_min_size(rect.right_top() + egui::vec2(-size.x - 8.0, 8.0), size);
    let mut child = ui.new_child(
        egui::UiBuilder::new().max_rect(area).layout(egui::Layout::right_to_left(egui::Align::Min)),
    );
    let label = format::counted(known.count, "country-wide event", "country-wide events");
    let button = child
        .button(label)
        .on_hover_text("Known only by country, so not on the map; click selects and lists them");
    if button.clicked() {
        let events = parts.iter().flat_map(|part| {
            let id = part.id;
            rows(part).iter().map(|row| EventRef { dataset: id, row }).collect::<Vec<_>>()
        });
        view.send(Command::Select(events.collect(), SelectionOp::Replace));
        view.ask(Action::Set(Change::TableOpen(true)));
    }
}
