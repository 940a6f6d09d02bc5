//! The status line: what passes, what is not shown, what is selected.

use super::View;
use super::words::number;
use super::zone_menu::ZoneMenu;
use crate::dataset::{Instant, Interval};
use crate::session::Session;

/// Counts of the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Events that pass.
    pub passing: usize,
    /// Events of the shown datasets.
    pub total: usize,
    /// Of these, events without a time.
    pub undated: usize,
    /// Of these, events without a place.
    pub unplaced: usize,
    /// Selected events.
    pub selected: usize,
}

impl Counts {
    /// Of a session as it is now.
    pub fn of(session: &Session) -> Self {
        let reports = || session.shown().map(|open| &open.dataset.report);
        Self {
            passing: session.derived().passing_count(),
            total: session.derived().total_count(),
            undated: reports().map(|report| report.undated as usize).sum(),
            unplaced: reports().map(|report| report.unplaced as usize).sum(),
            selected: session.document().selection.count(),
        }
    }

    /// `412 of 3 012 events · 37 undated · 12 unplaced · 5 selected`.
    pub fn text(&self) -> String {
        format!(
            "{} of {} events · {} undated · {} unplaced · {} selected",
            number(self.passing),
            number(self.total),
            number(self.undated),
            number(self.unplaced),
            number(self.selected)
        )
    }
}

/// Paints the line. `basemap` says which map is drawn.
pub fn ui(view: &View<'_>, ui: &mut egui::Ui, zones: &mut ZoneMenu, basemap: &str, online: bool) {
    ui.horizontal(|ui| {
        ui.label(Counts::of(view.session).text());
        if let Some(failure) = view.session.derived().failure() {
            ui.colored_label(super::theme::Theme::of(ui.ctx()).warning(), failure);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(if online { "Network on" } else { "Network off" })
                .on_hover_text("Nothing is sent or fetched while the network is off");
            ui.separator();
            ui.label(basemap);
            ui.separator();
            let at = view
                .session
                .document()
                .filters
                .time
                .window
                .or(view.session.extent())
                .map_or(Instant::from_secs(0), Interval::start);
            zones.ui(view, ui, at);
        });
    });
}
