//! Columns mapped to fields by hand, and questions that a file leaves open.

use std::path::{Path, PathBuf};

use crate::dataset::schema;
use crate::dataset::time_text::DateOrder;
use crate::import::preview::{self, Preview};
use crate::import::{Mapping, Options};
use crate::session::DatasetId;
use crate::ui::settings::header_key;
use crate::ui::{Action, View};

/// The dialog and what is chosen in it.
#[derive(Debug)]
pub struct MappingDialog {
    path: PathBuf,
    preview: Option<Preview>,
    mapping: Mapping,
    date_order: Option<DateOrder>,
    question: Option<String>,
    replaces: Option<DatasetId>,
    /// The mapping to keep for this header, or `None` to forget the one kept.
    pub remember: Option<(String, Option<Mapping>)>,
}

impl MappingDialog {
    /// For the table at `path`; `known` is what was used for its header before,
    /// `question` is why the file could not be read without asking, `replaces`
    /// the dataset whose place the file takes.
    pub fn new(
        path: &Path,
        view: &View<'_>,
        question: Option<String>,
        replaces: Option<DatasetId>,
        date_order: Option<DateOrder>,
    ) -> Self {
        let preview = preview::preview(path);
        let mapping = preview
            .as_ref()
            .map(|preview| {
                let key = header_key(preview.columns.names());
                let known = view.settings.mappings.get(&key).cloned();
                known.unwrap_or_else(|| preview.mapping.clone())
            })
            .unwrap_or_default();
        Self {
            path: path.to_owned(),
            preview,
            mapping,
            date_order,
            question,
            replaces,
            remember: None,
        }
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let mut open = true;
        let mut done = false;
        let name =
            self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned();
        egui::Window::new(format!("Columns of {name}"))
            .id(egui::Id::unique("mapping"))
            .open(&mut open)
            .collapsible(false)
            .default_size([620.0, 480.0])
            .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
            .show(ctx, |ui| {
                if let Some(question) = &self.question {
                    ui.add(egui::Label::new(question.as_str()).wrap());
                    ui.separator();
                }
                ui.horizontal(|ui| {
                    ui.label("Dates such as 03/04/2025");
                    for (order, label) in [
                        (None, "Decide from the column"),
                        (Some(DateOrder::DayFirst), "3 April, day first"),
                        (Some(DateOrder::MonthFirst), "March 4, month first"),
                    ] {
                        ui.radio_value(&mut self.date_order, order, label);
                    }
                });
                ui.separator();
                self.fields_ui(ui);
                ui.separator();
                ui.horizontal(|ui| {
                    let ready = self.mapping.tells_when_or_where() || self.preview.is_none();
                    if ui.add_enabled(ready, egui::Button::new("Open")).clicked() {
                        done = true;
                    }
                    if !ready {
                        ui.label("Choose a column for the date or for the coordinates");
                    }
                });
            });
        if done {
            let by_hand = self.preview.as_ref().filter(|preview| preview.mapping != self.mapping);
            if let Some(preview) = &self.preview {
                let key = header_key(preview.columns.names());
                self.remember = Some((key, by_hand.map(|_| self.mapping.clone())));
            }
            let options = Options {
                mapping: by_hand.map(|_| self.mapping.clone()),
                date_order: self.date_order,
                ..Options::default()
            };
            view.ask(Action::OpenAs(self.path.clone(), options, self.replaces));
        }
        open && !done
    }

    fn fields_ui(&mut self, ui: &mut egui::Ui) {
        let Some(preview) = &self.preview else {
            ui.label("Not a tabular file, so its columns cannot be mapped");
            return;
        };
        let names = preview.columns.names();
        egui::ScrollArea::vertical().max_height(330.0).auto_shrink([false, true]).show(ui, |ui| {
            egui::Grid::new("mapping").num_columns(3).striped(true).show(ui, |ui| {
                ui.strong("Field");
                ui.strong("Column");
                ui.strong("First value");
                ui.end_row();
                for def in schema::fillable() {
                    let (field, label) = (def.field, ui.label(def.column_label()));
                    let mut chosen = self.mapping.column(field);
                    let shown =
                        chosen.and_then(|index| names.get(index)).map_or("—", String::as_str);
                    let combo = egui::ComboBox::from_id_salt(("field", field))
                        .selected_text(shown)
                        .width(190.0)
                        .show_ui(ui, |ui| {
                            ui.selectable_value(&mut chosen, None, "—");
                            for (index, name) in names.iter().enumerate() {
                                ui.selectable_value(&mut chosen, Some(index), name);
                            }
                        });
                    combo.response.labelled_by(label.id);
                    // What was guessed may be several columns, and stays until changed.
                    if chosen != self.mapping.column(field) {
                        self.mapping.set(field, chosen);
                    }
                    let sample = chosen
                        .and_then(|index| {
                            preview
                                .rows
                                .iter()
                                .filter_map(|row| row.get(index))
                                .find(|cell| !cell.trim().is_empty())
                        })
                        .map_or("", String::as_str);
                    let short: String = sample.chars().take(40).collect();
                    ui.label(egui::RichText::new(short).small());
                    ui.end_row();
                }
            });
        });
    }
}
