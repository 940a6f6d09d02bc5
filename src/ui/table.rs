//! The table of the passing events.

use egui_extras::{Column, TableBuilder};

use super::notes;
use super::table_order::{Key, Listed, SortColumn};
use super::theme::Theme;
use super::words;
use super::{Action, View, settings::Change};
use crate::dataset::{Dataset, Event, Figure, kind};
use crate::session::{Combine, Command, EventRef, Open};

/// A column of the table.
struct TableColumn {
    id: &'static str,
    label: &'static str,
    width: f32,
    text: fn(&View<'_>, &Dataset, usize, &Event) -> String,
    /// What rows are sorted by.
    key: Option<fn(&Dataset, usize) -> Key>,
}

fn highest(figure: Figure) -> Key {
    Key::Number(figure.bounds().map_or(-1.0, |(_, high)| f64::from(high)))
}

/// The event of `row` as the session names it.
fn reference(view: &View<'_>, dataset: &Dataset, row: usize) -> Option<EventRef> {
    let is_meant = |open: &&Open| std::ptr::eq(&*open.dataset, dataset);
    let open = view.session.datasets().iter().find(is_meant)?;
    Some(EventRef { dataset: open.id, row })
}

#[rustfmt::skip]
const COLUMNS: &[TableColumn] = &[
    TableColumn { id: "time", label: "Time", width: 210.0, text: |view, _, _, event| words::interval(event.interval, event.time_precision, &view.settings.zone()), key: Some(|dataset, row| Key::Number(dataset.interval(row).map_or(f64::INFINITY, |at| at.start().secs() as f64))) },
    TableColumn { id: "kind", label: "Kind", width: 130.0, text: |_, _, _, event| kind::label(&event.kind), key: Some(|dataset, row| Key::Text(kind::label(dataset.kinds().value(row)))) },
    TableColumn { id: "title", label: "Title", width: 300.0, text: |_, _, _, event| event.title.clone(), key: Some(|dataset, row| Key::Text(dataset.event(row).map(|event| event.title).unwrap_or_default())) },
    TableColumn { id: "place", label: "Place", width: 160.0, text: |_, _, _, event| event.place_name.clone(), key: Some(|dataset, row| Key::Text(dataset.place_names().value(row).to_string())) },
    TableColumn { id: "killed", label: "Killed", width: 70.0, text: |_, _, _, event| event.killed.label(), key: Some(|dataset, row| highest(dataset.harm(row).killed)) },
    TableColumn { id: "injured", label: "Injured", width: 70.0, text: |_, _, _, event| event.injured.label(), key: Some(|dataset, row| highest(dataset.harm(row).injured)) },
    TableColumn { id: "weapon", label: "Weapon", width: 140.0, text: |_, _, _, event| event.weapon.clone(), key: Some(|dataset, row| Key::Text(dataset.weapons().value(row).to_string())) },
    TableColumn { id: "precision", label: "Precision", width: 150.0, text: |_, dataset, row, _| words::place_precision(dataset.certainty(row)), key: Some(|dataset, row| Key::Number(f64::from(dataset.certainty(row).radius_m))) },
    TableColumn { id: "sources", label: "Sources", width: 70.0, text: |_, _, _, event| words::number(event.sources.len()), key: Some(|dataset, row| Key::Number(dataset.publishers().codes(row).len() as f64)) },
    TableColumn { id: "admin1", label: "Region", width: 120.0, text: |_, _, _, event| event.admin1.clone(), key: Some(|dataset, row| Key::Text(dataset.admin1().value(row).to_string())) },
    TableColumn { id: "id", label: "Id", width: 140.0, text: |_, _, _, event| event.id.clone(), key: None },
    TableColumn { id: "tags", label: "Tags", width: 140.0, text: |view, dataset, row, _| reference(view, dataset, row).map_or_else(String::new, |event| notes::tags_of(view, event).join(", ")), key: None },
    TableColumn { id: "notes", label: "Notes", width: 60.0, text: |view, dataset, row, _| reference(view, dataset, row).map(|event| notes::note_count(view, event)).filter(|count| *count > 0).map_or_else(String::new, words::number), key: None },
    TableColumn { id: "dataset", label: "Dataset", width: 140.0, text: |_, dataset, _, _| dataset.source.name.clone(), key: Some(|dataset, _| Key::Text(dataset.source.name.clone())) },
];

/// Columns shown until others are chosen.
const USUAL: [&str; 7] = ["time", "kind", "title", "place", "killed", "injured", "weapon"];

/// The table: how it is sorted, and where the hand was last.
#[derive(Debug, Default)]
pub struct Table {
    listed: Listed,
    sort: usize,
    descending: bool,
    last_clicked: Option<EventRef>,
    last_focus: Option<EventRef>,
}

impl Table {
    fn refresh(&mut self, view: &View<'_>) {
        let column = &COLUMNS[self.sort.min(COLUMNS.len() - 1)];
        let column = SortColumn { index: self.sort, key: column.key, is_time: column.id == "time" };
        self.listed.refresh(view, column, self.descending);
    }

    /// Paints the table.
    pub fn ui(&mut self, view: &View<'_>, ui: &mut egui::Ui) {
        self.refresh(view);
        let known = |id: &String| COLUMNS.iter().any(|column| column.id == id);
        let is_usual = !view.settings.table_columns.iter().any(known);
        let chosen: Vec<&TableColumn> = COLUMNS
            .iter()
            .filter(|column| {
                if is_usual {
                    USUAL.contains(&column.id)
                } else {
                    view.settings.table_columns.iter().any(|id| id == column.id)
                }
            })
            .collect();
        ui.horizontal(|ui| {
            ui.strong(words::counted(self.listed.len(), "event", "events"));
            ui.menu_button("Columns", |ui| columns_menu(view, ui, &chosen));
            if ui.button("Select all").clicked() {
                view.send(Command::SelectPassing);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close table").clicked() {
                    view.ask(Action::Set(Change::TableOpen(false)));
                }
            });
        });
        let focus = view.session.document().focus;
        let scroll_to = focus
            .filter(|_| self.last_focus != focus)
            .and_then(|focus| self.listed.index_of(focus));
        self.last_focus = focus;
        let mut sort = None;
        let mut clicked = None;
        egui::ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            self.rows_ui(view, ui, &chosen, scroll_to, &mut sort, &mut clicked);
        });
        if let Some(index) = sort {
            self.descending = index == self.sort && !self.descending;
            self.sort = index;
        }
        if let Some(index) = clicked {
            let modifiers = ui.input(|input| input.modifiers);
            self.click(view, index, modifiers);
        }
    }

    fn rows_ui(
        &self,
        view: &View<'_>,
        ui: &mut egui::Ui,
        chosen: &[&TableColumn],
        scroll_to: Option<usize>,
        sort: &mut Option<usize>,
        clicked: &mut Option<usize>,
    ) {
        let focus = view.session.document().focus;
        let theme = Theme::of(ui.ctx());
        let mut builder = TableBuilder::new(ui)
            .striped(true)
            .resizable(true)
            .sense(egui::Sense::click())
            .auto_shrink(false);
        for column in chosen {
            builder = builder.column(Column::initial(column.width).at_least(40.0).clip(true));
        }
        if let Some(row) = scroll_to {
            builder = builder.scroll_to_row(row, None);
        }
        builder
            .header(20.0, |mut header| {
                for column in chosen {
                    header.col(|ui| {
                        let index = COLUMNS.iter().position(|known| known.id == column.id);
                        let sorted = index == Some(self.sort);
                        let text = egui::RichText::new(column.label).strong();
                        let button = egui::Button::new(text).frame(false);
                        let response = ui.add_enabled(column.key.is_some(), button);
                        let order = match (sorted, self.descending) {
                            (true, true) => ", descending",
                            (true, false) => ", ascending",
                            _ => "",
                        };
                        response.widget_info(|| {
                            let name = format!("Sort by {}{order}", column.label);
                            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
                        });
                        if sorted {
                            arrow(ui, self.descending, theme.accent());
                        }
                        if response.clicked() {
                            *sort = index;
                        }
                    });
                }
            })
            .body(|body| {
                body.rows(19.0, self.listed.len(), |mut table_row| {
                    let index = table_row.index();
                    let Some(event) = self.listed.get(index) else { return };
                    let Some(dataset) = view.session.dataset(event.dataset) else { return };
                    table_row.set_selected(view.session.document().selection.contains(event));
                    match dataset.event(event.row) {
                        Ok(found) => {
                            for column in chosen {
                                table_row.col(|ui| {
                                    let text = (column.text)(view, dataset, event.row, &found);
                                    let unknown = text == "unknown" || text == "time unknown";
                                    let mut text = egui::RichText::new(text);
                                    if focus == Some(event) {
                                        text = text.strong();
                                    } else if unknown {
                                        text = text.color(theme.faint_text());
                                    }
                                    ui.add(egui::Label::new(text).truncate().selectable(false));
                                });
                            }
                        }
                        Err(error) => {
                            table_row.col(|ui| {
                                ui.colored_label(theme.warning(), error.to_string());
                            });
                        }
                    }
                    if table_row.response().clicked() {
                        *clicked = Some(index);
                    }
                });
            });
    }

    /// Click selects, Ctrl+click toggles, Shift+click selects up to here.
    fn click(&mut self, view: &View<'_>, index: usize, modifiers: egui::Modifiers) {
        let anchor = self.last_clicked.filter(|_| modifiers.shift);
        let from = anchor.and_then(|anchor| self.listed.index_of(anchor)).unwrap_or(index);
        let range = from.min(index)..=from.max(index);
        let mut events: Vec<EventRef> = range.filter_map(|at| self.listed.get(at)).collect();
        // The clicked one comes last: it is the one shown in detail.
        if index < from {
            events.reverse();
        }
        let combine = match (modifiers.command, modifiers.shift) {
            (true, false) => Combine::Toggle,
            (true, true) => Combine::Add,
            _ => Combine::Replace,
        };
        if !modifiers.shift {
            self.last_clicked = self.listed.get(index);
        }
        view.send(Command::Select(events, combine));
    }
}

/// A small triangle: the fonts inside the program have no arrows.
fn arrow(ui: &mut egui::Ui, down: bool, colour: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(8.0, 8.0), egui::Sense::hover());
    let points = if down {
        vec![rect.left_top(), rect.right_top(), rect.center_bottom()]
    } else {
        vec![rect.left_bottom(), rect.center_top(), rect.right_bottom()]
    };
    ui.painter().add(egui::Shape::convex_polygon(points, colour, egui::Stroke::NONE));
}

fn columns_menu(view: &View<'_>, ui: &mut egui::Ui, chosen: &[&TableColumn]) {
    for column in COLUMNS {
        let mut shown = chosen.iter().any(|known| known.id == column.id);
        if ui.checkbox(&mut shown, column.label).changed() {
            let columns = COLUMNS
                .iter()
                .filter(|known| {
                    if known.id == column.id {
                        shown
                    } else {
                        chosen.iter().any(|chosen| chosen.id == known.id)
                    }
                })
                .map(|known| known.id.to_owned())
                .collect();
            view.ask(Action::Set(Change::TableColumns(columns)));
        }
    }
}
