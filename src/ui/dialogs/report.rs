//! The report of a file: what became of every row.

use egui_extras::{Column, TableBuilder};

use crate::dataset::format::{self, number};
use crate::dataset::{Report, RowProblem};
use crate::import::formats;
use crate::session::DatasetId;
use crate::ui::theme::Theme;
use crate::ui::{Action, View};

/// Paints the report of `id` while `open`.
pub fn ui(view: &View<'_>, ctx: &egui::Context, id: DatasetId, open: &mut bool) {
    let Some(dataset) = view.session.dataset(id) else {
        *open = false;
        return;
    };
    egui::Window::new(format!("Report: {}", dataset.source.name))
        .id(egui::Id::unique("report"))
        .open(open)
        .pivot(egui::Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center())
        .default_size([680.0, 460.0])
        .collapsible(false)
        .show(ctx, |ui| {
            facts_ui(view, ui, &dataset.report);
            let report = &dataset.report;
            problems_ui(
                ui,
                "Rejected rows",
                report.skipped.listed(),
                report.skipped.count(),
                "skipped",
            );
            problems_ui(ui, "Warnings", report.notes.listed(), report.notes.count(), "notes");
            if ui.button("Copy as JSON").clicked() {
                let text = serde_json::to_string_pretty(&report.to_json()).unwrap_or_default();
                view.ask(Action::Copy(text));
            }
        });
}

fn facts_ui(view: &View<'_>, ui: &mut egui::Ui, report: &Report) {
    let count = |value: u64| number(value as usize);
    let format =
        formats::by_id(&report.format).map_or(report.format.as_str(), |format| format.label());
    let delimiter = match report.delimiter {
        Some('\t') => ", tab".to_owned(),
        Some(delimiter) => format!(", delimiter {delimiter}"),
        None => String::new(),
    };
    for sentence in &report.decoded {
        ui.add(egui::Label::new(sentence).wrap());
    }
    let zone = view.settings.zone();
    let extent = report.extent.map_or_else(
        || "no time in any row".to_owned(),
        |extent| {
            format!(
                "{} – {}",
                format::minute(extent.start(), &zone),
                format::minute(extent.end(), &zone)
            )
        },
    );
    egui::Grid::new("report facts").num_columns(2).spacing([14.0, 4.0]).show(ui, |ui| {
        for (name, value) in [
            ("Recognised as", format!("{format} ({}{delimiter})", report.encoding)),
            ("Rows read", count(report.rows)),
            ("Events", count(report.events)),
            ("Rejected rows", count(report.skipped.count())),
            ("Events without a time", count(report.undated)),
            ("Events without a place", count(report.unplaced)),
            ("Located by the built-in gazetteer", count(report.located_by_gazetteer)),
            ("Repeated ids", count(report.repeated_ids)),
            ("Claims", count(report.claims)),
            ("From first start to last end", extent),
        ] {
            ui.label(name);
            ui.label(value);
            ui.end_row();
        }
    });
}

fn problems_ui(ui: &mut egui::Ui, title: &str, listed: &[RowProblem], count: u64, salt: &str) {
    if count == 0 {
        return;
    }
    ui.separator();
    let theme = Theme::of(ui.ctx());
    let more = count as usize - listed.len();
    ui.label(egui::RichText::new(format!("{title}: {}", number(count as usize))).strong());
    if more > 0 {
        ui.label(
            egui::RichText::new(format!("the first {} are listed", number(listed.len())))
                .color(theme.faint_text()),
        );
    }
    ui.push_id(salt, |ui| {
        TableBuilder::new(ui)
            .striped(true)
            .resizable(true)
            .max_scroll_height(180.0)
            .column(Column::initial(56.0))
            .column(Column::initial(110.0).clip(true))
            .column(Column::initial(170.0).clip(true))
            .column(Column::remainder().clip(true))
            .header(18.0, |mut header| {
                for name in ["Line", "Column", "Text", "Reason"] {
                    header.col(|ui| {
                        ui.label(egui::RichText::new(name).small().color(theme.faint_text()));
                    });
                }
            })
            .body(|body| {
                body.rows(18.0, listed.len(), |mut row| {
                    let problem = &listed[row.index()];
                    let line = if problem.line == 0 {
                        String::new()
                    } else {
                        number(problem.line as usize)
                    };
                    for text in [line.as_str(), &problem.column, &problem.text, &problem.reason] {
                        row.col(|ui| {
                            ui.add(egui::Label::new(text).truncate()).on_hover_text(text);
                        });
                    }
                });
            });
    });
}
