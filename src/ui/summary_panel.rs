//! What passes, in numbers: shown while nothing is picked.

use egui::Ui;

use super::View;
use super::status::Counts;
use super::theme::Theme;
use super::words::{self, number};
use crate::dataset::Rows;
use crate::summary::{Sum, Toll};

/// Sums of one revision.
#[derive(Debug, Default)]
pub struct SummaryPanel {
    revision: Option<u64>,
    passing: Toll,
    selected: Toll,
    disputed: usize,
}

impl SummaryPanel {
    fn refresh(&mut self, view: &View<'_>) {
        if self.revision == Some(view.session.revision()) {
            return;
        }
        self.revision = Some(view.session.revision());
        let parts = || view.session.derived().parts();
        self.passing = Toll::of(parts().map(|part| (&*part.dataset, part.passing())));
        let selected: Vec<(_, &Rows)> =
            view.session.selected_rows().map(|(open, rows)| (&*open.dataset, rows)).collect();
        self.selected = Toll::of(selected.into_iter());
        self.disputed = parts()
            .map(|part| {
                let mut rows = part.dataset.disputed().clone();
                rows.intersect(part.passing());
                rows.count()
            })
            .sum();
    }

    /// Paints the panel.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        self.refresh(view);
        let theme = Theme::of(ui.ctx());
        ui.strong("What passes");
        let counts = Counts::of(view.session);
        egui::Grid::new("summary").num_columns(2).spacing([10.0, 5.0]).show(ui, |ui| {
            for (name, count) in [
                ("Events that pass", counts.passing),
                ("Events in all shown datasets", counts.total),
                ("without a time", counts.undated),
                ("without a place", counts.unplaced),
                ("Pass, with claims that differ", self.disputed),
                ("Selected", counts.selected),
            ] {
                ui.label(name);
                ui.label(number(count));
                ui.end_row();
            }
        });
        ui.add_space(6.0);
        toll_ui(ui, "People, in what passes", &self.passing);
        if counts.selected > 0 {
            toll_ui(ui, "People, in what is selected", &self.selected);
        }
        if let Some(extent) = view.session.extent() {
            let zone = view.settings.zone();
            ui.add_space(6.0);
            let (first, last) = (extent.start(), extent.end().plus_secs(-1));
            let text =
                format!("Data from {} to {}", words::date(first, &zone), words::date(last, &zone));
            ui.label(egui::RichText::new(text).color(theme.faint_text()));
        }
        ui.add_space(8.0);
        ui.label(
            egui::RichText::new("Click a sign on the map or a row of the table to read about it")
                .color(theme.faint_text()),
        );
    }
}

/// From what a sum was made.
fn origin_text(sum: &Sum) -> String {
    let totals = words::counted(sum.totals, "attack by its total", "attacks by their totals");
    let rows = words::counted(sum.rows, "single event", "single events");
    match (sum.totals, sum.rows) {
        (0, 0) => "no event states a figure".to_owned(),
        (0, _) => rows,
        (_, 0) => totals,
        _ => format!("{totals}, {rows}"),
    }
}

fn toll_ui(ui: &mut Ui, title: &str, toll: &Toll) {
    let faint = Theme::of(ui.ctx()).faint_text();
    ui.add_space(4.0);
    ui.strong(title);
    egui::Grid::new(title).num_columns(2).spacing([10.0, 3.0]).show(ui, |ui| {
        for (name, sum) in [("Killed", &toll.killed), ("Injured", &toll.injured)] {
            ui.label(name);
            ui.label(egui::RichText::new(sum.label()).strong());
            ui.end_row();
            ui.label("");
            ui.label(egui::RichText::new(origin_text(sum)).small().color(faint));
            ui.end_row();
        }
    });
    let silent = words::counted(toll.silent, "event states", "events state");
    ui.add(
        egui::Label::new(
            egui::RichText::new(format!(
                "{silent} neither figure. Totals of an attack stand for its single events, so \
                 that nobody is counted twice"
            ))
            .small()
            .color(faint),
        )
        .wrap(),
    );
}
