//! How and where to export.

use std::path::PathBuf;

use super::publication_form::{Asked, PublicationForm};
use crate::dataset::format;
pub use crate::export::Request;
use crate::export::{ColumnSet, EXPORTERS, Scope, by_id, words::of_filters};
use crate::ui::{Action, View};

/// The dialog.
#[derive(Debug)]
pub struct ExportDialog {
    request: Request,
    publication: PublicationForm,
    path_text: String,
}

impl ExportDialog {
    /// For the events of `scope`; original columns where that is possible.
    pub fn new(scope: Scope, view: &View<'_>) -> Self {
        let several = view.session.shown().count() > 1;
        let request = Request {
            columns: if several { ColumnSet::Project } else { ColumnSet::Original },
            ..Request::new(scope)
        };
        Self { request, publication: PublicationForm::new(view), path_text: String::new() }
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let mut send = false;
        let title = match self.request.scope {
            Scope::Selected => "Export selected events",
            Scope::Filtered => "Export filtered events",
        };
        let count = match self.request.scope {
            Scope::Selected => view.session.document().selection.count(),
            Scope::Filtered => view.session.derived().passing_count(),
        };
        egui::Window::new(title)
            .id(egui::Id::unique("export"))
            .open(&mut open)
            .collapsible(false)
            .resizable(false)
            .default_width(480.0)
            .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
            .show(ctx, |ui| {
                ui.strong(format!("Exactly {}", format::counted(count, "event", "events")));
                let filters = &view.session.document().filters;
                if self.request.scope == Scope::Selected {
                    ui.label("Selected by hand; filters do not change what is exported");
                    outside_ui(view, ui);
                } else {
                    for sentence in of_filters(filters, &view.settings.zone()) {
                        ui.add(egui::Label::new(format!("• {sentence}")).wrap());
                    }
                    let left_out = view.session.derived().suppressed_count();
                    if left_out > 0 {
                        let rows = format::counted(left_out, "row", "rows");
                        let text = format!("• {rows} of repeated events left out; the manifest names those that pass");
                        ui.add(egui::Label::new(text).wrap());
                    }
                }
                ui.separator();
                let request = &mut self.request;
                ui.horizontal(|ui| {
                    ui.label("Format");
                    for exporter in EXPORTERS {
                        let id = exporter.id();
                        if ui.radio(request.format == id, exporter.label()).clicked() {
                            id.clone_into(&mut request.format);
                        }
                    }
                });
                ui.horizontal(|ui| {
                    ui.label("Columns");
                    let of_source = if self.publication.publication().is_none() {
                        "of the source, byte for byte"
                    } else {
                        "of the source"
                    };
                    ui.radio_value(&mut request.columns, ColumnSet::Original, of_source);
                    ui.radio_value(&mut request.columns, ColumnSet::Project, "of strikemap");
                });
                ui.add_enabled_ui(request.format == "csv", |ui| {
                    ui.checkbox(&mut request.formula_safe, "Safe for spreadsheets")
                        .on_hover_text("Puts an apostrophe before cells that a spreadsheet would run as a formula; the manifest says so");
                });
                let whose = by_id(&request.format)
                    .map_or(request.columns, |exporter| exporter.column_set(request.columns));
                let has_notes = notes_ui(view, whose, &mut request.notes, ui);
                let datasets = match request.scope {
                    Scope::Filtered => view.session.shown().map(|open| open.id).collect(),
                    Scope::Selected => {
                        let parts = view.session.selected_rows();
                        parts.filter(|(_, rows)| !rows.is_empty()).map(|(open, _)| open.id).collect()
                    }
                };
                self.publication.ui(view, Asked { whose, has_notes, datasets }, ui);
                request.publication = self.publication.publication();
                let can_show = request.format == "report"
                    && request.scope == Scope::Filtered
                    && !request.publication.changes_places();
                request.picture &= can_show;
                ui.add_enabled_ui(can_show, |ui| {
                    ui.checkbox(&mut request.picture, "Map in the report")
                        .on_hover_text("A picture of every event that passes, drawn into the page")
                        .on_disabled_hover_text("Only a report of filtered events at their true places shows the map");
                });
                ui.label(
                    egui::RichText::new("A manifest is written beside the file; “strikemap verify” proves it from the inputs")
                        .small()
                        .color(crate::ui::theme::Theme::of(ui.ctx()).faint_text()),
                );
                ui.separator();
                ui.horizontal(|ui| {
                    let label = ui.label("File");
                    let field = egui::TextEdit::singleline(&mut self.path_text)
                        .hint_text("path, or choose…")
                        .desired_width(280.0);
                    let field = ui.add(field).labelled_by(label.id);
                    if field.changed() {
                        // Leave to replace was given for another file.
                        request.replace = false;
                    }
                    let entered =
                        field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                    if ui.add_enabled(count > 0, egui::Button::new("Choose…")).clicked() {
                        request.path = None;
                        request.replace = false;
                        send = true;
                    }
                    let typed = !self.path_text.trim().is_empty();
                    let export = ui.add_enabled(typed && count > 0, egui::Button::new("Export"));
                    if export.clicked() || (entered && typed && count > 0) {
                        request.path = Some(PathBuf::from(self.path_text.trim()));
                        send = true;
                    }
                });
                let copy = ui.add_enabled(count > 0, egui::Button::new("Copy as command"));
                if copy.on_hover_text("The command line that writes the same bytes").clicked() {
                    let typed = self.path_text.trim();
                    let path = (!typed.is_empty()).then(|| PathBuf::from(typed));
                    view.ask(Action::CopyCommand(Request { path, ..request.clone() }));
                }
                let exists = PathBuf::from(self.path_text.trim()).is_file();
                let replace = egui::Checkbox::new(&mut request.replace, "Replace the existing file");
                ui.add_enabled(exists, replace);
            });
        if send {
            view.ask(Action::Export(self.request.clone()));
        }
        open
    }
}

/// Whether notes and tags are exported; they stay private unless asked for.
fn notes_ui(view: &View<'_>, whose: ColumnSet, chosen: &mut bool, ui: &mut egui::Ui) -> bool {
    let notebook = &view.session.document().notebook;
    let has_some = notebook.notes().next().is_some() || notebook.tags().next().is_some();
    let is_possible = has_some && whose == ColumnSet::Project;
    if !is_possible {
        *chosen = false;
    }
    ui.add_enabled(is_possible, egui::Checkbox::new(chosen, "Notes and tags"))
        .on_hover_text(
            "As two more columns; the manifest names the file of the session, so save it first",
        )
        .on_disabled_hover_text(
            "Notes and tags stand in columns of strikemap, once there are some",
        );
    *chosen
}

/// Says how many selected events are not seen at the moment.
fn outside_ui(view: &View<'_>, ui: &mut egui::Ui) {
    let outside: usize = view
        .session
        .selected_rows()
        .map(|(open, rows)| {
            let mut unseen = rows.clone();
            if let Some(part) = view.session.derived().part(open.id) {
                unseen.subtract(part.passing());
            }
            unseen.count()
        })
        .sum();
    if outside > 0 {
        let count = format::counted(outside, "of them is", "of them are");
        let text = format!("{count} hidden by filters or in hidden datasets");
        ui.colored_label(crate::ui::theme::Theme::of(ui.ctx()).warning(), text);
    }
}
