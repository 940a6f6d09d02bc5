//! What the columns of a file mean: how it would be read, what is not sure, and the
//! choice of something else, before it is opened or again.

use std::path::{Path, PathBuf};

use egui::{ComboBox, Label, RichText, Ui};
use egui_extras::{Column, TableBuilder};

use super::columns_cells::{cell_ui, field_ui, fields_of, first_values, reason, texts};
use crate::dataset::schema::Field;
use crate::dataset::time_text::DateOrder;
use crate::import::preview::Preview;
use crate::import::{Mapping, Options, formats};
use crate::language::tr;
use crate::session::DatasetId;
use crate::ui::labels;
use crate::ui::settings::ZONES;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::dialog::{self, Dialog};
use crate::ui::widgets::scrolled;
use crate::ui::widgets::{button, icon::Icon};
use crate::ui::{Action, View};

/// Height of a row of the tables, in points.
const ROW_POINTS: f32 = 22.0;

/// Height of a row with a control, in points.
const CONTROL_ROW_POINTS: f32 = 32.0;

/// The dialog and what is chosen in it.
pub struct ColumnsDialog {
    path: PathBuf,
    preview: Option<Preview>,
    /// The mapping without any choice made by hand.
    recognised: Mapping,
    options: Options,
    question: Option<String>,
    replaces: Option<DatasetId>,
    /// Another sheet was asked for, which takes the place of this dialog.
    is_replaced: bool,
    /// The header, and the mapping to keep for it; `None` where it is read as recognised.
    pub remember: Option<(String, Option<Mapping>)>,
}

impl ColumnsDialog {
    /// For the file at `path` with its first rows, as far as they can be told without
    /// reading all of it. `options` is what was chosen before, `question` why the file
    /// could not be read without asking, `replaces` the dataset whose place it takes.
    pub fn new(
        path: PathBuf,
        mut preview: Option<Preview>,
        options: Options,
        question: Option<String>,
        replaces: Option<DatasetId>,
    ) -> Self {
        let mut recognised = Mapping::default();
        if let Some(shown) = &mut preview {
            let plain = Options { mapping: None, ..options.clone() };
            if shown.read_again(&plain).is_ok() {
                recognised = shown.mapping.clone();
            }
            let _ = shown.read_again(&options);
        }
        Self {
            path,
            preview,
            recognised,
            options,
            question,
            replaces,
            is_replaced: false,
            remember: None,
        }
    }

    /// The file that it is about.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Paints the dialog; whether it stays open.
    pub fn ui(&mut self, view: &View<'_>, ctx: &egui::Context) -> bool {
        let (mut open, mut is_done, mut is_cancelled) = (true, false, false);
        let mut is_areas = false;
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        let title = tr!("columns-of", name = crate::base::escape::escape_invisible(&name));
        let room = ctx.content_rect().size() - egui::vec2(40.0, 60.0);
        Dialog::new(&title, "columns", room.x.min(920.0))
            .window(|window| {
                window.resizable(true).default_height(room.y.min(640.0)).max_size(room)
            })
            .show(ctx, Some(&mut open), |ui| {
                scrolled::filling(ui, egui::vec2(620.0, 420.0), |ui| {
                    self.head_ui(ui);
                    self.options_ui(view, ui);
                    if self.preview.is_some() {
                        self.columns_ui(ui);
                        self.rows_ui(view, ui);
                    } else {
                        ui.label(tr!("the-file-is-too-large-for-its"));
                    }
                    let is_ready = self.is_ready();
                    let may_be_areas = self.may_be_areas();
                    dialog::foot(
                        ui,
                        |ui| {
                            if !is_ready {
                                let text = tr!("choose-a-column-for-the-date-or");
                                ui.add(Label::new(text).truncate());
                            }
                        },
                        |ui| {
                            if may_be_areas {
                                let areas = button::primary(ui, tr!("import-as-areas"), true);
                                is_areas = areas.on_hover_text(tr!("for-boundaries")).clicked();
                                let open = egui::Button::new(tr!("open"));
                                is_done = ui.add_enabled(is_ready, open).clicked();
                            } else {
                                is_done = button::primary(ui, tr!("open"), is_ready).clicked();
                            }
                            is_cancelled = ui.button(tr!("cancel")).clicked();
                        },
                    );
                });
            });
        if is_done {
            if let Some(preview) = &self.preview {
                self.remember = Some((preview.header(), self.options.mapping.clone()));
            }
            let options = self.options.clone();
            view.ask(Action::OpenAs(self.path.clone(), options, self.replaces));
        }
        if is_areas {
            view.ask(Action::ImportAreas(self.path.clone()));
        }
        open && !is_done && !is_cancelled && !is_areas && !self.is_replaced
    }

    /// Whether the file may hold outlines rather than events: of a format of maps, without a
    /// time.
    fn may_be_areas(&self) -> bool {
        let end = self.path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let is_map = end.is_some_and(|end| end == "geojson" || end == "json" || end == "kml");
        let has_time = |preview: &Preview| preview.mapping.column(Field::Start).is_some();
        is_map && !self.preview.as_ref().is_some_and(has_time)
    }

    fn is_ready(&self) -> bool {
        self.preview.as_ref().is_none_or(|preview| {
            let reads_some = preview.rows.iter().any(|row| row.event.is_some());
            preview.mapping.tells_when_or_where() && (reads_some || !preview.is_whole)
        })
    }

    /// What the file is, and what is not sure of it.
    fn head_ui(&self, ui: &mut Ui) {
        let warning = Theme::of(ui.ctx()).warning();
        let doubt = |ui: &mut Ui, text: &str| {
            let text = RichText::new(Icon::Warning.with(text)).color(warning);
            ui.add(Label::new(text).wrap());
        };
        let Some(preview) = &self.preview else {
            self.question.iter().for_each(|question| doubt(ui, question));
            return;
        };
        if let Some(format) = preview.format.and_then(formats::by_id) {
            ui.label(tr!("recognised-as-format", format = labels::format(format)));
        }
        for sentence in &preview.sentences {
            ui.add(Label::new(sentence.to_string()).wrap());
        }
        let doubts = preview.doubts();
        match &self.question {
            Some(question) if doubts.is_empty() && self.options.mapping.is_none() => {
                doubt(ui, question);
            }
            _ => doubts.iter().for_each(|text| doubt(ui, &text.to_string())),
        }
    }

    /// What holds for all columns.
    fn options_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let before = (self.options.date_order, self.options.zone.clone());
        ui.horizontal_wrapped(|ui| {
            ui.label(tr!("dates-such-as-03-04-2025"));
            for (order, label) in [
                (None, tr!("decide-from-the-column")),
                (Some(DateOrder::DayFirst), tr!("date-is-day-first")),
                (Some(DateOrder::MonthFirst), tr!("date-is-month-first")),
                (Some(DateOrder::YearFirst), tr!("date-is-year-first")),
            ] {
                ui.radio_value(&mut self.options.date_order, order, label);
            }
        });
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(tr!("times-without-a-zone-where-no-country"));
            let name = self.options.zone.iana_name().unwrap_or("UTC").to_owned();
            let combo = ComboBox::from_id_salt("zone").selected_text(&name).show_ui(ui, |ui| {
                for zone in ZONES {
                    if ui.selectable_label(name == zone, zone).clicked()
                        && let Ok(zone) = jiff::tz::TimeZone::get(zone)
                    {
                        self.options.zone = zone;
                    }
                }
            });
            combo.response.labelled_by(label.id);
            self.sheet_ui(view, ui);
        });
        if before != (self.options.date_order, self.options.zone.clone()) {
            self.read_again();
        }
    }

    /// Which sheet or layer is read; the columns are those of the one looked at.
    fn sheet_ui(&mut self, view: &View<'_>, ui: &mut Ui) {
        let sheets = self.preview.as_ref().map(|preview| preview.sheets.clone());
        let sheets = sheets.filter(|sheets| sheets.len() > 1).unwrap_or_default();
        if sheets.is_empty() {
            return;
        }
        let before = self.options.sheet.clone();
        let label = ui.label(tr!("sheet-or-layer"));
        let shown = before.as_deref().unwrap_or(tr!("those-with-events"));
        let combo = ComboBox::from_id_salt("sheet").selected_text(shown).show_ui(ui, |ui| {
            ui.selectable_value(&mut self.options.sheet, None, tr!("those-with-events"));
            for sheet in sheets {
                ui.selectable_value(&mut self.options.sheet, Some(sheet.clone()), sheet);
            }
        });
        combo.response.labelled_by(label.id);
        if before != self.options.sheet {
            // Another sheet has other columns.
            let options = Options { mapping: None, ..self.options.clone() };
            view.ask(Action::LookAtColumns(self.path.clone(), options, self.replaces));
            self.is_replaced = true;
        }
    }

    /// One row for each column of the file.
    fn columns_ui(&mut self, ui: &mut Ui) {
        let Some(preview) = &self.preview else { return };
        ui.separator();
        let height = (ui.available_height() * 0.5).clamp(90.0, 320.0);
        let mut chosen = None;
        ui.push_id("columns", |ui| {
            table(ui, height)
                .column(Column::initial(150.0).clip(true))
                .column(Column::initial(210.0).clip(true))
                .column(Column::initial(210.0))
                .column(Column::initial(80.0).clip(true))
                .column(Column::remainder().clip(true))
                .header(ROW_POINTS, |mut header| {
                    let decides = tr!("in-how-many-of-the-first-rows");
                    for (name, tip) in [
                        (tr!("column"), ""),
                        (tr!("first-values"), ""),
                        (tr!("read-as"), ""),
                        (tr!("rows"), decides),
                        (tr!("why"), ""),
                    ] {
                        header.col(|ui| {
                            let faint = Theme::of(ui.ctx()).faint_text();
                            let label = ui.label(RichText::new(name).color(faint));
                            if !tip.is_empty() {
                                label.on_hover_text(tip);
                            }
                        });
                    }
                })
                .body(|body| {
                    body.rows(CONTROL_ROW_POINTS, preview.columns.names().len(), |mut row| {
                        let index = row.index();
                        let fields: Vec<Field> = fields_of(&preview.mapping, index).collect();
                        let name = preview.columns.names().get(index).map_or("", String::as_str);
                        row.col(|ui| cell_ui(ui, RichText::new(name).monospace(), name));
                        let values = first_values(preview, index);
                        row.col(|ui| cell_ui(ui, RichText::new(&values), &values));
                        row.col(|ui| {
                            let picked = field_ui(ui, name, index, &fields);
                            chosen = picked.map(|field| (index, field)).or(chosen);
                        });
                        row.col(|ui| {
                            let decided = fields.iter().map(|field| preview.decided(*field, index));
                            if let Some(rows) = decided.max() {
                                ui.label(tr!(
                                    "number-of-all",
                                    number = rows,
                                    all = preview.rows.len()
                                ));
                            }
                        });
                        row.col(|ui| {
                            let (reason, is_sure) = reason(preview, name, &fields);
                            let theme = Theme::of(ui.ctx());
                            let text = if is_sure {
                                RichText::new(&reason).color(theme.token(Token::Text2))
                            } else {
                                RichText::new(Icon::Warning.with(&reason)).color(theme.warning())
                            };
                            cell_ui(ui, text, &reason);
                        });
                    });
                });
        });
        if let Some((index, field)) = chosen {
            self.choose(index, field);
        }
    }

    /// The column at `index` fills `field` alone, or nothing.
    fn choose(&mut self, index: usize, field: Option<Field>) {
        let Some(preview) = &self.preview else { return };
        let mut mapping = preview.mapping.clone();
        for old in fields_of(&preview.mapping, index) {
            let others = mapping.columns(old).iter().copied().filter(|other| *other != index);
            mapping.set_all(old, others.collect());
        }
        if let Some(field) = field {
            mapping.set(field, Some(index));
        }
        self.options.mapping = (mapping != self.recognised).then_some(mapping);
        self.read_again();
    }

    fn read_again(&mut self) {
        if let Some(preview) = &mut self.preview {
            // What fails now is what is asked about at the top.
            let _ = preview.read_again(&self.options);
        }
    }

    /// The first rows as they would be read.
    fn rows_ui(&self, view: &View<'_>, ui: &mut Ui) {
        let Some(preview) = &self.preview else { return };
        let is_read = preview.rows.iter().any(|row| row.event.is_some());
        ui.add_space(6.0);
        ui.label(crate::ui::theme::semibold(match (preview.is_whole, is_read) {
            (_, false) => tr!("no-row-can-be-read-as-an"),
            (true, true) => tr!("the-rows-as-they-are-read"),
            (false, true) => tr!("the-first-rows-as-they-are-read"),
        }));
        if !is_read {
            return;
        }
        let zone = view.settings.zone();
        let height = (ui.available_height() - 60.0).max(90.0);
        ui.push_id("rows", |ui| {
            table(ui, height)
                .column(Column::initial(48.0))
                .column(Column::initial(190.0).clip(true))
                .column(Column::initial(170.0).clip(true))
                .column(Column::initial(190.0).clip(true))
                .column(Column::initial(60.0).clip(true))
                .column(Column::remainder().clip(true))
                .header(ROW_POINTS, |mut header| {
                    for name in [
                        tr!("column-line"),
                        tr!("column-when"),
                        tr!("column-where"),
                        tr!("column-what"),
                        tr!("killed"),
                        tr!("column-doubts"),
                    ] {
                        header.col(|ui| {
                            let faint = Theme::of(ui.ctx()).faint_text();
                            ui.label(RichText::new(name).color(faint));
                        });
                    }
                })
                .body(|body| {
                    body.rows(ROW_POINTS, preview.rows.len(), |mut row| {
                        let Some(shown) = preview.rows.get(row.index()) else { return };
                        for text in texts(shown, &zone) {
                            row.col(|ui| cell_ui(ui, RichText::new(&text), &text));
                        }
                    });
                });
        });
    }
}

/// A table that scrolls beyond `height`, in points.
fn table(ui: &mut Ui, height: f32) -> TableBuilder<'_> {
    TableBuilder::new(ui)
        .striped(true)
        .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
        .resizable(true)
        .auto_shrink([false, true])
        .max_scroll_height(height)
}
